"""Bodies that the tests of roles begin from."""

from __future__ import annotations

from datetime import date

from innforing.domain.grunnmur.aktor import Organtype, Part, Rolle
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.domain.organ.verdier import Rolleperiode, Rolletildeling
from tests.domain.spesifikasjon import person

FRA = date(2024, 1, 1)
BERGENS_LEDER = person("bodil", Rolle.LEDER, "kommune-bergen", Organtype.KOMMUNE, kommune="bergen")
VOSS_SIN_LEDER = person("vidar", Rolle.LEDER, "kommune-voss", Organtype.KOMMUNE, kommune="voss")
OPPSETT = person(None, Rolle.OPPSETT, "system", Organtype.SYSTEM)

BERIT = Rolletildeling(person="berit", rolle=Rolle.FULLMEKTIG, fra=FRA, fullmakt="Sak 24/1")
KOMMUNEN = OrganOpprettet(organtype=Organtype.KOMMUNE, navn="Bergen kommune", kommune="bergen")
MED_BERIT = KOMMUNEN.med(roller=(Rolleperiode.av(BERIT, "bodil"),))
GRUPPA = OrganOpprettet(
    organtype=Organtype.ARBEIDSGRUPPE,
    navn="Arbeidsgruppe for kjernejournal",
    overordnet="koordineringsgruppen",
    roller=(
        Rolleperiode(
            person="geir",
            rolle=Rolle.MEDLEM,
            fra=FRA,
            til=date(2024, 6, 30),
            part=Part.REGION_MED_ERFARING,
            frikjopt=True,
            gitt_av="kari",
        ),
        Rolleperiode(person="nils", rolle=Rolle.MEDLEM, fra=FRA, part=Part.NHN),
        Rolleperiode(person="gro", rolle=Rolle.LEDER, fra=FRA),
    ),
)
