"""Questions about one løp: where it stands, who answered what, what was learned and refused."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from innforing.application.replay import kanonisk
from innforing.application.sporsmal.register import Kilde, UgyldigSporsmal, prosent, sporsmal
from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.pulje.pulje import Pulje

A = TypeVar("A", bound=Aggregat)

BESVART = frozenset(Svarstatus) - {Svarstatus.AKTUELL, Svarstatus.INVITERT}
"""What a kommune's answer, or its silence, can be."""


def _hent(kilde: Kilde, strom: str, type_: type[A]) -> A:
    aggregat = kilde.blikk.aggregat(strom)
    if not isinstance(aggregat, type_) or not aggregat.finnes:
        raise UgyldigSporsmal(f"there is no «{strom}» as of that moment.")
    return aggregat


def deltakelser(kilde: Kilde, lop: str) -> dict[str, Deltakelse]:
    """Kommune id → its deltakelse in the løp."""
    prefiks = f"deltakelse:{lop}:"
    alle = kilde.blikk.under(prefiks).items()
    return {s.removeprefix(prefiks): d for s, d in alle if isinstance(d, Deltakelse)}


@sporsmal
def tilstand(kilde: Kilde, lop: str) -> object:
    """The state of the løp; None before it was proposed."""
    return kilde.blikk.aggregat(f"innforingslop:{lop}").tilstandskode


@sporsmal
def faser(kilde: Kilde, lop: str) -> object:
    """Number of pulje → its phase."""
    return {p.nr: p.fase for p in _hent(kilde, f"innforingslop:{lop}", Innforingslop).puljer}


@sporsmal
def svarfordeling(kilde: Kilde, lop: str, pulje: int | None = None) -> object:
    """How many kommuner stand where; the statuses sum to `aktuelle` (K-365)."""
    valgt = [
        d
        for d in deltakelser(kilde, lop).values()
        if d.aktuell and (pulje is None or pulje in (d.pulje, *d.invitasjoner))
    ]
    antall = Counter(d.status or Svarstatus.AKTUELL for d in valgt)
    return {"aktuelle": len(valgt)} | {str(s.value): antall[s] for s in Svarstatus}


@sporsmal
def status_for(kilde: Kilde, lop: str, kommune: str) -> object:
    """Where one kommune stands to the løp."""
    return _hent(kilde, f"deltakelse:{lop}:{kommune}", Deltakelse).status


@sporsmal
def svar_av(kilde: Kilde, lop: str, kommune: str) -> object:
    """Every answer of one kommune in order, silence included: none is lost by a later one."""
    deltakelse, rekke = Deltakelse(), []
    for loggfort in kilde.blikk.hendelser(f"deltakelse:{lop}:{kommune}"):
        for_, deltakelse = deltakelse.status, loggfort.hendelse.anvend(deltakelse)
        if deltakelse.status in BESVART and deltakelse.status is not for_:
            rekke.append(deltakelse.status)
    return rekke


@sporsmal
def invitert_antall(kilde: Kilde, lop: str) -> object:
    """How many kommuner were ever invited, whatever they answered."""
    return _inviterte(kilde, lop)


@sporsmal
def pameldt_andel(kilde: Kilde, lop: str) -> object:
    """Per cent of the invited and of every kommune that day; a no is no failure (K-164)."""
    pameldte = sum(d.pameldt for d in deltakelser(kilde, lop).values())
    return {
        "av_inviterte": prosent(pameldte, _inviterte(kilde, lop)),
        "av_alle": prosent(pameldte, len(kilde.kommuner.per(kilde.blikk.dag))),
    }


def _inviterte(kilde: Kilde, lop: str) -> int:
    rader = kilde.blikk.reads.under(f"deltakelse:{lop}:")
    med = (rad for rad in rader if kilde.blikk.utsnitt.har(rad))
    return len({rad.stream_id for rad in med if rad.topic == "KommuneInvitert"})


@sporsmal
def plasser(kilde: Kilde, lop: str, pulje: int) -> object:
    """Capacity, seats taken, seats left and waiting list of one pulje."""
    seter = _hent(kilde, f"pulje:{lop}:{pulje}", Pulje)
    return {
        "kapasitet": seter.kapasitet,
        "tatt": len(seter.plasser),
        "ledige": seter.ledige,
        "venter": len(seter.venteliste),
        "plasser": seter.plasser,
        "venteliste": seter.venteliste,
    }


@sporsmal
def forankring(kilde: Kilde, lop: str) -> object:
    """Sector → how many kommuner have forankring registered in it; `to_sektorer`: in two."""
    alle = deltakelser(kilde, lop).values()
    antall = Counter(str(sektor.value) for d in alle for sektor in set(d.forankret))
    return {"to_sektorer": sum(len(set(d.forankret)) > 1 for d in alle)} | dict(antall)


@sporsmal
def laeringspunkter(kilde: Kilde, lop: str) -> object:
    """The lessons of the løp, by number."""
    return [p.nr for p in _hent(kilde, f"innforingslop:{lop}", Innforingslop).laeringspunkter]


@sporsmal
def avviste(kilde: Kilde, strom: str) -> object:
    """The refused steps on a stream, in order, with the guards that were not met."""
    til = kilde.blikk.posisjon
    return [
        {"steg": rad.step, "mangler": rad.unmet}
        for rad in kilde.blikk.reads.refused(strom)
        if (rad.after_position or 0) <= til
    ]


@sporsmal
def historikk(kilde: Kilde, strom: str) -> object:
    """Event → how many times it stands in the stream, or in all streams that begin so (`…:*`)."""
    prefiks = strom.removesuffix("*")
    reads = kilde.blikk.reads
    rader = reads.under(prefiks) if prefiks != strom else reads.stream(strom)
    return dict(Counter(rad.topic for rad in rader if kilde.blikk.utsnitt.har(rad)))


@sporsmal
def felt(kilde: Kilde, strom: str, felt: str) -> object:
    """Any field of the state of any stream, by its path: `plan.oppstart`, `puljer.0.fase`."""
    verdi = kanonisk(kilde.blikk.aggregat(strom))
    for ledd in felt.split("."):
        if isinstance(verdi, dict) and ledd in verdi:
            verdi = verdi[ledd]
        elif isinstance(verdi, list) and ledd.isdigit() and int(ledd) < len(verdi):
            verdi = verdi[int(ledd)]
        else:
            raise UgyldigSporsmal(f"the state of «{strom}» has no «{felt}».")
    return verdi
