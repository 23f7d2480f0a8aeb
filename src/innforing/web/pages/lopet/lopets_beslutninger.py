"""P-04 Beslutninger: what was decided about a løp, by whom, in which way and on what grounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from innforing.application.revisjonsspor import spor_av
from innforing.domain.grunnmur.aggregat import Beslutningsform
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.web.lister.celler import tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.moter.lopssaker import lopets_saker, meld_lopet
from innforing.web.pages.revisjon.hendelsesord import hvem, stegnavn, tidspunkt
from innforing.web.pages.revisjon.hendelsespunkt import utsnitt_av

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from innforing.application.ordbok import Ordbok
    from innforing.application.revisjonsspor import Sporlinje
    from innforing.web.deler import Linje
    from innforing.web.kall import Kall
    from innforing.web.side import Lenke


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslutning:
    """One step that somebody took, with the reason for it."""

    posisjon: int
    tid: str
    dag: date
    tekst: str
    """The step."""
    hva: tuple[str, ...]
    """The events that came of it."""
    hvem: str
    fase: str
    """The state after it; empty where it stayed."""
    form: str
    """How a group decided: form, day and reference; empty where none did."""
    begrunnelse: str
    avklaringer: tuple[tuple[str, str], ...]
    """Warning → what was answered."""
    adresse: str


@dataclass(frozen=True, kw_only=True)
class Beslutningsside(Lopsside):
    """The decisions of one løp, newest first."""

    beslutninger: tuple[Beslutning, ...]
    visning: Tabellvisning
    saker: tuple[Linje, ...]
    """The items of the koordineringsgruppe that are about the løp, with where they stand."""
    meld: Lenke | None
    """Where the løp is put on the agenda of the group, for those who may."""


def beslutninger(kall: Kall, lop: str) -> Beslutningsside:
    """Every step on the løp that has grounds, rests on a group's decision, or moved it."""
    hode = lopshode(kall, lop, "beslutninger")
    linjer = spor_av(kall.hus, f"innforingslop:{lop}", utsnitt_av(kall))
    alle = _beslutninger(kall, linjer)
    liste = _liste(kall, alle)
    return Beslutningsside(
        tittel=hode.sidetittel,
        smuler=hode.smuler,
        hode=hode,
        lister=(liste,),
        beslutninger=alle,
        visning=vis(liste, kall),
        saker=lopets_saker(kall, lop),
        meld=meld_lopet(kall, lop, hode.tittel),
    )


def _beslutninger(kall: Kall, linjer: Iterable[Sporlinje]) -> tuple[Beslutning, ...]:
    """The events of one step are told once; newest first."""
    etter_kommando: dict[str, list[Sporlinje]] = {}
    for linje in linjer:
        etter_kommando.setdefault(linje.kommando or str(linje.posisjon), []).append(linje)
    ordbok, for_, ut = kall.ordbok(), None, []
    for de in etter_kommando.values():
        etter = de[-1].tilstand
        if _er_beslutning(de[0]) or (etter != for_ and de[0].person is not None):
            ut.append(_beslutning(kall, ordbok, de, flyttet=etter != for_))
        for_ = etter
    return tuple(reversed(ut))


def _er_beslutning(linje: Sporlinje) -> bool:
    """Whether somebody said why, answered a warning, or named the decision it rests on."""
    if linje.person is None:
        return False
    grunner = (linje.beslutning, linje.begrunnelse)
    return any(grunn is not None for grunn in grunner) or bool(linje.avklaringer)


def _beslutning(
    kall: Kall, ordbok: Ordbok, linjer: Sequence[Sporlinje], *, flyttet: bool
) -> Beslutning:
    forst = linjer[0]
    return Beslutning(
        posisjon=forst.posisjon,
        tid=tidspunkt(kall, forst.registrert),
        dag=forst.registrert.date(),
        tekst=stegnavn(kall, forst.steg),
        hva=tuple(dict.fromkeys(kall.t(en.tekst) for en in linjer if en.tekst is not None)),
        hvem=hvem(kall, forst.person, forst.rolle, forst.organ),
        fase=kodeord(kall, LopTilstand, linjer[-1].tilstand) if flyttet else "",
        form=_form(kall, forst.beslutning),
        begrunnelse=forst.begrunnelse or "",
        avklaringer=tuple(
            (ordbok.ord(navn), svar or kall._("Teksten er fjernet"))
            for navn, svar in forst.avklaringer.items()
        ),
        adresse=kall.til(f"/hendelser/{forst.posisjon}"),
    )


def _form(kall: Kall, beslutning: object) -> str:
    """«I møte 4. desember 2024, sak 12/24»."""
    if not isinstance(beslutning, dict):
        return ""
    form = kodeord(kall, Beslutningsform, str(beslutning.get("form")))
    dag = kall.dato(date.fromisoformat(str(beslutning.get("dato"))))
    return f"{form} {dag}, {beslutning.get('referanse')}"


def _liste(kall: Kall, alle: Sequence[Beslutning]) -> Liste:
    """The same, to be downloaded."""
    _ = kall._
    return Liste(
        navn="beslutninger",
        tittel=_("Beslutninger"),
        kolonner=(
            Kolonne("steg", _("Beslutning")),
            Kolonne("dato", _("Dato"), "dato"),
            Kolonne("hvem", _("Hvem")),
            Kolonne("fase", _("Ny fase")),
            Kolonne("form", _("Besluttet")),
            Kolonne("begrunnelse", _("Begrunnelse")),
            Kolonne("avklaringer", _("Avklart")),
            Kolonne("posisjon", _("Hendelse"), "tall"),
        ),
        rader=tuple(_rad(kall, en) for en in alle),
        tomt=_("Ingen beslutninger er registrert ennå."),
    )


def _rad(kall: Kall, en: Beslutning) -> Rad:
    avklart = "; ".join(f"{vilkar}: {svar}" for vilkar, svar in en.avklaringer)
    tekster = (en.hvem, en.fase, en.form, en.begrunnelse, avklart)
    celler = (
        Celle(en.tekst, en.tekst),
        Celle(en.dag, en.tid),
        *map(tekstcelle, tekster),
        Celle(en.posisjon, kall.tall(en.posisjon)),
    )
    return Rad(celler, str(en.posisjon), en.adresse)
