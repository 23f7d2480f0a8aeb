"""Texts in the register: read with their key, «slettet» without it."""

import pytest
import sqlalchemy as sa

from innforing.registers.fritekst import (
    SLETTET,
    Fritekstregister,
    TekstEndret,
    forpliktelse,
    forsegl,
    fritekst,
)
from innforing.registers.nokler import Nokkellager


@pytest.fixture
def register(logg: sa.Engine, lager: Nokkellager) -> Fritekstregister:
    return Fritekstregister(logg, lager)


def _skriv(logg: sa.Engine, lager: Nokkellager, tekst: str) -> str:
    """What the event log does in the transaction of the event."""
    trukket = lager.trekk()
    forseglet = forsegl(tekst, *trukket)
    with logg.begin() as connection:
        connection.execute(sa.insert(fritekst), {"id": trukket.id, **forseglet._asdict()})
    return trukket.id


def test_en_tekst_leses_slik_den_ble_skrevet(
    register: Fritekstregister, logg: sa.Engine, lager: Nokkellager
) -> None:
    tekst = "Kåfjord ber om utsettelse – «vi mangler folk».\n"
    assert register.les(_skriv(logg, lager, tekst)) == tekst


def test_mange_tekster_leses_i_rekkefolge(
    register: Fritekstregister, logg: sa.Engine, lager: Nokkellager
) -> None:
    ids = [_skriv(logg, lager, f"tekst {n}") for n in range(10)]
    lager.slett(ids[3])
    lest = register.les_mange([*ids, ids[0], "finnes-ikke"])
    assert list(lest) == ids
    assert [lest[i] for i in ids[:5]] == ["tekst 0", "tekst 1", "tekst 2", SLETTET, "tekst 4"]


def test_uten_nokkel_leses_slettet_ogsa_nar_raden_er_tomt(
    register: Fritekstregister, logg: sa.Engine, lager: Nokkellager
) -> None:
    ids = [_skriv(logg, lager, "borte"), _skriv(logg, lager, "tømt")]
    lager.slett(ids[0])
    with logg.begin() as connection:
        connection.execute(sa.update(fritekst).where(fritekst.c.id == ids[1]), {"ciphertext": None})
    assert SLETTET == "slettet"
    assert [register.les(i) for i in ids] == [SLETTET, SLETTET]


def test_en_tekst_som_aldri_var_er_ikke_slettet(register: Fritekstregister) -> None:
    assert register.les("00000000-0000-4000-8000-000000000000") is None
    assert register.les_mange([]) == {}


def test_en_endret_rad_avvises(
    register: Fritekstregister, logg: sa.Engine, lager: Nokkellager
) -> None:
    id_ = _skriv(logg, lager, "ja")
    with logg.begin() as connection:
        connection.execute(
            sa.update(fritekst).where(fritekst.c.id == id_),
            {"commitment": forpliktelse("nei", bytes(32))},
        )
    with pytest.raises(TekstEndret, match=id_):
        register.les(id_)
