"""The tables of the read model `tilskudd`, and what each event says to them.

Money stands as movements, one row for each, and is summed when it is asked for: so the ledger is
right at any moment on both clocks, also when something was entered late.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from innforing.domain.fordeling.steg.lagre_simulering import SimuleringLagret
from innforing.domain.fordeling.steg.registrer_fordeling import FordelingRegistrert
from innforing.domain.tilskudd.folger import TilskuddTildelt
from innforing.domain.tilskudd.steg.bekreft_oppdrag import BekreftelseMottatt
from innforing.domain.tilskudd.steg.endre_tilskudd import TilskuddEndret
from innforing.domain.tilskudd.steg.flytt_tilskuddsfrist import TilskuddsfristFlyttet
from innforing.domain.tilskudd.steg.registrer_prosjektkode import ProsjektkodeRegistrert
from innforing.domain.tilskudd.steg.registrer_tidligere_bruk import TidligereBrukRegistrert
from innforing.domain.tilskudd.steg.registrer_tilskuddssoknad import TilskuddssoknadRegistrert
from innforing.domain.tilskudd.steg.send_oppdragsbrev import OppdragsbrevSendt
from innforing.domain.tilskudd.steg.utlop_tilskuddsfrist import TilskuddsfristUtlopt
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.projections.felt import iso, kode, liste
from innforing.projections.table import Cell, Fact, Table
from innforing.projections.tilskudd.bevegelser import BEVEGELSE, FAKTURA, bevegelser, fakturaer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.domain.fordeling.verdier import Fordelingsrad, Simulering
    from innforing.domain.tilskudd.deler import Tilskuddsperson
    from innforing.projections.projection import Happened

FORDELING = Table(
    name="tilskudd_fordeling",
    key=("ar",),
    values=(
        *("vedtatt_av", "vedtatt", "nokkelord", "referanse", "datert"),
        *("oppgitt", "oppgitt_vektet", "oppgitt_sokt"),
    ),
    numbers=frozenset({"oppgitt", "oppgitt_vektet", "oppgitt_sokt"}),
)
"""The decision of a year, and the sums as printed."""
RAD = Table(
    name="tilskudd_rad",
    key=("ar", "mottaker"),
    values=("navn", "prosjektnr", "tilskudd", "vektet", "soknadssum", "nevnte"),
    numbers=frozenset({"tilskudd", "vektet", "soknadssum"}),
)
"""One row of the approved table, as printed."""
SIMULERING = Table(
    name="tilskudd_simulering",
    key=("ar", "nr"),
    values=(
        *("total", "forst", "flat_andel", "kommuneandel", "folketallsandel"),
        *("kommuner_ar", "folketall_ar", "rader"),
    ),
    numbers=frozenset(
        {
            *("nr", "total", "forst", "flat_andel", "kommuneandel", "folketallsandel"),
            *("kommuner_ar", "folketall_ar"),
        }
    ),
)
"""A simulation that was kept; `rader` is mottaker, kroner and difference, as JSON."""
RAMME = Table(
    name="tilskudd_ramme",
    key=("ar", "mottaker"),
    values=("belop", "prosjektnr", "del_av", "utbetales_til"),
    numbers=frozenset({"belop"}),
)
"""What one grant may be at most: the approved amount, or what KS changed it to."""
OPPLYSNING = Table(name="tilskudd_opplysning", key=("ar", "mottaker", "navn"), values=("verdi",))
"""What is known of a grant by name: its letter, bekreftelse, code, deadlines that were moved."""
BRUKT = Table(
    name="tilskudd_brukt_for",
    key=("ar", "mottaker"),
    values=("belop",),
    numbers=frozenset({"belop"}),
)
"""What was used before, under the overgangsordning."""
PERSON = Table(
    name="tilskudd_person",
    key=("ar", "mottaker", "person", "funksjon", "fra"),
    values=("arbeidsgiver", "stillingsprosent", "til", "finansiering"),
    numbers=frozenset({"stillingsprosent"}),
)
"""A person tied to the grant in one period; without a stillingsprosent it came to nothing."""
TABELLER = (
    *(FORDELING, RAD, SIMULERING, RAMME, OPPLYSNING, BRUKT, PERSON),
    *(FAKTURA, BEVEGELSE),
)


def fakta_av(happened: Happened) -> Iterator[Fact]:
    """Everything that an event says of grants."""
    hendt = happened.hendelse.hendelse
    if isinstance(hendt, FordelingRegistrert):
        yield from _fordeling(happened.nokkel[0], hendt)
    elif isinstance(hendt, SimuleringLagret):
        nokkel = (happened.nokkel[0], happened.hendelse.posisjon)
        yield Fact(SIMULERING.name, nokkel, _simulering(hendt.simulering))
    elif isinstance(happened.etter, Tilskudd):
        ar, mottaker = happened.nokkel
        yield from _ramme(ar, mottaker, happened)
        for navn, verdi in _opplysninger(happened):
            yield Fact(OPPLYSNING.name, (ar, mottaker, navn), (verdi,))
        yield from _personer(ar, mottaker, happened)
        yield from fakturaer(ar, mottaker, happened)
        yield from bevegelser(ar, mottaker, happened)


def _fordeling(ar: str, h: FordelingRegistrert) -> Iterator[Fact]:
    verdier: tuple[Cell, ...] = (
        *(kode(h.vedtatt_av), iso(h.vedtatt), h.nokkelord, h.kilde.referanse, iso(h.kilde.datert)),
        *(h.oppgitt.tilskudd, h.oppgitt.vektet, h.oppgitt.soknadssum),
    )
    yield Fact(FORDELING.name, (ar,), verdier)
    for rad in h.rader:
        yield Fact(RAD.name, (ar, rad.mottaker), _rad(rad))


def _rad(rad: Fordelingsrad) -> tuple[Cell, ...]:
    return (
        *(rad.navn, rad.prosjektnr, rad.tilskudd, rad.vektet, rad.soknadssum),
        liste(rad.nevnte),
    )


def _simulering(s: Simulering) -> tuple[Cell, ...]:
    rader = json.dumps([[rad.mottaker, rad.belop, rad.avvik] for rad in s.rader])
    n = s.nokkel
    andeler = (n.forst, n.flat_andel, n.kommuneandel, n.folketallsandel)
    return (s.total, *andeler, s.kommuner_ar, s.folketall_ar, rader)


def _ramme(ar: str, mottaker: str, happened: Happened) -> Iterator[Fact]:
    hendt, etter = happened.hendelse.hendelse, happened.etter
    if isinstance(hendt, TilskuddTildelt | TilskuddEndret) and isinstance(etter, Tilskudd):
        verdier = (etter.ramme, etter.prosjektnr, etter.del_av, liste(etter.utbetales_til))
        yield Fact(RAMME.name, (ar, mottaker), verdier)
    if isinstance(hendt, TidligereBrukRegistrert):
        yield Fact(BRUKT.name, (ar, mottaker), (hendt.belop,))


def _opplysninger(happened: Happened) -> Iterator[tuple[str, str]]:
    h = happened.hendelse.hendelse
    if isinstance(h, TilskuddssoknadRegistrert):
        yield "soknadssum", str(h.soknadssum)
    elif isinstance(h, OppdragsbrevSendt):
        yield from (("brev", h.brev.referanse), ("brev_datert", h.brev.datert.isoformat()))
        yield from (("vertskommune", h.brev.vertskommune), ("formal", h.brev.formal))
    elif isinstance(h, BekreftelseMottatt):
        yield "bekreftet", h.dato.isoformat()
        yield "underskriver", str(h.underskriver.value)
        yield "bekreftet_for_sent", "ja" if h.forsinket else "nei"
    elif isinstance(h, ProsjektkodeRegistrert):
        yield "prosjektkode", h.prosjektkode
    elif isinstance(h, TilskuddsfristFlyttet):
        yield f"frist_{h.frist.value}", h.til.isoformat()
    elif isinstance(h, TilskuddsfristUtlopt):
        yield f"utlopt_{h.frist.value}", h.dag.isoformat()


def _personer(ar: str, mottaker: str, happened: Happened) -> Iterator[Fact]:
    """What each period is now, where it was something else before."""
    for_, etter = _perioder(happened.for_), _perioder(happened.etter)
    for nokkel in sorted(for_.keys() | etter.keys()):
        if for_.get(nokkel) != etter.get(nokkel):
            verdier = etter.get(nokkel, (None, None, None, None))
            yield Fact(PERSON.name, (ar, mottaker, *nokkel), verdier)


def _perioder(tilskudd: object) -> dict[tuple[str, str, str], tuple[Cell, ...]]:
    personer = tilskudd.personer if isinstance(tilskudd, Tilskudd) else ()
    return {_nokkel(p): _periode(p) for p in personer}


def _nokkel(p: Tilskuddsperson) -> tuple[str, str, str]:
    return p.person, str(p.funksjon.value), p.fra.isoformat()


def _periode(p: Tilskuddsperson) -> tuple[Cell, ...]:
    return p.arbeidsgiver, p.stillingsprosent, iso(p.til), kode(p.finansiering)
