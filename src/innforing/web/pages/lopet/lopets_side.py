"""P-04 Løpets side: what a løp is, where it stands, what comes next and who takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.aktor import Rolle
from innforing.projections.lopsoversikt.lopsoversikt import Lopsoversikt, oversikt
from innforing.projections.losninger.losninger import Losninger
from innforing.projections.losninger.losninger import en as en_losning
from innforing.projections.revisjonsspor.revisjonsspor import Revisjonsspor, sok
from innforing.projections.sight import OutsideTheLog
from innforing.web.deler import Linje, Punkt
from innforing.web.pages.behov.behovsord import lopets_behov
from innforing.web.pages.lopet.lopets_tall import Lopstall, les_tall
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.pages.lopet.lopsord import kodeord, regionord, typeord
from innforing.web.pages.lopet.nestesteg import Nestesteg, neste_i_lopet
from innforing.web.pages.modell.modell import MODELL
from innforing.web.pages.revisjon.hendelsesord import (
    hendelsesnavn,
    rolle_og_organ,
    stromnavn,
    tidspunkt,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.projections.lopsoversikt.lopsoversikt import Oversiktsrad
    from innforing.projections.losninger.losninger import Losningsbilde
    from innforing.web.kall import Kall

SISTE: Final = 5


@dataclass(frozen=True, slots=True)
class Slektning:
    """A løp that this one has to do with."""

    tekst: str
    adresse: str
    hvordan: str


@dataclass(frozen=True, kw_only=True)
class Oversiktsside(Lopsside):
    """The first tab of a løp."""

    innsyn: bool
    fakta: tuple[Linje, ...]
    neste: Nestesteg
    spolt: bool
    tall: Lopstall | None
    """None for those who see only what is public."""
    siste: tuple[Punkt, ...]
    historikk: str
    slekt: tuple[Slektning, ...]
    forpliktelse: str | None
    """What is still owed to those who could not take part (K-038)."""
    kalender: str


def oversiktsside(kall: Kall, lop: str) -> Oversiktsside:
    """What the løp is, and its next step."""
    hode, innhold, rad = lopshode(kall, lop), kall.lop(lop), _rad(kall, lop)
    losning = _losning(kall, innhold)
    return Oversiktsside(
        tittel=hode.tittel,
        smuler=hode.smuler,
        hode=hode,
        innsyn=hode.innsyn,
        fakta=(
            *_fakta(kall, innhold, rad, losning, innsyn=hode.innsyn),
            *lopets_behov(kall, lop),
        ),
        neste=neste_i_lopet(kall, lop, innhold) if hode.innsyn else Nestesteg(),
        spolt=kall.spolt,
        tall=les_tall(kall, innhold, rad) if hode.innsyn else None,
        siste=tuple(_siste(kall, lop)) if hode.innsyn else (),
        historikk=kall.til(f"/lop/{lop}/historikk"),
        slekt=tuple(_slekt(kall, lop, innhold, losning)),
        forpliktelse=_forpliktelse(kall, innhold),
        kalender=kall.til(f"/lop/{lop}/kalender.ics"),
    )


def _rad(kall: Kall, lop: str) -> Oversiktsrad:
    """Its row on the board; `OutsideTheLog` while the read model has not taken the løp in."""
    with kall.sight(Lopsoversikt.navn) as sight:
        rader = oversikt(sight, lop)
    if not rader:
        raise OutsideTheLog(lop)
    return rader[0]


def _losning(kall: Kall, lop: Innforingslop) -> Losningsbilde | None:
    if lop.losning is None:
        return None
    with kall.sight(Losninger.navn) as sight:
        return en_losning(sight, lop.losning)


def _fakta(
    kall: Kall,
    lop: Innforingslop,
    rad: Oversiktsrad,
    losning: Losningsbilde | None,
    *,
    innsyn: bool,
) -> Iterator[Linje]:
    """The facts of the header; people and groups only for those who see the løp."""
    _ = kall._
    dager = kall.antall("{n} dag", "{n} dager", rad.dager)
    yield Linje(_("Type"), typeord(kall, rad.slag, rad.type))
    yield Linje(_("Region"), regionord(kall, rad.omrade))
    if losning is not None:
        sti = kall.til(f"/losninger/{losning.losning}")
        yield Linje(_("Løsning"), losning.hva.tekst("navn") or losning.losning, sti)
    yield Linje(_("Eier"), kall.organnavn(rad.eier))
    if innsyn:
        yield from _folk(kall, lop, rad)
    if lop.program is not None:
        yield Linje(_("Avgivende program"), kall.organnavn(lop.program))
    yield Linje(_("I fasen siden"), f"{kall.dato(rad.siden)} ({dager})")
    yield Linje(_("Planlagt periode"), _periode(kall, lop))
    modellen = kall.til("/modell") if kall.jeg is not None and kall.jeg.flate in MODELL else None
    nr = _("versjon {nr}").format(nr=lop.definisjon)
    yield Linje(_("Innføringsmodell"), nr, adresse=modellen)


def _folk(kall: Kall, lop: Innforingslop, rad: Oversiktsrad) -> Iterator[Linje]:
    ledere = (
        f"{kall.navn(person)} ({kodeord(kall, Rolle, rolle)})" for person, rolle in rad.ledere
    )
    yield Linje(kall._("Innføringsleder"), ", ".join(dict.fromkeys(ledere)))
    if lop.arbeidsgruppe is not None:
        yield Linje(kall._("Arbeidsgruppe"), kall.organnavn(lop.arbeidsgruppe))


def _leder(kall: Kall, person: str, rolle: str) -> str:
    """The name, and the role where it is another than the label says."""
    navn = kall.navn(person)
    if rolle == Rolle.INNFORINGSLEDER.value:
        return navn
    return f"{navn} ({kodeord(kall, Rolle, rolle)})"


def _periode(kall: Kall, lop: Innforingslop) -> str:
    fra, til = lop.plan.oppstart, lop.plan.slutt
    if fra is None and til is None:
        return ""
    return f"{kall.dato(fra) if fra else '…'} – {kall.dato(til) if til else '…'}"


def _siste(kall: Kall, lop: str) -> Iterator[Punkt]:
    """The latest events of the løp, its puljer and its kommuner."""
    with kall.sight(Revisjonsspor.navn) as sight:
        rader = sok(sight, f"lop:{lop}", kall.hus.kommuner, antall=SISTE).rader
    for rad in rader:
        sted = "" if rad.prefiks == "innforingslop" else f" ({_sted(kall, rad.strom)})"
        yield Punkt(
            tid=tidspunkt(kall, rad.registrert_us),
            tekst=f"{hendelsesnavn(kall, rad.hendelse)}{sted}",
            hvem=rolle_og_organ(kall, rad.rolle, rad.organ),
            adresse=kall.til(f"/hendelser/{rad.posisjon}"),
            gjaldt=kall.dato(rad.gjelder_us) if rad.dager_sent else None,
        )


def _sted(kall: Kall, strom: str) -> str:
    """The kommune or the pulje; the løp is known here."""
    slag, _, nokkel = strom.partition(":")
    siste = nokkel.rpartition(":")[2]
    if slag == "pulje":
        return kall._("pulje {nr}").format(nr=siste)
    return kall.kommunenavn(siste) if slag == "deltakelse" else stromnavn(kall, strom)


def _slekt(
    kall: Kall, lop: str, innhold: Innforingslop, losning: Losningsbilde | None
) -> Iterator[Slektning]:
    """The løp it widens, the one that takes its obligation on, and others for the løsning."""
    andre = {} if losning is None else {post.id: post for post in losning.lop if post.id != lop}
    forpliktet = () if losning is None else losning.forpliktelser
    til = {p.id: p.tekst("viderefores_i") for p in forpliktet if p.tekst("viderefores_i")}
    hvordan = {id_: kall._("Samme løsning") for id_ in andre}
    hvordan |= {id_: kall._("Føres videre her") for id_, i in til.items() if i == lop}
    if til.get(lop):
        hvordan[str(til[lop])] = kall._("Fører dette løpet videre")
    if innhold.bygger_pa is not None:
        hvordan[innhold.bygger_pa] = kall._("Dette løpet bygger på det")
    for id_, ord_ in hvordan.items():
        post = andre.get(id_)
        tittel = (
            post.tekst("tittel") if post is not None else stromnavn(kall, f"innforingslop:{id_}")
        )
        yield Slektning(tittel or id_, kall.til(f"/lop/{id_}"), ord_)


def _forpliktelse(kall: Kall, lop: Innforingslop) -> str | None:
    """Open from the plan until it is closed."""
    apen = lop.breddeforpliktelse
    if apen is None or apen.lukket is not None:
        return None
    setning = kall._("{part} skal utvikle løsningen til alle kommuner kan få den.")
    return setning.format(part=kall.organnavn(apen.part))
