"""The people of the history: numbered roles, never a name that anybody could have."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from innforing.application.som import EKSEMPEL
from innforing.application.tilfeldighet import demo_person
from innforing.domain.grunnmur.aktor import Aktor, Rolle

if TYPE_CHECKING:
    from innforing.domain.innforingslop.innforingslop import Innforingslop

KG = "koordineringsgruppen"
MEDLEMMER = ("ks", "nhn", "helsedirektoratet", "region", "region", "region")
"""The party that each member of the koordineringsgruppe stands for."""
PROGRAMMER = 8
LEDERE_I_REGIONEN = 3
RESSURSER_I_REGIONEN = 2


class Folk:
    """Who acts for which body; a code always means the same person."""

    def __init__(self, fro: str) -> None:
        """Take the seed of the log, which makes the ids."""
        self._fro = fro
        self._antall: Counter[str] = Counter()
        self.navn: dict[str, str] = {}
        """Person id → name, in the order they came."""

    def person(self, kode: str, tittel: str) -> str:
        """The person id of a code, numbered within the title when it is new."""
        id_ = demo_person(self._fro, kode)
        if id_ not in self.navn:
            self._antall[tittel] += 1
            self.navn[id_] = f"{tittel} {self._antall[tittel]}{EKSEMPEL}"
        return id_

    def medlem(self, nr: int) -> Aktor:
        """A member of the koordineringsgruppe."""
        nr %= len(MEDLEMMER)
        return self._aktor(f"kg-{nr}", "Medlem av koordineringsgruppen", Rolle.MEDLEM, KG)

    def ks(self) -> Aktor:
        """The saksbehandler of KS."""
        return self._aktor("ks", "Saksbehandler", Rolle.SAKSBEHANDLER, "ks")

    def nhn(self) -> Aktor:
        """The saksbehandler of Norsk helsenett."""
        return self._aktor("nhn", "Saksbehandler", Rolle.SAKSBEHANDLER, "nhn")

    def helsedirektoratet(self) -> Aktor:
        """The saksbehandler of Helsedirektoratet."""
        return self._aktor("hdir", "Saksbehandler", Rolle.SAKSBEHANDLER, "helsedirektoratet")

    def helsefag(self) -> Aktor:
        """The leader of the helsefaglig gruppe."""
        return self._aktor("helsefag", "Helsefaglig leder", Rolle.LEDER, "helsefaglig-gruppe")

    def program(self, nr: int) -> Aktor:
        """The leader of a program."""
        nr %= PROGRAMMER
        return self._aktor(f"program-{nr}", "Programleder", Rolle.LEDER, program(nr))

    def kontaktperson(self, fylke: str) -> Aktor:
        """The kontaktperson e-helse of a region."""
        return self._aktor(
            f"kp-{fylke}", "Kontaktperson", Rolle.KONTAKTPERSON_EHELSE, regional(fylke)
        )

    def leder(self, fylke: str, nr: int) -> Aktor:
        """One of the innføringsledere of a region."""
        nr %= LEDERE_I_REGIONEN
        organ = regional(fylke)
        return self._aktor(f"il-{fylke}-{nr}", "Innføringsleder", Rolle.INNFORINGSLEDER, organ)

    def prosessleder(self, fylke: str) -> Aktor:
        """The prosessleder of a region."""
        return self._aktor(f"pl-{fylke}", "Prosessleder", Rolle.PROSESSLEDER, regional(fylke))

    def ressurs(self, fylke: str, nr: int) -> Aktor:
        """One of the nettverksressurser of a region."""
        nr %= RESSURSER_I_REGIONEN
        organ = regional(fylke)
        return self._aktor(f"nr-{fylke}-{nr}", "Nettverksressurs", Rolle.NETTVERKSRESSURS, organ)

    def fullmektig(self, kommune: str) -> Aktor:
        """Who answers for a kommune."""
        return self._aktor(
            f"fm-{kommune}", "Svarer for kommunen", Rolle.FULLMEKTIG, f"kommune-{kommune}"
        )

    def i_gruppen(self, gruppe: str) -> Aktor:
        """The member of an arbeidsgruppe who acts for it: from Norsk helsenett."""
        return Aktor(person=self.nhn().person, rolle=Rolle.MEDLEM, organ=gruppe)

    def _aktor(self, kode: str, tittel: str, rolle: Rolle, organ: str) -> Aktor:
        return Aktor(person=self.person(kode, tittel), rolle=rolle, organ=organ)


def leder_av(lop: Innforingslop, pulje: int | None = None) -> Aktor:
    """The newest leader of the løp or of the pulje, as an actor."""
    egne = [le for le in lop.ledere if pulje is None or le.pulje in (None, pulje)]
    leder = next((le for le in reversed(egne) if le.helheten or pulje is not None), egne[-1])
    return Aktor(person=leder.person, rolle=leder.rolle, organ=leder.organ)


def program(nr: int) -> str:
    """The id of a program."""
    return f"program-{nr % PROGRAMMER + 1}"


def regional(fylke: str) -> str:
    """The id of the regional gruppe of a fylke."""
    return f"regional-{fylke}"
