"""Facts behind versions of the model, and behind a løp that is born with one or moved to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import gjelder_dag, lopet
from innforing.application.modell.flytteprove import livslopets_feil_i, prov_alle, prov_en
from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.innforingslop.livslop import versjoner
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP

if TYPE_CHECKING:
    from datetime import date

    from innforing.application.fakta.sporring import Leser, Sporring
    from innforing.domain.grunnmur.modell import Loputfall
    from innforing.domain.innforingsmodell.innforingsmodell import Innforingsmodell


def modellen(leser: Leser, versjon: str) -> Innforingsmodell:
    """One version, by its name."""
    return cast("Innforingsmodell", leser.aggregat(f"innforingsmodell:{versjon}"))


def i_kraft_pa(leser: Leser, dag: date) -> str:
    """The version that a løp is born with on the day."""
    alle = {
        strom.partition(":")[2]: cast("Innforingsmodell", modell).gjelder_fra
        for strom, modell in leser.under("innforingsmodell:").items()
    }
    innfort = [(fra, versjon) for versjon, fra in alle.items() if fra is not None and fra <= dag]
    return max(innfort)[1] if innfort else versjoner.GJELDENDE


@faktum
def modell_i_kraft(s: Sporring) -> str:
    """The version that a løp proposed on the day of effect is born with."""
    return i_kraft_pa(s.leser, gjelder_dag(s))


@faktum
def livslopet_finnes(s: Sporring) -> bool:
    """Whether the program has the table that the version is named after."""
    return s.nokkel in LIVSLOP


@faktum
def kriteriesettet_finnes(s: Sporring) -> bool:
    """Whether the kriteriesett of the step is published."""
    return s.leser.aggregat(f"kriteriesett:{s.steg.kriteriesett}").finnes


@faktum
def lop_uten_evaluering(s: Sporring) -> tuple[str, ...]:
    """Løp that the findings of the step rest on, and that nobody has evaluated."""
    nevnt = sorted({lop for funn in s.steg.funn for lop in funn.lop})
    return tuple(lop for lop in nevnt if not lopet(s, lop).evalueringer)


@faktum
def modellprove(s: Sporring) -> tuple[Loputfall, ...]:
    """What the version means for every running løp, at the position the step rests on."""
    return prov_alle(s.leser, s.kommuner, s.nokkel, na=s.na, kriteriesett=s.aggregat.kriteriesett)


@faktum
def provens_posisjon(s: Sporring) -> int:
    """The last position that the answers rest on."""
    return s.leser.posisjon


@faktum
def livslopets_feil(s: Sporring) -> tuple[str, ...]:
    """Why the life cycle of the version cannot be put in force."""
    return livslopets_feil_i(LIVSLOP[s.nokkel])


@faktum
def modellen_gjelder_fra(s: Sporring) -> date | None:
    """From when the version of the step is in force."""
    return modellen(s.leser, s.steg.modell).gjelder_fra


def _flyttingen(s: Sporring) -> Loputfall | None:
    versjon: str = s.steg.modell
    if versjon not in LIVSLOP or s.aggregat.definisjon is None:
        return None
    sett = modellen(s.leser, versjon).kriteriesett
    return prov_en(s.leser, s.kommuner, s.nokkel, s.aggregat, versjon, na=s.na, kriteriesett=sett)


@faktum
def modellutfallet(s: Sporring) -> Modellutfall:
    """What the version of the step means for the løp."""
    funnet = _flyttingen(s)
    return Modellutfall.UBERORT if funnet is None else funnet.utfall


@faktum
def modellvilkarene(s: Sporring) -> tuple[str, ...]:
    """The guards that would stop the løp, or that a human must judge."""
    funnet = _flyttingen(s)
    return () if funnet is None else funnet.vilkar
