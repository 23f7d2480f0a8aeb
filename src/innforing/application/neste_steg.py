"""«What can be done next, and what is missing?» for every authority, asked of the table itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from innforing.application.fakta.sporring import FAKTA, Sporring
from innforing.domain.grunnmur.aggregat import Grunnlag
from innforing.domain.grunnmur.aktor import Aktor, Rolle, Verv
from innforing.domain.grunnmur.livslop import Overgang, Uoppfylt
from innforing.domain.grunnmur.myndigheter import ikke_pa_vent
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.katalog import STEG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from innforing.application.fakta.sporring import Leser
    from innforing.domain.grunnmur.aggregat import Aggregat, Steg
    from innforing.domain.grunnmur.livslop import Regel
    from innforing.domain.grunnmur.verdi import Kodeverk, Verdi
    from innforing.domain.grunnmur.vilkar import Vilkar
    from innforing.registers.kommuner import Kommuneregister

FELLES = ("begrunnelse", "avklaringer", "beslutning")
"""Fields of every step, which are empty until somebody fills them in."""

NOEN = Aktor(person=None, rolle=Rolle.MEDLEM, organ="noen")
"""Somebody with the authority: who it is, is not asked here, so four eyes are not judged."""


@dataclass(frozen=True, slots=True)
class Mulig:
    """A step that the state allows, who may take it, and what is missing for it."""

    steg: str
    hvem: tuple[str, ...]
    """Names of authorities; one of them."""
    til: Kodeverk | None
    """The state it leads to; None: it stays."""
    sperrer: tuple[Uoppfylt, ...]
    avklares: tuple[Uoppfylt, ...]
    avhenger: tuple[Vilkar, ...]
    """Guards that depend on what is filled in."""

    @property
    def klar(self) -> bool:
        """Whether nothing that is known beforehand stands in the way."""
        return not self.sperrer


def neste_steg(
    leser: Leser, kommuner: Kommuneregister, strom: str, *, na: datetime
) -> tuple[Mulig, ...]:
    """Every step the state of the stream allows, in the order of the table."""
    aggregat = leser.aggregat(strom)
    return tuple(
        _mulig(type_, regel, _grunnlag(type_, leser, kommuner, strom, na))
        for type_ in _i_tabellens_orden(aggregat)
        if type_.oppretter is not True
        if (regel := aggregat.regel_for(uutfylt(type_))) is not None
    )


def _i_tabellens_orden(aggregat: Aggregat) -> list[type[Steg[Any]]]:
    """The steps of the aggregate, as its life cycle lists them, else by name."""
    orden: dict[str, int] = {}
    if isinstance(aggregat, Innforingslop):
        for nr, rad in enumerate(aggregat.livslop.overganger):
            orden.setdefault(rad.steg, nr)
    egne = [type_ for type_ in STEG.values() if type_.aggregattype() is type(aggregat)]
    return sorted(egne, key=lambda type_: orden.get(type_.trigger(), len(orden)))


def framover(mulige: Iterable[Mulig], tilstand: Kodeverk | None) -> Mulig | None:
    """The step that leads on along the main line, when there is one: to the next state after."""
    if tilstand is None:
        return None
    linje = list(type(tilstand))
    her = linje.index(tilstand)
    videre = [(linje.index(m.til), m) for m in mulige if m.til is not None]
    return min((v for v in videre if v[0] > her), key=lambda v: v[0], default=(her, None))[1]


def uutfylt(type_: type[Steg[Any]]) -> Steg[Any]:
    """A step that nobody has filled in: asking for a field of its own is an AttributeError."""
    steg = type_.model_construct()
    for felt in set(type_.model_fields) - set(FELLES):
        vars(steg).pop(felt, None)
    return steg


def _grunnlag(
    type_: type[Steg[Any]],
    leser: Leser,
    kommuner: Kommuneregister,
    strom: str,
    na: datetime,
) -> Grunnlag[Any, Any]:
    steg = uutfylt(type_)
    sporring = Sporring(
        leser=leser,
        kommuner=kommuner,
        strom=strom,
        aggregat=leser.aggregat(strom),
        steg=steg,
        aktor=NOEN,
        na=na,
        gjelder=na,
    )
    return Grunnlag(
        aggregat=sporring.aggregat,
        steg=steg,
        aktor=NOEN,
        verv=Verv(innehar=True),
        na=na,
        gjelder=na,
        fakta=_fakta(type_, sporring),
        nokkel=sporring.nokkel,
    )


def _fakta(type_: type[Steg[Any]], sporring: Sporring) -> Verdi:
    """The facts that can be known before the step is filled in; the others are absent."""
    fakta = type_.fakta.model_construct()
    for navn in type_.fakta.model_fields:
        vars(fakta).pop(navn, None)
        try:
            vars(fakta)[navn] = FAKTA[navn](sporring)
        except AttributeError as feil:
            if feil.obj is not sporring.steg:
                raise
    return fakta


def _mulig(type_: type[Steg[Any]], regel: Regel, g: Grunnlag[Any, Any]) -> Mulig:
    til = regel.til if isinstance(regel, Overgang) else None
    flytter = til is not None and isinstance(regel, Overgang) and not regel.ogsa_pa_vent
    felles = (ikke_pa_vent,) if flytter else ()
    sperrer = list(_dommer((*felles, *(VILKAR[navn] for navn in regel.sperrer)), g))
    avklares = list(_dommer((VILKAR[navn] for navn in regel.avklares), g))
    return Mulig(
        steg=type_.trigger(),
        hvem=regel.hvem,
        til=til,
        sperrer=tuple(u for u, avhenger in sperrer if not avhenger),
        avklares=tuple(u for u, avhenger in avklares if not avhenger),
        avhenger=tuple(u.vilkar for u, avhenger in (*sperrer, *avklares) if avhenger),
    )


def _dommer(vilkar: Iterable[Vilkar], g: Grunnlag[Any, Any]) -> Iterator[tuple[Uoppfylt, bool]]:
    """Each guard that is not met; the second tells that it depends on what is filled in."""
    for en in vilkar:
        try:
            mangler = en.mangler(g)
        except AttributeError as feil:
            if feil.obj is not g.steg and feil.obj is not g.fakta:
                raise
            yield Uoppfylt(en), True
        else:
            if mangler is not None:
                yield Uoppfylt(en, mangler), False
