"""Where a løp is: its region, its leaders, and the kommuner it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from innforing.application.demodata.folk import regional
from innforing.domain.ibruktakelse.verdier import Bruksstatus

if TYPE_CHECKING:
    from innforing.application.demodata.gang import Data
    from innforing.application.demodata.plan import Lopsplan
    from innforing.application.demodata.scene import Scene
    from innforing.domain.grunnmur.aktor import Aktor
    from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse

JOURNALSYSTEMER = ("epj-alfa", "epj-beta", "epj-gamma")
HELSEREGION = 0.15
"""How often a regional løp is for a whole helseregion."""
FLEST_I_C = 40
MANGLER_NOK = 0.4
"""When fewer kommuner lack the løsning than this part, the løp is for all of them anyway."""


@dataclass(frozen=True, slots=True)
class Sted:
    """The region of a løp, or for a national one the regions its leaders come from."""

    fylke: str
    annet_fylke: str
    omrade: Data | None
    eier: str

    def kontakt(self, s: Scene) -> Aktor:
        """The kontaktperson who acts for the region."""
        return s.folk.kontaktperson(self.fylke)


def stedet(s: Scene, plan: Lopsplan) -> Sted:
    """Drawn on the day the løp is proposed, among the fylker of that day."""
    hell = s.terning("sted", plan.id)
    fylker = s.kommuner.fylker(s.dag)
    # a fylke that is large gets more løp, as it has more kommuner that ask
    vekter = [len([k for k in s.kommunene() if k.fylke == f.nummer]) + 3 for f in fylker]
    fylke = hell.choices(fylker, vekter)[0]
    annet = hell.choice([f for f in fylker if f is not fylke])
    if plan.art in "AC":
        return Sted(fylke.nummer, annet.nummer, None, "koordineringsgruppen")
    omrade: Data = {"art": "fylke", "kode": fylke.nummer}
    if hell.random() < HELSEREGION:
        omrade = {"art": "helseregion", "kode": fylke.helseregion}
    return Sted(fylke.nummer, annet.nummer, omrade, regional(fylke.nummer))


def malgruppen(s: Scene, plan: Lopsplan, sted: Sted) -> list[str]:
    """The kommuner that the løp is for."""
    alle = s.kommunene()
    if plan.art == "A":
        mangler = [k.id for k in alle if not har_innfort(s, plan, k.id)]
        nok = len(mangler) >= MANGLER_NOK * len(alle)
        return mangler if nok else [k.id for k in alle]
    if plan.art == "C":
        aktuelle = [k.id for k in alle if journalsystem(s, k.id) in puljesystemer(s, plan)]
        hell = s.terning("malgruppe", plan.id)
        valgt = set(hell.sample(aktuelle, min(len(aktuelle), hell.randint(8, FLEST_I_C))))
        return [k for k in aktuelle if k in valgt]
    omrade = sted.omrade or {}
    felt = "fylke" if omrade.get("art") == "fylke" else "helseregion"
    egne = [k.id for k in alle if getattr(k, felt) == omrade.get("kode")]
    return egne or [alle[0].id]


def har_innfort(s: Scene, plan: Lopsplan, kommune: str) -> bool:
    """Whether the kommune has introduced the løsning of the løp."""
    if plan.losning is None:
        return False
    strom = f"ibruktakelse:{plan.losning.id}:{kommune}"
    status = cast("Ibruktakelse", s.aggregat(strom)).status_per(s.dag)
    return status not in (None, Bruksstatus.IKKE_INNFORT)


def journalsystem(s: Scene, kommune: str) -> str:
    """Which journalsystem the kommune has."""
    return s.terning("journal", kommune).choice(JOURNALSYSTEMER)


def puljesystemer(s: Scene, plan: Lopsplan) -> list[str]:
    """C: the journalsystem of each pulje."""
    return s.terning("systemer", plan.id).sample(JOURNALSYSTEMER, 2)


def trekk(system: str) -> list[Data]:
    """A journalsystem as the trait of a kommune or a pulje."""
    return [{"art": "journalsystem", "verdi": system}]
