"""The tables of the read model `losninger`, and what each event says to them.

Each part of what is known of a løsning stands in a table of its own, for it comes from a stream of
its own: the løsning, a løp, a piece of materiell, a kriteriesett or a body.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.steg.fastsla_ikke_klar import IkkeKlarFastslatt
from innforing.domain.innforingslop.steg.godkjenn_plan import BreddeforpliktelseApnet
from innforing.domain.innforingslop.steg.legg_til_grunn import VurderingLagtTilGrunn
from innforing.domain.innforingslop.steg.lukk_breddeforpliktelse import BreddeforpliktelseLukket
from innforing.domain.innforingslop.steg.sjekk_klar_til_bruk import KlarTilBrukSjekket
from innforing.domain.innforingslop.steg.ta_opp_igjen import LopTattOppIgjen
from innforing.domain.innforingslop.steg.vurder_kriterium import KriteriumVurdert
from innforing.domain.kriteriesett.steg.publiser_kriteriesett import KriteriesettPublisert
from innforing.domain.losning.steg.registrer_helsefaglig_vurdering import (
    HelsefagligVurderingRegistrert,
)
from innforing.domain.losning.steg.registrer_leverandor import LeverandorRegistrert
from innforing.domain.losning.steg.registrer_losning import LosningRegistrert
from innforing.domain.losning.steg.registrer_overlevering import LosningOverlevert
from innforing.domain.losning.steg.sett_portefoljestatus import PortefoljestatusSatt
from innforing.domain.materiell.materiell import Materiell
from innforing.domain.materiell.steg.registrer_materiell import MateriellRegistrert
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.projections.felt import iso, kode, liste
from innforing.projections.kalender import dagens_begynnelse
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.domain.innforingslop.vurdering import Vurdering
    from innforing.domain.losning.losning import Losning
    from innforing.projections.projection import Happened

LOSNING = Table(
    name="losninger_losning",
    key=("losning",),
    values=(
        *("navn", "kategori", "omfang", "gjelder_oppvekst"),
        *("program", "prosjektfase_til", "avhenger_av"),
    ),
    numbers=frozenset({"gjelder_oppvekst"}),
)
"""What the løsning is, who makes it, and what it builds on."""
PORTEFOLJE = Table(
    name="losninger_portefolje", key=("losning",), values=("status", "dato", "kilde")
)
"""What the portefølje says, from the day it says it of."""
LEVERANDOR = Table(
    name="losninger_leverandor",
    key=("losning", "leverandor", "nr"),
    values=("navn", "beredskap", "dato", "involvert", "regioner"),
    numbers=frozenset({"nr"}),
)
"""How ready a leverandør is from a day on; of what had begun, the last registered stands."""
OVERLEVERING = Table(
    name="losninger_overlevering",
    key=("losning", "nr"),
    values=("fra_organ", "dato", "fulgte_med"),
    numbers=frozenset({"nr"}),
)
"""The handover, from its day on; the last registered stands."""
HELSEFAGLIG = Table(
    name="losninger_helsefaglig",
    key=("losning", "nr"),
    values=(
        *("organ", "rolle", "dato", "konklusjon"),
        *("kompetanse", "tidspunkt", "merknader", "enighet"),
    ),
    numbers=frozenset({"nr"}),
)
"""A helsefaglig vurdering, from its day on; of merknader the ids of the words."""
MATERIELL = Table(
    name="losninger_materiell",
    key=("losning", "materiell"),
    values=("art", "tittel", "forvalter", "utgave", "oppdatert"),
)
"""One piece of materiell as it is now."""
LAGET = Table(
    name="losninger_laget",
    key=("losning", "materiell"),
    values=("delvis_utfylt", "laget_med"),
    numbers=frozenset({"delvis_utfylt"}),
)
"""How a piece was handed over: filled in as far as it can be, made with which kommuner."""
VERDIKT = Table(
    name="losninger_verdikt",
    key=("losning", "lop", "kriterium"),
    values=(
        *("verdikt", "dato", "person", "rolle", "organ"),
        *("kriteriesett", "rettes_av", "laget_i"),
    ),
    numbers=frozenset({"kriteriesett"}),
)
"""What a løp goes by for one criterion; `laget_i` is the earlier løp that it rests on."""
SJEKK = Table(
    name="losninger_sjekk",
    key=("losning", "lop"),
    values=("resultat", "sjekket_for", "kriteriesett", "person", "organ", "mangler"),
    numbers=frozenset({"kriteriesett"}),
)
"""The result of the check of a løp; none when it is to be made anew."""
LOP = Table(
    name="losninger_lop", key=("losning", "lop"), values=("tittel", "art", "tilstand", "eier")
)
"""A løp for the løsning."""
FORPLIKTELSE = Table(
    name="losninger_forpliktelse",
    key=("losning", "lop"),
    values=("part", "lukket", "viderefores_i"),
)
"""Type C: the party that is to bring the løsning to all, until it is closed."""
KRITERIUM = Table(
    name="losninger_kriterium",
    key=("sett", "kriterium"),
    values=("krav", "styrke", "innhold"),
    numbers=frozenset({"sett"}),
)
"""One criterion of a kriteriesett, from the day the set is in force."""
ORGAN = Table(name="losninger_organ", key=("organ",), values=("organtype",))
"""What kind of body a forvalter is."""
TABELLER = (
    *(LOSNING, PORTEFOLJE, LEVERANDOR, OVERLEVERING, HELSEFAGLIG, MATERIELL, LAGET),
    *(VERDIKT, SJEKK, LOP, FORPLIKTELSE, KRITERIUM, ORGAN),
)


def fakta_av(happened: Happened) -> Iterator[Fact]:
    """Everything that an event says of a løsning."""
    for_, etter, hendt = happened.for_, happened.etter, happened.hendelse.hendelse
    if isinstance(etter, Innforingslop) and isinstance(for_, Innforingslop):
        if etter.losning is None:
            return
        if _lop_endret(for_, etter):
            hva = (etter.tittel, etter.art, etter.tilstandskode, etter.eier)
            yield Fact(LOP.name, _i_lopet(happened, etter), hva)
    elif isinstance(etter, Materiell) and etter.losning is not None:
        stykke = (kode(etter.art), etter.tittel, etter.forvalter, etter.utgave)
        nokkel = (etter.losning, happened.nokkel[0])
        yield Fact(MATERIELL.name, nokkel, (*stykke, iso(etter.oppdatert)))
    if (les := AV_HENDELSE.get(type(hendt))) is not None:
        yield from les(hendt, etter, happened)


def _lop_endret(for_: Innforingslop, etter: Innforingslop) -> bool:
    felt = ("tilstand", "type", "eier", "tittel")
    return any(getattr(for_, navn) is not getattr(etter, navn) for navn in felt)


def _i_lopet(happened: Happened, lop: Innforingslop) -> tuple[Cell, ...]:
    return (lop.losning, happened.nokkel[0])


def _losning(hendt: LosningRegistrert, _: Losning, happened: Happened) -> Iterator[Fact]:
    hva = (hendt.navn, kode(hendt.kategori), kode(hendt.omfang), int(hendt.gjelder_oppvekst))
    fra = (hendt.avgivende_program, iso(hendt.prosjektfase_til), liste(hendt.avhenger_av))
    yield Fact(LOSNING.name, (happened.nokkel[0],), (*hva, *fra))


def _portefolje(hendt: PortefoljestatusSatt, _: Losning, happened: Happened) -> Iterator[Fact]:
    plass = hendt.plass
    verdier = (kode(plass.status), iso(plass.dato), plass.kilde)
    yield Fact(PORTEFOLJE.name, (happened.nokkel[0],), verdier, dagens_begynnelse(plass.dato))


def _leverandor(
    hendt: LeverandorRegistrert, losning: Losning, happened: Happened
) -> Iterator[Fact]:
    """As the løsning has it after the event: the day it was involved is kept (K-088)."""
    ny = next(lev for lev in losning.leverandorer if lev.id == hendt.leverandor.id)
    verdier = (ny.navn, kode(ny.beredskap), iso(ny.dato), iso(ny.involvert), liste(ny.regioner))
    nokkel = (happened.nokkel[0], ny.id, happened.hendelse.versjon)
    yield Fact(LEVERANDOR.name, nokkel, verdier, dagens_begynnelse(ny.dato))


def _overlevert(hendt: LosningOverlevert, _: Losning, happened: Happened) -> Iterator[Fact]:
    ny = hendt.overlevering
    verdier = (ny.fra_organ, iso(ny.dato), liste(ny.fulgte_med))
    nokkel = (happened.nokkel[0], happened.hendelse.versjon)
    yield Fact(OVERLEVERING.name, nokkel, verdier, dagens_begynnelse(ny.dato))


def _helsefaglig(
    hendt: HelsefagligVurderingRegistrert, _: Losning, happened: Happened
) -> Iterator[Fact]:
    ny = hendt.vurdering
    hvem = (ny.organ, happened.hendelse.hode.get("rolle"), iso(ny.dato), kode(ny.konklusjon))
    kompetanse = liste(str(k.value) for k in ny.kompetanse)
    merknader = json.dumps([[m.id, m.tekst.id, iso(m.lukket)] for m in ny.merknader])
    hvordan = (kompetanse, kode(ny.tidspunkt), merknader, iso(ny.enighet))
    nokkel = (happened.nokkel[0], happened.hendelse.versjon)
    yield Fact(HELSEFAGLIG.name, nokkel, (*hvem, *hvordan), dagens_begynnelse(ny.dato))


def _laget(hendt: MateriellRegistrert, _: Materiell, happened: Happened) -> Iterator[Fact]:
    verdier = (int(hendt.delvis_utfylt), liste(hendt.laget_med))
    yield Fact(LAGET.name, (hendt.losning, happened.nokkel[0]), verdier)


def _vurdert(hendt: KriteriumVurdert, lop: Innforingslop, happened: Happened) -> Iterator[Fact]:
    yield _verdikt(hendt.vurdering, lop, happened, happened.hendelse.hode.get("rolle"))


def _til_grunn(
    hendt: VurderingLagtTilGrunn, lop: Innforingslop, happened: Happened
) -> Iterator[Fact]:
    """The maker's role stands where the verdict was made."""
    yield _verdikt(hendt.vurdering, lop, happened, None)


def _verdikt(v: Vurdering, lop: Innforingslop, happened: Happened, rolle: str | None) -> Fact:
    hva = (kode(v.verdikt), iso(v.dato), v.av, rolle, v.organ)
    nokkel = (*_i_lopet(happened, lop), v.kriterium)
    return Fact(VERDIKT.name, nokkel, (*hva, v.kriteriesett, v.rettes_av, v.lop))


def _sjekket(hendt: KlarTilBrukSjekket, lop: Innforingslop, happened: Happened) -> Iterator[Fact]:
    hva = (kode(hendt.resultat), kode(hendt.sjekket_for), hendt.kriteriesett)
    hvem = (hendt.av, happened.hendelse.hode.get("organ"))
    yield Fact(SJEKK.name, _i_lopet(happened, lop), (*hva, *hvem, liste(())))


def _ikke_klar(hendt: IkkeKlarFastslatt, lop: Innforingslop, happened: Happened) -> Iterator[Fact]:
    """What falls short, who mends it, and the id of why (K-004, K-069)."""
    mangler = json.dumps([[m.kriterium, m.rettes_av, m.begrunnelse.id] for m in hendt.mangler])
    hvem = (hendt.av, happened.hendelse.hode.get("organ"))
    verdier = (kode(lop.resultat), None, None, *hvem, mangler)
    yield Fact(SJEKK.name, _i_lopet(happened, lop), verdier)


def _tatt_opp(_: LopTattOppIgjen, lop: Innforingslop, happened: Happened) -> Iterator[Fact]:
    yield Fact(SJEKK.name, _i_lopet(happened, lop), (None,) * len(SJEKK.values))


def _apnet(
    hendt: BreddeforpliktelseApnet, lop: Innforingslop, happened: Happened
) -> Iterator[Fact]:
    yield Fact(FORPLIKTELSE.name, _i_lopet(happened, lop), (hendt.part, None, None))


def _lukket(
    hendt: BreddeforpliktelseLukket, lop: Innforingslop, happened: Happened
) -> Iterator[Fact]:
    apen = lop.breddeforpliktelse
    verdier = (None if apen is None else apen.part, iso(hendt.dato), hendt.viderefores_i)
    yield Fact(FORPLIKTELSE.name, _i_lopet(happened, lop), verdier)


def _kriterier(hendt: KriteriesettPublisert, _: object, happened: Happened) -> Iterator[Fact]:
    sett, fra = int(happened.nokkel[0]), dagens_begynnelse(hendt.gjelder_fra)
    for k in hendt.kriterier:
        verdier = (k.krav, kode(k.styrke), k.model_dump_json())
        yield Fact(KRITERIUM.name, (sett, k.id), verdier, fra)


def _organ(hendt: OrganOpprettet, _: object, happened: Happened) -> Iterator[Fact]:
    yield Fact(ORGAN.name, (happened.nokkel[0],), (kode(hendt.organtype),))


AV_HENDELSE: Mapping[type, Callable[..., Iterator[Fact]]] = {
    LosningRegistrert: _losning,
    PortefoljestatusSatt: _portefolje,
    LeverandorRegistrert: _leverandor,
    LosningOverlevert: _overlevert,
    HelsefagligVurderingRegistrert: _helsefaglig,
    MateriellRegistrert: _laget,
    KriteriumVurdert: _vurdert,
    VurderingLagtTilGrunn: _til_grunn,
    KlarTilBrukSjekket: _sjekket,
    IkkeKlarFastslatt: _ikke_klar,
    LopTattOppIgjen: _tatt_opp,
    BreddeforpliktelseApnet: _apnet,
    BreddeforpliktelseLukket: _lukket,
    KriteriesettPublisert: _kriterier,
    OrganOpprettet: _organ,
}
"""Event → what it says of its own accord."""
