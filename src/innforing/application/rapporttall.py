"""The figures of a report, counted in the log: each with the events that it counts (K-315).

They are the network's own: its kommuner by the register, the year by when things took effect. The
same log up to the same position gives the same figures and the same positions, to the byte.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.application.tidspunkt import dag_i_norge
from innforing.domain.deltakelse.folger import KommuneFikkPlass, KommunePameldt
from innforing.domain.deltakelse.steg.registrer_aktivitet import AktivitetRegistrert
from innforing.domain.deltakelse.steg.registrer_forankring import ForankringRegistrert
from innforing.domain.grunnmur.rapportering import Rapporttall as T
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.steg.registrer_gevinst import GevinstRegistrert
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.steg.foresla import LopForeslatt
from innforing.domain.losning.steg.sett_portefoljestatus import PortefoljestatusSatt
from innforing.domain.rapport.rapport import nettverket
from innforing.domain.rapport.verdier import Utregnet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innforing.application.historikk import Historikk
    from innforing.domain.grunnmur.aggregat import LoggfortHendelse
    from innforing.domain.rapportmal.rapportmal import Rapportmal
    from innforing.registers.kommuner import Kommuneregister

Funn = tuple[T, str, int]
"""A figure, the thing that it counts once, and the position of the event that says so."""


def utregnet(
    mal: Rapportmal, nokkel: str, historikk: Historikk, kommuner: Kommuneregister
) -> tuple[Utregnet, ...]:
    """Every computed figure that the template asks for, in its order."""
    onsket = [(felt.nokkel, felt.tall) for felt in mal.felter if felt.tall is not None]
    if not onsket:
        return ()
    ar = int(nokkel.split(":")[1])
    telt = tell(historikk, _kommunene(kommuner, nettverket(nokkel), ar), ar)
    return tuple(
        Utregnet(
            felt=felt,
            tall=tall,
            verdi=len(telt.get(tall, {})),
            bygger_pa=tuple(sorted({p for sett in telt.get(tall, {}).values() for p in sett})),
        )
        for felt, tall in onsket
    )


def tell(
    historikk: Historikk, kommuner: frozenset[str], ar: int
) -> Mapping[T, Mapping[str, set[int]]]:
    """Figure → each thing it counts → positions of the events that say so."""
    telt: dict[T, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for prefiks in ("deltakelse:", "ibruktakelse:"):
        for strom in historikk.strommer(prefiks):
            if strom.rpartition(":")[2] not in kommuner:
                continue
            for loggfort in historikk.hendelser(strom):
                for tall, ting, posisjon in _funn(loggfort, ar):
                    telt[tall][ting].add(posisjon)
    for lop, posisjoner in telt.get(T.FELLES_LOP, {}).items():
        for posisjon in _portefoljeplass(historikk, lop):
            telt[T.LOP_I_PORTEFOLJEN][lop] |= {posisjon, *posisjoner}
    return telt


def _funn(loggfort: LoggfortHendelse[Any], ar: int) -> Iterator[Funn]:
    """What one event of one kommune counts for, in the year."""
    slag, forst, kommune = loggfort.strom.split(":")
    match loggfort.hendelse:
        case ForankringRegistrert(dato=dag) if dag.year == ar:
            yield T.FORANKREDE_KOMMUNER, kommune, loggfort.posisjon
        case AktivitetRegistrert(dato=dag, navn=navn) if dag.year == ar:
            yield T.AKTIVITETER, f"{forst} {dag} {navn}", loggfort.posisjon
        case KommunePameldt() | KommuneFikkPlass() if _dag(loggfort).year == ar:
            yield T.PAMELDTE_KOMMUNER, kommune, loggfort.posisjon
            yield T.FELLES_LOP, forst, loggfort.posisjon
        case BruksstatusMeldt(fra=dag, status=status) if dag.year == ar:
            if status.trinn >= Bruksstatus.TATT_I_BRUK.trinn:
                yield T.KOMMUNER_SOM_TOK_I_BRUK, kommune, loggfort.posisjon
        case GevinstRegistrert(gevinst=gevinst) if _ar(gevinst.realisert) == ar:
            yield T.GEVINSTER, f"{slag} {forst} {kommune} {gevinst.id}", loggfort.posisjon


def _portefoljeplass(historikk: Historikk, lop: str) -> Iterator[int]:
    """Where the portefølje says something of the løsning of a løp (K-311)."""
    foreslatt = (
        h.hendelse
        for h in historikk.hendelser(f"innforingslop:{lop}")
        if isinstance(h.hendelse, LopForeslatt)
    )
    for losning in {h.losning for h in foreslatt if h.losning is not None}:
        for loggfort in historikk.hendelser(f"losning:{losning}"):
            if isinstance(loggfort.hendelse, PortefoljestatusSatt):
                yield loggfort.posisjon


def _ar(dag: date | None) -> int | None:
    return None if dag is None else dag.year


def _dag(loggfort: LoggfortHendelse[Any]) -> date:
    return dag_i_norge(loggfort.hode.get("gjelder_us") or loggfort.registrert_us)


def _kommunene(kommuner: Kommuneregister, organ: str, ar: int) -> frozenset[str]:
    """The kommuner of the network at the end of the year."""
    dag = max(date(ar, 12, 31), kommuner.begynner)
    return frozenset(k.id for k in kommuner.i_diginettverk(organ.removeprefix("digi-"), dag))
