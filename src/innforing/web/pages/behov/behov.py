"""P-15 Et behov, `/behov/{behov}`: what it is, who has it, and how far it has come."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.behov.verdier import (
    Behovsart,
    Behovsmottaker,
    Behovsomfang,
    Behovsprioritet,
    Behovstatus,
)
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.projections.behov.behov import Behovene, alle
from innforing.projections.samlinger import Samlinger
from innforing.projections.samlinger import en as en_samling
from innforing.web.deler import Linje
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.behov.behovsord import BEHOV, FORMER, nyhetspunkter, samme_adresse
from innforing.web.pages.lop.forslagsrett import kan_foresla
from innforing.web.pages.lop.lop import NYTT
from innforing.web.pages.lopet.lopsord import bak, kodeord, losningsnavn, regionnavn
from innforing.web.pages.losninger.losningssteg import mine_steg
from innforing.web.pages.revisjon.hendelsesord import stromnavn
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.behov.behov import Behovsbilde
    from innforing.web.deler import Punkt
    from innforing.web.kall import Kall

FOR_SEG: Final = frozenset({"meld_samme_behov"})
"""Steps that the page has a place of its own for."""


@dataclass(frozen=True, kw_only=True)
class Behovsside(Side):
    """One behov."""

    form: str
    """The shape before the status."""
    stilling: str
    """The status, in words."""
    under: tuple[str, ...]
    """Whom it was raised to, and when it last changed."""
    samlet_i: Lenke | None
    """The one that answers for it."""
    beskrivelse: str
    fakta: tuple[Linje, ...]
    kommuner: tuple[str, ...]
    antall_bak: str
    per: str
    samles_med: tuple[Lenke, ...]
    tiltak: str
    ble_til: tuple[Linje, ...]
    """The portefølje, the løp, and the groups and results that came of it."""
    samme: str | None
    """«Vi har det samme behovet», for a kommune that has not said so."""
    steg: tuple[Lenke, ...]
    foresla: str | None
    nytt: tuple[Punkt, ...]
    historikk: str


def behov(kall: Kall, *, behov: str) -> Behovsside:
    """One behov, as those who reported it see it."""
    with kall.sight(Behovene.navn) as sight:
        bilder = {bilde.id: bilde for bilde in alle(sight)}
    bilde = bilder.get(behov)
    if bilde is None:
        raise IkkeFunnet
    strom, for_seg = f"behov:{behov}", bilde.hos == behov
    stegene = mine_steg(kall, strom, bare_klare=True) if for_seg else {}
    return Behovsside(
        tittel=bilde.tittel,
        smuler=(Lenke(kall._("Behov"), kall.til(BEHOV)),),
        form=FORMER.get(bilde.status, "ring"),
        stilling=kodeord(kall, Behovstatus, bilde.status),
        under=tuple(_under(kall, bilde)),
        samlet_i=None if for_seg else _lenke(kall, bilder[bilde.hos]),
        beskrivelse=_beskrivelse(kall, bilde),
        fakta=tuple(_fakta(kall, bilde)),
        kommuner=tuple(sorted(kall.kommunenavn(k) for k in bilde.kommuner)),
        antall_bak=bak(kall, Behovene.navn, behov, "kommuner"),
        per=kall.dato(kall.moment.dag),
        samles_med=tuple(_lenke(kall, bilder[b]) for b in bilde.samles_med),
        tiltak=", ".join(str(v) for v in _tiltak(bilde) if v),
        ble_til=tuple(_ble_til(kall, bilde)),
        samme=samme_adresse(kall, bilde),
        steg=tuple(lenke for navn, lenke in stegene.items() if navn not in FOR_SEG),
        foresla=_foresla(kall, bilde),
        nytt=nyhetspunkter(kall, bilde.nytt),
        historikk=kall.til(f"/historikk/{strom}"),
    )


def _lenke(kall: Kall, bilde: Behovsbilde) -> Lenke:
    return Lenke(bilde.tittel, kall.til(f"{BEHOV}/{bilde.id}"))


def _beskrivelse(kall: Kall, bilde: Behovsbilde) -> str:
    id_ = str(bilde.hva["beskrivelse"] or "")
    return kall.hus.fritekster.les(id_) or ""


def _under(kall: Kall, bilde: Behovsbilde) -> Iterator[str]:
    """Whom it was raised to, and since when it stands there."""
    if bilde.loftet_til:
        hvem = ", ".join(kodeord(kall, Behovsmottaker, til) for til in bilde.loftet_til)
        yield kall._("Løftet til {hvem}.").format(hvem=hvem)
    yield kall._("Sist endret {dag}.").format(dag=kall.dato(bilde.nytt[0].nar_us))


def _fakta(kall: Kall, bilde: Behovsbilde) -> Iterator[Linje]:
    _, hva, vurdert = kall._, bilde.hva, bilde.vurdert
    regioner, losning = regionnavn(kall), hva["losning"]
    yield Linje(_("Slag"), kodeord(kall, Behovsart, str(hva["art"])))
    if bilde.meldt_av is not None:
        yield Linje(_("Meldt for"), kall.kommunenavn(bilde.meldt_av))
    yield Linje(_("Regioner"), ", ".join(regioner.get(f, f) for f in bilde.fylker))
    if losning is not None:
        navn = losningsnavn(kall).get(str(losning), str(losning))
        yield Linje(_("Løsning"), navn, kall.til(f"/losninger/{losning}"))
    if hva["etter_innforing"]:
        yield Linje(_("Oppsto etter innføringen"), _("Ja"))
    if hva["samling"] is not None:
        yield _samling(kall, str(hva["samling"]))
    yield Linje(_("Gjelder"), kodeord(kall, Behovsomfang, _kode(vurdert.get("omfang"))))
    if nevnt := json.loads(str(vurdert.get("regioner") or "[]")):
        yield Linje(_("Vurdert for"), ", ".join(regioner.get(r, r) for r in nevnt))
    yield Linje(_("Prioritet"), kodeord(kall, Behovsprioritet, _kode(vurdert.get("prioritet"))))


def _kode(celle: object) -> str:
    return "" if celle is None else str(celle)


def _samling(kall: Kall, samling: str) -> Linje:
    with kall.sight(Samlinger.navn) as sight:
        bilde = en_samling(sight, samling)
    tittel = samling if bilde is None else str(bilde.hva["tittel"])
    return Linje(kall._("Kom opp i samlingen"), tittel, kall.til(f"/samlinger/{samling}"))


def _tiltak(bilde: Behovsbilde) -> tuple[object, ...]:
    return bilde.tiltak.get("tiltak"), bilde.tiltak.get("ambisjon")


def _ble_til(kall: Kall, bilde: Behovsbilde) -> Iterator[Linje]:
    if (losning := bilde.portefolje) is not None:
        navn = losningsnavn(kall).get(losning, losning)
        yield Linje(kall._("I porteføljen"), navn, kall.til(f"/losninger/{losning}"))
    for lop in bilde.lop:
        aggregat = kall.leser.aggregat(f"innforingslop:{lop}")
        tittel = aggregat.tittel if isinstance(aggregat, Innforingslop) else None
        yield Linje(kall._("Løp som er foreslått"), tittel or lop, kall.til(f"/lop/{lop}"))
    for gruppe in bilde.grupper:
        yield Linje(kall._("Gruppe som arbeider med behovet"), kall.organnavn(gruppe))
    for materiell in bilde.resultater:
        navn = stromnavn(kall, f"materiell:{materiell}")
        yield Linje(kall._("Resultat"), navn)


def _foresla(kall: Kall, bilde: Behovsbilde) -> str | None:
    """The proposal, with this behov and what it became filled in (K-246)."""
    if not kan_foresla(kall):
        return None
    losning = bilde.portefolje or bilde.hva["losning"]
    felt = {} if losning is None else {"losning": str(losning)}
    return kall.til(NYTT, behov=bilde.hos, **felt)
