"""The lists of P-14: the ladder area by area, kommune by kommune, and day by day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.domain.ibruktakelse.verdier import Belegg, Bruksstatus
from innforing.projections.utbredelse import UKJENT
from innforing.web.lister.celler import INGEN
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from innforing.projections.sight import Found
    from innforing.projections.utbredelse import Andel, Omradetall
    from innforing.registers.inndeling import Kommune
    from innforing.web.kall import Kall

Om = tuple[tuple[str, str], ...]
"""Filter, moment and definitions of a list."""

STIGEN: Final = {str(s.value): s for s in Bruksstatus}
BELEGG: Final = {str(b.value): b for b in Belegg}
OVER_BAKKEN: Final = tuple(s for s in Bruksstatus if s is not Bruksstatus.IKKE_INNFORT)


def bak(kall: Kall, losning: str, omrade: str, tall: str) -> str | None:
    """Where the events behind a figure stand; for those who are signed in (K-315)."""
    if kall.jeg is None:
        return None
    sti = f"{losning}/{omrade}/{tall}"
    return kall.til("/bak/utbredelse", sti=sti, om=losning, **fast(kall))


def til_omrade(kall: Kall, omrade: str | None) -> str:
    """The same page of another area; None: the country. Its lists begin at their first page."""
    borte = dict.fromkeys(("last_ned", "side", "sorter", "vis"))
    return kall.lenke(region=omrade, **borte)


def andelstekst(kall: Kall, andel: Andel) -> str:
    """«165 av 357 (46 %)»; of none there is no share, and what nobody has told is unknown."""
    if not andel.av:
        return "–"
    tekst = kall._("{antall} av {av} ({prosent})")
    return tekst.format(
        antall=kall.tall(andel.antall),
        av=kall.tall(andel.av),
        prosent=kall.prosent(andel.antall / andel.av),
    )


def ukjent_hele(omrade: Omradetall) -> bool:
    """Whether nobody in the area has told anything: then nothing of it is known."""
    return omrade.trinn[UKJENT].antall == omrade.nevner


def oversiktsliste(
    kall: Kall, losninger: Sequence[tuple[str, str, Omradetall | None]], *, om: Om
) -> Liste:
    """Every løsning in the country: id, name and figures, None where nobody has told anything."""
    return Liste(
        navn="losninger",
        tittel=kall._("Løsningene i landet"),
        kolonner=_kolonner(kall, kall._("Løsning")),
        rader=tuple(_losning(kall, *en) for en in losninger),
        tomt=kall._("Ingen løsninger er registrert ennå."),
        om=om,
    )


def _losning(kall: Kall, losning: str, navn: str, tall: Omradetall | None) -> Rad:
    lenke = kall.til(f"/utbredelse/{losning}", **fast(kall))
    if tall is None:
        nevner = len(kall.hus.kommuner.per(kall.moment.dag))
        ukjent = (Celle(None, kall._("Ukjent")),)
        celler = (
            *(Celle(navn, navn), Celle(nevner, kall.tall(nevner))),
            *(ukjent * len(STIGEN)),
            Celle(nevner, kall.tall(nevner)),
            *(ukjent * 2),
        )
        return Rad(celler, nokkel=losning, lenke=lenke)
    rad = _omrade(kall, losning, tall)
    return Rad((Celle(navn, navn), *rad.celler[1:]), nokkel=losning, lenke=lenke)


def fast(kall: Kall) -> dict[str, str]:
    """The position of the address, to go on to other figures of the same."""
    posisjon = kall.sporring.get("posisjon")
    return {"posisjon": posisjon} if posisjon else {}


def _kolonner(kall: Kall, forste: str) -> tuple[Kolonne, ...]:
    """The same for every kind of area."""
    trinn = tuple(
        Kolonne(navn, kall.t(status.tekst), "tall", kall._("Kommuner som står på dette trinnet."))
        for navn, status in STIGEN.items()
    )
    return (
        Kolonne("omrade", forste),
        Kolonne("kommuner", kall._("Kommuner"), "tall", kall._("Nevneren: kommunene den dagen.")),
        *trinn,
        Kolonne(
            UKJENT, kall._("Ukjent"), "tall", kall._("Kommuner som ikke har meldt status ennå.")
        ),
        Kolonne(
            "av_innforte",
            kall._("Tatt i bruk av innførte"),
            "andel",
            kall._("De som har tatt løsningen i bruk, av dem som har den teknisk innført."),
        ),
        Kolonne(
            "av_alle",
            kall._("Tatt i bruk av alle"),
            "andel",
            kall._("De som har tatt løsningen i bruk, av alle kommuner i området."),
        ),
    )


def omradeliste(
    kall: Kall,
    losning: str,
    omrader: Sequence[Omradetall],
    *,
    navn: str,
    tittel: str,
    om: Om,
) -> Liste:
    """One row for each area, with every rung, «Ukjent» and the two shares (K-196)."""
    return Liste(
        navn=navn,
        tittel=tittel,
        kolonner=_kolonner(kall, kall._("Område")),
        rader=tuple(_omrade(kall, losning, ett) for ett in omrader),
        tomt=kall._("Ingen områder her."),
        om=om,
    )


def _omrade(kall: Kall, losning: str, ett: Omradetall) -> Rad:
    skjult = ukjent_hele(ett)
    trinn = (
        Celle(None, kall._("Ukjent"))
        if skjult and navn != UKJENT
        else _antall(kall, losning, ett, navn)
        for navn in ett.trinn
    )
    andeler = (
        Celle(None, kall._("Ukjent")) if skjult else Celle(andel, andelstekst(kall, andel))
        for andel in (ett.tatt_i_bruk_av_innforte, ett.tatt_i_bruk_av_alle)
    )
    return Rad(
        (
            Celle(ett.navn, ett.navn),
            Celle(ett.nevner, kall.tall(ett.nevner)),
            *trinn,
            *andeler,
        ),
        nokkel=ett.id,
        lenke=til_omrade(kall, ett.id),
    )


def _antall(kall: Kall, losning: str, ett: Omradetall, navn: str) -> Celle:
    antall = ett.trinn[navn].antall
    hvor = bak(kall, losning, ett.id, navn) if ett.trinn[navn].posisjoner else None
    return Celle(antall, kall.tall(antall), bak=hvor)


def kommuneliste(
    kall: Kall, kommuner: Iterable[Kommune], meldt: Mapping[str, Found], *, om: Om
) -> Liste:
    """The public status of each kommune; what it answered to invitations is not told here."""
    return Liste(
        navn="kommuner",
        tittel=kall._("Kommunene"),
        kolonner=(
            Kolonne("kommune", kall._("Kommune")),
            Kolonne("nummer", kall._("Kommunenummer")),
            Kolonne("fylke", kall._("Fylke")),
            Kolonne("status", kall._("Status"), om=kall._("Trinnet kommunen sist har meldt.")),
            Kolonne("fra", kall._("Gjelder fra"), "dato"),
            Kolonne("belegg", kall._("Bygger på")),
        ),
        rader=tuple(_kommune(kall, k, meldt.get(k.id)) for k in kommuner),
        tomt=kall._("Ingen kommuner her."),
        om=om,
    )


def _kommune(kall: Kall, kommune: Kommune, rad: Found | None) -> Rad:
    hvem = (
        Celle(kommune.visningsnavn, kommune.visningsnavn),
        Celle(kommune.nummer, kommune.nummer),
        Celle(kommune.fylkesnavn, kommune.fylkesnavn),
    )
    return Rad((*hvem, *_status(kall, rad)), nokkel=kommune.id)


def _status(kall: Kall, rad: Found | None) -> tuple[Celle, Celle, Celle]:
    """The rung, since when, and what it rests on; «Ukjent» is no rung."""
    if rad is None:
        return Celle(None, kall._("Ukjent"), status=UKJENT), INGEN, INGEN
    status = STIGEN[rad.text("status")]
    fra = date.fromisoformat(rad.text("fra"))
    belegg = BELEGG.get(str(rad.cells["belegg"]))
    ord_ = kall.t(status.tekst)
    return (
        Celle(ord_, ord_, status=str(status.value), sorter=status.trinn),
        Celle(fra, kall.dato(fra)),
        INGEN if belegg is None else Celle(kall.t(belegg.tekst), kall.t(belegg.tekst)),
    )


def utviklingsliste(kall: Kall, punkter: Sequence[tuple[date, Omradetall]], *, om: Om) -> Liste:
    """The numbers of the curve."""
    kolonner = tuple(
        Kolonne(
            str(s.value),
            kall._("{trinn} eller mer").format(trinn=kall.t(s.tekst)),
            "tall",
            kall._("Kommuner på trinnet eller høyere."),
        )
        for s in OVER_BAKKEN
    )
    return Liste(
        navn="utvikling",
        tittel=kall._("Utviklingen i landet"),
        kolonner=(
            Kolonne("dag", kall._("Dag"), "dato"),
            *kolonner,
            Kolonne(UKJENT, kall._("Ukjent"), "tall"),
            Kolonne("kommuner", kall._("Kommuner"), "tall"),
        ),
        rader=tuple(_punkt(kall, dag, tall) for dag, tall in punkter),
        tomt=kall._("Ingen har meldt status for løsningen."),
        om=om,
    )


def _punkt(kall: Kall, dag: date, tall: Omradetall) -> Rad:
    antall = (
        *(tall.minst[str(s.value)].antall for s in OVER_BAKKEN),
        tall.trinn[UKJENT].antall,
        tall.nevner,
    )
    celler = (Celle(ett, kall.tall(ett)) for ett in antall)
    return Rad((Celle(dag, kall.dato(dag)), *celler), nokkel=dag.isoformat())
