"""What a new version of the model means for a løp: shared by the model and the løp itself."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Verdi


class Modellutfall(Kodeverk):
    """What becomes of a running løp that is moved to a version of the model (K-324)."""

    UBERORT = (
        "uberort",
        "Berøres ikke",
        "Blir ikkje råka",
        "Unaffected",
    )
    """No row that the løp has ahead of it differs."""
    FLYTTES = "flyttes", "Kan flyttes", "Kan flyttast", "Can be moved"
    """Rows ahead differ; nothing that they ask for is missing now."""
    STANSES = "stanses", "Blir stanset", "Blir stansa", "Would be stopped"
    """The next step forward would be refused by a vilkår that the løp does not have today."""
    MA_VURDERES = (
        "ma_vurderes",
        "Må vurderes av et menneske",
        "Må vurderast av eit menneske",
        "Needs a human",
    )
    """The state is unknown there, or the answer depends on what somebody will fill in."""


class Loputfall(Verdi):
    """One running løp in a dry run."""

    lop: Kode
    modell: Kode
    """The version it follows today."""
    tilstand: Kode
    utfall: Modellutfall
    vilkar: tuple[Kode, ...] = ()
    """The guards that would stop it, or that a human must judge."""
