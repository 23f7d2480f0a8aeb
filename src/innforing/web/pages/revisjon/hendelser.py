"""P-17 Hendelser: one event at its own address, with what led to it and what followed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.application.replay import kanonisk
from innforing.application.revisjonsspor import linjer_av
from innforing.domain.grunnmur.aggregat import Aggregat, Beslutningsform, bygg
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.katalog import aggregattype
from innforing.eventlog.errors import LogError
from innforing.web.deler import Bevispunkt, Linje, Punkt
from innforing.web.innsyn import innsyn, krev_innsyn, ser_alt_om, som_leseren_ser
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.revisjon.bevishendelse import bevispunkter
from innforing.web.pages.revisjon.hendelsesinnhold import (
    Dokument,
    Endring,
    Innhold,
    dokumenter_i,
)
from innforing.web.pages.revisjon.hendelsesord import (
    hendelsesnavn,
    historikkens_sti,
    hvem,
    stegnavn,
    stromnavn,
    tidspunkt,
)
from innforing.web.pages.revisjon.hendelsespunkt import (
    gjelder_fra,
    punkt,
    raden,
    som_lagret,
    utsnitt_av,
)
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.application.revisjonsspor import Sporlinje
    from innforing.eventlog.rows import StoredRow
    from innforing.web.kall import Kall

FOLGER_INNEN: Final = 1000
"""Events after this one among which its effects are looked for: a process answers at once."""
FLEST_FOLGER: Final = 50


@dataclass(frozen=True, kw_only=True)
class Hendelse(Side):
    """One event."""

    ulest: str | None
    """Why this program cannot read it."""
    fakta: tuple[Linje, ...]
    bevis: Bevispunkt
    """How far the proof of it has come."""
    innhold: tuple[Linje, ...]
    avklaringer: tuple[Linje, ...]
    endringer: tuple[Endring, ...]
    dokumenter: tuple[Dokument, ...]
    arsak: Punkt | None
    samme_kommando: tuple[Punkt, ...]
    folger: tuple[Punkt, ...]
    skjulte: int
    """Events of the same command, or that followed, in streams that the reader may not see."""
    radata: str | None
    """None: it is not for this reader."""
    forrige: Lenke | None
    neste: Lenke | None


def hendelse(kall: Kall, posisjon: str) -> Side:
    """`/hendelser/{posisjon}`; `IkkeFunnet` for one that had not happened, or is not for them."""
    rad = raden(kall, posisjon)
    krev_innsyn(kall, rad.stream_id)
    [linje] = som_leseren_ser(kall, linjer_av(kall.hus, [rad]))
    for_, etter = _tilstander(kall, rad) or (None, None)
    samme, folger, skjulte = _slektninger(kall, rad)
    forrige, neste = _naboer(kall, rad)
    hendelsen = None if linje.ulest else kall.hus.mapper.decode(rad).hendelse
    ord_ = Innhold(kall, kall.ordbok(), hendelsen, for_, etter)
    return Hendelse(
        tittel=hendelsesnavn(kall, rad.topic),
        smuler=_smuler(kall, rad.stream_id),
        ulest=linje.ulest and _ulest(kall),
        fakta=tuple(_fakta(kall, rad, linje)),
        bevis=bevispunkter(kall, rad.stream_id)(rad.position),
        innhold=() if hendelsen is None else ord_.linjer(hendelsen),
        avklaringer=_avklaringer(kall, linje),
        endringer=() if for_ is None or etter is None else ord_.endringer(for_, etter),
        dokumenter=tuple(dokumenter_i(kall, kanonisk(hendelsen))),
        arsak=_arsaken(kall, rad),
        samme_kommando=samme,
        folger=folger,
        skjulte=skjulte,
        radata=_radata(rad) if ser_alt_om(kall, rad.stream_id) else None,
        forrige=forrige,
        neste=neste,
    )


def _radata(rad: StoredRow) -> str:
    return json.dumps(som_lagret(rad), ensure_ascii=False, indent=1, sort_keys=True)


def _ulest(kall: Kall) -> str:
    return kall._(
        "Denne versjonen av programmet kan ikke lese hendelsen. Den vises slik den er lagret."
    )


def _tilstander(kall: Kall, rad: StoredRow) -> tuple[Aggregat, Aggregat] | None:
    """The state of the stream just before the event, and after it; None when none can read it."""
    mapper, typen = kall.hus.mapper, aggregattype(rad.stream_id)
    rader = kall.hus.reader.stream(rad.stream_id)
    try:
        for_ = bygg(typen(), [mapper.decode(r) for r in rader if r.position < rad.position])
        return for_, bygg(for_, (mapper.decode(rad),))
    except LogError:
        return None


def _fakta(kall: Kall, rad: StoredRow, linje: Sporlinje) -> Iterator[Linje]:
    """What the header of the event says."""
    yield Linje(kall._("Posisjon"), kall.tall(rad.position))
    historikk = kall.til(historikkens_sti(rad.stream_id))
    yield Linje(kall._("Gjelder"), stromnavn(kall, rad.stream_id), historikk)
    yield Linje(kall._("Registrert"), tidspunkt(kall, linje.registrert))
    if (gjelder := gjelder_fra(kall, linje)) is not None:
        merket = kall._("{tid}. Det er et annet tidspunkt enn den ble registrert.")
        yield Linje(kall._("Gjelder fra"), merket.format(tid=gjelder))
    yield Linje(kall._("Hvem"), hvem(kall, linje.person, linje.rolle, linje.organ, linje.navn))
    for etikett, verdi in (
        (kall._("Steg"), stegnavn(kall, linje.steg)),
        (kall._("Fase etterpå"), kodeord(kall, LopTilstand, linje.tilstand)),
        (kall._("Begrunnelse"), linje.begrunnelse),
        (kall._("Beslutning"), _beslutning(kall, linje)),
        (kall._("Regler"), _regler(kall, linje)),
        (kall._("Kommando"), linje.kommando),
        (kall._("Sammenheng"), linje.korrelasjon),
    ):
        if verdi:
            yield Linje(etikett, verdi)


def _beslutning(kall: Kall, linje: Sporlinje) -> str:
    """The meeting or written round that it rests on (K-375)."""
    if not isinstance(linje.beslutning, dict):
        return ""
    form, dato, referanse = (
        str(linje.beslutning.get(n, "")) for n in ("form", "dato", "referanse")
    )
    dag = kall.dato(date.fromisoformat(dato)) if dato else ""
    return ", ".join(
        ledd for ledd in (kodeord(kall, Beslutningsform, form), dag, referanse) if ledd
    )


def _regler(kall: Kall, linje: Sporlinje) -> str:
    """The version of the rules of its time, and the position that it was judged on (K-379)."""
    grunnlag = linje.grunnlag.get("posisjon") if isinstance(linje.grunnlag, dict) else None
    deler = []
    if linje.definisjon is not None:
        deler.append(kall._("Livsløpet versjon {versjon}").format(versjon=linje.definisjon))
    if isinstance(grunnlag, int):
        hviler = kall._("Avgjort på loggen til og med hendelse {posisjon}")
        deler.append(hviler.format(posisjon=kall.tall(grunnlag)))
    return ". ".join(deler)


def _avklaringer(kall: Kall, linje: Sporlinje) -> tuple[Linje, ...]:
    bok = kall.ordbok()
    return tuple(Linje(bok.ord(navn), svar or "–") for navn, svar in linje.avklaringer.items())


def _arsaken(kall: Kall, rad: StoredRow) -> Punkt | None:
    """The event that it followed from."""
    if rad.causation is None:
        return None
    funnet, _ = _punkter(kall, kall.hus.reader.span(rad.causation, rad.causation))
    return funnet[0] if funnet else None


def _slektninger(kall: Kall, rad: StoredRow) -> tuple[tuple[Punkt, ...], tuple[Punkt, ...], int]:
    """The other events of its command, those that it caused, and how many are hidden."""
    reader, utsnitt = kall.hus.reader, utsnitt_av(kall)
    utfall = None if rad.command_id is None else reader.outcome(rad.command_id)
    samme: list[StoredRow] = []
    if utfall is not None and utfall.first_position and utfall.last_position:
        alle = reader.span(utfall.first_position, utfall.last_position)
        samme = [r for r in alle if r.position != rad.position and utsnitt.har(r)]
    kjente = {r.position for r in samme}
    etter = reader.span(rad.position + 1, rad.position + FOLGER_INNEN)
    folger = [r for r in etter if r.causation == rad.position and r.position not in kjente]
    vist, skjult = _punkter(kall, samme)
    fulgte, ogsa = _punkter(kall, [r for r in folger if utsnitt.har(r)])
    return vist, fulgte, skjult + ogsa


def _punkter(kall: Kall, rader: Sequence[StoredRow]) -> tuple[tuple[Punkt, ...], int]:
    """The events that the reader may see, and how many are not shown."""
    ser = innsyn(kall)
    synlige = [rad for rad in rader if ser(rad.stream_id)][:FLEST_FOLGER]
    linjer = som_leseren_ser(kall, linjer_av(kall.hus, synlige))
    vist = tuple(
        Punkt(
            tid=p.tid,
            tekst=f"{p.tekst}: {stromnavn(kall, rad.stream_id)}",
            hvem=p.hvem,
            adresse=p.adresse,
            grunn=p.grunn,
        )
        for rad, linje in zip(synlige, linjer, strict=True)
        for p in [punkt(kall, linje)]
    )
    return vist, len(rader) - len(synlige)


def _naboer(kall: Kall, rad: StoredRow) -> tuple[Lenke | None, Lenke | None]:
    """The events before and after it in its stream."""
    utsnitt = utsnitt_av(kall)
    rader = [r for r in kall.hus.reader.stream(rad.stream_id) if utsnitt.har(r)]
    her = next(nr for nr, r in enumerate(rader) if r.position == rad.position)
    return (
        _nabo(kall, rader[her - 1] if her else None),
        _nabo(kall, rader[her + 1] if her + 1 < len(rader) else None),
    )


def _nabo(kall: Kall, rad: StoredRow | None) -> Lenke | None:
    if rad is None:
        return None
    return Lenke(hendelsesnavn(kall, rad.topic), kall.til(f"/hendelser/{rad.position}"))


def _smuler(kall: Kall, strom: str) -> tuple[Lenke, ...]:
    historikk = kall._("Historikk: {hva}").format(hva=stromnavn(kall, strom))
    return (Lenke(historikk, kall.til(historikkens_sti(strom))),)
