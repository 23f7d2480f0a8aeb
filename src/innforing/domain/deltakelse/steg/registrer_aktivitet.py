"""An activity with the kommune: felles, lokal or skreddersøm, and for whom (K-172, K-186)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.myndigheter import ALLE_NAER, DeltakelseFakta
from innforing.domain.deltakelse.verdier import Aktivitetsomfang
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktiviteter import Aktivitetsart, Aktivitetsform, Malgruppe
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerAktivitet(Steg[Deltakelse]):
    tekst = Tekst("Registrer aktivitet", "Registrer aktivitet", "Register an activity")
    fakta = DeltakelseFakta
    regel = Regel(hvem=ALLE_NAER, sperrer=("det_har_skjedd",))

    navn: Publikumstekst
    art: Aktivitetsart
    omfang: Aktivitetsomfang
    form: Aktivitetsform
    malgrupper: tuple[Malgruppe, ...] = ()

    def avgjor(self, g: Grunnlag[Deltakelse, DeltakelseFakta]) -> Iterator[AktivitetRegistrert]:
        yield AktivitetRegistrert(
            dato=g.gjelder_dag,
            navn=self.navn,
            art=self.art,
            omfang=self.omfang,
            form=self.form,
            malgrupper=self.malgrupper,
        )


class AktivitetRegistrert(Hendelse[Deltakelse]):
    tekst = Tekst(
        "En aktivitet er registrert", "Ein aktivitet er registrert", "Activity registered"
    )
    dato: date
    navn: Publikumstekst
    art: Aktivitetsart
    omfang: Aktivitetsomfang
    form: Aktivitetsform
    malgrupper: tuple[Malgruppe, ...] = ()

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        alene = self.omfang is Aktivitetsomfang.SKREDDERSOM
        return aggregat.med(
            aktiviteter=aggregat.aktiviteter + 1, skreddersom=aggregat.skreddersom + int(alene)
        )
