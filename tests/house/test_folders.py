"""Folder, file, class, table and test say the same: what stands in one stands in the others."""

from __future__ import annotations

import re

from innforing.domain.grunnmur.aggregat import slangenavn
from innforing.domain.grunnmur.livslop import Livslop, Regel
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR
from innforing.domain.katalog import AGGREGATER, HENDELSER, STEG
from tests.house.kilder import DOMENE, ROT, aggregater, moduler, stegfiler, vis

TESTER = ROT / "tests" / "domain"


def livslop() -> list[Livslop]:
    """Every released life cycle."""
    return [v for m in moduler() for v in vars(m).values() if isinstance(v, Livslop)]


def regler() -> list[Regel]:
    """Every rule: the rows of the tables, and the rule of each step that needs no table."""
    rader: list[Regel] = [rad for tabell in livslop() for rad in tabell.overganger]
    return rader + [s.regel for s in STEG.values() if s.regel is not None]


def test_every_aggregate_has_its_folder_and_its_noun() -> None:
    mapper = {mappe.name for mappe in aggregater()}
    assert {slangenavn(a.__name__) for a in AGGREGATER.values()} == mapper
    assert set(AGGREGATER) == mapper
    assert [m for m in sorted(mapper) if not (DOMENE / m / f"{m}.py").is_file()] == []


def test_every_step_file_holds_one_step_named_as_the_file() -> None:
    filer = {vis(fil): fil.stem for mappe in aggregater() for fil in stegfiler(mappe)}
    holder: dict[str, list[str]] = {sti: [] for sti in filer}
    for navn, steg in STEG.items():
        sti = f"src/{steg.__module__.replace('.', '/')}.py"
        holder.setdefault(sti, []).append(navn)
    assert holder == {sti: [stamme] for sti, stamme in filer.items()}


def test_every_event_stands_with_the_step_that_gives_it() -> None:
    """Or in `folger.py`, when a step elsewhere or several steps give it.

    An aggregate without steps, as the log's own, keeps its events with the noun.
    """
    uten_steg = {m.name for m in aggregater() if not stegfiler(m)}
    andre = [
        h.__name__
        for h in HENDELSER.values()
        for _, _, rom, fil, *_ in [h.__module__.split(".")]
        if fil not in {"steg", "folger"} and rom not in uten_steg
    ]
    assert andre == []


def test_every_step_of_a_table_exists_and_every_step_has_a_rule() -> None:
    i_tabell = {rad.steg for tabell in livslop() for rad in tabell.overganger}
    egen_regel = {navn for navn, steg in STEG.items() if steg.regel is not None}
    assert sorted(i_tabell - set(STEG)) == [], "named in a table, written nowhere"
    assert sorted(set(STEG) - i_tabell - egen_regel) == [], "written, but nobody may take it"
    assert sorted(i_tabell & egen_regel) == [], "two rules for one step"


def test_every_guard_and_authority_that_a_rule_names_exists() -> None:
    vilkar = {navn for regel in regler() for navn in (*regel.sperrer, *regel.avklares)}
    hvem = {navn for regel in regler() for navn in regel.hvem}
    assert sorted(vilkar - set(VILKAR)) == []
    assert sorted(hvem - set(MYNDIGHETER)) == []


def test_every_guard_stands_in_a_rule() -> None:
    """The guards of the foundation hold for every step, and stand in no row."""
    i_regel = {navn for regel in regler() for navn in (*regel.sperrer, *regel.avklares)}
    egne = {n for n, v in VILKAR.items() if ".grunnmur." not in v.sporsmal.__module__}
    assert sorted(egne - i_regel) == []


def test_every_guard_says_where_it_comes_from_and_who_can_mend_it() -> None:
    uten_krav = [n for n, v in VILKAR.items() if not re.fullmatch(r"K-\d{3}(, K-\d{3})*", v.krav)]
    ukjente = {r for v in VILKAR.values() for r in v.rettes_av} - set(MYNDIGHETER)
    assert uten_krav == []
    assert sorted(ukjente) == []
    assert [n for n, v in VILKAR.items() if not v.rettes_av] == []


def test_every_step_has_its_test() -> None:
    ventet = {
        f"{mappe.name}/test_{fil.stem}.py" for mappe in aggregater() for fil in stegfiler(mappe)
    }
    assert sorted(sti for sti in ventet if not (TESTER / sti).is_file()) == []
