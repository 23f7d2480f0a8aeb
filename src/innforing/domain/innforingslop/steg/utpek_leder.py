"""Stays: the owner appoints who leads; a change has date and reason (K-131, K-136)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Leder


class Fakta(Verdi):
    ledere_uten_verv: tuple[str, ...] = ()
    ledere_utenfor_omradet: tuple[str, ...] = ()
    ufrikjopte_ledere: tuple[str, ...] = ()


class Utnevnelse(Verdi):
    """One appointment; without `fra` it holds from the day the step takes effect."""

    person: Kode
    rolle: Rolle = Rolle.INNFORINGSLEDER
    organ: Kode
    pulje: int | None = None
    fra: date | None = None
    til: date | None = None
    stedfortreder: bool = False
    helheten: bool = False

    def leder(self, fra: date) -> Leder:
        """The appointment with its first day."""
        return Leder(**{**dict(self), "fra": self.fra or fra})


class UtpekLeder(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Utpek hvem som leder", "Peik ut kven som leier", "Appoint who leads"
    )
    fakta: ClassVar[type[Verdi]] = Fakta

    ledere: tuple[Utnevnelse, ...] = ()
    avslutter: tuple[Kode, ...] = ()
    """Persons who stop leading without anybody taking over yet."""

    @model_validator(mode="after")
    def _noe_skjer(self) -> Self:
        if not self.ledere and not self.avslutter:
            raise PydanticCustomError("ledere", "name somebody who leads, or who stops leading")
        if any(u.fra and u.til and u.til < u.fra for u in self.ledere):
            raise PydanticCustomError("periode", "til must not be before fra")
        return self

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[InnforingslederUtpekt]:
        yield InnforingslederUtpekt(
            ledere=tuple(u.leder(g.gjelder_dag) for u in self.ledere),
            avslutter=self.avslutter,
            dato=g.gjelder_dag,
            av=str(g.aktor.person),
        )


class InnforingslederUtpekt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Leder for løpet er utpekt", "Leiar for løpet er peikt ut", "A leader was appointed"
    )

    ledere: tuple[Leder, ...] = ()
    avslutter: tuple[Kode, ...] = ()
    dato: date
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        ledere = tuple(
            _avsluttet(leder, self.dato) if leder.person in self.avslutter else leder
            for leder in aggregat.ledere
        )
        for ny in self.ledere:
            ledere = (*(_etter(leder, ny) for leder in ledere), ny)
        return aggregat.med(ledere=ledere)


def _samme_plass(leder: Leder, ny: Leder) -> bool:
    return (leder.pulje, leder.stedfortreder) == (ny.pulje, ny.stedfortreder)


def _avlost(leder: Leder, ny: Leder) -> bool:
    """Whether another takes over the place, or the lead of the whole."""
    hele = leder.helheten and ny.helheten and not ny.stedfortreder
    over = _samme_plass(leder, ny) or hele
    return over and leder.person != ny.person and leder.gjelder(ny.fra)


def _avsluttet(leder: Leder, dato: date) -> Leder:
    siste = dato - timedelta(days=1)
    return leder.med(til=siste if leder.til is None else min(leder.til, siste))


def _etter(leder: Leder, ny: Leder) -> Leder:
    """A place is one person's: whoever held it ends the day before."""
    if _samme_plass(leder, ny):
        return _avsluttet(leder, ny.fra)
    return leder.med(helheten=leder.helheten and not (ny.helheten and not ny.stedfortreder))


@vilkar(
    "K-131",
    "Lederen har rollen i organet som oppgis",
    "Leiaren har rolla i organet som er oppgitt",
    "The leader holds the role in the body stated",
    rettes_av=("ks", "eier"),
    slik=(
        "Gi rollen i organet først",
        "Gi rolla i organet først",
        "Grant the role in the body first",
    ),
)
def lederen_har_vervet(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(g.fakta.ledere_uten_verv)


@vilkar(
    "K-131, K-143",
    "Lederne passer til typen løp",
    "Leiarane passar til typen løp",
    "The leaders fit the type of løp",
    rettes_av="eier",
    slik=(
        "A: nasjonal leder, B: leder fra regionen, C: én for hver pulje, prosess: prosessleder",
        "A: nasjonal leiar, B: leiar frå regionen, C: éin for kvar pulje, prosess: prosessleiar",
        "A: national leader, B: from the region, C: one per pulje, process: a process leader",
    ),
)
def lederen_passer_typen(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    art = g.aggregat.art
    rolle = Rolle.PROSESSLEDER if art == "F" else Rolle.INNFORINGSLEDER
    feil = {u.person for u in g.steg.ledere if u.rolle is not rolle and not _fri(u)}
    if art == "B":
        feil |= set(g.fakta.ledere_utenfor_omradet)
    if art == "C":
        feil |= {u.person for u in g.steg.ledere if u.pulje is None and not u.helheten}
    return tuple(sorted(feil))


def _fri(utnevnelse: Utnevnelse) -> bool:
    """A stedfortreder, and the one who leads the whole of a C løp, may hold another role."""
    return utnevnelse.stedfortreder or utnevnelse.helheten


@vilkar(
    "K-136",
    "Det er begrunnet at lederen byttes",
    "Det er grunngitt at leiaren blir bytt",
    "It is said why the leader changes",
    rettes_av="eier",
    slik=(
        "Skriv en begrunnelse for byttet",
        "Skriv ei grunngiving for bytet",
        "Write the reason for the change",
    ),
)
def lederbytte_er_begrunnet(g: Grunnlag[Innforingslop, Fakta]) -> bool | tuple[str, ...]:
    """A change is an event with date and reason: the date is the step's, or the appointment's."""
    nye = [u.leder(g.gjelder_dag) for u in g.steg.ledere]
    byttes = tuple(
        leder.person
        for leder in g.aggregat.ledere
        if not leder.stedfortreder and any(_avlost(leder, ny) for ny in nye)
    )
    return g.steg.begrunnelse is not None or (*byttes, *g.steg.avslutter)


@vilkar(
    "K-143",
    "Hver pulje har sin egen leder",
    "Kvar pulje har sin eigen leiar",
    "Each pulje has a leader of its own",
    rettes_av="eier",
    slik=(
        "Utpek en leder til, eller si hvorfor én leder flere",
        "Peik ut ein leiar til, eller sei kvifor éin leier fleire",
        "Appoint one more leader, or say why one person leads several",
    ),
)
def en_leder_per_pulje(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    """Asked in type C only; in A and B one leader has them all."""
    if g.aggregat.art != "C":
        return ()
    nye = [u.leder(g.gjelder_dag) for u in g.steg.ledere]
    blir = [x for x in g.aggregat.ledere_pa(g.dag) if not any(_samme_plass(x, ny) for ny in nye)]
    antall = Counter(
        leder.person
        for leder in (*blir, *nye)
        if leder.pulje is not None and not leder.stedfortreder
    )
    return tuple(sorted(person for person, puljer in antall.items() if puljer > 1))


@vilkar(
    "K-122",
    "Lederen er frikjøpt",
    "Leiaren er frikjøpt",
    "The leader is bought free",
    rettes_av="eier",
    slik=(
        "Avklar frikjøp, eller si hvorfor det ikke trengs",
        "Avklar frikjøp, eller sei kvifor det ikkje trengst",
        "Settle the frikjøp, or say why it is not needed",
    ),
)
def lederen_er_frikjopt(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(g.fakta.ufrikjopte_ledere)
