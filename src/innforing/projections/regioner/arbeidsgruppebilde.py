"""One arbeidsgruppe or ad hoc group: whom it has, whom it lacks, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

from innforing.projections.hviler import samlet
from innforing.projections.regioner.regionrader import Post, gjelder
from innforing.projections.regioner.regiontabeller import (
    AVSLUTTET,
    DELT,
    FORVALTER,
    MATERIELL,
    ORGAN,
    RESULTAT,
    ROLLE,
    ROLLESLUTT,
)

if TYPE_CHECKING:
    from datetime import date

    from innforing.projections.regioner.regionrader import Rader
    from innforing.projections.sight import Found


class Resultat(NamedTuple):
    """A piece of felles materiell that the group made (K-261)."""

    materiell: str
    tittel: str | None
    forvalter: str | None
    dato: date | None
    delt: tuple[Post, ...]


@dataclass(frozen=True, kw_only=True)
class Arbeidsgruppebilde:
    """A group that has a mandate."""

    organ: str
    navn: str
    eier: str | None
    dag: date
    mandat: Post
    roller: tuple[Post, ...]
    """Every role in the body, also those that are over."""
    resultater: tuple[Resultat, ...]
    avsluttet: Post | None

    @classmethod
    def av(cls, rad: Found, rader: Rader) -> Self:
        """Everything the rows say of one group."""
        organ = rad.text("organ")
        kropp = rader.en(ORGAN, organ)
        return cls(
            organ=organ,
            navn=organ if kropp is None else kropp.tekst("navn"),
            eier=None if kropp is None else kropp.kanskje("overordnet"),
            dag=rader.dag,
            mandat=Post(rad.cells, (rad.fra_pos,)),
            roller=rader.med_slutt(ROLLE, ROLLESLUTT, organ),
            resultater=tuple(_resultat(r, rader) for r in rader.av(RESULTAT, organ)),
            avsluttet=rader.en(AVSLUTTET, organ),
        )

    @property
    def fra(self) -> str:
        """The day it began, as text that sorts."""
        return self.mandat.tekst("fra")

    @property
    def medlemmer(self) -> tuple[Post, ...]:
        """Those who are in the group on the day, or were on its last."""
        slutt = None if self.avsluttet is None else self.avsluttet.dag("dato")
        dag = self.dag if slutt is None else min(self.dag, slutt)
        return tuple(r for r in self.roller if gjelder(r, dag))

    @property
    def manglende_deler(self) -> tuple[str, ...]:
        """The wanted parts that nobody stands for (K-120, K-121, K-240)."""
        deler = {r.celler["part"] for r in self.medlemmer}
        return tuple(d for d in self.mandat.liste("onskede_deler") if d not in deler)

    @property
    def deler_hviler(self) -> tuple[int, ...]:
        """The events that decide what is missing."""
        slutt = () if self.avsluttet is None else self.avsluttet.posisjoner
        roller = (r.posisjoner for r in self.roller)
        return samlet((self.mandat.posisjoner, slutt, *roller))


def _resultat(post: Post, rader: Rader) -> Resultat:
    materiell = post.tekst("materiell")
    stykke, forvalter = rader.en(MATERIELL, materiell), rader.en(FORVALTER, materiell)
    delt = (d for d in rader.av(DELT, post.tekst("organ")) if d.celler["materiell"] == materiell)
    return Resultat(
        materiell=materiell,
        tittel=None if stykke is None else stykke.tekst("tittel"),
        forvalter=None if forvalter is None else forvalter.kanskje("forvalter"),
        dato=post.dag("dato"),
        delt=tuple(delt),
    )
