"""P-16 Skriv rapporten, `/rapporter/{nettverk}/{ar}/{slag}/skriv`: a row for each field (K-312)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from innforing.domain.grunnmur.rapportering import Feltslag
from innforing.projections.rapporter import Rapporter
from innforing.projections.rapporter import rapport as finn
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.rapporter.rapport import SKRIVES
from innforing.web.pages.rapporter.rapportord import RAPPORTER, krev_nettverk
from innforing.web.pages.steg import ta_steg
from innforing.web.skjema.radform import Radform, Radtittel, som_rader, vis_rader
from innforing.web.skjema.stegsted import StegSide

if TYPE_CHECKING:
    from starlette.responses import Response

    from innforing.projections.rapporter import Felt, Mal
    from innforing.projections.rapporter import Rad as Rapportrad
    from innforing.web.kall import Kall
    from innforing.web.side import Side
    from innforing.web.skjema.skjemafelt import Rad

S = TypeVar("S", bound="Side | Response")

SVARET: Final = {
    str(Feltslag.TALL.value): "verdi",
    str(Feltslag.BELOP.value): "verdi",
    str(Feltslag.TEKST.value): "tekst",
    str(Feltslag.AKTIVITETER.value): "aktiviteter",
}
"""Kind of field → the one field of the row that answers it; the log answers the others."""


def skjema(kall: Kall, *, nettverk: str, ar: str, slag: str) -> Side:
    """A row for each field that the network answers, with what it has said before."""
    rad, mal = _funnet(kall, nettverk, ar, slag)
    tekster = kall.hus.fritekster.les_mange(_ider(mal))
    rader = [_rad(felt, tekster) for felt in _egne(mal)]
    return _bare_svaret(vis_rader(kall, _form(kall, rad, mal), {"svar": rader}), mal)


def send(kall: Kall, *, nettverk: str, ar: str, slag: str) -> Side | Response:
    """Deliver the report, or correct it by a new version."""
    rad, mal = _funnet(kall, nettverk, ar, slag)
    form = _form(kall, rad, mal)
    svar = ta_steg(kall, trigger=form.trigger, strom=form.strom)
    if not isinstance(svar, StegSide) or svar.skjema is None:
        return svar
    return _bare_svaret(replace(svar, skjema=som_rader(svar.skjema, form)), mal)


def _funnet(kall: Kall, nettverk: str, ar: str, slag: str) -> tuple[Rapportrad, Mal]:
    krev_nettverk(kall, nettverk)
    with kall.sight(Rapporter.navn) as sight:
        funnet = finn(sight, nettverk, int(ar), slag) if ar.isdecimal() else None
    if funnet is None:
        raise IkkeFunnet
    return funnet


def _egne(mal: Mal) -> list[Felt]:
    return [felt for felt in mal.felter if felt.slag in SVARET]


def _ider(mal: Mal) -> list[str]:
    tekster = [f.tekst for f in mal.felter if f.tekst]
    return tekster + [hva for f in mal.felter for hva, _ in f.aktiviteter]


def _rad(felt: Felt, tekster: dict[str, str]) -> dict[str, object]:
    """One row as the step holds it, filled in with the version that holds."""
    rad: dict[str, object] = {"felt": felt.nokkel}
    if felt.verdi is not None:
        rad["verdi"] = felt.verdi
    if felt.tekst is not None:
        rad["tekst"] = tekster.get(felt.tekst, "")
    if felt.aktiviteter:
        rad["aktiviteter"] = [
            {"hva": tekster.get(hva, ""), "formal": list(formal)}
            for hva, formal in felt.aktiviteter
        ]
    elif felt.slag == Feltslag.AKTIVITETER.value:
        rad["aktiviteter"] = [{}]
    return rad


def _form(kall: Kall, rad: Rapportrad, mal: Mal) -> Radform:
    adresse = f"{RAPPORTER}/{rad.nettverk}/{rad.ar}/{rad.slag}"
    trigger = SKRIVES[bool(rad.utgave)]
    return Radform(
        trigger=trigger,
        strom=rad.strom,
        handling=f"{adresse}/skriv",
        tilbake=kall.til(adresse),
        sti="svar",
        nokkel="felt",
        svar="",
        tomt="",
        titler={felt.nokkel: Radtittel(_ledetekst(kall, felt)) for felt in _egne(mal)},
        knapp=kall.ordbok().steg(trigger),
    )


def _ledetekst(kall: Kall, felt: Felt) -> str:
    return f"{felt.ledetekst} ({kall._('valgfri')})" if felt.valgfritt else felt.ledetekst


def _bare_svaret(side: S, mal: Mal) -> S:
    """Each row with the one field that its kind of answer has."""
    if not isinstance(side, StegSide) or side.skjema is None:
        return side
    slag = {felt.nokkel: felt.slag for felt in mal.felter}
    felt = tuple(
        replace(ett, rader=tuple(_med_svaret(rad, slag) for rad in ett.rader))
        if ett.navn == "svar"
        else ett
        for ett in side.skjema.felt
    )
    return replace(side, skjema=replace(side.skjema, felt=felt))


def _med_svaret(rad: Rad, slag: dict[str, str]) -> Rad:
    nokkel = next((f.verdi for f in rad.felt if f.navn == f"{rad.sti}.felt"), "")
    svaret = SVARET.get(slag.get(nokkel, ""))
    if svaret is None:
        return rad
    felt = {f.navn: f for f in rad.felt}
    # what is sent unseen comes last: the style of a group clears what stands after its title
    egne = (felt[f"{rad.sti}.{svaret}"], felt[f"{rad.sti}.felt"])
    # the title of the row says whether it may be left empty
    return replace(rad, felt=tuple(replace(ett, valgfri=False) for ett in egne))
