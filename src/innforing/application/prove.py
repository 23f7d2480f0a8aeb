"""What the engine would answer to a command, without taking the step: for a look beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.fakta.sporring import Sporring, grunnlag_for, hent_fakta
from innforing.application.fullmakt import verv_for
from innforing.application.lesing import les_steg
from innforing.domain.grunnmur.livslop import mangler_for

if TYPE_CHECKING:
    from datetime import datetime

    from innforing.application.fakta.sporring import Leser
    from innforing.application.kommando import Kommando
    from innforing.domain.grunnmur.livslop import Avvisning
    from innforing.registers.kommuner import Kommuneregister


def prov_kommando(
    leser: Leser, kommuner: Kommuneregister, kommando: Kommando, *, na: datetime
) -> Avvisning | None:
    """What stands between the actor and the step as things are; None when nothing does.

    Nothing is recorded, the refusal neither. Raises `UgyldigKommando` for malformed data.
    """
    steg, _ = les_steg(kommando)
    sporring = Sporring(
        leser=leser,
        kommuner=kommuner,
        strom=kommando.pa,
        aggregat=leser.aggregat(kommando.pa),
        steg=steg,
        aktor=kommando.aktor,
        na=na,
        gjelder=kommando.gjelder or na,
    )
    verv = verv_for(kommando.aktor, leser, na)
    return mangler_for(grunnlag_for(sporring, verv=verv, fakta=hent_fakta(steg, sporring)))
