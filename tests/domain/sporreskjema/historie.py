"""A spørreskjema that was sent to two kommuner, up to each answer."""

from __future__ import annotations

from datetime import date

from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.sporreskjema.myndigheter import Skjemafakta
from innforing.domain.sporreskjema.steg.besvar_sporreskjema import SporreskjemaBesvart
from innforing.domain.sporreskjema.steg.lukk_sporreskjema import SporreskjemaLukket
from innforing.domain.sporreskjema.steg.send_sporreskjema import SporreskjemaSendt
from innforing.domain.sporreskjema.verdier import UTGAVE, Enighet, Temasvar

FRIST = date(2024, 3, 15)
"""Two weeks after the day of the tests."""
TEMAER = (Evalueringstema.ROLLER, Evalueringstema.FORANKRING)
SENDT = SporreskjemaSendt(utgave=UTGAVE, temaer=TEMAER, svarfrist=FRIST, spurte=("bergen", "voss"))
SVAR = (
    Temasvar(tema=Evalueringstema.ROLLER, enighet=Enighet.HELT_ENIG),
    Temasvar(tema=Evalueringstema.FORANKRING, enighet=Enighet.VET_IKKE),
)
BERGEN_SVARTE = SporreskjemaBesvart(kommune="bergen", svar=SVAR)
VOSS_SVARTE = SporreskjemaBesvart(kommune="voss", svar=SVAR)
LUKKET = SporreskjemaLukket(dato=date(2024, 3, 1))
LEDES = Skjemafakta(lopets_ledere=("lise",), skjemaets_deltakere=("bergen", "voss"))
"""The løp is led by the one who asks, and two kommuner took part."""
