"""What the koordineringsgruppe has decided, and what waits for it."""

from __future__ import annotations

from innforing.application.fakta.koordineringsgruppe import gruppen
from innforing.application.sporsmal.register import Kilde, sporsmal


@sporsmal
def beslutninger(kilde: Kilde) -> object:
    """Every item with an outcome, in order; `mangel`: why the decision carries no step now."""
    dag = kilde.blikk.dag
    return [
        {
            "sak": sak.id,
            "utfall": sak.utfall,
            "dato": sak.besluttet,
            "mangel": sak.mangel(dag) or False,
        }
        for sak in gruppen(kilde.blikk).saker.values()
        if sak.utfall is not None
    ]


@sporsmal
def saker_som_venter(kilde: Kilde) -> object:
    """The items that are still to be treated, in the order they were put forward."""
    return [sak.id for sak in gruppen(kilde.blikk).saker.values() if sak.er_apen]
