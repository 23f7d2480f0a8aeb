"""Acting as somebody: a person in a role for a body, who takes steps in one line each."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from innforing.application.kommando import Kommando, UgyldigKommando
from innforing.application.lesing import nermeste
from innforing.application.tilfeldighet import demo_person
from innforing.domain.grunnmur.aktor import Aktor, Rolle

if TYPE_CHECKING:
    from datetime import datetime

    from innforing.application.huset import Huset
    from innforing.application.kommando import Svar

EKSEMPEL = " (eksempel)"


@dataclass(frozen=True, slots=True)
class Som:
    """An actor in an open house."""

    hus: Huset
    aktor: Aktor

    def tar(
        self,
        steg: str,
        pa: str,
        *,
        kommando: str | None = None,
        gjelder: datetime | None = None,
        sett_versjon: int | None = None,
        **felt: object,
    ) -> Svar:
        """Take one step on one stream; the step's own fields as JSON would hold them."""
        return self.hus.ta_steg(
            Kommando(
                id=kommando or str(uuid.uuid4()),
                steg=steg,
                pa=pa,
                aktor=self.aktor,
                data=felt,
                gjelder=gjelder,
                sett_versjon=sett_versjon,
            )
        )


def som(hus: Huset, person: str, *, rolle: str, organ: str) -> Som:
    """Act as a person (an id, or a name in the register), in a role, for a body."""
    koder = [str(r.value) for r in Rolle]
    if rolle not in koder:
        raise UgyldigKommando(f"there is no role «{rolle}».{nermeste(rolle, koder)}")
    person_id = finn_person(hus, person)
    try:
        aktor = Aktor(person=person_id, rolle=Rolle(rolle), organ=organ)  # type: ignore[call-arg]
    except ValidationError:
        raise UgyldigKommando(f"«{organ}» cannot be the id of a body.") from None
    return Som(hus, aktor)


def finn_person(hus: Huset, ord_: str) -> str:
    """The person id that was meant: an id, a name in the register, or in a demo a story's word."""
    if hus.personer.navn(ord_) is not None:
        return ord_
    if hus.logg.fro is not None:
        fra_fortelling = demo_person(hus.logg.fro, ord_)
        if hus.personer.navn(fra_fortelling) is not None:
            return fra_fortelling
    sokt = ord_.casefold().removesuffix(EKSEMPEL)
    alle = {p.id: p.navn.removesuffix(EKSEMPEL) for p in hus.personer.alle()}
    treff = [id_ for id_, navn in alle.items() if navn.casefold() == sokt]
    if len(treff) > 1:
        raise UgyldigKommando(f"{len(treff)} people are called «{ord_}»; give the person's id.")
    if not treff:
        raise UgyldigKommando(f"there is no person «{ord_}».{nermeste(ord_, alle.values())}")
    return treff[0]
