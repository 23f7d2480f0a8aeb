"""A document as PDF/A-2a: tagged, with its fonts, and the same bytes for the same content.

Made by typst from a template that stands here; the content goes in as data, so nothing that
somebody wrote is ever read as markup. It sees no clock and no fonts of the machine: the font is
the one that comes with the pinned library.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

import typst

if TYPE_CHECKING:
    from datetime import date

STANDARD: Final = "a-2a"
MAL: Final = """
#let dok = json(bytes(sys.inputs.dok))
#let dag = dok.dag.split("-").map(int)
#set document(
  title: dok.tittel, author: dok.forfatter,
  date: datetime(year: dag.at(0), month: dag.at(1), day: dag.at(2)),
)
#set text(lang: dok.sprak, font: "Libertinus Serif", size: 11pt, hyphenate: false)
#set page(
  paper: "a4", margin: (x: 25mm, y: 25mm),
  footer: context [
    #set text(size: 9pt)
    #dok.bunn #h(1fr) #counter(page).display("1 / 1", both: true)
  ],
)
#set par(justify: false, leading: 0.65em)
#show heading: set block(above: 1.6em, below: 0.8em)
#let fakta(linjer) = for linje in linjer [
  / #linje.at(0): #linje.at(1)
]
= #dok.tittel
#if dok.under != "" [#text(size: 12pt)[#dok.under]]

#fakta(dok.fakta)
#for del in dok.deler [
  #if del.tittel != "" [== #del.tittel]
  #for avsnitt in del.avsnitt [#avsnitt #parbreak()]
  #fakta(del.fakta)
]
"""

Fakta = tuple[tuple[str, str], ...]
"""Label and value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Del:
    """One part under its heading: paragraphs, then facts."""

    tittel: str = ""
    avsnitt: tuple[str, ...] = ()
    fakta: Fakta = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokument:
    """All that the document holds."""

    tittel: str
    under: str = ""
    """A line below the title."""
    forfatter: str
    dag: date
    """What the document says of when it is from; never today of itself."""
    sprak: str = "nb"
    fakta: Fakta = ()
    deler: tuple[Del, ...] = ()
    bunn: str = ""
    """Stands at the foot of every page."""


def lag_pdf(dokument: Dokument) -> bytes:
    """The document as PDF/A-2a."""
    innhold = asdict(dokument) | {"dag": dokument.dag.isoformat()}
    return bytes(
        typst.compile(
            MAL.encode(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"dok": json.dumps(innhold, ensure_ascii=False)},
            pdf_standards=[STANDARD],
            timestamp=0,
        )
    )
