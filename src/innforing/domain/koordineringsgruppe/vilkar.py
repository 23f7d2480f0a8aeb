"""Guards that several steps of the group share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
    from innforing.domain.koordineringsgruppe.mote import Sak

FORER = ("koordineringsgruppen", "gruppens_sekretaer", "ks")
"""Who calls meetings and keeps the record, KS as its secretary too; only members decide."""


def saken(g: Grunnlag[Koordineringsgruppe, Any]) -> Sak | None:
    """The item of the step; None when there is none of that name."""
    return g.aggregat.saker.get(g.steg.sak)


@vilkar(
    "K-109",
    "Sakene er meldt, og venter på behandling",
    "Sakene er melde, og ventar på behandling",
    "The items are registered and wait to be treated",
    rettes_av=FORER,
    slik=(
        "Velg saker som ikke er avgjort og ikke står til et annet møte",
        "Vel saker som ikkje er avgjorde og ikkje står til eit anna møte",
        "Choose items that are not decided and not set for another meeting",
    ),
)
def sakene_kan_behandles(g: Grunnlag[Koordineringsgruppe, Any]) -> tuple[str, ...]:
    """An item is treated in one place at a time."""
    her = getattr(g.steg, "mote", None)
    kjente = ((navn, g.aggregat.saker.get(navn)) for navn in g.steg.saker)
    return tuple(
        navn
        for navn, sak in kjente
        if sak is None or not sak.er_apen or sak.mote not in (None, her)
    )


@vilkar(
    "K-109",
    "Saken er meldt og ikke avgjort",
    "Saka er meld og ikkje avgjord",
    "The item is registered and not decided",
    rettes_av=FORER,
    slik=(
        "Velg en sak som venter, eller meld en ny som retter den forrige",
        "Vel ei sak som ventar, eller meld ei ny som rettar den førre",
        "Choose an item that waits, or register a new one that corrects the former",
    ),
)
def saken_er_apen(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    sak = saken(g)
    return sak is not None and sak.er_apen


@vilkar(
    "K-109",
    "Møtet er holdt eller runden lukket, og protokollen er ikke godkjent",
    "Møtet er halde eller runden lukka, og protokollen er ikkje godkjend",
    "The meeting was held or the round closed, and the minutes are not signed off",
    rettes_av=FORER,
    slik=(
        "Send ut saken til et møte, og registrer hvem som møtte, eller lukk runden",
        "Send ut saka til eit møte, og registrer kven som møtte, eller lukk runden",
        "Send the item out to a meeting and enter who was there, or close the round",
    ),
)
def saken_er_til_behandling(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    mote = g.aggregat.motet_for(g.steg.sak)
    return mote is not None and mote.holdt and not mote.protokoll_godkjent


@vilkar(
    "K-375",
    "Det er sagt hvorfor",
    "Det er sagt kvifor",
    "It is said why",
    rettes_av=FORER,
    slik=("Skriv en begrunnelse", "Skriv ei grunngiving", "Write the grounds"),
)
def gruppens_begrunnelse_er_gitt(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    """A decision, or that it must wait, is never without grounds."""
    return g.steg.begrunnelse is not None
