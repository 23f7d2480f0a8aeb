"""Kinds of felles materiell, and which are needed for what size of introduction."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Kodeverk


class Materielltype(Kodeverk):
    """Kinds of felles materiell (K-076)."""

    ROS_MAL = "ros_mal", "Mal for ROS", "Mal for ROS", "Template for risk analysis"
    DPIA_MAL = "dpia_mal", "Mal for DPIA", "Mal for DPIA", "Template for DPIA"
    GEVINSTANALYSE = "gevinstanalyse", "Gevinstanalyse", "Gevinstanalyse", "Benefit analysis"
    GEVINSTINDIKATORER = (
        "gevinstindikatorer",
        "Gevinstindikatorer",
        "Gevinstindikatorar",
        "Benefit indicators",
    )
    OPPLAERINGSMATERIELL = (
        "opplaeringsmateriell",
        "Opplæringsmateriell",
        "Opplæringsmateriell",
        "Training material",
    )
    ARBEIDSPROSESSER = (
        "arbeidsprosesser",
        "Eksempler på endrede arbeidsprosesser",
        "Døme på endra arbeidsprosessar",
        "Examples of changed ways of working",
    )
    INFORMASJONSMATERIELL = (
        "informasjonsmateriell",
        "Informasjonsmateriell",
        "Informasjonsmateriell",
        "Information material",
    )


OBLIGATORISK_MATERIELL: dict[str, tuple[Materielltype, ...]] = {
    "stort": tuple(Materielltype),
    "lite": (Materielltype.OPPLAERINGSMATERIELL, Materielltype.INFORMASJONSMATERIELL),
}
"""Size code of the løsning (`Omfang`) → kinds that must be handed over (K-011, K-060)."""
