"""`gitt(history).nar(step, som=…).da(events)` or `.avvises(guards)`: the rules, specified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Aggregat, Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.aktor import Aktor, Organtype, Rolle, Verv
from innforing.domain.grunnmur.livslop import Avgjorelse, Avvisning, prov

if TYPE_CHECKING:
    from innforing.domain.grunnmur.verdi import Kodeverk, Verdi
    from innforing.domain.grunnmur.vilkar import Vilkar

NA = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    """An actor and the office the register of bodies says that the actor holds."""

    aktor: Aktor
    verv: Verv


def person(
    id_: str | None,
    rolle: Rolle,
    organ: str,
    organtype: Organtype,
    *,
    region: str | None = None,
    kommune: str | None = None,
    innehar: bool = True,
) -> Person:
    """Make an actor in one line."""
    verv = Verv(innehar=innehar, organtype=organtype, region=region, kommune=kommune)
    return Person(Aktor(person=id_, rolle=rolle, organ=organ), verv)


KG, KS, NHN = Organtype.KOORDINERINGSGRUPPE, Organtype.KS, Organtype.NHN
KARI = person("kari", Rolle.MEDLEM, "koordineringsgruppen", KG)
OLA = person("ola", Rolle.MEDLEM, "koordineringsgruppen", KG)
KS_SAK = person("siri", Rolle.SAKSBEHANDLER, "ks", KS)
NHN_SAK = person("nils", Rolle.SAKSBEHANDLER, "nhn", NHN)
PROGRAMMET = person("pia", Rolle.SAKSBEHANDLER, "program-kj", Organtype.PROGRAM)
LEDER = person(
    "lise", Rolle.INNFORINGSLEDER, "regional-vestland", Organtype.REGIONAL_GRUPPE, region="46"
)
GRUPPA = person("geir", Rolle.MEDLEM, "arbeidsgruppe-kj", Organtype.ARBEIDSGRUPPE)
KONTAKT = person(
    "kine", Rolle.KONTAKTPERSON_EHELSE, "regional-vestland", Organtype.REGIONAL_GRUPPE, region="46"
)
RESSURS = person(
    "rune", Rolle.NETTVERKSRESSURS, "regional-vestland", Organtype.REGIONAL_GRUPPE, region="46"
)
BERGEN = person("berit", Rolle.FULLMEKTIG, "kommune-bergen", Organtype.KOMMUNE, kommune="bergen")
VOSS = person("vera", Rolle.FULLMEKTIG, "kommune-voss", Organtype.KOMMUNE, kommune="voss")
SYSTEMET = person(None, Rolle.PROSESS, "systemet", Organtype.SYSTEM)


@dataclass(frozen=True)
class Gitt:
    """History, before a step."""

    hendelser: tuple[Hendelse[Any], ...]
    tilstand: Kodeverk | None = None
    nokkel: str = "x"

    def aggregat(self, type_: type[Aggregat]) -> Aggregat:
        """Fold the history; the state is the one given, as the log would say it."""
        aggregat = type_()
        for hendelse in self.hendelser:
            aggregat = hendelse.anvend(aggregat)
        if self.tilstand is not None:
            aggregat = aggregat.i_tilstand(str(self.tilstand.value))
        return aggregat

    def nar(
        self,
        steg: Steg[Any],
        *,
        som: Person,
        fakta: Verdi | None = None,
        na: datetime = NA,
        gjelder: datetime | None = None,
    ) -> Resultat:
        """Judge the step on the history, as that person, with those facts."""
        g: Grunnlag[Any, Any] = Grunnlag(
            aggregat=self.aggregat(type(steg).aggregattype()),
            steg=steg,
            aktor=som.aktor,
            verv=som.verv,
            na=na,
            gjelder=gjelder or na,
            fakta=fakta or type(steg).fakta(),
            nokkel=self.nokkel,
        )
        return Resultat(prov(g), g)


@dataclass(frozen=True)
class Resultat:
    """What came of the step."""

    utfall: Avgjorelse | Avvisning
    g: Grunnlag[Any, Any]

    def da(self, *hendelser: Hendelse[Any]) -> Aggregat:
        """The step gave exactly these events; return the state after them."""
        assert isinstance(self.utfall, Avgjorelse), self.utfall
        assert self.utfall.hendelser == hendelser
        return self.etter()

    def etter(self) -> Aggregat:
        """The state after the step, which was not refused."""
        assert isinstance(self.utfall, Avgjorelse), self.utfall
        aggregat = self.g.aggregat
        for hendelse in self.utfall.hendelser:
            aggregat = hendelse.anvend(aggregat)
        if self.utfall.tilstand is not None:
            aggregat = aggregat.i_tilstand(self.utfall.tilstand)
        return aggregat

    def avvises(self, *vilkar: Vilkar) -> Avvisning:
        """The step was refused by exactly these guards: blocks first, then warnings."""
        assert isinstance(self.utfall, Avvisning), self.utfall
        uoppfylte = (*self.utfall.sperrer, *self.utfall.avklares)
        assert [u.vilkar.navn for u in uoppfylte] == [v.navn for v in vilkar]
        return self.utfall

    def avvises_av(self, *vilkar: Vilkar) -> Avvisning:
        """The step was refused, and these guards are among the reasons."""
        assert isinstance(self.utfall, Avvisning), self.utfall
        navn = {u.vilkar.navn for u in (*self.utfall.sperrer, *self.utfall.avklares)}
        assert {v.navn for v in vilkar} <= navn
        return self.utfall


def gitt(*hendelser: Hendelse[Any], i: Kodeverk | None = None, nokkel: str = "x") -> Gitt:
    """Given this history, in this life cycle state."""
    return Gitt(hendelser, i, nokkel)


__all__ = [
    "BERGEN",
    "GRUPPA",
    "KARI",
    "KONTAKT",
    "KS_SAK",
    "LEDER",
    "NA",
    "NHN_SAK",
    "OLA",
    "PROGRAMMET",
    "RESSURS",
    "SYSTEMET",
    "VOSS",
    "Person",
    "gitt",
    "person",
]
