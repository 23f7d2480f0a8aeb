"""P-08 Møter: the meetings and rounds, and what waits to be put on an agenda."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.koordineringsgruppe.verdier import Saksemne, Sakstype
from innforing.web.lister.celler import INGEN, dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, visninger
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.moter.moterom import (
    Motesteg,
    formord,
    moteboken,
    motestatus,
    motetittel,
    saksstatus,
    typeord,
)
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.moter.motebok import Motebok
    from innforing.projections.moter.motesaker import Mote, Sak, Venter
    from innforing.web.kall import Kall


@dataclass(frozen=True, slots=True)
class Ventende:
    """A løp that waits to be put forward."""

    lop: Lenke
    hva: str
    meld: Lenke | None


@dataclass(frozen=True, kw_only=True)
class Motersida(Side):
    """All meetings, and what waits."""

    tabeller: dict[str, Tabellvisning]
    steg: tuple[Lenke, ...]
    ventende: tuple[Ventende, ...]
    regel: str
    """How many parties a decision takes; empty when there is no such rule."""


def oversikt(kall: Kall) -> Motersida:
    """The newest meeting first."""
    bok, steg = moteboken(kall), Motesteg(kall)
    lister = (_moteliste(kall, bok), _saksliste(kall, bok))
    krav = bok.parter_som_kreves
    return Motersida(
        tittel=kall._("Møter, saker og beslutninger"),
        lister=lister,
        tabeller={v.liste.navn: v for v in visninger(lister, kall)},
        steg=steg.lenker("innkall_mote", "meld_sak", "apne_skriftlig_runde"),
        ventende=tuple(_ventende(kall, steg, bok)),
        regel=""
        if krav is None
        else kall.antall(
            "Gruppen er beslutningsdyktig når {n} part deltar.",
            "Gruppen er beslutningsdyktig når {n} parter deltar.",
            krav,
        ),
    )


def _ventende(kall: Kall, steg: Motesteg, bok: Motebok) -> Iterator[Ventende]:
    for en in bok.ventende_lop:
        yield Ventende(
            lop=Lenke(en.tittel, kall.til(f"/lop/{en.lop}")),
            hva=_hva(kall, en),
            meld=steg.lenke("meld_sak", kall._("Meld som sak"), **_forhand(kall, en)),
        )


def _hva(kall: Kall, en: Venter) -> str:
    emne = kodeord(kall, Saksemne, en.emne)
    return emne if en.gruppens else f"{emne}, {kodeord(kall, Sakstype, _type(en)).lower()}"


def _type(en: Venter) -> str:
    """What the group owns comes for decision; what others own for information only (K-111)."""
    type_ = Sakstype.BESLUTNING if en.gruppens else Sakstype.ORIENTERING
    return str(type_.value)


def _forhand(kall: Kall, en: Venter) -> dict[str, str]:
    tittel = f"{kodeord(kall, Saksemne, en.emne)}: {en.tittel}"
    return {"tittel": tittel, "type": _type(en), "emne": en.emne, "lop": en.lop}


def _moteliste(kall: Kall, bok: Motebok) -> Liste:
    _ = kall._
    nyeste = sorted(bok.moter.values(), key=lambda m: (m.dato, m.id), reverse=True)
    return Liste(
        navn="moter",
        tittel=_("Møter og skriftlige runder"),
        kolonner=(
            Kolonne("mote", _("Møte")),
            Kolonne("dato", _("Dato"), "dato"),
            Kolonne("form", _("Form")),
            Kolonne("status", _("Status")),
            Kolonne("saker", _("Saker"), "tall"),
            Kolonne("parter", _("Parter som deltok"), "tall"),
        ),
        rader=tuple(_moterad(kall, mote) for mote in nyeste),
        tomt=_("Ingen møter er innkalt ennå."),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _moterad(kall: Kall, mote: Mote) -> Rad:
    kode, status = motestatus(kall, mote)
    svarte = {svar.part for sak in mote.saker for svar in sak.svar} if mote.er_runde else set()
    parter = len({part for part, _ in mote.oppmote} | svarte)
    form = formord(kall, mote.form)
    celler = (
        Celle(mote.id, motetittel(kall, mote)),
        dagcelle(kall, mote.dato),
        Celle(form, form),
        Celle(status, status, status=kode),
        Celle(len(mote.saker), kall.tall(len(mote.saker))),
        Celle(parter, kall.tall(parter)) if parter else INGEN,
    )
    return Rad(celler, mote.id, kall.til(f"/moter/{mote.id}"))


def _saksliste(kall: Kall, bok: Motebok) -> Liste:
    _ = kall._
    return Liste(
        navn="saker",
        tittel=_("Saker"),
        kolonner=(
            Kolonne("sak", _("Sak")),
            Kolonne("nummer", _("Nummer")),
            Kolonne("type", _("Type")),
            Kolonne("status", _("Status")),
            Kolonne("besluttet", _("Besluttet"), "dato"),
            Kolonne("meldt_av", _("Meldt av")),
        ),
        rader=tuple(_saksrad(kall, sak) for sak in reversed(bok.saker.values())),
        tomt=_("Ingen saker er meldt ennå."),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _saksrad(kall: Kall, sak: Sak) -> Rad:
    kode, status = saksstatus(kall, sak)
    type_, beslutning = typeord(kall, sak), sak.beslutning
    celler = (
        Celle(sak.tittel, sak.tittel),
        Celle(sak.id, sak.id),
        Celle(type_, type_),
        Celle(status, status, status=kode),
        dagcelle(kall, None if beslutning is None else beslutning.dato),
        tekstcelle(kall.organnavn(sak.organ)),
    )
    return Rad(celler, sak.id, kall.til(f"/beslutninger/{sak.id}"))
