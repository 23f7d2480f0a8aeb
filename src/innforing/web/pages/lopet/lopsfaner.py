"""What every page of one løp has on top: where it stands, what it is, its banners and its tabs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from innforing.application.fakta.modell import i_kraft_pa
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.web.deler import Trinn
from innforing.web.innlogging import ALLE, INNLOGGET, Flate
from innforing.web.innsyn import ser_strom
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.lopet.lopsord import HOVEDLINJEN, lopets_fase, regionord, typeord
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.web.kall import Kall

OVERSIKT: Final = "oversikt"
FANER: Final[dict[str, frozenset[Flate]]] = {
    OVERSIKT: ALLE,
    "vurdering": INNLOGGET,
    "plan": INNLOGGET,
    "invitasjon": INNLOGGET,
    "deltakere": INNLOGGET - {Flate.KOMMUNE},
    "beslutninger": INNLOGGET,
    "materiell": INNLOGGET,
    "evaluering": INNLOGGET,
    "historikk": INNLOGGET,
}
"""Code of a tab, which is the end of its address, and who sees it; its route asks here too."""


@dataclass(frozen=True, slots=True)
class Banner:
    """A sentence that stands on every page of the løp while it is true."""

    tekst: str
    slag: Literal["info", "warning"] = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lopshode:
    """The top of a page of one løp."""

    lop: str
    tittel: str
    """Of the løp."""
    fane: str
    """Name of the tab, in words."""
    under: tuple[str, ...]
    """Type, region and owner."""
    fase: str
    """In words: «Gjennomføring, påmelding åpen for pulje 3»."""
    stripe: tuple[Trinn, ...]
    merknad: tuple[str, str] | None
    """Code and word beside the strip, for a løp that is paused."""
    bannere: tuple[Banner, ...]
    faner: tuple[Lenke, ...]
    innsyn: bool
    """Whether the reader sees more of the løp than what is public."""
    smuler: tuple[Lenke, ...]

    @property
    def sidetittel(self) -> str:
        """The heading of a page behind a tab."""
        return f"{self.tittel}: {self.fane}"


@dataclass(frozen=True, kw_only=True)
class Lopsside(Side):
    """A page of one løp: `tittel=hode.sidetittel, smuler=hode.smuler, hode=hode`."""

    hode: Lopshode


def lopshode(kall: Kall, lop: str, fane: str = OVERSIKT) -> Lopshode:
    """The top of the page behind a tab of `FANER`.

    `IkkeFunnet` when there is no such løp, or the reader sees only its overview.
    """
    innhold = kall.lop(lop)
    synlige = synlige_faner(kall, lop)
    if fane not in synlige:
        raise IkkeFunnet
    navn = _navn(kall)
    tittel = innhold.tittel or lop
    return Lopshode(
        lop=lop,
        tittel=tittel,
        fane=navn[fane],
        under=tuple(_under(kall, innhold)),
        fase=lopets_fase(kall, innhold),
        stripe=_stripe(kall, innhold),
        merknad=("pa_vent", kall._("På vent")) if innhold.pa_vent else None,
        bannere=tuple(_bannere(kall, innhold)),
        faner=tuple(Lenke(navn[en], kall.til(fanens_sti(lop, en)), en == fane) for en in synlige),
        innsyn=ser_strom(kall, f"innforingslop:{lop}"),
        smuler=_smuler(kall, lop, fane, tittel),
    )


def synlige_faner(kall: Kall, lop: str) -> tuple[str, ...]:
    """The tabs that the reader has: only the overview of a løp that one sees nothing more of."""
    innsyn = ser_strom(kall, f"innforingslop:{lop}")
    flate = Flate.UTEN if kall.jeg is None else kall.jeg.flate
    return tuple(en for en, hvem in FANER.items() if flate in hvem and (innsyn or en == OVERSIKT))


def fanens_sti(lop: str, fane: str = OVERSIKT) -> str:
    """The address of a tab."""
    return f"/lop/{lop}" if fane == OVERSIKT else f"/lop/{lop}/{fane}"


def _navn(kall: Kall) -> dict[str, str]:
    return {
        OVERSIKT: kall._("Oversikt"),
        "vurdering": kall._("Vurdering"),
        "plan": kall._("Plan og puljer"),
        "invitasjon": kall._("Invitasjon"),
        "deltakere": kall._("Deltakere"),
        "beslutninger": kall._("Beslutninger"),
        "materiell": kall._("Materiell"),
        "evaluering": kall._("Evaluering"),
        "historikk": kall._("Historikk"),
    }


def _smuler(kall: Kall, lop: str, fane: str, tittel: str) -> tuple[Lenke, ...]:
    portefolje = Lenke(kall._("Løp"), kall.til("/lop"))
    if fane == OVERSIKT:
        return (portefolje,)
    return (portefolje, Lenke(tittel, kall.til(fanens_sti(lop))))


def _under(kall: Kall, lop: Innforingslop) -> list[str]:
    type_ = None if lop.type is None else str(lop.type.value)
    region = None if lop.omrade is None else lop.omrade.region
    ledd = [typeord(kall, str(lop.slag.value), type_), regionord(kall, region)]
    return ledd if lop.eier is None else [*ledd, kall.organnavn(lop.eier)]


def _stripe(kall: Kall, lop: Innforingslop) -> tuple[Trinn, ...]:
    """The seven states; the end before its time stands last, for the løp that came there."""
    if lop.tilstand is None or lop.tilstand is LopTilstand.AVSLUTTET:
        trinn = [Trinn(kall.t(t.tekst), "igjen") for t in HOVEDLINJEN]
        return (*trinn, Trinn(kall.t(LopTilstand.AVSLUTTET.tekst), "her"))
    her = HOVEDLINJEN.index(lop.tilstand)
    return tuple(
        Trinn(kall.t(t.tekst), "ferdig" if nr < her else "her" if nr == her else "igjen")
        for nr, t in enumerate(HOVEDLINJEN)
    )


def _bannere(kall: Kall, lop: Innforingslop) -> list[Banner]:
    """«På vent», and a life cycle that is older than the one in force (K-324)."""
    ut: list[Banner] = []
    if lop.pa_vent is not None:
        setning = kall._("Løpet er på vent fra {fra}. Det vurderes igjen {vurderes}.")
        dager = {"fra": lop.pa_vent.fra, "vurderes": lop.pa_vent.vurderes}
        ord_ = {navn: kall.dato(dag) for navn, dag in dager.items()}
        ut.append(Banner(setning.format(**ord_), "warning"))
    ny = i_kraft_pa(kall.leser, kall.moment.dag)
    if lop.definisjon not in (None, ny):
        setning = kall._(
            "Løpet følger innføringsmodellen versjon {egen}. Nye løp følger versjon {ny}."
        )
        ut.append(Banner(setning.format(egen=lop.definisjon, ny=ny)))
    return ut
