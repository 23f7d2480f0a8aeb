"""The bodies that the register of kommuner already knows: every kommune and every diginettverk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.som import Som
from innforing.domain.grunnmur.aktor import Aktor, Organtype, Rolle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innforing.application.huset import Huset
    from innforing.application.kommando import Svar


def importer_organer(hus: Huset, person: str, dag: date) -> list[Svar]:
    """Let KS enter the bodies of the day; roles in them are granted afterwards, one by one."""
    ks = Som(hus, Aktor(person=person, rolle=Rolle.SAKSBEHANDLER, organ="ks"))
    return [
        ks.tar("opprett_organ", f"organ:{id_}", organtype=type_.value, navn=navn, kommune=kommune)
        for id_, type_, navn, kommune in _organer(hus, dag)
    ]


def _organer(hus: Huset, dag: date) -> Iterator[tuple[str, Organtype, str, str | None]]:
    """The code, kind, name and kommune of each body."""
    for nettverk in hus.kommuner.diginettverk(dag):
        yield f"digi-{nettverk.id}", Organtype.DIGINETTVERK, f"Digi {nettverk.navn}", None
    for en in hus.kommuner.per(dag):
        yield f"kommune-{en.id}", Organtype.KOMMUNE, f"{en.visningsnavn} kommune", en.id
