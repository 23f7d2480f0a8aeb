"""The puljer of one løp: invited, answered, started, now and then called off (K-139, K-156)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from innforing.application.demodata import tekster
from innforing.application.demodata.brukgang import brukgang
from innforing.application.demodata.folk import leder_av
from innforing.application.demodata.gang import sjanse
from innforing.application.demodata.svargang import svargang
from innforing.application.frister.register import utloper
from innforing.application.frister.svarfrist import svarfrister
from innforing.application.kommando import Gjort
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.innforingslop.verdier import Puljefase

if TYPE_CHECKING:
    from innforing.application.demodata.gang import Delgang, Gang
    from innforing.application.demodata.lopsgang import Lopsgang

ETTER_FRISTEN = timedelta(minutes=5)


def puljegang(g: Lopsgang) -> Delgang:
    """Every pulje is opened and started; the next begins while the former runs."""
    s, hell = g.s, g.hell
    yield s.om(hell.randint(3, 20), hell)
    if sjanse(hell, 0.8):
        yield g.tar("informer_pa_forhand", g.leder, informasjon="Et løp kommer til høsten.")
    yield s.om(hell.randint(10, 40), hell)
    for pulje in s.lop(g.plan.id).puljer:
        if not (yield from _pamelding(g, pulje.nr)):
            return False
        if pulje.nr == 1 and (yield from g.slutter("pamelding")):
            return False
        yield from _start(g, pulje.nr)
        if pulje.nr == 1:
            yield from _endringer(g)
        if pulje.nr == 1 and (yield from g.slutter("gjennomforing")):
            return False
        yield s.om(hell.randint(30, 90), hell)
    yield from g.kanskje_pause()
    yield s.om(hell.randint(90, 200), hell)
    return True


def _pamelding(g: Lopsgang, nr: int) -> Delgang:
    """The invitation goes out; every kommune that gets it goes its own way."""
    s, hell = g.s, g.hell
    dager = hell.choice((12, 35, 42, 60, 90))
    leder = leder_av(s.lop(g.plan.id), nr)
    svar = yield g.tar(
        "apne_pamelding",
        leder,
        pulje=nr,
        svarfrist=s.iso(dager),
        tekster=tekster.invitasjon(g.plan.navn, hvem=g.plan.art == "C"),
        adressater=[str(sektor.value) for sektor in s.lop(g.plan.id).sektorer],
    )
    if not isinstance(svar, Gjort):
        return False
    frist = s.dag + timedelta(days=dager)
    s.start(_frist(g), utloper(frist) + ETTER_FRISTEN)
    for kommune in svar.hendelser[0].hendelse.mottakere:  # type: ignore[attr-defined]
        nar = s.om(hell.randint(1, dager - 1), s.terning("svardag", g.plan.id, kommune, nr))
        s.start(svargang(g, kommune, nr, dager), nar)
    yield s.om(dager + hell.randint(1, 15), hell)
    return True


def _frist(g: Lopsgang) -> Gang:
    """When a deadline has passed, the system itself records who kept silent."""
    front, na = g.s.front, g.s.na
    deltakelser = front.under(f"deltakelse:{g.plan.id}:").items()
    apne = [frist for strom, d in deltakelser for frist in svarfrister(strom, d, front)]
    for frist in sorted(apne, key=lambda f: (f.dag, f.pa)):
        if utloper(frist.dag) > na:
            return
        svar = yield frist.kommando(na)
        if not isinstance(svar, Gjort):
            return


def _endringer(g: Lopsgang) -> Gang:
    """Now and then the løp takes longer than planned, or somebody else takes over the lead."""
    s, hell = g.s, g.hell
    if sjanse(hell, 0.2):
        yield s.om(hell.randint(10, 40), hell)
        yield g.tar("endre_plan", g.leder, plan={"slutt": s.iso(600)})
    if g.plan.art in "AB" and sjanse(hell, 0.15):
        yield s.om(hell.randint(10, 60), hell)
        ny = s.folk.leder(g.sted.fylke, g.plan.nr + 1)
        leder = {"person": ny.person, "organ": ny.organ}
        grunn = "Lederen har fått en annen oppgave."
        yield g.tar("utpek_leder", g.eier, ledere=[leder], begrunnelse=grunn)


def _start(g: Lopsgang, nr: int) -> Gang:
    """The pulje starts; one that nobody joined is mostly called off."""
    s, hell = g.s, g.hell
    lop = s.lop(g.plan.id)
    pulje = lop.pulje(nr)
    if pulje is None or pulje.fase is not Puljefase.PAMELDING:
        return
    med = [k for k, d in s.deltakelser(g.plan.id).items() if d.pameldt and d.pulje == nr]
    if not med and len(lop.puljer) > 1 and sjanse(hell, 0.7):
        yield g.tar(
            "avlys_pulje",
            g.eier if g.plan.art == "C" else g.leder,
            pulje=nr,
            begrunnelse="Ingen kommuner meldte seg på.",
        )
        return
    yield g.tar("start_gjennomforing", leder_av(lop, nr), pulje=nr, start=s.iso())
    for kommune in med:
        if s.deltakelse(g.plan.id, kommune).status is Svarstatus.PAMELDT:
            dag = s.terning("brukdag", g.plan.id, kommune)
            s.start(brukgang(g, kommune), s.om(dag.randint(3, 40), dag))
