"""The end of one løp: lessons, evaluering, sharing, and what goes on after it (K-208 to K-216)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.demodata import tekster
from innforing.application.demodata.folk import leder_av
from innforing.application.demodata.gang import sjanse
from innforing.domain.innforingslop.verdier import Puljefase

if TYPE_CHECKING:
    from innforing.application.demodata.gang import Data, Gang
    from innforing.application.demodata.lopsgang import Lopsgang


def evaluering(g: Lopsgang) -> Gang:
    """Each pulje, then the whole, then the koordineringsgruppe."""
    s, hell = g.s, g.hell
    yield from _laerdommer(g)
    for pulje in s.lop(g.plan.id).puljer_i(Puljefase.GJENNOMFORING):
        if g.plan.art == "C" or sjanse(hell, 0.6):
            leder = leder_av(s.lop(g.plan.id), pulje.nr)
            data = _evalueringen(g, pulje.nr)
            yield g.tar("evaluer_pulje", leder, pulje=pulje.nr, evaluering=data)
            yield s.om(hell.randint(5, 30), hell)
    yield s.om(hell.randint(20, 90), hell)
    if not (yield from g.ma("evaluer", g.leder, evaluering=_evalueringen(g, None))):
        return
    yield s.om(hell.randint(10, 45), hell)
    program = [] if g.plan.losning is None else [g.plan.losning.program]
    sendt = program if sjanse(hell, 0.8) else []
    if not (yield from g.ma("del_evaluering", g.leder, sendt_til=sendt)):
        return
    yield s.om(hell.randint(10, 60), hell)
    yield g.tar("motta_evaluering", s.folk.medlem(g.plan.nr + 4))
    yield s.om(hell.randint(20, 200), hell)
    if sjanse(hell, 0.5):
        yield g.tar("del_erfaring", g.leder, arena="Nasjonal erfaringssamling", dato=s.iso())
    if sjanse(hell, 0.15):
        rettelse = "Antallet som svarte, var ført to ganger."
        yield g.tar("rett_evaluering", g.leder, rettelse=rettelse)


def _laerdommer(g: Lopsgang) -> Gang:
    for hva, anbefaling in g.hell.sample(tekster.LAERDOM, g.hell.randint(0, 3)):
        fase = g.hell.choice(("planlegging", "pamelding", "gjennomforing", "drift"))
        punkt: Data = {"hva": hva, "fase": fase, "anbefaling": anbefaling}
        punkt["publisert"] = sjanse(g.hell, 0.8)
        yield g.tar("registrer_laeringspunkt", g.leder, punkter=[punkt])
        yield g.s.om(g.hell.randint(1, 10), g.hell)


def _evalueringen(g: Lopsgang, pulje: int | None) -> Data:
    """Everyone who took part is asked; some of them answer."""
    alle = g.s.deltakelser(g.plan.id)
    spurte = [k for k, d in alle.items() if d.deltatt and pulje in (None, d.siste_pulje)]
    andel = g.hell.choice((0.4, 0.7, 0.9))
    lop = g.s.lop(g.plan.id)
    aktorer = ["nhn"] if lop.arbeidsgruppe is None else ["nhn", lop.arbeidsgruppe]
    return {
        "spurte": spurte,
        "svarte": [k for k in spurte if g.hell.random() < andel],
        "aktorer": aktorer,
        "oppsummering": "De fleste er fornøyd, og noen trenger mer tid.",
        "roller_og_forankring": "Rollene var klare." if sjanse(g.hell, 0.7) else None,
    }
