"""What follows on behov: the originals of a gathered one, groups that solve it, and løp."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from innforing.application.fakta.behov import behovet, samlende
from innforing.application.konsekvenser.register import Folge, konsekvens
from innforing.domain.arbeidsgruppe.steg.gi_mandat import GruppemandatGitt
from innforing.domain.arbeidsgruppe.steg.registrer_grupperesultat import GrupperesultatRegistrert
from innforing.domain.behov.folger import (
    BehovGikkInnI,
    GruppeArbeiderMedBehov,
    LopForeslattFraBehov,
    ResultatForBehov,
)
from innforing.domain.behov.steg.samle_behov import BehovSamlet
from innforing.domain.innforingslop.steg.foresla import LopForeslatt

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.arbeidsgruppe.arbeidsgruppe import Arbeidsgruppe


@konsekvens(BehovSamlet)
def folg_det_samlende(h: BehovSamlet, s: Sporring) -> Iterator[Folge]:
    """Each original knows the one it follows from now on (K-242)."""
    for behov in h.behov:
        yield f"behov:{behov}", BehovGikkInnI(behov=s.nokkel)


@konsekvens(LopForeslatt)
def knytt_lopet(h: LopForeslatt, s: Sporring) -> Iterator[Folge]:
    """The behov that gathers the one named knows the løp too (K-246).

    A name that is no behov is what the proposal says of a source elsewhere.
    """
    for behov in dict.fromkeys(samlende(s, id_) for id_ in h.behov):
        if behovet(s, behov).finnes:
            yield f"behov:{behov}", LopForeslattFraBehov(lop=s.nokkel)


@konsekvens(GruppemandatGitt)
def sett_gruppen_pa_behovet(h: GruppemandatGitt, s: Sporring) -> Iterator[Folge]:
    """A new mandate for the same behov is no news (K-257)."""
    if h.mandat.behov is None:
        return
    id_ = samlende(s, h.mandat.behov)
    behov = behovet(s, id_)
    if behov.finnes and s.nokkel not in behov.grupper:
        yield f"behov:{id_}", GruppeArbeiderMedBehov(gruppe=s.nokkel)


@konsekvens(GrupperesultatRegistrert)
def gi_behovet_resultatet(h: GrupperesultatRegistrert, s: Sporring) -> Iterator[Folge]:
    """Those who reported the behov are told what came of it (K-258)."""
    mandat = cast("Arbeidsgruppe", s.aggregat).mandat
    if mandat is None or mandat.behov is None:
        return
    id_ = samlende(s, mandat.behov)
    behov = behovet(s, id_)
    if behov.finnes and h.materiell not in behov.resultater:
        yield f"behov:{id_}", ResultatForBehov(gruppe=s.nokkel, materiell=h.materiell)
