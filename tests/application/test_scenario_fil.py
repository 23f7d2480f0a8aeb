"""A story file is read whole, or answered with file, line and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from innforing.application.scenario_fil import UgyldigFortelling, les_fortellinger
from tests.application.demohus import FORTELLINGER, IKKE_KLAR, PROSESS

HODE = 'tittel = "T"\nkilde = "K-103"\neksempeldata = true\n'
STEG = '\n[[steg]]\ndato = 2024-01-02\nhvem = "siri"\npa = "organ:ks"\ntar = "opprett_organ"\n'


def skriv(mappe: Path, innhold: str | bytes, navn: str = "s.toml") -> Path:
    fil = mappe / navn
    fil.parent.mkdir(exist_ok=True)
    fil.write_bytes(innhold.encode() if isinstance(innhold, str) else innhold)
    return fil


def feil_i(sti: Path) -> tuple[str, ...]:
    with pytest.raises(UgyldigFortelling) as feil:
        les_fortellinger([sti])
    return feil.value.feil


def test_a_world_is_read_once_and_before_the_stories_that_use_it() -> None:
    lest = les_fortellinger([PROSESS, IKKE_KLAR, PROSESS])
    assert [f.navn for f in lest] == ["verden.toml", "liten_prosess.toml", "ikke_klar.toml"]
    assert "siri" in lest[1].hvem
    assert "tre" in lest[2].lister


@pytest.mark.parametrize(
    ("innhold", "setning"),
    [
        ("tittel = \n", "line 1, column 10: not TOML: Invalid value."),
        ('tittel = "x', ": not TOML: Unterminated string (at end of document)."),
        ("x = 1\n" + HODE, "line 1: x: Extra inputs are not permitted."),
        (
            HODE
            + STEG.replace('"organ:ks"', '["organ:a", "organ:b"]')
            + 'for_hver = { kommuner = ["bergen"] }\n',
            "with for_hver, pa and hvem are one text each.",
        ),
        (HODE + "[hvem.a]\nrolle = 3\norgan = 'x'\n", "line 5: hvem.a.rolle: expected a role."),
        (HODE + STEG + "x = 1\n", "line 10: steg.1.x: Extra inputs are not permitted."),
        (HODE + STEG.replace("dato = 2024-01-02\n", ""), "line 5: steg.1.dato: Field required."),
        (
            HODE + STEG + STEG.replace("opprett_organ", "opprett_orgen"),
            "line 15: steg.2.tar: unknown step «opprett_orgen». Nearest: opprett_organ",
        ),
        (
            HODE + STEG + 'avvises = ["rett_myndigheit"]\n',
            "line 10: steg.1.avvises.1: unknown guard «rett_myndigheit». Nearest: rett_myndighet",
        ),
        (
            HODE + STEG + 'gir = ["OrganOpprettt"]\n',
            "line 10: steg.1.gir.1: unknown event «OrganOpprettt». Nearest: OrganOpprettet",
        ),
        (
            HODE + STEG + 'gir = ["OrganOpprettet"]\navvises = ["rett_myndighet"]\n',
            "line 5: steg.1: expected gir or avvises, not both.",
        ),
        (
            HODE + STEG + "hver = { navn = [1, 2], region = [1] }\n",
            "line 5: steg.1: expected lists of equal length in pa, hvem, hver.",
        ),
        (
            HODE + '[hvem.kari]\nperson = "kari"\nrolle = "medlen"\norgan = "ks"\n',
            "line 6: hvem.kari.rolle: expected a role. Nearest: medlem.",
        ),
        (
            HODE + '[hvem.kari]\nrolle = "medlem"\norgan = "ks"\n',
            "line 4: hvem.kari: give a person, except to the set-up of the log.",
        ),
        (HODE.replace("true", "false"), "line 3: eksempeldata: Input should be True."),
        (HODE + 'bruker = ["verdn"]\n', "bruker: there is no felles/verdn.toml."),
        (b"tittel = '\xff'\n", "byte 10 is not UTF-8."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, innhold: str | bytes, setning: str
) -> None:
    sti = skriv(tmp_path, innhold)
    (feil,) = feil_i(sti)
    assert sti.name in feil
    assert setning in feil


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    innhold = HODE + STEG.replace("opprett_organ", "x") + "y = 1\n"
    assert len(feil_i(skriv(tmp_path, innhold))) == 2


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    assert feil_i(tmp_path / "borte.toml")[0].endswith("no such file or directory.")


def test_a_world_that_uses_itself_is_refused(tmp_path: Path) -> None:
    skriv(tmp_path, HODE + 'bruker = ["a"]\n', "felles/a.toml")
    assert "uses itself" in feil_i(skriv(tmp_path, HODE + 'bruker = ["a"]\n'))[0]


def test_a_missing_world_is_answered_with_the_nearest(tmp_path: Path) -> None:
    skriv(tmp_path, HODE, "felles/verden.toml")
    (feil,) = feil_i(skriv(tmp_path, HODE + 'bruker = ["verdn"]\n'))
    assert feil.endswith("Nearest: verden.")


def test_the_stories_of_these_tests_are_stories() -> None:
    assert len(les_fortellinger(sorted(FORTELLINGER.glob("*.toml")))) == 3
