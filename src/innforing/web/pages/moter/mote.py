"""P-08 Ett møte: who was there, the agenda in order, and what came of each item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.application.fakta.koordineringsgruppe import GRUPPEN, SITTER
from innforing.domain.grunnmur.aktor import Part
from innforing.domain.organ.organ import Organ
from innforing.web.deler import Linje
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.moter.moterom import (
    Motesteg,
    formord,
    moteboken,
    motestatus,
    motetittel,
    saksstatus,
    typeord,
    utfallsord,
)
from innforing.web.pages.moter.saksbilde import endret
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.moter.motebok import Motebok
    from innforing.projections.moter.motesaker import Mote, Sak
    from innforing.web.kall import Kall


@dataclass(frozen=True, slots=True, kw_only=True)
class Sakskort:
    """One item on the agenda."""

    id: str
    tittel: Lenke
    type: str
    status: tuple[str, str]
    inhabile: tuple[str, ...]
    endret: tuple[str, ...]
    """What has happened since it was sent out."""
    steg: tuple[Lenke, ...]


@dataclass(frozen=True, kw_only=True)
class Moteside(Side):
    """One meeting or round."""

    stand: tuple[str, str]
    fakta: tuple[Linje, ...]
    oppmote: tuple[tuple[str, str], ...]
    """Party and name."""
    uten_stemme: tuple[str, ...]
    saker: tuple[Sakskort, ...]
    steg: tuple[Lenke, ...]
    protokoll: Lenke
    ikke_beslutningsdyktig: str


def motet(kall: Kall, mote: str) -> Moteside:
    """Everything of one meeting."""
    bok = moteboken(kall)
    funnet = bok.moter.get(mote)
    if funnet is None:
        raise IkkeFunnet
    kall.hent_navn({person for _, person in funnet.oppmote} | set(funnet.uten_stemme))
    steg = Motesteg(kall)
    return Moteside(
        tittel=motetittel(kall, funnet),
        smuler=(Lenke(kall._("Møter, saker og beslutninger"), kall.til("/moter")),),
        stand=motestatus(kall, funnet),
        fakta=tuple(_fakta(kall, funnet)),
        oppmote=tuple((kodeord(kall, Part, part), kall.navn(p)) for part, p in funnet.oppmote),
        uten_stemme=tuple(kall.navn(person) for person in funnet.uten_stemme),
        saker=tuple(_kort(kall, steg, funnet, sak) for sak in funnet.saker),
        steg=_steg(kall, steg, funnet),
        protokoll=_protokoll(kall, funnet),
        ikke_beslutningsdyktig=_for_fa(kall, bok, funnet),
    )


def _fakta(kall: Kall, mote: Mote) -> Iterator[Linje]:
    _ = kall._
    yield Linje(_("Form"), formord(kall, mote.form))
    yield Linje(_("Dato"), kall.dato(mote.dato))
    if mote.frist is not None:
        yield Linje(_("Svarfrist"), kall.dato(mote.frist))
    if mote.sted is not None:
        yield Linje(_("Sted"), mote.sted)
    if mote.fort_av is not None:
        yield Linje(_("Ført av"), kall.navn(mote.fort_av))
    if mote.godkjent_av is not None:
        yield Linje(_("Protokollen er godkjent av"), kall.navn(mote.godkjent_av))


def _kort(kall: Kall, steg: Motesteg, mote: Mote, sak: Sak) -> Sakskort:
    """What this meeting made of the item; where it stands now when it has made nothing yet."""
    her = next((b for b in sak.behandlinger if b.mote == mote.id), None)
    behandles = her is None and sak.beslutning is None
    kall.hent_navn(inhabil.person for inhabil in sak.inhabile)
    return Sakskort(
        id=sak.id,
        tittel=Lenke(sak.tittel, kall.til(f"/beslutninger/{sak.id}")),
        type=typeord(kall, sak),
        status=saksstatus(kall, sak) if her is None else utfallsord(kall, her),
        inhabile=tuple(kall.navn(inhabil.person) for inhabil in sak.inhabile),
        endret=endret(kall, sak) if behandles else (),
        steg=_sakssteg(steg, mote, sak) if behandles else (),
    )


def _sakssteg(steg: Motesteg, mote: Mote, sak: Sak) -> tuple[Lenke, ...]:
    if mote.holdt:
        return steg.lenker("beslutt_sak", "utsett_sak", "meld_inhabil", sak=sak.id)
    if mote.er_runde:
        return steg.lenker("gi_standpunkt", "meld_inhabil", sak=sak.id)
    return steg.lenker("meld_inhabil", sak=sak.id)


def _steg(kall: Kall, steg: Motesteg, mote: Mote) -> tuple[Lenke, ...]:
    if mote.godkjent_av is not None:
        return ()
    if mote.holdt:
        return steg.lenker("godkjenn_protokoll", mote=mote.id)
    if mote.er_runde:
        return steg.lenker("lukk_skriftlig_runde", mote=mote.id)
    oppmote = steg.lenker("apne_mote", mote=mote.id, **_medlemmene(kall, mote))
    return (*steg.lenker("send_ut_saker", mote=mote.id), *oppmote)


def _medlemmene(kall: Kall, mote: Mote) -> dict[str, str]:
    """Everybody who sits in the group that day, as the form begins: who stayed away is removed."""
    organ = kall.leser.aggregat(f"organ:{GRUPPEN}")
    roller = organ.aktive(mote.dato) if isinstance(organ, Organ) else ()
    sitter = {r.person: r.part for r in roller if r.rolle in SITTER and r.part is not None}
    felt: dict[str, str] = {}
    for nr, (person, part) in enumerate(sitter.items()):
        felt |= {f"oppmote.{nr}.person": person, f"oppmote.{nr}.part": str(part.value)}
    return felt


def _protokoll(kall: Kall, mote: Mote) -> Lenke:
    tekst = kall._("Last ned protokollen (PDF)")
    if mote.godkjent_av is None:
        tekst = kall._("Last ned sakslisten (PDF)")
    return Lenke(tekst, kall.til(f"/moter/{mote.id}/protokoll.pdf"))


def _for_fa(kall: Kall, bok: Motebok, mote: Mote) -> str:
    krav, parter = bok.parter_som_kreves or 0, len({part for part, _ in mote.oppmote})
    if not mote.holdt or mote.er_runde or parter >= krav:
        return ""
    return kall._("Gruppen er ikke beslutningsdyktig: {n} av {krav} parter møtte.").format(
        n=kall.tall(parter), krav=kall.tall(krav)
    )
