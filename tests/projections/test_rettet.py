"""A fact decided on Tuesday and entered on Friday, through the read side on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dagens_begynnelse, dagens_slutt, fra_mikrosekunder
from innforing.domain.deltakelse.folger import KommuneBleAktuell, KommunePameldt
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.eventlog.database import open_writer
from innforing.projections.statement import difference
from innforing.projections.svarfordeling import Svarfordeling, svar_av
from innforing.projections.utbredelse import Utbredelse
from innforing.registers.kommuner import Kommuneregister
from tests.projections.lesehus import hendelse, leseside

if TYPE_CHECKING:
    from typing import Any

    from innforing.projections.readside import ReadSide
    from innforing.projections.statement import Change

REGISTER = Kommuneregister.standard()
KOMMUNE = "utsira"
MELDT = f"ibruktakelse:dho:{KOMMUNE}"
SVART = f"deltakelse:rettet:{KOMMUNE}"


def middag(dag: date) -> int:
    return mikrosekunder(dagens_begynnelse(dag)) + 12 * 3_600_000_000


def fort(logg: str, strom: str, nr: int, innhold: Any, *, dag: date, gjelder: date) -> int:
    """An event about one day, entered on another; its position."""
    rad = hendelse(strom, nr, innhold, effective_us=mikrosekunder(dagens_begynnelse(gjelder)))
    with open_writer(logg, unsafe_test_server=True) as writer:
        [lagret] = writer.run(
            lambda tx: tx.append([rad], command_id=None, body_hash=None, recorded_us=middag(dag))
        )
    return lagret.position


def forskjell(
    side: ReadSide, modell: str, fra: tuple[date, int | None], til: tuple[date, int | None]
) -> list[Change]:
    """What differs in everything that a read model says, between (day, position) and another."""
    svar = (
        side.statements(modell, REGISTER, per=mikrosekunder(dagens_slutt(dag)), kjent=kjent)
        for dag, kjent in (fra, til)
    )
    return difference(*svar)


@pytest.mark.krav("K-378")
def test_what_was_entered_late_is_what_differs_between_what_was_and_what_was_known(
    logg: str,
) -> None:
    with leseside(logg, (Svarfordeling(), Utbredelse())) as side:
        siste = fra_mikrosekunder(side.follower.reader.last()[1]).date()
        mandag = siste + timedelta(days=7 - siste.weekday())
        tirsdag, onsdag, fredag = (mandag + timedelta(days=n) for n in (1, 2, 4))
        for_ = fort(logg, SVART, 1, KommuneBleAktuell(), dag=mandag, gjelder=mandag)
        bruk = BruksstatusMeldt(status=Bruksstatus.TATT_I_BRUK, fra=tirsdag)
        meldt = fort(logg, MELDT, 1, bruk, dag=fredag, gjelder=tirsdag)
        svart = fort(logg, SVART, 2, KommunePameldt(pulje=1), dag=fredag, gjelder=tirsdag)
        assert side.catch_up().behind == 0

        for kjent, ventet in ((for_, ("aktuell", for_)), (None, ("pameldt", svart))):
            onsdags = mikrosekunder(dagens_slutt(onsdag))
            with side.sight("svarfordeling", per=onsdags, kjent=kjent) as sight:
                assert svar_av(sight, "rettet", KOMMUNE) == ventet

        svaret = forskjell(side, "svarfordeling", (onsdag, for_), (onsdag, None))
        assert {c.path[0] for c in svaret} == {"rettet"}
        assert bak(svaret) == {for_, svart}
        status = [c for c in svaret if c.before and c.before.value == "aktuell"]
        assert [c.after.value for c in status if c.after] == ["pameldt"]

        bruken = forskjell(side, "utbredelse", (onsdag, for_), (onsdag, None))
        assert {c.path[0] for c in bruken} == {"dho"}
        # where nothing is known the answer rests on what the løsning was begun with
        assert all(meldt in bak([c]) for c in bruken)
        kjente = [c for c in bruken if "ukjent" not in c.path]
        assert bak(kjente) == {meldt}, "that event and no other"
        omrader = {c.path: tall(c) for c in bruken if "kommune" not in c.path}
        assert omrader["dho", "norge", "tatt_i_bruk"] == 1
        assert omrader["dho", "norge", "ukjent"] == -1
        assert any(KOMMUNE in c.path for c in bruken)

        for modell in ("svarfordeling", "utbredelse"):
            kjent_da = forskjell(side, modell, (mandag, for_), (onsdag, for_))
            na = forskjell(side, modell, (mandag, None), (onsdag, None))
            assert kjent_da == [], "nobody knew on Wednesday"
            assert [c.path for c in na] == [
                c.path for c in (svaret if modell == "svarfordeling" else bruken)
            ]
            assert forskjell(side, modell, (mandag, for_), (mandag, None)) == [], "true then too"


def bak(endringer: list[Change]) -> set[int]:
    """The events that only one of the two answers rests on."""
    return set().union(
        *(
            set(c.before.positions if c.before else ()) ^ set(c.after.positions if c.after else ())
            for c in endringer
        )
    )


def tall(endring: Change) -> int:
    for_, etter = (0 if c is None else int(c.value or 0) for c in (endring.before, endring.after))
    return etter - for_
