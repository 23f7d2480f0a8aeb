"""Questions about regional grupper and arbeidsgrupper: what is covered, what has been moved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from innforing.application.sporsmal.register import Kilde, UgyldigSporsmal, sporsmal
from innforing.domain.arbeidsgruppe.arbeidsgruppe import Arbeidsgruppe
from innforing.domain.organ.organ import Organ
from innforing.domain.regional_gruppe.dekning import dekning as _dekning
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.verdier import Funksjon, Kompetanseomrade, Ordning

if TYPE_CHECKING:
    from collections.abc import Iterator


def _organ(kilde: Kilde, organ: str) -> Organ:
    funnet = kilde.blikk.aggregat(f"organ:{organ}")
    if not isinstance(funnet, Organ) or not funnet.finnes:
        raise UgyldigSporsmal(f"there is no body «{organ}» as of that moment.")
    return funnet


def _gruppene(kilde: Kilde) -> Iterator[tuple[str, RegionalGruppe]]:
    for strom, gruppe in kilde.blikk.under("regional_gruppe:").items():
        if isinstance(gruppe, RegionalGruppe):
            yield strom.partition(":")[2], gruppe


def _gruppen(kilde: Kilde, gruppe: str) -> RegionalGruppe:
    _organ(kilde, gruppe)
    return dict(_gruppene(kilde)).get(gruppe, RegionalGruppe())


@sporsmal
def dekning(kilde: Kilde, organ: str, dag: date) -> object:
    """What a regional gruppe, or all groups of a diginettverk, cover on a day (K-226)."""
    _organ(kilde, organ)
    svar = _dekning(
        (
            t
            for id_, gruppe in _gruppene(kilde)
            if organ in (id_, _organ(kilde, id_).overordnet)
            for t in gruppe.tilknytninger
        ),
        dag,
    )
    kontakter = (t for t in svar.tilknytninger if Funksjon.KONTAKTPERSON_EHELSE in t.funksjoner)
    return {
        "personer": len({t.person for t in svar.tilknytninger}),
        "stillingsprosent": svar.stillingsprosent,
        "kommuner": svar.kommuner,
        "hull": svar.hull,
        "omrader": {str(o.value): svar.dekker(o) for o in Kompetanseomrade},
        "kontaktperson_i_fpu": any(t.i_fpu for t in kontakter),
    }


@sporsmal
def etablering(kilde: Kilde, gruppe: str) -> object:
    """How far a regional gruppe has come (K-217, K-240)."""
    g = _gruppen(kilde, gruppe)
    avtalt = [s.navn for s in g.samarbeid if s.avtalt is not None]
    return {"startet": g.startet, "etablert": g.etablert, "samarbeid": len(avtalt)}


@sporsmal
def ordningen(kilde: Kilde, gruppe: str, dag: date) -> object:
    """Which arrangement is in force in the region on a day (K-327)."""
    return _gruppen(kilde, gruppe).ordning(dag)


@sporsmal
def overgang(kilde: Kilde, gruppe: str, dag: date) -> object:
    """Who is where on a day, and which earlier networks are closed (K-326)."""
    g = _gruppen(kilde, gruppe)
    return {
        "i_gamle": len({m.person for m in g.medlemskap if m.gjelder(dag)}),
        "i_gruppen": len({t.person for t in g.tilknytninger if t.gjelder(dag)}),
        "medlemskap": len(g.medlemskap),
        "niva": g.viderefort,
        "nedlagt": sorted(navn for navn, siste in g.nedlagt.items() if siste < dag),
    }


@sporsmal
def i_begge(kilde: Kilde) -> object:
    """Persons who are in an earlier network and in a regional gruppe on one day: nobody (K-326)."""
    alle = [gruppe for _, gruppe in _gruppene(kilde)]
    nye = [t for gruppe in alle for t in gruppe.tilknytninger]
    gamle = [m for gruppe in alle for m in gruppe.medlemskap]
    samme = ((t, m) for t in nye for m in gamle if t.person == m.person)
    return sorted({t.person for t, m in samme if t.overlapper(m)})


@sporsmal
def rammebruk(kilde: Kilde, gruppe: str, ar: int) -> object:
    """Kroner of a year's ramme used before and after, and what is left (K-269)."""
    g = _gruppen(kilde, gruppe)
    under = {
        ordning: sum(b.belop for b in g.rammebruk if b.ar == ar and b.ordning is ordning)
        for ordning in Ordning
    }
    ramme = g.ramme.get(str(ar), 0)
    return {
        "ramme": ramme,
        "for": under[Ordning.VIDEREFORT],
        "etter": under[Ordning.REGIONAL_GRUPPE],
        "rest": ramme - g.brukt(ar),
    }


@sporsmal
def arbeidsgruppe(kilde: Kilde, organ: str, dag: date) -> object:
    """What a group was asked to do, what came of it, and how many are in it on a day (K-257)."""
    gruppe = kilde.blikk.aggregat(f"arbeidsgruppe:{organ}")
    if not isinstance(gruppe, Arbeidsgruppe) or gruppe.mandat is None:
        raise UgyldigSporsmal(f"«{organ}» has no mandate as of that moment.")
    return {
        "art": gruppe.mandat.art,
        "behov": gruppe.mandat.behov,
        "til": gruppe.mandat.til,
        "medlemmer": len({r.person for r in _organ(kilde, organ).aktive(dag)}),
        "resultater": [r.materiell for r in gruppe.resultater],
        "delt": [r.materiell for r in gruppe.resultater if r.delt],
        "avsluttet": gruppe.avsluttet,
    }
