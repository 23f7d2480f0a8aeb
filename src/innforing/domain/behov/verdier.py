"""Kinds, statuses and receivers of a behov, and who reported it."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Verdi


class Behovstatus(Kodeverk):
    """How far a behov has come; what the kommune that reported it is told."""

    MELDT = "meldt", "Meldt", "Meldt", "Reported"
    FELLES = "felles", "Felles i regionen", "Felles i regionen", "Shared in the region"
    LOFTET = "loftet", "Løftet nasjonalt", "Løfta nasjonalt", "Raised nationally"
    FELLESTILTAK = (
        "fellestiltak",
        "Ble fellestiltak",
        "Vart fellestiltak",
        "Became a joint measure",
    )
    IKKE_TATT_VIDERE = (
        "ikke_tatt_videre",
        "Ikke tatt videre",
        "Ikkje teke vidare",
        "Not taken further",
    )


KOMMET: dict[Behovstatus, int] = {
    Behovstatus.MELDT: 0,
    Behovstatus.IKKE_TATT_VIDERE: 0,
    Behovstatus.FELLES: 1,
    Behovstatus.LOFTET: 2,
    Behovstatus.FELLESTILTAK: 3,
}
"""How far each status is on the way."""


class Behovsart(Kodeverk):
    """What is asked for (K-243, K-245)."""

    BEHOV = "behov", "Nytt behov", "Nytt behov", "New need"
    ENDRINGSONSKE = "endringsonske", "Endringsønske", "Endringsønske", "Wish for a change"
    TILPASNING = (
        "tilpasning",
        "Lokal eller regional tilpasning",
        "Lokal eller regional tilpassing",
        "Local or regional adaptation",
    )


class Behovsomfang(Kodeverk):
    """For whom a behov holds, in the judgement of those who know (K-242)."""

    EN_KOMMUNE = "en_kommune", "Én kommune", "Éin kommune", "One kommune"
    FLERE_KOMMUNER = "flere_kommuner", "Flere kommuner", "Fleire kommunar", "Several kommuner"
    FLERE_REGIONER = "flere_regioner", "Flere regioner", "Fleire regionar", "Several regions"


class Behovsprioritet(Kodeverk):
    """How a behov is prioritised among the others (K-098)."""

    HOY = "hoy", "Høy", "Høg", "High"
    MIDDELS = "middels", "Middels", "Middels", "Medium"
    LAV = "lav", "Lav", "Låg", "Low"


class Behovsmottaker(Kodeverk):
    """Whom a behov is raised to (K-243, K-245)."""

    KS = "ks", "KS", "KS", "KS"
    NHN = "nhn", "Norsk helsenett", "Norsk helsenett", "Norsk helsenett"
    NETTVERKETS_EIER = (
        "nettverkets_eier",
        "Nettverkets eier i KS",
        "Eigaren av nettverket i KS",
        "The network's owner in KS",
    )


NASJONALE = (Behovsmottaker.KS, Behovsmottaker.NHN)


class Melder(Verdi):
    """Who has the behov, and where: a kommune, or a region that speaks for its kommuner."""

    kommune: Kode | None = None
    fylke: Kode | None = None
    """Fylkesnummer, on the day it was reported."""
    nettverk: Kode | None = None
    """Organ id of the diginettverk."""


class Sambehov(Verdi):
    """What is known of another behov that is to be gathered with this one."""

    behov: Kode
    finnes: bool = False
    samlet_i: Kode | None = None
    status: Behovstatus | None = None
    meldere: tuple[Melder, ...] = ()
