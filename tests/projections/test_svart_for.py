"""An answer that is entered late holds from the day it was given, in every read model (ADR 0014).

Histories of one kommune in one løp beside all rules, where anything may be dated back: where the
engine has the kommune now is what every model that keeps it says now, and said then as known then.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innforing.application.ta_steg import mikrosekunder
from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import (
    KommuneBleAktuell,
    KommuneFikkPlass,
    KommuneIkkeLengerAktuell,
    KommuneInvitert,
    KommunePameldt,
    KommuneSattPaVenteliste,
    KommuneVarslet,
)
from innforing.domain.deltakelse.steg.bestrid_svar import SvarBestridt
from innforing.domain.deltakelse.steg.svar import KommuneTakketNei, KommuneTrakkSeg
from innforing.domain.deltakelse.steg.utlop_svarfrist import SvarfristPassert
from innforing.domain.deltakelse.verdier import Varsel
from innforing.eventlog.readstore import ReadStore
from innforing.projections import books
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.arbeidsbord.apne_saker import i_kommunen
from innforing.projections.arbeidsbord.lopssaker import KOMMUNESAK
from innforing.projections.books import BUILDING
from innforing.projections.deltakere.deltaker import les
from innforing.projections.felt import kode
from innforing.projections.kartlegging import AKTUELL
from innforing.projections.kommuner import LAST, belastning_av, forlop
from innforing.projections.lopsoversikt.lopsrader import SVAR
from innforing.projections.oppfolging.oppfolging import STAND
from innforing.projections.svarfordeling import STANDPUNKT
from innforing.projections.tidslinje.tidslinjerader import DELTAR
from tests.application.minnehus import Minnelogg
from tests.projections.lesehus import MAPPER, hendelse
from tests.projections.tilfeldige import Bygg, Historie

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innforing.eventlog.readstore import Rows, StoreConnection
    from innforing.projections.books import Edition
    from innforing.projections.sight import Sight

STROM, HVOR = "deltakelse:a:bergen", {"lop": "a", "kommune": "bergen"}
FRIST = date(2024, 3, 15)
DOGN = 86_400_000_000
START = mikrosekunder(datetime(2024, 3, 1, 8, tzinfo=UTC))
SVAR_GITT: tuple[Any, ...] = (
    KommunePameldt(pulje=1),
    KommunePameldt(pulje=2, fort_av_andre=True),
    KommuneSattPaVenteliste(pulje=1),
    KommuneTakketNei(),
    KommuneTakketNei(fort_av_andre=True),
    KommuneTrakkSeg(),
)
ANNET: tuple[Any, ...] = (
    *(KommuneBleAktuell(), KommuneIkkeLengerAktuell(), KommuneFikkPlass(pulje=1), SvarBestridt()),
    *(KommuneInvitert(pulje=p, svarfrist=FRIST, invitasjon="ab" * 32) for p in (1, 2)),
    *(SvarfristPassert(pulje=p, frist=FRIST) for p in (1, 2)),
    *(KommuneVarslet(om=Varsel.PULJE_AVLYST, pulje=1), KommuneVarslet(om=Varsel.LOP_AVSLUTTET)),
)
BEGYNT: tuple[Any, ...] = (ANNET[0], ANNET[4])


class Fort(NamedTuple):
    """What happened, how many days after the last entry it was entered, and dated how far back."""

    innhold: Any
    etter: int
    tilbake: int


FORT = st.builds(
    Fort, st.sampled_from(SVAR_GITT) | st.sampled_from(ANNET), st.integers(0, 3), st.integers(0, 9)
)


@dataclass(repr=False)
class Lager:
    """Two empty editions of every read model."""

    forbindelse: StoreConnection
    en: dict[str, Edition]
    to: dict[str, Edition]

    @contextmanager
    def forkastet(self) -> Iterator[Rows]:
        with suppress(Forkastet), self.forbindelse.transaction() as rows:
            yield rows
            raise Forkastet


class Forkastet(Exception):
    """Nothing of this is to stand."""


@pytest.fixture(scope="module")
def lager(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lager]:
    mappe: Path = tmp_path_factory.mktemp("svart_for")
    with ReadStore(f"sqlite:///{mappe / 'les.sqlite'}") as store:
        with store.transaction() as rows:
            books.open_books(rows)
            en, to = ({p.navn: books.begin(rows, p, BUILDING) for p in PROJEKSJONER} for _ in "12")
        forbindelse = store.connect()
        yield Lager(forbindelse, en, to)
        forbindelse.close()


def fort(hendt: list[Fort]) -> tuple[Minnelogg, int]:
    """The log of it, and when the last of it was entered."""
    logg, us = Minnelogg(), START
    for nr, en in enumerate((*(Fort(h, 1, 0) for h in BEGYNT), *hendt), 1):
        us += en.etter * DOGN + 1
        rad = hendelse(STROM, nr, en.innhold, effective_us=us - en.tilbake * DOGN)
        logg.append([rad], command_id=None, body_hash=None, recorded_us=us)
    return logg, us


def motoren(logg: Minnelogg) -> Deltakelse:
    d = Deltakelse()
    for rad in logg.rader:
        d = MAPPER.decode(rad).hendelse.anvend(d)
    return d


def sagt(bygg: Bygg, us: int) -> dict[str, object]:
    """Read model → where it has the kommune at a moment, as known now."""

    def se(navn: str) -> Sight:
        return bygg._sight(bygg.runnere[navn], us, None)

    [stand] = se("svarfordeling").rows(STANDPUNKT)
    [deltar] = se("tidslinje").rows(DELTAR)
    belastning = belastning_av(se("kommuner"), "bergen")
    punkter = forlop(se("kommuner"), "bergen")
    apne = [rad for rad in se("arbeidsbord").rows(KOMMUNESAK) if rad.cells["apen"]]
    return {
        "svarfordeling": (stand.cells["status"], stand.cells["pulje"], stand.cells["omtvistet"]),
        "deltakere": [
            (en.status, en.pulje, int(en.omtvistet), en.deltatt)
            for en in les(se("deltakere"), HVOR)
        ],
        "lopsoversikt": [rad.cells["status"] for rad in se("lopsoversikt").rows(SVAR)],
        "oppfolging": [tuple(rad.cells.values())[2:] for rad in se("oppfolging").rows(STAND)],
        "tidslinje": (deltar.cells["status"], deltar.cells["pulje"]),
        "kommuner": [post.status for post in belastning.lop.values()],
        "forlop": [p.status for p in punkter[-1].belastning.lop.values()] if punkter else [],
        "arbeidsbord": {(rad.cells["art"], rad.cells["nr"]) for rad in apne},
        "kartlegging": [rad.cells["aktuell"] for rad in se("kartlegging").rows(AKTUELL)],
    }


def ventet(d: Deltakelse) -> dict[str, object]:
    """The same, of the state that the engine decides from."""
    status, merker = kode(d.status), (d.pulje, int(d.omtvistet))
    last = [status] if d.status in LAST and not d.lop_avsluttet and _puljer(d) else []
    er_med = d.aktuell and not d.lop_avsluttet and d.status is not None
    return {
        "svarfordeling": (status, *merker),
        "deltakere": [(status, *merker, d.deltatt)] if d.aktuell else [],
        "lopsoversikt": [status if d.aktuell else None],
        "oppfolging": [(status, int(d.deltatt))],
        "tidslinje": (status, d.pulje) if er_med else (None, None),
        "kommuner": last,
        "forlop": last,
        "arbeidsbord": set(i_kommunen(d)),
        "kartlegging": [int(d.aktuell)],
    }


def svart(alt: dict[str, Any], d: Deltakelse) -> dict[str, object]:
    """What an answer says: not whom the løp was for, nor what waited in an earlier round."""
    i_runden = {sak for sak in alt["arbeidsbord"] if sak[1] in {0, *d.invitasjoner}}
    return {**alt, "arbeidsbord": i_runden, "kartlegging": None}


def _puljer(d: Deltakelse) -> tuple[int | None, ...]:
    return d.invitasjoner if kode(d.status) == "invitert" else (d.pulje,)


@settings(max_examples=120, deadline=None)
@given(hendt=st.lists(FORT, max_size=7), svar=st.sampled_from(SVAR_GITT), tilbake=st.integers(0, 9))
def test_every_read_model_has_a_kommune_where_the_engine_has_it(
    lager: Lager, hendt: list[Fort], svar: Any, tilbake: int
) -> None:
    """Now, and from the day that the last answer was given."""
    with lager.forkastet() as rows:
        logg, _ = fort(hendt)
        bygg = Bygg(rows, logg, lager.en)
        bygg.ta_inn(logg.rader)
        assert sagt(bygg, logg.rader[-1].recorded_us) == ventet(motoren(logg))
    with lager.forkastet() as rows:
        logg, us = fort([*hendt, Fort(svar, 1, tilbake)])
        bygg = Bygg(rows, logg, lager.en)
        bygg.ta_inn(logg.rader)
        d = motoren(logg)
        for dager in range(tilbake + 1):
            assert svart(sagt(bygg, us - dager * DOGN), d) == svart(ventet(d), d), dager


@settings(max_examples=60, deadline=None)
@given(hendt=st.lists(FORT, min_size=1, max_size=7))
def test_as_of_a_moment_known_then_is_what_was_said_then_and_a_rebuild_has_the_same_rows(
    lager: Lager, hendt: list[Fort]
) -> None:
    with lager.forkastet() as rows:
        logg, _ = fort(hendt)
        sider = [[rad] for rad in logg.rader]
        historie = Historie(Bygg(rows, logg, lager.en))
        alle = set(range(len(sider)))
        historie.fortell(sider, alt=alle, celler=alle)
        bygd = Bygg(rows, logg, lager.to)
        bygd.ta_inn(logg.rader)
        assert historie.bygg.alle_rader() == bygd.alle_rader()
        assert historie.sporres_igjen() == []


def test_a_no_in_time_that_is_entered_after_the_deadline_is_no_silence(lager: Lager) -> None:
    """Invited the 3rd, silent when the deadline was out the 8th; said no the 5th, entered later."""
    utlop, nei = Fort(ANNET[6], 5, 0), Fort(KommuneTakketNei(), 2, 5)
    with lager.forkastet() as rows:
        logg, us = fort([utlop, nei])
        bygg = Bygg(rows, logg, lager.en)
        bygg.ta_inn(logg.rader)
        svaret = logg.rader[-1]

        def status(tilbake: int, kjent: int) -> list[tuple[object, int]]:
            se = bygg.runnere["deltakere"]
            sight = bygg._sight(se, us - tilbake * DOGN, kjent)
            return [(en.status, en.posisjoner[-1]) for en in les(sight, HVOR)]

        for dag in (0, 1, 4, 5):
            assert status(dag, svaret.position) == [("takket_nei", svaret.position)], dag
        assert status(1, svaret.position - 1) == [("ikke_svart", svaret.position - 1)]
        assert status(4, svaret.position - 1) == [("invitert", svaret.position - 2)]
        assert status(6, svaret.position) == [("invitert", svaret.position - 2)]
