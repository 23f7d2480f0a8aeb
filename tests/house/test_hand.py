"""The hand the whole house is written in, where ruff and mypy have no rule (hus.md §9)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.kilder import DOMENE, ROT, SRC, kildefiler, vis

ROOMS_OF_ANY = (
    DOMENE / "grunnmur",
    SRC / "eventlog",
    # the two registers hold functions on any step, with any answer
    SRC / "application" / "fakta" / "sporring.py",
    SRC / "application" / "konsekvenser" / "register.py",
)

ENGINE = {"Steg", "Hendelse", "Grunnlag", "LoggfortHendelse"}
"""Generic shapes of the engine; `Steg[Any]` is a step on whatever aggregate (docs/adr/0003)."""

CLOCK = {"now", "today", "utcnow", "fromtimestamp"}
CHANCE = {"uuid1", "uuid4", "uuid6", "uuid7", "urandom", "hash"}
REACH = {"open", "print", "input"}
CLOCK_AND_CHANCE = CLOCK | CHANCE | REACH
"""Calls that make two replays differ, or reach out of the domain."""

VALIDATORS = {"field_validator", "model_validator", "BeforeValidator", "AfterValidator"}

TEXTS = {".py", ".md", ".toml", ".sh", ".sql", ".txt", ".csv", ".cfg", ".yml", ".json", ""}
OUTSIDE = {".git", ".venv", "build", "dist", "node_modules", "__pycache__"}

TRACES = re.compile(
    r"(?<![\w.])/(?:r)oot/|(?<![\w.])/(?:w)ork/|--(?:index)-url|(?:extra)-index|"
    r"https?://[^/\s]*(?:pypi|npmjs)[^/\s]*/simple"
)
"""Paths of one machine and addresses of registries: nobody else has them."""


def navn_paa(kall: ast.expr) -> str:
    """The last part of what is called: `datetime.now` → now."""
    return kall.attr if isinstance(kall, ast.Attribute) else getattr(kall, "id", "")


def any_i(tre: ast.Module) -> list[int]:
    """The lines where `Any` stands for untyped data, and not for «whatever aggregate»."""
    motor = [
        n for n in ast.walk(tre) if isinstance(n, ast.Subscript) and navn_paa(n.value) in ENGINE
    ]
    tillatt = {
        id(del_)
        for n in motor
        for del_ in (n.slice.elts if isinstance(n.slice, ast.Tuple) else (n.slice,))
    }
    navn = [n for n in ast.walk(tre) if isinstance(n, ast.Name | ast.Attribute)]
    return [n.lineno for n in navn if navn_paa(n) == "Any" and id(n) not in tillatt]


def urene_kall(tre: ast.Module) -> list[str]:
    """Calls that the domain may not make."""
    kall = [navn_paa(node.func) for node in ast.walk(tre) if isinstance(node, ast.Call)]
    return [navn for navn in kall if navn in CLOCK_AND_CHANCE]


def verdifeil(tre: ast.AST, *, i_validator: bool = False) -> Iterator[int]:
    """The lines that raise ValueError outside a validator of Pydantic."""
    for node in ast.iter_child_nodes(tre):
        validator = i_validator
        if isinstance(node, ast.FunctionDef):
            pynt = [d.func if isinstance(d, ast.Call) else d for d in node.decorator_list]
            validator = bool({navn_paa(d) for d in pynt} & VALIDATORS)
        if isinstance(node, ast.Raise) and node.exc is not None and not validator:
            feil = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            if navn_paa(feil) == "ValueError":
                yield node.lineno
        yield from verdifeil(node, i_validator=validator)


def prosjektfiler() -> Iterator[Path]:
    """Every text file a person of the project wrote."""
    for fil in sorted(ROT.rglob("*")):
        deler = fil.relative_to(ROT).parts
        skjult = any(d.startswith(".") and d not in {".ci", ".gitignore"} for d in deler)
        if fil.is_file() and fil.suffix in TEXTS and not OUTSIDE & set(deler) and not skjult:
            yield fil


def les(fil: Path) -> ast.Module:
    return ast.parse(fil.read_text("utf-8"))


def test_any_stands_only_in_the_foundation_and_the_event_log() -> None:
    andre = [f for f in kildefiler() if not any(f.is_relative_to(rom) for rom in ROOMS_OF_ANY)]
    assert [f"{vis(f)}:{linje}" for f in andre for linje in any_i(les(f))] == []


def test_the_domain_asks_neither_the_clock_nor_chance() -> None:
    assert [f"{vis(f)}: {navn}" for f in kildefiler(DOMENE) for navn in urene_kall(les(f))] == []


def test_what_needs_history_is_a_guard_and_no_exception() -> None:
    assert [f"{vis(f)}:{rad}" for f in kildefiler(DOMENE) for rad in verdifeil(les(f))] == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    utvei = re.compile(r"mark\.[sx](?:kip|kipif|fail)\b|pytest\.[isx](?:kip|mportorskip|fail)\(")
    filer = kildefiler(ROT / "tests")
    assert [vis(f) for f in filer if utvei.search(f.read_text("utf-8"))] == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    funn = {
        f"{vis(fil)}: {treff[0]}"
        for fil in prosjektfiler()
        for treff in TRACES.finditer(fil.read_text("utf-8"))
    }
    assert sorted(funn) == []


@pytest.mark.parametrize(
    ("kode", "urene"),
    [("datetime.now(UTC)", ["now"]), ("hash('a')", ["hash"]), ("g.na.date()", [])],
)
def test_the_rule_sees_a_clock(kode: str, urene: list[str]) -> None:
    assert urene_kall(ast.parse(kode)) == urene


def test_the_rule_lets_pydantic_refuse_a_shape() -> None:
    regel = "@field_validator('a')\ndef f(v):\n    raise ValueError('shape')\n"
    assert list(verdifeil(ast.parse(regel))) == []
    assert list(verdifeil(ast.parse("def f(v):\n    raise ValueError\n"))) == [2]


@pytest.mark.parametrize(
    ("kode", "linjer"),
    [
        ("x: dict[str, Any]", [1]),
        ("import typing\nx: typing.Any = 1", [2]),
        ("x: Callable[[Steg[Any]], Any]", [1]),
        ("def f(steg: Steg[Any], g: Grunnlag[Any, Any]) -> None: ...", []),
    ],
)
def test_the_rule_knows_whatever_aggregate_from_untyped_data(kode: str, linjer: list[int]) -> None:
    assert any_i(ast.parse(kode)) == linjer
