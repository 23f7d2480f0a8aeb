"""Who an invitation goes to, and why somebody is in or out (K-036, K-161)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.projections import svarfordeling
from innforing.web import alfabet
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.web.kall import Kall
    from innforing.web.pages.invitasjon.invitasjonsbrev import Utgave

SVART: Final = {
    str(s.value): s for s in (Svarstatus.PAMELDT, Svarstatus.TAKKET_NEI, Svarstatus.TRUKKET_SEG)
}
"""Answers after which a kommune is not invited unless it is named."""


class Mottaker(NamedTuple):
    """One kommune of the løp."""

    kommune: str
    far: bool
    hvorfor: str
    status: Svarstatus | None


def mottakere(
    kall: Kall, lop_id: str, lop: Innforingslop, pulje: int, sendt: Utgave | None
) -> Iterator[Mottaker]:
    """Every kommune of the løp, with what was or would be sent to it."""
    with kall.sight(svarfordeling.Svarfordeling.navn) as sight:
        rader = sight.rows(svarfordeling.STANDPUNKT, lop=lop_id)
    koder = {str(s.value): s for s in Svarstatus}
    status = {r.text("kommune"): koder.get(str(r.cells["status"])) for r in rader}
    aktuelle = frozenset(lop.aktuelle_for(pulje))
    fikk = None if sendt is None else frozenset(sendt.mottakere)
    for kommune in lop.kommuner:
        svar = status.get(kommune)
        har_svart = svar is not None and str(svar.value) in SVART
        far = kommune in aktuelle and not har_svart if fikk is None else kommune in fikk
        hvorfor = _hvorfor(kall, lop, kommune, aktuelle, svar if har_svart else None, far=far)
        yield Mottaker(kommune, far, hvorfor, svar)


def _hvorfor(
    kall: Kall,
    lop: Innforingslop,
    kommune: str,
    aktuelle: Collection[str],
    svart: Svarstatus | None,
    *,
    far: bool,
) -> str:
    """Why a kommune gets the invitation, or does not."""
    if far and lop.art == "C":
        return kall._("Har det kommunene i puljen har felles")
    if far:
        return kall._("Er blant kommunene løpet er for")
    if kommune not in aktuelle:
        return kall._("Har ikke det kommunene i puljen har felles")
    if svart is not None:
        return kall._("Har svart: {svar}").format(svar=kall.t(svart.tekst))
    return kall._("Var ikke blant mottakerne")


def mottakerliste(kall: Kall, alle: Collection[Mottaker], *, sendt: bool) -> Liste:
    """The receivers in the order of the alphabet; answers are never sorted by."""
    ordnet = sorted(alle, key=lambda en: alfabet.nokkel(kall.kommunenavn(en.kommune)))
    ja, nei = kall._("Ja"), kall._("Nei")
    return Liste(
        navn="mottakere",
        tittel=kall._("Mottakere"),
        kolonner=(
            Kolonne("kommune", kall._("Kommune")),
            Kolonne("far", kall._("Fikk invitasjonen") if sendt else kall._("Får invitasjonen")),
            Kolonne("hvorfor", kall._("Hvorfor")),
            Kolonne("svar", kall._("Svar"), sorterbar=False),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(kall.kommunenavn(en.kommune), kall.kommunenavn(en.kommune)),
                    Celle(ja if en.far else nei, ja if en.far else nei),
                    Celle(en.hvorfor, en.hvorfor),
                    _svar(kall, en.status),
                ),
                en.kommune,
                kall.til(f"/kommuner/{en.kommune}"),
            )
            for en in ordnet
        ),
        tomt=kall._("Ingen kommuner er fastsatt for løpet ennå."),
    )


def _svar(kall: Kall, status: Svarstatus | None) -> Celle:
    if status is None:
        return Celle(None, "")
    return Celle(kall.t(status.tekst), kall.t(status.tekst), status=str(status.value))
