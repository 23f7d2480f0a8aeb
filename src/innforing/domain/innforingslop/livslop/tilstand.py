"""The states of a løp (livslop.md §2)."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Kodeverk


class LopTilstand(Kodeverk):
    """Seven states on the main line, in order, and one more where a løp may end (K-002)."""

    FORESLATT = "foreslatt", "Foreslått", "Føreslått", "Proposed"
    KLAR_TIL_BRUK_SJEKKET = (
        "klar_til_bruk_sjekket",
        "Klar-til-bruk sjekket",
        "Klar-til-bruk sjekka",
        "Readiness checked",
    )
    PLANLAGT = "planlagt", "Planlagt", "Planlagt", "Planned"
    PAMELDING = "pamelding", "Påmelding", "Påmelding", "Enrolment"
    GJENNOMFORING = "gjennomforing", "Gjennomføring", "Gjennomføring", "Running"
    EVALUERT = "evaluert", "Evaluert", "Evaluert", "Evaluated"
    DELT_MED_KOORDINERINGSGRUPPE = (
        "delt_med_koordineringsgruppe",
        "Delt med koordineringsgruppe",
        "Delt med koordineringsgruppe",
        "Shared with the coordination group",
    )
    AVSLUTTET = (
        "avsluttet",
        "Avsluttet før fullføring",
        "Avslutta før fullføring",
        "Ended before completion",
    )
