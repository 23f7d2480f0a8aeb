"""What is wrong with a line that somebody searched with, said in three languages."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.verdi import Tekst

if TYPE_CHECKING:
    from collections.abc import Iterable

_ASCII = str.maketrans({"ø": "o", "å": "a", "æ": "ae"})

FOR_LANG: Final = Tekst(
    "søket er på {antall} tegn; grensen er {grense}.",
    "søket er på {antall} teikn; grensa er {grense}.",
    "the line is {antall} characters; the limit is {grense}.",
)
USYNLIG: Final = Tekst(
    "søket har tegn som ikke kan skrives ut.",
    "søket har teikn som ikkje kan skrivast ut.",
    "the line has characters that cannot be printed.",
)
UTEN_NAVN: Final = Tekst(
    "«{ledd}» er ikke et søkeord med en verdi, som rolle:leder.",
    "«{ledd}» er ikkje eit søkjeord med ein verdi, som rolle:leder.",
    "«{ledd}» is no qualifier with a value, such as rolle:leder.",
)
UKJENT_NAVN: Final = Tekst(
    "«{navn}:» finnes ikke.", "«{navn}:» finst ikkje.", "there is no «{navn}:»."
)
UTEN_VERDI: Final = Tekst(
    "«{navn}:» må ha en verdi.", "«{navn}:» må ha ein verdi.", "«{navn}:» needs a value."
)
FOR_MANGE: Final = Tekst(
    "søket har {antall} ledd; grensen er {grense}.",
    "søket har {antall} ledd; grensa er {grense}.",
    "the line has {antall} terms; the limit is {grense}.",
)
FOR_STOR_SIDE: Final = Tekst(
    "en side har 1 til {grense} hendelser, ikke {antall}.",
    "ei side har 1 til {grense} hendingar, ikkje {antall}.",
    "a page holds 1 to {grense} events, not {antall}.",
)
INGEN_STROM: Final = Tekst(
    "strømmen finnes ikke.", "straumen finst ikkje.", "there is no such stream."
)
INGEN_DATO: Final = Tekst(
    "det er ingen dato, som 2024-05-01.",
    "det er ingen dato, som 2024-05-01.",
    "that is no date, such as 2024-05-01.",
)
INGEN_AR: Final = Tekst(
    "det er ikke noe år, som 2024.",
    "det er ikkje noko år, som 2024.",
    "that is no year, such as 2024.",
)
INGEN_POSISJON: Final = Tekst(
    "det er ingen posisjon, som 12, 12..40, 12.. eller ..40.",
    "det er ingen posisjon, som 12, 12..40, 12.. eller ..40.",
    "that is no position, such as 12, 12..40, 12.. or ..40.",
)
BAKLENGS: Final = Tekst(
    "{lav} kommer etter {hoy}.", "{lav} kjem etter {hoy}.", "{lav} comes after {hoy}."
)
INGEN_SLIK: Final = Tekst(
    "{hva} med det navnet finnes ikke.",
    "{hva} med det namnet finst ikkje.",
    "there is no such {hva}.",
)
INGEN_MED_NAVNET: Final = Tekst(
    "{hva} med det navnet finnes ikke.",
    "{hva} med det namnet finst ikkje.",
    "there is no {hva} of that name.",
)

LOP: Final = Tekst("løp", "løp", "løp")
LOSNING: Final = Tekst("løsning", "løysing", "løsning")
KOMMUNE: Final = Tekst("kommune", "kommune", "kommune")
ORGAN: Final = Tekst("organ", "organ", "body")
HENDELSE: Final = Tekst("hendelse", "hending", "event")
ROLLE: Final = Tekst("rolle", "rolle", "role")
STEG: Final = Tekst("steg", "steg", "step")
TILSTAND: Final = Tekst("fase", "fase", "state")
VILKAR: Final = Tekst("vilkår", "vilkår", "guard")
MODELL: Final = Tekst("versjon av livsløpet", "versjon av livsløpet", "version of the life cycle")
OMRADE: Final = Tekst(
    "fylke, diginettverk eller helseregion",
    "fylke, diginettverk eller helseregion",
    "fylke, diginettverk or helseregion",
)


def fylt(tekst: Tekst, **verdier: object) -> Tekst:
    """The text with values in its places; a value that is a text itself in its own language."""
    return Tekst(
        *(
            en.format(**{navn: _pa(verdi, nr) for navn, verdi in verdier.items()})
            for nr, en in enumerate(tekst)
        )
    )


def _pa(verdi: object, nr: int) -> object:
    return verdi[nr] if isinstance(verdi, Tekst) else verdi


def samlet(*deler: Tekst) -> Tekst:
    """Texts one after another."""
    return Tekst(*("".join(del_[nr] for del_ in deler) for nr in range(3)))


def en_av(verdier: Iterable[str]) -> Tekst:
    """That the value is one of a few words."""
    alle = list(verdier)
    former = (("verdien er", "eller"), ("verdien er", "eller"), ("the value is", "or"))
    return Tekst(*(f"{forst} {f' {eller} '.join(alle)}." for forst, eller in former))


def nermest(navn: str, kjente: Iterable[str]) -> Tekst:
    """The nearest known names as a sentence, or nothing."""
    like = {enkel(kjent): kjent for kjent in kjente}
    return naere(like[en] for en in get_close_matches(enkel(navn), list(like), n=3, cutoff=0.5))


def naere(navnene: Iterable[str]) -> Tekst:
    """Names that may have been meant as a sentence, or nothing."""
    funnet = ", ".join(navnene)
    if not funnet:
        return Tekst("", "", "")
    return Tekst(*(f" {ord_}: {funnet}." for ord_ in ("Nærmest", "Nærast", "Nearest")))


def enkel(tekst: str) -> str:
    """Lower case in ASCII, so that both ways of writing a name find it."""
    return tekst.casefold().translate(_ASCII)
