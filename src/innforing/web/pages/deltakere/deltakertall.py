"""Above the table of P-12b: key figures, answers by pulje, and each pulje with its seats."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.domain.pulje.pulje import Pulje
from innforing.projections.utbredelse import Andel
from innforing.web.deler import Nokkeltall
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.deltakere.puljelenker import endre_datoer, endre_svarfrist
from innforing.web.pages.lopet.lopsord import bak
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.web.kall import Kall
    from innforing.web.pages.deltakere.deltakerbord import Bordrad, Deltakerbord

MODELL: Final = "svarfordeling"
_PAMELDT: Final = str(Svarstatus.PAMELDT.value)
_TALT: Final = (
    Svarstatus.PAMELDT,
    Svarstatus.PA_VENTELISTE,
    Svarstatus.TAKKET_NEI,
    Svarstatus.TRUKKET_SEG,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Puljeboks:
    """One pulje: how far it has come, its dates, and who has a seat or waits."""

    nr: int
    tittel: str
    fase: str
    fasekode: str
    datoer: str
    svarfrist: str
    plasser: str
    fullt: bool
    venter: tuple[Lenke, ...]
    """Those in line, the first first."""
    vis: str
    """Address of the kommuner of the pulje."""
    endre: str | None
    endre_frist: str | None


def nokkeltall(kall: Kall, bord: Deltakerbord) -> tuple[Nokkeltall, ...]:
    """Invited, answered, joined, declined and not answered, as shares of what they are of."""
    rader = bord.rader
    antall_inviterte = sum(_invitert(rad) for rad in rader)
    inviterte = Nokkeltall(
        tekst=kall._("Invitert"),
        teller=antall_inviterte,
        nevner=len(rader),
        enhet=kall._("kommuner i løpet"),
        om=kall._("Kommuner som har en invitasjon i denne runden."),
    )
    av = _Av(kall, bord.lop, antall_inviterte, kall._("inviterte"))
    svart = kall._("Påmeldt, på venteliste, takket nei eller trukket seg.")
    i_dag = kall._("Kommuner som står slik i løpet i dag.")
    antall = Counter(rad.en.status for rad in rader)
    koder = [(kall.t(s.tekst), str(s.value)) for s in _TALT]
    landet = _Av(
        kall, bord.lop, len(kall.hus.kommuner.per(kall.moment.dag)), kall._("kommuner i landet")
    )
    om_landet = kall._("Nevneren er kommunene i landet denne dagen.")
    ikke = kall._("Invitert, og har ikke svart ja eller nei.")
    return (
        inviterte,
        av.tall(kall._("Svart"), sum(rad.svart for rad in rader), svart),
        *(av.tall(tekst, antall[kode], i_dag, kode) for tekst, kode in koder),
        av.tall(kall._("Ikke svart"), sum(rad.ikke_svart for rad in rader), ikke),
        landet.tall(kall._("Påmeldt av alle"), antall[_PAMELDT], om_landet, _PAMELDT),
    )


@dataclass(frozen=True, slots=True)
class _Av:
    """Makes shares of one denominator."""

    kall: Kall
    lop: str
    nevner: int
    enhet: str

    def tall(self, tekst: str, teller: int, om: str, kode: str | None = None) -> Nokkeltall:
        """One share; `kode` is the answer that is counted, where it is one."""
        lenke = None if kode is None else bak(self.kall, MODELL, self.lop, "antall", kode)
        return Nokkeltall(
            tekst=tekst, teller=teller, nevner=self.nevner, enhet=self.enhet, om=om, bak=lenke
        )


def puljeliste(kall: Kall, bord: Deltakerbord) -> Liste:
    """The answers by pulje; a kommune that was invited to two counts in both."""
    return Liste(
        navn="puljer",
        tittel=kall._("Svar per pulje"),
        kolonner=(
            Kolonne("pulje", kall._("Pulje")),
            Kolonne("invitert", kall._("Invitert"), "tall"),
            Kolonne("svart", kall._("Svart"), "andel"),
            Kolonne("pameldt", kall.t(Svarstatus.PAMELDT.tekst), "andel"),
            Kolonne("pa_venteliste", kall.t(Svarstatus.PA_VENTELISTE.tekst), "tall"),
            Kolonne("takket_nei", kall.t(Svarstatus.TAKKET_NEI.tekst), "andel"),
            Kolonne("ikke_svart", kall._("Ikke svart"), "andel"),
        ),
        rader=tuple(_puljerad(kall, bord, pulje) for pulje in bord.innhold.puljer),
        tomt=kall._("Løpet har ingen puljer ennå."),
        om=((kall._("Løp"), bord.innhold.tittel or bord.lop),),
    )


def _puljerad(kall: Kall, bord: Deltakerbord, pulje: Puljeplan) -> Rad:
    egne = [rad for rad in bord.rader if rad.en.gjelder(pulje.nr)]
    inviterte = sum(pulje.nr in (i.pulje for i in rad.en.invitasjoner) for rad in egne)

    def andel(antall: int) -> Celle:
        tekst = kall._("{antall} av {av}").format(antall=kall.tall(antall), av=kall.tall(len(egne)))
        return Celle(Andel(antall, len(egne), ()), tekst)

    def i(status: Svarstatus) -> int:
        # a kommune with a seat in one pulje has not joined the other it was invited to
        return sum(
            rad.en.status == status.value and rad.en.pulje in (None, pulje.nr) for rad in egne
        )

    venter = i(Svarstatus.PA_VENTELISTE)
    return Rad(
        celler=(
            Celle(pulje.nr, puljenavn(kall, pulje)),
            Celle(inviterte, kall.tall(inviterte)),
            andel(sum(rad.svart for rad in egne)),
            andel(i(Svarstatus.PAMELDT)),
            Celle(venter, kall.tall(venter)),
            andel(i(Svarstatus.TAKKET_NEI)),
            andel(sum(rad.ikke_svart for rad in egne)),
        ),
        nokkel=str(pulje.nr),
        lenke=kall.lenke(pulje=str(pulje.nr), side=None),
    )


def puljenavn(kall: Kall, pulje: Puljeplan) -> str:
    """«Pulje 2: Vest»."""
    tittel = kall._("Pulje {nr}").format(nr=pulje.nr)
    return f"{tittel}: {pulje.navn}" if pulje.navn else tittel


def puljebokser(kall: Kall, bord: Deltakerbord) -> tuple[Puljeboks, ...]:
    """Every pulje of the løp."""
    mine = {mulig.steg for mulig in kall.mulige(f"innforingslop:{bord.lop}") if mulig.min}
    return tuple(_boks(kall, bord, pulje, mine) for pulje in bord.innhold.puljer)


def _boks(kall: Kall, bord: Deltakerbord, pulje: Puljeplan, mine: set[str]) -> Puljeboks:
    seter = kall.leser.aggregat(f"pulje:{bord.lop}:{pulje.nr}")
    kan = "endre_plan" in mine and not pulje.er_ferdig
    med_frist = kan and pulje.svarfrist is not None
    return Puljeboks(
        nr=pulje.nr,
        tittel=puljenavn(kall, pulje),
        fase=kall.t(pulje.fase.tekst),
        fasekode=str(pulje.fase.value),
        datoer=_datoer(kall, bord, pulje),
        svarfrist="" if pulje.svarfrist is None else kall.dato(pulje.svarfrist),
        plasser=_plasser(kall, seter) if isinstance(seter, Pulje) else "",
        fullt=isinstance(seter, Pulje) and pulje.fase in _APNE and not seter.har_plass,
        venter=tuple(_i_ko(kall, bord, seter.venteliste if isinstance(seter, Pulje) else ())),
        vis=kall.lenke(pulje=str(pulje.nr), side=None),
        endre=endre_datoer(kall, bord.lop, pulje) if kan else None,
        endre_frist=endre_svarfrist(kall, bord.lop, pulje) if med_frist else None,
    )


_APNE: Final = (Puljefase.PAMELDING, Puljefase.GJENNOMFORING)


def _i_ko(kall: Kall, bord: Deltakerbord, kommuner: Iterable[str]) -> list[Lenke]:
    def rad(kommune: str) -> Bordrad | None:
        return bord.etter_id.get(kommune)

    return [
        Lenke(
            kall.kommunenavn(kommune) if (funnet := rad(kommune)) is None else funnet.navn,
            kall.til(f"/lop/{bord.lop}/deltakere/{kommune}"),
        )
        for kommune in kommuner
    ]


def _datoer(kall: Kall, bord: Deltakerbord, pulje: Puljeplan) -> str:
    start = pulje.start or bord.innhold.plan.oppstart
    slutt = pulje.slutt or bord.innhold.plan.slutt
    if start is None:
        return kall._("Ikke satt")
    fra = kall.dato(start)
    return fra if slutt is None else f"{fra} – {kall.dato(slutt)}"


def _plasser(kall: Kall, seter: Pulje) -> str:
    """Seats in words: taken, left and waiting."""
    tatt, venter = len(seter.plasser), len(seter.venteliste)
    if seter.kapasitet is None:
        tekst = kall._("{tatt} plasser tatt, ingen grense").format(tatt=kall.tall(tatt))
    else:
        tekst = kall._("{tatt} av {antall} plasser tatt").format(
            tatt=kall.tall(tatt), antall=kall.tall(seter.kapasitet)
        )
    return f"{tekst}, " + kall._("{n} venter").format(n=kall.tall(venter)) if venter else tekst


def _invitert(rad: Bordrad) -> bool:
    return bool(rad.en.invitasjoner)
