"""Questions about governance: what was decided and agreed when, and what a duty rests on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from innforing.application.sporsmal.register import Kilde, sporsmal
from innforing.domain.avtale.avtale import Avtale
from innforing.domain.losning.styring import Pliktstatus
from innforing.domain.milepel.milepel import Milepel
from innforing.domain.veikart.veikart import Veikart

if TYPE_CHECKING:
    from innforing.domain.losning.losning import Losning


@sporsmal
def beslutningsspor(kilde: Kilde) -> object:
    """Day → what happened: milepæler and agreements, as known, up to the day (K-337)."""
    alt, dag = kilde.blikk.uten_virkning(), kilde.blikk.dag
    funnet: list[tuple[date, str]] = []
    for prefiks in ("milepel:", "avtale:"):
        for strom, aggregat in alt.under(prefiks).items():
            nar = _dagen(aggregat)
            if nar is not None and nar <= dag:
                funnet.append((nar, strom.removeprefix(prefiks)))
    return [f"{nar.isoformat()} {navn}" for nar, navn in sorted(funnet)]


@sporsmal
def avtalen(kilde: Kilde, avtale: str) -> object:
    """Whether the words of an agreement hold on the day, and the last day they do (K-340)."""
    funnet = cast("Avtale", kilde.blikk.uten_virkning().aggregat(f"avtale:{avtale}"))
    return {"gjelder": funnet.gjelder(kilde.blikk.dag), "siste_dag": funnet.siste_dag}


@sporsmal
def plikt(kilde: Kilde, losning: str) -> object:
    """Whether there is a duty to use, and a duty to pay, on the day (K-166, K-167)."""
    funnet, dag = _losningen(kilde, losning), kilde.blikk.dag
    betaling = funnet.betalingsplikt
    status = funnet.plikt_per(dag)
    return {
        "status": status,
        "bruk": status is Pliktstatus.PLIKT,
        "betaling": betaling is not None and betaling.fra <= dag,
    }


@sporsmal
def andelsvurderinger(kilde: Kilde, losning: str) -> object:
    """Each judgement of the shares, with the numbers it rests on (K-168)."""
    return _losningen(kilde, losning).andelsvurderinger


@sporsmal
def veikartet(kilde: Kilde, veikart: str) -> object:
    """What is planned, in the order it was put there (K-345)."""
    return cast("Veikart", kilde.blikk.uten_virkning().aggregat(f"veikart:{veikart}")).punkter


def _losningen(kilde: Kilde, losning: str) -> Losning:
    return cast("Losning", kilde.blikk.uten_virkning().aggregat(f"losning:{losning}"))


def _dagen(aggregat: object) -> date | None:
    if isinstance(aggregat, Milepel):
        return None if aggregat.innhold is None else aggregat.innhold.dato
    return aggregat.fra if isinstance(aggregat, Avtale) else None
