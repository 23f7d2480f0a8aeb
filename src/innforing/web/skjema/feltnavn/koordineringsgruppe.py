"""Fields of the meetings of the koordineringsgruppe."""

from __future__ import annotations

from typing import Final

_SAK = ("Sak", "Sak", "Item")
_MOTE = ("Møte", "Møte", "Meeting")
_SAKER = ("Saker, i rekkefølge", "Saker, i rekkjefølgje", "Items, in order")

NAVN: Final = {
    "apne_mote.mote": _MOTE,
    "send_ut_saker.mote": _MOTE,
    "godkjenn_protokoll.mote": ("Møte eller runde", "Møte eller runde", "Meeting or round"),
    "lukk_skriftlig_runde.mote": ("Skriftlig runde", "Skriftleg runde", "Written round"),
    "send_ut_saker.saker": _SAKER,
    "apne_skriftlig_runde.saker": _SAKER,
    "apne_mote.oppmote": ("Hvem som møtte", "Kven som møtte", "Who was there"),
    "apne_mote.uten_stemme": (
        "Andre til stede, uten stemme",
        "Andre til stades, utan røyst",
        "Others present, with no vote",
    ),
    "bekreft_vilkar.sak": _SAK,
    "beslutt_sak.sak": _SAK,
    "gi_standpunkt.sak": _SAK,
    "meld_inhabil.sak": _SAK,
    "utsett_sak.sak": _SAK,
    "utlop_vilkarsfrist.sak": _SAK,
    "utlop_vilkarsfrist.frist": ("Dag som passerte", "Dag som passerte", "Day that passed"),
    "utfall": ("Utfall", "Utfall", "Outcome"),
    "dissens": ("Parter som så det annerledes", "Partar som såg det annleis", "Dissent"),
    "beslutt_sak.vilkar": ("Vilkår", "Vilkår", "Condition"),
    "vilkarsfrist": ("Frist for vilkåret", "Frist for vilkåret", "Deadline of the condition"),
    "parter_til_stede": (
        "Hvor mange parter som må delta",
        "Kor mange partar som må delta",
        "How many parties must take part",
    ),
    "standpunkt": ("Standpunkt", "Standpunkt", "Answer"),
    "meld_inhabil.person": ("Hvem som viker sete", "Kven som vik sete", "Who steps aside"),
    "meld_inhabil.grunn": ("Hvorfor", "Kvifor", "Why"),
    "meld_sak.type": ("Hva gruppen skal gjøre", "Kva gruppa skal gjere", "What the group is to do"),
    "meld_sak.emne": ("Hva saken gjelder", "Kva saka gjeld", "What it is about"),
    "meld_sak.lop": ("Løp", "Løp", "Løp"),
    "meld_sak.forslag": ("Forslag til beslutning", "Framlegg til avgjerd", "Proposed decision"),
    "meld_sak.retter": (
        "Retter beslutningen i sak",
        "Rettar avgjerda i sak",
        "Corrects the decision in item",
    ),
    "oppnevn_vara.vara": ("Vara", "Vara", "Substitute"),
    "Vara.for_medlem": ("For medlem", "For medlem", "For member"),
    "tilkall_ressurs.organ": (
        "Region eller nettverk",
        "Region eller nettverk",
        "Region or network",
    ),
    "tilkall_ressurs.oppgave": ("Oppgave", "Oppgåve", "Task"),
}

HINT: Final = {
    "beslutt_sak.vilkar": (
        "Bare for «på vilkår»: hva som må gjøres for at beslutningen skal gjelde.",
        "Berre for «på vilkår»: kva som må gjerast for at avgjerda skal gjelde.",
        "Only for «on a condition»: what must be done for the decision to hold.",
    ),
    "vilkarsfrist": (
        "Er vilkåret ikke bekreftet innen denne dagen, faller beslutningen bort av seg selv.",
        "Er vilkåret ikkje stadfesta innan denne dagen, fell avgjerda bort av seg sjølv.",
        "Unless the condition is confirmed by this day, the decision lapses by itself.",
    ),
    "meld_inhabil.utdyping": (
        "Bare tilknytningen til saken, aldri noe om helse eller andre forhold hos personen.",
        "Berre tilknytinga til saka, aldri noko om helse eller andre forhold hos personen.",
        "Only the tie to the matter, never anything of health or the person's life.",
    ),
    "parter_til_stede": (
        "La stå tomt når gruppen ikke har en slik regel.",
        "Lat stå tomt når gruppa ikkje har ein slik regel.",
        "Leave empty when the group has no such rule.",
    ),
    "meld_sak.retter": (
        "Bare når saken skal rette en beslutning som er tatt.",
        "Berre når saka skal rette ei avgjerd som er teken.",
        "Only when the item is to correct a decision that was made.",
    ),
}
