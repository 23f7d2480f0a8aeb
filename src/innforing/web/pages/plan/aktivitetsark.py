"""Activities pasted from a sheet: each row as an activity of the plan, or why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from innforing.domain.grunnmur.aktiviteter import Aktivitetsart, Aktivitetsform, Malgruppe
from innforing.web.lister.innliming import enkelt, les_dag, les_kode, les_pulje, plasser_i, rader_i

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from innforing.domain.grunnmur.verdi import Kodeverk
    from innforing.web.kall import Kall

FLEST: Final = 200
"""Rows of one paste."""
Kolonne = Literal["navn", "art", "form", "start", "slutt", "malgrupper", "puljer"]
OVERSKRIFTER: Final[Mapping[Kolonne, tuple[str, ...]]] = {
    "navn": ("aktivitet", "navn", "namn", "tittel", "hva", "activity", "name"),
    "art": ("slag", "art", "type", "kind"),
    "form": ("form", "digitalt eller fysisk", "hvordan", "korleis"),
    "start": ("fra", "frå", "start", "fra og med", "dato", "from"),
    "slutt": ("til", "slutt", "til og med", "to", "end"),
    "malgrupper": ("målgruppe", "målgrupper", "hvem", "target group"),
    "puljer": ("pulje", "puljer", "felles for"),
}
"""Column → heads that mean it."""
_KODER: Final[tuple[tuple[Kolonne, type[Kodeverk]], ...]] = (
    ("art", Aktivitetsart),
    ("form", Aktivitetsform),
)
_DAGER: Final[tuple[Kolonne, ...]] = ("start", "slutt")
_FLERE: Final = re.compile(r"[,;/\n]| og ")
NOYES: Final = 6
"""Letters that are enough to know a word by its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aktivitetsrad:
    """One pasted row."""

    nr: int
    """As it stands in the sheet: the heads are row 1."""
    data: Mapping[str, object]
    """As JSON of the step; empty for one that cannot be read."""
    navn: str
    celler: tuple[str, ...]
    feil: tuple[str, ...]
    finnes: bool = False
    """Whether the plan has it already."""

    @property
    def klar(self) -> bool:
        """Whether it is to be added."""
        return not self.feil and not self.finnes


@dataclass(frozen=True, slots=True, kw_only=True)
class Ark:
    """A whole paste."""

    kolonner: tuple[str, ...]
    rader: tuple[Aktivitetsrad, ...]
    feil: tuple[str, ...]
    """What is wrong with the sheet itself."""

    @property
    def nye(self) -> tuple[Mapping[str, object], ...]:
        """The activities to add."""
        return tuple(rad.data for rad in self.rader if rad.klar)


def les_ark(
    kall: Kall, tekst: str, finnes: Sequence[Mapping[str, object]], puljer: Mapping[int, str]
) -> Ark:
    """The rows of a text from a sheet; `finnes` is what the plan has, `puljer` number → name."""
    rader = [rad for rad in rader_i(tekst) if any(celle.strip() for celle in rad)]
    hode, resten = (rader[0], rader[1:]) if rader else ([], [])
    plass = plasser_i(hode, OVERSKRIFTER)
    feil = tuple(_arkfeil(kall, plass, resten))
    kjente = {_nokkel(en) for en in finnes}
    lest: list[Aktivitetsrad] = []
    for nr, rad in enumerate(resten[:FLEST] if not feil else [], 2):
        celler = {navn: rad[i].strip() for navn, i in plass.items() if i < len(rad)}
        ny = _rad(kall, nr, celler, puljer, kjente)
        kjente |= {_nokkel(ny.data)} if ny.data else set()
        lest.append(ny)
    return Ark(
        kolonner=tuple(hode[i].strip() for i in plass.values()), rader=tuple(lest), feil=feil
    )


def _arkfeil(kall: Kall, plass: Mapping[Kolonne, int], rader: list[list[str]]) -> Iterator[str]:
    if not rader:
        yield kall._("Lim inn overskriftene og minst én rad.")
        return
    titler = {
        "navn": kall._("Aktivitet"),
        "art": kall._("Slag"),
        "form": kall._("Form"),
    }
    for navn, tittel in titler.items():
        if navn not in plass:
            yield kall._("Fant ingen kolonne «{navn}».").format(navn=tittel)
    if len(rader) > FLEST:
        yield kall._("Lim inn høyst {n} rader om gangen.").format(n=kall.tall(FLEST))


def _nokkel(data: Mapping[str, object]) -> tuple[str, object]:
    """What two rows of the same activity have in common."""
    return enkelt(str(data.get("navn", ""))), data.get("start")


def _rad(
    kall: Kall,
    nr: int,
    celler: Mapping[Kolonne, str],
    puljer: Mapping[int, str],
    kjente: set[tuple[str, object]],
) -> Aktivitetsrad:
    feil: list[str] = []
    data: dict[str, object] = {"navn": celler.get("navn", "")}
    if not data["navn"]:
        feil.append(kall._("Aktiviteten mangler navn."))
    for navn, verk in _KODER:
        data[navn] = _kode(kall, verk, celler.get(navn, ""), feil)
    for navn in _DAGER:
        if dag := _dag(kall, celler.get(navn, ""), feil):
            data[navn] = dag
    if grupper := [_kode(kall, Malgruppe, en, feil) for en in _flere(celler.get("malgrupper", ""))]:
        data["malgrupper"] = grupper
    if numre := list(_puljer(kall, celler.get("puljer", ""), puljer, feil)):
        data["puljer"] = numre
    return Aktivitetsrad(
        nr=nr,
        data={} if feil else data,
        navn=str(data["navn"]),
        celler=tuple(celler.values()),
        feil=tuple(feil),
        finnes=not feil and _nokkel(data) in kjente,
    )


def _flere(tekst: str) -> list[str]:
    return [del_.strip() for del_ in _FLERE.split(tekst) if del_.strip()]


def _kode(kall: Kall, verk: type[Kodeverk], tekst: str, feil: list[str]) -> str:
    """The code of a word, also of the beginning of one; what may be written where it is none."""
    kode = les_kode(verk, tekst)
    if any(str(k.value) == kode for k in verk):
        return kode
    ren = enkelt(tekst)
    like = [k for k in verk if len(ren) >= NOYES and enkelt(kall.t(k.tekst)).startswith(ren)]
    if len(like) == 1:
        return str(like[0].value)
    gyldige = ", ".join(kall.t(k.tekst) for k in verk)
    setning = kall._("«{tekst}» er ikke kjent. Skriv en av disse: {gyldige}.")
    feil.append(setning.format(tekst=tekst[:60], gyldige=gyldige))
    return kode


def _dag(kall: Kall, tekst: str, feil: list[str]) -> str:
    try:
        dag = les_dag(tekst)
    except ValueError:
        feil.append(kall._("«{tekst}» er ingen dato.").format(tekst=tekst[:60]))
        return ""
    return "" if dag is None else dag.isoformat()


def _puljer(kall: Kall, tekst: str, puljer: Mapping[int, str], feil: list[str]) -> Iterator[int]:
    if enkelt(tekst) in {"", "alle", "felles", "felles for alle", "all"}:
        return
    for en in _flere(tekst):
        nr = les_pulje(en, puljer)
        if isinstance(nr, int) and nr in puljer:
            yield nr
        else:
            feil.append(kall._("Planen har ingen pulje «{tekst}».").format(tekst=en[:60]))
