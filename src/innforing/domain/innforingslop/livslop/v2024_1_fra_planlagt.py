"""Rows of 2024.1: from påmelding to the end, side exits and pause (livslop.md §2)."""

from __future__ import annotations

from innforing.domain.innforingslop.livslop import vilkar_evaluering as _evaluering  # noqa: F401
from innforing.domain.innforingslop.livslop import vilkar_invitasjon as _invitasjon  # noqa: F401
from innforing.domain.innforingslop.livslop.rad import I_DRIFT, LEVENDE, UAVSLUTTET, rad
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T

_INVITASJON = (
    "invitasjonen_har_alle_elementer",
    "nytten_er_oppgitt",
    "krav_til_ledelsen_er_oppgitt",
    "malformene_er_dekket",
    "aktuelle_kommuner_er_fastsatt",
    "svarfristen_er_framover",
    "puljen_kan_apnes",
)
_INVITASJON_C = (
    *_INVITASJON,
    "hvem_det_gjelder_er_oppgitt",
    "kommunikasjonsplan_finnes",
)
_INVITASJON_AVKLARES = (
    "svarfristen_er_lang_nok",
    "kommunene_er_informert",
    "mottakerne_har_kontakt",
    "lederne_er_adressert",
)
_START = ("puljen_kan_starte", "puljen_har_leder", "puljen_har_startdato")
_START_AVKLARES = ("noen_deltar", "alle_har_svart")
_EVALUERING_AVKLARES = (
    "alle_har_bruksstatus",
    "oppfolging_er_planlagt",
    "mange_har_svart",
    "tallene_er_skjemaets",
    "laeringspunkt_er_registrert",
    "roller_og_forankring_vurdert",
)
_EVALUERING_AVKLARES_A = (*_EVALUERING_AVKLARES, "arbeidsgruppen_var_med")
_EVALUERING_AVKLARES_F = tuple(v for v in _EVALUERING_AVKLARES if v != "alle_har_bruksstatus")
_SENERE_PULJER = (T.PAMELDING, T.GJENNOMFORING)

_PULJER = (
    rad(
        "apne_pamelding",
        (T.PLANLAGT,),
        ("innforingsleder",),
        til=T.PAMELDING,
        typer="ABF",
        sperrer=_INVITASJON,
        avklares=_INVITASJON_AVKLARES,
    ),
    rad(
        "apne_pamelding",
        _SENERE_PULJER,
        ("innforingsleder",),
        typer="ABF",
        sperrer=(*_INVITASJON, "ikke_pa_vent"),
        avklares=_INVITASJON_AVKLARES,
    ),
    rad(
        "apne_pamelding",
        (T.PLANLAGT,),
        ("puljens_leder",),
        til=T.PAMELDING,
        typer="C",
        sperrer=_INVITASJON_C,
        avklares=_INVITASJON_AVKLARES,
    ),
    rad(
        "apne_pamelding",
        _SENERE_PULJER,
        ("puljens_leder",),
        typer="C",
        sperrer=(*_INVITASJON_C, "ikke_pa_vent"),
        avklares=_INVITASJON_AVKLARES,
    ),
    rad(
        "start_gjennomforing",
        (T.PAMELDING,),
        ("innforingsleder",),
        til=T.GJENNOMFORING,
        typer="ABF",
        sperrer=_START,
        avklares=_START_AVKLARES,
    ),
    rad(
        "start_gjennomforing",
        (T.GJENNOMFORING,),
        ("innforingsleder",),
        typer="ABF",
        sperrer=(*_START, "ikke_pa_vent"),
        avklares=_START_AVKLARES,
    ),
    rad(
        "start_gjennomforing",
        (T.PAMELDING,),
        ("puljens_leder",),
        til=T.GJENNOMFORING,
        typer="C",
        sperrer=_START,
        avklares=_START_AVKLARES,
    ),
    rad(
        "start_gjennomforing",
        (T.GJENNOMFORING,),
        ("puljens_leder",),
        typer="C",
        sperrer=(*_START, "ikke_pa_vent"),
        avklares=_START_AVKLARES,
    ),
    rad("avlys_pulje", I_DRIFT, ("innforingsleder",), typer="ABF", sperrer=("puljen_kan_avlyses",)),
    rad("avlys_pulje", I_DRIFT, ("eier",), typer="C", sperrer=("puljen_kan_avlyses",)),
)

_EVALUERING = (
    rad(
        "evaluer_pulje",
        (T.GJENNOMFORING,),
        ("puljens_leder",),
        typer="ABC",
        sperrer=("puljen_er_gjennomfort", "deltakerne_er_spurt", "ikke_pa_vent"),
        avklares=_EVALUERING_AVKLARES,
    ),
    rad(
        "evaluer_pulje",
        (T.GJENNOMFORING,),
        ("puljens_leder",),
        typer="F",
        sperrer=("puljen_er_gjennomfort", "deltakerne_er_spurt", "ikke_pa_vent"),
        avklares=_EVALUERING_AVKLARES_F,
    ),
    rad(
        "evaluer",
        (T.GJENNOMFORING,),
        ("innforingsleder",),
        til=T.EVALUERT,
        typer="A",
        sperrer=("puljene_er_gjennomfort", "deltakerne_er_spurt"),
        avklares=_EVALUERING_AVKLARES_A,
    ),
    rad(
        "evaluer",
        (T.GJENNOMFORING,),
        ("innforingsleder",),
        til=T.EVALUERT,
        typer="B",
        sperrer=("puljene_er_gjennomfort", "deltakerne_er_spurt"),
        avklares=_EVALUERING_AVKLARES,
    ),
    rad(
        "evaluer",
        (T.GJENNOMFORING,),
        ("den_som_leder_helheten",),
        til=T.EVALUERT,
        typer="C",
        sperrer=("puljene_er_evaluert", "deltakerne_er_spurt"),
        avklares=_EVALUERING_AVKLARES,
    ),
    rad(
        "evaluer",
        (T.GJENNOMFORING,),
        ("innforingsleder",),
        til=T.EVALUERT,
        typer="F",
        sperrer=("puljene_er_gjennomfort", "deltakerne_er_spurt"),
        avklares=_EVALUERING_AVKLARES_F,
    ),
    rad(
        "del_evaluering",
        (T.EVALUERT,),
        ("innforingsleder",),
        typer="ABF",
        sperrer=("evalueringen_er_ikke_delt_for",),
        avklares=("laeringspunkter_er_publisert", "programmet_har_fatt_den"),
    ),
    rad(
        "del_evaluering",
        (T.EVALUERT,),
        ("den_som_leder_helheten",),
        typer="C",
        sperrer=("evalueringen_er_ikke_delt_for",),
        avklares=("laeringspunkter_er_publisert", "programmet_har_fatt_den"),
    ),
    rad(
        "motta_evaluering",
        (T.EVALUERT,),
        ("koordineringsgruppen",),
        til=T.DELT_MED_KOORDINERINGSGRUPPE,
        sperrer=("evalueringen_er_levert", "mottas_av_en_annen", "sitert_beslutning_gjelder"),
    ),
    rad(
        "del_erfaring",
        (T.DELT_MED_KOORDINERINGSGRUPPE,),
        ("innforingsleder", "koordineringsgruppen"),
    ),
    rad(
        "rett_evaluering",
        (T.DELT_MED_KOORDINERINGSGRUPPE,),
        ("innforingsleder", "koordineringsgruppen"),
        sperrer=("evalueringen_finnes",),
    ),
    rad(
        "meld_klar_for_alle",
        (T.DELT_MED_KOORDINERINGSGRUPPE,),
        ("utviklingsansvarlig",),
        typer="C",
        sperrer=("forpliktelsen_er_apen",),
    ),
    rad(
        "lukk_breddeforpliktelse",
        (T.DELT_MED_KOORDINERINGSGRUPPE,),
        ("innforingsleder", "koordineringsgruppen", "utviklingsansvarlig"),
        typer="C",
        sperrer=("forpliktelsen_er_apen", "alle_kan_fa_losningen"),
    ),
)

_SIDEVEIER = (
    rad("utlop_vurderingsdato", UAVSLUTTET, ("prosess",), sperrer=("vurderingen_har_forfalt",)),
    rad(
        "sett_pa_vent",
        UAVSLUTTET,
        ("innforingsleder", "eier"),
        typer="ABF",
        sperrer=("er_ikke_pa_vent_fra_for", "vurderes_framover"),
    ),
    rad(
        "sett_pa_vent",
        UAVSLUTTET,
        ("den_som_leder_helheten", "eier"),
        typer="C",
        sperrer=("er_ikke_pa_vent_fra_for", "vurderes_framover"),
    ),
    rad(
        "gjenoppta",
        UAVSLUTTET,
        ("innforingsleder", "eier"),
        typer="ABF",
        sperrer=("er_pa_vent", "nye_frister_er_satt", "nye_frister_er_framover"),
    ),
    rad(
        "gjenoppta",
        UAVSLUTTET,
        ("den_som_leder_helheten", "eier"),
        typer="C",
        sperrer=("er_pa_vent", "nye_frister_er_satt", "nye_frister_er_framover"),
    ),
    rad(
        "avslutt",
        LEVENDE,
        ("eier",),
        til=T.AVSLUTTET,
        ogsa_pa_vent=True,
        avklares=("laeringspunkt_etter_deltakelse",),
    ),
    rad(
        "ta_opp_igjen",
        (T.AVSLUTTET, T.KLAR_TIL_BRUK_SJEKKET, T.PLANLAGT),
        ("eier",),
        til=T.FORESLATT,
        ogsa_pa_vent=True,
    ),
)

RADER = (*_PULJER, *_EVALUERING, *_SIDEVEIER)
