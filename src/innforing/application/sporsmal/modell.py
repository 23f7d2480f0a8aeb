"""Questions about versions of the model, and which one a løp runs under (K-015, K-324)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from innforing.application.fakta.modell import modellen
from innforing.application.sporsmal.register import Kilde, sporsmal
from innforing.domain.innforingslop.steg.evaluer import LopEvaluert

if TYPE_CHECKING:
    from innforing.domain.innforingslop.innforingslop import Innforingslop


@sporsmal
def modellversjon(kilde: Kilde, versjon: str) -> object:
    """What a version rests on, how far it has come, and from when it is in force."""
    modell = modellen(kilde.blikk, versjon)
    return {
        "funn": dict(Counter(str(funn.tema.value) for funn in modell.funn)),
        "justeringer": len(modell.justeringer),
        "provd": modell.provd is not None,
        "godkjent": modell.godkjent_av is not None,
        "gjelder_fra": modell.gjelder_fra,
    }


@sporsmal
def modellprove(kilde: Kilde, versjon: str, lop: str) -> object:
    """What the newest dry run of the version says of one løp; nothing when it was not in it."""
    funnet = next((p for p in modellen(kilde.blikk, versjon).provd or () if p.lop == lop), None)
    return None if funnet is None else {"utfall": funnet.utfall, "vilkar": funnet.vilkar}


@sporsmal
def modellen_lopet_folger(kilde: Kilde, lop: str) -> object:
    """The version that the løp ran under at the moment."""
    return cast("Innforingslop", kilde.blikk.aggregat(f"innforingslop:{lop}")).definisjon


@sporsmal
def evaluert_pa(kilde: Kilde, lop: str) -> object:
    """The temaer that the evaluering of the løp judges, in order."""
    return [
        vurdert.tema
        for loggfort in kilde.blikk.hendelser(f"innforingslop:{lop}")
        if isinstance(loggfort.hendelse, LopEvaluert)
        for vurdert in loggfort.hendelse.evaluering.temaer
    ]
