"""P-12b: a kommune, or somebody for it, reports how far it has come (K-191 to K-194, K-203)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.web.deler import Linje
from innforing.web.pages.lopet.lopsord import losningsnavn
from innforing.web.pages.svar.svarbilde import les_svarbilde
from innforing.web.side import Lenke, Side
from innforing.web.skjema.skjema import lag_skjema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.neste_steg import Mulig
    from innforing.web.kall import Kall
    from innforing.web.pages.svar.svarbilde import Svarbilde
    from innforing.web.skjema.skjema import Skjema
    from innforing.web.skjema.skjemafelt import Felt

MELD: Final = "meld_bruksstatus"
DRIFT: Final = "overfor_til_drift"


@dataclass(frozen=True, kw_only=True)
class Bruksstatusside(Side):
    """The rung as it stands, and the form for the next."""

    uten_losning: bool = False
    """The løp introduces nothing that has a rung."""
    linjer: tuple[Linje, ...] = ()
    historikk: tuple[str, ...] = ()
    skjema: Skjema | None = None
    hvem: tuple[str, ...] = ()
    """Who may report, when the reader may not."""
    drift: str | None = None
    """The form for moving it over to drift."""
    spolt: bool = False


def bruksstatus(kall: Kall, lop: str, kommune: str) -> Bruksstatusside:
    """`/deltakelse/{lop}/{kommune}/status`: of the løsning of the løp."""
    bilde = les_svarbilde(kall, lop, kommune)
    side = Bruksstatusside(
        tittel=kall._("Meld bruksstatus: {kommune}").format(kommune=bilde.kommune.visningsnavn),
        smuler=(
            Lenke(bilde.kommune.visningsnavn, kall.til(f"/kommuner/{kommune}")),
            Lenke(bilde.tittel, kall.til(f"/lop/{lop}")),
        ),
        spolt=kall.spolt,
    )
    if bilde.innhold.losning is None:
        return replace(side, uten_losning=True)
    return _med_skjema(bilde, bilde.innhold.losning, side)


def _med_skjema(bilde: Svarbilde, losning: str, side: Bruksstatusside) -> Bruksstatusside:
    kall = bilde.kall
    strom = f"ibruktakelse:{losning}:{bilde.kommune.id}"
    tilstand = kall.leser.aggregat(strom)
    bruk = tilstand if isinstance(tilstand, Ibruktakelse) else Ibruktakelse()
    mulige = {mulig.steg: mulig for mulig in kall.mulige(strom)}
    meld, drift = mulige.get(MELD), mulige.get(DRIFT)
    tilbake = f"/kommuner/{bilde.kommune.id}"
    overfor = f"/steg/{DRIFT}/{strom}?tilbake={tilbake}"
    return replace(
        side,
        linjer=tuple(_linjer(kall, losning, bilde, bruk)),
        historikk=tuple(
            f"{kall.dato(p.fra)}: {kall.t(p.status.tekst)}" for p in reversed(bruk.perioder)
        ),
        skjema=None if meld is None or not meld.min else _skjema(kall, strom, tilbake, meld),
        hvem=() if meld is None or meld.min else tuple(map(kall.ordbok().hvem, meld.hvem)),
        drift=overfor if drift is not None and drift.min and bruk.drift is None else None,
    )


def _skjema(kall: Kall, strom: str, tilbake: str, mulig: Mulig) -> Skjema:
    """The form of the step, where each rung says what it means."""
    skjema = lag_skjema(kall, MELD, strom, tilbake=tilbake, skjul=("beslutning",), mulig=mulig)
    return replace(skjema, felt=tuple(_forklart(kall, felt) for felt in skjema.felt))


def _forklart(kall: Kall, felt: Felt) -> Felt:
    if felt.navn != "status":
        return felt
    betyr = definisjoner(kall)
    valg = (replace(v, etikett=f"{v.etikett}: {betyr.get(v.verdi, '')}") for v in felt.valg)
    return replace(felt, valg=tuple(valg))


def definisjoner(kall: Kall) -> dict[str, str]:
    """Rung → what it means to stand on it; the rungs are never mixed (K-192)."""
    ord_ = {
        Bruksstatus.IKKE_INNFORT: kall._("løsningen er ikke tilgjengelig i kommunen."),
        Bruksstatus.TEKNISK_INNFORT: kall._("løsningen er installert og kan brukes."),
        Bruksstatus.TATT_I_BRUK: kall._("ansatte bruker løsningen i arbeidet sitt."),
        Bruksstatus.NYTTIGGJORT: kall._("bruken har gitt en gevinst som er dokumentert."),
    }
    return {str(status.value): betydning for status, betydning in ord_.items()}


def _linjer(kall: Kall, losning: str, bilde: Svarbilde, bruk: Ibruktakelse) -> Iterator[Linje]:
    navn = losningsnavn(kall).get(losning, losning)
    yield Linje(kall._("Løsning"), navn, adresse=kall.til(f"/utbredelse/{losning}"))
    yield Linje(kall._("Løp"), bilde.tittel, adresse=kall.til(f"/lop/{bilde.lop}"))
    status = kall._("Ikke meldt") if bruk.status is None else kall.t(bruk.status.tekst)
    fra = f" ({kall.dato(bruk.perioder[-1].fra)})" if bruk.perioder else ""
    yield Linje(kall._("Bruksstatus nå"), f"{status}{fra}")
    if bruk.drift is not None:
        overfort = kall._("{mottaker}, fra {dag}")
        tekst = overfort.format(mottaker=bruk.drift.mottaker, dag=kall.dato(bruk.drift.fra))
        yield Linje(kall._("Overført til drift"), tekst)
        yield Linje(kall._("Dette gjenstår"), str(len(bruk.drift.gjenstar)))
