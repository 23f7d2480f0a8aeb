"""The puljer of an invitation: what each offers, what was sent, and the forms that it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.web.pages.deltakere.deltakertall import puljenavn
from innforing.web.pages.invitasjon.invitasjonsbrev import siste_til
from innforing.web.pages.invitasjon.invitasjonsskjema import skjemaslag
from innforing.web.pages.svar.puljeplass import datoord, plassord, puljeplassene
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.web.kall import Kall
    from innforing.web.pages.invitasjon.invitasjonsbrev import Utgave
    from innforing.web.pages.invitasjon.invitasjonsskjema import Skjemaslag


@dataclass(frozen=True, slots=True, kw_only=True)
class Puljekort:
    """One pulje that is or will be offered."""

    navn: str
    kode: str
    fase: str
    datoer: str
    plasser: str
    frist: str
    sendt: str
    her: bool
    adresse: str
    handlinger: tuple[Lenke, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Valgt:
    """What the address chose: a pulje, and one version of its invitation."""

    kall: Kall
    lop: str
    innhold: Innforingslop
    alle: tuple[Utgave, ...]
    pulje: Puljeplan | None
    utgave: Utgave | None


def puljekort(valgt: Valgt, pulje: Puljeplan) -> Puljekort:
    """One pulje as the page shows it."""
    kall, lop = valgt.kall, valgt.lop
    sist = siste_til(valgt.alle, pulje.nr)
    return Puljekort(
        navn=puljenavn(kall, pulje),
        kode=str(pulje.fase.value),
        fase=kall.t(pulje.fase.tekst),
        datoer=datoord(kall, valgt.innhold, pulje),
        plasser="" if pulje.er_ferdig else plassord(kall, puljeplassene(kall, lop, pulje.nr)),
        frist="" if pulje.svarfrist is None else kall.dato(pulje.svarfrist),
        sendt=kall._("Ikke sendt") if sist is None else utgaveord(kall, sist),
        her=valgt.pulje is pulje,
        adresse=kall.til(f"/lop/{lop}/invitasjon", pulje=str(pulje.nr)),
        handlinger=tuple(_handlinger(valgt, pulje)),
    )


def _handlinger(valgt: Valgt, pulje: Puljeplan) -> Iterator[Lenke]:
    """The forms, by what they do."""
    kall = valgt.kall
    ord_ = slagord(kall)
    for slag in skjemaslag(kall, f"innforingslop:{valgt.lop}", pulje):
        sti = f"/lop/{valgt.lop}/invitasjon?pulje={pulje.nr}&skjema={slag}#skjema"
        yield Lenke(ord_[slag], sti)


def slagord(kall: Kall) -> dict[Skjemaslag, str]:
    """What each form does."""
    return {"apne": kall._("Åpne påmelding"), "frist": kall._("Utvid svarfristen")}


def utgaveord(kall: Kall, utgave: Utgave) -> str:
    """«Utgave 2, sendt 11. desember 2024»."""
    setning = kall._("Utgave {nr}, sendt {dag}")
    return setning.format(nr=utgave.versjon, dag=kall.dato(utgave.sendt))
