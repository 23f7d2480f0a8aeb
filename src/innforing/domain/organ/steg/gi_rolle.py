"""Somebody is given a role in a body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.organ.organ import Organ
from innforing.domain.organ.verdier import Rolleperiode, Rolletildeling

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class GiRolle(Steg[Organ]):
    tekst = Tekst("Gi noen en rolle", "Gi nokon ei rolle", "Grant a role")
    regel = Regel(
        hvem=("ks", "oppsett", "organets_leder", "organet_over"),
        sperrer=(
            "rollen_passer_organet",
            "fullmakten_er_vist",
            "rollen_er_ledig",
            "en_part_i_gruppen",
        ),
    )

    roller: Annotated[tuple[Rolletildeling, ...], Field(min_length=1)]

    def avgjor(self, g: Grunnlag[Organ, Any]) -> Iterator[RolleGitt]:
        for rolle in self.roller:
            yield RolleGitt(rolle=Rolleperiode.av(rolle, g.aktor.person))


class RolleGitt(Hendelse[Organ]):
    tekst = Tekst("En rolle er gitt", "Ei rolle er gitt", "A role was granted")
    rolle: Rolleperiode

    def anvend(self, aggregat: Organ) -> Organ:
        return aggregat.med(roller=(*aggregat.roller, self.rolle))
