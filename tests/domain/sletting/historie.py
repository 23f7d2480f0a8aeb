"""Cases of erasing that the tests begin from."""

from __future__ import annotations

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.sletting.steg.be_om_sletting import SlettingBedtOm
from innforing.domain.sletting.verdier import Sletteart, Slettehjemmel
from tests.domain.spesifikasjon import person

KS_SIN_ANDRE = person("sven", Rolle.SAKSBEHANDLER, "ks", Organtype.KS)
HJEMMEL = Slettehjemmel.ART_17


def bedt_om(art: Sletteart, id_: str) -> SlettingBedtOm:
    """What siri of KS asked for."""
    return SlettingBedtOm(art=art, id=id_, hjemmel=HJEMMEL, av="siri")


OM_PERSON = bedt_om(Sletteart.PERSON, "kari")
