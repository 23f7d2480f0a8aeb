"""One regional gruppe as it is on a day, and what is derived from its rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from innforing.domain.regional_gruppe.dekning import dekning
from innforing.domain.regional_gruppe.verdier import Ordning, Tilknytning
from innforing.projections.felt import tekst
from innforing.projections.hviler import samlet
from innforing.projections.regioner.regionrader import gjelder
from innforing.projections.regioner.regiontabeller import (
    ETABLERT,
    FORANKRING,
    FUNKSJONER,
    MEDLEMSKAP,
    MEDLEMSKAPSSLUTT,
    NEDLAGT,
    PLAN,
    PROSJEKT,
    RAMMEBRUK,
    SAMARBEID,
    START,
    TILKNYTNING,
    TILKNYTNINGSSLUTT,
    VEILEDNING,
    VIDEREFORT,
)

if TYPE_CHECKING:
    from datetime import date

    from innforing.domain.regional_gruppe.dekning import Dekning
    from innforing.projections.regioner.regionrader import Post, Rader
    from innforing.projections.sight import Found


@dataclass(frozen=True, kw_only=True)
class Gruppebilde:
    """People with their periods, also those that are over; the day decides who is there."""

    organ: str
    navn: str
    region: str | None
    nettverk: str | None
    dag: date
    opprettet: int
    """The position at which the body was entered."""
    start: Post | None
    funksjoner: Post | None
    etablert: Post | None
    personer: tuple[Post, ...]
    samarbeid: tuple[Post, ...]
    prosjekter: tuple[Post, ...]
    planer: tuple[Post, ...]
    forankring: tuple[Post, ...]
    veiledning: tuple[Post, ...]
    medlemskap: tuple[Post, ...]
    viderefort: tuple[Post, ...]
    rammebruk: tuple[Post, ...]
    nedlagt: tuple[Post, ...]

    @classmethod
    def av(cls, rad: Found, rader: Rader) -> Self:
        """Everything the rows say of one body."""
        organ = rad.text("organ")
        return cls(
            organ=organ,
            navn=rad.text("navn"),
            region=tekst(rad.cells["region"]),
            nettverk=tekst(rad.cells["overordnet"]),
            dag=rader.dag,
            opprettet=rad.fra_pos,
            start=rader.en(START, organ),
            funksjoner=rader.en(FUNKSJONER, organ),
            etablert=rader.en(ETABLERT, organ),
            personer=rader.med_slutt(TILKNYTNING, TILKNYTNINGSSLUTT, organ),
            samarbeid=rader.av(SAMARBEID, organ),
            prosjekter=rader.av(PROSJEKT, organ),
            planer=rader.av(PLAN, organ),
            forankring=rader.av(FORANKRING, organ),
            veiledning=rader.av(VEILEDNING, organ),
            medlemskap=rader.med_slutt(MEDLEMSKAP, MEDLEMSKAPSSLUTT, organ),
            viderefort=rader.av(VIDEREFORT, organ),
            rammebruk=rader.av(RAMMEBRUK, organ),
            nedlagt=rader.av(NEDLAGT, organ),
        )

    @cached_property
    def dekning(self) -> Dekning:
        """What the people cover on the day (K-226)."""
        return dekning(map(tilknytning_av, self.personer), self.dag)

    @property
    def dekning_hviler(self) -> tuple[int, ...]:
        """The events the coverage rests on."""
        return samlet(((self.opprettet,), *(p.posisjoner for p in self.personer)))

    @property
    def ordning(self) -> Ordning:
        """The arrangement in force on the day (K-327)."""
        etablert = None if self.etablert is None else self.etablert.dag("dato")
        ny = etablert is not None and etablert <= self.dag
        return Ordning.REGIONAL_GRUPPE if ny else Ordning.VIDEREFORT

    @property
    def ordning_hviler(self) -> tuple[int, ...]:
        """The events that decide the arrangement."""
        etablert = () if self.etablert is None else self.etablert.posisjoner
        return samlet(((self.opprettet,), etablert))

    @property
    def i_gruppen(self) -> tuple[Post, ...]:
        """Those who are in the group on the day."""
        return tuple(p for p in self.personer if gjelder(p, self.dag))

    @property
    def i_gamle_nettverk(self) -> tuple[Post, ...]:
        """Those who are in an earlier network on the day."""
        return tuple(m for m in self.medlemskap if gjelder(m, self.dag))

    @property
    def antall_per_funksjon(self) -> dict[str, int]:
        """Function → over how many persons the network has split it (K-219)."""
        antall: dict[str, int] = (
            {} if self.funksjoner is None else json.loads(self.funksjoner.tekst("antall"))
        )
        return antall

    def plan(self, ar: int) -> Post | None:
        """The plan of a year."""
        return next((p for p in self.planer if p.tall("ar") == ar), None)


def tilknytning_av(post: Post) -> Tilknytning:
    """The tie of a person, as the domain has it."""
    enkle = ("person", "kommune", "stillingsprosent", "fra", "til")
    return Tilknytning.model_validate_json(
        json.dumps(
            {navn: post.celler[navn] for navn in enkle}
            | {navn: post.liste(navn) for navn in ("funksjoner", "kompetanser")}
            | {navn: bool(post.celler[navn]) for navn in ("frikjopt", "i_fpu")}
        )
    )
