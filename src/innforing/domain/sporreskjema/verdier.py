"""The statements of a spørreskjema, and how far a kommune agrees."""

from __future__ import annotations

from collections.abc import Iterable

from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.grunnmur.verdi import Kodeverk, Tekst, Verdi


class Enighet(Kodeverk):
    """How far a kommune agrees with a statement; not knowing is an answer."""

    HELT_UENIG = "helt_uenig", "Helt uenig", "Heilt ueinig", "Strongly disagree"
    LITT_UENIG = "litt_uenig", "Litt uenig", "Litt ueinig", "Disagree somewhat"
    VERKEN_ELLER = "verken_eller", "Verken eller", "Verken eller", "Neither"
    LITT_ENIG = "litt_enig", "Litt enig", "Litt einig", "Agree somewhat"
    HELT_ENIG = "helt_enig", "Helt enig", "Heilt einig", "Strongly agree"
    VET_IKKE = "vet_ikke", "Vet ikke", "Veit ikkje", "Do not know"

    @property
    def poeng(self) -> int | None:
        """1 for strong disagreement to 5 for strong agreement; None for not knowing."""
        return None if self is Enighet.VET_IKKE else tuple(Enighet).index(self) + 1


class Temasvar(Verdi):
    """What a kommune says to the statement of one tema."""

    tema: Evalueringstema
    enighet: Enighet


class Temasum(Verdi):
    """What all answers to one statement come to."""

    svar: int
    """How many agreed or disagreed."""
    vet_ikke: int
    poeng: int
    """The sum of their points."""

    @property
    def snitt(self) -> float | None:
        """Points each, 1 to 5; None when nobody knew."""
        return round(self.poeng / self.svar, 1) if self.svar else None


def sum_av(svarene: Iterable[Enighet]) -> Temasum:
    """Count the answers to one statement."""
    poeng = [enighet.poeng for enighet in svarene]
    kjente = [p for p in poeng if p is not None]
    return Temasum(svar=len(kjente), vet_ikke=len(poeng) - len(kjente), poeng=sum(kjente))


UTGAVE = 1
"""The wording that a new spørreskjema is sent with."""

PASTANDER: dict[int, dict[Evalueringstema, Tekst]] = {
    1: {
        Evalueringstema.ROLLER: Tekst(
            "Vi visste hvem som gjorde hva.",
            "Vi visste kven som gjorde kva.",
            "We knew who did what.",
        ),
        Evalueringstema.ANSVAR: Tekst(
            "Ansvaret var tydelig delt mellom kommunen, regionen og de nasjonale.",
            "Ansvaret var tydeleg delt mellom kommunen, regionen og dei nasjonale.",
            "Responsibility was clearly shared between kommune, region and national bodies.",
        ),
        Evalueringstema.FORANKRING: Tekst(
            "Ledelsen i kommunen sto bak og fulgte opp.",
            "Leiinga i kommunen stod bak og følgde opp.",
            "The leaders of the kommune stood behind it and followed up.",
        ),
        Evalueringstema.SAMORDNING: Tekst(
            "Løpet var samordnet med det andre vi hadde å innføre.",
            "Løpet var samordna med det andre vi hadde å innføre.",
            "The løp was coordinated with what else we had to introduce.",
        ),
        Evalueringstema.OKONOMI: Tekst(
            "Vi kjente kostnadene på forhånd, og visste hva vi skulle rapportere.",
            "Vi kjende kostnadene på førehand, og visste kva vi skulle rapportere.",
            "We knew the costs beforehand, and what to report.",
        ),
        Evalueringstema.KOMPETANSE: Tekst(
            "Vi hadde eller fikk den kompetansen vi trengte.",
            "Vi hadde eller fekk den kompetansen vi trong.",
            "We had, or were given, the competence we needed.",
        ),
        Evalueringstema.FELLES_PROSESSER: Tekst(
            "Det ble lettere fordi vi gjorde det sammen med andre.",
            "Det vart lettare fordi vi gjorde det saman med andre.",
            "It was easier because we did it together with others.",
        ),
        Evalueringstema.STOTTE: Tekst(
            "Vi fikk den støtten vi trengte, også til å endre tjenesten.",
            "Vi fekk den støtta vi trong, også til å endre tenesta.",
            "We got the support we needed, also for changing the service.",
        ),
    },
}
"""Utgave → tema → the statement as it was put; an utgave that was sent is never reworded."""
