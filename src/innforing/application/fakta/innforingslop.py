"""Facts behind the proposal of a løp, its people and its kommuner."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import (
    deltakelser,
    gjelder_dag,
    lopet,
    registrert_dag,
)
from innforing.domain.grunnmur.aktor import Organtype, Part
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.verdier import Omradeart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.steg.utpek_leder import Utnevnelse
    from innforing.domain.innforingslop.verdier import Omrade
    from innforing.domain.losning.losning import Losning
    from innforing.domain.organ.organ import Organ

FERDIG = (LopTilstand.AVSLUTTET, LopTilstand.DELT_MED_KOORDINERINGSGRUPPE)
_REGIONALE = (Organtype.REGIONAL_GRUPPE, Organtype.DIGINETTVERK)
_REGIONALE_DELER = (Part.REGION, Part.REGION_MED_ERFARING, Part.REGION_MED_LAV_UTBREDELSE)


def andre_lop(s: Sporring) -> Iterator[tuple[str, Innforingslop]]:
    """Id and state of every other løp."""
    for strom, lop in s.leser.under("innforingslop:").items():
        if strom != s.strom:
            yield strom.partition(":")[2], cast("Innforingslop", lop)


def losningen(s: Sporring) -> Losning:
    """The løsning of the løp, or of the proposal; the empty state when there is none."""
    id_ = s.aggregat.losning or getattr(s.steg, "losning", None)
    return cast("Losning", s.leser.aggregat(f"losning:{id_ or '-'}"))


def organet(s: Sporring, organ: str) -> Organ:
    """One body, by id."""
    return cast("Organ", s.leser.aggregat(f"organ:{organ}"))


def registerdag(s: Sporring) -> date:
    """The day of effect, or the first day the register of kommuner knows."""
    return max(gjelder_dag(s), s.kommuner.begynner)


def omradet(s: Sporring) -> Omrade | None:
    """The area that the step states, else that of the løp."""
    omrade: Omrade | None = getattr(s.steg, "omrade", None) or s.aggregat.omrade
    return omrade


def omradets_regioner(s: Sporring) -> tuple[str, ...]:
    """The area as regional bodies and leverandører may spell it: fylker and helseregion."""
    omrade, dag = omradet(s), registerdag(s)
    if omrade is None:
        return ()
    fylker = s.kommuner.fylker(dag)
    if omrade.art is Omradeart.FYLKE:
        rundt = (f"helseregion-{f.helseregion}" for f in fylker if f.nummer == omrade.kode)
        return (omrade.kode, *rundt)
    return (omrade.region, *(f.nummer for f in fylker if f.helseregion == omrade.kode))


@faktum
def losningen_finnes(s: Sporring) -> bool:
    """Whether the løsning of the step is registered."""
    return losningen(s).finnes


@faktum
def tidligere_lops_losning(s: Sporring) -> str | None:
    """The løsning of the løp that the proposal builds on (K-039)."""
    return None if s.steg.bygger_pa is None else lopet(s, s.steg.bygger_pa).losning


@faktum
def losningen_gjelder_oppvekst(s: Sporring) -> bool:
    """Whether the løsning concerns oppvekst as well as helse (K-155)."""
    return losningen(s).gjelder_oppvekst


@faktum
def portefoljestatus(s: Sporring) -> str | None:
    """Where the løsning stands in the portefølje."""
    status = losningen(s).portefoljestatus
    return None if status is None else str(status.value)


@faktum
def lopende_lop(s: Sporring) -> tuple[str, ...]:
    """Other løp for the same løsning that are not ended (K-021)."""
    losning = s.aggregat.losning or s.steg.losning
    if losning is None:
        return ()
    return tuple(
        id_ for id_, lop in andre_lop(s) if lop.losning == losning and lop.tilstand not in FERDIG
    )


@faktum
def kjente_regioner(s: Sporring) -> tuple[str, ...]:
    """Every fylke of the day by number, and every helseregion."""
    fylker = (f.nummer for f in s.kommuner.fylker(registerdag(s)))
    return (*fylker, *(f"helseregion-{h.id}" for h in s.kommuner.helseregioner))


@faktum
def omradets_organer(s: Sporring) -> tuple[str, ...]:
    """Regional bodies of the area, and the diginettverk that cover it (K-017, K-032)."""
    regioner = set(omradets_regioner(s))
    if (omrade := omradet(s)) is not None and omrade.art is Omradeart.FYLKE:
        regioner = {omrade.kode}
    nettverk = (
        f"digi-{n.id}"
        for n in s.kommuner.diginettverk(registerdag(s))
        if regioner.intersection(n.fylker)
    )
    organer = ((strom, cast("Organ", o)) for strom, o in s.leser.under("organ:").items())
    egne = (
        strom.partition(":")[2]
        for strom, organ in organer
        if organ.organtype in _REGIONALE and organ.region in regioner
    )
    return tuple(dict.fromkeys((*egne, *nettverk)))


@faktum
def gruppens_organtype(s: Sporring) -> str | None:
    """What kind of body the group of the step is registered as."""
    organtype = organet(s, s.steg.organ).organtype
    return None if organtype is None else str(organtype.value)


@faktum
def gruppens_overordnet(s: Sporring) -> str | None:
    """The body that set the group of the step up."""
    return organet(s, s.steg.organ).overordnet


@faktum
def gruppens_deler(s: Sporring) -> tuple[str, ...]:
    """Parts that somebody in the group stands for (K-120, K-121)."""
    deler = organet(s, s.steg.organ).parter(gjelder_dag(s))
    return tuple(sorted(str(part.value) for part in deler))


@faktum
def ufrikjopte_i_gruppen(s: Sporring) -> tuple[str, ...]:
    """Members from regions that are not bought free (K-122)."""
    aktive = organet(s, s.steg.organ).aktive(gjelder_dag(s))
    return tuple(r.person for r in aktive if r.part in _REGIONALE_DELER and not r.frikjopt)


def _utnevnelser(s: Sporring) -> tuple[Utnevnelse, ...]:
    ledere: tuple[Utnevnelse, ...] = s.steg.ledere
    return ledere


@faktum
def ledere_uten_verv(s: Sporring) -> tuple[str, ...]:
    """Persons of the step who do not hold the role in the body it states."""
    dag = gjelder_dag(s)
    return tuple(
        u.person
        for u in _utnevnelser(s)
        if not organet(s, u.organ).innehar(u.person, u.rolle, u.fra or dag)
    )


@faktum
def ledere_utenfor_omradet(s: Sporring) -> tuple[str, ...]:
    """Persons of the step whose body is none of the area's."""
    innenfor = omradets_organer(s)
    return tuple(u.person for u in _utnevnelser(s) if u.organ not in innenfor)


@faktum
def ufrikjopte_ledere(s: Sporring) -> tuple[str, ...]:
    """Leaders of the step who are not bought free (K-122); a stedfortreder need not be."""
    dag = gjelder_dag(s)
    frikjopt = {
        (u.person, u.organ)
        for u in _utnevnelser(s)
        for rolle in organet(s, u.organ).aktive(dag)
        if rolle.person == u.person and rolle.frikjopt
    }
    return tuple(
        u.person
        for u in _utnevnelser(s)
        if not u.stedfortreder and (u.person, u.organ) not in frikjopt
    )


@faktum
def ukjente_kommuner(s: Sporring) -> tuple[str, ...]:
    """Kommuner of the step that do not exist on the day."""
    kjente = {k.id for k in s.kommuner.per(registerdag(s))}
    return tuple(k for k in s.steg.kommuner if k not in kjente)


@faktum
def kommuner_utenfor_omradet(s: Sporring) -> tuple[str, ...]:
    """Kommuner of the step outside the area of the løp; none when it has no area."""
    kommuner: tuple[str, ...] = s.steg.kommuner
    return _utenfor(s, s.aggregat.omrade, kommuner)


@faktum
def fastsatte_utenfor_omradet(s: Sporring) -> tuple[str, ...]:
    """Kommuner of the løp outside the area of the step; none when it states no area."""
    return _utenfor(s, s.steg.omrade, s.aggregat.kommuner)


def _utenfor(s: Sporring, omrade: Omrade | None, kommuner: tuple[str, ...]) -> tuple[str, ...]:
    if omrade is None:
        return ()
    fylke = omrade.art is Omradeart.FYLKE
    i_omradet = s.kommuner.i_fylke if fylke else s.kommuner.i_helseregion
    innenfor = {k.id for k in i_omradet(omrade.kode, registerdag(s))}
    return tuple(k for k in kommuner if k not in innenfor)


@faktum
def kommuner_uten_losningen(s: Sporring) -> tuple[str, ...]:
    """Every kommune of the day that has not introduced the løsning (K-123)."""
    under = s.leser.under(f"ibruktakelse:{s.aggregat.losning}:")
    dag = gjelder_dag(s)
    har = {
        strom.rpartition(":")[2]
        for strom, ibruktakelse in under.items()
        if cast("Ibruktakelse", ibruktakelse).status_per(dag)
        not in (None, Bruksstatus.IKKE_INNFORT)
    }
    return tuple(k.id for k in s.kommuner.per(registerdag(s)) if k.id not in har)


@faktum
def pameldte_kommuner(s: Sporring) -> tuple[str, ...]:
    """Kommuner with a seat in the løp."""
    return tuple(kommune for kommune, d in deltakelser(s, s.nokkel).items() if d.pameldt)


@faktum
def kartlagte_kommuner(s: Sporring) -> tuple[str, ...]:
    """Kommuner of the løp that a kartlegging is registered for."""
    return tuple(
        kommune for kommune, d in deltakelser(s, s.nokkel).items() if d.kartlagt is not None
    )


@faktum
def aktoren_er_fra_programmet(s: Sporring) -> bool:
    """Whether the actor also holds a role in the program that makes the løsning (K-055)."""
    programmer = {s.aggregat.program, losningen(s).avgivende_program} - {None}
    dag = registrert_dag(s)
    return any(organet(s, p).har_person(s.aktor.person, dag) for p in programmer if p)
