"""A form with one row for each thing there is to answer: the rows left untouched are not sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from starlette.datastructures import FormData

from innforing.web.adresser import lokal
from innforing.web.pages.steg import ta_steg
from innforing.web.skjema.skjema import FELLES
from innforing.web.skjema.skjemafelt import Felt
from innforing.web.skjema.skjemalesing import TOM
from innforing.web.skjema.skjemaverdi import JA, NEI
from innforing.web.skjema.stegsted import StegSide, sted_for
from innforing.web.skjema.valgtype import Valg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from innforing.web.kall import Kall
    from innforing.web.side import Side
    from innforing.web.skjema.skjema import Skjema
    from innforing.web.skjema.skjemafelt import Rad

_OM: Final = ("_legg_til", "_fjern")
"""Buttons that only draw the form anew."""


@dataclass(frozen=True, slots=True)
class Radtittel:
    """What one row is about."""

    tekst: str
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Radform:
    """Which rows of which step, and where they are posted."""

    trigger: str
    strom: str
    handling: str
    tilbake: str
    sti: str
    """Path of the rows in the step: `vurderinger`."""
    nokkel: str
    """The field that says what a row is about; it is sent unseen."""
    svar: str
    """The field that is chosen in each row."""
    tomt: str
    """What stands chosen in a row that nobody has answered: «Ikke vurdert»."""
    titler: Mapping[str, Radtittel]
    knapp: str
    tittel: str = ""
    """Heading of the page; empty: the name of the step."""
    ja_nei: tuple[str, str] = ("", "")
    """What yes and no are called, where that is what is chosen."""
    bare: bool = False
    """Whether the rows are all that the form asks of the step itself."""
    fast: bool = True
    """Whether the page says which rows there are: none is added or taken away."""


def vis_rader(kall: Kall, form: Radform, data: Mapping[str, object]) -> Side:
    """The step before it is taken, with its rows."""
    side = sted_for(kall, form.trigger, form.strom).side(form.tilbake, data=data)
    return _med_rader(form, side)


def ta_rader(kall: Kall, form: Radform) -> Side | Response:
    """Take the step with the rows that somebody has written in."""
    om = any(navn in kall.felt for navn in _OM)
    felt = kall.felt if om else uten_tomme(kall.felt, form)
    svar = ta_steg(replace(kall, felt=felt), trigger=form.trigger, strom=form.strom)
    return _med_rader(form, svar) if isinstance(svar, StegSide) else svar


def uten_tomme(felt: FormData, form: Radform) -> FormData:
    """The form without the rows where nothing but their key is filled in."""
    foran = f"{form.sti}."
    fylt: set[str] = set()
    for navn, verdi in felt.multi_items():
        nr, _, under = navn.removeprefix(foran).partition(".")
        skrevet = isinstance(verdi, str) and bool(verdi.strip())
        if navn.startswith(foran) and under != form.nokkel and skrevet:
            fylt.add(nr)
    return FormData(
        [
            (navn, verdi)
            for navn, verdi in felt.multi_items()
            if not navn.startswith(foran) or _nr(navn, foran) in {*fylt, TOM}
        ]
    )


def _nr(navn: str, foran: str) -> str:
    return navn.removeprefix(foran).partition(".")[0]


def _med_rader(form: Radform, side: StegSide) -> StegSide:
    """The page with the rows titled, posted to where untouched ones are left out."""
    tittel = form.tittel or side.tittel
    skjema = None if side.skjema is None else som_rader(side.skjema, form)
    return replace(side, tittel=tittel, skjema=skjema)


def som_rader(skjema: Skjema, form: Radform) -> Skjema:
    """The form with each row under what it is about; it leads back to where it was drawn."""
    knapp = form.knapp if skjema.knapp == skjema.tittel else skjema.knapp
    felt = tuple(under for ett in skjema.felt for under in _bare(ett, form))
    tilbake = lokal(skjema.tilbake, form.tilbake)
    return replace(skjema, felt=felt, handling=form.handling, knapp=knapp, tilbake=tilbake)


def _bare(felt: Felt, form: Radform) -> tuple[Felt, ...]:
    """The field, or nothing of what the form does not ask; the rows without their group."""
    har_radene = f"{form.sti}.".startswith(f"{felt.navn}.")
    if form.bare and not har_radene and felt.navn not in FELLES:
        return ()
    ny = _felt(felt, form)
    return ny.felt if form.bare and har_radene and felt.navn != form.sti else (ny,)


def _felt(felt: Felt, form: Radform) -> Felt:
    """The field itself, or the group that has the rows: nothing else of it is asked for."""
    if felt.navn == form.sti:
        rader = tuple(_rad(rad, form) for rad in felt.rader)
        return replace(felt, rader=rader, fast=form.fast, kan_tommes=False, valgfri=False)
    if form.sti.startswith(f"{felt.navn}."):
        under = (ett for ett in felt.felt if f"{form.sti}.".startswith(f"{ett.navn}."))
        return replace(felt, felt=tuple(_felt(ett, form) for ett in under))
    return felt


def _rad(rad: Rad, form: Radform) -> Rad:
    nokkel = next(f.verdi for f in rad.felt if f.navn == f"{rad.sti}.{form.nokkel}")
    if not nokkel:
        return rad
    tittel = form.titler.get(nokkel, Radtittel(nokkel))
    felt = tuple(_i_raden(f, rad.sti, form) for f in rad.felt)
    return replace(rad, felt=felt, tittel=tittel.tekst, under=tittel.under)


def _i_raden(felt: Felt, sti: str, form: Radform) -> Felt:
    """The key unseen, and «Ikke vurdert» first among the answers."""
    if felt.navn == f"{sti}.{form.nokkel}":
        return replace(felt, art="skjult", par=((felt.navn, felt.verdi),))
    if felt.navn != f"{sti}.{form.svar}":
        return felt
    if felt.art == "ja_nei":
        ja, nei = form.ja_nei
        valg = (Valg("", form.tomt), Valg(JA, ja), Valg(NEI, nei))
        return replace(felt, art="radio", valg=valg)
    return replace(felt, art="radio", valg=(Valg("", form.tomt), *felt.valg))
