"""What people write in the history: short, and the same often, as in life."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from innforing.application.demodata.gang import Data

FORSLAG = (
    "Flere kommuner har bedt om det, og de trenger å gjøre det sammen.",
    "Erfaringene fra utprøvingen er gode, og behovet er stort.",
    "Kommunene bruker mye tid på dette hver for seg i dag.",
)
AVSLUTNING = {
    "avvist": "Behovet er dekket på en annen måte, og løpet foreslås ikke videre.",
    "avbrutt": "Leverandørene kan ikke levere i tide, og kommunene kan ikke vente lenger.",
    "trukket": "Forslaget er trukket fordi et annet løp dekker det samme.",
}
PAUSE = "En ny utgave av løsningen er varslet, og løpet venter på den."
MANGEL = "Brukere melder om feil som må rettes før kommunene kan ta løsningen i bruk."
MERKNAD = "Se på datoene sammen med de andre løpene i regionen."
REFERANSE = "Kommunens e-post, arkivert i saken."
NOTAT = (
    "Kommunen ønsker mer støtte til opplæring.",
    "Kommunen er i rute.",
    "Ledelsen er involvert, og venter på leverandøren.",
    "Avtalt nytt møte om arbeidsprosessene.",
)
LAERDOM = (
    ("Svarfristen var for kort for kommuner med politisk behandling.", "Gi minst seks uker."),
    ("Opplæringen kom for tidlig.", "Legg opplæringen nær oppstarten."),
    ("Leverandøren ble sent involvert.", "Ta leverandøren med fra planleggingen."),
    ("Små kommuner manglet noen å støtte seg på.", "La nabokommuner gå sammen."),
    ("Mellomlederne ble nådd for sent.", "Inviter mellomlederne til første samling."),
)
AKTIVITETER = (
    ("Informasjonsmøte for ledere", "informasjon", "felles", "digital"),
    ("Gjennomgang av ROS og DPIA", "ros_og_dpia", "felles", "digital"),
    ("Opplæring av superbrukere", "opplaering", "felles", "digital"),
    ("Opplæring i kommunen", "opplaering", "lokal", "fysisk"),
    ("Test mot journalsystemet", "teknisk_stotte", "lokal", "digital"),
    ("Nye arbeidsprosesser", "arbeidsprosesser", "lokal", "fysisk"),
    ("Gevinster i praksis", "gevinstarbeid", "felles", "digital"),
    ("Erfaringssamling", "erfaringsdeling", "felles", "fysisk"),
    ("Egen hjelp til oppsettet", "teknisk_stotte", "skreddersom", "digital"),
)
"""Name, kind, scope and form."""

PLANLAGTE = tuple(
    {"navn": navn, "art": art, "form": form}
    for navn, art, omfang, form in AKTIVITETER[:8]
    if omfang == "felles"
)
"""The joint activities, as a plan holds them."""


def invitasjon(navn: str, *, hvem: bool) -> list[Data]:
    """The invitation in both målformer, with everything that must be in it."""
    hvem_nb: Data = {"hvem_det_gjelder": "Kommuner med systemene puljen er for."} if hvem else {}
    hvem_nn: Data = {"hvem_det_gjelder": "Kommunar med systema pulja er for."} if hvem else {}
    return [
        {
            "malform": "nb",
            "forutsetninger": f"Kommunen har journalsystemet som {navn} bygger på.",
            "kostnad_og_kapasitet": "Regn med 100 timer til oppsett, test og opplæring.",
            "ressurser": "En prosjektleder, en systemansvarlig og to superbrukere.",
            "konsekvenser": "Det er frivillig å delta; kommunen kan bli med senere.",
            "nytte": "Mindre dobbeltføring og tryggere overganger for innbyggerne.",
            "krav_til_ledelsen": "Ledelsen følger med på bruken i et år.",
            **hvem_nb,
        },
        {
            "malform": "nn",
            "forutsetninger": f"Kommunen har journalsystemet som {navn} byggjer på.",
            "kostnad_og_kapasitet": "Rekn med 100 timar til oppsett, test og opplæring.",
            "ressurser": "Ein prosjektleiar, ein systemansvarleg og to superbrukarar.",
            "konsekvenser": "Det er frivillig å delta; kommunen kan bli med seinare.",
            "nytte": "Mindre dobbeltføring og tryggare overgangar for innbyggjarane.",
            "krav_til_ledelsen": "Leiinga følgjer med på bruken i eit år.",
            **hvem_nn,
        },
    ]
