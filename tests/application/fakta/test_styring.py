"""What an agreement, a roadmap, a milepæl and a judgement of shares rest on."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.fakta import losning as _losning  # noqa: F401 - fills the register
from innforing.application.fakta import styring as _styring  # noqa: F401 - fills the register
from innforing.application.fakta.sporring import hent_fakta
from innforing.domain.avtale.steg.registrer_avtale import Fakta as Avtalefakta
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.losning.steg.sett_portefoljestatus import PortefoljestatusSatt
from innforing.domain.losning.steg.vurder_andel import Fakta as Andelsfakta
from innforing.domain.losning.steg.vurder_andel import VurderAndel
from innforing.domain.losning.styring import Andelsdom, Andelstall
from innforing.domain.losning.verdier import Portefoljeplass, Portefoljestatus
from innforing.domain.milepel.steg.registrer_milepel import RegistrerMilepel
from innforing.domain.milepel.vilkar import Grunnlagsfakta
from innforing.domain.veikart.steg.sett_pa_veikartet import Fakta as Veikartfakta
from innforing.domain.veikart.steg.sett_pa_veikartet import SettPaVeikartet
from tests.application.verden import Verden
from tests.domain.avtale.historie import AVTALEN, REGISTRER
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.milepel.historie import RAPPORTEN, REGISTRERT
from tests.domain.veikart.historie import INNFOR, UTVIKLE


@pytest.mark.krav("K-340")
@pytest.mark.parametrize(
    ("fra", "utlopte"), [(date(2023, 12, 31), ()), (date(2024, 1, 1), ("hod-ks",))]
)
def test_en_avtale_er_utlopt_dagen_etter_den_siste(fra: date, utlopte: tuple[str, ...]) -> None:
    v = Verden().skjer("avtale:hod-ks", AVTALEN)
    brev = REGISTRER.med(viser_til=("hod-ks", "ingen"), fra=fra)
    svar = hent_fakta(brev, v.sporring("avtale:brev", brev))
    assert svar == Avtalefakta(utlopte_avtaler=utlopte, ukjente_avtaler=("ingen",))


@pytest.mark.krav("K-375")
def test_en_milepel_bygger_pa_milepeler_og_avtaler_som_kom_for() -> None:
    v = Verden().skjer("avtale:hod-ks", AVTALEN).skjer("milepel:rapporten", REGISTRERT)
    innhold = RAPPORTEN.med(dato=date(2024, 2, 1), bygger_pa=("hod-ks", "rapporten", "ingen"))
    steg = RegistrerMilepel(innhold=innhold)
    svar = hent_fakta(steg, v.sporring("milepel:ny", steg))
    assert svar == Grunnlagsfakta(ukjent_grunnlag=("ingen",), senere_grunnlag=("rapporten",))


@pytest.mark.krav("K-348")
def test_bare_det_portefoljen_kaller_klart_er_klart_pa_veikartet() -> None:
    plass = Portefoljeplass(
        status=Portefoljestatus.KLART_TIL_BRUK, dato=date(2024, 2, 1), kilde="Porteføljen"
    )
    steg = SettPaVeikartet(punkter=(INNFOR, UTVIKLE))
    v = Verden().skjer("losning:kj", KJERNEJOURNAL)
    svar = hent_fakta(steg, v.sporring("veikart:v", steg))
    assert svar == Veikartfakta(
        ukjente_pa_veikartet=("pll",), ikke_klare_pa_veikartet=("kj", "pll")
    )
    v.skjer("losning:kj", PortefoljestatusSatt(plass=plass))
    svar = hent_fakta(steg, v.sporring("veikart:v", steg))
    assert isinstance(svar, Veikartfakta)
    assert svar.ikke_klare_pa_veikartet == ("pll",)


@pytest.mark.krav("K-168", "K-363")
@pytest.mark.parametrize(
    ("per", "tall"),
    [
        (date(2023, 12, 31), Andelstall(posisjon=7, nevner=356, tilgjengelig=2, i_bruk=1)),
        (date(2024, 2, 1), Andelstall(posisjon=7, nevner=357, tilgjengelig=2, i_bruk=2)),
    ],
)
def test_andelene_er_de_for_dagen_av_de_kommunene_som_var(per: date, tall: Andelstall) -> None:
    v = Verden(posisjon=7)
    for kommune, status, fra in (
        ("bergen", Bruksstatus.TEKNISK_INNFORT, date(2023, 1, 1)),
        ("bergen", Bruksstatus.TATT_I_BRUK, date(2024, 1, 15)),
        ("voss", Bruksstatus.NYTTIGGJORT, date(2023, 6, 1)),
        ("os", Bruksstatus.IKKE_INNFORT, date(2023, 1, 1)),
        ("voss", Bruksstatus.TEKNISK_INNFORT, date(2024, 3, 1)),
    ):
        v.skjer(f"ibruktakelse:kj:{kommune}", BruksstatusMeldt(status=status, fra=fra))
    borte = BruksstatusMeldt(status=status, fra=date(2022, 1, 1))
    v.skjer("ibruktakelse:kj:ingen-kommune", borte)
    v.skjer("ibruktakelse:kj:oslo", BruksstatusMeldt(status=status, fra=date(2024, 2, 2)))
    steg = VurderAndel(per=per, dom=Andelsdom.BETYDELIG)
    assert hent_fakta(steg, v.sporring("losning:kj", steg)) == Andelsfakta(andelstall=tall)
