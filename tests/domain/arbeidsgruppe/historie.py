"""A group that the tests begin from."""

from __future__ import annotations

from datetime import date
from typing import Final

from innforing.domain.arbeidsgruppe.steg.gi_mandat import Fakta, GruppemandatGitt
from innforing.domain.arbeidsgruppe.verdier import Gruppeart, Mandat
from innforing.domain.grunnmur.aktor import Part

GRUPPE: Final = "arbeidsgruppe-kj"
"""The key of the stream, and the body of the test person `GRUPPA`."""
MANDAT = Mandat(
    art=Gruppeart.AD_HOC,
    oppdrag="Veiledningstekster for rapportering til KPR",
    fra=date(2024, 1, 10),
    til=date(2024, 6, 30),
    behov="kpr",
    onskede_deler=(Part.KS, Part.REGION),
    onskede_regioner=("46", "50"),
    onsket_kompetanse=("Rapportering til KPR",),
)
GITT = GruppemandatGitt(mandat=MANDAT)
FAKTA = Fakta(
    organets_type="arbeidsgruppe",
    organets_overordnet="ks",
    organets_deler=("ks", "region"),
    organets_regioner=("46", "50"),
)
