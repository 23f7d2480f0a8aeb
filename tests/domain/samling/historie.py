"""Samlinger that the tests begin from; the tests' own day is 1 March 2024."""

from __future__ import annotations

from datetime import date

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.samling.steg.gjennomfor_samling import SamlingGjennomfort
from innforing.domain.samling.steg.planlegg_samling import SamlingPlanlagt
from innforing.domain.samling.verdier import Oppmote, Samlingsform

PLANLAGT = SamlingPlanlagt(
    arrangor="ks",
    tittel="Fysisk samling i Bodø",
    form=Samlingsform.FYSISK,
    fra=date(2024, 2, 28),
    til=date(2024, 3, 1),
    sted="Bodø",
    temaer=("erfaringsdeling", "ki"),
    innhold="Erfaringer fra kjernejournal",
    malgrupper=("Ressurser i de regionale gruppene",),
    inviterte=("regional-46", "regional-18"),
    andre_inviterte=("Leverandørene av journalsystemer",),
    delingsomrade="Felles område, mappe 2024",
)
REGIONAL = PLANLAGT.med(arrangor="regional-vestland")
VEST = Oppmote(organ="regional-46", rolle=Rolle.NETTVERKSRESSURS, antall=3, personer=("rune",))
NORD = Oppmote(organ="regional-18", rolle=Rolle.KONTAKTPERSON_EHELSE, antall=1)
GJENNOMFORT = SamlingGjennomfort(utfall="Enige om felles opplæring", oppmote=(VEST,))
