"""Rows of 2024.1: from the proposal to the check, and steps of any time (livslop.md §2)."""

from __future__ import annotations

from innforing.domain.innforingslop.livslop.rad import ALLE, FOR_PLAN, LEVENDE, rad
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T

_ALLTID = (  # who may register what has been seen and heard, in any state
    "koordineringsgruppen",
    "arbeidsgruppen",
    "innforingsleder",
)
_UTEN_SJEKK = (T.FORESLATT,)
_FORSLAGSSTILLERE = (
    "kontaktperson",
    "i_rollen_innforingsleder",
    "ks",
    "nhn",
    "program",
    "koordineringsgruppen",
)
_KLAR = (  # what a check of anything but a felles prosess must show
    "eierskap_godtatt",
    "sitert_beslutning_gjelder",
    "obligatoriske_kriterier_oppfylt",
    "ikke_funnet_uforsvarlig",
    "materiell_har_forvalter",
    "leverandorene_er_klare",
    "delvis_klar_bare_i_c",
)
_KLAR_AVKLARES = (
    "helsefaglig_vurdering_foreligger",
    "bor_kriterier_oppfylt",
    "portefoljen_sier_det_samme",
    "overlevering_er_registrert",
    "forvalteren_varer",
    "sjekket_utenfor_programmet",
)

_FORSLAG = (
    rad(
        "foresla",
        (None,),
        _FORSLAGSSTILLERE,
        til=T.FORESLATT,
        typer="AC",
        sperrer=("losning_er_registrert", "lopet_det_bygger_pa_finnes"),
        avklares=("i_portefoljen", "eneste_lop_for_losningen"),
    ),
    rad(
        "foresla",
        (None,),
        ("regionen",),
        til=T.FORESLATT,
        typer="B",
        sperrer=("losning_er_registrert", "lopet_det_bygger_pa_finnes", "omradet_finnes"),
        avklares=("i_portefoljen", "eneste_lop_for_losningen"),
    ),
    rad(
        "foresla",
        (None,),
        (*_FORSLAGSSTILLERE, "regionen"),
        til=T.FORESLATT,
        typer="F",
        sperrer=(
            "losning_er_registrert",
            "lopet_det_bygger_pa_finnes",
            "omradet_finnes",
            "regionen_foreslar_selv",
        ),
        avklares=("eneste_lop_for_losningen",),
    ),
    rad(
        "knytt_arbeidsgruppe",
        LEVENDE,
        ("eier",),
        typer="AC",
        sperrer=("gruppen_er_en_arbeidsgruppe", "gruppen_er_eierens", "gruppebytte_er_begrunnet"),
        avklares=("gruppen_har_alle_deler", "medlemmene_er_frikjopt"),
    ),
    rad(
        "knytt_arbeidsgruppe",
        LEVENDE,
        ("eier",),
        typer="BF",
        sperrer=("gruppen_er_en_arbeidsgruppe", "gruppen_er_eierens", "gruppebytte_er_begrunnet"),
    ),
    rad(
        "utpek_leder",
        LEVENDE,
        ("eier",),
        sperrer=("lederen_har_vervet", "lederen_passer_typen", "lederbytte_er_begrunnet"),
        avklares=("en_leder_per_pulje", "lederen_er_frikjopt"),
    ),
    rad(
        "fastsett_kommuner",
        LEVENDE,
        ("arbeidsgruppen", "innforingsleder", "eier_til_andre_finnes"),
        typer="A",
        sperrer=("kommunene_finnes", "ingen_pameldt_tas_bort"),
        avklares=("alle_som_mangler_losningen",),
    ),
    rad(
        "fastsett_kommuner",
        LEVENDE,
        ("arbeidsgruppen", "innforingsleder", "eier_til_andre_finnes"),
        typer="BF",
        sperrer=("kommunene_finnes", "kommunene_er_i_omradet", "ingen_pameldt_tas_bort"),
    ),
    rad(
        "fastsett_kommuner",
        LEVENDE,
        ("arbeidsgruppen", "innforingsleder", "eier_til_andre_finnes"),
        typer="C",
        sperrer=("kommunene_finnes", "hver_kommune_har_trekk", "ingen_pameldt_tas_bort"),
    ),
    rad(
        "informer_pa_forhand",
        LEVENDE,
        ("arbeidsgruppen", "innforingsleder"),
        sperrer=("mottakerne_er_aktuelle",),
    ),
)

_LOPENDE = (
    rad("folg_utproving", ALLE, _ALLTID),
    rad("registrer_laeringspunkt", ALLE, _ALLTID),
    rad("trekk_laeringspunkt", ALLE, _ALLTID, sperrer=("laeringspunktet_star",)),
    rad("registrer_leverandordialog", ALLE, _ALLTID),
    rad("gi_merknad", ALLE, ("koordineringsgruppen",)),
    rad(
        "besvar_merknad",
        ALLE,
        ("eier", "arbeidsgruppen", "innforingsleder"),
        sperrer=("merknaden_finnes",),
    ),
)

_VURDERING = (
    rad(
        "besvar_vurderingskriterium",
        FOR_PLAN,
        ("eier", "arbeidsgruppen", "innforingsleder"),
        typer="ABC",
        avklares=("svarene_har_belegg",),
    ),
    rad(
        "velg_type",
        FOR_PLAN,
        ("eier",),
        typer="ABC",
        sperrer=(
            "alle_fem_er_besvart",
            "omradet_finnes",
            "ny_eier_passer_typen",
            "sjekken_dekker_typen",
            "fastsatte_er_i_omradet",
        ),
        avklares=("typen_folger_svarene", "nytten_er_ventet"),
    ),
    rad("godta_eierskap", FOR_PLAN, ("foreslatt_eier",), typer="ABC"),
    rad(
        "vurder_kriterium",
        _UTEN_SJEKK,
        ("kriteriets_organ",),
        typer="AC",
        sperrer=("kriteriene_gjelder", "ikke_relevant_er_tillatt"),
    ),
    rad(
        "vurder_kriterium",
        _UTEN_SJEKK,
        ("kriteriets_organ", "regionen"),
        typer="B",
        sperrer=("kriteriene_gjelder", "ikke_relevant_er_tillatt"),
    ),
    rad(
        "legg_til_grunn",
        _UTEN_SJEKK,
        ("eier",),
        typer="ABC",
        sperrer=("vurderingene_finnes", "kriteriene_er_uendret", "ingen_nyere_vurdering"),
        avklares=("vurderingene_er_ferske", "kriteriesettet_gjelder"),
    ),
    rad(
        "sjekk_klar_til_bruk",
        _UTEN_SJEKK,
        ("eier",),
        til=T.KLAR_TIL_BRUK_SJEKKET,
        typer="ABC",
        sperrer=_KLAR,
        avklares=_KLAR_AVKLARES,
    ),
    rad(
        "sjekk_klar_til_bruk",
        _UTEN_SJEKK,
        ("eier",),
        til=T.KLAR_TIL_BRUK_SJEKKET,
        typer="F",
        sperrer=("kartlegging_er_gjort", "delvis_klar_bare_i_c"),
    ),
    rad("fastsla_ikke_klar", _UTEN_SJEKK, ("eier",), typer="ABC"),
)

RADER = (*_FORSLAG, *_LOPENDE, *_VURDERING)
