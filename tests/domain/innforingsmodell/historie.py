"""A version of the model that the tests begin from."""

from __future__ import annotations

from datetime import date

from innforing.domain.grunnmur.aggregat import Beslutning, Beslutningsform
from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.grunnmur.modell import Loputfall, Modellutfall
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.innforingsmodell.steg.foresla_modellversjon import ModellversjonForeslatt
from innforing.domain.innforingsmodell.steg.godkjenn_modellversjon import ModellversjonGodkjent
from innforing.domain.innforingsmodell.steg.innfor_modellversjon import ModellversjonInnfort
from innforing.domain.innforingsmodell.steg.prov_modellversjon import ModellversjonProvd
from innforing.domain.innforingsmodell.verdier import Funn, Justering, Modellmal

FUNN = tuple(
    Funn(
        nr=nr,
        tema=tema,
        maler=tuple(Modellmal),
        tekst="Lederne kom for sent med",
        lop=("s03",),
        organer=("regional-vestland",),
    )
    for nr, tema in enumerate(Evalueringstema, start=1)
)
JUSTERING = Justering(
    svarer_pa=(5,),
    endring="Lederne er med før planen godkjennes",
    grunn="Da vet de hva de sier ja til",
)
BESLUTNING = Beslutning(form=Beslutningsform.MOTE, dato=date(2024, 2, 20), referanse="Sak 4")
HVORFOR = Fritekst(tekst="evalueringen viser det")

FORESLATT = ModellversjonForeslatt(
    kriteriesett=None, funn=FUNN, justeringer=(JUSTERING,), av="siri"
)
S03 = Loputfall(lop="s03", modell="2024.1", tilstand="planlagt", utfall=Modellutfall.FLYTTES)
PROVD = ModellversjonProvd(posisjon=40, lop=(S03,))
GODKJENT = ModellversjonGodkjent(av="kari")
INNFORT = ModellversjonInnfort(gjelder_fra=date(2024, 4, 1))
