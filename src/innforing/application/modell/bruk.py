"""Moving running løp to a version of the model, and back: one command for each løp."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.application.kommando import Avvist, Gjort, Kommando
from innforing.application.modell.flytteprove import lop_i_gang
from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.innforingslop.steg.flytt_til_modell import LopFlyttetTilModell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from innforing.application.huset import Huset
    from innforing.application.kommando import Svar
    from innforing.application.levende import Levende
    from innforing.domain.grunnmur.aktor import Aktor

_FLYTTING = uuid.uuid5(uuid.NAMESPACE_URL, "innforing/modell/flytting")

AVVIST_AV = {
    "modellen_stanser_ikke_lopet": Modellutfall.STANSES,
    "modellen_kan_vurderes_av_systemet": Modellutfall.MA_VURDERES,
}
"""The guard that refuses a move → what the dry run calls it."""


@dataclass(frozen=True, slots=True)
class Utfort:
    """What came of the command on one løp."""

    lop: str
    utfall: Modellutfall | None
    """As the dry run says it, read from the event or from the refusal; None: another reason."""
    vilkar: tuple[str, ...]
    """The guards of the model that stopped it, or else those that refused the command."""
    posisjon: int | None
    """Where it stands in the log; None: nothing was recorded."""


def bruk(
    hus: Huset,
    levende: Levende,
    versjon: str,
    aktor: Aktor,
    begrunnelse: str,
    *,
    na: datetime,
    framdrift: Callable[[int, int], None] = lambda _ferdig, _alle: None,
) -> tuple[Utfort, ...]:
    """Move every running løp that nothing stops; the others are told of, and left alone."""
    lopene = [id_ for id_, lop in lop_i_gang(levende).items() if lop.definisjon != versjon]
    data: dict[str, object] = {"modell": versjon, "begrunnelse": begrunnelse}
    kommandoer = (
        _kommando(levende, "flytt_til_modell", id_, aktor, data, na if hus.logg.demo else None)
        for id_ in sorted(lopene)
    )
    return _ta_alle(hus, kommandoer, len(lopene), framdrift)


def angre(
    hus: Huset,
    levende: Levende,
    versjon: str,
    aktor: Aktor,
    begrunnelse: str,
    *,
    na: datetime,
    bare: tuple[str, ...] = (),
    framdrift: Callable[[int, int], None] = lambda _ferdig, _alle: None,
) -> tuple[Utfort, ...]:
    """Let løp that were moved to the version follow the one they came from: all, or those named."""
    flyttet = [
        id_
        for id_, lop in lop_i_gang(levende).items()
        if lop.definisjon == versjon and lop.flyttet_fra is not None
    ]
    lopene = sorted(bare or flyttet)
    data: dict[str, object] = {"begrunnelse": begrunnelse}
    kommandoer = (
        _kommando(levende, "angre_modellflytting", id_, aktor, data, na if hus.logg.demo else None)
        for id_ in lopene
    )
    return _ta_alle(hus, kommandoer, len(lopene), framdrift)


def _kommando(
    levende: Levende,
    steg: str,
    lop: str,
    aktor: Aktor,
    data: dict[str, object],
    na: datetime | None,
) -> Kommando:
    """An id made of where the løp stands: asked again after a break, it is the same command."""
    strom = f"innforingslop:{lop}"
    _, sett = levende.tilstand(strom)
    return Kommando(
        id=str(uuid.uuid5(_FLYTTING, f"{steg} {strom} {sett}")),
        steg=steg,
        pa=strom,
        aktor=aktor,
        data=data,
        na=na,
        sett_versjon=sett,
    )


def _ta_alle(
    hus: Huset, kommandoer: Iterable[Kommando], alle: int, framdrift: Callable[[int, int], None]
) -> tuple[Utfort, ...]:
    ut = []
    for nr, kommando in enumerate(kommandoer, start=1):
        ut.append(_utfort(kommando.pa.partition(":")[2], hus.ta_steg(kommando)))
        framdrift(nr, alle)
    return tuple(ut)


def _utfort(lop: str, svar: Svar) -> Utfort:
    if isinstance(svar, Gjort):
        hendelse = svar.hendelser[0].hendelse
        if isinstance(hendelse, LopFlyttetTilModell):
            return Utfort(lop, hendelse.utfall, hendelse.vilkar, svar.posisjon)
        return Utfort(lop, None, (), svar.posisjon)
    if not isinstance(svar, Avvist):
        return Utfort(lop, None, ("sett_versjon",), None)
    uoppfylte = (*svar.avvisning.sperrer, *svar.avvisning.avklares)
    for uoppfylt in uoppfylte:
        utfall = AVVIST_AV.get(uoppfylt.vilkar.navn)
        if utfall is not None and len(uoppfylte) == 1:
            return Utfort(lop, utfall, uoppfylt.mangler, None)
    return Utfort(lop, None, tuple(u.vilkar.navn for u in uoppfylte), None)
