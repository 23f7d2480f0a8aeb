"""What a report and its template share: kinds of report, kinds of field, and the figures."""

from __future__ import annotations

from typing import Final

from innforing.domain.grunnmur.verdi import Kodeverk


class Rapportslag(Kodeverk):
    """What is reported each year (K-308, K-309, K-310)."""

    MALTALL = "maltall", "Måltall", "Måltal", "Targets"
    HALVARSRAPPORT = "halvarsrapport", "Halvårsrapport", "Halvårsrapport", "Half-year report"
    ARSRAPPORT = "arsrapport", "Resultat og årsrapport", "Resultat og årsrapport", "Annual report"
    REGNSKAP = "regnskap", "Regnskapstall", "Rekneskapstal", "Accounts"


def rapportslag_av(kode: str) -> Rapportslag:
    """The kind of report that a part of a stream id names."""
    return next(slag for slag in Rapportslag if slag.value == kode)


RAPPORTSLAG: Final = "|".join(str(slag.value) for slag in Rapportslag)
"""The kinds of report, as a pattern."""


class Feltslag(Kodeverk):
    """Kinds of field that a template may ask for (K-312)."""

    UTREGNET = (
        "utregnet",
        "Tall regnet ut av hendelsene",
        "Tal rekna ut av hendingane",
        "Figure computed from the events",
    )
    TEKST = "tekst", "Tekst", "Tekst", "Text"
    TALL = "tall", "Tall fra nettverket", "Tal frå nettverket", "Number from the network"
    BELOP = "belop", "Beløp i hele kroner", "Beløp i heile kroner", "Amount in whole kroner"
    AKTIVITETER = (
        "aktiviteter",
        "Aktiviteter mot formålet",
        "Aktivitetar mot formålet",
        "Activities against the purpose",
    )


class Rapporttall(Kodeverk):
    """Figures that the log itself can answer, for the kommuner of one network in one year."""

    FORANKREDE_KOMMUNER = (
        "forankrede_kommuner",
        "Kommuner med forankring i ledelsen",
        "Kommunar med forankring i leiinga",
        "Kommuner with management buy-in",
    )
    FELLES_LOP = (
        "felles_lop",
        "Felles innføringsløp med kommuner i nettverket",
        "Felles innføringsløp med kommunar i nettverket",
        "Joint løp with kommuner of the network",
    )
    LOP_I_PORTEFOLJEN = (
        "lop_i_portefoljen",
        "Felles innføringsløp for løsninger i porteføljen",
        "Felles innføringsløp for løysingar i porteføljen",
        "Joint løp for solutions in the portfolio",
    )
    PAMELDTE_KOMMUNER = (
        "pameldte_kommuner",
        "Kommuner som meldte seg på et løp",
        "Kommunar som melde seg på eit løp",
        "Kommuner that enrolled in a løp",
    )
    AKTIVITETER = (
        "aktiviteter",
        "Aktiviteter der erfaring ble delt",
        "Aktivitetar der erfaring vart delt",
        "Activities where experience was shared",
    )
    KOMMUNER_SOM_TOK_I_BRUK = (
        "kommuner_som_tok_i_bruk",
        "Kommuner som tok en løsning i bruk",
        "Kommunar som tok ei løysing i bruk",
        "Kommuner that took a solution into use",
    )
    GEVINSTER = (
        "gevinster",
        "Dokumenterte gevinster",
        "Dokumenterte gevinstar",
        "Documented benefits",
    )
