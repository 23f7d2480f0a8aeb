"""The network ties a person to the group: functions, competences, share and period (K-228)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.folger import MedlemskapAvsluttet
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.verdier import Tilknytning

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(GruppeFakta):
    kommunen_finnes: bool = True
    i_gammelt_og_nytt: tuple[str, ...] = ()
    stillingsprosent_ellers: int = 0
    """The most per cent the person has elsewhere on one day of the period."""


class KnyttTilGruppen(Steg[RegionalGruppe], Tilknytning):
    """Whoever was in an earlier network leaves it the day before (K-326)."""

    tekst = Tekst(
        "Knytt en person til gruppen", "Knyt ein person til gruppa", "Tie a person to the group"
    )
    fakta: ClassVar[type[Verdi]] = Fakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk"),
        sperrer=(
            "gruppen_er_registrert",
            "arbeidsgiverkommunen_finnes",
            "ikke_knyttet_to_ganger",
            "ikke_i_gammelt_og_nytt",
            "stillingen_gar_opp",
        ),
    )

    def avgjor(
        self, g: Grunnlag[RegionalGruppe, Fakta]
    ) -> Iterator[MedlemskapAvsluttet | TilknyttetGruppen]:
        dagen_for = self.fra - timedelta(days=1)
        for m in g.aggregat.medlemskap_i(self):
            yield MedlemskapAvsluttet(person=m.person, nettverk=m.nettverk, til=dagen_for)
        felt = {navn: getattr(self, navn) for navn in Tilknytning.model_fields}
        yield TilknyttetGruppen(tilknytning=Tilknytning(**felt))


class TilknyttetGruppen(Hendelse[RegionalGruppe]):
    tekst = Tekst(
        "En person er knyttet til gruppen",
        "Ein person er knytt til gruppa",
        "A person was tied to the group",
    )
    tilknytning: Tilknytning

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        return aggregat.med(tilknytninger=(*aggregat.tilknytninger, self.tilknytning))


@vilkar(
    "K-227",
    "Kommunen som har personen ansatt, finnes",
    "Kommunen som har personen tilsett, finst",
    "The kommune that employs the person exists",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=("Velg en kommune i registeret", "Vel ein kommune i registeret", "Choose a kommune"),
)
def arbeidsgiverkommunen_finnes(g: Grunnlag[RegionalGruppe, Fakta]) -> tuple[str, ...]:
    return () if g.fakta.kommunen_finnes else (g.steg.kommune,)


@vilkar(
    "K-373",
    "Personen er ikke knyttet til gruppen i perioden fra før",
    "Personen er ikkje knytt til gruppa i perioden frå før",
    "The person is not tied to the group in that period already",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Avslutt tilknytningen først, eller velg en annen periode",
        "Avslutt tilknytinga først, eller vel ein annan periode",
        "End the tie first, or choose another period",
    ),
)
def ikke_knyttet_to_ganger(g: Grunnlag[RegionalGruppe, Fakta]) -> tuple[str, ...]:
    """Overlapping periods would count a person twice."""
    egne = (t for t in g.aggregat.tilknytninger if t.person == g.steg.person)
    return (g.steg.person,) if any(t.overlapper(g.steg) for t in egne) else ()
