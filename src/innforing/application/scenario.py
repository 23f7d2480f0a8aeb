"""Runs stories: takes their steps in order, compares what came, and ends by replaying it all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from innforing.application.forklaring import forklar
from innforing.application.kommando import Avvist, Gjort, UgyldigKommando
from innforing.application.ordbok import Ordbok
from innforing.application.replay import Tilbakeblikk, kanonisk, kontroller_replay, utsnitt
from innforing.application.sporsmal.alle import Kilde, UgyldigSporsmal, spor, stemmer
from innforing.application.tidslinje import STEG, tidslinje
from innforing.application.tidspunkt import dag_i_norge, dagens_begynnelse, fra_mikrosekunder
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.eventlog.errors import CommandReused
from innforing.registers.kommuner import Kommuneregister

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from typing import Any

    from innforing.application.fortelling import Forventning
    from innforing.application.huset import Huset
    from innforing.application.kommando import Svar
    from innforing.application.scenario_fil import Innlest
    from innforing.application.tidslinje import Post, Tidslinje
    from innforing.domain.grunnmur.aggregat import LoggfortHendelse
    from innforing.eventlog.rows import RefusedRow


class Avvik(Exception):
    """A story did not go as it says: which file, which step, and what came instead."""


class ForSent(Exception):
    """The story cannot be run in this log; nothing was recorded."""


@dataclass(frozen=True, slots=True)
class Kjort:
    """What a run came to."""

    steg: int
    """Steps taken now."""
    gjentatt: int
    """Steps the log had already."""
    svar: int
    """Expected answers that were given."""
    posisjon: int
    avtrykk: str
    """The digest of every folded state."""


def _stille(_ferdig: int, _alle: int) -> None:
    """Show no progress."""


def kjor(
    hus: Huset,
    fortellinger: Sequence[Innlest],
    *,
    na: bool = False,
    framdrift: Callable[[int, int], None] = _stille,
) -> Kjort:
    """Run the stories on one timeline; with `na` at present time, their dates as effective."""
    if hus.logg.fro is None:
        raise ForSent("stories are example data, and are never run in an ekte log.")
    linje = tidslinje(fortellinger, hus.kommuner, fro=hus.logg.fro)
    kjente = {p.kommando.id for p in linje.poster if _er_kjent(hus, p, samme_dag=not na)}
    nye = [post for post in linje.poster if post.kommando.id not in kjente]
    if not na:
        _kontroller_tid(hus, nye)
    _registrer(hus, linje)
    for nr, post in enumerate(_med_tid(hus, linje.poster, kjente, na=na), 1):
        _ta(hus, post, kjent=post.kommando.id in kjente)
        framdrift(nr, len(linje.poster))
    svar = sum(_kontroller_svar(hus, fortelling) for fortelling in fortellinger)
    avtrykk = kontroller_replay(hus.verksted)
    return Kjort(len(nye), len(kjente), svar, hus.reader.last()[0], avtrykk)


def gjenstar(hus: Huset, fortellinger: Sequence[Innlest]) -> bool:
    """Whether the log lacks any step of the stories, refused ones apart."""
    poster = tidslinje(fortellinger, hus.kommuner, fro=hus.logg.fro or "").poster
    ventet = (p.kommando.id for p in reversed(poster) if p.form.avvises is None)
    return any(hus.reader.outcome(id_) is None for id_ in ventet)


def forste_tid(fortellinger: Sequence[Innlest]) -> datetime | None:
    """The moment the first of the stories begins, when their demo log is born; None: no steps."""
    poster = tidslinje(fortellinger, Kommuneregister.standard(), fro="").poster
    return poster[0].tid if poster else None


def _er_kjent(hus: Huset, post: Post, *, samme_dag: bool) -> bool:
    """Whether the log holds the step already: as an outcome, or as the refusal it should get."""
    if hus.reader.outcome(post.kommando.id) is not None:
        return True
    if post.form.avvises is None:
        return False
    dag = post.tid.astimezone(OSLO).date()
    return any(
        not samme_dag or dag_i_norge(rad.recorded_us or 0) == dag for rad in _avslag(hus, post)
    )


def _avslag(hus: Huset, post: Post) -> list[RefusedRow]:
    """The refusals of the same step on the same stream, by the same actor."""
    k = post.kommando
    ventet = (k.steg, k.aktor.person, str(k.aktor.rolle.value), k.aktor.organ)
    return [
        rad
        for rad in hus.reader.refused(k.pa)
        if (rad.step, rad.person, rad.role, rad.body) == ventet
    ]


def _kontroller_tid(hus: Huset, nye: Sequence[Post]) -> None:
    """A story cannot begin before what the log has recorded: nothing is put in between."""
    posisjon, siste_us = hus.reader.last()
    if not nye or posisjon <= 1:
        return
    forste = nye[0]
    siste = fra_mikrosekunder(siste_us).astimezone(OSLO)
    tid = forste.tid.astimezone(OSLO)
    for_tidlig = tid.date() < siste.date() if forste.bare_dag else tid < siste
    if for_tidlig:
        raise ForSent(
            f"{forste.sted} is of {tid:%Y-%m-%d}, but the log's last event is of "
            f"{siste:%Y-%m-%d %H:%M}: use a new file (--db), or --na to record it now."
        )


def _registrer(hus: Huset, linje: Tidslinje) -> None:
    """Enter the people of the stories; those that are there keep their names."""
    kjente = {person.id for person in hus.personer.alle()}
    for id_, navn in linje.personer.items():
        if id_ not in kjente:
            hus.personer.registrer(navn, id=id_)


def _med_tid(hus: Huset, poster: Sequence[Post], kjente: set[str], *, na: bool) -> Iterator[Post]:
    """Each post with its times: never at or before what the log recorded last."""
    siste = fra_mikrosekunder(hus.reader.last()[1])
    frist_ved: datetime | None = None
    for post in poster:
        if post.kommando.id in kjente:
            yield post
            continue
        if post.tid != frist_ved:
            frist_ved = post.tid
            hus.kjor_frister(hus.verksted.klokke() if na else post.tid)
            siste = max(siste, fra_mikrosekunder(hus.reader.last()[1]))
        if na:
            yield _naa(post)
            continue
        siste = max(post.tid, siste + STEG)
        yield replace(post, kommando=replace(post.kommando, na=siste))


def _naa(post: Post) -> Post:
    """The post recorded at present time, with the story's date as effective."""
    virker = post.kommando.gjelder or dagens_begynnelse(post.form.dato)
    return replace(post, kommando=replace(post.kommando, gjelder=virker))


def _ta(hus: Huset, post: Post, *, kjent: bool) -> None:
    if kjent and post.form.avvises is not None:
        kom = [set(rad.unmet) for rad in _avslag(hus, post)]
        if set(post.form.avvises) not in kom:
            ventet = "refused by " + _liste(post.form.avvises)
            raise Avvik(_avvik(post, ventet, "refused by " + _liste(sorted(set().union(*kom)))))
        return
    try:
        svar = _gjenta(hus, post) if kjent else hus.ta_steg(post.kommando)
    except UgyldigKommando as feil:
        raise Avvik("\n  ".join((f"{post.sted}: the step is malformed:", *feil.feil))) from None
    except CommandReused:
        raise Avvik(
            f"{post.sted}: the log holds this step with another content: "
            "the file was changed after it was run, use a new log."
        ) from None
    _sammenlign(hus, post, svar)


def _gjenta(hus: Huset, post: Post) -> Svar:
    """The first outcome of a known step, which may have been recorded with `na` or without."""
    try:
        return hus.ta_steg(post.kommando)
    except CommandReused:
        return hus.ta_steg(_naa(post).kommando)


def _sammenlign(hus: Huset, post: Post, svar: Svar) -> None:
    ventet, kom = post.form, tuple(_navn(svar))
    if isinstance(svar, Gjort):
        egne = [h for h in svar.hendelser if h.strom == svar.strom]
        andre = Counter(_hendelsesnavn(h) for h in svar.hendelser if h.strom != svar.strom)
        if ventet.avvises is not None:
            raise Avvik(_avvik(post, "refused by " + _liste(ventet.avvises), _liste(kom)))
        if ventet.gir is not None and tuple(map(_hendelsesnavn, egne)) != ventet.gir:
            raise Avvik(_avvik(post, _liste(ventet.gir), _liste(map(_hendelsesnavn, egne))))
        for navn, antall in ventet.gir_ogsa.items():
            if andre[navn] != antall:
                raise Avvik(_avvik(post, f"{antall} × {navn}", f"{andre[navn]} × {navn}"))
    elif ventet.avvises is None or set(kom) != set(ventet.avvises):
        hva = _liste(ventet.gir or ("the step taken",))
        if ventet.avvises is not None:
            hva = "refused by " + _liste(ventet.avvises)
        ordbok = Ordbok("nb", kommuner=hus.kommuner, personer=hus.personer)
        raise Avvik(_avvik(post, hva, "refused:", *forklar(svar, ordbok).linjer(ordbok)))


def _navn(svar: Svar) -> Iterator[str]:
    if isinstance(svar, Gjort):
        yield from map(_hendelsesnavn, svar.hendelser)
    elif isinstance(svar, Avvist):
        uoppfylte = (*svar.avvisning.sperrer, *svar.avvisning.avklares)
        yield from (u.vilkar.navn for u in uoppfylte)


def _hendelsesnavn(loggfort: LoggfortHendelse[Any]) -> str:
    return type(loggfort.hendelse).__name__


def _liste(navn: Iterable[str]) -> str:
    return ", ".join(navn) or "nothing"


def _avvik(post: Post, ventet: str, kom: str, *linjer: str) -> str:
    return "\n  ".join((f"{post.sted}:", f"expected {ventet}", f"came {kom}", *linjer))


def _kontroller_svar(hus: Huset, fortelling: Innlest) -> int:
    for nr, forventning in enumerate(fortelling.form.forvent, 1):
        sted = f"{fortelling.navn}, forvent {nr} ({forventning.spor})"
        try:
            kom = _svar(hus, forventning)
        except UgyldigSporsmal as feil:
            raise Avvik(f"{sted}: {feil}") from None
        if not stemmer(forventning.svar, kom):
            raise Avvik(
                f"{sted}, per {forventning.per or 'the end'}:\n"
                f"  expected {kanonisk(forventning.svar)}\n  came {kom}"
            )
    return len(fortelling.form.forvent)


def _svar(hus: Huset, forventning: Forventning) -> object:
    del_ = utsnitt(hus.reader, per=forventning.per, kjent=forventning.kjent)
    blikk = Tilbakeblikk(hus.reader, hus.mapper, del_)
    return spor(Kilde(blikk, hus.kommuner), forventning.spor, forventning.om)
