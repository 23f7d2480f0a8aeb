"""What the pages of the regions say: where a group stands, what it lacks, and periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.domain.regional_gruppe.verdier import Fagkompetanse, Funksjon
from innforing.web.pages.lopet.lopsord import kodeord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.projections.regioner.gruppebilde import Gruppebilde
    from innforing.projections.regioner.regionrader import Post
    from innforing.web.kall import Kall

REGIONER: Final = "/regioner"
ALT: Final = len(Funksjon) + len(Fagkompetanse)
"""How many functions and competences there are to cover."""


def stilling(kall: Kall, gruppe: Gruppebilde) -> tuple[str, str]:
    """Shape and words: established, being prepared, or as it was before (K-327)."""
    if gruppe.etablert is not None and (dag := gruppe.etablert.dag("dato")) is not None:
        return "hake", kall._("Etablert {dag}").format(dag=kall.dato(dag))
    if gruppe.start is not None and (fra := gruppe.start.dag("fra")) is not None:
        return "halv", kall._("Under etablering siden {dag}").format(dag=kall.dato(fra))
    return "ring", kall._("Ikke etablert")


def hullet(kall: Kall, gruppe: Gruppebilde) -> str:
    """The functions and competences that nobody covers, in words (K-218, K-226)."""
    dekning = gruppe.dekning
    mangler = (*dekning.manglende_funksjoner, *dekning.manglende_kompetanser)
    return opplisting(kall, (kall.t(m.tekst) for m in mangler))


def opplisting(kall: Kall, ledd: Iterable[str]) -> str:
    """«Anskaffelse, prosessledelse og velferdsteknologi»."""
    alle = [ord_ if nr == 0 else _liten(ord_) for nr, ord_ in enumerate(ledd)]
    if len(alle) < 2:  # noqa: PLR2004 - one needs no «og»
        return "".join(alle)
    return kall._("{forst} og {sist}").format(forst=", ".join(alle[:-1]), sist=alle[-1])


def _liten(ord_: str) -> str:
    """Inside a sentence; abbreviations keep their capitals."""
    return ord_ if ord_[1:2].isupper() else ord_[:1].lower() + ord_[1:]


def funksjonene(kall: Kall, koder: Iterable[str]) -> str:
    """The functions of a person."""
    return ", ".join(kodeord(kall, Funksjon, kode) for kode in koder)


def perioden(kall: Kall, post: Post) -> str:
    """«1. februar 2024 –» or «1. februar 2024 – 3. mars 2024»."""
    fra, til = post.dag("fra"), post.dag("til")
    ender = ("" if dag is None else kall.dato(dag) for dag in (fra, til))
    return " – ".join(ender).strip()
