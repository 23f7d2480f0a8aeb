"""An item is put forward for the agenda of the group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.mote import Sak
from innforing.domain.koordineringsgruppe.verdier import ETT_LOP, Saksemne, Sakstype
from innforing.domain.koordineringsgruppe.vilkar import FORER

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    ukjente_lop: tuple[str, ...] = ()
    lop_gruppen_ikke_eier: tuple[str, ...] = ()


class MeldSak(Steg[Koordineringsgruppe]):
    """The name of the item is given by its year and the next free number."""

    tekst = Tekst("Meld en sak til gruppen", "Meld ei sak til gruppa", "Put forward an item")
    fakta = Fakta
    oppretter = None
    regel = Regel(
        hvem=(
            *FORER,
            "nhn",
            "kontaktperson",
            "i_rollen_innforingsleder",
            "arbeidsgruppe_i_arbeid",
        ),
        sperrer=("lopene_i_saken_finnes", "andres_lop_besluttes_ikke", "retter_en_beslutning"),
    )

    tittel: Publikumstekst
    type: Sakstype
    emne: Saksemne
    lop: tuple[Kode, ...] = ()
    forslag: Publikumstekst | None = None
    """What the group is asked to agree to."""
    retter: Kode | None = None
    """The earlier item whose decision is to be corrected by a new one."""

    @model_validator(mode="after")
    def _ett_lop(self) -> Self:
        if self.emne in ETT_LOP and len(self.lop) != 1:
            raise PydanticCustomError("lop", "an item on plan, check or evaluation has one løp")
        return self

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Any]) -> Iterator[SakMeldt]:
        yield SakMeldt(
            sak=g.aggregat.nytt_saksnummer(g.gjelder_dag.year),
            tittel=self.tittel,
            type=self.type,
            emne=self.emne,
            lop=self.lop,
            forslag=self.forslag,
            retter=self.retter,
        )


class SakMeldt(Hendelse[Koordineringsgruppe]):
    tekst = Tekst("En sak er meldt", "Ei sak er meld", "An item was put forward")
    sak: Kode
    tittel: Publikumstekst
    type: Sakstype
    emne: Saksemne
    lop: tuple[Kode, ...] = ()
    forslag: Publikumstekst | None = None
    retter: Kode | None = None

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        return aggregat.med_sak(
            Sak(id=self.sak, type=self.type, emne=self.emne, lop=self.lop, retter=self.retter)
        )


@vilkar(
    "K-119",
    "Løpene i saken finnes",
    "Løpa i saka finst",
    "The løp of the item exist",
    rettes_av=FORER,
    slik=("Velg et løp fra listen", "Vel eit løp frå lista", "Choose a løp from the list"),
)
def lopene_i_saken_finnes(g: Grunnlag[Koordineringsgruppe, Fakta]) -> tuple[str, ...]:
    return g.fakta.ukjente_lop


@vilkar(
    "K-111",
    "Løp som andre eier, kommer til orientering eller drøfting",
    "Løp som andre eig, kjem til orientering eller drøfting",
    "Løp that others own come for information or discussion",
    rettes_av=FORER,
    slik=(
        "Velg «Til orientering», eller «Til drøfting» for å samordne",
        "Vel «Til orientering», eller «Til drøfting» for å samordne",
        "Choose «For information», or «For discussion» in order to align",
    ),
)
def andres_lop_besluttes_ikke(g: Grunnlag[Koordineringsgruppe, Fakta]) -> tuple[str, ...]:
    """The group has no approval right over a regional løp (K-111, T-04)."""
    return g.fakta.lop_gruppen_ikke_eier if g.steg.type is Sakstype.BESLUTNING else ()


@vilkar(
    "K-375",
    "Det som skal rettes, er besluttet og ikke rettet fra før",
    "Det som skal rettast, er avgjort og ikkje retta frå før",
    "What is to be corrected was decided, and not corrected already",
    rettes_av=FORER,
    slik=(
        "Vis til en sak som er besluttet",
        "Vis til ei sak som er avgjord",
        "Point to an item that was decided",
    ),
)
def retter_en_beslutning(g: Grunnlag[Koordineringsgruppe, Fakta]) -> bool:
    if g.steg.retter is None:
        return True
    gammel = g.aggregat.saker.get(g.steg.retter)
    return gammel is not None and not gammel.er_apen and gammel.rettet_av is None
