"""From the state of a løp, or of a kommune in it, to the rows of the arbeidsbord."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.projections.arbeidsbord.oppgaver import Oppgaveart
from innforing.projections.felt import iso, kode
from innforing.projections.table import Cell, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.verdier import Leder
    from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
    from innforing.projections.table import Table

Rader = dict[tuple[Cell, ...], tuple[Cell, ...]]
"""The rest of the key → the values, of every row that there is."""

GRUNN = attrgetter(
    *("status", "invitasjoner", "frister", "pulje", "sen_pamelding", "omtvistet", "lop_avsluttet")
)
"""What the matters of a kommune follow from: contact and activities change nothing here."""


def endret(tabell: Table, hva: Sequence[Cell], for_: Rader, etter: Rader) -> Iterator[Fact]:
    """The rows that an event changed; one that is gone has no values."""
    if for_ == etter:
        return
    tom = (None,) * len(tabell.values)
    # in the order they stand, those that are gone last
    for nokkel in dict.fromkeys((*etter, *for_)):
        verdier = etter.get(nokkel, tom)
        if for_.get(nokkel, tom) != verdier:
            yield Fact(tabell.name, (*hva, *nokkel), verdier)


def i_kommunen(d: Deltakelse) -> Rader:
    """What waits between the løp and the kommune; after the deadline silence is an answer too."""
    saker: list[tuple[Oppgaveart, int]] = []
    if d.lop_avsluttet:
        return {}
    if d.status is Svarstatus.INVITERT and d.omtvistet:
        saker = [(Oppgaveart.BESTRIDT, 0), (Oppgaveart.NYTT_SVAR, 0)]
    elif d.status is Svarstatus.INVITERT:
        ubesvart = (p for p in d.invitasjoner if not d.fristen_er_utlopt(p))
        saker = [(Oppgaveart.SVAR, pulje) for pulje in ubesvart]
    elif d.status is Svarstatus.PA_VENTELISTE:
        saker = [(Oppgaveart.VENTELISTE, d.pulje or 0)]
    if d.sen_pamelding is not None:
        saker.append((Oppgaveart.SEN_PAMELDING, d.sen_pamelding.pulje))
    return {(str(art.value), nr): (1,) for art, nr in saker}


def mulige_saker(d: Deltakelse) -> Rader:
    """All that may have waited at some time: an answer given before it says that it did not."""
    om_pulje = (Oppgaveart.SVAR, Oppgaveart.VENTELISTE, Oppgaveart.SEN_PAMELDING)
    saker = [(art, nr) for art in om_pulje for nr in d.invitasjoner]
    saker += [(Oppgaveart.BESTRIDT, 0), (Oppgaveart.NYTT_SVAR, 0)]
    nokler: Rader = {(str(art.value), nr): () for art, nr in saker}
    return nokler | dict.fromkeys(i_kommunen(d), ())


def oppfolginger(d: Deltakelse) -> Rader:
    """The follow-ups that are planned, and not done."""
    return {(o.id,): (iso(o.dato),) for o in d.apne_oppfolginger}


def ubesvarte(skjema: Sporreskjema) -> Rader:
    """The kommuner that an open spørreskjema waits for, late ones too (K-215)."""
    spurte = skjema.spurte if skjema.er_apent else ()
    return {(k,): (1, iso(skjema.svarfrist)) for k in spurte if k not in skjema.svar}


def lopets_felt(lop: Innforingslop) -> Rader:
    """What the løp is; nothing before it is proposed."""
    if lop.definisjon is None:
        return {}
    felt = {
        "definisjon": lop.definisjon,
        "art": lop.art,
        "tilstand": lop.tilstandskode,
        "losning": lop.losning,
        "eier": lop.eier,
        "arbeidsgruppe": lop.arbeidsgruppe,
    }
    return {(navn,): (verdi,) for navn, verdi in felt.items() if verdi is not None}


def lopets_saker(lop: Innforingslop) -> Rader:
    """The open matters that the state of the løp tells of."""
    saker: dict[tuple[Oppgaveart, int], tuple[Cell, ...]] = {
        (Oppgaveart.MERKNAD, m.nr): (1, None, None) for m in lop.merknader if not m.besvart
    }
    if lop.pa_vent is not None:
        saker[Oppgaveart.PAUSE, 0] = (1, None, iso(lop.pa_vent.vurderes))
    if lop.ny_eier is not None:
        saker[Oppgaveart.EIERSKAP, 0] = (1, lop.ny_eier, None)
    if lop.levert is not None:
        saker[Oppgaveart.EVALUERING, 0] = (1, None, None)
    bredde = lop.breddeforpliktelse
    if bredde is not None and bredde.lukket is None:
        saker[Oppgaveart.BREDDE, 0] = (1, bredde.part, None)
    return {(str(art.value), nr): verdier for (art, nr), verdier in saker.items()}


def puljenes_felt(lop: Innforingslop) -> Rader:
    """Phase, period and deadline of each pulje, and that there is one."""
    rader: Rader = {}
    for p in lop.puljer:
        felt = {
            "nr": str(p.nr),
            "fase": kode(p.fase),
            "start": iso(p.start or lop.plan.oppstart),
            "slutt": iso(p.slutt or lop.plan.slutt),
            "svarfrist": iso(p.svarfrist),
        }
        rader |= {(p.nr, navn): (verdi,) for navn, verdi in felt.items() if verdi is not None}
    return rader


def lederne(lop: Innforingslop) -> Rader:
    """Every appointment, in the order they were made."""
    return {(nr,): _leder(leder) for nr, leder in enumerate(lop.ledere, 1)}


def _leder(leder: Leder) -> tuple[Cell, ...]:
    periode = (iso(leder.fra), iso(leder.til))
    rolle = kode(leder.rolle)
    return (leder.person, rolle, leder.organ, leder.pulje, *periode, int(leder.helheten))
