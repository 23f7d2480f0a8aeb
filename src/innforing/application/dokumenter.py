"""The pages made from code: life cycle, catalogue of events, coverage of krav, fault matrix."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from innforing.application.diagram import mermaid
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.katalog import AGGREGATER, HENDELSER, STEG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from innforing.domain.grunnmur.livslop import Livslop, Overgang

ROT = Path(__file__).parents[3]
"""The checkout; these pages are made there and nowhere else."""

LAGET = "<!-- Made from code: change the code, then run ./test --oppdater -->\n"


def alle() -> dict[str, str]:
    """Path from the checkout's root → the page as it should be."""
    return {
        "docs/livslop.md": livslop_side(),
        "docs/hendelser.md": hendelser_side(),
        "docs/kravdekning.md": kravdekning_side(),
        "docs/feilmatrise.md": feilmatrise_side(),
    }


def livslop_side() -> str:
    """Every released table, its diagram, and the guards that the rows name."""
    deler = [LAGET, "# Livsløpet\n"]
    for versjon, livslop in LIVSLOP.items():
        deler += [
            f"## Versjon {versjon}\n",
            f"```mermaid\n{mermaid(livslop)}```\n",
            _tabell(livslop),
        ]
    deler += ["## Korteste vei til påmelding\n", _korteste_veier()]
    deler += ["## Vilkårene\n", _vilkar(LIVSLOP.values())]
    return "\n".join(deler)


def _korteste_veier() -> str:
    """The steps of the stories in `scenarios/veier`; tests run them and drop each step once."""
    linjer = ["| løp | antall steg | stegene |", "|---|---|---|"]
    for fil in sorted((ROT / "scenarios" / "veier").glob("*.toml")):
        fortelling = tomllib.loads(fil.read_text("utf-8"))
        steg = [s["tar"] for s in fortelling["steg"] if str(s["pa"]).startswith("innforingslop:")]
        navn = " → ".join(f"`{s}`" for s in steg)
        linjer.append(f"| {fortelling['tittel']} | {len(steg)} | {navn} |")
    return "\n".join(linjer) + "\n"


def _tabell(livslop: Livslop) -> str:
    hode = "| steg | fra → til | typer | hvem | på plass først | avklares |"
    return "\n".join([hode, "|---|---|---|---|---|---|", *map(_rad, livslop.overganger)]) + "\n"


def _rad(rad: Overgang) -> str:
    fra = ", ".join("–" if t is None else t.tekst.nb for t in rad.fra)
    til = "blir der" if rad.til is None else rad.til.tekst.nb
    hvem = ", ".join(MYNDIGHETER[navn].tekst.nb for navn in rad.hvem)
    sperrer, avklares = (", ".join(f"`{n}`" for n in navn) for navn in (rad.sperrer, rad.avklares))
    return f"| `{rad.steg}` | {fra} → {til} | {rad.typer} | {hvem} | {sperrer} | {avklares} |"


def _vilkar(tabeller: Iterable[Livslop]) -> str:
    nevnt = {n for t in tabeller for rad in t.overganger for n in (*rad.sperrer, *rad.avklares)}
    linjer = ["| vilkår | krav | tekst | slik rettes det |", "|---|---|---|---|"]
    for navn, v in sorted(VILKAR.items()):
        if navn in nevnt:
            linjer.append(f"| `{navn}` | {v.krav} | {v.tekst.nb} | {v.slik.nb} |")
    return "\n".join(linjer) + "\n"


def hendelser_side() -> str:
    """Every event by aggregate: topic, version, text, fields."""
    deler = [LAGET, "# Hendelsene\n"]
    for prefiks, aggregat in AGGREGATER.items():
        pakke = aggregat.__module__.rpartition(".")[0]
        egne = {n: h for n, h in HENDELSER.items() if h.__module__.startswith(f"{pakke}.")}
        deler.append(f"## `{prefiks}`\n\n| hendelse | versjon | tekst | felt |\n|---|---|---|---|")
        for navn, hendelse in egne.items():
            felt = ", ".join(f"`{f}`" for f in hendelse.model_fields)
            deler.append(f"| `{navn}` | {hendelse.versjon} | {hendelse.tekst.nb} | {felt} |")
        deler.append("")
    return "\n".join(deler)


def kravdekning_side() -> str:
    """Every requirement and every tension, and what carries it."""
    deler = [LAGET, "# Kravdekning\n", _bindende(), _ovrige(), _spenninger()]
    return "\n".join(deler)


def _bindende() -> str:
    """The må and skal rows: guards, tests and scenarios."""
    krav = kravtabell("krav")
    dekning = dekning_av(krav)
    dekket = sum(map(bool, dekning.values()))
    linjer = [
        "## Må og skal\n",
        f"Av {len(krav)} rader med må eller skal er {dekket} dekket.\n",
        "| krav | hva | vilkår og steg | tester | fortellinger |",
        "|---|---|---|---|---|",
    ]
    linjer += [f"| {id_} | {rad['om']} | {_deler(dekning[id_])} |" for id_, rad in krav.items()]
    return "\n".join(linjer) + "\n"


def _ovrige() -> str:
    """The bør, kan, avledet and fakta rows: the same, or why not."""
    krav = kravtabell("krav_ovrige")
    dekning = dekning_av(krav)
    utelatt = [id_ for id_, rad in krav.items() if not dekning[id_] and "utelatt" in rad]
    linjer = [
        "## Bør, kan, avledet og fakta\n",
        f"Av {len(krav)} rader er {len(krav) - len(utelatt)} gjort; resten sier hvorfor ikke.\n",
        "| krav | styrke | hva | vilkår og steg | tester | fortellinger | hvorfor ikke |",
        "|---|---|---|---|---|---|---|",
    ]
    for id_, rad in krav.items():
        funnet = dekning[id_] or {"tester": _vist_i(rad)}
        hvorfor = rad["utelatt"] if id_ in utelatt else ""
        linjer.append(f"| {id_} | {rad['styrke']} | {rad['om']} | {_deler(funnet)} | {hvorfor} |")
    return "\n".join(linjer) + "\n"


def _spenninger() -> str:
    """Where the sources disagree: what was chosen, and where it stands."""
    linjer = ["## Spenninger i kildene\n", "| nr | sak | valg | står i |", "|---|---|---|---|"]
    for id_, rad in kravtabell("spenninger").items():
        linjer.append(f"| {id_} | {rad['om']} | {rad['valg']} | `{rad['se']}` |")
    return "\n".join(linjer) + "\n"


def feilmatrise_side() -> str:
    """Every fault the log is tried against, how often, and by which tests."""
    tester: dict[str, list[str]] = {}
    for navn, merke in _merker("feil"):
        for rad in re.findall(r"F\d+", merke):
            if navn not in tester.setdefault(rad, []):
                tester[rad].append(navn)
    linjer = [
        LAGET,
        "# Feilmatrisen\n",
        "Hver rad prøves i hver kjøring av `./test`, og oftere i `./test --release`.",
        "Etter alle gjelder: det som var kvittert er der én gang, bevisene holder, og",
        "lesemodellene er de som loggen gir.\n",
        "| rad | feil | hver gang | før utgivelse | tester |",
        "|---|---|---|---|---|",
    ]
    for id_, rad in kravtabell("feilmatrise").items():
        ganger = f"{rad['ci']} | {rad['release']}" if "ci" in rad else f"– | {rad['kommer']}"
        linjer.append(f"| {id_} | {rad['om']} | {ganger} | {', '.join(tester.get(id_, ()))} |")
    return "\n".join(linjer) + "\n"


def kravtabell(navn: str) -> dict[str, dict[str, str]]:
    """One of the tables of `docs` that people keep."""
    return tomllib.loads((ROT / "docs" / f"{navn}.toml").read_text("utf-8"))


def _vist_i(rad: Mapping[str, str]) -> list[str]:
    return [f"`{sti}`" for sti in rad["se"].split(", ")] if "se" in rad else []


def _deler(dekning: Mapping[str, Sequence[str]]) -> str:
    return " | ".join(", ".join(dekning.get(slag, ())) for slag in SLAG)


SLAG = ("vilkar", "tester", "fortellinger")


def dekning_av(krav: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """Krav → what carries it: `vilkar` (guards, steps that name it), `tester`, `fortellinger`."""
    alt: dict[str, dict[str, list[str]]] = {id_: {} for id_ in krav}
    for slag, navn, tekst in (*_i_koden(), *_i_testene(), *_i_fortellingene()):
        for id_ in re.findall(r"K-\d{3}", tekst):
            if id_ in alt and navn not in alt[id_].setdefault(slag, []):
                alt[id_][slag].append(navn)
    return alt


def _i_koden() -> Iterator[tuple[str, str, str]]:
    for navn, vilkar in sorted(VILKAR.items()):
        yield "vilkar", f"`{navn}`", vilkar.krav
    for navn, steg in STEG.items():
        yield "vilkar", f"`{navn}`", steg.__doc__ or ""


def _i_testene() -> Iterator[tuple[str, str, str]]:
    yield from (("tester", navn, merke) for navn, merke in _merker("krav"))


def _merker(navn: str) -> Iterator[tuple[str, str]]:
    """The tests that carry a mark, and what it says."""
    for fil in sorted((ROT / "tests").rglob("test_*.py")):
        for merke in re.findall(rf"mark\.{navn}\(([^)]*)\)", fil.read_text("utf-8")):
            yield f"`{fil.relative_to(ROT / 'tests')}`", merke


def _i_fortellingene() -> Iterator[tuple[str, str, str]]:
    for fil in sorted((ROT / "scenarios").glob("*.toml")):
        krav = tomllib.loads(fil.read_text("utf-8")).get("krav", ())
        yield "fortellinger", fil.stem.partition("_")[0].upper(), " ".join(krav)
