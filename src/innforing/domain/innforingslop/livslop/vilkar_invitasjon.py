"""Guards on what an invitation must say before it is sent (K-147 to K-154)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.innforingslop.innforingslop import Innforingslop

ELEMENTER = ("forutsetninger", "kostnad_og_kapasitet", "ressurser", "konsekvenser")
"""What every invitation must state: K-147, K-148, K-149, K-150."""

_SKRIVES_AV = ("innforingsleder", "puljens_leder")


def uten(g: Grunnlag[Innforingslop, Any], *elementer: str) -> tuple[str, ...]:
    """`<målform>.<element>` for each element that a text of the step lacks."""
    return tuple(
        f"{tekst.malform.value}.{element}"
        for tekst in g.steg.tekster
        for element in elementer
        if getattr(tekst, element) is None
    )


@vilkar(
    "K-151",
    "Invitasjonen har alle fire elementer",
    "Invitasjonen har alle fire elementa",
    "The invitation has all four elements",
    rettes_av=_SKRIVES_AV,
    slik=(
        "Skriv det som mangler: forutsetninger, kostnad og kapasitet, ressurser, konsekvenser",
        "Skriv det som manglar: føresetnader, kostnad og kapasitet, ressursar, konsekvensar",
        "Write what is missing: conditions, cost and capacity, resources, consequences",
    ),
)
def invitasjonen_har_alle_elementer(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    return uten(g, *ELEMENTER)


@vilkar(
    "K-152",
    "Invitasjonen sier hva nytten er",
    "Invitasjonen seier kva nytta er",
    "The invitation states the benefits",
    rettes_av=_SKRIVES_AV,
    slik=(
        "Skriv hvilken nytte og hvilke gevinster som er dokumentert",
        "Skriv kva nytte og kva gevinstar som er dokumenterte",
        "State the documented benefits",
    ),
)
def nytten_er_oppgitt(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    return uten(g, "nytte")


@vilkar(
    "K-153",
    "Invitasjonen sier hva som kreves av ledelsen",
    "Invitasjonen seier kva som blir kravd av leiinga",
    "The invitation states what is asked of the leadership",
    rettes_av=_SKRIVES_AV,
    slik=(
        "Skriv hva som kreves av kommunen og ledelsen, under og etter innføringen",
        "Skriv kva som blir kravd av kommunen og leiinga, under og etter innføringa",
        "State what is asked of the kommune and its leaders, during and after",
    ),
)
def krav_til_ledelsen_er_oppgitt(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    return uten(g, "krav_til_ledelsen")


@vilkar(
    "K-154",
    "Invitasjonen sier hvem som kan delta",
    "Invitasjonen seier kven som kan delta",
    "The invitation states who can take part",
    rettes_av=_SKRIVES_AV,
    slik=(
        "Skriv hvem løsningen er tilgjengelig for, og hva det innebærer å delta",
        "Skriv kven løysinga er tilgjengeleg for, og kva det inneber å delta",
        "State for whom the løsning is available, and what taking part involves",
    ),
)
def hvem_det_gjelder_er_oppgitt(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    return uten(g, "hvem_det_gjelder")


@vilkar(
    "K-159",
    "Invitasjonen finnes i hver målform mottakerne bruker",
    "Invitasjonen finst i kvar målform mottakarane bruker",
    "The invitation exists in each written form the receivers use",
    rettes_av=_SKRIVES_AV,
    slik=(
        "Skriv invitasjonen også i målformen som mangler",
        "Skriv invitasjonen også i målforma som manglar",
        "Write the invitation in the missing form too",
    ),
)
def malformene_er_dekket(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    """Not asked of a change of plan that sends no new invitation."""
    skrevet = {tekst.malform.value for tekst in g.steg.tekster}
    return tuple(m for m in g.fakta.mottakernes_malformer if skrevet and m not in skrevet)


@vilkar(
    "K-037",
    "Det finnes en kommunikasjonsplan",
    "Det finst ein kommunikasjonsplan",
    "There is a communication plan",
    rettes_av=_SKRIVES_AV,
    slik=(
        "Legg en kommunikasjonsplan inn i planen: det er lett å misforstå hvem som kan delta",
        "Legg ein kommunikasjonsplan inn i planen: det er lett å misforstå kven som kan delta",
        "Add a communication plan: in type C it is easy to misread who can take part",
    ),
)
def kommunikasjonsplan_finnes(g: Grunnlag[Innforingslop, Any]) -> bool:
    return g.aggregat.plan.kommunikasjonsplan is not None
