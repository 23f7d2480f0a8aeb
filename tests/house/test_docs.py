"""What the docs say is what the code does: pages made from code are made again and compared."""

from __future__ import annotations

import importlib
import os
import re
import tomllib

from tests.house.kilder import ROT

OPPDATER = os.environ.get("INNFORING_OPPDATER") == "1"
MADE_FROM_CODE = {"docs/livslop.md", "docs/hendelser.md", "docs/kravdekning.md"}


def test_the_readme_opens_with_the_two_commands() -> None:
    readme = (ROT / "README.md").read_text("utf-8")
    forste_blokk = re.search(r"^```[a-z]*\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert forste_blokk is not None
    linjer = forste_blokk[1].splitlines()
    assert [linje.split()[0] for linje in linjer] == ["./start", "./test"]
    assert readme[: forste_blokk.start()].count("\n") < 12, "the commands come first"


def test_docs_made_from_code_are_current() -> None:
    dokumenter = importlib.import_module("innforing.application.dokumenter")
    alle = {str(sti): tekst for sti, tekst in dokumenter.alle().items()}
    assert set(alle) >= MADE_FROM_CODE
    if OPPDATER:
        for sti, tekst in alle.items():
            (ROT / sti).write_text(tekst, "utf-8")
    paa_disk = {s: (ROT / s).read_text("utf-8") if (ROT / s).is_file() else "" for s in alle}
    assert sorted(s for s in alle if alle[s] != paa_disk[s]) == [], "run: ./test --oppdater"


def test_links_between_our_pages_lead_somewhere() -> None:
    sider = [ROT / "README.md", ROT / "CHANGELOG.md", *(ROT / "docs").rglob("*.md")]
    brutt = {
        f"{side.name} → {lenke}"
        for side in sider
        for lenke in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", side.read_text("utf-8"))
        if not (side.parent / lenke).exists()
    }
    assert brutt == set()


def test_decision_records_are_numbered_without_holes_and_have_the_three_parts() -> None:
    sider = sorted((ROT / "docs" / "adr").glob("*.md"))
    assert [s.name[:5] for s in sider] == [f"{n:04}-" for n in range(1, len(sider) + 1)]
    deler = ["## Context", "## Decision", "## Consequence"]
    assert [
        s.name for s in sider if re.findall(r"^## .*$", s.read_text("utf-8"), re.MULTILINE) != deler
    ] == []


def test_the_changelog_speaks_of_the_version_we_ship() -> None:
    versjon = tomllib.loads((ROT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    titler = re.findall(r"^## \[(.+?)\]", (ROT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert titler[0] in {"Unreleased", versjon}
    assert versjon in titler
    assert all(re.fullmatch(r"Unreleased|20\d\d\.\d{1,2}\.\d+", t) for t in titler)
