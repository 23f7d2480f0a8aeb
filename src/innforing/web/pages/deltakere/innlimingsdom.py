"""What each pasted row would do: the engine's own answer, before anything is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.web.lister.innliming import (
    les_belegg,
    les_dag,
    les_ja,
    les_kanal,
    les_pulje,
    les_status,
    les_svar,
)
from innforing.web.skjema.flere_steg import Onske, avklares, kjent, kommando_id, prov_hver
from innforing.web.skjema.gjenkjenning import MENTE, UKJENT

if TYPE_CHECKING:
    from datetime import date

    from innforing.web.kall import Kall
    from innforing.web.lister.innliming import Innlimt, Innlimtrad, Slag
    from innforing.web.pages.deltakere.deltakerbord import Deltakerbord
    from innforing.web.skjema.flere_steg import Utfall

OK: Final = "ok"
UENDRET: Final = "uendret"
UKJENT_KOMMUNE: Final = "ukjent"
IKKE_MED: Final = "ikke_med"
DOBBEL: Final = "dobbel"
LIK: Final = "lik"
BEKREFT: Final = "bekreft"
AVVIST: Final = "avvist"
TOM: Final = "tom"
SENDT: Final = "sendt"
"""The row was recorded the last time the same paste was confirmed."""

STEG: Final[Mapping[Slag, str]] = {
    "svar": "svar",
    "bruksstatus": "meld_bruksstatus",
    "kontakt": "registrer_kontakt",
    "neste": "planlegg_oppfolging",
}
_STAR: Final = frozenset({"svaret_er_nytt"})
"""Guards that say that what is pasted stands already."""


@dataclass(frozen=True, slots=True)
class Dom:
    """One row, what it would do, and why it would not."""

    rad: Innlimtrad
    kode: str
    setninger: tuple[str, ...] = ()
    onske: Onske | None = None
    """What to take when it is confirmed; None: nothing."""
    vilkar: tuple[str, ...] = ()
    """Warnings that an explanation answers."""


def dom(
    kall: Kall,
    bord: Deltakerbord,
    innlimt: Innlimt,
    slag: Slag,
    innsending: str,
    hvorfor: Mapping[int, str] | None = None,
) -> tuple[Dom, ...]:
    """The verdict on each row, in the order of the sheet.

    `hvorfor` has the explanations given beside the rows; those in the sheet hold too.
    """
    dommer = _Dommer(kall, bord, innlimt, slag, innsending, hvorfor or {})
    forst: dict[str, Innlimtrad] = {}
    ut: list[Dom] = []
    for rad in innlimt.rader:
        funnet = dommer.for_motoren(rad, forst)
        if rad.kommune is not None:
            forst.setdefault(rad.kommune, rad)
        ut.append(funnet)
    provet = iter(prov_hver(kall, (d.onske for d in ut if d.kode == OK and d.onske)))
    return tuple(dommer.etter_motoren(d, next(provet)) if d.kode == OK else d for d in ut)


@dataclass(frozen=True, slots=True)
class _Dommer:
    kall: Kall
    bord: Deltakerbord
    innlimt: Innlimt
    slag: Slag
    innsending: str
    hvorfor: Mapping[int, str]

    def for_motoren(self, rad: Innlimtrad, forst: Mapping[str, Innlimtrad]) -> Dom:
        """What can be said of the row by itself and beside the others."""
        kall = self.kall
        if rad.kommune is None:
            return Dom(rad, UKJENT_KOMMUNE, (self._ukjent(rad.les("kommune")),))
        if rad.kommune not in self.bord.etter_id:
            setning = kall._("{kommune} er ikke blant kommunene i løpet.")
            navn = kall.kommunenavn(rad.kommune)
            return Dom(rad, IKKE_MED, (setning.format(kommune=navn),))
        if rad.kommune in self.innlimt.doble:
            return self._dobbel(rad, forst)
        return self._onsket(rad)

    def _dobbel(self, rad: Innlimtrad, forst: Mapping[str, Innlimtrad]) -> Dom:
        """Rows that say the same are one; of rows that differ none is recorded."""
        like = [r for r in self.innlimt.rader if r.kommune == rad.kommune]
        if all(_innhold(r) == _innhold(rad) for r in like):
            if rad.kommune not in forst:
                return self._onsket(rad)
            setning = self.kall._("Samme som rad {nr}.").format(nr=like[0].nr)
            return Dom(rad, LIK, (setning,))
        andre = ", ".join(str(r.nr) for r in like if r is not rad)
        setning = self.kall._("Kommunen står også i rad {nr}, med noe annet. Behold én av dem.")
        return Dom(rad, DOBBEL, (setning.format(nr=andre),))

    def _onsket(self, rad: Innlimtrad) -> Dom:
        if not rad.les(self.slag):
            return Dom(rad, TOM)
        try:
            dag = les_dag(rad.les("dato"))
            onske = self._onske(rad, dag)
        except ValueError:
            setning = self.kall._("Datoen kan ikke leses. Skriv den som 4.12.2026.")
            return Dom(rad, AVVIST, (setning,))
        if kjent(self.kall, onske.kommando):
            return Dom(rad, SENDT, (), onske)
        if dag is not None and dag > self.kall.moment.dag:
            setning = self.kall._("Datoen er fram i tid. Skriv dagen det skjedde.")
            return Dom(rad, AVVIST, (setning,))
        if self._star(onske):
            return Dom(rad, UENDRET)
        return Dom(rad, OK, (), onske)

    def etter_motoren(self, dom_: Dom, mott: Utfall | None) -> Dom:
        """What the engine says of it."""
        if mott is None or dom_.onske is None:
            return dom_
        if _STAR.intersection(mott.vilkar):
            return replace(dom_, kode=UENDRET, onske=None)
        kan = set(mott.vilkar) <= avklares(dom_.onske.steg)
        if mott.slag != "avvist" or not mott.vilkar or not kan:
            return replace(dom_, kode=AVVIST, setninger=mott.setninger, onske=None)
        tekst = self.hvorfor.get(dom_.rad.nr, "") or dom_.rad.les("hvorfor")
        onske = None
        if tekst.strip():
            svar = dict.fromkeys(mott.vilkar, tekst.strip())
            onske = replace(dom_.onske, data={**dom_.onske.data, "avklaringer": svar})
        return replace(
            dom_, kode=BEKREFT, setninger=mott.setninger, onske=onske, vilkar=mott.vilkar
        )

    def _onske(self, rad: Innlimtrad, dag: date | None) -> Onske:
        kommune = rad.kommune or ""
        steg = STEG[self.slag]
        losning = self.bord.innhold.losning
        bruk = f"ibruktakelse:{losning}:{kommune}"
        kommando = kommando_id(self.innsending, steg, rad.nr)
        return Onske(
            kommune=kommune,
            steg=steg,
            strom=bruk if self.slag == "bruksstatus" else f"deltakelse:{self.bord.lop}:{kommune}",
            kommando=kommando,
            data={navn: verdi for navn, verdi in self._data(rad, kommando).items() if verdi != ""},
            gjelder=None if self.slag == "neste" else dag,
        )

    def _data(self, rad: Innlimtrad, kommando: str) -> dict[str, object]:
        """The fields of the step, from the cells that it needs; a no names no pulje."""
        if self.slag == "svar":
            svar = les_svar(rad.les("svar"))
            navn = {p.nr: p.navn or "" for p in self.bord.innhold.puljer}
            pulje = les_pulje(rad.les("pulje"), navn) if svar == "ja" else ""
            vente: dict[str, object] = {"venteliste": True} if les_ja(rad.les("venteliste")) else {}
            return {"svar": svar, "pulje": pulje, "referanse": rad.les("referanse"), **vente}
        if self.slag == "bruksstatus":
            return {
                "status": les_status(rad.les("bruksstatus")),
                "belegg": les_belegg(rad.les("belegg")),
                "referanse": rad.les("referanse"),
            }
        if self.slag == "kontakt":
            return {"kanal": les_kanal(rad.les("kontakt")), "notat": rad.les("notat")}
        neste = les_dag(rad.les("neste"))
        return {
            "id": f"oppfolging-{kommando[:8]}",
            "dato": "" if neste is None else neste.isoformat(),
            "tema": rad.les("notat"),
        }

    def _star(self, onske: Onske) -> bool:
        """Whether what is pasted is what stands already."""
        aggregat = self.kall.leser.aggregat(onske.strom)
        if isinstance(aggregat, Ibruktakelse) and self.slag == "bruksstatus":
            status = aggregat.status_per(onske.gjelder or self.kall.moment.dag)
            return status is not None and status.value == onske.data.get("status")
        if isinstance(aggregat, Deltakelse) and self.slag == "neste":
            apne = {o.dato.isoformat() for o in aggregat.apne_oppfolginger}
            return onske.data.get("dato") in apne
        return False

    def _ukjent(self, tekst: str) -> str:
        navn = tekst[:100]
        setning = self.kall.t(UKJENT).format(navn=navn)
        naere = self.kall.hus.kommuner.nermeste(navn, self.kall.moment.dag) if navn else ()
        return setning + (self.kall.t(MENTE).format(navn=", ".join(naere)) if naere else "")


def _innhold(rad: Innlimtrad) -> dict[str, str]:
    """What a row says of its kommune, however the kommune is written."""
    return {str(kolonne): tekst for kolonne, tekst in rad.celler.items() if kolonne != "kommune"}
