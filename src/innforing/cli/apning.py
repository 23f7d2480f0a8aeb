"""Opening the house for a command, and finding what its arguments mean."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from innforing.application.kommando import UgyldigKommando
from innforing.application.lesing import nermeste
from innforing.application.moment import les_moment
from innforing.application.replay import Tilbakeblikk, utsnitt
from innforing.application.tidspunkt import fra_mikrosekunder, les_tidspunkt
from innforing.bootstrap import Hus, Innstillinger, demolog
from innforing.domain.katalog import AGGREGATER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from innforing.application.scenario_fil import Innlest
    from innforing.cli.skjerm import Skjerm


@contextmanager
def apent_hus(skjerm: Skjerm, db: str | None) -> Iterator[Hus]:
    """The house of a log that exists, with its example data announced."""
    with Hus(Innstillinger.fra_miljo(db=db)) as hus:
        skjerm.apnet(hus)
        yield hus


@contextmanager
def demohus(skjerm: Skjerm, db: str | None, fortellinger: Sequence[Innlest]) -> Iterator[Hus]:
    """The house of a log that stories run in, made and upgraded when needed."""
    with demolog(Innstillinger.fra_miljo(db=db), fortellinger) as hus:
        skjerm.apnet(hus)
        yield hus


def tilbakeblikk(
    hus: Hus, *, per: str | None = None, kjent: str | None = None, til: int | None = None
) -> Tilbakeblikk:
    """The log as it was, or as it was known, at what was written on the command line.

    One sentence with the first and the last day that the log can answer for, when it cannot.
    """
    les_moment(hus, naa(hus), per=per, kjent=kjent)
    del_ = utsnitt(
        hus.reader,
        til=til,
        per=None if per is None else les_tidspunkt(per),
        kjent=None if kjent is None else les_tidspunkt(kjent),
    )
    return Tilbakeblikk(hus.reader, hus.mapper, del_)


def naa(hus: Hus) -> datetime:
    """Now; in a demo log the time of its last event."""
    if hus.logg.demo:
        return fra_mikrosekunder(hus.reader.last()[1])
    return hus.verksted.klokke()


def strom_av(id_: str, prefiks: str = "innforingslop") -> str:
    """The stream id that was meant: a bare id gets the prefix."""
    slag = id_.partition(":")[0]
    return id_ if slag in AGGREGATER else f"{prefiks}:{id_}"


def kjent_strom(hus: Hus, id_: str, prefiks: str = "innforingslop") -> str:
    """The same, of a stream that exists; else one sentence with the nearest names."""
    strom = strom_av(id_, prefiks)
    if hus.reader.stream(strom):
        return strom
    slag = strom.partition(":")[0]
    kjente = {rad.stream_id for rad in hus.reader.under(f"{slag}:")}
    if slag == prefiks:
        kjente = {kjent.partition(":")[2] for kjent in kjente}
        raise UgyldigKommando(f"there is no {prefiks} «{id_}».{nermeste(id_, kjente)}")
    raise UgyldigKommando(f"there is no «{strom}».{nermeste(strom, kjente)}")


def kjent_modell(kjente: Collection[str], navn: str) -> str:
    """The name of a read model that there is; else one sentence with the nearest names."""
    if navn not in kjente:
        raise UgyldigKommando(f"there is no read model «{navn}».{nermeste(navn, kjente)}")
    return navn
