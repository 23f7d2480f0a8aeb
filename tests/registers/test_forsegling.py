"""Sealing: the bytes of tillit.md §6, and that nothing else opens them."""

import hashlib
import uuid
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from innforing.registers.forsegling import (
    TekstEndret,
    Trukket,
    apne,
    apne_bundet,
    forpliktelse,
    forsegl,
    ny_id,
    trekk_fra,
)

ID = "00000000-0000-4000-8000-000000000001"
KEY, SALT, NONCE = bytes(range(32)), bytes(range(32, 64)), bytes(range(12))
VEKTOR = "6d30d01f45ff6a38e1b11451b16f6c4984d611eae797d70759902a19a75b2f86"


def _strom(seed: bytes) -> Callable[[int], bytes]:
    teller = iter(range(1_000_000))
    return lambda n: hashlib.shake_256(seed + next(teller).to_bytes(4, "big")).digest(n)


def test_bytene_er_de_som_er_skrevet_ned() -> None:
    forseglet = forsegl("Søknaden mangler vedlegg.", ID, KEY, SALT, NONCE)
    klart = SALT + "Søknaden mangler vedlegg.".encode()
    assert forseglet.ciphertext[:12] == NONCE
    assert AESGCM(KEY).decrypt(NONCE, forseglet.ciphertext[12:], ID.encode()) == klart
    assert forseglet.commitment == hashlib.sha256(b"innforing.text/v1\n" + klart).digest()


def test_forpliktelsen_er_festet_til_en_vektor() -> None:
    """`printf` of prefix and text around the salt 20…3f, through `sha256sum`."""
    assert forpliktelse("ja", SALT).hex() == VEKTOR


@given(st.text(max_size=500), st.binary(min_size=32, max_size=32))
def test_det_som_er_forseglet_kan_apnes(tekst: str, key: bytes) -> None:
    forseglet = forsegl(tekst, ID, key, SALT, NONCE)
    assert apne(forseglet.ciphertext, ID, key) == tekst
    assert apne_bundet(forseglet.ciphertext, ID, key, forseglet.commitment) == tekst


def test_uten_nokkel_eller_chiffertekst_er_teksten_slettet() -> None:
    forseglet = forsegl("borte", ID, KEY, SALT, NONCE)
    assert apne(forseglet.ciphertext, ID, None) is None
    assert apne(b"", ID, KEY) is None


def test_hver_vendt_bit_avvises() -> None:
    chiffertekst = forsegl("ja", ID, KEY, SALT, NONCE).ciphertext
    for bit in range(len(chiffertekst) * 8):
        endret = bytearray(chiffertekst)
        endret[bit // 8] ^= 1 << bit % 8
        with pytest.raises(TekstEndret):
            apne(bytes(endret), ID, KEY)


def test_en_tekst_kan_ikke_flyttes_til_en_annen_id_nokkel_eller_forpliktelse() -> None:
    forseglet = forsegl("ja", ID, KEY, SALT, NONCE)
    with pytest.raises(TekstEndret):
        apne(forseglet.ciphertext, ID[:-1] + "2", KEY)
    with pytest.raises(TekstEndret):
        apne(forseglet.ciphertext, ID, bytes(32))
    with pytest.raises(TekstEndret, match=ID):
        apne_bundet(forseglet.ciphertext, ID, KEY, forpliktelse("nei", SALT))
    with pytest.raises(TekstEndret):
        apne(forseglet.ciphertext[:20], ID, KEY)


@pytest.mark.parametrize(("key", "salt", "nonce"), [(16, 32, 12), (32, 16, 12), (32, 32, 16)])
def test_gale_lengder_forsegles_ikke(key: int, salt: int, nonce: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        forsegl("ja", ID, bytes(key), bytes(salt), bytes(nonce))


def test_samme_strom_gir_samme_trekk_og_en_ekte_uuid4() -> None:
    forste, andre = trekk_fra(_strom(b"a")), trekk_fra(_strom(b"a"))
    assert tuple(forste) == tuple(andre)
    assert tuple(forste) != tuple(trekk_fra(_strom(b"b")))
    assert uuid.UUID(forste.id).version == 4
    assert uuid.UUID(ny_id(bytes)).version == 4
    assert [len(del_) for del_ in forste[1:]] == [32, 32, 12]
    assert apne(forsegl("ja", *forste).ciphertext, forste.id, forste.key) == "ja"


def test_en_nokkel_vises_ikke() -> None:
    trukket = Trukket(ID, KEY, SALT, NONCE)
    assert repr(trukket) == f"Trukket(id='{ID}')"
