"""Templates: one environment for each language, and the addresses of our own files."""

from __future__ import annotations

import hashlib
from functools import cache, partial
from importlib import metadata
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from innforing.web import sprak as ord_
from innforing.web.sprak import SPRAKENE, Oversetter

if TYPE_CHECKING:
    from innforing.application.ordbok import Sprak
    from innforing.web.side import Ramme, Side

STATISK: Final = "static"


@cache
def statisk_mappe() -> Path:
    """Where our files for the browser lie, those of others among them (`vendor/`)."""
    with as_file(files("innforing.web") / STATISK) as mappe:
        return Path(mappe)


@cache
def versjon() -> str:
    """Of the program."""
    return metadata.version("innforing")


@cache
def fil(navn: str) -> str:
    """The address of one of our files; another content gives another address."""
    innhold = (statisk_mappe() / navn).read_bytes()
    return f"/{STATISK}/{navn}?v={hashlib.sha256(innhold).hexdigest()[:12]}"


def tegn(mal: str, *, side: Side, ramme: Ramme, sprak: Sprak) -> str:
    """The page as HTML: a template gets `side` and `ramme` and nothing else."""
    return _miljo(sprak).get_template(mal).render(side=side, ramme=ramme)


@cache
def _miljo(sprak: Sprak) -> Environment:
    miljo = Environment(
        loader=PackageLoader("innforing.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    bok = Oversetter(sprak)
    miljo.install_gettext_callables(bok.gettext, bok.ngettext, newstyle=True)  # type: ignore[attr-defined]
    miljo.globals["fil"] = fil
    for filter_ in (ord_.dato, ord_.klokkeslett, ord_.tall, ord_.prosent):
        miljo.filters[filter_.__name__] = partial(filter_, sprak=sprak)
    return miljo


def varm_opp() -> None:
    """Make the environments before the first reader comes."""
    for sprak in SPRAKENE:
        _miljo(sprak)
