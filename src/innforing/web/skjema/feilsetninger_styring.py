"""What can be wrong with agreements, meetings, report templates and versions of the model."""

from __future__ import annotations

from typing import Final

from innforing.domain.grunnmur.verdi import Tekst

EGNE_STYRING: Final[dict[str, Tekst]] = {
    "only money has an amount": Tekst(
        "Oppgi beløp bare for penger.",
        "Oppgi beløp berre for pengar.",
        "Give an amount for money only.",
    ),
    "state the growth of forvaltning, drift or both": Tekst(
        "Oppgi veksten i forvaltning, i drift eller i begge.",
        "Oppgi veksten i forvaltning, i drift eller i begge.",
        "Give the growth of forvaltning, of drift or of both.",
    ),
    "two findings have the same number": Tekst(
        "Gi hvert funn sitt eget nummer.",
        "Gje kvart funn sitt eige nummer.",
        "Give each finding its own number.",
    ),
    "only a party has intentions": Tekst(
        "Intensjoner hører til en av partene i avtalen.",
        "Intensjonar høyrer til ein av partane i avtalen.",
        "Intentions belong to one of the parties of the agreement.",
    ),
    "an adjustment answers a finding in the list": Tekst(
        "Knytt hver justering til et funn i listen.",
        "Knyt kvar justering til eit funn i lista.",
        "Tie each adjustment to a finding in the list.",
    ),
    "an item on plan, check or evaluation has one løp": Tekst(
        "Velg ett løp når saken gjelder plan, sjekk eller evaluering.",
        "Vel eitt løp når saka gjeld plan, sjekk eller evaluering.",
        "Choose one løp when the item is about a plan, a check or an evaluation.",
    ),
    "an agreement has at least two parties": Tekst(
        "Navngi minst to parter i avtalen.",
        "Namngje minst to partar i avtalen.",
        "Name at least two parties of the agreement.",
    ),
    "name each party once": Tekst(
        "Navngi hver part én gang.", "Namngje kvar part éin gong.", "Name each party once."
    ),
    "til must not be before dato": Tekst(
        "Siste dag kan ikke være før den første.",
        "Siste dag kan ikkje vere før den første.",
        "The last day cannot be before the first.",
    ),
    "a yes on a condition, and only that, has both": Tekst(
        "Oppgi både vilkåret og fristen når svaret er ja på vilkår, og ellers ingen av dem.",
        "Oppgi både vilkåret og fristen når svaret er ja på vilkår, og elles ingen av dei.",
        "Give both the condition and its deadline for a yes on a condition, and else neither.",
    ),
    "a field of kind «utregnet», and no other, names its figure in «tall»": Tekst(
        "Velg et tall for felt som regnes ut, og bare for dem.",
        "Vel eit tal for felt som blir rekna ut, og berre for dei.",
        "Choose a figure for fields that are counted, and for those only.",
    ),
    "fields with the same nokkel": Tekst(
        "Gi hvert felt sin egen nøkkel.",
        "Gje kvart felt sin eigen nøkkel.",
        "Give each field its own key.",
    ),
}
"""What steps say of their own shape → the sentence."""
