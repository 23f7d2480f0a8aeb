"""The lists of a kommune's own page: its løp, what it has answered, its load and its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.projections import kommuner
from innforing.projections.kalender import dag_i_norge
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.deltakere.deltakertall import puljenavn
from innforing.web.pages.lopet.lopsord import losningsnavn
from innforing.web.pages.svar.svarhistorikk import svarlinjer

if TYPE_CHECKING:
    from datetime import date

    from innforing.projections.kommuner import Landsbilde, Punkt
    from innforing.web.kall import Kall
    from innforing.web.pages.kommune.kommunebilde import Kommunebilde, Lopsrad


def tekst(verdi: str, lenke: str | None = None) -> Celle:
    """A cell that says what it holds."""
    return Celle(verdi, verdi, lenke)


def dag(kall: Kall, verdi: date | None) -> Celle:
    """A day; nothing when there is none."""
    return Celle(verdi, "" if verdi is None else kall.dato(verdi))


def lopsliste(bilde: Kommunebilde) -> Liste:
    """The løp that the kommune takes part in, with the rung and what comes next."""
    kall = bilde.kall
    return Liste(
        navn="lop",
        tittel=kall._("Løp kommunen er med i"),
        kolonner=(
            Kolonne("lop", kall._("Løp")),
            Kolonne("svar", kall._("Svar")),
            Kolonne("pulje", kall._("Pulje")),
            Kolonne("leder", kall._("Ledes av")),
            Kolonne("status", kall._("Bruksstatus")),
            Kolonne("neste", kall._("Neste oppfølging"), "dato"),
            Kolonne("gjor", kall._("Gjør"), sorterbar=False),
        ),
        rader=tuple(_lopsrad(bilde, rad) for rad in bilde.lop if rad.med),
        tomt=kall._("Kommunen er ikke med i noe løp ennå."),
    )


def _lopsrad(bilde: Kommunebilde, rad: Lopsrad) -> Rad:
    kall, id_ = bilde.kall, bilde.kommune.id
    status = _svarstatus(kall, rad)
    pulje = "" if rad.pulje is None else puljenavn(kall, rad.pulje)
    bruk = kall._("Ikke meldt") if rad.trinn is None else kall.t(rad.trinn.status.tekst)
    siden = "" if rad.trinn is None else f" ({kall.dato(rad.trinn.fra)})"
    kode = "ukjent" if rad.trinn is None else str(rad.trinn.status.value)
    meld = f"/deltakelse/{rad.id}/{id_}/status"
    kan = rad.lop.losning is not None and not kall.spolt
    return Rad(
        (
            tekst(rad.tittel),
            status,
            tekst(pulje),
            tekst(ledet_av(bilde, rad)),
            Celle(bruk, f"{bruk}{siden}", status=kode),
            dag(kall, rad.en.neste),
            tekst(kall._("Meld bruksstatus"), meld) if kan else tekst(""),
        ),
        rad.id,
        kall.til(f"/svar/{rad.id}/{id_}"),
    )


def _svarstatus(kall: Kall, rad: Lopsrad) -> Celle:
    """Where the kommune stands; when the løp is over its seat has lapsed."""
    kode = rad.en.status or str(Svarstatus.AKTUELL.value)
    if rad.en.avsluttet:
        return Celle(kode, kall._("Løpet er avsluttet"), status="stopp")
    return Celle(kode, svarord(kall, kode), status=kode)


def svarord(kall: Kall, kode: str) -> str:
    """The word for a status."""
    return next((kall.t(s.tekst) for s in Svarstatus if s.value == kode), kode)


def ledet_av(bilde: Kommunebilde, rad: Lopsrad) -> str:
    """Who leads its pulje, or the løp, on the day."""
    dag_, nr = bilde.kall.moment.dag, rad.en.pulje
    ledere = rad.lop.ledere_pa(dag_) if nr is None else rad.lop.puljens_ledere(nr, dag_)
    return ", ".join(dict.fromkeys(bilde.kall.navn(leder.person) for leder in ledere))


def svarliste(bilde: Kommunebilde) -> Liste:
    """What the kommune has answered, newest first, and on whose word."""
    kall = bilde.kall
    strommer = {f"deltakelse:{rad.id}:{bilde.kommune.id}": rad for rad in bilde.lop}
    per_strom = svarlinjer(kall, *strommer)
    alle = [(linje, rad) for strom, rad in strommer.items() for linje in per_strom[strom]]
    alle.sort(key=lambda par: par[0].posisjon, reverse=True)
    pa_vegne = kall._("Registrert av {hvem} på vegne av dere")
    return Liste(
        navn="svar",
        tittel=kall._("Det kommunen har svart"),
        kolonner=(
            Kolonne("tid", kall._("Når"), "dato"),
            Kolonne("lop", kall._("Løp")),
            Kolonne("svar", kall._("Svar")),
            Kolonne("hvem", kall._("Hvem")),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(linje.posisjon, linje.tid),
                    tekst(rad.tittel, kall.til(f"/svar/{rad.id}/{bilde.kommune.id}")),
                    tekst(linje.tekst),
                    tekst(pa_vegne.format(hvem=linje.hvem) if linje.av_andre else linje.hvem),
                ),
                str(linje.posisjon),
                kall.til(f"/hendelser/{linje.posisjon}"),
            )
            for linje, rad in alle
        ),
        tomt=kall._("Kommunen har ikke svart på noe ennå."),
    )


def belastningsliste(bilde: Kommunebilde, punkter: list[Punkt]) -> Liste:
    """How many løp at once, from which day."""
    kall = bilde.kall
    ulike = [
        punkt
        for nr, punkt in enumerate(punkter)
        if nr == 0 or set(punkt.belastning.lop) != set(punkter[nr - 1].belastning.lop)
    ]
    return Liste(
        navn="belastning",
        tittel=kall._("Løp samtidig over tid"),
        kolonner=(
            Kolonne("fra", kall._("Fra"), "dato"),
            Kolonne("antall", kall._("Løp samtidig"), "tall"),
            Kolonne("lop", kall._("Hvilke")),
        ),
        rader=tuple(
            Rad(
                (
                    dag(kall, dag_i_norge(punkt.fra)),
                    Celle(punkt.belastning.antall, kall.tall(punkt.belastning.antall)),
                    tekst(", ".join(bilde.navn(lop) for lop in punkt.belastning.lop)),
                ),
                str(nr),
            )
            for nr, punkt in enumerate(ulike)
        ),
        tomt=kall._("Ingen løp har rettet seg til kommunen ennå."),
        om=((kall._("Hva som telles"), om_belastning(kall)),),
    )


def om_belastning(kall: Kall) -> str:
    """What makes a løp load."""
    return kall._(
        "Løp som har invitert kommunen, der den står på venteliste, eller der den er påmeldt, "
        "så lenge puljen ikke er ferdig."
    )


def landsliste(bilde: Kommunebilde, landet: Landsbilde, antall: int) -> Liste:
    """How many kommuner have so many løp at once: a spread, never a rank."""
    kall = bilde.kall
    her = kall._("{antall} (som dere)") if bilde.egen else kall._("{antall} (som kommunen)")
    return Liste(
        navn="landet",
        tittel=kall._("Løp samtidig i alle kommuner"),
        kolonner=(
            Kolonne("antall", kall._("Løp samtidig"), "tall"),
            Kolonne("kommuner", kall._("Kommuner"), "tall"),
            Kolonne("andel", kall._("Andel av alle"), "tall"),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(n, her.format(antall=n) if n == antall else kall.tall(n)),
                    Celle(figur.antall, kall.tall(figur.antall)),
                    Celle(
                        figur.antall / landet.kommuner,
                        kall.prosent(figur.antall / landet.kommuner),
                    ),
                ),
                str(n),
            )
            for n, figur in landet.fordeling.items()
        ),
        tomt=kall._("Ingen kommuner."),
    )


def bruksliste(bilde: Kommunebilde) -> Liste:
    """The rung for every løsning that somebody has reported: a public fact."""
    kall, navn = bilde.kall, losningsnavn(bilde.kall)
    return Liste(
        navn="bruk",
        tittel=kall._("Bruksstatus for løsningene"),
        kolonner=(
            Kolonne("losning", kall._("Løsning")),
            Kolonne("status", kall._("Bruksstatus")),
            Kolonne("fra", kall._("Fra"), "dato"),
        ),
        rader=tuple(
            Rad(
                (
                    tekst(navn.get(losning, losning)),
                    Celle(
                        trinn.status.trinn,
                        kall.t(trinn.status.tekst),
                        status=str(trinn.status.value),
                    ),
                    dag(kall, trinn.fra),
                ),
                losning,
                kall.til(f"/utbredelse/{losning}"),
            )
            for losning, trinn in sorted(bilde.trinn.items())
        ),
        tomt=kall._("Ingen har meldt bruksstatus for kommunen."),
    )


def folkeliste(bilde: Kommunebilde) -> Liste:
    """Who acts for the kommune, and who may answer."""
    kall = bilde.kall
    return Liste(
        navn="folk",
        tittel=kall._("Personer med en rolle for kommunen"),
        kolonner=(
            Kolonne("navn", kall._("Navn")),
            Kolonne("rolle", kall._("Rolle")),
            Kolonne("fra", kall._("Fra"), "dato"),
            Kolonne("til", kall._("Til"), "dato"),
        ),
        rader=tuple(
            Rad(
                (
                    tekst(kall.navn(rolle.person)),
                    tekst(kall.t(rolle.rolle.tekst)),
                    dag(kall, rolle.fra),
                    dag(kall, rolle.til),
                ),
                str(nr),
            )
            for nr, rolle in enumerate(bilde.folk)
        ),
        tomt=kall._("Ingen har en rolle for kommunen."),
    )


def forlop(bilde: Kommunebilde) -> list[Punkt]:
    """The load of the kommune up to the moment of the page."""
    with bilde.kall.sight(kommuner.Kommuner.navn) as sight:
        return kommuner.forlop(sight, bilde.kommune.id)


def landet(bilde: Kommunebilde) -> Landsbilde:
    """The load of all kommuner."""
    with bilde.kall.sight(kommuner.Kommuner.navn) as sight:
        return kommuner.landsbilde(sight, bilde.kall.hus.kommuner)
