"""What can be chosen in the steps of a grant: its people, its invoices, who leads its network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.organ.organ import Organ
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.web.skjema.valg import alle_kommuner, alle_personer
from innforing.web.skjema.valgtype import Kilde, Valg, ordnet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.web.kall import Kall


def tilknyttede(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Whoever is tied to the grant, or was."""
    tilskudd = _tilskudd(kall, strom)
    return _folk(kall, () if tilskudd is None else {p.person for p in tilskudd.personer})


def ledere_av_nettverket(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Who lead the network of the grant today (K-281)."""
    tilskudd, mottaker = _tilskudd(kall, strom), strom.rpartition(":")[2]
    nettverk = mottaker if tilskudd is None or tilskudd.del_av is None else tilskudd.del_av
    organ = kall.leser.aggregat(f"organ:digi-{nettverk}")
    if tilskudd is None or not isinstance(organ, Organ):
        return ()
    dag = kall.moment.dag
    return _folk(kall, {r.person for r in organ.aktive(dag) if r.rolle is Rolle.LEDER})


def apne_fakturaer(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """The invoices that something is left of."""
    tilskudd = _tilskudd(kall, strom)
    fakturaer = () if tilskudd is None else tilskudd.fakturaer
    return tuple(Valg(f.nr, f"{f.nr}: {kall.tall(f.belop)}\u00a0kr") for f in fakturaer if f.rest)


def _tilskudd(kall: Kall, strom: str) -> Tilskudd | None:
    aggregat = kall.leser.aggregat(strom)
    return aggregat if isinstance(aggregat, Tilskudd) else None


def _folk(kall: Kall, personer: Iterable[str]) -> tuple[Valg, ...]:
    return ordnet(Valg(person, kall.navn(person)) for person in personer)


TILSKUDDSKILDER: Final[dict[str, Kilde]] = {
    "Fakturalinje.person": tilknyttede,
    "meld_personendring.person": tilknyttede,
    "signert_av": ledere_av_nettverket,
    "underskrevet_av": alle_personer,
    "Tilskuddsperson.person": alle_personer,
    **dict.fromkeys(("arbeidsgiver", "vertskommune"), alle_kommuner),
    **dict.fromkeys(
        ("godta_sen_faktura.nr", "avvis_faktura.nr", "utbetal_tilskudd.nr"), apne_fakturaer
    ),
}
