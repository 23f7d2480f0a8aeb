"""P-09: what a kommune is told before it decides, in both målformer (K-147 to K-156)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from innforing.application.forklaring import punkter
from innforing.web.deler import Vilkarslinje
from innforing.web.innlogging import Flate
from innforing.web.innsyn import krev_innsyn
from innforing.web.kall import IkkeAdgang, UgyldigForesporsel
from innforing.web.lister.tabell import vis
from innforing.web.pages.deltakere.deltakertall import puljenavn
from innforing.web.pages.invitasjon.invitasjonsbrev import (
    ELEMENTER,
    MALFORMER,
    brev,
    brevene,
    siste_til,
    utgaver,
    valgt_malform,
)
from innforing.web.pages.invitasjon.invitasjonspuljer import Valgt, puljekort, slagord, utgaveord
from innforing.web.pages.invitasjon.invitasjonsskjema import (
    TRIGGER,
    forhandsvis,
    nytt_skjema,
    skjemaslag,
)
from innforing.web.pages.invitasjon.mottakere import mottakere, mottakerliste
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.pages.svar.puljeplass import NUMMER
from innforing.web.side import FEIL_I_SKJEMA, Lenke
from innforing.web.skjema.feltnavn import NAVN
from innforing.web.skjema.skjemalesing import UkjentFelt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.application.forklaring import Punkt
    from innforing.domain.innforingslop.invitasjon import Invitasjonstekst
    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning
    from innforing.web.pages.invitasjon.invitasjonsbrev import Brev
    from innforing.web.pages.invitasjon.invitasjonspuljer import Puljekort
    from innforing.web.pages.invitasjon.invitasjonsskjema import Skjemaslag
    from innforing.web.skjema.skjema import Skjema

FANE: Final = "invitasjon"


@dataclass(frozen=True, slots=True)
class Element:
    """One element in both målformer; empty where it is not written."""

    navn: str
    nb: str
    nn: str


@dataclass(frozen=True, kw_only=True)
class Invitasjonsside(Lopsside):
    """The invitation of one løp."""

    puljer: tuple[Puljekort, ...] = ()
    pulje: str = ""
    kontakt: str = ""
    rettet_til: str = ""
    """Whose leaders it was addressed to."""
    kommunikasjon: str | None = None
    """The communication plan, which type C must have; None in the other types."""
    utgave: str = ""
    utgaver: tuple[Lenke, ...] = ()
    avtrykk: str = ""
    hendelse: str | None = None
    elementer: tuple[Element, ...] = ()
    brev: Brev | None = None
    malformer: tuple[Lenke, ...] = ()
    mottakere: Tabellvisning | None = None
    mottakertall: str = ""
    skjema: Skjema | None = None
    gjor: str = ""
    """What the form does."""
    forhandsvis: str = ""
    """Where the form is sent to be looked at."""
    forhandsvist: bool = False
    mangler: tuple[Vilkarslinje, ...] = ()
    avklares: tuple[Vilkarslinje, ...] = ()


def invitasjon(kall: Kall, lop: str) -> Invitasjonsside:
    """What was sent, to whom, and the form for what is not sent yet."""
    valgt = _velg(kall, lop)
    side = _side(valgt)
    slag = _slag(valgt)
    if slag is None or valgt.pulje is None:
        return side
    skjema = nytt_skjema(kall, slag, lop, valgt.innhold, valgt.pulje, valgt.alle)
    return replace(
        side,
        skjema=skjema,
        gjor=slagord(kall)[slag],
        forhandsvis=_se(valgt, slag),
        mangler=tuple(_vilkar(kall, lop, slag)),
    )


def se_forst(kall: Kall, lop: str) -> Invitasjonsside:
    """The form as it was filled in, as a kommune would see it, with all that is missing."""
    valgt = _velg(kall, lop)
    slag = _slag(valgt)
    if slag is None:
        raise IkkeAdgang
    try:
        sett = forhandsvis(kall, slag, lop)
    except UkjentFelt:
        raise UgyldigForesporsel(kall._("Skjemaet har et felt vi ikke kjenner.")) from None
    side = _med_tekst(_side(valgt), kall, sett.tekster)
    return replace(
        side,
        skjema=sett.skjema,
        gjor=slagord(kall)[slag],
        forhandsvis=_se(valgt, slag),
        forhandsvist=True,
        mangler=tuple(map(_linje, sett.sperrer)),
        avklares=tuple(map(_linje, sett.avklares)),
        feil=bool(sett.skjema.feil),
        status=FEIL_I_SKJEMA if sett.skjema.feil else 200,
        utgave="",
    )


def _velg(kall: Kall, lop: str) -> Valgt:
    krev_innsyn(kall, f"innforingslop:{lop}")
    innhold, alle = kall.lop(lop), utgaver(kall, lop)
    onsket = kall.sporring.get("pulje", "")
    sist = siste_til(alle)
    nr = int(onsket) if NUMMER.fullmatch(onsket) else None
    forste = innhold.puljer[0] if innhold.puljer else None
    pulje = innhold.pulje(nr or (sist.pulje if sist else 0)) or forste
    egne = [u for u in alle if pulje is not None and u.pulje == pulje.nr]
    posisjon = kall.sporring.get("utgave", "")
    valgt = next((u for u in egne if str(u.posisjon) == posisjon), egne[-1] if egne else None)
    return Valgt(kall=kall, lop=lop, innhold=innhold, alle=alle, pulje=pulje, utgave=valgt)


def _slag(valgt: Valgt) -> Skjemaslag | None:
    """The form that the address asks for, when the reader may use it."""
    if valgt.pulje is None:
        return None
    kan = skjemaslag(valgt.kall, f"innforingslop:{valgt.lop}", valgt.pulje)
    return next((slag for slag in kan if slag == valgt.kall.sporring.get("skjema")), None)


def _se(valgt: Valgt, slag: Skjemaslag) -> str:
    nr = valgt.pulje.nr if valgt.pulje else 1
    return f"/lop/{valgt.lop}/invitasjon?pulje={nr}&skjema={slag}"


def _side(valgt: Valgt) -> Invitasjonsside:
    kall, innhold = valgt.kall, valgt.innhold
    hode = lopshode(kall, valgt.lop, FANE)
    side = Invitasjonsside(
        tittel=hode.sidetittel,
        smuler=hode.smuler,
        hode=hode,
        puljer=tuple(puljekort(valgt, pulje) for pulje in innhold.puljer),
    )
    if valgt.pulje is None:
        return side
    return _med_utgave(_med_mottakere(side, valgt, valgt.pulje), valgt, valgt.pulje)


def _med_utgave(side: Invitasjonsside, valgt: Valgt, pulje: Puljeplan) -> Invitasjonsside:
    """With the version that was chosen, as it was sent."""
    kall, utgave = valgt.kall, valgt.utgave
    ledere = valgt.innhold.puljens_ledere(pulje.nr, kall.moment.dag)
    side = replace(
        side,
        pulje=puljenavn(kall, pulje),
        rettet_til=", ".join(
            kall.t(sektor.tekst)
            for u in valgt.alle
            if u.pulje == pulje.nr
            for sektor in u.adressater
        ),
        kommunikasjon=(valgt.innhold.plan.kommunikasjonsplan or "")
        if valgt.innhold.art == "C"
        else None,
        kontakt=", ".join(dict.fromkeys(kall.navn(leder.person) for leder in ledere)),
    )
    if utgave is None:
        return side
    egne = [u for u in valgt.alle if u.pulje == pulje.nr]
    return replace(
        _med_tekst(side, kall, utgave.tekster),
        utgave=utgaveord(kall, utgave),
        utgaver=tuple(
            Lenke(utgaveord(kall, u), kall.lenke(utgave=str(u.posisjon)), u is utgave) for u in egne
        ),
        avtrykk=utgave.avtrykk,
        hendelse=kall.til(f"/hendelser/{utgave.posisjon}"),
    )


def _med_tekst(
    side: Invitasjonsside, kall: Kall, tekster: Iterable[Invitasjonstekst]
) -> Invitasjonsside:
    """With the texts side by side, and as a kommune sees one of them."""
    tekster = tuple(tekster)
    brevs = brevene(kall, tekster)
    etter = {str(t.malform.value): t for t in tekster}
    par = [brev(kall, kode, etter.get(kode)) for kode in MALFORMER]
    valgt = next((b for b in brevs if b.malform == valgt_malform(kall)), None)
    return replace(
        side,
        elementer=tuple(
            Element(kall.t(NAVN[navn]), *(b.avsnitt[nr].tekst for b in par))
            for nr, navn in enumerate(ELEMENTER)
            if navn != "hvem_det_gjelder" or any(b.avsnitt[nr].tekst for b in par)
        ),
        brev=valgt or (brevs[0] if brevs else None),
        malformer=tuple(
            Lenke(b.navn, kall.lenke(malform=b.malform), b is (valgt or brevs[0])) for b in brevs
        ),
    )


def _med_mottakere(side: Invitasjonsside, valgt: Valgt, pulje: Puljeplan) -> Invitasjonsside:
    """With the receivers, for those who may know what other kommuner answer."""
    kall = valgt.kall
    if kall.jeg is None or kall.jeg.flate is Flate.KOMMUNE:
        return side
    forst = next((u for u in valgt.alle if u.pulje == pulje.nr), None)
    alle = list(mottakere(kall, valgt.lop, valgt.innhold, pulje.nr, forst))
    liste = mottakerliste(kall, alle, sendt=forst is not None)
    setning = kall._("{antall} av {alle} kommuner i løpet.")
    return replace(
        side,
        lister=(liste,),
        mottakere=vis(liste, kall),
        mottakertall=setning.format(
            antall=kall.tall(sum(en.far for en in alle)), alle=kall.tall(len(alle))
        ),
    )


def _vilkar(kall: Kall, lop: str, slag: Skjemaslag) -> Iterator[Vilkarslinje]:
    """What stands in the way whatever is filled in."""
    for mulig in kall.mulige(f"innforingslop:{lop}"):
        if mulig.steg == TRIGGER[slag]:
            yield from map(_linje, punkter(mulig.sperrer, kall.ordbok(kall.lop(lop))))


def _linje(punkt: Punkt) -> Vilkarslinje:
    return Vilkarslinje(
        oppfylt=False,
        tekst=punkt.tekst,
        gjor=punkt.slik,
        hvem=", ".join(punkt.rettes_av),
        krav=punkt.krav,
        mangler=punkt.ord,
    )
