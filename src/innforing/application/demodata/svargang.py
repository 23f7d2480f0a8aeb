"""How one kommune answers an invitation: yes, no, late, through others, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.demodata import tekster
from innforing.application.demodata.brukgang import brukgang
from innforing.application.demodata.folk import leder_av
from innforing.application.demodata.gang import Gjor, sjanse
from innforing.domain.innforingslop.verdier import Puljefase

if TYPE_CHECKING:
    import random

    from innforing.application.demodata.gang import Gang
    from innforing.application.demodata.lopsgang import Lopsgang
    from innforing.domain.grunnmur.aktor import Aktor

SVAR = (
    ("ja", 50),
    ("nei", 17),
    ("stille", 16),
    ("sent", 6),
    ("ved_andre", 7),
    ("ombestemt", 4),
)
"""What kommuner do, with weights: never all say yes."""


class Kommunens:
    """One kommune in one løp, and the chance that is its own."""

    def __init__(self, g: Lopsgang, kommune: str, pulje: int) -> None:
        """Take the løp, the kommune, and the pulje it was invited to."""
        self.g = g
        self.s = g.s
        self.kommune = kommune
        self.pulje = pulje
        self.hell: random.Random = g.s.terning("svar", g.plan.id, kommune, pulje)
        self.fullmektig: Aktor = g.s.folk.fullmektig(kommune)

    def tar(self, steg: str, aktor: Aktor, **data: object) -> Gjor:
        """A step on the deltakelse."""
        return Gjor(steg, f"deltakelse:{self.g.plan.id}:{self.kommune}", aktor, data)

    def ja(self) -> Gjor:
        """The kommune says yes; most will wait when the pulje is full."""
        venter = sjanse(self.hell, 0.7)
        return self.tar("svar", self.fullmektig, svar="ja", pulje=self.pulje, venteliste=venter)

    @property
    def har_svart(self) -> bool:
        """Whether it answered the løp already, by another pulje."""
        d = self.s.deltakelse(self.g.plan.id, self.kommune)
        return d.pameldt or d.venter


def svargang(g: Lopsgang, kommune: str, pulje: int, dager: int) -> Gang:
    """What the kommune does with the invitation, in the days it has."""
    k = Kommunens(g, kommune, pulje)
    if k.har_svart:
        return
    valg = k.hell.choices(*zip(*SVAR, strict=True))[0]
    if valg == "ja":
        yield k.ja()
    elif valg == "nei":
        yield k.tar("svar", k.fullmektig, svar="nei")
    elif valg == "ved_andre":
        yield from _ved_andre(k)
    elif valg == "ombestemt":
        yield from _ombestemt(k)
    elif valg == "sent":
        yield g.s.om(dager + k.hell.randint(0, 20), k.hell)
        yield from _sent(k)


def _ved_andre(k: Kommunens) -> Gang:
    """The kontaktperson enters the kommune's written answer; some kommuner dispute it."""
    funnet = k.s.kommune(k.kommune)
    if funnet is None:
        return
    kontakt = k.s.folk.kontaktperson(funnet.fylke)
    ja = sjanse(k.hell, 0.75)
    data = {"svar": "ja", "pulje": k.pulje} if ja else {"svar": "nei"}
    yield k.tar("svar", kontakt, **data, referanse=tekster.REFERANSE)
    yield k.s.om(k.hell.randint(2, 12), k.hell)
    if sjanse(k.hell, 0.2):
        yield k.tar("bestrid_svar", k.fullmektig)
        yield k.s.om(k.hell.randint(1, 6), k.hell)
        yield k.tar("svar", k.fullmektig, svar="nei") if ja else k.ja()


def _ombestemt(k: Kommunens) -> Gang:
    """A yes that becomes a no, or the other way."""
    forst_ja = sjanse(k.hell, 0.6)
    yield k.ja() if forst_ja else k.tar("svar", k.fullmektig, svar="nei")
    yield k.s.om(k.hell.randint(2, 25), k.hell)
    yield k.tar("svar", k.fullmektig, svar="nei") if forst_ja else k.ja()


def _sent(k: Kommunens) -> Gang:
    """A yes after the deadline is a request, which the leader answers."""
    lop = k.s.lop(k.g.plan.id)
    pulje = lop.pulje(k.pulje)
    if pulje is None or pulje.fase not in (Puljefase.PAMELDING, Puljefase.GJENNOMFORING):
        return
    yield k.ja()
    yield k.s.om(k.hell.randint(1, 10), k.hell)
    if k.s.deltakelse(k.g.plan.id, k.kommune).sen_pamelding is None:
        return
    leder = leder_av(k.s.lop(k.g.plan.id), k.pulje)
    if sjanse(k.hell, 0.75):
        yield k.tar("godta_sen_pamelding", leder, pulje=k.pulje)
        if k.s.deltakelse(k.g.plan.id, k.kommune).pameldt:
            k.s.start(brukgang(k.g, k.kommune), k.s.om(20, k.hell))
        return
    yield k.tar(
        "ikke_godta_sen_pamelding", leder, pulje=k.pulje, begrunnelse="Puljen er alt i gang."
    )
