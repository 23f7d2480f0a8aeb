"""Questions about what was asked and learnt: the answers of a spørreskjema, and the lessons."""

from __future__ import annotations

from typing import cast

from innforing.application.sporsmal.register import Kilde, UgyldigSporsmal, sporsmal
from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
from innforing.domain.sporreskjema.verdier import Enighet, sum_av


@sporsmal
def sporreskjema(kilde: Kilde, lop: str, pulje: int | None = None) -> object:
    """Who was asked and who answered, and per tema what the latest answers come to (K-215)."""
    strom = f"sporreskjema:{lop}" if pulje is None else f"sporreskjema:{lop}:{pulje}"
    skjema = kilde.blikk.aggregat(strom)
    if not isinstance(skjema, Sporreskjema) or not skjema.finnes:
        raise UgyldigSporsmal(f"there is no «{strom}» as of that moment.")
    svarene: dict[Evalueringstema, list[Enighet]] = {tema: [] for tema in skjema.temaer}
    for svar in (s for kommunens in skjema.svar.values() for s in kommunens):
        svarene[svar.tema].append(svar.enighet)
    summer = {str(tema.value): sum_av(alle) for tema, alle in svarene.items()}
    return {
        "spurt": len(skjema.spurte),
        "svart": len(skjema.svarte),
        "svarte": skjema.svarte,
        "apent": skjema.er_apent,
        "temaer": {
            tema: {"svar": s.svar, "vet_ikke": s.vet_ikke, "snitt": s.snitt}
            for tema, s in summer.items()
        },
    }


@sporsmal
def laering(kilde: Kilde, lop: str) -> object:
    """Each lesson of the løp, and what later løp say of it in their plans (K-369)."""
    alle = {s: cast("Innforingslop", o) for s, o in kilde.blikk.under("innforingslop:").items()}
    svar = [
        (strom.partition(":")[2], gitt.laeringspunkt, "tatt_med" if gitt.brukes else "ikke_brukt")
        for strom, annet in alle.items()
        for gitt in annet.plan.laeringspunkter
    ]
    eget = alle.get(f"innforingslop:{lop}", Innforingslop())
    return [
        {
            "nr": punkt.nr,
            "publisert": punkt.publisert,
            "trukket": punkt.trukket,
            "svar": {fra: hva for fra, om, hva in svar if om == f"{lop}.{punkt.nr}"},
        }
        for punkt in eget.laeringspunkter
    ]
