"""Two of KS who erase, and the two steps that it takes."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from innforing.application.kommando import Gjort
from innforing.application.tilfeldighet import demo_person

if TYPE_CHECKING:
    from innforing.application.kommando import Svar
    from innforing.application.som import Som
    from innforing.bootstrap import Hus
    from innforing.domain.sletting.verdier import Sletteart

SVEN = "Sven Saksbehandler (eksempel)"


def siri(hus: Hus) -> Som:
    """Whoever was first in KS: asks."""
    return hus.som("siri", rolle="saksbehandler", organ="ks")


def sven(hus: Hus) -> Som:
    """Another saksbehandler of KS, entered when first asked for: approves."""
    id_ = demo_person(hus.logg.fro or "", "sven")
    if hus.personer.navn(id_) is None:
        hus.personer.registrer(SVEN, id=id_)
        rolle = {"person": id_, "rolle": "saksbehandler", "fra": "2024-01-01"}
        assert isinstance(siri(hus).tar("gi_rolle", "organ:ks", roller=[rolle]), Gjort)
    return hus.som(id_, rolle="saksbehandler", organ="ks")


def be_om(hus: Hus, art: Sletteart, id_: str | int, sak: str | None = None) -> str:
    """Siri asks; the stream of the case."""
    strom = f"sletting:{sak or uuid.uuid4()}"
    svar = siri(hus).tar("be_om_sletting", strom, art=art.value, id=str(id_), hjemmel="art_17")
    assert isinstance(svar, Gjort), svar
    return strom


def slett(hus: Hus, art: Sletteart, id_: str | int) -> Svar:
    """Siri asks and Sven approves."""
    return sven(hus).tar("godkjenn_sletting", be_om(hus, art, id_))
