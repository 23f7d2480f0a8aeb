"""Rows of 2024.1: the plan, how it is shared, approved and changed (livslop.md §2)."""

from __future__ import annotations

from innforing.domain.innforingslop.livslop.rad import FOR_PLAN, I_DRIFT, LEVENDE, rad
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T

_GODKJENNES_NASJONALT = (
    "fire_oyne",
    "beslutningen_er_vist",
    "sitert_beslutning_gjelder",
    "eierskap_godtatt",
    "type_er_valgt",
    "arbeidsgruppe_er_knyttet",
    "ledere_er_utpekt",
    "planen_er_hel",
    "planen_er_delt",
    "overlapp_besvart",
)
_GODKJENNES_NASJONALT_AVKLARES = (
    "laeringspunkter_besvart",
    "arsaken_er_kartlagt",
    "innenfor_kapasitet",
    "sektoren_har_prioritert",
)
_ENDRING = (
    "kapasiteten_rommer_de_pameldte",
    "nye_svarfrister_er_framover",
    "invitasjonen_fornyes",
    "invitasjonen_har_alle_elementer",
    "nytten_er_oppgitt",
    "krav_til_ledelsen_er_oppgitt",
    "malformene_er_dekket",
)
_ENDRING_C = (*_ENDRING, "hvem_det_gjelder_er_oppgitt", "endrede_puljer_har_trekk")
_ENDRING_AVKLARES = (
    "nye_overlapp_besvart",
    "de_pameldte_beholder_datoene",
    "fristen_forkortes_ikke",
)

RADER = (
    rad("legg_plan", FOR_PLAN, ("arbeidsgruppen", "innforingsleder"), typer="ABF"),
    rad(
        "legg_plan",
        FOR_PLAN,
        ("arbeidsgruppen", "den_som_leder_helheten", "puljens_leder"),
        typer="C",
    ),
    rad("del_plan", LEVENDE, ("arbeidsgruppen", "innforingsleder"), typer="AC"),
    rad("del_plan", LEVENDE, ("regionens_kontaktperson",), typer="B"),
    rad("del_plan", LEVENDE, ("innforingsleder",), typer="F"),
    rad(
        "besvar_overlapp",
        LEVENDE,
        ("eier", "arbeidsgruppen", "innforingsleder"),
        sperrer=("overlappet_finnes",),
    ),
    rad(
        "godkjenn_plan",
        (T.KLAR_TIL_BRUK_SJEKKET,),
        ("koordineringsgruppen",),
        til=T.PLANLAGT,
        typer="A",
        sperrer=_GODKJENNES_NASJONALT,
        avklares=_GODKJENNES_NASJONALT_AVKLARES,
    ),
    rad(
        "godkjenn_plan",
        (T.KLAR_TIL_BRUK_SJEKKET,),
        ("koordineringsgruppen",),
        til=T.PLANLAGT,
        typer="C",
        sperrer=(
            *_GODKJENNES_NASJONALT,
            "puljene_har_felles_trekk",
            "utviklingsansvarlig_er_navngitt",
        ),
        avklares=_GODKJENNES_NASJONALT_AVKLARES,
    ),
    rad(
        "godkjenn_plan",
        (T.KLAR_TIL_BRUK_SJEKKET,),
        ("eier",),
        til=T.PLANLAGT,
        typer="BF",
        sperrer=("eierskap_godtatt", "type_er_valgt", "ledere_er_utpekt", "gruppen_er_varslet"),
        avklares=(
            "sett_av_flere",
            "varslet_i_god_tid",
            "merknader_besvart",
            "overlapp_besvart",
            "regional_forankring",
            "har_stotteressurser",
            "laeringspunkter_besvart",
        ),
    ),
    rad(
        "endre_plan",
        I_DRIFT,
        ("innforingsleder",),
        typer="ABF",
        sperrer=_ENDRING,
        avklares=_ENDRING_AVKLARES,
    ),
    rad(
        "endre_plan",
        I_DRIFT,
        ("den_som_leder_helheten", "puljens_leder"),
        typer="C",
        sperrer=_ENDRING_C,
        avklares=_ENDRING_AVKLARES,
    ),
)
