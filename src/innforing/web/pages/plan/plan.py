"""P-06 Plan og puljer: when, what, who, for how many, and what must be answered first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from innforing.application.revisjonsspor import spor_av
from innforing.web.lister.tabell import Tabellvisning, visninger
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.pages.lopet.nestesteg import Nestesteg, neste_i_lopet
from innforing.web.pages.plan import planbilde, planlister
from innforing.web.pages.plan.planskjema import LEGGER
from innforing.web.pages.revisjon.hendelsespunkt import utsnitt_av

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.web.deler import Linje
    from innforing.web.kall import Kall
    from innforing.web.pages.lopet.nestesteg import Stegkort
    from innforing.web.pages.plan.planbilde import (
        Gruppe,
        Kostnad,
        Laeringslinje,
        Lederlinje,
        Merknadslinje,
    )
    from innforing.web.side import Lenke

STEGENE: Final = (
    *("legg_plan", "endre_plan", "del_plan", "godkjenn_plan", "besvar_overlapp"),
    *("utpek_leder", "knytt_arbeidsgruppe", "fastsett_kommuner", "informer_pa_forhand"),
    *("apne_pamelding", "start_gjennomforing", "evaluer_pulje", "avlys_pulje", "gi_merknad"),
    *("besvar_merknad", "sett_pa_vent", "gjenoppta", "avslutt"),
)
"""The steps of a løp that belong on this page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlinger:
    """Where the plan is changed; None for what the reader may not do now."""

    endre: str | None
    lim_inn: str | None
    laering: str | None
    overlapp: str | None
    merknad: str | None
    leder: str | None
    gruppe: str | None
    kommuner: str | None


@dataclass(frozen=True, kw_only=True)
class Planside(Lopsside):
    """The plan of a løp."""

    spolt: bool
    fakta: tuple[Linje, ...]
    ledere: tuple[Lederlinje, ...]
    gruppe: Gruppe | None
    digitalt: str
    aktiviteter: Tabellvisning
    puljer: Tabellvisning
    puljesteg: tuple[tuple[str, tuple[Lenke, ...]], ...]
    """Name of each pulje, and what the reader can do with it."""
    overlapp: Tabellvisning
    ubesvarte_overlapp: int
    svarer_for_overlapp: bool
    """Whether any of them is asked of this løp."""
    kostnader: tuple[Kostnad, ...]
    invitasjon: str
    laering: tuple[Laeringslinje, ...]
    merknader: tuple[Merknadslinje, ...]
    kan: Handlinger
    neste: Nestesteg
    kalender: str


def plan(kall: Kall, lop: str) -> Planside:
    """The whole plan."""
    hode, innhold = lopshode(kall, lop, "plan"), kall.lop(lop)
    linjer = spor_av(kall.hus, f"innforingslop:{lop}", utsnitt_av(kall))
    mine = {mulig.steg for mulig in kall.mulige(f"innforingslop:{lop}") if mulig.min}
    moter, kan = planlister.overlappene(kall, lop), _handlinger(kall, lop, innhold, mine)
    lister = (
        planlister.aktivitetsliste(kall, innhold),
        planlister.puljeliste(kall, lop, innhold),
        planlister.overlappliste(kall, lop, moter),
    )
    aktiviteter, puljer, overlapp = visninger(lister, kall)
    besvar = _steg(kall, "besvar_merknad", lop) if "besvar_merknad" in mine else None
    return Planside(
        tittel=hode.sidetittel,
        smuler=hode.smuler,
        hode=hode,
        lister=lister,
        spolt=kall.spolt,
        fakta=tuple(planbilde.fakta(kall, innhold)),
        ledere=tuple(planbilde.ledere(kall, innhold)),
        gruppe=planbilde.gruppen(kall, innhold, linjer),
        digitalt=planlister.digital_andel(kall, innhold),
        aktiviteter=aktiviteter,
        puljer=puljer,
        puljesteg=tuple(planlister.puljesteg(kall, lop, innhold, mine)),
        overlapp=overlapp,
        ubesvarte_overlapp=sum(planlister.venter(o, lop) for o in moter),
        svarer_for_overlapp=any(lop in o.besvares_av for o in moter),
        kostnader=tuple(planbilde.kostnader(kall, linjer)),
        invitasjon=kall.til(f"/lop/{lop}/invitasjon"),
        laering=tuple(planbilde.laeringspunkter(kall, lop)),
        merknader=tuple(
            planbilde.merknader(kall, innhold, linjer, besvar and f"{besvar}&forhand.nr=")
        ),
        kan=kan,
        neste=_neste(neste_i_lopet(kall, lop, innhold), kan, lop),
        kalender=kall.til(f"/lop/{lop}/kalender.ics"),
    )


def _handlinger(kall: Kall, lop: str, innhold: Innforingslop, mine: set[str]) -> Handlinger:
    kan_legge = bool(mine.intersection(LEGGER))
    grunn = f"/lop/{lop}/plan"

    def steg(trigger: str, **forhand: str) -> str | None:
        return _steg(kall, trigger, lop, **forhand) if trigger in mine else None

    return Handlinger(
        endre=f"{grunn}/endre" if kan_legge else None,
        lim_inn=f"{grunn}/innliming" if kan_legge else None,
        laering=f"{grunn}/laering" if kan_legge else None,
        overlapp=f"{grunn}/overlapp" if "besvar_overlapp" in mine else None,
        merknad=steg("gi_merknad"),
        leder=steg("utpek_leder"),
        gruppe=steg("knytt_arbeidsgruppe", organ=innhold.arbeidsgruppe or ""),
        kommuner=steg("fastsett_kommuner"),
    )


def _steg(kall: Kall, trigger: str, lop: str, **forhand: str) -> str:
    par = {f"forhand.{navn}": verdi for navn, verdi in forhand.items() if verdi}
    return f"/steg/{trigger}/innforingslop:{lop}?{urlencode({**par, 'tilbake': kall.sti})}"


def _neste(neste: Nestesteg, kan: Handlinger, lop: str) -> Nestesteg:
    """The steps of this page; those with a form of their own lead to that."""
    egne = {
        "legg_plan": kan.endre,
        "endre_plan": kan.endre,
        "besvar_overlapp": kan.overlapp,
        "apne_pamelding": f"/lop/{lop}/invitasjon",
    }
    return Nestesteg(
        mine=tuple(_eget(kort, egne) for kort in neste.mine if kort.trigger in STEGENE),
        andres=tuple(kort for kort in neste.andres if kort.trigger in STEGENE),
    )


def _eget(kort: Stegkort, egne: Mapping[str, str | None]) -> Stegkort:
    return replace(kort, adresse=egne.get(kort.trigger) or kort.adresse)
