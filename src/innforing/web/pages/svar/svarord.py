"""What stands between a kommune and a løp, and what happens now, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.web.pages.svar.puljeplass import er_sen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.web.pages.svar.svarbilde import Svarbilde


@dataclass(frozen=True, slots=True, kw_only=True)
class Svarord:
    """The answer that stands."""

    kode: str
    """Of the status."""
    status: str
    setning: str
    hvem: str = ""
    """Role, body and when."""
    av_andre: bool = False
    bestrid: str | None = None
    """Where the kommune says that it is wrong; None: not for the reader."""
    endre: str | None = None
    trekk: str | None = None
    kalender: str | None = None


def staende(bilde: Svarbilde) -> Svarord | None:
    """The answer that stands; None when there is none."""
    kall, d = bilde.kall, bilde.d
    if not bilde.svart:
        return None
    sen = d.sen_pamelding is not None
    status = (
        kall._("Venter på innføringslederen") if sen or d.status is None else kall.t(d.status.tekst)
    )
    siste = bilde.siste
    kan = bilde.kan_svare
    return Svarord(
        kode="klokke" if sen or d.status is None else str(d.status.value),
        status=status,
        setning=_setning(bilde),
        hvem="" if siste is None else f"{siste.hvem}, {siste.tid}",
        av_andre=d.svar_fort_av_andre,
        bestrid=_bestrid(bilde),
        endre=f"{bilde.sti}?trinn=svar" if kan else None,
        trekk=f"{bilde.sti}?trinn=sjekk&svar=trekk" if kan and bilde.med else None,
        kalender=None if bilde.utgave is None else f"{bilde.sti}/frist.ics",
    )


def _setning(bilde: Svarbilde) -> str:
    """Where the kommune stands, in one sentence."""
    kall, d = bilde.kall, bilde.d
    pulje = bilde.puljen(d.pulje)
    if d.lop_avsluttet:
        return kall._("Løpet er avsluttet, og plassene i det har falt bort.")
    if d.sen_pamelding is not None:
        setning = kall._("Dere har bedt om plass i {pulje} etter fristen.")
        return setning.format(pulje=bilde.puljen(d.sen_pamelding.pulje))
    if d.status is Svarstatus.PAMELDT:
        return kall._("Dere har plass i {pulje}.").format(pulje=pulje)
    if d.status is Svarstatus.PA_VENTELISTE:
        setning = kall._(
            "Dere er nummer {nr} på ventelisten til {pulje}. Dere har ikke plass ennå."
        )
        return setning.format(nr=bilde.i_koen or 1, pulje=pulje)
    if d.status is Svarstatus.TRUKKET_SEG:
        return kall._("Dere har trukket dere fra løpet.")
    return kall._("Dere har takket nei. Det er et fullstendig svar.")


def _bestrid(bilde: Svarbilde) -> str | None:
    """Where the kommune says that an answer others entered is not its own."""
    mine = {m.steg for m in bilde.kall.mulige(bilde.strom) if m.min and m.klar}
    if not bilde.d.svar_fort_av_andre or "bestrid_svar" not in mine:
        return None
    return f"/steg/bestrid_svar/{bilde.strom}?tilbake={bilde.sti}"


def hva_skjer(bilde: Svarbilde) -> Iterator[str]:
    """What happens now, and until when the answer can be changed."""
    kall, d = bilde.kall, bilde.d
    pulje = None if d.pulje is None else bilde.innhold.pulje(d.pulje)
    if d.sen_pamelding is not None:
        yield kall._("Innføringslederen avgjør om dere får plass, og dere får beskjed her.")
        return
    if d.status is Svarstatus.PAMELDT and pulje is not None:
        start = pulje.start or bilde.innhold.plan.oppstart
        if start is not None and start >= kall.moment.dag:
            yield kall._("Puljen starter {dag}.").format(dag=kall.dato(start))
        yield kall._("Dere finner løpet, puljen og lederen på siden «Vår kommune».")
    if d.status is Svarstatus.PA_VENTELISTE:
        yield kall._("Blir en plass ledig, går den til den som har ventet lengst.")
        yield kall._("Får dere plass, får dere beskjed. Dere trenger ikke svare på nytt.")
    if d.status is Svarstatus.TAKKET_NEI:
        yield kall._("Dere får ingen påminnelser om denne invitasjonen.")
    if d.status is Svarstatus.TRUKKET_SEG:
        yield kall._("Plassen er fri for andre. Det dere har innført, er fortsatt registrert.")
    yield from _endres(bilde)


def _endres(bilde: Svarbilde) -> Iterator[str]:
    """«Dere kan endre svaret til og med 4. desember», of the pulje that was answered."""
    kall, utgave = bilde.kall, bilde.utgave
    nr = bilde.d.pulje or (None if utgave is None else utgave.pulje)
    pulje = None if nr is None else bilde.innhold.pulje(nr)
    if pulje is None or pulje.svarfrist is None:
        return
    if er_sen(kall, bilde.innhold, bilde.d, pulje):
        yield kall._("Fristen er ute. Et ja nå går som en forespørsel til innføringslederen.")
        return
    setning = kall._("Dere kan endre svaret til og med {dag}.")
    yield setning.format(dag=kall.dato(pulje.svarfrist))
