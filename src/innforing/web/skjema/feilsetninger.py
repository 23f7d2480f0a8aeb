"""The sentences for what can be wrong with a form, in three languages."""

from __future__ import annotations

from typing import Final

from innforing.domain.grunnmur.verdi import Tekst
from innforing.web.skjema.feilsetninger_behov import AV_TYPE_BEHOV, EGNE_BEHOV
from innforing.web.skjema.feilsetninger_styring import EGNE_STYRING
from innforing.web.skjema.feilsetninger_tilskudd import AV_TYPE_TILSKUDD

UKJENT: Final = Tekst(
    "Dette kan ikke stå her. Se over svaret.",
    "Dette kan ikkje stå her. Sjå over svaret.",
    "This cannot stand here. Check the answer.",
)

_DATO = Tekst(
    "Skriv en dato som finnes, for eksempel 4.12.2026.",
    "Skriv ein dato som finst, til dømes 4.12.2026.",
    "Write a date that exists, for example 4.12.2026.",
)
_TALL = Tekst(
    "Skriv et helt tall, for eksempel 12.",
    "Skriv eit heilt tal, til dømes 12.",
    "Write a whole number, for example 12.",
)
_VELG = Tekst("Velg ett av svarene.", "Vel eitt av svara.", "Choose one of the answers.")
_JA_NEI = Tekst("Velg ja eller nei.", "Vel ja eller nei.", "Choose yes or no.")
_MINST = Tekst(
    "Oppgi minst {min_length}.", "Oppgi minst {min_length}.", "Give at least {min_length}."
)
_SKRIV = Tekst("Skriv noe her.", "Skriv noko her.", "Write something here.")

MANGLER: Final[dict[str, Tekst]] = {
    "tekst": _SKRIV,
    "kode": Tekst("Fyll ut feltet.", "Fyll ut feltet.", "Fill in this field."),
    "tall": _TALL,
    "dato": _DATO,
    "bool": _JA_NEI,
    "kodeverk": _VELG,
    "flere": Tekst("Legg til minst én.", "Legg til minst éin.", "Add at least one."),
}
"""Kind of field → what is said when it is empty and must not be."""

AV_TYPE: Final[dict[str, Tekst]] = {
    "string_too_long": Tekst(
        "Teksten kan ha høyst {max_length} tegn.",
        "Teksten kan ha høgst {max_length} teikn.",
        "The text can have at most {max_length} characters.",
    ),
    "string_too_short": _SKRIV,
    "string_type": _SKRIV,
    "int_type": _TALL,
    "int_parsing": _TALL,
    "int_parsing_size": _TALL,
    "greater_than": Tekst(
        "Tallet må være over {gt}.", "Talet må vere over {gt}.", "The number must be above {gt}."
    ),
    "greater_than_equal": Tekst(
        "Tallet må være {ge} eller mer.",
        "Talet må vere {ge} eller meir.",
        "The number must be {ge} or more.",
    ),
    "less_than_equal": Tekst(
        "Tallet kan være høyst {le}.",
        "Talet kan vere høgst {le}.",
        "The number can be at most {le}.",
    ),
    "bool_type": _JA_NEI,
    "bool_parsing": _JA_NEI,
    "enum": _VELG,
    "date_type": _DATO,
    "date_parsing": _DATO,
    "date_from_datetime_parsing": _DATO,
    "date_from_datetime_inexact": _DATO,
    "too_short": _MINST,
    "tuple_type": MANGLER["flere"],
    "styretegn": Tekst(
        "Teksten har usynlige styretegn. Fjern dem, eller skriv teksten på nytt.",
        "Teksten har usynlege styreteikn. Fjern dei, eller skriv teksten på nytt.",
        "The text has invisible control characters. Remove them, or write the text again.",
    ),
    "fodselsnummer": Tekst(
        "Teksten har et fødselsnummer. Ta det bort: her lagres ingen fødselsnumre.",
        "Teksten har eit fødselsnummer. Ta det bort: her blir ingen fødselsnummer lagra.",
        "The text has a national identity number. Remove it: none are kept here.",
    ),
    **AV_TYPE_BEHOV,
    **AV_TYPE_TILSKUDD,
    "fritekst": _SKRIV,
}
"""Type of error in Pydantic → the sentence; `{…}` is what the error knows."""

MONSTRE: Final[dict[str, Tekst]] = {
    "^[A-Za-z0-9._-]{1,100}$": Tekst(
        "Bruk bare bokstavene a til z, tall, punktum, bindestrek og understrek, høyst 100 tegn.",
        "Bruk berre bokstavane a til z, tal, punktum, bindestrek og understrek, høgst 100 teikn.",
        "Use only a to z, digits, full stop, hyphen and underscore, at most 100 characters.",
    ),
    "^[0-9a-f]{64}$": Tekst(
        "En sjekksum har 64 tegn, 0 til 9 og a til f.",
        "Ein sjekksum har 64 teikn, 0 til 9 og a til f.",
        "A checksum has 64 characters, 0 to 9 and a to f.",
    ),
    r"^K-\d{3}$": Tekst(
        "Skriv K, bindestrek og tre sifre, for eksempel K-060.",
        "Skriv K, bindestrek og tre siffer, til dømes K-060.",
        "Write K, a hyphen and three digits, for example K-060.",
    ),
    r"^[!-*,-~]{1,255}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$": Tekst(
        "Lim inn hele nøkkelen på én linje: navn, åtte tegn og nøkkelen, med + mellom.",
        "Lim inn heile nøkkelen på éi linje: namn, åtte teikn og nøkkelen, med + mellom.",
        "Paste the whole key on one line: name, eight characters and the key, with + between.",
    ),
}
"""Pattern → the sentence."""

_PERIODE = Tekst(
    "Slutten kan ikke være før starten.",
    "Slutten kan ikkje vere før starten.",
    "The end cannot be before the start.",
)
_TYPE_B = Tekst(
    "Type B skal ha ett område, og bare type B.",
    "Type B skal ha eitt område, og berre type B.",
    "Type B has one area, and only type B.",
)

EGNE: Final[dict[str, Tekst]] = {
    **EGNE_BEHOV,
    **EGNE_STYRING,
    "a yes names its pulje; no and trekk name none": Tekst(
        "Velg pulje når dere blir med, og bare da.",
        "Vel pulje når de blir med, og berre då.",
        "Choose a pulje when you join, and only then.",
    ),
    "give arsak (vet_ikke will do) or svar": Tekst(
        "Oppgi en årsak eller svar på minst ett tema. «Vet ikke» er også et svar.",
        "Oppgi ei årsak eller svar på minst eitt tema. «Veit ikkje» er også eit svar.",
        "Give a reason, or an answer to at least one topic. “Do not know” is an answer.",
    ),
    "til must not be before fra": _PERIODE,
    "the løp ends before it starts": _PERIODE,
    "the pulje ends before it starts": _PERIODE,
    "no person can hold this role": Tekst(
        "Ingen person kan ha denne rollen.",
        "Ingen person kan ha denne rolla.",
        "No person can hold this role.",
    ),
    "give kommune for a kommune, and only then": Tekst(
        "Oppgi kommune når organet er en kommune, og bare da.",
        "Oppgi kommune når organet er ein kommune, og berre då.",
        "Give the kommune when the body is a kommune, and only then.",
    ),
    "a regional gruppe has a region": Tekst(
        "En regional gruppe må ha en region.",
        "Ei regional gruppe må ha ein region.",
        "A regional group must have a region.",
    ),
    "the same pulje stands twice in the step": Tekst(
        "Den samme puljen står to ganger.",
        "Den same pulja står to gonger.",
        "The same pulje stands twice.",
    ),
    "give one text for each målform": Tekst(
        "Skriv én tekst for hver målform.",
        "Skriv éin tekst for kvar målform.",
        "Write one text for each written form.",
    ),
    "only kommuner that were asked can have answered": Tekst(
        "Bare kommuner som ble spurt, kan ha svart.",
        "Berre kommunar som vart spurde, kan ha svara.",
        "Only kommuner that were asked can have answered.",
    ),
    "judge each tema once": Tekst(
        "Vurder hvert tema én gang.", "Vurder kvart tema éin gong.", "Judge each topic once."
    ),
    "give one answer for each tema": Tekst(
        "Gi ett svar for hvert tema.", "Gje eitt svar for kvart tema.", "One answer to each topic."
    ),
    "in the group a person is medlem or leder": Tekst(
        "I gruppen er en person medlem eller leder.",
        "I gruppa er ein person medlem eller leiar.",
        "In the group a person is member or leader.",
    ),
    "type B, and only B, has an area and says why": Tekst(
        "Type B skal ha ett område og en begrunnelse, og bare type B.",
        "Type B skal ha eitt område og ei grunngiving, og berre type B.",
        "Type B has one area and says why, and only type B.",
    ),
    "type B, and only B, has one area (K-027)": _TYPE_B,
    "types A and C are owned nationally": Tekst(
        "Type A og C eies nasjonalt. Velg et nasjonalt organ.",
        "Type A og C blir eigde nasjonalt. Vel eit nasjonalt organ.",
        "Types A and C are owned nationally. Choose a national body.",
    ),
    "state the løsning and a preliminary type": Tekst(
        "Oppgi løsning og foreløpig type.",
        "Oppgi løysing og førebels type.",
        "Give the løsning and a preliminary type.",
    ),
    "a felles prosess has a theme and no type": Tekst(
        "En felles prosess har et tema, og verken løsning eller type.",
        "Ein felles prosess har eit tema, og verken løysing eller type.",
        "A joint process has a theme, and neither løsning nor type.",
    ),
    "a kommune stands twice in the list": Tekst(
        "En kommune står to ganger.", "Ein kommune står to gonger.", "A kommune stands twice."
    ),
    "the plan is empty: give something to lay": Tekst(
        "Planen er tom. Fyll ut noe av den.",
        "Planen er tom. Fyll ut noko av han.",
        "The plan is empty. Fill in some of it.",
    ),
    "say why it is not «oppfylt»": Tekst(
        "Skriv hvorfor det ikke er oppfylt.",
        "Skriv kvifor det ikkje er oppfylt.",
        "Say why it is not met.",
    ),
    "say who can mend it": Tekst(
        "Oppgi hvem som kan rette det.", "Oppgi kven som kan rette det.", "Say who can mend it."
    ),
    "«oppfylt» needs evidence": Tekst(
        "Legg til dokumentasjon når kriteriet er oppfylt.",
        "Legg til dokumentasjon når kriteriet er oppfylt.",
        "Add evidence when the criterion is met.",
    ),
    "name somebody who leads, or who stops leading": Tekst(
        "Oppgi noen som leder, eller noen som slutter å lede.",
        "Oppgi nokon som leier, eller nokon som sluttar å leie.",
        "Name somebody who leads, or who stops leading.",
    ),
    "give a lesson, or one to publish": Tekst(
        "Skriv et læringspunkt, eller velg ett som skal publiseres.",
        "Skriv eit læringspunkt, eller vel eitt som skal publiserast.",
        "Write a lesson, or choose one to publish.",
    ),
    "use fastsla_ikke_klar to find it not ready": Tekst(
        "Bruk steget «Fastslå at løsningen ikke er klar».",
        "Bruk steget «Slå fast at løysinga ikkje er klar».",
        "Use the step that finds the løsning not ready.",
    ),
    "delvis klar, and only that, has a limit": Tekst(
        "Oppgi hvem løsningen er klar for når resultatet er delvis klar, og bare da.",
        "Oppgi kven løysinga er klar for når resultatet er delvis klar, og berre då.",
        "Say for whom it is ready when the result is partly ready, and only then.",
    ),
    "say what is to change": Tekst(
        "Oppgi noe som skal endres.", "Oppgi noko som skal endrast.", "Say what is to change."
    ),
    "give the merknader of the conclusion": Tekst(
        "Skriv merknadene som hører til konklusjonen.",
        "Skriv merknadene som høyrer til konklusjonen.",
        "Write the remarks that belong to the conclusion.",
    ),
    "two criteria have the same id": Tekst(
        "To kriterier har samme kortnavn.",
        "To kriterium har same kortnamn.",
        "Two criteria have the same short name.",
    ),
    "a mandatory criterion is always relevant": Tekst(
        "Et kriterium som må være oppfylt, er alltid relevant.",
        "Eit kriterium som må vere oppfylt, er alltid relevant.",
        "A criterion that must be met is always relevant.",
    ),
    "antall is above av_antall": Tekst(
        "Antallet kan ikke være større enn det er av.",
        "Talet kan ikkje vere større enn det er av.",
        "The number cannot be above what it is out of.",
    ),
}
"""What a step says itself of its shape → the sentence."""

IKKE_TATT_IMOT: Final[dict[str, Tekst]] = {
    "fødselsnummer": AV_TYPE["fodselsnummer"],
    "the limit is": Tekst(
        "Skjemaet er for stort. Del det opp og send flere ganger.",
        "Skjemaet er for stort. Del det opp og send fleire gonger.",
        "The form is too large. Split it and send several times.",
    ),
    "half a character": Tekst(
        "Teksten har et ødelagt tegn. Skriv det på nytt.",
        "Teksten har eit øydelagt teikn. Skriv det på nytt.",
        "The text has a broken character. Write it again.",
    ),
    "": Tekst(
        "Skjemaet ble ikke tatt imot. Last siden på nytt og prøv igjen.",
        "Skjemaet vart ikkje teke imot. Last sida på nytt og prøv igjen.",
        "The form was not accepted. Reload the page and try again.",
    ),
}
"""A word of what the engine says of a whole command → the sentence; empty: of anything else."""
