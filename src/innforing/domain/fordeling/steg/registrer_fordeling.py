"""The approved table is entered as printed, with the decision behind it (K-262 to K-264, K-293)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from innforing.domain.fordeling.fordeling import Fordeling
from innforing.domain.fordeling.verdier import Brevkilde, Fordelingsrad, Oppgitte, Vedtaksorgan
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    """What has been applied for that year."""

    tilskuddssoknader: dict[str, int] = Field(default_factory=dict)
    """Mottaker → the sum of its registered application."""


class RegistrerFordeling(Steg[Fordeling]):
    tekst = Tekst("Registrer fordelingen", "Registrer fordelinga", "Enter the distribution")
    fakta = Fakta
    oppretter = True
    regel = Regel(
        hvem=("ks",),
        sperrer=(
            "fordelingen_er_ny",
            "vedtaket_er_fattet",
            "mottakerne_star_en_gang",
            "delene_gir_raden",
            "radene_gir_summen",
            "tabellen_viser_soknadene",
        ),
        avklares=("avrundingen_er_forklart",),
    )

    rader: tuple[Fordelingsrad, ...] = Field(min_length=1)
    oppgitt: Oppgitte
    vedtatt_av: Vedtaksorgan
    vedtatt: date
    nokkelord: Publikumstekst
    """The key in the words of the letter (K-265)."""
    kilde: Brevkilde

    def avgjor(self, g: Grunnlag[Fordeling, Fakta]) -> Iterator[FordelingRegistrert]:
        yield FordelingRegistrert(
            rader=self.rader,
            oppgitt=self.oppgitt,
            vedtatt_av=self.vedtatt_av,
            vedtatt=self.vedtatt,
            nokkelord=self.nokkelord,
            kilde=self.kilde,
        )


class FordelingRegistrert(Hendelse[Fordeling]):
    tekst = Tekst(
        "Fordelingen er registrert", "Fordelinga er registrert", "The distribution was entered"
    )
    rader: tuple[Fordelingsrad, ...]
    oppgitt: Oppgitte
    vedtatt_av: Vedtaksorgan
    vedtatt: date
    nokkelord: Publikumstekst
    kilde: Brevkilde

    def anvend(self, aggregat: Fordeling) -> Fordeling:
        return aggregat.med(rader=self.rader, oppgitt_sum=self.oppgitt.tilskudd)


@vilkar(
    "K-263",
    "Fordelingen for året er ikke registrert fra før",
    "Fordelinga for året er ikkje registrert frå før",
    "The distribution of the year is not entered already",
    rettes_av="ks",
    slik=(
        "Bruk fordelingen som er registrert; endre ett tilskudd om gangen",
        "Bruk fordelinga som er registrert; endre eitt tilskot om gongen",
        "Use the distribution that is entered; change one grant at a time",
    ),
)
def fordelingen_er_ny(g: Grunnlag[Fordeling, Fakta]) -> bool:
    return not g.aggregat.finnes


@vilkar(
    "K-264",
    "Fordelingen er vedtatt",
    "Fordelinga er vedteken",
    "The distribution has been decided",
    rettes_av="ks",
    slik=(
        "Vent til vedtaket er fattet, eller rett datoen",
        "Vent til vedtaket er gjort, eller rett datoen",
        "Wait for the decision, or correct the date",
    ),
)
def vedtaket_er_fattet(g: Grunnlag[Fordeling, Fakta]) -> bool:
    return bool(g.steg.vedtatt <= g.gjelder_dag)


@vilkar(
    "K-263",
    "Hver mottaker står én gang i tabellen",
    "Kvar mottakar står éin gong i tabellen",
    "Each recipient stands once in the table",
    rettes_av="ks",
    slik=("Slå radene sammen", "Slå saman radene", "Join the rows"),
)
def mottakerne_star_en_gang(g: Grunnlag[Fordeling, Fakta]) -> tuple[str, ...]:
    """A kommune that is paid its own part has its own grant, so it counts too (K-298)."""
    navn = [n for r in g.steg.rader for n in (r.mottaker, *(d.kommune for d in r.deler))]
    return tuple(n for n, antall in Counter(navn).items() if antall > 1)


@vilkar(
    "K-298",
    "Delene per kommune gir raden de står i",
    "Delane per kommune gir rada dei står i",
    "The parts per kommune add to their row",
    rettes_av="ks",
    slik=("Rett beløpene", "Rett beløpa", "Correct the amounts"),
)
def delene_gir_raden(g: Grunnlag[Fordeling, Fakta]) -> tuple[str, ...]:
    return tuple(
        rad.mottaker
        for rad in g.steg.rader
        if rad.deler and sum(d.tilskudd for d in rad.deler) != rad.tilskudd
    )


@vilkar(
    "K-267",
    "Radene gir summen, så nær som avrunding",
    "Radene gir summen, så nær som avrunding",
    "The rows add to the sum, but for rounding",
    rettes_av="ks",
    slik=(
        "Rett raden eller summen; hver rad kan være avrundet med en halv krone",
        "Rett rada eller summen; kvar rad kan vere avrunda med ei halv krone",
        "Correct the row or the sum; each row may be rounded by half a krone",
    ),
)
def radene_gir_summen(g: Grunnlag[Fordeling, Fakta]) -> tuple[str, ...]:
    """Rows rounded one by one can miss the sum by half a krone each, never by more."""
    mest = len(g.steg.rader) / 2
    return tuple(navn for navn, avvik in _avvik(g).items() if abs(avvik) > mest)


@vilkar(
    "K-267",
    "Radene gir summen på krona",
    "Radene gir summen på krona",
    "The rows add to the sum, to the krone",
    rettes_av="ks",
    slik=(
        "Forklar forskjellen; radene og summen beholdes slik de er trykt",
        "Forklar skilnaden; radene og summen blir som dei er trykte",
        "Explain the difference; rows and sum stay as printed",
    ),
)
def avrundingen_er_forklart(g: Grunnlag[Fordeling, Fakta]) -> tuple[str, ...]:
    """The 2024 rows add to one krone more than the printed sum: both are kept (T-11)."""
    return tuple(navn for navn, avvik in _avvik(g).items() if avvik)


def _avvik(g: Grunnlag[Fordeling, Fakta]) -> dict[str, int]:
    """What the rows add to, less what is printed, for each column that has a sum."""
    oppgitt = g.steg.oppgitt.model_dump(exclude_none=True)
    return {
        navn: sum(getattr(rad, navn) or 0 for rad in g.steg.rader) - sum_
        for navn, sum_ in oppgitt.items()
    }


@vilkar(
    "K-295",
    "Tabellen viser det som er søkt om",
    "Tabellen viser det som er søkt om",
    "The table shows what was applied for",
    rettes_av="ks",
    slik=(
        "Rett søknadssummen i raden",
        "Rett søknadssummen i rada",
        "Correct the sum applied for in the row",
    ),
)
def tabellen_viser_soknadene(g: Grunnlag[Fordeling, Fakta]) -> tuple[str, ...]:
    """A row differs from the application that is registered, or has none where there is one."""
    i_tabellen = {rad.mottaker: rad.soknadssum for rad in g.steg.rader}
    sokt = g.fakta.tilskuddssoknader
    return tuple(navn for navn, sum_ in sokt.items() if i_tabellen.get(navn) != sum_)
