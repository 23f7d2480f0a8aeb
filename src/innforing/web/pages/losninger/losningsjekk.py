"""The checks of klar til bruk of a løsning: whose each was, what it lacks, and who rests on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.innforingslop.verdier import LopType
from innforing.domain.innforingslop.vurdering import KlarResultat, Verdikt
from innforing.web.innsyn import innsyn
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.losninger.losningsord import dagord, hvem_retter, kriterieord
from innforing.web.pages.losninger.losningssteg import hvilende, til_grunn
from innforing.web.pages.revisjon.hendelsesord import hvem
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.losninger.losninger import Losningsbilde, Post
    from innforing.web.kall import Kall

UOPPFYLT = frozenset({str(Verdikt.IKKE_OPPFYLT.value), str(Verdikt.DELVIS.value)})


@dataclass(frozen=True, slots=True)
class Mangel:
    """One criterion that is not met."""

    tekst: str
    rettes_av: str
    """Who mends it; empty where nobody said."""
    begrunnelse: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sjekk:
    """What one løp found of the løsning."""

    lop: Lenke
    kode: str
    resultat: str
    hvem: str
    """Whose it is."""
    dato: str
    """The day of the last verdict made in it; empty where all of them rest on others."""
    brukt_i: tuple[Lenke, ...]
    """Løp that rest on it."""
    hviler_pa: tuple[Lenke, ...]
    """Løp whose verdicts it rests on."""
    erstattet: int | None
    """The kriteriesett it was made by, where another is in force."""
    mangler: tuple[Mangel, ...]
    til_grunn: tuple[Lenke, ...]
    """Steps by which the reader's own løp may rest on it."""


def sjekkene(kall: Kall, bilde: Losningsbilde) -> tuple[Sjekk, ...]:
    """Every check that the reader may see, the newest first."""
    ser = innsyn(kall)
    gitt = {v.lop: v for krav in bilde.kriterier for v in reversed(krav.verdikter)}
    resultater = {post.id: post for post in bilde.sjekker}
    lop = [ett for ett in {**gitt, **resultater} if ser(f"innforingslop:{ett}")]
    lop.sort(key=lambda ett: (_sist(bilde, ett), ett), reverse=True)
    leser = _Leser(kall, bilde)
    return tuple(leser.sjekk(ett, resultater.get(ett)) for ett in lop)


def _sist(bilde: Losningsbilde, lop: str) -> str:
    dager = (v.dato for krav in bilde.kriterier for v in krav.verdikter if v.lop == lop)
    return max(dager, default="")


class _Leser:
    """What every check of a page needs, read once."""

    def __init__(self, kall: Kall, bilde: Losningsbilde) -> None:
        self._kall = kall
        self._bilde = bilde
        self._ord = kriterieord(kall)
        self._hviler = hvilende(bilde)
        self._til_grunn = til_grunn(kall, bilde)
        grunner = (id_ for post in bilde.sjekker for *_, id_ in _manglene(post) if id_)
        self._tekster = kall.hus.fritekster.les_mange(grunner)

    def sjekk(self, lop: str, post: Post | None) -> Sjekk:
        """One check; no post: it is not concluded."""
        kall = self._kall
        sist = _sist(self._bilde, lop)
        return Sjekk(
            lop=self._lenke(lop),
            kode="ikke_vurdert" if post is None else str(post.celler["resultat"]),
            resultat=self._resultat(post),
            hvem=self._hvem(lop, post),
            dato=dagord(kall, sist or None),
            brukt_i=tuple(map(self._lenke, sorted(self._hviler.get(lop, ())))),
            hviler_pa=tuple(
                self._lenke(andre) for andre, de in sorted(self._hviler.items()) if lop in de
            ),
            erstattet=self._erstattet(lop, post),
            mangler=tuple(self._mangler(lop, post)),
            til_grunn=self._til_grunn.get(lop, ()),
        )

    def _lenke(self, lop: str) -> Lenke:
        titler = {post.id: post.tekst("tittel") for post in self._bilde.lop}
        return Lenke(titler.get(lop) or lop, self._kall.til(f"/lop/{lop}"))

    def _resultat(self, post: Post | None) -> str:
        kall = self._kall
        if post is None:
            return kall._("Ikke konkludert ennå")
        ord_ = kodeord(kall, KlarResultat, post.tekst("resultat"))
        type_ = post.tekst("sjekket_for")
        if type_ is None:
            return ord_
        mal = kall._("{resultat} for type {type}")
        slag = f"{type_.upper()} {kodeord(kall, LopType, type_)}"
        return mal.format(resultat=ord_, type=slag)

    def _hvem(self, lop: str, post: Post | None) -> str:
        """Who concluded; before that, who judged first."""
        kall = self._kall
        if post is not None:
            return hvem(kall, post.tekst("person"), None, post.tekst("organ"))
        domt = (v for krav in self._bilde.kriterier for v in krav.verdikter if v.lop == lop)
        forst = next(domt, None)
        return "" if forst is None else hvem(kall, forst.person, forst.rolle, forst.organ)

    def _erstattet(self, lop: str, post: Post | None) -> int | None:
        nr = None if post is None else post.celler["kriteriesett"]
        alle = [v for krav in self._bilde.kriterier for v in krav.verdikter if v.lop == lop]
        brukt = int(nr) if nr is not None else max((v.kriteriesett for v in alle), default=None)
        return None if brukt in (None, self._bilde.kriteriesett) else brukt

    def _mangler(self, lop: str, post: Post | None) -> Iterator[Mangel]:
        """As the check said; else the verdicts that are not met."""
        sagt = () if post is None else tuple(_manglene(post))
        for krav_id, rettes_av, grunn in sagt:
            yield Mangel(
                self._ord.get(krav_id, krav_id),
                hvem_retter(self._kall, rettes_av),
                self._tekster.get(grunn or "", ""),
            )
        if sagt:
            return
        for krav in self._bilde.kriterier:
            for v in krav.verdikter:
                if lop in (v.lop, *v.hviler) and v.verdikt in UOPPFYLT:
                    tekst = self._ord.get(krav.id, krav.id)
                    yield Mangel(tekst, hvem_retter(self._kall, v.rettes_av), "")


def _manglene(post: Post) -> Iterator[tuple[str, str | None, str | None]]:
    """Criterion, who mends it, and the id of why, of a løsning that is not ready (K-004)."""
    for krav, rettes_av, grunn in json.loads(post.tekst("mangler") or "[]"):
        yield str(krav), rettes_av, grunn
