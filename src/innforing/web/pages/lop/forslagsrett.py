"""Whether the reader may propose a løp of some kind: the rows of the life cycle say who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.fullmakt import verv_for
from innforing.application.neste_steg import uutfylt
from innforing.domain.grunnmur.aggregat import Grunnlag
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.vilkar import MYNDIGHETER
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE, LIVSLOP
from innforing.domain.innforingslop.steg.foresla import Fakta, Foresla
from innforing.domain.innforingslop.verdier import Omrade, Omradeart

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aktor import Aktor, Verv
    from innforing.web.kall import Kall

HELSEREGION = "helseregion-"


def kan_foresla(kall: Kall) -> bool:
    """Whether one of those who may propose a løp, of whatever type, is the reader, now."""
    if kall.jeg is None or kall.spolt or kall.jeg.aktor.rolle is Rolle.REVISOR:
        return False
    aktor = kall.jeg.aktor
    verv = verv_for(aktor, kall.hus.levende, kall.na)
    grunnlag = _grunnlag(kall, aktor, verv)
    rader = (r for r in LIVSLOP[GJELDENDE].overganger if r.steg == Foresla.trigger())
    return verv.innehar and any(MYNDIGHETER[n].sporsmal(grunnlag) for r in rader for n in r.hvem)


def _grunnlag(kall: Kall, aktor: Aktor, verv: Verv) -> Grunnlag[Innforingslop, Fakta]:
    """A proposal in the reader's own area, not filled in any further."""
    steg = uutfylt(Foresla, standard=True)
    vars(steg)["omrade"] = _eget_omrade(verv)
    return Grunnlag(
        aggregat=Innforingslop(),
        steg=steg,
        aktor=aktor,
        verv=verv,
        na=kall.na,
        gjelder=kall.na,
        fakta=Fakta(omradets_organer=(aktor.organ,)),
        nokkel="",
    )


def _eget_omrade(verv: Verv) -> Omrade:
    """Of a diginettverk, which has no region of its own, any area will do: its own has one."""
    region = verv.region or "-"
    if region.startswith(HELSEREGION):
        return Omrade(art=Omradeart.HELSEREGION, kode=region.removeprefix(HELSEREGION))
    return Omrade(art=Omradeart.FYLKE, kode=region)
