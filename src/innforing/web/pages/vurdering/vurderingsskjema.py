"""The forms of an assessment: one row for each question, criterion or shortcoming (P-05)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.application.revisjonsspor import spor_av
from innforing.domain.innforingslop.vurdering import Verdikt, Vurderingskriterium
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.lopet.lopsfaner import lopshode
from innforing.web.pages.revisjon.hendelsespunkt import utsnitt_av
from innforing.web.pages.vurdering import vurderingskriterier as krit
from innforing.web.skjema.radform import Radform, Radtittel, ta_rader, vis_rader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.responses import Response

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.web.kall import Kall
    from innforing.web.side import Side

    Data = dict[str, object]
    Rader = tuple[Radform, Data]

SVIKTER: Final = (Verdikt.DELVIS, Verdikt.IKKE_OPPFYLT)


def skjema(kall: Kall, lop: str, *, del_: str) -> Side:
    """The rows that nobody has answered; `om=` names one that is to be answered anew."""
    form, data = _rader(kall, lop, del_)
    return vis_rader(kall, form, data)


def send(kall: Kall, lop: str, *, del_: str) -> Side | Response:
    """Record the rows that were filled in."""
    form, _ = _rader(kall, lop, del_)
    return ta_rader(kall, form)


def _rader(kall: Kall, lop: str, del_: str) -> Rader:
    lopshode(kall, lop, "vurdering")
    if del_ not in DELER:
        raise IkkeFunnet
    return DELER[del_](kall, lop, kall.lop(lop))


def _sporsmal(kall: Kall, lop: str, innhold: Innforingslop) -> Rader:
    alle = {str(k.value): kall.t(k.tekst) for k in Vurderingskriterium}
    igjen = _igjen(kall, alle, innhold.svar)
    form = Radform(
        strom=f"innforingslop:{lop}",
        handling=f"/lop/{lop}/vurdering/sporsmal",
        tilbake=kall.til(f"/lop/{lop}/vurdering"),
        nokkel="kriterium",
        trigger="besvar_vurderingskriterium",
        sti="svar",
        svar="svar",
        tomt=kall._("Ikke besvart"),
        titler={id_: Radtittel(tekst) for id_, tekst in alle.items()},
        knapp=kall._("Lagre svarene"),
    )
    return form, {"svar": [{"kriterium": id_, "bevis": [{}]} for id_ in igjen]}


def _kriterier(kall: Kall, lop: str, innhold: Innforingslop) -> Rader:
    linjer = spor_av(kall.hus, f"innforingslop:{lop}", utsnitt_av(kall))
    grupper = krit.grupper(kall, lop, linjer, None)
    saker = {sak.id: (gruppe.tittel, sak) for gruppe in grupper for sak in gruppe.saker}
    igjen = _igjen(kall, saker, innhold.vurderinger)
    form = Radform(
        strom=f"innforingslop:{lop}",
        handling=f"/lop/{lop}/vurdering/kriterier",
        tilbake=kall.til(f"/lop/{lop}/vurdering"),
        nokkel="kriterium",
        trigger="vurder_kriterium",
        sti="vurderinger",
        svar="verdikt",
        tomt=kall._("Ikke vurdert"),
        titler={
            id_: Radtittel(f"{gruppe}: {sak.tekst}", ". ".join(sak.under))
            for id_, (gruppe, sak) in saker.items()
        },
        knapp=kall._("Lagre vurderingene"),
    )
    return form, {"vurderinger": [{"kriterium": id_, "bevis": [{}]} for id_ in igjen]}


def _ikke_klar(kall: Kall, lop: str, innhold: Innforingslop) -> Rader:
    """A row for each criterion that falls short, with the one who said they could mend it."""
    _, sett = krit.gjeldende_sett(kall)
    svikter = {id_: v.rettes_av for id_, v in innhold.vurderinger.items() if v.verdikt in SVIKTER}
    titler = {k.id: Radtittel(kall.t(k.tekst.tekst), k.krav) for k in sett.kriterier}
    form = Radform(
        strom=f"innforingslop:{lop}",
        handling=f"/lop/{lop}/vurdering/ikke_klar",
        tilbake=kall.til(f"/lop/{lop}/vurdering"),
        nokkel="kriterium",
        trigger="fastsla_ikke_klar",
        sti="mangler",
        svar="",
        tomt="",
        titler=titler,
        knapp=kall._("Fastslå at løsningen ikke er klar"),
        fast=False,
    )
    rader = [
        {"kriterium": id_} | ({} if organ is None else {"rettes_av": organ})
        for id_, organ in svikter.items()
    ]
    return form, {"mangler": rader or [{}]}


def _igjen(kall: Kall, alle: Mapping[str, object], gjort: Mapping[str, object]) -> list[str]:
    """The one asked for by `om=`, else those not answered; all of them when every one is."""
    om = kall.sporring.get("om")
    if om is not None and om in alle:
        return [om]
    return [id_ for id_ in alle if id_ not in gjort] or list(alle)


DELER: Final[Mapping[str, Callable[[Kall, str, Innforingslop], Rader]]] = {
    "sporsmal": _sporsmal,
    "kriterier": _kriterier,
    "ikke_klar": _ikke_klar,
}
"""Part of the assessment, as its address says it → the step and its rows."""
