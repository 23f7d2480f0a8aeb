"""`/galleri`: every component of ours in every state, with invented values (sider.md §1.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.vurdering import Verdikt
from innforing.web.deler import (
    Bevispunkt,
    Del,
    Feillinje,
    Filterfelt,
    Fylkesrute,
    Linje,
    Punkt,
    Trinn,
    Vilkarslinje,
)
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from innforing.domain.grunnmur.verdi import Kodeverk
    from innforing.web.kall import Kall

HER: Final = "/galleri"
HOVEDLINJEN: Final = tuple(t for t in LopTilstand if t is not LopTilstand.AVSLUTTET)
FYLKENE: Final = (
    ("03", "Oslo", 1, 1),
    ("11", "Rogaland", 14, 23),
    ("15", "Møre og Romsdal", 11, 27),
    ("18", "Nordland", 9, 41),
    ("31", "Østfold", 12, 12),
    ("32", "Akershus", 17, 21),
    ("33", "Buskerud", 7, 18),
    ("34", "Innlandet", 30, 46),
    ("39", "Vestfold", 5, 6),
    ("40", "Telemark", 0, 17),
    ("42", "Agder", 20, 25),
    ("46", "Vestland", 34, 43),
    ("50", "Trøndelag", 19, 38),
    ("55", "Troms – Romsa – Tromssa", 4, 21),
    ("56", "Finnmark – Finnmárku – Finmarkku", 0, 0),
)
"""Number, name, and invented kommuner that have taken something into use, of all."""
STIGETALL: Final = (98, 44, 121, 94)
SVARTALL: Final = (0, 12, 88, 23, 31, 4, 6)
STOLPER: Final = (12, 31, 55, 88)


@dataclass(frozen=True, kw_only=True)
class Galleri(Side):
    """The values that the components are shown with."""

    stripe_forst: tuple[Trinn, ...]
    stripe_midt: tuple[Trinn, ...]
    stripe_sist: tuple[Trinn, ...]
    pa_vent: tuple[str, str]
    avsluttet: tuple[str, str]
    per: str
    forst: tuple[Vilkarslinje, ...]
    avklares: tuple[Vilkarslinje, ...]
    linjer: tuple[Linje, ...]
    punkter: tuple[Punkt, ...]
    fylker: tuple[Fylkesrute, ...]
    stige: tuple[Del, ...]
    stige_tom: tuple[Del, ...]
    svar: tuple[Del, ...]
    graf: Markup
    graf_rader: tuple[tuple[str, ...], ...]
    faner: tuple[Lenke, ...]
    feil_i_skjema: tuple[Feillinje, ...]
    endringer: tuple[tuple[str, tuple[Lenke, ...]], ...]
    filtre: tuple[Filterfelt, ...]
    """A list with nothing chosen, one with, a box and a ticked one."""
    ord: tuple[tuple[str, str], ...]
    """Every state as code and word."""


def galleri(kall: Kall) -> Galleri:
    """The page."""
    return Galleri(
        tittel=kall._("Galleri"),
        smuler=(Lenke(kall._("Galleri"), HER, her=True),),
        stripe_forst=_stripe(kall, 0),
        stripe_midt=_stripe(kall, 4),
        stripe_sist=_stripe(kall, len(HOVEDLINJEN)),
        pa_vent=("pa_vent", kall._("På vent")),
        avsluttet=(LopTilstand.AVSLUTTET.value, kall.t(LopTilstand.AVSLUTTET.tekst)),
        per=kall.dato(kall.na.date()),
        forst=_forst(),
        avklares=_avklares(),
        linjer=_linjer(),
        punkter=_punkter(),
        fylker=tuple(Fylkesrute(nr, navn, t, av, HER) for nr, navn, t, av in FYLKENE),
        stige=_stige(kall, STIGETALL, 5),
        stige_tom=_stige(kall, (0,) * len(STIGETALL), 0),
        svar=tuple(
            Del(s.value, kall.t(s.tekst), antall, HER)
            for s, antall in zip(Svarstatus, SVARTALL, strict=True)
        ),
        graf=_graf(),
        graf_rader=tuple((str(2023 + nr), kall.tall(antall)) for nr, antall in enumerate(STOLPER)),
        faner=(
            Lenke("Oversikt", HER, her=True),
            Lenke("Plan og puljer", f"{HER}#plan"),
            Lenke("Deltakere", f"{HER}#deltakere"),
        ),
        feil_i_skjema=(
            Feillinje("Skriv en begrunnelse", "eksempelfelt"),
            Feillinje("Løpet ble endret mens du skrev"),
        ),
        endringer=(
            ("Mal for ROS", (Lenke("Lever ny versjon", HER), Lenke("Sett forvalter", HER))),
            ("Opplæringsmateriell", (Lenke("Lever ny versjon", HER),)),
        ),
        filtre=_filtre(),
        ord=_ordene(kall),
    )


def _stripe(kall: Kall, her: int) -> tuple[Trinn, ...]:
    """The seven states with the løp in one of them; past the last: all of them done."""
    return tuple(
        Trinn(
            kall.t(t.tekst),
            "ferdig" if nr < her else "her" if nr == her else "igjen",
            under="12 dager" if nr == her else None,
            adresse=HER if nr < her else None,
        )
        for nr, t in enumerate(HOVEDLINJEN)
    )


def _forst() -> tuple[Vilkarslinje, ...]:
    return (
        Vilkarslinje(oppfylt=True, tekst="Løpet har en innføringsleder", krav="K-105"),
        Vilkarslinje(
            oppfylt=False,
            tekst="Planen er godkjent",
            gjor="Be en annen enn den som la planen, om å godkjenne den",
            hvem="Arbeidsgruppen",
            adresse=HER,
            krav="K-107, K-109",
        ),
        Vilkarslinje(
            oppfylt=False,
            tekst="Materiellet er på plass",
            gjor="Legg til det som mangler",
            hvem="Innføringsleder",
            krav="K-096",
            mangler=("Mal for ROS", "Opplæringsmateriell"),
        ),
    )


def _avklares() -> tuple[Vilkarslinje, ...]:
    return (
        Vilkarslinje(
            oppfylt=False,
            tekst="To løp inviterer de samme kommunene i 1. kvartal",
            gjor="Skriv hvordan dere løser det",
            hvem="Prosessleder",
            adresse=HER,
        ),
    )


def _linjer() -> tuple[Linje, ...]:
    return (
        Linje("Løsning", "Eksempelløsning", HER, HER),
        Linje("Innføringsleder", "Kari Eksempel", endre=HER),
        Linje("Helsefaglig vurdering", "", endre=HER),
        Linje("Innføringsmodell", "Versjon 2024-1"),
    )


def _punkter() -> tuple[Punkt, ...]:
    return (
        Punkt(
            tid="4. mars 2024 kl. 14.05",
            tekst="Planen ble godkjent",
            hvem="Arbeidsgruppe for eksempler",
            bevis=Bevispunkt("halv", "I sjekkpunkt 10 482. Ikke bekreftet av vitne.", HER),
            adresse=HER,
            grunn="Planen tar hensyn til fristen i det andre løpet.",
        ),
        Punkt(
            tid="1. mars 2024 kl. 09.30",
            tekst="Fristen gikk ut uten svar fra kommunen",
            hvem="innforing",
            bevis=Bevispunkt("klokke", "Ikke i noe sjekkpunkt ennå"),
            merknad=("frist_passert", "Frist passert"),
        ),
        Punkt(
            tid="12. februar 2024 kl. 11.00",
            tekst="Løpet ble foreslått",
            hvem="Koordineringsgruppen",
            gjaldt="1. februar 2024",
        ),
    )


def _filtre() -> tuple[Filterfelt, ...]:
    typer = (("A", "Type A"), ("B", "Type B"))
    return (
        Filterfelt.liste("type", "Type", typer, None),
        Filterfelt.liste("valgt_type", "Type, valgt", typer, "B"),
        Filterfelt.avkryssing("apne", "Har åpne avklaringer", "ja", None),
        Filterfelt.avkryssing("valgt_apne", "Har åpne avklaringer, krysset av", "ja", "ja"),
    )


def _stige(kall: Kall, tall: tuple[int, ...], ukjent: int) -> tuple[Del, ...]:
    kjent = zip(Bruksstatus, tall, strict=True)
    return (
        *(Del(s.value, kall.t(s.tekst), antall) for s, antall in kjent),
        Del("ukjent", kall._("Ukjent"), ukjent),
    )


def _ordene(kall: Kall) -> tuple[tuple[str, str], ...]:
    kodeverkene: tuple[type[Kodeverk], ...] = (Svarstatus, Bruksstatus, LopTilstand, Verdikt)
    return (
        *((str(ett.value), kall.t(ett.tekst)) for kodeverk in kodeverkene for ett in kodeverk),
        ("pa_vent", kall._("På vent")),
        ("ukjent", kall._("Ukjent")),
    )


def _graf() -> Markup:
    """Four bars, as a chart would come from `graf`."""
    stolper = "".join(
        f'<rect x="{40 + nr * 90}" y="{100 - antall}" width="60" height="{antall}"'
        ' fill="var(--ds-color-accent-base-default)"/>'
        f'<text x="{70 + nr * 90}" y="118" text-anchor="middle" font-size="13"'
        f' fill="var(--ds-color-neutral-text-default)">{2023 + nr}</text>'
        for nr, antall in enumerate(STOLPER)
    )
    return Markup('<svg viewBox="0 0 420 126" role="img" aria-label="{}">{}</svg>').format(
        "Flere kommuner for hvert år",
        Markup(stolper),  # noqa: S704 -- made of numbers above
    )
