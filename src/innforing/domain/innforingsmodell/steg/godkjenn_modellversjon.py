"""The koordineringsgruppe approves a version that somebody else proposed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.modell import Loputfall
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingsmodell.innforingsmodell import Innforingsmodell

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    modellprove: tuple[Loputfall, ...] = ()


class GodkjennModellversjon(Steg[Innforingsmodell]):
    tekst = Tekst(
        "Godkjenn versjonen av innføringsmodellen",
        "Godkjenn versjonen av innføringsmodellen",
        "Approve the version of the model",
    )
    fakta = Fakta
    regel = Regel(
        hvem=("koordineringsgruppen",),
        sperrer=(
            "modellversjonen_er_ikke_innfort",
            "modellversjonen_er_ikke_godkjent",
            "modellversjonen_er_provd",
            "modellversjonen_godkjennes_av_en_annen",
            "modellbeslutningen_er_vist",
        ),
        avklares=("proven_gjelder_fortsatt",),
    )

    def avgjor(self, g: Grunnlag[Innforingsmodell, Fakta]) -> Iterator[ModellversjonGodkjent]:
        yield ModellversjonGodkjent(av=str(g.aktor.person))


class ModellversjonGodkjent(Hendelse[Innforingsmodell]):
    tekst = Tekst(
        "Versjonen av innføringsmodellen er godkjent",
        "Versjonen av innføringsmodellen er godkjend",
        "The version of the model was approved",
    )
    av: str

    def anvend(self, aggregat: Innforingsmodell) -> Innforingsmodell:
        return aggregat.med(godkjent_av=self.av)


@vilkar(
    "K-324",
    "Versjonen er ikke godkjent fra før",
    "Versjonen er ikkje godkjend frå før",
    "The version is not approved already",
    rettes_av="ks",
    slik=("Innfør versjonen", "Innfør versjonen", "Put the version in force"),
)
def modellversjonen_er_ikke_godkjent(g: Grunnlag[Innforingsmodell, Any]) -> bool:
    return g.aggregat.godkjent_av is None


@vilkar(
    "K-324",
    "Versjonen er prøvd mot løpene som pågår",
    "Versjonen er prøvd mot løpa som går",
    "The version was tried against the running løp",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=("Prøv versjonen først", "Prøv versjonen først", "Try the version first"),
)
def modellversjonen_er_provd(g: Grunnlag[Innforingsmodell, Any]) -> bool:
    return g.aggregat.provd is not None


@vilkar(
    "K-109, K-324",
    "En annen enn den som foreslo versjonen, godkjenner den",
    "Ein annan enn den som føreslo versjonen, godkjenner han",
    "Another than the one who proposed the version approves it",
    rettes_av="koordineringsgruppen",
    slik=(
        "La et annet medlem godkjenne",
        "La ein annan medlem godkjenne",
        "Let another member approve",
    ),
)
def modellversjonen_godkjennes_av_en_annen(g: Grunnlag[Innforingsmodell, Any]) -> bool:
    return g.aggregat.foreslatt_av != g.aktor.person


@vilkar(
    "K-375",
    "Det er vist til møtet eller den skriftlige runden der modellen ble besluttet",
    "Det er vist til møtet eller den skriftlege runden der modellen vart bestemt",
    "The meeting or written round that decided on the model is cited",
    rettes_av="koordineringsgruppen",
    slik=("Oppgi beslutningen", "Oppgi avgjerda", "State the decision"),
)
def modellbeslutningen_er_vist(g: Grunnlag[Innforingsmodell, Any]) -> bool:
    return g.steg.beslutning is not None


@vilkar(
    "K-324",
    "Prøven viser løpene slik de er nå",
    "Prøva viser løpa slik dei er no",
    "The dry run shows the løp as they are now",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Prøv versjonen på nytt, eller si hvorfor prøven holder",
        "Prøv versjonen på nytt, eller sei kvifor prøva held",
        "Try the version again, or say why the dry run will do",
    ),
)
def proven_gjelder_fortsatt(g: Grunnlag[Innforingsmodell, Fakta]) -> tuple[str, ...]:
    """The list names every løp that would now get another answer."""
    da = {lop.lop: lop for lop in g.aggregat.provd or ()}
    na = {lop.lop: lop for lop in g.fakta.modellprove}
    return tuple(sorted(lop for lop in {*da, *na} if da.get(lop) != na.get(lop)))
