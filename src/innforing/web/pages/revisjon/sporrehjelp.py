"""What each qualifier of the search in all events means, with an example, in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.domain.grunnmur.verdi import Tekst

if TYPE_CHECKING:
    from collections.abc import Mapping


class Hjelp(NamedTuple):
    """One qualifier."""

    eksempel: str
    """A whole term, as somebody writes it."""
    om: Tekst


HJELP: Final[Mapping[str, Hjelp]] = {
    "hendelse": Hjelp("hendelse:PlanGodkjent", Tekst("Hva som hendte", "Kva som hende", "Event")),
    "lop": Hjelp(
        "lop:s01",
        Tekst(
            "Et løp med puljene og kommunene i det",
            "Eit løp med puljene og kommunane i det",
            "A løp with its puljer and kommuner",
        ),
    ),
    "kommune": Hjelp(
        "kommune:Bergen",
        Tekst(
            "En kommune, med navn eller nummer",
            "Ein kommune, med namn eller nummer",
            "A kommune, by name or number",
        ),
    ),
    "losning": Hjelp(
        "losning:kjernejournal",
        Tekst(
            "En løsning, løpene for den og bruken av den",
            "Ei løysing, løpa for ho og bruken av ho",
            "A løsning, its løp and its use",
        ),
    ),
    "strom": Hjelp(
        "strom:innforingslop:s01",
        Tekst("Én strøm i loggen", "Éin straum i loggen", "One stream of the log"),
    ),
    "aktor": Hjelp(
        "aktor:leder",
        Tekst(
            "Personen med id, eller en rolle",
            "Personen med id, eller ei rolle",
            "The person by id, or a role",
        ),
    ),
    "rolle": Hjelp(
        "rolle:medlem",
        Tekst("Rollen det ble gjort i", "Rolla det vart gjort i", "The role acted in"),
    ),
    "organ": Hjelp(
        "organ:ks", Tekst("Organet det ble gjort for", "Organet det vart gjort for", "The body")
    ),
    "region": Hjelp(
        "region:Vestland",
        Tekst(
            "Kommunene i et fylke, diginettverk eller en helseregion",
            "Kommunane i eit fylke, diginettverk eller ein helseregion",
            "The kommuner of a fylke, a diginettverk or a helseregion",
        ),
    ),
    "steg": Hjelp(
        "steg:godkjenn_plan", Tekst("Steget som ble tatt", "Steget som vart teke", "The step taken")
    ),
    "tilstand": Hjelp(
        "tilstand:planlagt",
        Tekst("Fasen etter hendelsen", "Fasen etter hendinga", "The phase after the event"),
    ),
    "modell": Hjelp(
        "modell:2024.1",
        Tekst("Versjon av livsløpet", "Versjon av livsløpet", "Version of the life cycle"),
    ),
    "etter": Hjelp(
        "etter:2024-01-01",
        Tekst(
            "Registrert fra og med dagen", "Registrert frå og med dagen", "Recorded from the day"
        ),
    ),
    "for": Hjelp(
        "før:2024-06-01",
        Tekst("Registrert før dagen", "Registrert før dagen", "Recorded before the day"),
    ),
    "ar": Hjelp("år:2024", Tekst("Registrert i året", "Registrert i året", "Recorded in the year")),
    "gjelder-etter": Hjelp(
        "gjelder-etter:2024-01-01",
        Tekst("Gjelder fra dagen eller senere", "Gjeld frå dagen eller seinare", "In effect from"),
    ),
    "gjelder-for": Hjelp(
        "gjelder-før:2024-06-01",
        Tekst("Gjelder fra før dagen", "Gjeld frå før dagen", "In effect before the day"),
    ),
    "frist": Hjelp(
        "frist:passert",
        Tekst("Svarfrister som er passert", "Svarfristar som er passerte", "Deadlines passed"),
    ),
    "begrunnelse": Hjelp(
        "begrunnelse:mangler",
        Tekst(
            "Uten begrunnelse; «finnes» er med",
            "Utan grunngiving; «finnes» er med",
            "Without grounds; “finnes” is with",
        ),
    ),
    "avklart": Hjelp(
        "avklart:overlapp_besvart",
        Tekst("Advarselen ble besvart", "Åtvaringa vart svara på", "The warning was answered"),
    ),
    "beslutning": Hjelp(
        "beslutning:ja",
        Tekst(
            "Hviler på et møte eller en skriftlig runde",
            "Kviler på eit møte eller ein skriftleg runde",
            "Rests on a meeting or a written round",
        ),
    ),
    "sent": Hjelp(
        "sent:ja",
        Tekst(
            "Registrert en senere dag enn det gjelder fra",
            "Registrert ein seinare dag enn det gjeld frå",
            "Recorded on a later day than it took effect",
        ),
    ),
    "posisjon": Hjelp(
        "posisjon:100..200",
        Tekst("Plassen i loggen", "Plassen i loggen", "The place in the log"),
    ),
}
"""Every qualifier there is, in the order they are shown."""
