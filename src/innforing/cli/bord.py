"""The board on a screen: every løp, then who the next steps wait for (K-364)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.neste_steg import Mulig, framover, neste_steg
from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.cli.forbehold import si_forbehold
from innforing.cli.ledetekster import (
    ARBEIDSBORD,
    DAGER,
    FRIST,
    INGEN_LOP,
    LOP,
    MANGLER,
    PA_VENT,
    PAMELDT,
    TATT_I_BRUK,
    TILSTAND,
    TITTEL,
    TYPE,
    UBESVART,
    VENTER_PA,
)
from innforing.cli.skjerm import delt
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.verdier import LopType, Slag
from innforing.projections.lopsoversikt.lopsoversikt import oversikt

if TYPE_CHECKING:
    from datetime import datetime

    from innforing.application.moment import Moment
    from innforing.bootstrap import Hus
    from innforing.cli.skjerm import Skjerm
    from innforing.projections.books import Parked
    from innforing.projections.lopsoversikt.lopsoversikt import Neste, Oversiktsrad

TALLENE = (TYPE, DAGER, FRIST, PAMELDT, TATT_I_BRUK)
TITTELEN, TILSTANDEN = 12, 28
"""Fewest columns of a title, most columns of a state."""
INVITERT = str(Svarstatus.INVITERT.value)
I_BRUK = tuple(str(s.value) for s in Bruksstatus if s.trinn >= Bruksstatus.TATT_I_BRUK.trinn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bord:
    """The board as of one moment."""

    moment: Moment
    posisjon: int
    bak: int
    rader: list[Oversiktsrad]
    parkert: list[Parked]
    mangler: dict[str, Mulig] = field(default_factory=dict)
    """Løp → the step that leads on, with what it lacks; where that was asked for."""

    @property
    def ventet_pa(self) -> dict[str, list[tuple[str, Neste]]]:
        """Authority → løp id and the next step it may take there."""
        venter: dict[str, list[tuple[str, Neste]]] = {}
        for rad in self.rader:
            for neste in rad.neste:
                for myndighet in neste.hvem:
                    venter.setdefault(myndighet, []).append((rad.lop, neste))
        return venter


def les_bord(hus: Hus, moment: Moment, *, mangler: bool = False) -> Bord:
    """The board; with `mangler` the engine is asked what each next step lacks."""
    with hus.lesesiden() as side:
        bak = side.catch_up().behind
        with side.sight("lopsoversikt", per=moment.per, kjent=moment.kjent) as sight:
            rader, posisjon, parkert = oversikt(sight), sight.kjent, sight.parked()
    gar = [rad.lop for rad in rader if rad.neste] if mangler else []
    blikk = Tilbakeblikk(hus.reader, hus.mapper, Utsnitt(posisjon, moment.per))
    na = fra_mikrosekunder(moment.per)
    neste = {lop: _framover(hus, blikk, lop, na) for lop in gar}
    return Bord(
        moment=moment,
        posisjon=posisjon,
        bak=bak,
        rader=rader,
        parkert=parkert,
        mangler={lop: mulig for lop, mulig in neste.items() if mulig is not None},
    )


def _framover(hus: Hus, blikk: Tilbakeblikk, lop: str, na: datetime) -> Mulig | None:
    strom = f"innforingslop:{lop}"
    tilstand = blikk.aggregat(strom)
    if not isinstance(tilstand, Innforingslop):
        return None
    return framover(neste_steg(blikk, hus.kommuner, strom, na=na), tilstand.tilstand)


def vis_bord(skjerm: Skjerm, bord: Bord) -> None:
    """Show the board, or give it as JSON."""
    skjerm.json(
        posisjon=bord.posisjon,
        bak=bord.bak,
        per=bord.moment.dag,
        parkert=[p._asdict() for p in bord.parkert],
        lop=[_som_tabell(rad, bord.mangler.get(rad.lop)) for rad in bord.rader],
        venter={hvem: [lop for lop, _ in egne] for hvem, egne in bord.ventet_pa.items()},
    )
    si_forbehold(skjerm, bord.bak, bord.parkert)
    if not bord.rader:
        skjerm.linje(skjerm.tekst(INGEN_LOP))
        return
    tabell = _tom_tabell(skjerm, bord)
    for rad in bord.rader:
        tabell.add_row(rad.lop, rad.tittel, tilstand_av(skjerm, rad), art_av(rad), *_tall(rad))
    skjerm.vis(tabell)
    skjerm.linje(f"{skjerm.tekst(VENTER_PA)}:", style="bold")
    for hvem, egne in bord.ventet_pa.items():
        skjerm.linje(f"  {skjerm.ordbok.hvem(hvem)}")
        skjerm.linjer(_venter(skjerm, lop, neste, bord.mangler.get(lop)) for lop, neste in egne)
    if ubesvart := [f"{r.lop} ({r.svar[INVITERT]})" for r in bord.rader if INVITERT in r.svar]:
        skjerm.linje(f"  {skjerm.tekst(UBESVART)}: {delt(ubesvart)}")


def _tom_tabell(skjerm: Skjerm, bord: Bord) -> Table:
    """The columns; on a narrow screen titles and states are cut, and figures never."""
    tabell = Table(
        title=f"{skjerm.tekst(ARBEIDSBORD)} {bord.moment.dag}",
        title_justify="left",
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
    )
    tilstand = min(TILSTANDEN, max(TITTELEN, skjerm.bredde // 6))
    resten = sum(map(len, (max(r.lop for r in bord.rader), *map(skjerm.tekst, TALLENE)))) + 30
    tittel = max(TITTELEN, skjerm.bredde - tilstand - resten)
    tabell.add_column(skjerm.tekst(LOP), no_wrap=True)
    for hode, bredde in ((TITTEL, tittel), (TILSTAND, tilstand)):
        tabell.add_column(skjerm.tekst(hode), no_wrap=True, max_width=bredde, overflow="ellipsis")
    for hode in TALLENE:
        tabell.add_column(skjerm.tekst(hode), justify="right", no_wrap=True)
    return tabell


def _tall(rad: Oversiktsrad) -> tuple[str, str, str, str]:
    """Days, the next deadline, enrolled of those that are aktuelle, and in use of the same."""
    alle = sum(rad.svar.values())
    pameldt = rad.svar.get(str(Svarstatus.PAMELDT.value), 0)
    i_bruk = sum(rad.trinn.get(trinn, 0) for trinn in I_BRUK)
    frist = min(rad.frister.values(), default="–")
    if not alle:
        return str(rad.dager), frist, "–", "–"
    return str(rad.dager), frist, f"{pameldt}/{alle}", f"{i_bruk}/{alle}"


def _venter(skjerm: Skjerm, lop: str, neste: Neste, mulig: Mulig | None) -> str:
    """The step that somebody holds, and how many things it lacks where that was asked."""
    lacks = 0 if mulig is None else len(mulig.sperrer) + len(mulig.avklares)
    hvor_mye = f" ({skjerm.tekst(MANGLER)}: {lacks})" if lacks else ""
    return f"    {lop}: {skjerm.ordbok.steg(neste.steg)}{hvor_mye}"


def tilstand_av(skjerm: Skjerm, rad: Oversiktsrad) -> str:
    """The state in words, with «på vent» beside it."""
    tilstand = next(t for t in LopTilstand if t.value == rad.tilstand)
    vent = f" ({skjerm.tekst(PA_VENT)})" if rad.pa_vent_til else ""
    return f"{skjerm.tekst(tilstand.tekst)}{vent}"


def art_av(rad: Oversiktsrad) -> str:
    """The letter of the type, or F of a felles prosess."""
    if rad.slag == Slag.FELLES_PROSESS.value:
        return "F"
    return "–" if rad.type is None else rad.type.upper()


def type_av(skjerm: Skjerm, rad: Oversiktsrad) -> str:
    """The type in words, or that it is a felles prosess."""
    if rad.slag == Slag.FELLES_PROSESS.value:
        return skjerm.tekst(Slag.FELLES_PROSESS.tekst)
    type_ = next((t for t in LopType if t.value == rad.type), None)
    return "–" if type_ is None else f"{art_av(rad)}: {skjerm.tekst(type_.tekst)}"


def _som_tabell(rad: Oversiktsrad, mulig: Mulig | None) -> dict[str, object]:
    mangler = None
    if mulig is not None:
        mangler = {
            "steg": mulig.steg,
            "sperrer": [u.vilkar.navn for u in mulig.sperrer],
            "avklares": [u.vilkar.navn for u in mulig.avklares],
        }
    return {**asdict(rad), "mangler": mangler}
