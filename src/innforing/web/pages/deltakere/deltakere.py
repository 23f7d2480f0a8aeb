"""P-12b: the leader's desk for one løp, `/lop/{lop}/deltakere`, also after the løp is delt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.web.adresser import videre
from innforing.web.deler import Filterfelt, Nokkeltall
from innforing.web.innsyn import krev_innsyn
from innforing.web.kall import IkkeAdgang
from innforing.web.lister.tabell import vis
from innforing.web.pages.deltakere.deltakerbord import les_bord
from innforing.web.pages.deltakere.deltakerhandling import HANDLINGER, handlingsord
from innforing.web.pages.deltakere.deltakerliste import (
    filterforklaring,
    filterord,
    lag_liste,
    les_filter,
    utvalgsord,
    valgte,
)
from innforing.web.pages.deltakere.deltakertall import (
    Puljeboks,
    nokkeltall,
    puljebokser,
    puljeliste,
    puljenavn,
)
from innforing.web.pages.deltakere.raskonsker import feil_av, kontaktonsker, svaronske
from innforing.web.pages.deltakere.raskskjema import (
    INNSENDING,
    SKJEMA,
    Raskskjema,
    Sendt,
    finn_kommune,
    kontaktskjema,
    les_rask,
    sjekk_dager,
    svarskjema,
)
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.side import FEIL_I_SKJEMA
from innforing.web.skjema.flere_steg import kjent, ny_innsending, prov_hver, ta_hver
from innforing.web.skjema.innsending import med_kvittering
from innforing.web.skjema.valg import kommunelinje
from innforing.web.skjema.valgtype import Valg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning
    from innforing.web.pages.deltakere.deltakerbord import Deltakerbord
    from innforing.web.pages.deltakere.deltakerliste import Filter
    from innforing.web.pages.deltakere.raskskjema import Skjemaslag
    from innforing.web.skjema.flere_steg import Onske

VELG_ALLE: Final = "velg"


@dataclass(frozen=True, kw_only=True)
class Deltakerside(Lopsside):
    """The desk."""

    sti: str
    per: str
    nokkeltall: tuple[Nokkeltall, ...]
    puljer: tuple[Puljeboks, ...]
    puljetall: Tabellvisning
    tabell: Tabellvisning
    filtre: tuple[Filterfelt, ...]
    aktive: tuple[tuple[str, str], ...]
    nullstill: str
    forklart: tuple[tuple[str, str], ...]
    skjult: tuple[tuple[str, str], ...]
    """What the filters and the selection send along unseen."""
    rask: tuple[Raskskjema, ...]
    kommunene: tuple[str, ...]
    """Number and name of those the reader may register for."""
    handlinger: tuple[Valg, ...]
    """What can be done with selected rows; empty: nothing may be selected."""
    alle_valgt: bool
    velg_alle: str
    lim_inn: str | None


def deltakere(kall: Kall, lop: str) -> Deltakerside:
    """Where each kommune stands, and what the leader can do about it."""
    krev_innsyn(kall, f"innforingslop:{lop}")
    bord = les_bord(kall, lop)
    apen = kall.sporring.get("apen", "")
    return _side(kall, bord, _rask(kall, bord, apen=apen))


def registrer(kall: Kall, lop: str) -> Deltakerside | Response:
    """One of the quick forms: recorded and ready for the next, or back with what is wrong."""
    krev_innsyn(kall, f"innforingslop:{lop}")
    bord = les_bord(kall, lop)
    slag: Skjemaslag = "kontakt" if kall.felt.get(SKJEMA) == "kontakt" else "svar"
    innsending = str(kall.felt.get(INNSENDING, ""))
    verdier = les_rask(kall, slag)
    kommune, ukjent = finn_kommune(kall, verdier.get("kommune", ""), bord.etter_id)
    feil: dict[str, tuple[str, ...]] = {"kommune": (ukjent,)} if ukjent else {}
    resultat = ta_rask(kall, lop, slag, kommune, Sendt(verdier, feil))
    if isinstance(resultat, int):
        tilbake = kall.lenke(apen=slag)
        # no fragment: a browser then leaves the field that has autofocus alone
        return videre(med_kvittering(tilbake, resultat))
    skjemaer = _rask(kall, bord, sendt={slag: resultat}, innsending=innsending)
    return _side(kall, bord, skjemaer, status=FEIL_I_SKJEMA)


def ta_rask(kall: Kall, lop: str, slag: Skjemaslag, kommune: str, sendt: Sendt) -> int | Sendt:
    """The position of what was recorded, or the form with everything that is wrong with it.

    A contact and its follow-up are judged together first, so that no half of them is recorded.
    """
    if kall.jeg is None or kall.spolt:
        raise IkkeAdgang
    feil = {**sendt.feil, **sjekk_dager(kall, sendt.verdier, "dato", "neste")}
    if feil or not kommune:
        return Sendt(sendt.verdier, feil)
    onsker = _onsker(lop, slag, kommune, sendt, str(kall.felt.get(INNSENDING, "")))
    provet = len(onsker) > 1 and not kjent(kall, onsker[0].kommando)
    for ett in prov_hver(kall, onsker) if provet else ():
        if ett is not None:
            return Sendt(sendt.verdier, feil_av(ett))
    posisjon = 0
    for utfall in ta_hver(kall, onsker):
        if utfall.posisjon is None:
            return Sendt(sendt.verdier, feil_av(utfall))
        posisjon = utfall.posisjon
    return posisjon


def _onsker(
    lop: str, slag: Skjemaslag, kommune: str, sendt: Sendt, innsending: str
) -> tuple[Onske, ...]:
    if slag == "kontakt":
        return kontaktonsker(lop, kommune, sendt, innsending)
    return (svaronske(lop, kommune, sendt, innsending),)


def _rask(
    kall: Kall,
    bord: Deltakerbord,
    *,
    sendt: Mapping[Skjemaslag, Sendt] | None = None,
    innsending: str = "",
    apen: str = "",
) -> tuple[Raskskjema, ...]:
    """The quick forms that the reader may use; none for another moment."""
    sendt = sendt or {}
    id_ = innsending or ny_innsending()
    ut: list[Raskskjema] = []
    # what was just sent is shown with why it was refused, also when it is no longer offered
    if "svar" in sendt or (bord.for_meg("svar") and _tar_imot_svar(kall, bord)):
        ut.append(svarskjema(kall, bord.lop, id_, sendt=sendt.get("svar"), apen=apen == "svar"))
    if "kontakt" in sendt or bord.for_meg("registrer_kontakt"):
        ut.append(kontaktskjema(kall, id_, sendt=sendt.get("kontakt"), apen=apen == "kontakt"))
    return tuple(ut)


def _tar_imot_svar(kall: Kall, bord: Deltakerbord) -> bool:
    """Whether the engine would take an answer of anybody at all."""
    en = bord.for_meg("svar")[0].en
    mulige = kall.mulige(f"deltakelse:{bord.lop}:{en.kommune}")
    return any(mulig.steg == "svar" and mulig.klar for mulig in mulige)


def _side(
    kall: Kall, bord: Deltakerbord, rask: tuple[Raskskjema, ...], *, status: int = 200
) -> Deltakerside:
    hode = lopshode(kall, bord.lop, "deltakere")
    filter_ = les_filter(kall.sporring)
    liste = lag_liste(kall, bord, valgte(bord, filter_), filter_)
    per_pulje = puljeliste(kall, bord)
    naer = bord.for_meg("registrer_kontakt")
    numre = {k.id: kommunelinje(k) for k in kall.hus.kommuner.per(kall.moment.dag)}
    return Deltakerside(
        tittel=hode.sidetittel,
        smuler=hode.smuler,
        hode=hode,
        status=status,
        feil=status == FEIL_I_SKJEMA,
        lister=(liste, per_pulje),
        sti=kall.sti,
        per=kall.dato(kall.moment.dag),
        nokkeltall=nokkeltall(kall, bord),
        puljer=puljebokser(kall, bord),
        puljetall=vis(per_pulje, kall, forst=False),
        tabell=vis(liste, kall),
        filtre=_filtre(kall, bord, filter_),
        aktive=tuple(
            (tekst, kall.lenke(**{navn: None, "side": None}))
            for navn, tekst in filterord(kall, filter_).items()
        ),
        nullstill=kall.lenke(utvalg=None, svar=None, pulje=None, side=None),
        forklart=filterforklaring(kall),
        skjult=tuple((n, v) for n, v in kall.sporring.multi_items() if n in _SENDES_MED and v),
        rask=rask,
        kommunene=tuple(numre[r.en.kommune] for r in naer if r.en.kommune in numre),
        handlinger=tuple(_handlinger(kall, bord)) if liste.rader else (),
        alle_valgt=kall.sporring.get(VELG_ALLE) == "side",
        velg_alle=kall.lenke(velg="side"),
        lim_inn=kall.til(f"/lop/{bord.lop}/deltakere/innliming") if naer else None,
    )


_SENDES_MED: Final = ("per", "kjent", "sorter")


def _handlinger(kall: Kall, bord: Deltakerbord) -> Iterator[Valg]:
    ord_ = handlingsord(kall)
    for kode, handling in HANDLINGER.items():
        uten_losning = handling.om_losningen and bord.innhold.losning is None
        if bord.for_meg(handling.krever) and not uten_losning:
            yield Valg(kode, ord_[kode])


def _filtre(kall: Kall, bord: Deltakerbord, filter_: Filter) -> tuple[Filterfelt, ...]:
    svar = ((str(s.value), kall.t(s.tekst)) for s in Svarstatus)
    puljer = ((str(p.nr), puljenavn(kall, p)) for p in bord.innhold.puljer)
    pulje = "" if filter_.pulje is None else str(filter_.pulje)
    return (
        Filterfelt.liste("utvalg", kall._("Utvalg"), utvalgsord(kall).items(), filter_.utvalg),
        Filterfelt.liste("svar", kall._("Svar"), svar, filter_.svar),
        Filterfelt.liste("pulje", kall._("Pulje"), puljer, pulje),
    )
