"""«Lim inn aktiviteter», `/lop/{lop}/plan/innliming`: preview, then one step with all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from innforing.web.deler import Feillinje
from innforing.web.kall import IkkeAdgang
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.pages.plan.aktivitetsark import les_ark
from innforing.web.pages.plan.planskjema import LEGGER, planens_steg, som_plan
from innforing.web.side import FEIL_I_SKJEMA
from innforing.web.skjema.skjemalesing import Ekstra
from innforing.web.skjema.stegsted import sted_for

if TYPE_CHECKING:
    from innforing.web.kall import Kall
    from innforing.web.pages.plan.aktivitetsark import Aktivitetsrad, Ark
    from innforing.web.skjema.skjema import Skjema

SKJUL: Final = ("plan", "puljer", "fjerner", "svarfrister", "tekster")
"""Fields of the two steps that the sheet answers, or does not touch."""


@dataclass(frozen=True, kw_only=True)
class Limside(Lopsside):
    """The sheet: empty, or with its preview."""

    sti: str
    tilbake: str
    spolt: bool
    innlimt: str = ""
    kolonner: tuple[str, ...] = ()
    rader: tuple[Aktivitetsrad, ...] = ()
    oppsummert: str = ""
    skjema: Skjema | None = None
    """The step with the new activities in it; None while there are none."""
    feilene: tuple[Feillinje, ...] = ()


def innliming(kall: Kall, lop: str) -> Limside:
    """The empty field."""
    return _tom(kall, lop)


def les(kall: Kall, lop: str) -> Limside:
    """The preview; nothing is recorded before the step is taken."""
    tom = _tom(kall, lop)
    tekst, innhold = str(kall.felt.get("tekst", "")), kall.lop(lop)
    if kall.felt.get("gjor") == "endre":
        return replace(tom, innlimt=tekst)
    trigger = planens_steg(kall, lop)
    plan = som_plan(innhold, trigger)["plan"]
    finnes = plan.get("aktiviteter", []) if isinstance(plan, dict) else []
    puljer = {p.nr: p.navn or "" for p in innhold.puljer}
    ark = les_ark(kall, tekst, finnes, puljer)
    if ark.feil:
        linjer = tuple(Feillinje(setning, "felt-tekst") for setning in ark.feil)
        return replace(tom, innlimt=tekst, feilene=linjer, feil=True, status=FEIL_I_SKJEMA)
    return replace(
        tom,
        innlimt=tekst,
        kolonner=ark.kolonner,
        rader=ark.rader,
        oppsummert=_oppsummert(kall, ark),
        skjema=_skjema(kall, lop, trigger, [*finnes, *ark.nye]) if ark.nye else None,
    )


def _tom(kall: Kall, lop: str) -> Limside:
    hode = lopshode(kall, lop, "plan")
    mine = {mulig.steg for mulig in kall.mulige(f"innforingslop:{lop}") if mulig.min}
    if not kall.spolt and not mine.intersection(LEGGER):
        raise IkkeAdgang
    return Limside(
        tittel=kall._("Lim inn aktiviteter"),
        smuler=hode.smuler,
        hode=hode,
        sti=kall.sti,
        tilbake=kall.til(f"/lop/{lop}/plan"),
        spolt=kall.spolt,
    )


def _oppsummert(kall: Kall, ark: Ark) -> str:
    setning = kall._("{nye} nye, {finnes} står i planen fra før, {feil} må rettes.")
    return setning.format(
        nye=len(ark.nye),
        finnes=sum(rad.finnes for rad in ark.rader),
        feil=sum(bool(rad.feil) for rad in ark.rader),
    )


def _skjema(kall: Kall, lop: str, trigger: str, aktiviteter: list[object]) -> Skjema | None:
    """The step with the whole list of activities unseen: it is recorded as one."""
    tilbake = kall.til(f"/lop/{lop}/plan")
    sted = sted_for(kall, trigger, f"innforingslop:{lop}")
    data: dict[str, object] = {"plan": {"aktiviteter": aktiviteter}}
    side = sted.side(tilbake, data=data, ekstra=Ekstra(skjul=SKJUL))
    if side.skjema is None:
        return None
    gamle = kall.lop(lop).plan.aktiviteter
    nye = len(aktiviteter) - len(gamle)
    knapp = kall.antall("Legg til {n} aktivitet", "Legg til {n} aktiviteter", nye)
    return replace(side.skjema, knapp=knapp)
