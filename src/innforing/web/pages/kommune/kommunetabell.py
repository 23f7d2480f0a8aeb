"""The list of kommuner: where each is, its rung, and what is asked of it at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.projections.deltakere.deltakerrader import FRIST, KONTAKTPERSON
from innforing.projections.kommuner import Belastning, belastning
from innforing.projections.utbredelse import trinnene
from innforing.web.innsyn import ser_alt
from innforing.web.lister.celler import INGEN, dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lopet.lopsord import bak, losningsnavn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innforing.registers.kommuner import Kommune
    from innforing.web.kall import Kall

INVITERT = str(Svarstatus.INVITERT.value)
PAMELDT = str(Svarstatus.PAMELDT.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kommunetall:
    """What is known of every kommune; each read model is asked once."""

    losning: str | None = None
    """The løsning whose rungs are shown."""
    losningens_navn: str = ""
    trinn: Mapping[str, tuple[Bruksstatus, int]] = field(default_factory=dict)
    belastning: Mapping[str, Belastning] | None = None
    """None: not for this reader."""
    frister: Mapping[tuple[str, str], date] = field(default_factory=dict)
    """Løp and kommune → the last day to answer."""
    kontakter: frozenset[str] = frozenset()
    """The kommuner that somebody has named a person to turn to in."""

    def har_kontakt(self, kommune: str) -> bool:
        """Whether anybody knows whom to turn to there."""
        return kommune in self.kontakter


def les_tall(kall: Kall, losning: str | None) -> Kommunetall:
    """Rungs for everyone; load, deadlines and contacts for those who see every løp."""
    navn = losningsnavn(kall)
    valgt = losning if losning in navn else None
    if valgt is not None:
        with kall.sight("utbredelse") as sight:
            rungs = trinnene(sight, valgt)
        tall = Kommunetall(losning=valgt, losningens_navn=navn[valgt], trinn=rungs)
    else:
        tall = Kommunetall()
    if not ser_alt(kall):
        return tall
    with kall.sight("kommuner") as sight:
        last = {b.kommune: b for b in belastning(sight, kall.hus.kommuner)}
    with kall.sight("deltakere") as sight:
        frister = {
            (rad.text("lop"), rad.text("kommune")): date.fromisoformat(rad.text("svarfrist"))
            for rad in sight.rows(FRIST)
            if rad.cells["svarfrist"]
        }
        kontakter = frozenset(
            rad.text("kommune") for rad in sight.rows(KONTAKTPERSON) if rad.cells["person"]
        )
    return Kommunetall(
        losning=tall.losning,
        losningens_navn=tall.losningens_navn,
        trinn=tall.trinn,
        belastning=last,
        frister=frister,
        kontakter=kontakter,
    )


def kommunetabell(kall: Kall, kommuner: Iterable[Kommune], tall: Kommunetall) -> Liste:
    """In the order of the alphabet; never sorted or coloured by who declined (K-163)."""
    _ = kall._
    nettverk = _("Nettverket svarer for samlet kommunikasjon med kommunene i regionen.")
    kolonner = [
        Kolonne("kommune", _("Kommune")),
        Kolonne("nummer", _("Nummer")),
        Kolonne("fylke", _("Fylke")),
        Kolonne("nettverk", _("Digitaliseringsnettverk"), om=nettverk),
    ]
    if tall.losning is not None:
        kolonner.append(Kolonne("trinn", tall.losningens_navn))
    if tall.belastning is not None:
        kolonner += [
            Kolonne("invitasjoner", _("Åpne invitasjoner"), "tall"),
            Kolonne("frist", _("Svarfrist"), "dato"),
            Kolonne("lop", _("Løp kommunen er med i"), "tall"),
            Kolonne("belastning", _("Løp på én gang")),
            Kolonne("kontakt", _("Kontaktperson")),
        ]
    nettverkene = {n.id: n.navn for n in kall.hus.kommuner.diginettverk(kall.moment.dag)}
    return Liste(
        navn="kommuner",
        tittel=_("Kommuner"),
        kolonner=tuple(kolonner),
        rader=tuple(_rad(kall, k, tall, nettverkene.get(k.diginettverk)) for k in kommuner),
        tomt=_("Ingen treff"),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _rad(kall: Kall, k: Kommune, tall: Kommunetall, nettverk: str | None) -> Rad:
    celler = [
        Celle(k.visningsnavn, k.offisielt_navn if _eget(k) else k.visningsnavn),
        Celle(k.nummer, k.nummer),
        tekstcelle(k.fylkesnavn),
        tekstcelle(nettverk),
    ]
    if tall.losning is not None:
        celler.append(_trinn(kall, k.id, tall))
    if tall.belastning is not None:
        celler += _last(kall, k.id, tall, tall.belastning.get(k.id))
    return Rad(tuple(celler), k.id, kall.til(f"/kommuner/{k.id}"))


def _eget(k: Kommune) -> bool:
    """Whether it has names in more than one language, and none like it."""
    return len(k.offisielle_navn) > 1 and k.navn == k.visningsnavn


def _trinn(kall: Kall, kommune: str, tall: Kommunetall) -> Celle:
    funnet = tall.trinn.get(kommune)
    if funnet is None:
        return Celle(None, kall._("Ukjent"), status="ukjent")
    status, _ = funnet
    ord_ = kall.t(status.tekst)
    return Celle(ord_, ord_, status=str(status.value), sorter=status.trinn)


def _last(kall: Kall, kommune: str, tall: Kommunetall, last: Belastning | None) -> list[Celle]:
    lop = {} if last is None else last.lop
    invitert = [id_ for id_, post in lop.items() if post.status == INVITERT]
    med = sum(post.status == PAMELDT for post in lop.values())
    frister = [f for id_ in invitert if (f := tall.frister.get((id_, kommune))) is not None]
    sti = bak(kall, "kommuner", kommune, "antall") if lop else None
    har = kall._("Registrert") if tall.har_kontakt(kommune) else kall._("Ikke registrert")
    return [
        Celle(len(invitert), kall.tall(len(invitert))),
        dagcelle(kall, min(frister, default=None)) if frister else INGEN,
        Celle(med, kall.tall(med)),
        Celle(_ord(kall, len(lop)), _ord(kall, len(lop)), bak=sti, sorter=len(lop)),
        Celle(har, har),
    ]


def _ord(kall: Kall, antall: int) -> str:
    """The load in words: what it is, never how it ranks (K-370)."""
    if antall == 0:
        return kall._("Ingen løp")
    return kall.antall("{n} løp", "{n} løp", antall)
