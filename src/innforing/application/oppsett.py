"""The first two things an ekte log needs: somebody who acts for KS, and the criteria of 2024."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from innforing.application.kommando import Kommando, UgyldigKommando
from innforing.application.som import Som
from innforing.domain.grunnmur.aktor import Aktor, Organtype, Rolle
from innforing.domain.kriteriesett.kriteriesett_1 import GJELDER_FRA, KRITERIER

if TYPE_CHECKING:
    from datetime import date

    from innforing.application.huset import Huset
    from innforing.application.kommando import Svar


def krev_uten_ks(hus: Huset) -> None:
    """Raise `UgyldigKommando` when KS is entered: from then on it grants roles itself."""
    if hus.reader.stream("organ:ks"):
        raise UgyldigKommando("KS is entered already; its saksbehandler grants roles: «gi_rolle».")


def sett_opp_ks(hus: Huset, person: str, dag: date) -> tuple[Svar, Svar]:
    """Enter KS with its first saksbehandler, who publishes kriteriesett 1 (docs/adr/0009)."""
    saksbehandler = {
        "person": person,
        "rolle": Rolle.SAKSBEHANDLER.value,
        "fra": dag.isoformat(),
    }
    apnet = hus.ta_steg(
        Kommando(
            id=str(uuid.uuid4()),
            steg="opprett_organ",
            pa="organ:ks",
            aktor=Aktor(person=None, rolle=Rolle.OPPSETT, organ="system"),
            data={"organtype": Organtype.KS.value, "navn": "KS", "roller": [saksbehandler]},
        )
    )
    ks = Som(hus, Aktor(person=person, rolle=Rolle.SAKSBEHANDLER, organ="ks"))
    publisert = ks.tar(
        "publiser_kriteriesett",
        "kriteriesett:1",
        gjelder_fra=GJELDER_FRA.isoformat(),
        kriterier=[k.model_dump(mode="json") for k in KRITERIER],
    )
    return apnet, publisert
