"""A kommune answers: yes to a pulje, no, or it withdraws (K-160, K-161)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import (
    KommunePameldt,
    KommuneSattPaVenteliste,
    KommuneVarslet,
    besvart,
)
from innforing.domain.deltakelse.verdier import SenPamelding, Svar, Svarstatus, Varsel
from innforing.domain.deltakelse.vilkar import PuljeFakta, for_sent
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.lokalt import kommunens_fullmektig
from innforing.domain.grunnmur.verdi import Begrunnelse, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class GiSvar(Steg[Deltakelse]):
    """Nothing is asked of a kommune that says no."""

    tekst = Tekst("Svar på invitasjonen", "Svar på invitasjonen", "Answer the invitation")
    fakta = PuljeFakta
    regel = Regel(
        hvem=("kommunens_fullmektig", "lopets_leder", "kommunens_kontaktperson"),
        sperrer=(
            "lopet_tar_imot_svar",
            "kommunen_er_invitert",
            "kommunen_er_med",
            "puljen_er_apen",
            "trekk_passer",
            "plass_eller_venteliste",
            "svaret_er_nytt",
            "kommunens_eget_svar_er_vist",
        ),
    )

    svar: Svar
    pulje: int | None = None
    venteliste: bool = False
    """Yes to the waiting list, should the pulje be full (K-146)."""
    referanse: Publikumstekst | None = None
    """Where the kommune's own written answer is found, when others enter it (K-156)."""
    egen_vurdering: Begrunnelse | None = None
    """The kommune's own weighing of gevinst against capacity, if it wants to keep it (K-162)."""
