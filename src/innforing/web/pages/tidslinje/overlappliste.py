"""The list «Overlapp» of P-07: what meets what, and the step that answers it (K-106)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from innforing.application.neste_steg import neste_steg
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.innforingslop.steg.besvar_overlapp import Samordning
from innforing.projections.tidslinje.overlapp import Overlappstatus
from innforing.web.lister.celler import INGEN, dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lopet.lopsord import bak, kodeord
from innforing.web.pages.tidslinje.tidslinjelister import om

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.tidslinje.overlapp import Overlapp, Svar
    from innforing.web.innlogging import Innlogget
    from innforing.web.kall import Kall
    from innforing.web.pages.tidslinje.tidslinjebilde import Bilde

STEGET: Final = "besvar_overlapp"
NAVNGITTE: Final = 3
"""Kommuner of an overlap that are named; the page of the løp has them all."""
FLEST_SPURT: Final = 20
"""Løp that the engine is asked about for one page."""
FORM: Final = {
    Overlappstatus.UBESVART: "varsel",
    Overlappstatus.ENDRET: "halv",
    Overlappstatus.BESVART: "hake",
    Overlappstatus.BESVARES_IKKE: "strek",
}
"""Shape of each status."""


def overlappliste(kall: Kall, bilde: Bilde) -> Liste:
    """Which løp meet, in what, and whether anybody has answered for it (K-106)."""
    steg = _Steg(kall, bilde)
    return Liste(
        navn="overlapp",
        tittel=kall._("Løp som overlapper"),
        kolonner=(
            Kolonne("lop", kall._("Løp")),
            Kolonne("annet", kall._("Overlapper med")),
            Kolonne("fra", kall._("Samtidig fra"), "dato"),
            Kolonne("til", kall._("Samtidig til"), "dato"),
            Kolonne("felles", kall._("Felles")),
            Kolonne("status", kall._("Status")),
            Kolonne("svar", kall._("Svar")),
            Kolonne("handling", kall._("Neste steg"), sorterbar=False),
        ),
        rader=tuple(_overlapp(kall, bilde, o, steg) for o in bilde.overlapp),
        tomt=kall._("Ingen løp overlapper i perioden."),
        om=om(kall, bilde),
    )


def _overlapp(kall: Kall, bilde: Bilde, o: Overlapp, steg: _Steg) -> Rad:
    status = kall.t(o.status.tekst)
    annet = bilde.tittel(o.annet)
    celler = (
        tekstcelle(bilde.tittel(o.lop)),
        Celle(annet, annet, lenke=kall.til(f"/lop/{o.annet}")),
        dagcelle(kall, o.fra),
        dagcelle(kall, o.til),
        tekstcelle("; ".join(_felles(kall, bilde, o))),
        Celle(
            status,
            status,
            status=FORM[o.status],
            bak=bak(kall, "tidslinje", o.lop, "overlapp", o.annet, "status"),
        ),
        tekstcelle("; ".join(_svar(kall, bilde, svar) for svar in o.svar)),
        steg.celle(o),
    )
    return Rad(celler, f"{o.lop}-{o.annet}", kall.til(f"/lop/{o.lop}"))


def _felles(kall: Kall, bilde: Bilde, o: Overlapp) -> Iterator[str]:
    """What the two have in common, in words."""
    if o.kommuner:
        navn = ", ".join(kall.kommunenavn(k) for k in o.kommuner[:NAVNGITTE])
        flere = "" if len(o.kommuner) <= NAVNGITTE else " …"
        yield f"{kall.antall('{n} kommune', '{n} kommuner', len(o.kommuner))}: {navn}{flere}"
    if o.ledere:
        yield kall._("samme leder: {navn}").format(navn=", ".join(map(kall.navn, o.ledere)))
    if o.leverandorer:
        yield kall.antall("{n} felles leverandør", "{n} felles leverandører", len(o.leverandorer))
    if o.losning is not None:
        losning = bilde.losninger.get(o.losning, o.losning)
        yield kall._("samme løsning: {navn}").format(navn=losning)
    if o.program is not None:
        yield kall._("samme program: {navn}").format(navn=kall.organnavn(o.program))
    if o.nhn:
        yield kall._("begge trenger Norsk helsenett")


def _svar(kall: Kall, bilde: Bilde, svar: Svar) -> str:
    """Who answered, for which løp, and what is done about it."""
    hva = (
        kall._("avklart i planen")
        if svar.samordning is None
        else kodeord(kall, Samordning, svar.samordning)
    )
    setning = kall._("{hva} ({navn}, for {lop})")
    return setning.format(hva=hva, navn=kall.navn(svar.person), lop=bilde.tittel(svar.lop))


class _Steg:
    """The step that answers an overlap: the engine says who may take it, asked once for each løp.

    Each question folds what the løp stands in, so only those that the reader owns or leads are
    asked about, and no more than a page can wait for; the page of the løp has the step too.
    """

    def __init__(self, kall: Kall, bilde: Bilde) -> None:
        self._kall = kall
        self._bilde = bilde
        self._kan: dict[str, bool] = {}
        self._naere = set() if kall.jeg is None else set(_naere(kall.jeg, bilde))

    def celle(self, o: Overlapp) -> Celle:
        """A link for those who may take the step; whom it waits for to all others."""
        kall = self._kall
        if o.status not in {Overlappstatus.UBESVART, Overlappstatus.ENDRET} or not o.besvares_av:
            return INGEN
        for lop in o.besvares_av:
            if self._mitt(lop):
                annet = o.annet if lop == o.lop else o.lop
                tekst = kall._("Svar på overlappet")
                return Celle(tekst, tekst, lenke=self._adresse(lop, annet))
        titler = ", ".join(self._bilde.tittel(lop) for lop in o.besvares_av)
        tekst = kall._("Venter på svar fra {lop}").format(lop=titler)
        return Celle(tekst, tekst, lenke=kall.til(f"/lop/{o.besvares_av[0]}"))

    def _mitt(self, lop: str) -> bool:
        if lop not in self._naere:
            return False
        if lop not in self._kan and len(self._kan) < FLEST_SPURT:
            self._kan[lop] = self._motoren_sier_ja(f"innforingslop:{lop}")
        return self._kan.get(lop, False)

    def _motoren_sier_ja(self, strom: str) -> bool:
        kall = self._kall
        if kall.spolt or kall.jeg is None:
            return False
        register, aktor = kall.hus.kommuner, kall.jeg.aktor
        mulige = neste_steg(kall.leser, register, strom, na=kall.na, aktor=aktor, bare=STEGET)
        return any(mulig.min for mulig in mulige)

    def _adresse(self, lop: str, annet: str) -> str:
        par = {"tilbake": self._kall.adresse, "forhand.svar.0.lop": annet}
        return f"/steg/{STEGET}/innforingslop:{lop}?{urlencode(par)}"


def _naere(jeg: Innlogget, bilde: Bilde) -> Iterator[str]:
    """The løp that the reader leads, or whose body owns it; to an arbeidsgruppe every one."""
    for linje in bilde.linjer:
        mitt = jeg.aktor.person in linje.ledere or jeg.aktor.organ == linje.eier
        if mitt or jeg.organtype is Organtype.ARBEIDSGRUPPE:
            yield linje.lop
