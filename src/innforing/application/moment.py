"""The moment that a question is asked for, on both clocks, from what somebody wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from innforing.application.kommando import UgyldigKommando
from innforing.application.replay import posisjon_ved
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dag_i_norge, dagens_slutt, les_tidspunkt

if TYPE_CHECKING:
    from datetime import date, datetime

    from innforing.application.huset import Huset


class UtenforLoggen(UgyldigKommando):
    """The log cannot answer for the day asked for."""

    def __init__(self, tekst: str, forste: date, siste: date) -> None:
        """Say the days it can answer for."""
        super().__init__(f"«{tekst}»: this log can answer for {forste} to {siste}.")
        self.tekst, self.forste, self.siste = tekst, forste, siste


class Moment(NamedTuple):
    """When it was, and what was known: `per` in µs, `kjent` as a position; None: all of the log."""

    per: int
    kjent: int | None

    @property
    def dag(self) -> date:
        """The day in Norway that the answer is for."""
        return dag_i_norge(self.per)


def les_moment(
    hus: Huset, na: datetime, *, per: str | None = None, kjent: str | None = None
) -> Moment:
    """What `--per` and `--kjent` mean; what is asked as it was known then is asked as it was then.

    One sentence with the first and the last day that the log can answer for, when it cannot.
    """
    # what took effect before the log began may have been entered later
    visst = None if kjent is None else _us(hus, kjent, na, begynner=_forste_dag(hus))
    var = None if per is None else _us(hus, per, na, begynner=hus.kommuner.begynner)
    return Moment(
        next(us for us in (var, visst, mikrosekunder(na)) if us is not None),
        None if visst is None else posisjon_ved(hus.reader, visst),
    )


def _us(hus: Huset, tekst: str, na: datetime, *, begynner: date) -> int:
    us = mikrosekunder(dagens_slutt(les_tidspunkt(tekst)))
    forste, siste = max(hus.kommuner.begynner, begynner), dag_i_norge(mikrosekunder(na))
    if not forste <= dag_i_norge(us) <= siste:
        raise UtenforLoggen(tekst, forste, siste)
    return us


def _forste_dag(hus: Huset) -> date:
    return dag_i_norge(hus.reader.span(1, 1)[0].recorded_us)
