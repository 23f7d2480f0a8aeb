"""Fields of reports and their templates, and of deadlines that pass."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    # rapportmal
    "publiser_rapportmal.tittel": ("Tittel", "Tittel", "Title"),
    "publiser_rapportmal.felter": ("Felter", "Felt", "Fields"),
    "Malfelt.nokkel": ("Nøkkel", "Nøkkel", "Key"),
    "Malfelt.ledetekst": ("Ledetekst", "Leietekst", "Label"),
    "Malfelt.slag": ("Slag felt", "Slag felt", "Kind of field"),
    "Malfelt.tall": ("Tall som regnes ut", "Tal som blir rekna ut", "Figure to compute"),
    "Malfelt.maltall": (
        "Måltall det sammenlignes med",
        "Måltal det blir samanlikna med",
        "Target it is compared with",
    ),
    "Malfelt.resultatmal": ("Resultatmål", "Resultatmål", "Result goal"),
    "Malfelt.valgfritt": ("Kan stå tomt", "Kan stå tomt", "May be left empty"),
    # rapport
    "be_om_rapport.mal": ("Versjon av malen", "Versjon av malen", "Version of the template"),
    "flytt_rapportfrist.frist": ("Ny frist", "Ny frist", "New deadline"),
    "lever_rapport.svar": ("Svar på feltene i malen", "Svar på felta i malen", "Answers"),
    "rett_rapport.svar": ("Svar på feltene i malen", "Svar på felta i malen", "Answers"),
    "Feltsvar.felt": ("Felt", "Felt", "Field"),
    "Feltsvar.verdi": ("Tall", "Tal", "Number"),
    "Feltsvar.tekst": ("Tekst", "Tekst", "Text"),
    "Feltsvar.aktiviteter": ("Aktiviteter", "Aktivitetar", "Activities"),
    "Rapportaktivitet.hva": ("Aktivitet", "Aktivitet", "Activity"),
    "Rapportaktivitet.formal": ("Formål den tjener", "Formål han tener", "Purpose it serves"),
    # deadlines that pass
    "utlop_oppfolgingsfrist.id": ("Oppfølging", "Oppfølging", "Follow-up"),
    "utlop_oppfolgingsfrist.frist": ("Dag som passerte", "Dag som passerte", "Day that passed"),
    "utlop_vurderingsdato.frist": ("Dag som passerte", "Dag som passerte", "Day that passed"),
    "utlop_rapportfrist.frist": ("Dag som passerte", "Dag som passerte", "Day that passed"),
}

HINT: Final = {
    "lever_rapport.svar": (
        "Tallene som regnes ut av hendelsene, fylles ut når rapporten leveres.",
        "Tala som blir rekna ut av hendingane, blir fylte ut når rapporten blir levert.",
        "Figures computed from the events are filled in when the report is delivered.",
    ),
}
