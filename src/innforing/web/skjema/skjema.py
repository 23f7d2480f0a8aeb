"""One form for every step, drawn from the step's own fields."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from innforing.domain.katalog import STEG
from innforing.domain.koordineringsgruppe.steg.beslutt_sak import BesluttSak
from innforing.domain.koordineringsgruppe.verdier import EMNE_FOR_STEG
from innforing.web.deler import Feillinje
from innforing.web.skjema.feltnavn import NAVN
from innforing.web.skjema.feltslag import felter_i
from innforing.web.skjema.skjemafelt import Felt
from innforing.web.skjema.skjemasending import som_felter
from innforing.web.skjema.skjemategner import Tegner

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from pydantic import BaseModel

    from innforing.application.forklaring import Punkt
    from innforing.application.neste_steg import Mulig
    from innforing.web.kall import Kall
    from innforing.web.skjema.skjemafeil import Feil
    from innforing.web.skjema.skjemalesing import Ekstra

FELLES: Final = ("begrunnelse", "avklaringer", "beslutning")
"""Fields of every step; they come last."""

SES_OVER: Final = frozenset({BesluttSak.trigger(), *EMNE_FOR_STEG})
"""What the koordineringsgruppe decides: others act on it, and it is corrected by a new decision."""

KREVER_BEGRUNNELSE: Final = frozenset(
    (
        *("gruppebytte_er_begrunnet", "lederbytte_er_begrunnet", "det_er_begrunnet"),
        "gruppens_begrunnelse_er_gitt",
    )
)
"""Guards that a begrunnelse of the step itself meets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skjema:
    """A step that can be taken, with everything its form shows and sends."""

    trigger: str
    strom: str
    handling: str
    tittel: str
    knapp: str
    kommando: str
    sett_versjon: int
    tilbake: str
    felt: tuple[Felt, ...]
    avklaringer: tuple[Felt, ...] = ()
    """One begrunnelse for each warning."""
    gjelder: Felt
    skjul: tuple[str, ...] = ()
    feil: tuple[Feillinje, ...] = ()
    ses_over: bool = False
    """Whether its button leads to the answers in words, from where they are sent."""

    @property
    def forslag(self) -> tuple[Felt, ...]:
        """Fields with suggestions, one for each list of them: a list is written out once."""
        alle = (dypt for ett in self.felt for dypt in ett.alle())
        return tuple({ett.valg: ett for ett in alle if ett.art == "forslag"}.values())

    def liste_for(self, felt: Felt) -> str:
        """The id of the list of suggestions that a field shows."""
        return next(f"{ett.id}-forslag" for ett in self.forslag if ett.valg == felt.valg)


def lag_skjema(  # noqa: PLR0913 - each of them is one thing a page may know of the step
    kall: Kall,
    trigger: str,
    strom: str,
    *,
    tilbake: str,
    forhand: Mapping[str, object] | None = None,
    skjul: Collection[str] = (),
    avklares: Iterable[Punkt] = (),
    feil: Feil | None = None,
    ekstra: Ekstra | None = None,
    mulig: Mulig | None = None,
) -> Skjema:
    """The form of a step on a stream, with what is known of it beforehand.

    With `ekstra` it is the form that was just sent, with its values and what was wrong.
    """
    data, type_ = forhand or {}, STEG[trigger]
    tegner = Tegner(kall, strom, feil or {}, kall.ordbok())
    egne = tegner.felter(trigger, type_, data, uten={*FELLES, *skjul})
    andre = {navn for navn in felter_i(type_) if navn not in FELLES}
    felles = tegner.felter(trigger, type_, data, uten={*andre, *skjul, "avklaringer"})
    skjema = Skjema(
        trigger=trigger,
        strom=strom,
        handling=f"/steg/{trigger}/{strom}",
        tittel=kall.t(type_.tekst),
        knapp=kall.t(type_.tekst),
        kommando=(ekstra.kommando if ekstra else "") or str(uuid.uuid4()),
        sett_versjon=_versjon(kall, strom, ekstra),
        tilbake=tilbake,
        felt=(*egne, *_felles(felles, mulig), *_skjulte(type_, data, skjul)),
        avklaringer=tuple(_avklaring(punkt, data, feil or {}) for punkt in avklares),
        gjelder=_gjelder(kall, ekstra, feil or {}),
        skjul=tuple(skjul),
        ses_over=trigger in SES_OVER,
    )
    return _med_feil(skjema, feil or {})


def _versjon(kall: Kall, strom: str, ekstra: Ekstra | None) -> int:
    if ekstra is not None and ekstra.sett_versjon is not None:
        return ekstra.sett_versjon
    return kall.hus.levende.tilstand(strom)[1]


def _felles(felt: tuple[Felt, ...], mulig: Mulig | None) -> tuple[Felt, ...]:
    """Begrunnelse and decision; the begrunnelse is no choice where a guard asks for it."""
    uoppfylte = () if mulig is None else (*mulig.sperrer, *mulig.avhenger)
    krevd = any(u.vilkar.navn in KREVER_BEGRUNNELSE for u in uoppfylte)
    return tuple(
        replace(ett, valgfri=ett.valgfri and not krevd) if ett.navn == "begrunnelse" else ett
        for ett in felt
    )


def _skjulte(
    type_: type[BaseModel], data: Mapping[str, object], skjul: Collection[str]
) -> tuple[Felt, ...]:
    """What is sent unseen: the page knows it already."""
    par = som_felter(type_, {n: v for n, v in data.items() if n in skjul and v is not None})
    return tuple(
        Felt(
            navn=navn,
            art="skjult",
            etikett="",
            par=tuple((n, v) for n, v in par if n == navn or n.startswith(f"{navn}.")),
        )
        for navn in skjul
    )


def _avklaring(punkt: Punkt, data: Mapping[str, object], feil: Feil) -> Felt:
    """The begrunnelse that answers a warning."""
    svart = data.get("avklaringer")
    sti = f"avklaringer.{punkt.vilkar}"
    return Felt(
        navn=sti,
        art="avsnitt",
        etikett=punkt.tekst,
        hint=f"{punkt.slik}: {', '.join(punkt.ord)}" if punkt.ord else punkt.slik,
        verdi=str(svart.get(punkt.vilkar, "")) if isinstance(svart, dict) else "",
        feil=feil.get(sti, ()),
    )


def _gjelder(kall: Kall, ekstra: Ekstra | None, feil: Feil) -> Felt:
    return Felt(
        navn="gjelder",
        art="dato",
        etikett=kall.t(NAVN["gjelder"]),
        valgfri=True,
        verdi="" if ekstra is None else ekstra.gjelder,
        feil=feil.get("gjelder", ()),
    )


def _med_feil(skjema: Skjema, feil: Feil) -> Skjema:
    """The form with its summary: every error once, in the order of the page."""
    felt = (*skjema.felt, *skjema.avklaringer, skjema.gjelder)
    plassert = {dypt.navn for ett in felt for dypt in ett.alle()}
    linjer = [linje for ett in felt for linje in _linjer(ett)]
    linjer += [
        Feillinje(setning)
        for sti, setninger in feil.items()
        if sti not in plassert
        for setning in setninger
    ]
    return replace(skjema, feil=tuple(linjer))


def _linjer(felt: Felt, foran: str = "") -> Iterator[Feillinje]:
    navn = f"{foran}{felt.etikett}"
    yield from (Feillinje(f"{navn}: {setning}", felt.id) for setning in felt.feil)
    for under in felt.felt:
        yield from _linjer(under, foran)
    for rad in felt.rader:
        for under in rad.felt:
            yield from _linjer(under, f"{navn} {rad.nr}, ")
