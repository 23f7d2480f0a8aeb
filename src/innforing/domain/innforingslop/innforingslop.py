"""Innføringsløpet: the state that its steps need in order to decide (livslop.md §1)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Aggregat, Steg
from innforing.domain.grunnmur.livslop import Livslop, Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst
from innforing.domain.innforingslop.evaluering import GjortEvaluering, Levering
from innforing.domain.innforingslop.invitasjon import SendtInvitasjon
from innforing.domain.innforingslop.laering import Laeringspunkt
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE, LIVSLOP
from innforing.domain.innforingslop.plan import Deling, Merknad, Plan
from innforing.domain.innforingslop.verdier import (
    Breddeforpliktelse,
    Leder,
    LopType,
    Omrade,
    Pause,
    Puljefase,
    Puljeplan,
    Sektor,
    Slag,
    Trekk,
)
from innforing.domain.innforingslop.vurdering import KlarResultat, Vurdering, Vurderingssvar


class Innforingslop(Aggregat):
    """One felles innføringsløp, or one felles prosess (K-001, K-041)."""

    prefiks: ClassVar[str] = "innforingslop"

    definisjon: str | None = None
    """The version of the model it was born with, or moved to since (K-015, K-324)."""
    flyttet_fra: str | None = None
    """The version it followed before it was moved; None when it was born with its own."""
    flyttet_i: str | None = None
    tilstand: LopTilstand | None = None
    tittel: Publikumstekst | None = None
    slag: Slag = Slag.INNFORING
    losning: Kode | None = None
    program: Kode | None = None
    sektorer: tuple[Sektor, ...] = (Sektor.HELSE,)
    bygger_pa: Kode | None = None
    """The earlier løp that this one widens (K-039)."""

    type: LopType | None = None
    """Preliminary until `type_valgt`."""
    type_valgt: bool = False
    omrade: Omrade | None = None
    eier: Kode | None = None
    """The body that owns the løp (livslop.md §2, The owner)."""
    ny_eier: Kode | None = None
    """A new owner that has not accepted yet."""

    svar: dict[str, Vurderingssvar] = Field(default_factory=dict)
    vurderinger: dict[str, Vurdering] = Field(default_factory=dict)
    resultat: KlarResultat | None = None
    sjekket_for: LopType | None = None
    """The type that the check was made for; a wider type needs a new check (K-022)."""

    arbeidsgruppe: Kode | None = None
    ledere: tuple[Leder, ...] = ()
    """All leaders ever named; the period says who leads (K-136)."""

    kommuner: tuple[str, ...] = ()
    kommunetrekk: dict[str, tuple[Trekk, ...]] = Field(default_factory=dict)
    """C: the traits that put each kommune on the list (K-036, K-040)."""
    informert: tuple[str, ...] = ()

    plan: Plan = Plan()
    puljer: tuple[Puljeplan, ...] = ()
    plan_av: tuple[str, ...] = ()
    """Everyone who laid a part of the plan (four eyes)."""
    delt: Deling | None = None
    """That the koordineringsgruppe was shown the plan (K-109, K-110)."""
    merknader: tuple[Merknad, ...] = ()
    besvarte_overlapp: tuple[str, ...] = ()
    utproving_fulgt: bool = False
    laeringspunkter: tuple[Laeringspunkt, ...] = ()
    leverandorer_i_dialog: tuple[str, ...] = ()

    invitasjoner: tuple[SendtInvitasjon, ...] = ()
    breddeforpliktelse: Breddeforpliktelse | None = None
    evalueringer: tuple[GjortEvaluering, ...] = ()
    levert: Levering | None = None
    """That the evaluering was delivered to the koordineringsgruppe (K-114, K-209)."""
    pa_vent: Pause | None = None
    vurderingsdato_passert: date | None = None
    """The day of review that passed while the løp was on hold."""

    def i_tilstand(self, kode: str) -> Self:
        """The state that the log entry carries."""
        return self.med(tilstand=next(t for t in LopTilstand if t.value == kode))

    @property
    def tilstandskode(self) -> str | None:
        """The stored code of the state; None before the løp is proposed."""
        return None if self.tilstand is None else str(self.tilstand.value)

    @property
    def modellversjon(self) -> str | None:
        """The pinned definition."""
        return self.definisjon

    @property
    def livslop(self) -> Livslop:
        """The table this løp follows: its own, or the one in force for a løp being born."""
        return LIVSLOP[self.definisjon or GJELDENDE]

    def regel_for(self, steg: Steg[Any]) -> Regel | None:
        """The row for the step in this state and for this type; or the step's own rule."""
        if type(steg).regel is not None:
            return type(steg).regel
        return self.livslop.rad(steg.trigger(), self.tilstandskode, self.art_for(steg))

    def vei_til(self, steg: Steg[Any]) -> tuple[str, ...]:
        """The steps that must come first (K-002)."""
        return self.livslop.vei(self.tilstandskode, self.art_for(steg), steg.trigger())

    @property
    def art(self) -> str:
        """`A`, `B`, `C`, or `F` for a felles prosess: which rows of the table hold."""
        return art(self.slag, self.type)

    def art_for(self, steg: Steg[Any]) -> str:
        """The art; for a løp not yet proposed the one that the proposal states."""
        if self.finnes:
            return self.art
        return art(getattr(steg, "slag", Slag.INNFORING), getattr(steg, "type", None))

    def pulje(self, nr: int) -> Puljeplan | None:
        """The pulje with that number."""
        return next((p for p in self.puljer if p.nr == nr), None)

    def med_pulje(self, pulje: Puljeplan) -> Self:
        """Return the løp with the pulje added, or put in place of the one with its number."""
        andre = (p for p in self.puljer if p.nr != pulje.nr)
        return self.med(puljer=tuple(sorted((*andre, pulje), key=lambda p: p.nr)))

    def med_endret_pulje(self, nr: int, **endringer: object) -> Self:
        """Return the løp with fields of one pulje replaced."""
        return self.med(puljer=tuple(p.med(**endringer) if p.nr == nr else p for p in self.puljer))

    @property
    def apen_vurderingsdato(self) -> date | None:
        """When the pause is looked at again, unless that day is noted as passed."""
        dag = None if self.pa_vent is None else self.pa_vent.vurderes
        return None if dag == self.vurderingsdato_passert else dag

    def puljer_i(self, *faser: Puljefase) -> tuple[Puljeplan, ...]:
        """The puljer that are in one of the phases."""
        return tuple(p for p in self.puljer if p.fase in faser)

    def ledere_pa(self, dag: date) -> tuple[Leder, ...]:
        """Leaders and named stedfortredere on that day."""
        return tuple(leder for leder in self.ledere if leder.gjelder(dag))

    def puljens_ledere(self, nr: int, dag: date) -> tuple[Leder, ...]:
        """Who leads that pulje; in all but type C a leader of the løp leads every pulje."""
        return tuple(
            leder
            for leder in self.ledere_pa(dag)
            if leder.pulje == nr or (self.art != "C" and leder.pulje is None)
        )

    def aktuelle_for(self, nr: int) -> tuple[str, ...]:
        """The kommuner that the pulje is for: in type C those with its traits (K-141)."""
        pulje = self.pulje(nr)
        if self.art != "C" or pulje is None:
            return self.kommuner
        return tuple(k for k in self.kommuner if pulje.passer(self.kommunetrekk.get(k, ())))

    def invitasjon_til(self, nr: int) -> SendtInvitasjon | None:
        """The newest invitation sent to the pulje."""
        return next((i for i in reversed(self.invitasjoner) if i.pulje == nr), None)


def art(slag: Slag, type_: LopType | None) -> str:
    """The letter of a table row: F for a felles prosess, else the letter of the type."""
    if slag is Slag.FELLES_PROSESS:
        return "F"
    return "A" if type_ is None else str(type_.value).upper()
