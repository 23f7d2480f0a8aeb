"""Fields that every step has, and words that many steps share."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    "begrunnelse": ("Begrunnelse", "Grunngiving", "Grounds"),
    "avklaringer": ("Dette må avklares", "Dette må avklarast", "This must be answered"),
    "beslutning": ("Beslutning", "Avgjerd", "Decision"),
    "gjelder": (
        "Gjelder fra, hvis ikke i dag",
        "Gjeld frå, om ikkje i dag",
        "In effect from, if not today",
    ),
    "Beslutning.form": ("Hvordan ble det besluttet?", "Korleis vart det avgjort?", "How decided?"),
    "Beslutning.dato": ("Dato for beslutningen", "Dato for avgjerda", "Date of the decision"),
    "Beslutning.referanse": (
        "Hvor beslutningen finnes",
        "Kvar avgjerda finst",
        "Where the decision is found",
    ),
    "art": ("Hva slags", "Kva slag", "Kind"),
    "bevis": ("Dokumentasjon", "Dokumentasjon", "Evidence"),
    "dato": ("Dato", "Dato", "Date"),
    "fra": ("Fra og med", "Frå og med", "From"),
    "grunn": ("Begrunnelse", "Grunngiving", "Grounds"),
    "id": ("Kortnavn", "Kortnamn", "Short name"),
    "kilde": ("Kilde", "Kjelde", "Source"),
    "kommuner": ("Kommuner", "Kommunar", "Kommuner"),
    "kriterium": ("Kriterium", "Kriterium", "Criterion"),
    "leverandorer": ("Leverandører", "Leverandørar", "Suppliers"),
    "navn": ("Navn", "Namn", "Name"),
    "notat": ("Notat", "Notat", "Note"),
    "omfang": ("Omfang", "Omfang", "Scope"),
    "person": ("Person", "Person", "Person"),
    "pulje": ("Pulje", "Pulje", "Pulje"),
    "puljer": ("Puljer", "Puljer", "Puljer"),
    "referanse": ("Hvor det finnes", "Kvar det finst", "Where it is found"),
    "sjekksum": ("Sjekksum (SHA-256)", "Sjekksum (SHA-256)", "Checksum (SHA-256)"),
    "slutt": ("Slutt", "Slutt", "End"),
    "start": ("Start", "Start", "Start"),
    "status": ("Status", "Status", "Status"),
    "svar": ("Svar", "Svar", "Answer"),
    "svarfrist": ("Svarfrist", "Svarfrist", "Answer by"),
    "tekst": ("Tekst", "Tekst", "Text"),
    "tema": ("Tema", "Tema", "Topic"),
    "til": ("Til og med", "Til og med", "To"),
    "tittel": ("Tittel", "Tittel", "Title"),
    "nb": ("Bokmål", "Bokmål", "Bokmål"),
    "nn": ("Nynorsk", "Nynorsk", "Nynorsk"),
    "en": ("Engelsk", "Engelsk", "English"),
}

HINT: Final = {
    "begrunnelse": (
        "Skriv ikke navn på pasienter eller fødselsnummer.",
        "Skriv ikkje namn på pasientar eller fødselsnummer.",
        "Do not write names of patients or national identity numbers.",
    ),
    "beslutning": (
        "Fyll ut når steget hviler på et møte eller en skriftlig runde.",
        "Fyll ut når steget kviler på eit møte eller ein skriftleg runde.",
        "Fill in when the step rests on a meeting or a written round.",
    ),
    "Beslutning.referanse": (
        "For eksempel saksnummer i referatet.",
        "Til dømes saksnummer i referatet.",
        "For example the case number in the minutes.",
    ),
    "id": (
        "Bokstaver uten æ, ø og å, tall, punktum, bindestrek eller understrek.",
        "Bokstavar utan æ, ø og å, tal, punktum, bindestrek eller understrek.",
        "Letters a to z, digits, full stop, hyphen or underscore.",
    ),
    "referanse": (
        "Tittel, saksnummer eller adresse.",
        "Tittel, saksnummer eller adresse.",
        "Title, case number or address.",
    ),
    "sjekksum": (
        "64 tegn, 0 til 9 og a til f. Den viser at dokumentet ikke er endret.",
        "64 teikn, 0 til 9 og a til f. Ho viser at dokumentet ikkje er endra.",
        "64 characters, 0 to 9 and a to f. It shows that the document is unchanged.",
    ),
    "kommuner": (
        "Ett nummer eller navn per linje. Skriv navnet på et fylke for alle kommunene i fylket.",
        "Eitt nummer eller namn per linje. Skriv namnet på eit fylke for alle kommunane i fylket.",
        "One number or name a line. Write the name of a fylke for all its kommuner.",
    ),
}
