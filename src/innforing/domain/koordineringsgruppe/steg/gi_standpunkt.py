"""A party answers in a written round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktor import Part
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Notat, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.mote import Rundesvar
from innforing.domain.koordineringsgruppe.verdier import Gruppeplass, Standpunkt
from innforing.domain.koordineringsgruppe.vilkar import FORER, saken

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    sitter_i_gruppen: tuple[Gruppeplass, ...] = ()


class GiStandpunkt(Steg[Koordineringsgruppe]):
    """The last answer of a party counts, until the round is closed."""

    tekst = Tekst("Svar i skriftlig runde", "Svar i skriftleg runde", "Answer in writing")
    fakta = Fakta
    regel = Regel(
        hvem=("koordineringsgruppen",),
        sperrer=("runden_er_apen", "svarer_for_egen_part", "den_som_svarer_er_habil"),
    )

    sak: Kode
    part: Part
    standpunkt: Standpunkt
    merknad: Notat | None = None

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Fakta]) -> Iterator[StandpunktGitt]:
        yield StandpunktGitt(
            mote=str(g.aggregat.saker[self.sak].mote),
            sak=self.sak,
            part=self.part,
            person=str(g.aktor.person),
            standpunkt=self.standpunkt,
            merknad=self.merknad,
        )


class StandpunktGitt(Hendelse[Koordineringsgruppe]):
    tekst = Tekst("En part har svart skriftlig", "Ein part har svara skriftleg", "A party answered")
    mote: Kode
    sak: Kode
    part: Part
    person: Kode
    standpunkt: Standpunkt
    merknad: Notat | None = None

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        svar = Rundesvar(
            sak=self.sak, part=self.part, person=self.person, standpunkt=self.standpunkt
        )
        return aggregat.med_mote(aggregat.moter[self.mote].med_svar(svar))


@vilkar(
    "K-109",
    "Saken er i en skriftlig runde som er åpen",
    "Saka er i ein skriftleg runde som er open",
    "The item is in a written round that is open",
    rettes_av=FORER,
    slik=("Åpne en ny runde", "Opne ein ny runde", "Open a new round"),
)
def runden_er_apen(g: Grunnlag[Koordineringsgruppe, Fakta]) -> bool:
    mote, sak = g.aggregat.motet_for(g.steg.sak), saken(g)
    apen = mote is not None and mote.er_runde and not mote.holdt
    return apen and sak is not None and sak.er_apen


@vilkar(
    "K-104",
    "Den som svarer, sitter i gruppen for denne parten, og bare for den",
    "Den som svarar, sit i gruppa for denne parten, og berre for han",
    "The one who answers sits in the group for this party, and only for it",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Velg parten du sitter for",
        "Vel parten du sit for",
        "Choose the party that you sit for",
    ),
)
def svarer_for_egen_part(g: Grunnlag[Koordineringsgruppe, Fakta]) -> bool:
    parter = {
        m.part
        for m in g.fakta.sitter_i_gruppen
        if m.person == g.aktor.person and m.gjelder(g.gjelder_dag)
    }
    return parter == {g.steg.part}


@vilkar(
    "K-375",
    "Den som svarer, er habil i saken",
    "Den som svarar, er habil i saka",
    "The one who answers has not stepped aside",
    rettes_av="koordineringsgruppen",
    slik=(
        "La en annen fra samme part svare",
        "La ein annan frå same part svare",
        "Let another from the same party answer",
    ),
)
def den_som_svarer_er_habil(g: Grunnlag[Koordineringsgruppe, Fakta]) -> bool:
    sak = saken(g)
    return sak is None or g.aktor.person not in sak.inhabile
