"""Where in a løp a guard is met: the tab that what is missing is done on (sider.md §1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.domain.grunnmur.vilkar import Vilkar

_ROM: Final[Mapping[str, tuple[str, ...]]] = {
    "vurdering": (
        *("vilkar_klar", "velg_type", "vurder_kriterium", "legg_til_grunn"),
        *("besvar_vurderingskriterium", "foresla"),
    ),
    "plan": (
        *("vilkar_plan", "endre_plan", "godkjenn_plan", "besvar_merknad", "besvar_overlapp"),
        *("utpek_leder", "knytt_arbeidsgruppe", "fastsett_kommuner"),
        *("start_gjennomforing", "avlys_pulje"),
    ),
    "invitasjon": ("vilkar_invitasjon", "apne_pamelding", "informer_pa_forhand"),
    "evaluering": (
        *("vilkar_evaluering", "evaluer", "evaluer_pulje", "avslutt"),
        *("del_evaluering", "motta_evaluering", "rett_evaluering", "trekk_laeringspunkt"),
    ),
}
"""Tab → the modules whose guards are met there."""
_EGNE: Final[Mapping[str, tuple[str, ...]]] = {
    "deltakere": (
        *("alle_har_bruksstatus", "oppfolging_er_planlagt", "mottakerne_har_kontakt"),
        *("noen_deltar", "alle_har_svart", "kartlegging_er_gjort", "arsaken_er_kartlagt"),
    ),
    "materiell": ("materiell_har_forvalter", "forvalteren_varer"),
    "plan": ("kommunikasjonsplan_finnes",),
}
"""Tab → guards that are met there, and not where the others of their module are."""
_ETTER_ROM: Final = {rom: fane for fane, alle in _ROM.items() for rom in alle}
_ETTER_NAVN: Final = {navn: fane for fane, alle in _EGNE.items() for navn in alle}


def vilkarets_fane(vilkar: Vilkar) -> str | None:
    """The tab of `lopsfaner.FANER`; None where no page of the løp is the place."""
    rom = vilkar.sporsmal.__module__.rpartition(".")[2]
    return _ETTER_NAVN.get(vilkar.navn) or _ETTER_ROM.get(rom)
