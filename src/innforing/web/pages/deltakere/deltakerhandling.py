"""One thing for several kommuner of a løp, `/lop/{lop}/deltakere/handling`: a command each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.responses import Response

from innforing.domain.katalog import STEG
from innforing.web.adresser import videre
from innforing.web.deler import Feillinje
from innforing.web.innsyn import krev_innsyn
from innforing.web.kall import IkkeAdgang, IkkeFunnet
from innforing.web.pages.deltakere.deltakerbord import les_bord
from innforing.web.pages.deltakere.deltakerliste import les_filter, valgte
from innforing.web.pages.deltakere.raskonsker import oppfolgingsonske
from innforing.web.pages.deltakere.raskskjema import les_dag, sjekk_dager
from innforing.web.pages.deltakere.utfallsliste import Utfallsliste, utfallsliste
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.side import FEIL_I_SKJEMA, Lenke
from innforing.web.skjema.flere_steg import Onske, avklart, kommando_id, ny_innsending, ta_hver
from innforing.web.skjema.skjema import FELLES
from innforing.web.skjema.skjemafelt import Felt
from innforing.web.skjema.skjemalesing import les_skjema
from innforing.web.skjema.skjemategner import Tegner

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.web.kall import Kall
    from innforing.web.pages.deltakere.deltakerbord import Bordrad, Deltakerbord
    from innforing.web.skjema.flere_steg import Utfall

EGNE: Final = ("_kommune", "_innsending", "_avklaring", "gjor", "dato_", "neste", "tema_neste")
"""Fields of the page itself; the others are the step's."""
_FOR_HVER: Final = ("_kommune", "_innsending", "_avklaring")


@dataclass(frozen=True, slots=True)
class Handling:
    """What can be done for several at once."""

    steg: str
    krever: str = "registrer_kontakt"
    """The step of the deltakelse that one must be able to take for the kommune."""
    uten: frozenset[str] = frozenset()
    """Fields that are another for each kommune, or that the page fills in."""
    med_dag: bool = True
    """Whether it happened on a day that may be another than today."""
    paminner: bool = False
    """Whether it asks something of the kommune: never of one that said no (K-161)."""
    om_losningen: bool = False
    """Whether it is about use of the løsning, and stands in that stream."""


EPOST: Final = "epost"
KONTAKT: Final = "registrer_kontakt"
HANDLINGER: Final[Mapping[str, Handling]] = {
    EPOST: Handling("", paminner=True),
    "kontakt": Handling(KONTAKT, uten=frozenset({"kontaktperson"})),
    "oppfolging": Handling(
        "planlegg_oppfolging", uten=frozenset({"id"}), med_dag=False, paminner=True
    ),
    "aktivitet": Handling("registrer_aktivitet"),
    "forankring": Handling("registrer_forankring", uten=frozenset({"endringseier"})),
    "kartlegging": Handling("registrer_kartlegging", uten=frozenset({"svar"})),
    "bruksstatus": Handling("meld_bruksstatus", om_losningen=True),
    "flytt": Handling("flytt_deltaker", krever="flytt_deltaker", med_dag=False),
}
"""Code in the address → what is done."""


def handlingsord(kall: Kall) -> dict[str, str]:
    """What the actions are called."""
    tekster = {kode: h.steg for kode, h in HANDLINGER.items() if h.steg}
    ord_ = {kode: kall.t(STEG[steg].tekst) for kode, steg in tekster.items()}
    return {EPOST: kall._("Kopier e-postadresser"), **ord_}


@dataclass(frozen=True, kw_only=True)
class Handlingsside(Lopsside):
    """The action: for whom, its form, and afterwards what became of each."""

    sti: str
    tilbake: str
    gjor: str
    innsending: str
    kommuner: tuple[Lenke, ...]
    ider: tuple[str, ...]
    utelatt: tuple[tuple[str, str], ...]
    """Those it is not done for, and why."""
    felt: tuple[Felt, ...]
    linjer: tuple[Feillinje, ...] = ()
    utfall: Utfallsliste | None = None
    skjult: tuple[tuple[str, str], ...] = ()
    """What was filled in, for the second try of those that must be explained."""

    def liste_for(self, _felt: Felt) -> str:
        """No field has suggestions."""
        return ""


def handling(kall: Kall, lop: str) -> Handlingsside | Response:
    """For whom it will be done, and what must be filled in."""
    krev_innsyn(kall, f"innforingslop:{lop}")
    bord, gjor = les_bord(kall, lop), kall.sporring.get("gjor", "")
    valgt = _valgt(bord, gjor)
    if kall.sporring.get("alle"):
        rader = valgte(bord, les_filter(kall.sporring))
    else:
        rader = _rader(bord, kall.flere("kommune"))
    if gjor == EPOST:
        par = [("kommune", rad.en.kommune) for rad in rader]
        return videre(f"/lop/{lop}/deltakere/epost?{urlencode(par)}")
    return _side(kall, bord, gjor, rader, _felt(kall, lop, valgt, {}, {}))


def utfor(kall: Kall, lop: str) -> Handlingsside:
    """One command for each kommune, and the outcome of every one."""
    krev_innsyn(kall, f"innforingslop:{lop}")
    bord, gjor = les_bord(kall, lop), str(kall.felt.get("gjor", ""))
    valgt = _valgt(bord, gjor)
    rader = _rader(bord, [str(v) for v in kall.felt.getlist("_kommune")])
    verdier = kall.felter()
    feil = sjekk_dager(kall, {**verdier, "dato": verdier.get("dato_", "")}, "dato", "neste")
    egne = [(n, v) for n, v in kall.felt.multi_items() if n not in EGNE]
    data, _ = les_skjema(FormData(egne), valgt.steg)
    feil = {("dato_" if n == "dato" else n): s for n, s in feil.items()}
    felt = _felt(kall, lop, valgt, data, feil, verdier)
    med, _ = _fordelt(kall, bord, gjor, rader)
    if feil or not med:
        return _side(kall, bord, gjor, rader, felt, status=FEIL_I_SKJEMA)
    utfall = _ta(kall, bord, valgt, med, data, verdier)
    ugyldig = next((u for u in utfall if u.slag == "ugyldig" and u.feil), None)
    if ugyldig is not None and not any(u.lagret for u in utfall):
        felt = _felt(kall, lop, valgt, data, dict(ugyldig.feil), verdier)
        return _side(kall, bord, gjor, rader, felt, status=FEIL_I_SKJEMA)
    return _side(kall, bord, gjor, rader, felt, utfall=utfall)


def _valgt(bord: Deltakerbord, gjor: str) -> Handling:
    if gjor not in HANDLINGER:
        raise IkkeFunnet
    valgt = HANDLINGER[gjor]
    if not bord.for_meg(valgt.krever):
        raise IkkeAdgang
    if valgt.om_losningen and bord.innhold.losning is None:
        raise IkkeFunnet
    return valgt


def _rader(bord: Deltakerbord, ider: list[str]) -> tuple[Bordrad, ...]:
    return tuple(bord.etter_id[id_] for id_ in dict.fromkeys(ider) if id_ in bord.etter_id)


def _fordelt(
    kall: Kall, bord: Deltakerbord, gjor: str, rader: tuple[Bordrad, ...]
) -> tuple[tuple[Bordrad, ...], tuple[tuple[str, str], ...]]:
    """Those it is done for, and those it is not, with why."""
    valgt = HANDLINGER[gjor]
    med: list[Bordrad] = []
    uten: list[tuple[str, str]] = []
    for rad in rader:
        if valgt.paminner and not rad.en.sporres:
            uten.append((rad.navn, kall._("Har gitt et endelig svar og får ingen påminnelse.")))
        elif valgt.krever not in bord.kan(rad):
            uten.append((rad.navn, kall._("Du har ikke myndighet for denne kommunen.")))
        else:
            med.append(rad)
    return tuple(med), tuple(uten)


def _ta(
    kall: Kall,
    bord: Deltakerbord,
    valgt: Handling,
    rader: tuple[Bordrad, ...],
    data: dict[str, object],
    verdier: Mapping[str, str],
) -> tuple[Utfall, ...]:
    innsending, avklaring = verdier.get("_innsending", ""), verdier.get("_avklaring", "").strip()
    onsker = [_onske(bord, valgt, rad, data, verdier, innsending) for rad in rader]
    if avklaring:
        onsker = [avklart(kall, onske, avklaring) for onske in onsker]
    utfall = ta_hver(kall, onsker)
    neste = les_dag(verdier.get("neste", "")) if valgt.steg == KONTAKT else None
    if neste is None:
        return utfall
    tema = verdier.get("tema_neste", "").strip()
    # no follow-up of a contact that was not recorded, nor of one that is asked for nothing more
    lagret = (u.onske.kommune for u in utfall if u.lagret)
    fulgt = (k for k in lagret if bord.etter_id[k].en.sporres)
    return utfall + ta_hver(
        kall, (oppfolgingsonske(bord.lop, k, neste, tema, innsending) for k in fulgt)
    )


def _onske(
    bord: Deltakerbord,
    valgt: Handling,
    rad: Bordrad,
    data: dict[str, object],
    verdier: Mapping[str, str],
    innsending: str,
) -> Onske:
    kommune = rad.en.kommune
    dag = les_dag(verdier.get("dato_", "")) if valgt.med_dag else None
    onske = Onske(
        kommune=kommune,
        steg=valgt.steg,
        strom=f"deltakelse:{bord.lop}:{kommune}",
        kommando=kommando_id(innsending, valgt.steg, kommune),
        data=data,
        gjelder=dag,
    )
    if valgt.om_losningen:
        return replace(onske, strom=f"ibruktakelse:{bord.innhold.losning}:{kommune}")
    if valgt.steg == "planlegg_oppfolging":
        return replace(onske, data={**data, "id": f"oppfolging-{onske.kommando[:8]}"})
    return onske


def _felt(
    kall: Kall,
    lop: str,
    valgt: Handling,
    data: Mapping[str, object],
    feil: Mapping[str, tuple[str, ...]],
    verdier: Mapping[str, str] | None = None,
) -> tuple[Felt, ...]:
    """The step's own fields, the day it happened, and for a contact when the next is to be."""
    verdier = verdier or {}
    tegner = Tegner(kall, f"deltakelse:{lop}:", feil, kall.ordbok())
    if not valgt.steg:
        return ()
    felt = list(tegner.felter(valgt.steg, STEG[valgt.steg], data, uten={*FELLES, *valgt.uten}))

    def dag(navn: str, etikett: str) -> Felt:
        return Felt(
            navn=navn,
            etikett=etikett,
            art="dato",
            valgfri=True,
            verdi=verdier.get(navn, ""),
            feil=feil.get(navn, ()),
        )

    if valgt.med_dag:
        felt.append(dag("dato_", kall._("Når")))
    if valgt.steg == KONTAKT:
        tema = verdier.get("tema_neste", "")
        felt.append(dag("neste", kall._("Neste kontakt")))
        om = kall._("Hva den skal handle om")
        felt.append(Felt(navn="tema_neste", etikett=om, art="linje", valgfri=True, verdi=tema))
    return tuple(felt)


def _side(
    kall: Kall,
    bord: Deltakerbord,
    gjor: str,
    rader: tuple[Bordrad, ...],
    felt: tuple[Felt, ...],
    *,
    status: int = 200,
    utfall: tuple[Utfall, ...] = (),
) -> Handlingsside:
    hode = lopshode(kall, bord.lop, "deltakere")
    tilbake = kall.til(f"/lop/{bord.lop}/deltakere")
    med, uten = _fordelt(kall, bord, gjor, rader)
    linjer = [Feillinje(s, dypt.id) for ett in felt for dypt in ett.alle() for s in dypt.feil]
    if status == FEIL_I_SKJEMA and not med:
        linjer.append(Feillinje(kall._("Velg minst én kommune som dette kan gjøres for.")))
    return Handlingsside(
        tittel=handlingsord(kall)[gjor],
        smuler=(*hode.smuler, Lenke(hode.fane, tilbake)),
        hode=hode,
        status=status,
        feil=status == FEIL_I_SKJEMA,
        sti=kall.sti,
        tilbake=tilbake,
        gjor=gjor,
        innsending=ny_innsending() if utfall else _innsending(kall),
        kommuner=tuple(Lenke(rad.navn, f"{tilbake}/{rad.en.kommune}") for rad in med),
        ider=tuple(rad.en.kommune for rad in med),
        utelatt=uten,
        felt=felt,
        linjer=tuple(linjer),
        utfall=utfallsliste(kall, utfall) if utfall else None,
        skjult=tuple((n, str(v)) for n, v in kall.felt.multi_items() if n not in _FOR_HVER),
    )


def _innsending(kall: Kall) -> str:
    return str(kall.felt.get("_innsending", "")) or ny_innsending()
