"""The tables of the read model `beslutningsspor`, and what each event says to them.

A milepæl, an agreement and a roadmap keep their own days in columns, and the last that was entered
stands: a correction may move a day. Everything else holds from the day it says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from innforing.domain.avtale.steg.registrer_avtale import AvtaleRegistrert
from innforing.domain.avtale.steg.registrer_bidrag import BidragRegistrert
from innforing.domain.avtale.steg.si_opp_avtale import AvtaleSagtOpp
from innforing.domain.avtale.steg.vurder_avtale import AvtaleVurdert
from innforing.domain.losning.steg.registrer_betalingsplikt import BetalingspliktRegistrert
from innforing.domain.losning.steg.registrer_losning import LosningRegistrert
from innforing.domain.losning.steg.registrer_portefoljevedtak import PortefoljevedtakRegistrert
from innforing.domain.losning.steg.sett_plikt_til_bruk import PliktTilBrukSatt
from innforing.domain.losning.steg.vurder_andel import AndelVurdert
from innforing.domain.milepel.steg.registrer_milepel import MilepelRegistrert
from innforing.domain.milepel.steg.rett_milepel import MilepelRettet
from innforing.domain.veikart.steg.registrer_veikart import VeikartRegistrert
from innforing.domain.veikart.steg.sett_pa_veikartet import VeikartpunktSatt
from innforing.domain.veikart.steg.ta_av_veikartet import VeikartpunktFjernet
from innforing.projections.felt import iso, kode, liste
from innforing.projections.kalender import dagens_begynnelse
from innforing.projections.table import Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened

ALLTID = 0
"""µs from which a row holds that keeps its days in columns."""

MILEPEL = Table(
    name="beslutningsspor_milepel",
    key=("milepel",),
    values=(
        *("art", "organ", "dato", "til", "hva", "referanse"),
        *("deltok", "bygger_pa", "losning", "rettet"),
    ),
    numbers=frozenset({"rettet"}),
)
"""A dated fact; `rettet`: it was entered otherwise before."""
AVTALE = Table(
    name="beslutningsspor_avtale",
    key=("avtale",),
    values=(
        *("art", "tittel", "parter", "signert", "fra", "til"),
        *("kan_sies_opp", "viser_til", "intensjoner", "referanse"),
    ),
    numbers=frozenset({"kan_sies_opp"}),
)
"""An agreement or letter, and the days its words hold for."""
OPPSIGELSE = Table(
    name="beslutningsspor_oppsigelse",
    key=("avtale",),
    values=("part", "siste_dag", "referanse"),
)
"""That a party ended it."""
AVTALEVURDERING = Table(
    name="beslutningsspor_avtalevurdering",
    key=("avtale", "ar"),
    values=("dato", "oppsummering", "konsultasjonsmote", "justerte_virkemidler"),
    numbers=frozenset({"ar"}),
)
"""The assessment of a year, from the day it was made."""
BIDRAG = Table(
    name="beslutningsspor_bidrag",
    key=("avtale", "nr"),
    values=("giver", "art", "ar", "hva", "belop"),
    numbers=frozenset({"nr", "ar", "belop"}),
)
"""What a party or another gives under an agreement."""
LOSNING = Table(name="beslutningsspor_losning", key=("losning",), values=("navn",))
"""What a løsning is called."""
PLIKT = Table(
    name="beslutningsspor_plikt",
    key=("losning",),
    values=("status", "dato", "kilde", "hjemmel"),
)
"""Whether there is a duty to use, from the day it is so; none at all is no duty."""
BETALINGSPLIKT = Table(
    name="beslutningsspor_betalingsplikt", key=("losning",), values=("fra", "hjemmel", "kilde")
)
"""That kommuner must pay, from its day on; it says nothing of use."""
ANDEL = Table(
    name="beslutningsspor_andel",
    key=("losning", "nr"),
    values=("per", "dom", "nevner", "tilgjengelig", "i_bruk", "posisjon", "organ", "begrunnelse"),
    numbers=frozenset({"nr", "nevner", "tilgjengelig", "i_bruk", "posisjon"}),
)
"""A judgement of the shares of a day, the numbers it rests on, and the id of its reasons."""
VEDTAK = Table(
    name="beslutningsspor_vedtak",
    key=("losning",),
    values=("dato", "vedtatt_av", "referanse", "anbefalt", "ambisjon"),
)
"""How a løsning came into the portefølje, from the day it did."""
VEIKART = Table(
    name="beslutningsspor_veikart", key=("veikart",), values=("tittel", "fra", "til", "parter")
)
"""A roadmap and its period."""
VEIKARTPUNKT = Table(
    name="beslutningsspor_veikartpunkt",
    key=("veikart", "losning", "art"),
    values=("fra", "til", "hva"),
)
"""What is planned; no days when it was taken off."""
TABELLER = (
    *(MILEPEL, AVTALE, OPPSIGELSE, AVTALEVURDERING, BIDRAG),
    *(LOSNING, PLIKT, BETALINGSPLIKT, ANDEL, VEDTAK, VEIKART, VEIKARTPUNKT),
)


def fakta_av(happened: Happened) -> Iterator[Fact]:
    """Everything that an event says of what governs."""
    hendt = happened.hendelse.hendelse
    if (les := AV_HENDELSE.get(type(hendt))) is not None:
        yield les(hendt, happened)


def _milepel(hendt: MilepelRegistrert | MilepelRettet, happened: Happened) -> Fact:
    i = hendt.innhold
    hva = (kode(i.art), kode(i.organ), iso(i.dato), iso(i.til), i.hva, i.referanse)
    hviler = (liste(i.deltok), liste(i.bygger_pa), i.losning)
    rettet = int(isinstance(hendt, MilepelRettet))
    return Fact(MILEPEL.name, (happened.nokkel[0],), (*hva, *hviler, rettet), ALLTID)


def _avtale(hendt: AvtaleRegistrert, happened: Happened) -> Fact:
    hva = (kode(hendt.art), hendt.tittel, liste(hendt.parter))
    nar = (iso(hendt.signert), iso(hendt.fra), iso(hendt.til), int(hendt.kan_sies_opp))
    intensjoner = json.dumps([[i.part, i.tekst] for i in hendt.intensjoner], ensure_ascii=False)
    hviler = (liste(hendt.viser_til), intensjoner, hendt.referanse)
    return Fact(AVTALE.name, (happened.nokkel[0],), (*hva, *nar, *hviler), ALLTID)


def _sagt_opp(hendt: AvtaleSagtOpp, happened: Happened) -> Fact:
    o = hendt.oppsigelse
    return Fact(OPPSIGELSE.name, (happened.nokkel[0],), (o.part, iso(o.siste_dag), o.referanse))


def _vurdert(hendt: AvtaleVurdert, happened: Happened) -> Fact:
    v = hendt.vurdering
    verdier = (iso(v.dato), v.oppsummering, iso(v.konsultasjonsmote), liste(v.justerte_virkemidler))
    nokkel = (happened.nokkel[0], v.ar)
    return Fact(AVTALEVURDERING.name, nokkel, verdier, dagens_begynnelse(v.dato))


def _bidrag(hendt: BidragRegistrert, happened: Happened) -> Fact:
    b = hendt.bidrag
    nokkel = (happened.nokkel[0], happened.hendelse.versjon)
    return Fact(BIDRAG.name, nokkel, (b.giver, kode(b.art), b.ar, b.hva, b.belop))


def _losning(hendt: LosningRegistrert, happened: Happened) -> Fact:
    return Fact(LOSNING.name, (happened.nokkel[0],), (hendt.navn,))


def _plikt(hendt: PliktTilBrukSatt, happened: Happened) -> Fact:
    p = hendt.plikt
    verdier = (kode(p.status), iso(p.dato), p.kilde, p.hjemmel)
    return Fact(PLIKT.name, (happened.nokkel[0],), verdier, dagens_begynnelse(p.dato))


def _betaling(hendt: BetalingspliktRegistrert, happened: Happened) -> Fact:
    p = hendt.plikt
    verdier = (iso(p.fra), p.hjemmel, p.kilde)
    return Fact(BETALINGSPLIKT.name, (happened.nokkel[0],), verdier, dagens_begynnelse(p.fra))


def _andel(hendt: AndelVurdert, happened: Happened) -> Fact:
    v, tall = hendt.vurdering, hendt.vurdering.tall
    begrunnelse: Mapping[str, str] = happened.hendelse.hode.get("begrunnelse") or {}
    tallene = (tall.nevner, tall.tilgjengelig, tall.i_bruk, tall.posisjon)
    verdier = (iso(v.per), kode(v.dom), *tallene, v.organ, begrunnelse.get("id"))
    return Fact(ANDEL.name, (happened.nokkel[0], happened.hendelse.versjon), verdier)


def _vedtak(hendt: PortefoljevedtakRegistrert, happened: Happened) -> Fact:
    v = hendt.vedtak
    verdier = (iso(v.dato), v.vedtatt_av, v.referanse, iso(v.anbefalt), v.ambisjon)
    return Fact(VEDTAK.name, (happened.nokkel[0],), verdier, dagens_begynnelse(v.dato))


def _veikart(hendt: VeikartRegistrert, happened: Happened) -> Fact:
    verdier = (hendt.tittel, iso(hendt.fra), iso(hendt.til), liste(hendt.parter))
    return Fact(VEIKART.name, (happened.nokkel[0],), verdier)


def _satt(hendt: VeikartpunktSatt, happened: Happened) -> Fact:
    p = hendt.punkt
    nokkel = (happened.nokkel[0], p.losning, kode(p.art))
    return Fact(VEIKARTPUNKT.name, nokkel, (iso(p.fra), iso(p.til), p.hva))


def _fjernet(hendt: VeikartpunktFjernet, happened: Happened) -> Fact:
    nokkel = (happened.nokkel[0], hendt.losning, kode(hendt.art))
    return Fact(VEIKARTPUNKT.name, nokkel, (None, None, None))


AV_HENDELSE: Mapping[type, Callable[..., Fact]] = {
    MilepelRegistrert: _milepel,
    MilepelRettet: _milepel,
    AvtaleRegistrert: _avtale,
    AvtaleSagtOpp: _sagt_opp,
    AvtaleVurdert: _vurdert,
    BidragRegistrert: _bidrag,
    LosningRegistrert: _losning,
    PliktTilBrukSatt: _plikt,
    BetalingspliktRegistrert: _betaling,
    AndelVurdert: _andel,
    PortefoljevedtakRegistrert: _vedtak,
    VeikartRegistrert: _veikart,
    VeikartpunktSatt: _satt,
    VeikartpunktFjernet: _fjernet,
}
"""Event → what it says."""
