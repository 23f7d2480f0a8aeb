"""The forms of a plan, filled in as it stands: only what is changed is recorded (P-06)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from starlette.datastructures import FormData

from innforing.domain.katalog import STEG
from innforing.projections.kapasitet.kapasitet import Kapasitet, plasser
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.lopet.lopsfaner import lopshode
from innforing.web.pages.plan.planbilde import laeringspunkter
from innforing.web.pages.plan.planlister import annet, felles, overlappene, venter
from innforing.web.pages.revisjon.hendelsesord import stromnavn
from innforing.web.pages.steg import ta_steg
from innforing.web.skjema.feltslag import som_json
from innforing.web.skjema.innsending import les_innsending
from innforing.web.skjema.radform import Radform, Radtittel, ta_rader, vis_rader
from innforing.web.skjema.skjemalesing import MASKINENS, UkjentFelt
from innforing.web.skjema.skjemasending import som_felter
from innforing.web.skjema.stegsted import StegSide, sted_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.responses import Response

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.web.kall import Kall
    from innforing.web.side import Side

    Data = dict[str, object]

LEGGER: Final = ("legg_plan", "endre_plan")
"""The steps that change a plan: before it is approved, and after."""
RADSKJEMA: Final = ("laering", "overlapp")
PERIODE: Final = frozenset({"oppstart", "slutt"})
FOR_FA: Final = "kapasiteten_rommer_de_pameldte"
"""The guard that seats taken are not taken away."""


def skjema(kall: Kall, lop: str, *, del_: str) -> Side:
    """The plan as it stands, or the rows that wait for an answer."""
    lopshode(kall, lop, "plan")
    if del_ == "endre":
        trigger = planens_steg(kall, lop)
        data = som_plan(kall.lop(lop), trigger)
        side = sted_for(kall, trigger, f"innforingslop:{lop}").side(_planen(kall, lop), data=data)
        return _hit(side, lop)
    form, rader = _rader(kall, lop, del_)
    return vis_rader(kall, form, rader)


def send(kall: Kall, lop: str, *, del_: str) -> Side | Response:
    """Record what was changed, or the rows that were answered."""
    lopshode(kall, lop, "plan")
    if del_ == "endre":
        return _endre(kall, lop)
    return ta_rader(kall, _rader(kall, lop, del_)[0])


def planens_steg(kall: Kall, lop: str) -> str:
    """The step that changes the plan now: the reader's own, else the one that the state allows."""
    mulige = sorted(kall.mulige(f"innforingslop:{lop}"), key=lambda mulig: not mulig.min)
    return next((m.steg for m in mulige if m.steg in LEGGER), LEGGER[0])


def som_plan(lop: Innforingslop, trigger: str) -> Data:
    """Plan and puljer as the form of the step holds them."""
    plan = {n: v for n, v in _json(lop.plan).items() if v not in (None, [])}
    puljefelt = ("nr", "navn", "start", "slutt", "kapasitet", "trekk")
    puljer = [
        {n: v for n, v in _json(p).items() if n in puljefelt and v not in (None, [])}
        for p in lop.puljer
    ]
    data: Data = {"plan": plan, "puljer": puljer}
    if trigger == "endre_plan":
        data["svarfrister"] = [
            {"pulje": p.nr, "svarfrist": p.svarfrist.isoformat()}
            for p in lop.puljer
            if p.svarfrist is not None and not p.er_ferdig
        ]
    return data


def _json(verdi: object) -> Data:
    som = som_json(verdi)
    return som if isinstance(som, dict) else {}


def _planen(kall: Kall, lop: str) -> str:
    return kall.til(f"/lop/{lop}/plan")


def _hit(side: StegSide, lop: str) -> StegSide:
    """The page with its form posted to where what is unchanged is left out."""
    if side.skjema is None:
        return side
    return replace(side, skjema=replace(side.skjema, handling=f"/lop/{lop}/plan/endre"))


def _endre(kall: Kall, lop: str) -> Side | Response:
    trigger, strom = planens_steg(kall, lop), f"innforingslop:{lop}"
    try:
        sendt = les_innsending(kall, trigger)
    except UkjentFelt:
        return ta_steg(kall, trigger=trigger, strom=strom)
    endret = bare_endret(sendt.data, som_plan(kall.lop(lop), trigger))
    feil = sendt.feil
    if not feil and not endret.keys() & {"plan", "puljer", "svarfrister", "tekster", "fjerner"}:
        feil = {"": (kall._("Du har ikke endret noe i planen."),)}
    if sendt.ekstra.tegner_om or feil:
        feil = {} if sendt.ekstra.tegner_om else feil
        sted = sted_for(kall, trigger, strom)
        side = sted.side(_planen(kall, lop), data=sendt.data, ekstra=sendt.ekstra, feil=feil)
        return _hit(side, lop)
    felt = [p for p in kall.felt.multi_items() if p[0] in MASKINENS]
    felt += som_felter(STEG[trigger], endret)
    svar = ta_steg(replace(kall, felt=FormData(felt)), trigger=trigger, strom=strom)
    if not isinstance(svar, StegSide):
        return svar
    return _hel(kall, lop, endret, _med_tall(kall, lop, endret, svar))


def _hel(kall: Kall, lop: str, endret: Data, svar: StegSide) -> StegSide:
    """The refused change in the whole plan as it is now: what others did meanwhile stays."""
    if svar.skjema is None:
        return svar
    trigger = svar.skjema.trigger
    data = lagt_pa(som_plan(kall.lop(lop), trigger), endret)
    hel = sted_for(kall, trigger, svar.skjema.strom).side(svar.tilbake, data=data)
    felt = svar.skjema.felt if hel.skjema is None else hel.skjema.felt
    return _hit(replace(svar, skjema=replace(svar.skjema, felt=felt)), lop)


def lagt_pa(na: Mapping[str, object], endret: Mapping[str, object]) -> Data:
    """The plan with a change laid on it: puljer and deadlines in place of those they are of."""
    ut = {**na, **endret}
    sto, ny = na.get("plan"), endret.get("plan")
    ut["plan"] = {**(sto if isinstance(sto, dict) else {}), **(ny if isinstance(ny, dict) else {})}
    for navn, nokkel in (("puljer", "nr"), ("svarfrister", "pulje")):
        rader = [*_rekke(na.get(navn)), *_rekke(endret.get(navn))]
        etter = {str(r.get(nokkel)): r for r in rader if isinstance(r, dict)}
        if etter:
            ut[navn] = list(etter.values())
    return ut


def bare_endret(data: Mapping[str, object], na: Mapping[str, object]) -> Data:
    """What was sent without the parts of the plan, and the puljer, that stand as they did."""
    ut = dict(data)
    for navn in ("puljer", "svarfrister"):
        sto = [_renset(rad) for rad in _rekke(na.get(navn))]
        igjen = [rad for rad in _rekke(ut.pop(navn, None)) if _renset(rad) not in sto]
        if igjen:
            ut[navn] = igjen
    sto_plan, plan = na.get("plan"), ut.pop("plan", None)
    if isinstance(plan, dict) and isinstance(sto_plan, dict):
        ulik = {n for n, v in plan.items() if _renset(v) != _renset(sto_plan.get(n))}
        if ulik & PERIODE:
            # the step can hold the one against the other only when it is given both
            ulik |= PERIODE & plan.keys()
        if ulik:
            ut["plan"] = {n: v for n, v in plan.items() if n in ulik}
    return ut


def _renset(verdi: object) -> object:
    """The value without what is left open, at any depth; boxes are ticked in no order."""
    if isinstance(verdi, dict):
        renset = {navn: _renset(en) for navn, en in verdi.items()}
        return {navn: en for navn, en in renset.items() if en is not None} or None
    if isinstance(verdi, list | tuple):
        ledd = [_renset(en) for en in verdi]
        rader = any(isinstance(en, dict) for en in ledd)
        return (ledd if rader else sorted(ledd, key=str)) or None
    return verdi


def _rekke(verdi: object) -> list[object]:
    return list(verdi) if isinstance(verdi, list | tuple) else []


def _med_tall(kall: Kall, lop: str, endret: Data, side: StegSide) -> StegSide:
    """A refusal for too few seats, with how many are taken and what can be done (K-139)."""
    if not any(punkt.vilkar == FOR_FA for punkt in side.pa_plass):
        return side
    with kall.sight(Kapasitet.navn) as sight:
        tatt = {p.pulje: p.tatt.antall for p in plasser(sight, lop) if p.pulje is not None}
    setning = kall._(
        "Pulje {nr}: {tatt} kommuner har plass, og du skrev {ny} plasser. Skriv minst {tatt}, "
        "flytt kommuner til en annen pulje, eller legg til en pulje."
    )
    ord_ = tuple(
        setning.format(nr=nr, tatt=tatt[nr], ny=ny)
        for nr, ny in _kapasiteter(endret)
        if ny < tatt.get(nr, 0)
    )
    return replace(
        side,
        pa_plass=tuple(
            replace(punkt, ord=ord_) if punkt.vilkar == FOR_FA else punkt for punkt in side.pa_plass
        ),
    )


def _kapasiteter(endret: Data) -> Iterator[tuple[int, int]]:
    """Number and new seats of each pulje that was sent with both."""
    for pulje in _rekke(endret.get("puljer")):
        if isinstance(pulje, dict):
            nr, ny = pulje.get("nr"), pulje.get("kapasitet")
            if isinstance(nr, int) and isinstance(ny, int):
                yield nr, ny


def _rader(kall: Kall, lop: str, del_: str) -> tuple[Radform, Data]:
    if del_ not in RADSKJEMA:
        raise IkkeFunnet
    return _laering(kall, lop) if del_ == "laering" else _overlapp(kall, lop)


def _overlapp(kall: Kall, lop: str) -> tuple[Radform, Data]:
    """A row for each løp that waits for an answer; all of them when none does."""
    moter = overlappene(kall, lop)
    ubesvarte = [o for o in moter if venter(o, lop)]
    rader = ubesvarte or [o for o in moter if lop in o.besvares_av]
    titler = {
        annet(o, lop): Radtittel(
            stromnavn(kall, f"innforingslop:{annet(o, lop)}"),
            ". ".join((f"{kall.dato(o.fra)} – {kall.dato(o.til)}", *felles(kall, o))),
        )
        for o in moter
    }
    form = Radform(
        trigger="besvar_overlapp",
        strom=f"innforingslop:{lop}",
        handling=f"/lop/{lop}/plan/overlapp",
        tilbake=_planen(kall, lop),
        sti="svar",
        nokkel="lop",
        svar="samordning",
        tomt=kall._("Ikke besvart"),
        titler=titler,
        knapp=kall._("Lagre svarene"),
    )
    return form, {"svar": [{"lop": annet(o, lop)} for o in rader]}


def _laering(kall: Kall, lop: str) -> tuple[Radform, Data]:
    """A row for each lesson, those answered filled in: the list is recorded as a whole."""
    punkter, plan = list(laeringspunkter(kall, lop)), kall.lop(lop).plan
    gitt = {svar.laeringspunkt: svar for svar in plan.laeringspunkter}
    form = Radform(
        trigger=planens_steg(kall, lop),
        strom=f"innforingslop:{lop}",
        handling=f"/lop/{lop}/plan/laering",
        tilbake=_planen(kall, lop),
        sti="plan.laeringspunkter",
        nokkel="laeringspunkt",
        svar="brukes",
        tomt=kall._("Ikke tatt stilling til"),
        tittel=kall._("Ta stilling til læringspunktene"),
        ja_nei=(kall._("Ta med"), kall._("Ikke aktuelt")),
        bare=True,
        titler={
            p.id: Radtittel(p.hva, kall._("{rad} (fra {lop})").format(rad=p.anbefaling, lop=p.fra))
            for p in punkter
        },
        knapp=kall._("Lagre svarene"),
    )
    ider = dict.fromkeys((*(p.id for p in punkter), *gitt))
    rader = [_json(gitt[id_]) if id_ in gitt else {"laeringspunkt": id_} for id_ in ider]
    return form, {"plan": {"laeringspunkter": rader}}
