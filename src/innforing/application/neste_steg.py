"""«What can be done next, and what is missing?» for every authority, asked of the table itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from innforing.application.fakta.sporring import FAKTA, Sporring, grunnlag_for
from innforing.application.fullmakt import verv_for
from innforing.domain.grunnmur.aggregat import Grunnlag
from innforing.domain.grunnmur.aktor import Aktor, Rolle, Verv
from innforing.domain.grunnmur.livslop import Overgang, Uoppfylt
from innforing.domain.grunnmur.myndigheter import ikke_pa_vent
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.katalog import STEG

if TYPE_CHECKING:
    from collections.abc import Iterable
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
    avhenger: tuple[Uoppfylt, ...]
    """Guards that depend on what is filled in, with what is missing as the step stands empty."""
    min: bool = False
    """Whether the one who asks has the authority, as far as the empty step can tell."""

    @property
    def klar(self) -> bool:
        """Whether nothing that is known beforehand stands in the way."""
        return not self.sperrer


def neste_steg(
    leser: Leser,
    kommuner: Kommuneregister,
    strom: str,
    *,
    na: datetime,
    aktor: Aktor | None = None,
    bare: str | None = None,
) -> tuple[Mulig, ...]:
    """Every step the state of the stream allows, in the order of the table.

    With `aktor` each is judged as that actor's own: four eyes too, and whether it is `min`. With
    `bare` only that step is judged, for pages that ask of many streams.
    """
    aggregat = leser.aggregat(strom)
    verv = Verv(innehar=True) if aktor is None else verv_for(aktor, leser, na)
    utsyn = _Utsyn(leser, kommuner, strom, na, aktor or NOEN, verv)
    return tuple(
        _mulig(type_, regel, utsyn)
        for type_ in _i_tabellens_orden(aggregat)
        if type_.oppretter is not True and bare in {None, type_.trigger()}
        if (regel := aggregat.regel_for(uutfylt(type_))) is not None
    )


def _i_tabellens_orden(aggregat: Aggregat) -> list[type[Steg[Any]]]:
    """The steps of the aggregate, as its life cycle lists them, else by name."""
    orden: dict[str, int] = {}
    if isinstance(aggregat, Innforingslop):
        for nr, rad in enumerate(aggregat.livslop.overganger):
            orden.setdefault(rad.steg, nr)
    egne = [type_ for type_ in STEG.values() if type_.aggregattype() is type(aggregat)]
    if orden:  # a move to another table is no way on in this one
        egne = [type_ for type_ in egne if type_.regel is None]
    return sorted(egne, key=lambda type_: orden.get(type_.trigger(), len(orden)))


def framover(mulige: Iterable[Mulig], tilstand: Kodeverk | None) -> Mulig | None:
    """The step that leads on along the main line, when there is one: to the next state after."""
    if tilstand is None:
        return None
    linje = list(type(tilstand))
    her = linje.index(tilstand)
    videre = [(linje.index(m.til), m) for m in mulige if m.til is not None]
    return min((v for v in videre if v[0] > her), key=lambda v: v[0], default=(her, None))[1]


def uutfylt(type_: type[Steg[Any]], *, standard: bool = False) -> Steg[Any]:
    """A step that nobody has filled in: asking for a field of its own is an AttributeError.

    With `standard` the fields that may be left out have their default.
    """
    steg = type_.model_construct()
    if not standard:
        for felt in set(type_.model_fields) - set(FELLES):
            vars(steg).pop(felt, None)
    return steg


@dataclass(frozen=True, slots=True)
class _Utsyn:
    """From where the question is asked."""

    leser: Leser
    kommuner: Kommuneregister
    strom: str
    na: datetime
    aktor: Aktor
    verv: Verv

    def grunnlag(self, steg: Steg[Any]) -> Grunnlag[Any, Any]:
        """What the empty step would be judged on."""
        sporring = Sporring(
            leser=self.leser,
            kommuner=self.kommuner,
            strom=self.strom,
            aggregat=self.leser.aggregat(self.strom),
            steg=steg,
            aktor=self.aktor,
            na=self.na,
            gjelder=self.na,
        )
        return grunnlag_for(sporring, verv=self.verv, fakta=_fakta(type(steg), sporring))


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


def _mulig(type_: type[Steg[Any]], regel: Regel, utsyn: _Utsyn) -> Mulig:
    tomt = utsyn.grunnlag(uutfylt(type_))
    standard = utsyn.grunnlag(uutfylt(type_, standard=True))
    til = regel.til if isinstance(regel, Overgang) else None
    flytter = til is not None and isinstance(regel, Overgang) and not regel.ogsa_pa_vent
    felles = (ikke_pa_vent,) if flytter else ()
    sperrer, avhenger = _dommer((*felles, *(VILKAR[n] for n in regel.sperrer)), tomt, standard)
    avklares, ogsa = _dommer((VILKAR[n] for n in regel.avklares), tomt, standard)
    min_ = _har_myndighet(regel, tomt)
    return Mulig(type_.trigger(), regel.hvem, til, sperrer, avklares, (*avhenger, *ogsa), min_)


def _har_myndighet(regel: Regel, tomt: Grunnlag[Any, Any]) -> bool:
    """Whether one of the authorities is the actor, for some pulje where it goes by pulje."""
    if not tomt.verv.innehar or tomt.aktor.rolle is Rolle.REVISOR:
        return False
    grunnlag = [tomt]
    for pulje in getattr(tomt.aggregat, "puljer", ()):
        steg = tomt.steg.model_copy()
        vars(steg)["pulje"] = pulje.nr
        grunnlag.append(replace(tomt, steg=steg))
    return any(_kan_vaere(navn, g) for navn in regel.hvem for g in grunnlag)


def _kan_vaere(myndighet: str, g: Grunnlag[Any, Any]) -> bool:
    """Whether the actor is the authority, or will be when the right thing is filled in."""
    try:
        return MYNDIGHETER[myndighet].sporsmal(g)
    except AttributeError as feil:
        if feil.obj is not g.steg and feil.obj is not g.fakta:
            raise
        return True


Uoppfylte = tuple[Uoppfylt, ...]


def _dommer(
    vilkar: Iterable[Vilkar], tomt: Grunnlag[Any, Any], standard: Grunnlag[Any, Any]
) -> tuple[Uoppfylte, Uoppfylte]:
    """The guards that are not met whatever is filled in, and those that depend on it."""
    uoppfylte: list[Uoppfylt] = []
    avhenger: list[Uoppfylt] = []
    for en in vilkar:
        kjent, mangler = _mangler(en, tomt)
        if not kjent:
            avhenger.append(Uoppfylt(en, _mangler(en, standard)[1] or ()))
        elif mangler is not None:
            uoppfylte.append(Uoppfylt(en, mangler))
    return tuple(uoppfylte), tuple(avhenger)


def _mangler(vilkar: Vilkar, g: Grunnlag[Any, Any]) -> tuple[bool, tuple[str, ...] | None]:
    """Whether the guard can be judged, and what it then misses."""
    try:
        return True, vilkar.mangler(g)
    except AttributeError as feil:
        if feil.obj is not g.steg and feil.obj is not g.fakta:
            raise
        return False, None
