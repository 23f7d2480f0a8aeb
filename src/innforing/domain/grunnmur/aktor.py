"""Who acts: a person, in a role, for a body, and what that body is."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Verdi


class Rolle(Kodeverk):
    """The role a person acts in (ordliste: Roles and groups)."""

    MEDLEM = "medlem", "Medlem", "Medlem", "Member"
    LEDER = "leder", "Leder", "Leiar", "Leader"
    SAKSBEHANDLER = "saksbehandler", "Saksbehandler", "Saksbehandlar", "Case officer"
    KONTAKTPERSON_EHELSE = (
        "kontaktperson_ehelse",
        "Kontaktperson e-helse",
        "Kontaktperson e-helse",
        "E-health contact person",
    )
    INNFORINGSLEDER = "innforingsleder", "Innføringsleder", "Innføringsleiar", "Rollout leader"
    PROSESSLEDER = "prosessleder", "Prosessleder", "Prosessleiar", "Process leader"
    NETTVERKSRESSURS = (
        "nettverksressurs",
        "Nettverksressurs",
        "Nettverksressurs",
        "Network resource person",
    )
    FULLMEKTIG = "fullmektig", "Svarer for kommunen", "Svarar for kommunen", "Answers for kommune"
    REVISOR = "revisor", "Revisor", "Revisor", "Auditor"
    PROSESS = "prosess", "Systemet selv", "Systemet sjølv", "The system itself"
    OPPSETT = "oppsett", "Oppsett av loggen", "Oppsett av loggen", "Set-up of the log"


class Organtype(Kodeverk):
    """What kind of body somebody acts for (krav.md groups I, S; ordliste: Organisations)."""

    KOORDINERINGSGRUPPE = (
        "koordineringsgruppe",
        "Nasjonal koordineringsgruppe",
        "Nasjonal koordineringsgruppe",
        "National coordination group",
    )
    REGIONAL_GRUPPE = (
        "regional_gruppe",
        "Regional gruppe e-helse",
        "Regional gruppe e-helse",
        "Regional e-health group",
    )
    DIGINETTVERK = "diginettverk", "Digitaliseringsnettverk", "Digitaliseringsnettverk", "Network"
    KOMMUNE = "kommune", "Kommune", "Kommune", "Kommune"
    KS = "ks", "KS", "KS", "KS"
    NHN = "nhn", "Norsk helsenett", "Norsk helsenett", "Norsk helsenett"
    HELSEDIREKTORATET = (
        "helsedirektoratet",
        "Helsedirektoratet",
        "Helsedirektoratet",
        "Directorate of Health",
    )
    PROGRAM = "program", "Program eller prosjekt", "Program eller prosjekt", "Programme"
    ARBEIDSGRUPPE = "arbeidsgruppe", "Arbeidsgruppe", "Arbeidsgruppe", "Working group"
    HELSEFAGLIG_GRUPPE = (
        "helsefaglig_gruppe",
        "Helsefaglig gruppe",
        "Helsefagleg gruppe",
        "Clinical group",
    )
    SYSTEM = "system", "Systemet", "Systemet", "The system"


class Part(Kodeverk):
    """The party a member stands for (K-104, T-01), or part of a group (K-120, K-121, K-240)."""

    KS = "ks", "KS", "KS", "KS"
    NHN = "nhn", "Norsk helsenett", "Norsk helsenett", "Norsk helsenett"
    HELSEDIREKTORATET = (
        "helsedirektoratet",
        "Helsedirektoratet",
        "Helsedirektoratet",
        "Directorate of Health",
    )
    REGION = "region", "Regional gruppe e-helse", "Regional gruppe e-helse", "Regional group"
    REGION_MED_ERFARING = (
        "region_med_erfaring",
        "Region med erfaring",
        "Region med erfaring",
        "Region with experience",
    )
    REGION_MED_LAV_UTBREDELSE = (
        "region_med_lav_utbredelse",
        "Region med lav utbredelse",
        "Region med låg utbreiing",
        "Region with low spread",
    )
    KOMMUNE_SOM_HAR_INNFORT = (
        "kommune_som_har_innfort",
        "Kommune som har innført",
        "Kommune som har innført",
        "Kommune that has introduced",
    )
    KOMMUNE_SOM_PLANLEGGER = (
        "kommune_som_planlegger",
        "Kommune som planlegger",
        "Kommune som planlegg",
        "Kommune that plans to",
    )
    ANDRE = "andre", "Andre, etter behov", "Andre, etter behov", "Others, by need"
    DIGINETTVERK = "diginettverk", "Digitaliseringsnettverk", "Digitaliseringsnettverk", "Network"
    FPU_EHELSE = "fpu_ehelse", "KS FPU e-helse", "KS FPU e-helse", "KS FPU e-helse"
    KS_EKOMP = "ks_ekomp", "KS e-Komp", "KS e-Komp", "KS e-Komp"
    KOMMUNENETTVERK_VFT_DHO = (
        "kommunenettverk_vft_dho",
        "KS kommunenettverk for velferdsteknologi",
        "KS kommunenettverk for velferdsteknologi",
        "KS network for welfare technology",
    )


class Aktor(Verdi):
    """Who takes a step. A process has no person."""

    person: Kode | None
    rolle: Rolle
    organ: Kode


class Verv(Verdi):
    """What the register of bodies says of the actor at that moment (folded from `organ:*`)."""

    innehar: bool
    organtype: Organtype | None = None
    region: str | None = None
    """Fylkesnummer, or `helseregion-<code>`, of a regional body."""
    kommune: str | None = None
    """Our lasting kommune id, of a kommune's body."""
