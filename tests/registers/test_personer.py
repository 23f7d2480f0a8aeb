"""People in the register: encrypted, erasable, never written over."""

import uuid

import pytest
import sqlalchemy as sa
from pydantic import ValidationError

from innforing.registers.nokler import NokkelFinnes, Nokkellager
from innforing.registers.personer import (
    PERSON_FJERNET,
    PersonFinnes,
    Personopplysninger,
    Personregister,
    personer,
)

ID = "5f1e7c1e-0000-4000-8000-000000000001"


@pytest.fixture
def register(logg: sa.Engine, lager: Nokkellager) -> Personregister:
    return Personregister(logg, lager)


def _radene(logg: sa.Engine) -> dict[str, bytes]:
    with logg.connect() as connection:
        return {rad.id: rad.ciphertext for rad in connection.execute(sa.select(personer))}


def test_en_person_far_en_tilfeldig_id_og_kan_leses(register: Personregister) -> None:
    id_ = register.registrer("Prøve Prøvesen", epost="prove@example.org", telefon="00 00 00 00")
    assert uuid.UUID(id_).version == 4
    assert register.navn(id_) == "Prøve Prøvesen"
    person = register.person(id_)
    assert person is not None
    assert person.opplysninger == Personopplysninger(
        navn="Prøve Prøvesen", epost="prove@example.org", telefon="00 00 00 00"
    )


def test_navnet_star_ikke_i_logg_eller_nokkelbase(
    register: Personregister, logg: sa.Engine
) -> None:
    id_ = register.registrer("Kanarifugl")
    assert b"Kanarifugl" not in _radene(logg)[id_]
    assert "Kanarifugl" not in repr(register.person(id_))


def test_en_slettet_person_er_fjernet_og_de_andre_star(
    register: Personregister, lager: Nokkellager
) -> None:
    borte, igjen = register.registrer("Borte"), register.registrer("Igjen")
    assert lager.slett(borte)
    assert PERSON_FJERNET == "Person fjernet"
    assert register.navn(borte) == PERSON_FJERNET
    assert register.navn(igjen) == "Igjen"
    assert {p.id: (p.navn, p.fjernet) for p in register.alle()} == {
        borte: (PERSON_FJERNET, True),
        igjen: ("Igjen", False),
    }


def test_mange_navn_leses_pa_en_gang(register: Personregister, lager: Nokkellager) -> None:
    ider = [register.registrer(f"Person {nr}") for nr in range(401)]
    lager.slett(ider[7])
    funnet = register.navn_mange([*ider, ider[0], "ukjent"])
    assert funnet == {id_: f"Person {nr}" for nr, id_ in enumerate(ider)} | {
        ider[7]: PERSON_FJERNET
    }
    assert register.navn_mange([]) == {}


def test_en_tomt_rad_er_fjernet(register: Personregister, logg: sa.Engine) -> None:
    id_ = register.registrer("Borte")
    with logg.begin() as connection:
        connection.execute(sa.update(personer), {"ciphertext": None})
    assert register.navn(id_) == PERSON_FJERNET


def test_en_ukjent_id_er_ingen(register: Personregister) -> None:
    assert register.navn(ID) is None
    assert register.person(ID) is None
    assert register.alle() == ()


def test_demopersonen_far_id_utenfra_og_bare_en_gang(
    register: Personregister, lager: Nokkellager
) -> None:
    assert register.registrer("Demo", id=ID) == ID
    with pytest.raises(PersonFinnes, match=ID):
        register.registrer("En annen", id=ID)
    lager.slett(ID)
    with pytest.raises(PersonFinnes):
        register.registrer("Gjenoppstått", id=ID)
    assert register.navn(ID) == PERSON_FJERNET


def test_en_avbrutt_registrering_kan_tas_om_igjen(
    register: Personregister, lager: Nokkellager
) -> None:
    lager.legg_inn(ID, bytes(32), "person")
    assert register.registrer("Demo", id=ID) == ID
    assert register.navn(ID) == "Demo"
    assert lager.nokkel(ID) == bytes(32)


def test_to_som_registrerer_samme_id_skriver_ikke_over(logg: sa.Engine, lager: Nokkellager) -> None:
    """The other one comes in between our look and our insert, while we draw our salt."""

    def kappes(antall: int) -> bytes:
        if not _radene(logg):
            Personregister(logg, lager).registrer("Først", id=ID)
        return bytes(antall)

    lager.legg_inn(ID, bytes(32), "person")
    with pytest.raises(PersonFinnes, match=ID):
        Personregister(logg, lager, tilfeldig=kappes).registrer("Sist", id=ID)
    assert Personregister(logg, lager).navn(ID) == "Først"


def test_samme_strom_gir_samme_rad(logg: sa.Engine, lager: Nokkellager) -> None:
    register = Personregister(logg, lager, tilfeldig=lambda n: b"\x07" * n)
    id_ = register.registrer("Demo")
    rad = _radene(logg)[id_]
    with logg.begin() as connection:
        connection.execute(sa.delete(personer))
    assert register.registrer("Demo") == id_
    assert _radene(logg)[id_] == rad
    with pytest.raises(NokkelFinnes):
        lager.legg_inn(id_, bytes(32), "person")


@pytest.mark.parametrize("navn", ["", "   ", "x" * 201])
def test_et_navn_ma_vaere_et_navn(register: Personregister, logg: sa.Engine, navn: str) -> None:
    with pytest.raises(ValidationError):
        register.registrer(navn)
    assert _radene(logg) == {}
