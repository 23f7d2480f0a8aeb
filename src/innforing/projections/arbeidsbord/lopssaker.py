"""What waits in the løp: the tables of the arbeidsbord that tell of them, and how they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.projections.arbeidsbord.lopsbilde import Lopsbilde
from innforing.projections.arbeidsbord.oppgaver import Oppgaveart
from innforing.projections.arbeidsbord.ventende import (
    kan_folge_opp,
    kan_ha_skjema,
    oppgaver_i,
)
from innforing.projections.kalender import dag_i_norge
from innforing.projections.sight import Found
from innforing.projections.table import Cell, Table

if TYPE_CHECKING:
    from innforing.projections.arbeidsbord.oppgaver import Oppgave
    from innforing.projections.sight import Sight

# a field is a row of its own: each rests on its own event
LOP = Table(name="arbeidsbord_lop", key=("lop", "felt"), values=("verdi",))
"""What the løp is, whose it is, and where it stands."""
PULJE = Table(
    name="arbeidsbord_pulje",
    key=("lop", "pulje", "felt"),
    values=("verdi",),
    numbers=frozenset({"pulje"}),
)
"""Phase, period and answer deadline; without dates of its own a pulje has those of the plan."""
LEDER = Table(
    name="arbeidsbord_leder",
    key=("lop", "nr"),
    values=("person", "rolle", "organ", "pulje", "fra", "til", "helheten"),
    numbers=frozenset({"nr", "pulje", "helheten"}),
)
"""Every appointment; the period says who leads."""
SAK = Table(
    name="arbeidsbord_sak",
    key=("lop", "art", "nr"),
    values=("apen", "organ", "dato"),
    numbers=frozenset({"nr", "apen"}),
)
"""A matter of the løp itself: open, the body it stands with where the løp names one, a date."""
KOMMUNESAK = Table(
    name="arbeidsbord_kommunesak",
    key=("lop", "kommune", "art", "nr"),
    values=("apen",),
    numbers=frozenset({"nr", "apen"}),
    repeats=False,
    overrules=True,
)
"""A matter between the løp and one kommune, about a pulje (0: about none)."""
OPPFOLGING = Table(name="arbeidsbord_oppfolging", key=("lop", "kommune", "id"), values=("dato",))
"""A follow-up that is planned; no date when it is done."""
SKJEMA = Table(
    name="arbeidsbord_skjema",
    key=("lop", "pulje", "kommune"),
    values=("apen", "svarfrist"),
    numbers=frozenset({"pulje", "apen"}),
)
"""A spørreskjema that a kommune has not answered, about a pulje or the whole løp (0)."""
LOPSTABELLER = (LOP, PULJE, LEDER, SAK, KOMMUNESAK, OPPFOLGING, SKJEMA)

MED_KOMMUNER = (LopTilstand.PAMELDING, LopTilstand.GJENNOMFORING, LopTilstand.EVALUERT)
"""Where something may wait between a løp and its kommuner."""


def lopenes_oppgaver(
    sight: Sight,
    lop: str | None = None,
    *,
    bare: tuple[Oppgaveart, ...] = (),
    for_: tuple[str | None, str | None] = (None, None),
) -> Iterator[Oppgave]:
    """What waits in every løp that there was, or in one; `bare` are the kinds asked for, if any.

    `for_` is a role and a body: what is certain not to wait for them may be left out.
    """
    hvilke = {} if lop is None else {"lop": lop}
    dag = dag_i_norge(sight.per)
    bilder: dict[str, Lopsbilde] = {}
    for rad in sight.rows(LOP, **hvilke):
        id_ = rad.text("lop")
        bilder.setdefault(id_, Lopsbilde(id_, dag)).felt[rad.text("felt")] = rad
    kjente = {id_: bilde for id_, bilde in bilder.items() if bilde.kjent}
    for tabell in (LEDER, SAK, PULJE):
        for rad in sight.rows(tabell, **hvilke):
            if rad.text("lop") in kjente:
                _legg_til(kjente[rad.text("lop")], tabell, rad)
    if not bare or Oppgaveart.OPPFOLGING in bare:
        _folg_opp(sight, kjente, for_, **hvilke)
    if not bare and kan_ha_skjema(for_[1]):
        _sporreskjemaer(sight, kjente, **hvilke)
    apne = _i_kommunene(sight, bare) if bare else None
    for id_, bilde in kjente.items():
        if bilde.tilstand in {t.value for t in MED_KOMMUNER}:
            egne = _ventende(sight, KOMMUNESAK, "apen = 1", lop=id_) if apne is None else apne[id_]
            bilde.i_kommunene = egne
        yield from oppgaver_i(bilde)


def _folg_opp(
    sight: Sight,
    kjente: dict[str, Lopsbilde],
    for_: tuple[str | None, str | None],
    **hvilke: str,
) -> None:
    """Follow-ups whose day has come, in the løp where they may wait for somebody."""
    folges = {id_: bilde for id_, bilde in kjente.items() if kan_folge_opp(bilde, *for_)}
    planlagt = ("dato <= ?", dag_i_norge(sight.per).isoformat())
    for rad in _ventende(sight, OPPFOLGING, *planlagt, **hvilke) if folges else ():
        if rad.text("lop") in folges:
            folges[rad.text("lop")].oppfolginger.append(rad)


def _sporreskjemaer(sight: Sight, kjente: dict[str, Lopsbilde], **hvilke: str) -> None:
    """Kommuner that have not answered, in the løp that they were asked about."""
    for rad in _ventende(sight, SKJEMA, "apen = 1", **hvilke):
        if rad.text("lop") in kjente:
            kjente[rad.text("lop")].ubesvarte.append(rad)


def _i_kommunene(sight: Sight, arter: tuple[Oppgaveart, ...]) -> dict[str, list[Found]]:
    """Løp → what is open of some kinds; they are few, and asked for at once."""
    plasser = ", ".join("?" for _ in arter)
    koder = (str(art.value) for art in arter)
    samlet: dict[str, list[Found]] = defaultdict(list)
    for rad in _ventende(sight, KOMMUNESAK, f"apen = 1 AND art IN ({plasser})", *koder):
        samlet[rad.text("lop")].append(rad)
    return samlet


def _ventende(
    sight: Sight, tabell: Table, bare: str, *verdier: Cell, **hvilke: Cell
) -> list[Found]:
    """Rows picked out by the database: of what waits with kommuner most is settled long ago."""
    if tabell.name not in sight.edition.has():
        return []
    holdt, gitt = sight.held(tabell, **hvilke)
    kolonner = ", ".join((*tabell.columns, "gyldig_fra", "fra_pos"))
    sql = f"SELECT {kolonner} FROM {holdt} AS held WHERE {bare} ORDER BY {', '.join(tabell.key)}"
    return [
        Found(dict(zip(tabell.columns, rad, strict=False)), int(rad[-2] or 0), int(rad[-1] or 0))
        for rad in sight.ask(sql, (*gitt, *verdier))
    ]


def _legg_til(bilde: Lopsbilde, tabell: Table, rad: Found) -> None:
    if tabell is LEDER:
        bilde.ledere.append(rad)
    elif tabell is SAK:
        bilde.saker.setdefault(rad.text("art"), []).append(rad)
    else:
        bilde.puljer.setdefault(rad.number("pulje"), {})[rad.text("felt")] = rad
