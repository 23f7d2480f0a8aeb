"""What steps elsewhere bring about on a behov."""

from __future__ import annotations

from innforing.domain.behov.behov import Behov
from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.verdi import Kode, Tekst


class BehovGikkInnI(Hendelse[Behov]):
    """It was gathered in another, and has come as far as that one from now on (S-22)."""

    tekst = Tekst(
        "Behovet er samlet i et annet",
        "Behovet er samla i eit anna",
        "The need was gathered in another",
    )
    behov: Kode

    def anvend(self, aggregat: Behov) -> Behov:
        return aggregat.med(samlet_i=self.behov)


class LopForeslattFraBehov(Hendelse[Behov]):
    """A løp was foreslått from it; the proposal names the behov (K-246)."""

    tekst = Tekst(
        "Et løp er foreslått fra behovet",
        "Eit løp er føreslått frå behovet",
        "A løp was proposed from the need",
    )
    lop: Kode

    def anvend(self, aggregat: Behov) -> Behov:
        return aggregat.med(lop=(*aggregat.lop, self.lop))


class GruppeArbeiderMedBehov(Hendelse[Behov]):
    """An arbeidsgruppe got the mandate to solve it (K-257, K-258)."""

    tekst = Tekst(
        "En gruppe arbeider med behovet",
        "Ei gruppe arbeider med behovet",
        "A group works on the need",
    )
    gruppe: Kode
    """Organ id."""

    def anvend(self, aggregat: Behov) -> Behov:
        return aggregat.med(grupper=(*aggregat.grupper, self.gruppe))


class ResultatForBehov(Hendelse[Behov]):
    """The group has a result: felles materiell that answers the behov (K-258)."""

    tekst = Tekst(
        "Det er levert et resultat for behovet",
        "Det er levert eit resultat for behovet",
        "There is a result for the need",
    )
    gruppe: Kode
    materiell: Kode

    def anvend(self, aggregat: Behov) -> Behov:
        return aggregat.med(resultater=(*aggregat.resultater, self.materiell))
