"""What a reader may do in an assessment, and where each of it is filled in (P-05)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from innforing.web.pages.revisjon.hendelsesord import stromnavn
from innforing.web.pages.vurdering import vurderingskriterier as krit
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.projections.losninger.losninger import Losningsbilde
    from innforing.web.kall import Kall


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlinger:
    """Where each part is filled in; None for what the reader may not do now."""

    sporsmal: str | None
    type: str | None
    kriterier: str | None
    grunn: tuple[Lenke, ...]
    """Earlier løp to rest on, each with its form."""
    ikke_klar: str | None
    helsefaglig: str | None


def handlinger(
    kall: Kall, lop: str, innhold: Innforingslop, losning: Losningsbilde | None
) -> Handlinger:
    """Where the reader may do something; nothing for other moments."""
    strom = f"innforingslop:{lop}"
    mine = {mulig.steg for mulig in kall.mulige(strom) if mulig.min}
    anbefalt = krit.anbefaling(kall, innhold).type
    skjema = f"/lop/{lop}/vurdering"
    tidligere = krit.tidligere_lop(lop, losning) if "legg_til_grunn" in mine else ()
    return Handlinger(
        sporsmal=f"{skjema}/sporsmal" if "besvar_vurderingskriterium" in mine else None,
        type=_steg(kall, "velg_type", strom, type=anbefalt or "") if "velg_type" in mine else None,
        kriterier=f"{skjema}/kriterier" if "vurder_kriterium" in mine else None,
        grunn=tuple(
            Lenke(
                stromnavn(kall, f"innforingslop:{annet}"),
                _steg(kall, "legg_til_grunn", strom, lop=annet),
            )
            for annet in tidligere
        ),
        ikke_klar=f"{skjema}/ikke_klar" if "fastsla_ikke_klar" in mine else None,
        helsefaglig=_helse(kall, losning),
    )


def _helse(kall: Kall, losning: Losningsbilde | None) -> str | None:
    if losning is None:
        return None
    strom, steget = f"losning:{losning.losning}", "registrer_helsefaglig_vurdering"
    mitt = any(mulig.steg == steget and mulig.min for mulig in kall.mulige(strom))
    return _steg(kall, steget, strom) if mitt else None


def _steg(kall: Kall, trigger: str, strom: str, **forhand: str) -> str:
    par = {f"forhand.{navn}": verdi for navn, verdi in forhand.items() if verdi}
    return f"/steg/{trigger}/{strom}?{urlencode({**par, 'tilbake': kall.sti})}"
