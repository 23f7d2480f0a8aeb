"""What codes of a løp are called on every page that shows one: phase, type, region, pulje."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.verdier import LopType, Puljefase, Slag
from innforing.projections.losninger.losninger import Losninger
from innforing.projections.losninger.losningsfakta import LOSNING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.domain.grunnmur.verdi import Kodeverk
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.web.kall import Kall

HOVEDLINJEN: Final = tuple(t for t in LopTilstand if t is not LopTilstand.AVSLUTTET)
"""The seven states, in order."""


def kodeord(kall: Kall, kodeverk: type[Kodeverk], kode: str | None) -> str:
    """The word for a stored code; the code itself where nobody knows it, nothing for none."""
    funnet = next((k for k in kodeverk if k.value == kode), None)
    return (kode or "") if funnet is None else kall.t(funnet.tekst)


def faseord(kall: Kall, tilstand: str | None, apne: Sequence[int] = ()) -> str:
    """«Gjennomføring, påmelding åpen for pulje 3»: the state, and the puljer that take answers."""
    fase = kodeord(kall, LopTilstand, tilstand)
    if tilstand != LopTilstand.GJENNOMFORING.value or not apne:
        return fase
    puljer = ", ".join(map(str, sorted(apne)))
    return kall._("{fase}, påmelding åpen for pulje {puljer}").format(fase=fase, puljer=puljer)


def lopets_fase(kall: Kall, lop: Innforingslop) -> str:
    """The same of a whole løp."""
    apne = [p.nr for p in lop.puljer_i(Puljefase.PAMELDING)]
    return faseord(kall, lop.tilstandskode, apne)


def artbokstav(slag: str, type_: str | None) -> str:
    """The letter of the type, F of a felles prosess; nothing while no type is chosen."""
    if slag == Slag.FELLES_PROSESS.value:
        return "F"
    return (type_ or "").upper()


def typeord(kall: Kall, slag: str, type_: str | None) -> str:
    """«B Felles regionalt», «Felles prosess»."""
    if slag == Slag.FELLES_PROSESS.value:
        return kall.t(Slag.FELLES_PROSESS.tekst)
    if type_ is None:
        return kall._("Ikke valgt")
    return f"{type_.upper()} {kodeord(kall, LopType, type_)}"


def regionnavn(kall: Kall) -> dict[str, str]:
    """Code of a region → its name: every fylke of the day, or of the first day, and helseregion."""
    register = kall.hus.kommuner
    dager = (register.begynner, kall.moment.dag)
    navn = {f.nummer: f.navn for dag in dager for f in register.fylker(dag)}
    return navn | {f"helseregion-{h.id}": h.navn for h in register.helseregioner}


def regionord(kall: Kall, region: str | None, navn: dict[str, str] | None = None) -> str:
    """Where a løp goes: a fylke or a helseregion, else all of the country."""
    if region is None:
        return kall._("Hele landet")
    return (regionnavn(kall) if navn is None else navn).get(region, region)


def losningsnavn(kall: Kall) -> dict[str, str]:
    """Id of a løsning → its name, of all that are registered."""
    with kall.sight(Losninger.navn) as sight:
        return {rad.text("losning"): rad.text("navn") for rad in sight.rows(LOSNING)}


def bak(kall: Kall, modell: str, om: str, *sti: str) -> str:
    """The address of the events behind one figure of a read model (K-315)."""
    return kall.til(f"/bak/{modell}", sti="/".join((om, *sti)), om=om)
