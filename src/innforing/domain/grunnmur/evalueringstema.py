"""What every løp is evaluated on, so that løp can be compared (K-214, K-325, K-338)."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Kodeverk


class Evalueringstema(Kodeverk):
    """How roles and responsibility worked, and the six findings of 2023."""

    ROLLER = "roller", "Roller", "Roller", "Roles"
    ANSVAR = "ansvar", "Ansvar", "Ansvar", "Responsibility"
    FORANKRING = (
        "forankring",
        "Forankring og eierskap",
        "Forankring og eigarskap",
        "Forankring and ownership",
    )
    SAMORDNING = "samordning", "Samordning", "Samordning", "Coordination"
    OKONOMI = (
        "okonomi",
        "Økonomi og rapporteringslinjer",
        "Økonomi og rapporteringslinjer",
        "Finance and reporting lines",
    )
    KOMPETANSE = "kompetanse", "Kompetanse", "Kompetanse", "Competence"
    FELLES_PROSESSER = (
        "felles_prosesser",
        "Felles prosesser",
        "Felles prosessar",
        "Joint processes",
    )
    STOTTE = (
        "stotte",
        "Støtte til innføring og tjenesteutvikling",
        "Støtte til innføring og tenesteutvikling",
        "Support for innføring and development of services",
    )


MA_VURDERES = (Evalueringstema.ROLLER, Evalueringstema.ANSVAR, Evalueringstema.FORANKRING)
"""What every løp of 2024 is judged on (K-214)."""
