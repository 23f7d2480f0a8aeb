"""What was pasted from a sheet: its rows, its columns by their heads, and the kommuner in it.

Nothing here changes anything: `innlimingsdom.py` says what each row would do.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeVar

from innforing.domain.deltakelse.verdier import Kanal, Svarstatus, Svarvalg
from innforing.domain.ibruktakelse.verdier import Belegg, Bruksstatus
from innforing.web.skjema.feltslag import Blad
from innforing.web.skjema.gjenkjenning import finn_kommuner
from innforing.web.skjema.skjemaverdi import les_verdi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from innforing.domain.grunnmur.verdi import Kodeverk
    from innforing.registers.kommuner import Kommuneregister

FLEST: Final = 1_000
"""Rows of one paste (tillit.md §8)."""
LENGST: Final = 2_000
"""Characters of one cell."""

Navn = TypeVar("Navn", bound=str)
"""Name of a column of one kind of sheet."""

Kolonne: TypeAlias = Literal[
    "kommune",
    "svar",
    "pulje",
    "venteliste",
    "dato",
    "referanse",
    "bruksstatus",
    "belegg",
    "kontakt",
    "notat",
    "neste",
    "hvorfor",
]
Slag: TypeAlias = Literal["svar", "bruksstatus", "kontakt", "neste"]
SLAG: Final[tuple[Slag, ...]] = ("svar", "bruksstatus", "kontakt", "neste")
"""What a paste can be about: one step for each row, so that no row is half recorded."""

OVERSKRIFTER: Final[Mapping[Kolonne, tuple[str, ...]]] = {
    "kommune": (
        *("kommunenummer", "kommunenr", "knr", "kommune nr", "kommune", "kommunenavn", "navn"),
        *("nummer", "nr", "municipality", "municipality number"),
    ),
    "svar": ("svar", "svaret", "deltar", "deltakelse", "blir med", "answer"),
    "pulje": ("pulje", "pulje nr", "puljenummer", "pulja"),
    "venteliste": ("venteliste", "på venteliste", "waiting list"),
    "dato": ("dato", "dag", "svardato", "svart", "gjelder", "gjelder fra", "når", "date"),
    "referanse": ("referanse", "ref", "kilde", "saksnummer", "sak", "tilvising", "reference"),
    "bruksstatus": ("bruksstatus", "status", "trinn", "bruk", "status of use"),
    "belegg": ("belegg", "bevis", "bygger på", "byggjer på", "grunnlag", "evidence"),
    "kontakt": ("kontakt", "kanal", "hvordan", "korleis", "contact"),
    "notat": ("notat", "kommentar", "merknad", "note"),
    "neste": ("neste", "neste kontakt", "neste oppfølging", "oppfølging", "følges opp", "next"),
    "hvorfor": ("hvorfor", "kvifor", "begrunnelse", "grunngiving", "forklaring", "why"),
}
"""Column → heads that mean it; case, accents and signs do not count."""

_JA: Final = frozenset(("ja", "j", "yes", "x", "1", "pameldt", "pameld", "blir med", "deltar"))
_NEI: Final = frozenset(("nei", "n", "no", "0", "takket nei", "takka nei", "nei takk"))
_TREKK: Final = frozenset(("trekk", "trukket seg", "trekt seg", "trukket", "trekker seg"))
_TALL: Final = re.compile(r"[0-9]{1,3}")
_DAG: Final = Blad("dato")
_SKILLETEGN: Final = ("\t", ";", ",")


@dataclass(frozen=True, slots=True)
class Innlimtrad:
    """One row: its cells by column, and the kommune it is about."""

    nr: int
    """As it stands in the sheet: the heads are row 1."""
    celler: Mapping[Kolonne, str]
    kommune: str | None
    """Our id; None for one that nobody knows."""

    def les(self, kolonne: Kolonne) -> str:
        """A cell; empty when the sheet has no such column."""
        return self.celler.get(kolonne, "")


@dataclass(frozen=True, slots=True)
class Innlimt:
    """A whole paste."""

    rader: tuple[Innlimtrad, ...]
    kolonner: Mapping[Kolonne, str]
    """Column → its head as it was written."""
    ubrukte: tuple[str, ...]
    """Heads that mean nothing here."""
    slag: tuple[Slag, ...]
    """What the sheet can be about, by its columns."""
    for_mange: bool = False

    @property
    def doble(self) -> frozenset[str]:
        """Kommuner that stand in more than one row."""
        antall = Counter(rad.kommune for rad in self.rader if rad.kommune is not None)
        return frozenset(kommune for kommune, n in antall.items() if n > 1)


def les_innliming(tekst: str, register: Kommuneregister, dag: date) -> Innlimt:
    """The rows of a text from a sheet: parted by tab, else by semicolon, else by comma."""
    alle = enumerate(rader_i(tekst), 1)
    rader = [(nr, rad) for nr, rad in alle if any(celle.strip() for celle in rad)]
    hode, resten = (rader[0][1], rader[1:]) if rader else ([], [])
    plass = plasser_i(hode, OVERSKRIFTER)
    lest = tuple(
        _rad(nr, rad, plass, lambda t: finn(t, register, dag)) for nr, rad in resten[:FLEST]
    )
    return Innlimt(
        rader=lest,
        kolonner={kolonne: hode[i].strip() for kolonne, i in plass.items()},
        ubrukte=tuple(
            h.strip() for i, h in enumerate(hode) if i not in plass.values() and h.strip()
        ),
        slag=tuple(slag for slag in SLAG if slag in plass),
        for_mange=len(resten) > FLEST,
    )


def finn(tekst: str, register: Kommuneregister, dag: date) -> str | None:
    """The id of a kommune by number or name; a sheet may have taken its first zero away."""
    if not tekst.strip():
        return None
    [*funnet] = finn_kommuner(register, tekst[:LENGST], dag, mange=False)
    return funnet[0] if funnet else None


def les_svar(tekst: str) -> str:
    """`ja`, `nei` or `trekk`; the text itself when it is none of them."""
    ren = enkelt(tekst)
    for kode, ordene in ((Svarvalg.JA, _JA), (Svarvalg.NEI, _NEI), (Svarvalg.TREKK, _TREKK)):
        if ren in ordene or ren in _ordene(kode) or (kode is Svarvalg.JA and ren in _INNE):
            return str(kode.value)
    return tekst


def les_ja(tekst: str) -> bool:
    """Whether a cell says yes."""
    return enkelt(tekst) in _JA


def les_kode(kodeverk: type[Kodeverk], tekst: str) -> str:
    """The code of a word in any of the three languages; the text itself when it is none."""
    ren = enkelt(tekst)
    funnet = next((kode for kode in kodeverk if ren in _ordene(kode)), None)
    return tekst if funnet is None else str(funnet.value)


def les_kanal(tekst: str) -> str:
    """The code of a channel."""
    kortord = {"tlf": "telefon", "ringt": "telefon", "mail": "epost"}
    return les_kode(Kanal, kortord.get(tekst.casefold(), tekst))


def les_status(tekst: str) -> str:
    """The code of a rung."""
    return les_kode(Bruksstatus, tekst)


def les_belegg(tekst: str) -> str:
    """The code of what a rung rests on."""
    kortord = {"måling": "maling", "egen opplysning": "egenerklaering"}
    return les_kode(Belegg, kortord.get(tekst.casefold(), tekst))


def les_pulje(tekst: str, navn: Mapping[int, str]) -> int | str:
    """The number of a pulje, written as «2», «Pulje 2» or by its name."""
    ren = enkelt(tekst)
    for nr, kalt in navn.items():
        if ren and ren == enkelt(kalt):
            return nr
    treff = _TALL.fullmatch(ren.removeprefix("pulje").strip())
    return int(treff[0]) if treff else tekst


def les_dag(tekst: str) -> date | None:
    """The day of a cell; None for an empty one, ValueError for what is no day."""
    ren = tekst.strip().removesuffix(" 00:00:00")
    return date.fromisoformat(str(les_verdi(_DAG, ren))) if ren else None


def enkelt(tekst: str) -> str:
    """Lower case, letters and digits alone: what two spellings of a word have in common."""
    byttet = tekst.casefold().replace("ø", "o").replace("æ", "ae")
    bar = unicodedata.normalize("NFKD", byttet)
    tegn = (t if t.isalnum() else " " for t in bar if not unicodedata.combining(t))
    return " ".join("".join(tegn).split())


def _ordene(kode: Kodeverk) -> frozenset[str]:
    tekst = kode.tekst
    return frozenset(map(enkelt, (str(kode.value), tekst.nb, tekst.nn, tekst.en)))


_INNE: Final = _ordene(Svarstatus.PAMELDT)


def rader_i(tekst: str) -> Iterator[list[str]]:
    """The cells of each row; a line break inside quotes belongs to its cell."""
    renset = tekst.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    forste = renset.lstrip("\n").partition("\n")[0]
    tegn = next((t for t in _SKILLETEGN if t in forste), "\t")
    try:
        for rad in csv.reader(io.StringIO(renset), delimiter=tegn, skipinitialspace=True):
            yield [celle[:LENGST] for celle in rad]
    except csv.Error:  # a cell longer than the csv module reads: what came before it stands
        return


def plasser_i(hode: Iterable[str], overskrifter: Mapping[Navn, tuple[str, ...]]) -> dict[Navn, int]:
    """Column → where it stands; the number of a kommune goes before its name."""
    rene = [enkelt(celle) for celle in hode]
    ut: dict[Navn, int] = {}
    for kolonne, kjente in overskrifter.items():
        for kjent in map(enkelt, kjente):
            if kjent in rene and rene.index(kjent) not in ut.values():
                ut[kolonne] = rene.index(kjent)
                break
    return ut


def _rad(
    nr: int, rad: list[str], plass: Mapping[Kolonne, int], finn_id: Callable[[str], str | None]
) -> Innlimtrad:
    celler = {k: rad[i].strip() for k, i in plass.items() if i < len(rad)}
    return Innlimtrad(nr, celler, finn_id(celler.get("kommune", "")))
