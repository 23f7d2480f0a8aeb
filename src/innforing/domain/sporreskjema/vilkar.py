"""Guards that steps on a spørreskjema share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.sporreskjema.sporreskjema import Sporreskjema


@vilkar(
    "K-215",
    "Spørreskjemaet er åpent for svar",
    "Spørjeskjemaet er ope for svar",
    "The questionnaire takes answers",
    rettes_av=("lopets_leder", "koordineringsgruppen"),
    slik=(
        "Det er lukket, og svarene er talt: ta det opp med den som leder løpet",
        "Det er lukka, og svara er talde: ta det opp med den som leier løpet",
        "It is closed and the answers counted: take it up with the leader of the løp",
    ),
)
def skjemaet_er_apent(g: Grunnlag[Sporreskjema, Any]) -> bool:
    return g.aggregat.er_apent


@vilkar(
    "K-215",
    "Svarfristen ligger framover",
    "Svarfristen ligg framover",
    "The deadline is ahead",
    rettes_av="lopets_leder",
    slik=(
        "Sett en svarfrist etter i dag",
        "Set ein svarfrist etter i dag",
        "Set a deadline after today",
    ),
)
def skjemaets_frist_er_framover(g: Grunnlag[Sporreskjema, Any]) -> bool:
    ny = g.steg.svarfrist
    return ny is None or ny > g.dag
