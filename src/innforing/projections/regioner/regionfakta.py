"""The tables of the read model `regioner`, and what each event says to them.

What one event says stands in a row of its own, with its own clocks: an end beside what it ends.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from innforing.domain.arbeidsgruppe.steg.avslutt_arbeidsgruppe import ArbeidsgruppeAvsluttet
from innforing.domain.arbeidsgruppe.steg.del_grupperesultat import GrupperesultatDelt
from innforing.domain.arbeidsgruppe.steg.gi_mandat import GruppemandatGitt
from innforing.domain.arbeidsgruppe.steg.registrer_grupperesultat import GrupperesultatRegistrert
from innforing.domain.materiell.steg.overta_forvaltning import ForvaltningOvertatt
from innforing.domain.materiell.steg.registrer_materiell import MateriellRegistrert
from innforing.domain.organ.steg.avslutt_rolle import RolleAvsluttet
from innforing.domain.organ.steg.gi_rolle import RolleGitt
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.domain.regional_gruppe.folger import MedlemskapAvsluttet
from innforing.domain.regional_gruppe.steg.avslutt_tilknytning import TilknytningAvsluttet
from innforing.domain.regional_gruppe.steg.definer_funksjoner import FunksjonerDefinert
from innforing.domain.regional_gruppe.steg.etabler_gruppen import GruppenEtablert
from innforing.domain.regional_gruppe.steg.knytt_til_gruppen import TilknyttetGruppen
from innforing.domain.regional_gruppe.steg.legg_ned_nettverk import NettverkNedlagt
from innforing.domain.regional_gruppe.steg.legg_regional_plan import RegionalPlanLagt
from innforing.domain.regional_gruppe.steg.registrer_medlemskap import MedlemskapRegistrert
from innforing.domain.regional_gruppe.steg.registrer_rammebruk import RammebrukRegistrert
from innforing.domain.regional_gruppe.steg.registrer_regional_forankring import (
    RegionalForankringRegistrert,
)
from innforing.domain.regional_gruppe.steg.registrer_samarbeid import SamarbeidRegistrert
from innforing.domain.regional_gruppe.steg.registrer_spredningsprosjekt import (
    SpredningsprosjektRegistrert,
)
from innforing.domain.regional_gruppe.steg.registrer_veiledning import VeiledningGitt
from innforing.domain.regional_gruppe.steg.start_etablering import EtableringStartet
from innforing.domain.regional_gruppe.steg.viderefor_frikjop import FrikjopViderefort
from innforing.projections.felt import iso, kode, liste
from innforing.projections.regioner.regiontabeller import (
    AVSLUTTET,
    DELT,
    ETABLERT,
    FORANKRING,
    FORVALTER,
    FUNKSJONER,
    MANDAT,
    MATERIELL,
    MEDLEMSKAP,
    MEDLEMSKAPSSLUTT,
    NEDLAGT,
    ORGAN,
    PLAN,
    PROSJEKT,
    RAMMEBRUK,
    RESULTAT,
    ROLLE,
    ROLLESLUTT,
    SAMARBEID,
    START,
    TILKNYTNING,
    TILKNYTNINGSSLUTT,
    VEILEDNING,
    VIDEREFORT,
)
from innforing.projections.table import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.domain.grunnmur.verdi import Kodeverk
    from innforing.domain.organ.organ import Organ
    from innforing.domain.organ.verdier import Rolleperiode
    from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
    from innforing.domain.regional_gruppe.verdier import Periode
    from innforing.projections.projection import Happened
    from innforing.projections.table import Cell


def fakta_av(h: Happened) -> Iterator[Fact]:
    """Everything that an event says of a group."""
    if (les := AV_HENDELSE.get(type(h.hendelse.hendelse))) is not None:
        yield from les(h.hendelse.hendelse, h)


def _id(h: Happened) -> str:
    return h.nokkel[0]


def _koder(verdier: Iterable[Kodeverk]) -> str:
    return liste(str(v.value) for v in verdier)


def _opprettet(e: OrganOpprettet, h: Happened) -> Iterator[Fact]:
    verdier = (kode(e.organtype), e.navn, e.region, e.overordnet)
    yield Fact(ORGAN.name, (_id(h),), verdier)
    for nr, rolle in enumerate(e.roller):
        yield _rolle(h, nr, rolle)


def _gitt(e: RolleGitt, h: Happened) -> Iterator[Fact]:
    for_ = cast("Organ", h.for_)
    yield _rolle(h, len(for_.roller), e.rolle)


def _rolle(h: Happened, nr: int, r: Rolleperiode) -> Fact:
    verdier = (r.person, kode(r.rolle), kode(r.part), iso(r.fra), iso(r.til), int(r.frikjopt))
    return Fact(ROLLE.name, (_id(h), nr), verdier)


def _rolle_slutt(e: RolleAvsluttet, h: Happened) -> Iterator[Fact]:
    for_ = cast("Organ", h.for_)
    for nr, rolle in enumerate(for_.roller):
        if (rolle.person, rolle.rolle) == (e.person, e.rolle) and rolle.gjelder(e.til):
            yield Fact(ROLLESLUTT.name, (_id(h), nr), (iso(e.til),))


def _startet(e: EtableringStartet, h: Happened) -> Iterator[Fact]:
    yield Fact(START.name, (_id(h),), (e.arbeidsgruppe, e.kontakt, iso(e.fra)))


def _definert(e: FunksjonerDefinert, h: Happened) -> Iterator[Fact]:
    antall = {str(f.funksjon.value): f.antall for f in e.funksjoner}
    yield Fact(FUNKSJONER.name, (_id(h),), (json.dumps(antall),))


def _etablert(e: GruppenEtablert, h: Happened) -> Iterator[Fact]:
    yield Fact(ETABLERT.name, (_id(h),), (iso(e.dato),))


def _periode(p: Periode) -> tuple[Cell, ...]:
    return (p.person, p.kommune, p.stillingsprosent, iso(p.fra), iso(p.til))


def _knyttet(e: TilknyttetGruppen, h: Happened) -> Iterator[Fact]:
    t, for_ = e.tilknytning, cast("RegionalGruppe", h.for_)
    hva = (_koder(t.funksjoner), _koder(t.kompetanser), int(t.frikjopt), int(t.i_fpu))
    nokkel = (_id(h), len(for_.tilknytninger))
    yield Fact(TILKNYTNING.name, nokkel, (*_periode(t), *hva))


def _tilknytning_slutt(e: TilknytningAvsluttet, h: Happened) -> Iterator[Fact]:
    for_ = cast("RegionalGruppe", h.for_)
    for nr, t in enumerate(for_.tilknytninger):
        if t.person == e.person and t.gjelder(e.til):
            yield Fact(TILKNYTNINGSSLUTT.name, (_id(h), nr), (iso(e.til),))


def _medlem(e: MedlemskapRegistrert, h: Happened) -> Iterator[Fact]:
    m, for_ = e.medlemskap, cast("RegionalGruppe", h.for_)
    nokkel = (_id(h), len(for_.medlemskap))
    verdier = (*_periode(m), kode(m.nettverk), e.erstatter, iso(e.dialog))
    yield Fact(MEDLEMSKAP.name, nokkel, verdier)


def _medlemskap_slutt(e: MedlemskapAvsluttet, h: Happened) -> Iterator[Fact]:
    for_ = cast("RegionalGruppe", h.for_)
    for nr, m in enumerate(for_.medlemskap):
        if (m.person, m.nettverk) == (e.person, e.nettverk) and m.gjelder(e.til):
            yield Fact(MEDLEMSKAPSSLUTT.name, (_id(h), nr), (iso(e.til),))


def _samarbeid(e: SamarbeidRegistrert, h: Happened) -> Iterator[Fact]:
    s = e.samarbeid
    yield Fact(SAMARBEID.name, (_id(h), s.navn), (kode(s.part), iso(s.avtalt)))


def _prosjekt(e: SpredningsprosjektRegistrert, h: Happened) -> Iterator[Fact]:
    p = e.prosjekt
    nokkel = (_id(h), h.hendelse.versjon)
    yield Fact(PROSJEKT.name, nokkel, (kode(p.omrade), p.navn, iso(p.fra)))


def _plan(e: RegionalPlanLagt, h: Happened) -> Iterator[Fact]:
    p = e.plan
    forst = json.dumps([[x.sektor.value, x.tekst] for x in p.prioriteringer], ensure_ascii=False)
    yield Fact(PLAN.name, (_id(h), p.ar), (liste(p.losninger), forst, p.kapasitet))


def _forankret(e: RegionalForankringRegistrert, h: Happened) -> Iterator[Fact]:
    f = e.forankring
    verdier = (iso(f.dato), _koder(f.parter), liste(f.kommuner))
    yield Fact(FORANKRING.name, (_id(h), h.hendelse.versjon), verdier)


def _veiledet(e: VeiledningGitt, h: Happened) -> Iterator[Fact]:
    v = e.veiledning
    verdier = (iso(v.dato), kode(v.tema), liste(v.kommuner))
    yield Fact(VEILEDNING.name, (_id(h), h.hendelse.versjon), verdier)


def _viderefort(e: FrikjopViderefort, h: Happened) -> Iterator[Fact]:
    nokkel = (_id(h), kode(e.nettverk))
    yield Fact(VIDEREFORT.name, nokkel, (e.ar, e.niva_fra, iso(e.informert)))


def _brukt(e: RammebrukRegistrert, h: Happened) -> Iterator[Fact]:
    b = e.bruk
    verdier = (b.ar, kode(b.ordning), b.belop, iso(b.dato), e.ramme)
    yield Fact(RAMMEBRUK.name, (_id(h), h.hendelse.versjon), verdier)


def _nedlagt(e: NettverkNedlagt, h: Happened) -> Iterator[Fact]:
    yield Fact(NEDLAGT.name, (_id(h), kode(e.nettverk)), (iso(e.dato),))


def _mandat(e: GruppemandatGitt, h: Happened) -> Iterator[Fact]:
    m = e.mandat
    hva = (kode(m.art), m.oppdrag, iso(m.fra), iso(m.til), m.behov)
    onsket = (_koder(m.onskede_deler), liste(m.onskede_regioner), liste(m.onsket_kompetanse))
    yield Fact(MANDAT.name, (_id(h),), (*hva, *onsket))


def _resultat(e: GrupperesultatRegistrert, h: Happened) -> Iterator[Fact]:
    yield Fact(RESULTAT.name, (_id(h), e.materiell), (iso(e.dato),))


def _delt(e: GrupperesultatDelt, h: Happened) -> Iterator[Fact]:
    nokkel = (_id(h), e.materiell, h.hendelse.versjon)
    yield Fact(DELT.name, nokkel, (iso(e.dato), e.samling))


def _avsluttet(e: ArbeidsgruppeAvsluttet, h: Happened) -> Iterator[Fact]:
    yield Fact(AVSLUTTET.name, (_id(h),), (iso(e.dato),))


def _materiell(e: MateriellRegistrert, h: Happened) -> Iterator[Fact]:
    yield Fact(MATERIELL.name, (_id(h),), (e.tittel,))
    yield Fact(FORVALTER.name, (_id(h),), (e.forvalter,))


def _overtatt(e: ForvaltningOvertatt, h: Happened) -> Iterator[Fact]:
    yield Fact(FORVALTER.name, (_id(h),), (e.forvalter,))


AV_HENDELSE: Mapping[type, Callable[..., Iterator[Fact]]] = {
    OrganOpprettet: _opprettet,
    RolleGitt: _gitt,
    RolleAvsluttet: _rolle_slutt,
    EtableringStartet: _startet,
    FunksjonerDefinert: _definert,
    GruppenEtablert: _etablert,
    TilknyttetGruppen: _knyttet,
    TilknytningAvsluttet: _tilknytning_slutt,
    MedlemskapRegistrert: _medlem,
    MedlemskapAvsluttet: _medlemskap_slutt,
    SamarbeidRegistrert: _samarbeid,
    SpredningsprosjektRegistrert: _prosjekt,
    RegionalPlanLagt: _plan,
    RegionalForankringRegistrert: _forankret,
    VeiledningGitt: _veiledet,
    FrikjopViderefort: _viderefort,
    RammebrukRegistrert: _brukt,
    NettverkNedlagt: _nedlagt,
    GruppemandatGitt: _mandat,
    GrupperesultatRegistrert: _resultat,
    GrupperesultatDelt: _delt,
    ArbeidsgruppeAvsluttet: _avsluttet,
    MateriellRegistrert: _materiell,
    ForvaltningOvertatt: _overtatt,
}
"""Event → what it says of its own accord."""
