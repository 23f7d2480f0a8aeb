"""KS puts an approved version in force: from that day new løp are born with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingsmodell.innforingsmodell import Innforingsmodell

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    livslopets_feil: tuple[str, ...] = ()


class InnforModellversjon(Steg[Innforingsmodell]):
    tekst = Tekst(
        "Innfør versjonen av innføringsmodellen",
        "Innfør versjonen av innføringsmodellen",
        "Put the version of the model in force",
    )
    fakta = Fakta
    regel = Regel(
        hvem=("ks",),
        sperrer=(
            "modellversjonen_er_ikke_innfort",
            "modellversjonen_er_godkjent",
            "livslopet_henger_sammen",
            "modellversjonen_gjelder_framover",
        ),
    )

    gjelder_fra: date

    def avgjor(self, g: Grunnlag[Innforingsmodell, Fakta]) -> Iterator[ModellversjonInnfort]:
        yield ModellversjonInnfort(gjelder_fra=self.gjelder_fra)


class ModellversjonInnfort(Hendelse[Innforingsmodell]):
    tekst = Tekst(
        "Versjonen av innføringsmodellen er innført",
        "Versjonen av innføringsmodellen er innført",
        "The version of the model was put in force",
    )
    gjelder_fra: date

    def anvend(self, aggregat: Innforingsmodell) -> Innforingsmodell:
        return aggregat.med(gjelder_fra=self.gjelder_fra)


@vilkar(
    "K-324",
    "Versjonen er godkjent av koordineringsgruppen",
    "Versjonen er godkjend av koordineringsgruppa",
    "The version is approved by the coordination group",
    rettes_av="koordineringsgruppen",
    slik=("Be om godkjenning", "Be om godkjenning", "Ask for approval"),
)
def modellversjonen_er_godkjent(g: Grunnlag[Innforingsmodell, Any]) -> bool:
    return g.aggregat.godkjent_av is not None


@vilkar(
    "K-324",
    "Alle tilstander kan nås, og noen kan oppfylle hvert vilkår",
    "Alle tilstandar kan nåast, og nokon kan oppfylle kvart vilkår",
    "Every state can be reached, and somebody can meet each guard",
    rettes_av="ks",
    slik=(
        "Rett livsløpet der listen viser, og prøv versjonen på nytt",
        "Rett livsløpet der lista viser, og prøv versjonen på nytt",
        "Mend the life cycle where the list shows, and try it again",
    ),
)
def livslopet_henger_sammen(g: Grunnlag[Innforingsmodell, Fakta]) -> tuple[str, ...]:
    return g.fakta.livslopets_feil


@vilkar(
    "K-324",
    "Versjonen gjelder tidligst fra i dag",
    "Versjonen gjeld tidlegast frå i dag",
    "The version is in force from today at the earliest",
    rettes_av="ks",
    slik=(
        "Velg en dag som ikke er gått: et løp blir ikke født med en modell som kom etterpå",
        "Vel ein dag som ikkje er gått: eit løp blir ikkje fødd med ein modell som kom etterpå",
        "Choose a day to come: no løp is born with a model that came after it",
    ),
)
def modellversjonen_gjelder_framover(g: Grunnlag[Innforingsmodell, Any]) -> bool:
    gjelder_fra: date = g.steg.gjelder_fra
    return gjelder_fra >= g.dag
