"""Words of the screen that no class of the domain carries."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Tekst

DEMO = Tekst("DEMO: eksempeldata", "DEMO: eksempeldata", "DEMO: example data")
ARBEIDSBORD = Tekst("Arbeidsbord", "Arbeidsbord", "Workbench")
VENTER_PA = Tekst("Dette venter på noen", "Dette ventar på nokon", "Waiting for somebody")
LOP = Tekst("Løp", "Løp", "Løp")
TITTEL = Tekst("Tittel", "Tittel", "Title")
TYPE = Tekst("Type", "Type", "Type")
TILSTAND = Tekst("Tilstand", "Tilstand", "State")
DAGER = Tekst("Dager", "Dagar", "Days")
MANGLER = Tekst("mangler", "manglar", "missing")
INGEN_LOP = Tekst(
    "Her kommer løpene når noen foreslår et",
    "Her kjem løpa når nokon føreslår eit",
    "The løp will stand here when somebody proposes one",
)
PA_VENT = Tekst("på vent", "på vent", "on hold")
UBESVART = Tekst(
    "Kommuner som er invitert og ikke har svart",
    "Kommunar som er inviterte og ikkje har svart",
    "Kommuner that are invited and have not answered",
)
EIER = Tekst("Eier", "Eigar", "Owner")
LEDERE = Tekst("Ledere", "Leiarar", "Leaders")
KOMMUNER = Tekst("Kommuner", "Kommunar", "Kommuner")
PULJER = Tekst("Puljer", "Puljer", "Puljer")
LOSNING = Tekst("Løsning", "Løysing", "Løsning")
UTBREDELSE = Tekst("Utbredelse", "Utbreiing", "Uptake")
OMRADE = Tekst("Område", "Område", "Area")
UKJENT = Tekst("Ukjent", "Ukjend", "Unknown")
TATT_I_BRUK_AV_INNFORTE = Tekst(
    "Tatt i bruk av innførte", "Teken i bruk av innførte", "In use, of those introduced"
)
TATT_I_BRUK_AV_ALLE = Tekst("Tatt i bruk av alle", "Teken i bruk av alle", "In use, of all")
KLAR = Tekst("kan tas nå", "kan takast no", "can be taken now")
AVHENGER = Tekst(
    "avhenger av det du fyller inn", "kjem an på det du fyller inn", "depends on what you fill in"
)
FORER_TIL = Tekst("fører til", "fører til", "leads to")
HISTORIKK = Tekst("Historikk", "Historikk", "History")
AVVIST = Tekst("avvist", "avvist", "refused")
GJELDER = Tekst("gjelder fra", "gjeld frå", "in effect from")
BEGRUNNELSE = Tekst("Begrunnelse", "Grunngiving", "Grounds")
AVKLART = Tekst("Avklart", "Avklart", "Answered")
BESLUTNING = Tekst("Beslutning", "Avgjerd", "Decision")
HVILER_PA = Tekst(
    "Hviler på loggen til og med posisjon",
    "Kviler på loggen til og med posisjon",
    "Rests on the log up to position",
)
FOLGE_AV = Tekst("følger av posisjon", "følgjer av posisjon", "follows from position")
SYSTEMET = Tekst("Systemet selv", "Systemet sjølv", "The system itself")
GJENTATT = Tekst(
    "Kommandoen er kjent; dette er det første utfallet",
    "Kommandoen er kjend; dette er det første utfallet",
    "The command is known; this is its first outcome",
)
SE_VIDERE = Tekst("Se videre", "Sjå vidare", "Where to look next")
LOGGEN_HOLDER = Tekst("Loggen holder", "Loggen held", "The log holds")
EGEN_EIER = Tekst(
    "Programmet eier sin egen logg; på PostgreSQL skiller «innforing db roles» eier og bruker",
    "Programmet eig sin eigen logg; på PostgreSQL skil «innforing db roles» eigar og brukar",
    "The program owns its own log; on PostgreSQL «innforing db roles» parts owner and user",
)
CELLE = Tekst("Opplysning", "Opplysning", "Figure")
VERDI = Tekst("Verdi", "Verdi", "Value")
HENDELSER = Tekst("Hendelser", "Hendingar", "Events")
VAR = Tekst("Var", "Var", "Was")
BLE = Tekst("Ble", "Vart", "Became")
HVILER = Tekst("Hviler på så mange hendelser", "Kviler på så mange hendingar", "Rests on events")
IKKE_TALT_MED = Tekst("Ikke talt med", "Ikkje talt med", "Not counted")
INGEN_FORSKJELL = Tekst("Ingen forskjell.", "Ingen skilnad.", "No difference.")
FRIST = Tekst("Frist", "Frist", "Deadline")
PAMELDT = Tekst("Påmeldt", "Påmeld", "Enrolled")
TATT_I_BRUK = Tekst("Tatt i bruk", "Teken i bruk", "In use")
SVAR = Tekst("Svar", "Svar", "Answers")
STIGE = Tekst("Bruk i kommunene", "Bruk i kommunane", "Use in the kommuner")
KAPASITET = Tekst("Kapasitet", "Kapasitet", "Capacity")
TATT = Tekst("Tatt", "Tekne", "Taken")
VENTER = Tekst("På venteliste", "På venteliste", "Waiting")
LEDIGE = Tekst("Ledige", "Ledige", "Left")
OVER = Tekst("Over", "Over", "Over")
APNE_I_NETTLESER = Tekst("Åpne i nettleseren", "Opne i nettlesaren", "Open in the browser")
PORTEN_VAR_OPPTATT = Tekst(
    "Port {port} var opptatt, så vi bruker den neste ledige.",
    "Port {port} var oppteken, så vi bruker den neste ledige.",
    "Port {port} was taken, so the next free one is used.",
)
BARE_LOKALT = Tekst(
    "Bare denne maskinen når den. I en demo velger du selv hvem du vil være.",
    "Berre denne maskina når han. I ein demo vel du sjølv kven du vil vere.",
    "Only this machine can reach it. In a demo you choose whom to be.",
)
IKKE_LOKALT = Tekst(
    "Andre maskiner når den: demopersoner kan ikke velges, og TLS må stå foran.",
    "Andre maskiner når han: demopersonar kan ikkje veljast, og TLS må stå framfor.",
    "Other machines can reach it: demo people cannot be chosen, and TLS must stand in front.",
)
STOPP_MED = Tekst("Stopp med Ctrl-C.", "Stopp med Ctrl-C.", "Stop with Ctrl-C.")
DET_SOM_SKJER = Tekst("Hva som skjer", "Kva som skjer", "What happens")
VILKARET = Tekst("På grunn av", "På grunn av", "Because of")
STANSER = Tekst("Ville stanset ved", "Ville stansa ved", "Would have stopped at")
I_SJEKKPUNKT = Tekst("I sjekkpunkt", "I sjekkpunkt", "In checkpoint")
UTEN_SJEKKPUNKT = Tekst(
    "Ikke i noe sjekkpunkt ennå", "Ikkje i noko sjekkpunkt enno", "In no checkpoint yet"
)
MED_VITNE = Tekst("Bekreftet av vitne", "Stadfesta av vitne", "Confirmed by a witness")
UTEN_VITNE = Tekst(
    "Ikke bekreftet av vitne", "Ikkje stadfesta av vitne", "Not confirmed by a witness"
)
