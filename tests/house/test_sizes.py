"""Nothing grows past what can be read in one sitting, and no name hides what a thing is."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.kilder import ROT, SRC, egne_filer, kildefiler, ord_i, vis

LENGSTE_FIL = 300
LENGSTE_FUNKSJON = 40
"""Lines with code on them; docstrings, comments and blank lines are free, a long string is two."""

SKUFFER = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "service", "base"}
"""Names of drawers: what ends so can hold anything, and soon does (hus.md §3)."""

_IKKE_KODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


def linjer_med_kode(kilde: str) -> set[int]:
    """The lines on which a token of code begins or ends."""
    tegn = tokenize.generate_tokens(io.StringIO(kilde).readline)
    return {rad for t in tegn if t.type not in _IKKE_KODE for rad in (t.start[0], t.end[0])}


def _dokumentasjon(funksjon: ast.FunctionDef | ast.AsyncFunctionDef) -> set[int]:
    forste = funksjon.body[0]
    if ast.get_docstring(funksjon) is None:
        return set()
    return set(range(forste.lineno, (forste.end_lineno or forste.lineno) + 1))


def lange_funksjoner(kilde: str) -> Iterator[tuple[str, int]]:
    """Name and length of each function that does not fit in one look."""
    kode = linjer_med_kode(kilde)
    for node in ast.walk(ast.parse(kilde)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            spenn = set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
            lengde = len((spenn & kode) - _dokumentasjon(node))
            if lengde > LENGSTE_FUNKSJON:
                yield node.name, lengde


@pytest.mark.parametrize("endelse", ["py", "html", "css", "js", "sql"])
def test_no_file_is_longer_than_one_sitting(endelse: str) -> None:
    filer = [f for f in SRC.rglob(f"*.{endelse}") if "vendor" not in f.parts]
    lengder = {vis(f): len(f.read_text("utf-8").splitlines()) for f in filer}
    assert {f: n for f, n in lengder.items() if n > LENGSTE_FIL} == {}


def test_every_function_fits_in_one_look() -> None:
    lange = {
        f"{vis(fil)}:{navn}": lengde
        for fil in kildefiler()
        for navn, lengde in lange_funksjoner(fil.read_text("utf-8"))
    }
    assert lange == {}


@pytest.mark.parametrize("mappe", ["src", "tests", "benchmarks", "scripts"])
def test_no_file_or_folder_is_a_drawer(mappe: str) -> None:
    navn = {f for f in egne_filer(ROT / mappe) if f.suffix != ".pyc" and f.name != "__pycache__"}
    assert [vis(f) for f in sorted(navn) if _er_skuff(f.stem)] == []


def test_no_class_is_a_drawer() -> None:
    klasser = [
        f"{vis(fil)}:{node.name}"
        for fil in kildefiler()
        for node in ast.walk(ast.parse(fil.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and _er_skuff(node.name)
    ]
    assert klasser == []


def _er_skuff(navn: str) -> bool:
    return ord_i(navn)[-1:] != [] and ord_i(navn)[-1] in SKUFFER


def test_the_rule_sees_a_long_function_and_forgives_its_docstring() -> None:
    kropp = "\n".join(f"    x{i} = {i}" for i in range(LENGSTE_FUNKSJON))
    merknader = '    """One.\n\n    Two.\n    """\n    # three\n'
    assert list(lange_funksjoner(f"def f() -> None:\n{kropp}\n")) == [("f", LENGSTE_FUNKSJON + 1)]
    kort = kropp.rsplit("\n", 1)[0]
    assert list(lange_funksjoner(f"def f() -> None:\n{merknader}{kort}\n")) == []


def test_the_rule_knows_a_drawer_from_a_word_that_ends_alike(tmp_path: Path) -> None:
    assert _er_skuff("text_utils")
    assert _er_skuff("SessionManager")
    assert not _er_skuff((tmp_path / "database.py").stem)
