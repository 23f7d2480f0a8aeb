"""Guards on a decision: who took part, who may enter it, and what it was decided on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Part
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.verdier import UTFALL_FOR
from innforing.domain.koordineringsgruppe.vilkar import FORER, saken

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
    from innforing.domain.koordineringsgruppe.verdier import Oppmotte

MEDLEMMER = "koordineringsgruppen"


def _deltok(g: Grunnlag[Koordineringsgruppe, Any]) -> tuple[Oppmotte, ...] | None:
    """Who took part in the item of the step; None when it is not under treatment."""
    sak, mote = saken(g), g.aggregat.motet_for(g.steg.sak)
    return None if sak is None or mote is None else mote.deltok(sak)


def _parter(g: Grunnlag[Koordineringsgruppe, Any]) -> frozenset[Part] | None:
    deltok = _deltok(g)
    return None if deltok is None else frozenset(o.part for o in deltok)


@vilkar(
    "K-111",
    "Utfallet er et som denne typen sak kan få",
    "Utfallet er eit som denne typen sak kan få",
    "The outcome is one that this type of item can have",
    rettes_av=MEDLEMMER,
    slik=("Velg et av disse", "Vel eit av desse", "Choose one of these"),
)
def utfallet_passer_sakstypen(g: Grunnlag[Koordineringsgruppe, Any]) -> tuple[str, ...]:
    """Information is taken note of, and never approved or refused."""
    sak = saken(g)
    mulige = () if sak is None else UTFALL_FOR[sak.type]
    if g.steg.utfall in mulige:
        return ()
    return tuple(str(utfall.value) for utfall in mulige)


@vilkar(
    "K-375",
    "Beslutningen føres av en som deltok",
    "Avgjerda blir ført av ein som deltok",
    "The decision is entered by one who took part",
    rettes_av=MEDLEMMER,
    slik=(
        "La et medlem som møtte, eller som svarte i runden, føre den",
        "La ein medlem som møtte, eller som svara i runden, føre ho",
        "Let a member who was there, or who answered, enter it",
    ),
)
def fores_av_en_som_deltok(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    """Who stepped aside was there: that is for the next guard to say."""
    sak, deltok = saken(g), _deltok(g)
    if sak is None or deltok is None or g.aktor.person in sak.inhabile:
        return True
    return any(o.person == g.aktor.person for o in deltok)


@vilkar(
    "K-375",
    "Beslutningen føres av en som er habil i saken",
    "Avgjerda blir ført av ein som er habil i saka",
    "The decision is entered by one who did not step aside",
    rettes_av=MEDLEMMER,
    slik=("La et annet medlem føre den", "La ein annan medlem føre ho", "Let another enter it"),
)
def fores_av_en_habil(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    sak = saken(g)
    return sak is None or g.aktor.person not in sak.inhabile


@vilkar(
    "K-109",
    "Beslutningen føres av en annen enn den som har laget det saken gjelder",
    "Avgjerda blir ført av ein annan enn den som har laga det saka gjeld",
    "The decision is entered by another than the one who made what it is about",
    rettes_av=MEDLEMMER,
    slik=("La et annet medlem føre den", "La ein annan medlem føre ho", "Let another enter it"),
)
def fire_oyne_i_saken(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    return g.aktor.person not in g.fakta.sakens_opphav


@vilkar(
    "K-104",
    "Så mange parter deltok som gruppen har bestemt",
    "Så mange partar deltok som gruppa har fastsett",
    "As many parties took part as the group has settled",
    rettes_av=MEDLEMMER,
    slik=(
        "Utsett saken til flere parter er med, eller hold en skriftlig runde",
        "Utset saka til fleire partar er med, eller hald ein skriftleg runde",
        "Defer the item until more parties take part, or hold a written round",
    ),
)
def gruppen_er_beslutningsdyktig(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    """Parties, not persons, are counted, and only through those who did not step aside."""
    parter = _parter(g)
    return parter is None or len(parter) >= (g.aggregat.parter_til_stede or 1)


@vilkar(
    "K-375",
    "Dissensen er fra parter som deltok",
    "Dissensen er frå partar som deltok",
    "The dissent is that of parties that took part",
    rettes_av=MEDLEMMER,
    slik=(
        "Ta bort parter som ikke møtte, ikke svarte eller ikke var habile",
        "Ta bort partar som ikkje møtte, ikkje svara eller ikkje var habile",
        "Remove parties that were not there, did not answer or stepped aside",
    ),
)
def dissensen_er_fra_en_som_deltok(g: Grunnlag[Koordineringsgruppe, Any]) -> tuple[str, ...]:
    parter = _parter(g)
    if parter is None:
        return ()
    return tuple(str(d.part.value) for d in g.steg.dissens if d.part not in parter)


@vilkar(
    "K-375",
    "Partene som svarte mot, står som dissens",
    "Partane som svara mot, står som dissens",
    "The parties that answered against stand as dissent",
    rettes_av=MEDLEMMER,
    slik=("Før disse som dissens", "Før desse som dissens", "Enter these as dissent"),
)
def de_som_svarte_mot_er_nevnt(g: Grunnlag[Koordineringsgruppe, Any]) -> tuple[str, ...]:
    """Asked of a yes; a no is what they said."""
    mote = g.aggregat.motet_for(g.steg.sak)
    if mote is None or str(g.steg.utfall.value) == "nei":
        return ()
    mot = mote.mot(g.steg.sak) - {d.part for d in g.steg.dissens}
    return tuple(sorted(str(part.value) for part in mot))


@vilkar(
    "K-375",
    "Fristen for vilkåret er ikke passert",
    "Fristen for vilkåret er ikkje passert",
    "The deadline of the condition has not passed",
    rettes_av=MEDLEMMER,
    slik=("Sett en frist fram i tid", "Set ein frist fram i tid", "Set a deadline ahead"),
)
def vilkarsfristen_er_framover(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    frist = g.steg.vilkarsfrist
    return frist is None or bool(frist >= g.gjelder_dag)


@vilkar(
    "K-375",
    "Det som ble sendt ut, står i loggen slik det sto",
    "Det som vart sendt ut, står i loggen slik det stod",
    "What was sent out stands in the log as it stood",
    rettes_av="ks",
    slik=(
        "Kontroller loggen: noe er endret i den",
        "Kontroller loggen: noko er endra i han",
        "Verify the log: something in it has been changed",
    ),
)
def utsendt_grunnlag_er_uendret(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    """The digest is made anew at the same position: it is the same, or the log is not."""
    return bool(g.fakta.utsendt_grunnlag_stemmer)


@vilkar(
    "K-109",
    "Saken er ikke endret etter utsending",
    "Saka er ikkje endra etter utsending",
    "The item has not changed since it was sent out",
    rettes_av=FORER,
    slik=(
        "Send saken ut på nytt, utsett den, eller si hvorfor gruppen likevel kan beslutte",
        "Send saka ut på nytt, utset ho, eller sei kvifor gruppa likevel kan avgjere",
        "Send it out anew, defer it, or say why the group can decide all the same",
    ),
)
def saken_star_som_utsendt(g: Grunnlag[Koordineringsgruppe, Any]) -> tuple[str, ...]:
    return tuple(g.fakta.endret_etter_utsending)
