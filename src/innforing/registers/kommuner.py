"""Kommuner, fylker and diginettverk by date, with two clocks (K-384, issue A point 6).

`dato` asks how it was (or will be) on a day, `kjent` how much of that was decided by a day:
a plan made in 2021 for 2024 counts 356 kommuner, one made after 14 June 2022 counts 357.
`kjent=None` means everything the register holds.

Sources of the decision dates: Stortinget voted on 14 June 2022 to divide Viken, Vestfold og
Telemark, Troms og Finnmark and Ålesund from 1 January 2024 (Innst. 452 S, 467 S and 451 L,
2021-2022). The new numbers were set by the departement after that vote; they carry its date
here, since a fylke without a number cannot be asked for. The Sámi names of Røros and Trondheim
were decided by Kongen i statsråd on 9 September 2022. The division of 2020 was decided in 2017
and 2018; the register begins with it and knows nothing before 1 January 2020.

Limits: folketall is known per kommune for 1 January 2024 only. The other Sámi and Kven names,
and Nordland's, stand as in the 2024 list for all years. A diginettverk covers the fylker of its
name, also before the 2024 letter that lists the eleven. A helseregion follows the fylke.
"""

import difflib
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Self

from innforing.registers.inndeling import (
    Diginettverk,
    Fylke,
    Helseregion,
    Inndeling,
    Kommune,
    Kommunefakta,
    gjeldende,
    les_inndeling,
)

__all__ = [
    "DatoUtenforRegisteret",
    "Diginettverk",
    "Fylke",
    "Helseregion",
    "Kommune",
    "Kommuneregister",
]

_ENSBETYDENDE = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "-": " ", "(": " ", ")": " "})
_LIKHET = 0.6  # difflib's own cutoff: «Bergn» finds Bergen, «Xyz» finds nothing


class DatoUtenforRegisteret(LookupError):
    """Asked for a day, or for what was known on a day, before the register begins."""

    def __init__(self, dato: date, begynner: date) -> None:
        """Keep both dates: the message is for logs, pages make their own."""
        super().__init__(f"{dato} is before the register begins, {begynner}")
        self.dato = dato
        self.begynner = begynner


class Kommuneregister:
    """Answers which kommuner, fylker and diginettverk there are on a date; immutable."""

    def __init__(self, inndeling: Inndeling) -> None:
        """Take the facts as they are; `standard()` takes those of the package."""
        self._fakta = inndeling
        self._kommuner: dict[tuple[date, date], tuple[Kommune, ...]] = {}
        self._treff: dict[tuple[date, date], tuple[dict[str, list[Kommune]], ...]] = {}

    @classmethod
    def standard(cls) -> Self:
        """The register of the package's own facts."""
        return cls(_pakkens_inndeling())

    @property
    def begynner(self) -> date:
        """The first day the register can answer for."""
        return self._fakta.begynner

    @property
    def helseregioner(self) -> tuple[Helseregion, ...]:
        """The four helseregioner; `fylker` holds past and present numbers alike (K-027)."""
        return self._fakta.helseregioner

    def per(self, dato: date, kjent: date | None = None) -> tuple[Kommune, ...]:
        """Every kommune on a date, by number: 356 in 2020-2023, 357 from 2024."""
        klokker = self._klokker(dato, kjent)
        if klokker not in self._kommuner:
            self._kommuner[klokker] = self._bygg(*klokker)
        return self._kommuner[klokker]

    def fylker(self, dato: date, kjent: date | None = None) -> tuple[Fylke, ...]:
        """Every fylke on a date, by number: 11 in 2020-2023, 15 from 2024."""
        dag, visst = self._klokker(dato, kjent)
        return tuple(
            f.fylke for f in self._fakta.fylker if gjeldende(f.finnes, dato=dag, kjent=visst)
        )

    def diginettverk(self, dato: date, kjent: date | None = None) -> tuple[Diginettverk, ...]:
        """The eleven diginettverk with the fylker they cover on a date (K-268)."""
        fylker = self.fylker(dato, kjent)
        return tuple(
            Diginettverk(id_, navn, tuple(f.nummer for f in fylker if f.diginettverk == id_))
            for id_, navn in self._fakta.diginettverk
        )

    def i_fylke(self, nummer: str, dato: date, kjent: date | None = None) -> tuple[Kommune, ...]:
        """The kommuner of a fylke on a date; none when the fylke is not there then."""
        return tuple(k for k in self.per(dato, kjent) if k.fylke == nummer)

    def i_diginettverk(self, id: str, dato: date, kjent: date | None = None) -> tuple[Kommune, ...]:
        """The kommuner of a diginettverk on a date."""
        return tuple(k for k in self.per(dato, kjent) if k.diginettverk == id)

    def i_helseregion(self, id: str, dato: date, kjent: date | None = None) -> tuple[Kommune, ...]:
        """The kommuner of a helseregion on a date."""
        return tuple(k for k in self.per(dato, kjent) if k.helseregion == id)

    def finn(self, tekst: str, dato: date, kjent: date | None = None) -> Kommune | None:
        """The one kommune with this id, number or name on a date; None for none or several."""
        sokt = " ".join(tekst.split()).casefold()
        klokker = self._klokker(dato, kjent)
        if klokker not in self._treff:
            alle = self.per(dato, kjent)
            self._treff[klokker] = (_etter(_koder, alle), _etter(_navn, alle))
        for etter_navn in self._treff[klokker]:
            if treff := etter_navn.get(sokt):
                return treff[0] if len(treff) == 1 else None
        return None

    def nermeste(self, tekst: str, dato: date | None = None, *, antall: int = 3) -> tuple[str, ...]:
        """Names to suggest for a text that found nothing, nearest first; heirs of an old number."""
        kommuner = self.per(dato or date.max)
        arvinger = self._arvinger(tekst.strip())
        if arvinger:
            return tuple(k.visningsnavn for k in kommuner if k.id in arvinger)[:antall]
        etter_navn: dict[str, list[str]] = {}
        for kommune in kommuner:
            for navn in {_enkel(n) for n in (*_navn(kommune), kommune.id)}:
                etter_navn.setdefault(navn, []).append(kommune.visningsnavn)
        naere = difflib.get_close_matches(_enkel(tekst), etter_navn, n=2 * antall, cutoff=_LIKHET)
        visningsnavn = (v for navn in naere for v in etter_navn[navn])
        return tuple(dict.fromkeys(visningsnavn))[:antall]

    def etterfolgere(self, id: str, kjent: date | None = None) -> tuple[str, ...]:
        """The ids of the kommuner that a divided kommune became, once that was decided."""
        visst = self._klokker(date.max, kjent)[1]
        return tuple(
            f.id
            for f in self._fakta.kommuner
            if f.delt_fra == id and any(n.kjent <= visst for n in f.nummer)
        )

    def _klokker(self, dato: date, kjent: date | None) -> tuple[date, date]:
        """Both days, each set back to the last day on which anything changed."""
        return self._siste_skille(dato), self._siste_skille(date.max if kjent is None else kjent)

    def _siste_skille(self, dato: date) -> date:
        if dato < self.begynner:
            raise DatoUtenforRegisteret(dato, self.begynner)
        return self._fakta.skiller[bisect_right(self._fakta.skiller, dato) - 1]

    def _bygg(self, dato: date, kjent: date) -> tuple[Kommune, ...]:
        fylker = {f.nummer: f for f in self.fylker(dato, kjent)}
        kommuner = []
        for fakta in self._fakta.kommuner:
            nummer = gjeldende(fakta.nummer, dato=dato, kjent=kjent)
            if nummer is not None:
                kommuner.append((nummer, fakta))
        like = Counter(fakta.navn for _, fakta in kommuner)
        per = (dato, kjent)
        return tuple(
            _kommune(fakta, nummer, fylker[nummer[:2]], entydig=like[fakta.navn] == 1, per=per)
            for nummer, fakta in sorted(kommuner, key=lambda par: par[0])
        )

    def _arvinger(self, nummer: str) -> set[str]:
        """Ids of the kommuner that had this number once, and of those they were divided into."""
        hatt = {f.id for f in self._fakta.kommuner if any(n.verdi == nummer for n in f.nummer)}
        return hatt | {f.id for f in self._fakta.kommuner if f.delt_fra in hatt}


@cache
def _pakkens_inndeling() -> Inndeling:
    return les_inndeling()


def _kommune(
    fakta: Kommunefakta, nummer: str, fylke: Fylke, *, entydig: bool, per: tuple[date, date]
) -> Kommune:
    dato, kjent = per
    return Kommune(
        id=fakta.id,
        nummer=nummer,
        navn=fakta.navn,
        visningsnavn=fakta.navn if entydig else f"{fakta.navn} ({fylke.navn})",
        offisielle_navn=gjeldende(fakta.offisielle_navn, dato=dato, kjent=kjent) or (fakta.navn,),
        fylke=fylke.nummer,
        fylkesnavn=fylke.navn,
        diginettverk=fylke.diginettverk,
        helseregion=fylke.helseregion,
        folketall=gjeldende(fakta.folketall, dato=dato, kjent=kjent),
        delt_fra=fakta.delt_fra,
    )


def _etter(
    navn_av: Callable[[Kommune], tuple[str, ...]], kommuner: Iterable[Kommune]
) -> dict[str, list[Kommune]]:
    """Name → the kommuner that have it; each once, however many of its names are alike."""
    funnet: dict[str, list[Kommune]] = {}
    for kommune in kommuner:
        for navn in dict.fromkeys(navn_av(kommune)):
            funnet.setdefault(navn, []).append(kommune)
    return funnet


def _koder(kommune: Kommune) -> tuple[str, ...]:
    return (kommune.id, kommune.nummer)


def _navn(kommune: Kommune) -> tuple[str, ...]:
    navn: Iterable[str] = (
        kommune.navn,
        kommune.visningsnavn,
        kommune.offisielt_navn,
        *kommune.offisielle_navn,
    )
    return tuple(n.casefold() for n in navn)


def _enkel(tekst: str) -> str:
    """Lower case without accents and signs, so that «Alesund» is near Ålesund."""
    bar = unicodedata.normalize("NFKD", tekst.casefold().translate(_ENSBETYDENDE))
    return " ".join("".join(b for b in bar if not unicodedata.combining(b)).split())
