"""From the fields of a step, and what is filled in, to fields that can be drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from innforing.web.skjema.feltnavn import felthint, feltnavn
from innforing.web.skjema.feltslag import Blad, Feltslag, Gruppe, Liste, Rekke, Tabell, felter_i
from innforing.web.skjema.kilder import kilde_for
from innforing.web.skjema.skjemafelt import RADIO, Felt, Feltart, Rad, Valggruppe
from innforing.web.skjema.skjemalesing import NOKKEL
from innforing.web.skjema.skjemasending import tabellrader
from innforing.web.skjema.skjemaverdi import skriv_verdi
from innforing.web.skjema.valg import FYLKE, KOMMUNEKILDER, SKRIVES
from innforing.web.skjema.valgtype import Kilde, Valg

if TYPE_CHECKING:
    from pydantic import BaseModel

    from innforing.application.ordbok import Ordbok
    from innforing.web.kall import Kall
    from innforing.web.skjema.skjemafeil import Feil

EN_LINJE: Final = frozenset(
    ("navn", "tittel", "referanse", "kilde", "arena", "utgave", "tema", "sporsmal", "mottaker")
)
"""Fields for text where a few words are the answer."""

EN_LINJES: Final = 200
"""Characters that a browser lets through in one line; the step itself allows more."""


@dataclass(frozen=True, slots=True)
class Tegner:
    """Draws the fields of one form."""

    kall: Kall
    strom: str
    feil: Feil
    _ordbok: Ordbok
    _mulige: dict[Kilde, tuple[Valg, ...]] = field(default_factory=dict)
    """What can be chosen, asked for once for each form."""

    def mulige(self, kilde: Kilde | None) -> tuple[Valg, ...]:
        """What can be chosen for a field; nothing where it is written."""
        if kilde is None:
            return ()
        if kilde not in self._mulige:
            self._mulige[kilde] = kilde(self.kall, self.strom)
        return self._mulige[kilde]

    def ukjent(self, verdi: str) -> Valg:
        """What was chosen before, and can no longer be."""
        return Valg(verdi, self._ordbok.ord(verdi))

    def felter(
        self,
        eier: str,
        modell: type[BaseModel],
        data: Mapping[str, object],
        *,
        sti: str = "",
        uten: Collection[str] = (),
    ) -> tuple[Felt, ...]:
        """The fields of a step or nested value, in the order they are written."""
        return tuple(
            self._felt(eier, felt, data.get(navn, felt.standard), f"{sti}{navn}")
            for navn, felt in felter_i(modell).items()
            if navn not in uten
        )

    def _felt(self, eier: str, felt: Feltslag, verdi: object, sti: str) -> Felt:
        kilde = kilde_for(eier, felt.navn)
        rent = Felt(
            navn=sti,
            art="linje",
            etikett=self.kall.t(feltnavn(eier, felt.navn)),
            hint=self.kall.t(hint) if (hint := felthint(eier, felt.navn)) else "",
            valgfri=not felt.pakrevd,
            feil=self.feil.get(sti, ()),
        )
        match felt.slag:
            case Blad() as blad:
                return self._blad(rent, felt, blad, verdi, kilde)
            case Liste(av):
                return self._liste(rent, felt, av, verdi, kilde)
            case Gruppe(modell):
                under = verdi if isinstance(verdi, Mapping) else {}
                barn = self.felter(modell.__name__, modell, under, sti=f"{sti}.")
                return replace(rent, art="gruppe", felt=barn)
            case Rekke() as rekke:
                return self._rekke(rent, felt, rekke, verdi)
            case Tabell() as tabell:
                return self._tabell(rent, tabell, verdi, kilde)

    def _blad(
        self, rent: Felt, felt: Feltslag, blad: Blad, verdi: object, kilde: Kilde | None
    ) -> Felt:
        tekst = skriv_verdi(verdi)
        if blad.art == "bool":
            art: Feltart = "avkryss" if felt.standard is False else "ja_nei"
            return replace(rent, art=art, verdi=tekst, valgfri=False)
        if blad.kodeverk is not None:
            valg = [Valg(str(k.value), self.kall.t(k.tekst)) for k in blad.kodeverk]
            return self._en_av(rent, felt, valg, tekst)
        if kilde in SKRIVES and kilde is not None:
            navn = next((v.etikett for v in self.mulige(kilde) if v.verdi == tekst), tekst)
            return replace(rent, art="forslag", verdi=navn, valg=self.mulige(kilde))
        if kilde is not None and (valg := list(self.mulige(kilde))):
            return self._en_av(rent, felt, valg, tekst)
        if blad.art in ("tall", "dato"):
            art = "tall" if blad.art == "tall" else "dato"
            return replace(rent, art=art, verdi=tekst, minst=blad.minst, storst=blad.storst)
        linje = blad.art == "kode" or felt.navn in EN_LINJE
        lengst = None if blad.art == "kode" else EN_LINJES if linje else blad.lengst
        return replace(rent, art="linje" if linje else "avsnitt", verdi=tekst, lengst=lengst)

    def _en_av(self, rent: Felt, felt: Feltslag, valg: list[Valg], verdi: str) -> Felt:
        """One of a list; what is chosen already stays, also where the list has changed."""
        if verdi and verdi not in {v.verdi for v in valg}:
            valg.append(self.ukjent(verdi))
        if len(valg) > RADIO:
            return replace(rent, art="velg", verdi=verdi, valg=tuple(valg))
        if felt.kan_vaere_ingen:
            valg.append(Valg("", self.kall._("Ikke oppgitt")))
        return replace(rent, art="radio", verdi=verdi, valg=tuple(valg))

    def _liste(
        self, rent: Felt, felt: Feltslag, blad: Blad, verdi: object, kilde: Kilde | None
    ) -> Felt:
        verdier = tuple(map(skriv_verdi, verdi)) if isinstance(verdi, list | tuple) else ()
        tomt = felt.kan_vaere_ingen
        if blad.kodeverk is not None:
            valg = tuple(Valg(str(k.value), self.kall.t(k.tekst)) for k in blad.kodeverk)
            return replace(
                rent, art="kryss", valg=valg, verdier=verdier, sender_tomt=bool(felt.standard)
            )
        mulige = self.mulige(kilde)
        if kilde in KOMMUNEKILDER:
            return self._kommuner(replace(rent, kan_tommes=tomt), mulige, verdier)
        if not mulige:
            return replace(rent, art="linjer", verdi="\n".join(verdier), kan_tommes=tomt)
        kjente = {v.verdi for v in mulige}
        andre = (self.ukjent(v) for v in verdier if v not in kjente)
        return replace(rent, art="kryss", valg=(*mulige, *andre), verdier=verdier, kan_tommes=tomt)

    def _kommuner(self, rent: Felt, valg: Iterable[Valg], verdier: tuple[str, ...]) -> Felt:
        """Boxes by fylke, and lines to paste into; what nobody knows stays in the lines."""
        etter_fylke: dict[str, list[Valg]] = {}
        for ett in valg:
            etter_fylke.setdefault(ett.gruppe, []).append(ett)
        kjente = {v.verdi for ett in etter_fylke.values() for v in ett}
        ukjente = [v for v in verdier if v not in kjente]
        grupper = tuple(
            Valggruppe(
                tittel=fylke,
                alle=self._hele_fylket(fylke, len(ett)),
                valg=tuple(ett),
                apen=any(v.verdi in verdier for v in ett),
            )
            for fylke, ett in etter_fylke.items()
        )
        linjer = "\n".join(self.kall.kommunenavn(v) for v in ukjente)
        return replace(rent, art="kommuner", grupper=grupper, verdier=verdier, verdi=linjer)

    def _hele_fylket(self, navn: str, antall: int) -> Valg | None:
        """The box for all of a fylke, where all of it can be chosen."""
        register, dag = self.kall.hus.kommuner, self.kall.moment.dag
        fylke = next((f for f in register.fylker(dag) if f.navn == navn), None)
        if fylke is None or len(register.i_fylke(fylke.nummer, dag)) != antall:
            return None
        tekst = self.kall._("Alle {n} i {fylke}").format(n=antall, fylke=navn)
        return Valg(f"{FYLKE}{fylke.nummer}", tekst)

    def _rekke(self, rent: Felt, felt: Feltslag, rekke: Rekke, verdi: object) -> Felt:
        rader: list[object] = list(verdi) if isinstance(verdi, list | tuple) else []
        if not rader and (felt.pakrevd or rekke.minst):
            rader = [{}]
        modell = rekke.av.modell
        return replace(
            rent,
            art="rekke",
            rader=tuple(
                self._rad(rent.navn, nr, modell, rad if isinstance(rad, Mapping) else {})
                for nr, rad in enumerate(rader)
            ),
            kan_tommes=felt.kan_vaere_ingen,
        )

    def _rad(self, sti: str, nr: int, modell: type[BaseModel], rad: Mapping[str, object]) -> Rad:
        her = f"{sti}.{nr}"
        return Rad(nr + 1, her, self.felter(modell.__name__, modell, rad, sti=f"{her}."))

    def _tabell(self, rent: Felt, tabell: Tabell, verdi: object, kilde: Kilde | None) -> Felt:
        """One row for each value, with its key in front."""
        under = verdi if isinstance(verdi, Mapping) else {}
        if not isinstance(tabell.av, Rekke) or kilde is None:
            return replace(rent, art="skjult")
        modell = tabell.av.av.modell
        mulige = self.mulige(kilde)
        rader = [
            (nokkel, self._rad(rent.navn, nr, modell, rad))
            for nr, (nokkel, rad) in enumerate(tabellrader(under))
        ]
        return replace(
            rent,
            art="rekke",
            rader=tuple(
                Rad(rad.nr, rad.sti, (self._nokkel(rad.sti, nokkel, mulige), *rad.felt))
                for nokkel, rad in rader
            ),
        )

    def _nokkel(self, rad: str, nokkel: str, mulige: tuple[Valg, ...]) -> Felt:
        sti = f"{rad}.{NOKKEL}"
        return Felt(
            navn=sti,
            art="forslag",
            etikett=self.kall._("Kommune"),
            verdi=next((v.etikett for v in mulige if v.verdi == nokkel), nokkel),
            valg=mulige,
            feil=self.feil.get(sti, ()),
        )
