"""Guards on what a report holds, shared by delivering it and correcting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from innforing.domain.grunnmur.rapportering import Feltslag, Rapportslag
from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.rapport.rapport import rapportslaget
from innforing.domain.rapport.verdier import Utregnet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.rapport.rapport import Rapport

INNHOLD = (
    "feltene_star_i_malen",
    "alle_felter_er_besvart",
    "svarene_passer_feltene",
    "maltallene_er_levert_forst",
)
"""What blocks a report, delivered or corrected."""


class RapportFakta(Verdi):
    """What a report is judged on beside its own stream."""

    malens_felter: dict[str, Feltslag] = Field(default_factory=dict)
    """Field → kind, of the template that it is written from."""
    malens_krav: tuple[str, ...] = ()
    """The fields that the network must answer."""
    maltallene_er_levert: bool = False
    """Whether the network has delivered its måltall for the year."""
    utregnede_tall: tuple[Utregnet, ...] = ()
    """The figures of the template, counted in the log as it is when the step is taken (K-315)."""
    siste_posisjon: int = 0
    """The position that the figures are counted to."""


@vilkar(
    "K-312",
    "Alle svar gjelder felter i malen, hvert felt én gang",
    "Alle svar gjeld felt i malen, kvart felt éin gong",
    "Every answer is to a field of the template, each field once",
    rettes_av="rapportens_nettverk",
    slik=(
        "Ta bort svar som malen ikke spør om",
        "Ta bort svar som malen ikkje spør om",
        "Remove answers that the template does not ask for",
    ),
)
def feltene_star_i_malen(g: Grunnlag[Rapport, RapportFakta]) -> tuple[str, ...]:
    """The figures that the log itself answers are not the network's to give (K-315)."""
    kjente = {f for f, slag in g.fakta.malens_felter.items() if slag is not Feltslag.UTREGNET}
    svart = [svar.felt for svar in g.steg.svar]
    return tuple(
        dict.fromkeys(felt for felt in svart if felt not in kjente or svart.count(felt) > 1)
    )


@vilkar(
    "K-312",
    "Alle felter i malen som ikke er valgfrie, er besvart",
    "Alle felt i malen som ikkje er valfrie, er svara på",
    "Every field of the template that is not optional is answered",
    rettes_av="rapportens_nettverk",
    slik=("Fyll ut feltene som mangler", "Fyll ut felta som manglar", "Fill in what is missing"),
)
def alle_felter_er_besvart(g: Grunnlag[Rapport, RapportFakta]) -> tuple[str, ...]:
    svart = {svar.felt for svar in g.steg.svar if svar.er_gitt}
    return tuple(felt for felt in g.fakta.malens_krav if felt not in svart)


@vilkar(
    "K-312",
    "Hvert felt er besvart med det malen spør om",
    "Kvart felt er svara på med det malen spør om",
    "Every field is answered with what the template asks for",
    rettes_av="rapportens_nettverk",
    slik=(
        "Gi tall der malen spør om tall, og tekst der den spør om tekst",
        "Gi tal der malen spør om tal, og tekst der han spør om tekst",
        "Give a number where the template asks for one, and text where it asks for text",
    ),
)
def svarene_passer_feltene(g: Grunnlag[Rapport, RapportFakta]) -> tuple[str, ...]:
    slag = g.fakta.malens_felter
    return tuple(
        svar.felt
        for svar in g.steg.svar
        if svar.er_gitt and svar.felt in slag and slag[svar.felt] not in svar.besvarer
    )


@vilkar(
    "K-314",
    "Måltallene for året er levert før halvårsrapporten",
    "Måltala for året er leverte før halvårsrapporten",
    "The targets of the year are delivered before the half-year report",
    rettes_av="rapportens_nettverk",
    slik=("Lever måltallene først", "Lever måltala først", "Deliver the targets first"),
)
def maltallene_er_levert_forst(g: Grunnlag[Rapport, RapportFakta]) -> bool:
    halvar = rapportslaget(g.nokkel) is Rapportslag.HALVARSRAPPORT
    return bool(g.fakta.maltallene_er_levert) or not halvar


@vilkar(
    "K-314",
    "Årsrapporten har måltall å sammenligne med",
    "Årsrapporten har måltal å samanlikne med",
    "The annual report has targets to compare with",
    rettes_av="rapportens_nettverk",
    slik=(
        "Lever måltallene for året, eller si hvorfor de ikke finnes",
        "Lever måltala for året, eller sei kvifor dei ikkje finst",
        "Deliver the targets of the year, or say why there are none",
    ),
)
def arsrapporten_har_maltall(g: Grunnlag[Rapport, RapportFakta]) -> bool:
    """The first year of a network has none: said in the report, and shown."""
    ars = rapportslaget(g.nokkel) is Rapportslag.ARSRAPPORT
    return bool(g.fakta.maltallene_er_levert) or not ars
