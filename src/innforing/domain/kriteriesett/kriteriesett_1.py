"""Kriteriesett 1: the rows of krav.md group D as data (T-05, livslop.md §2)."""

from __future__ import annotations

from datetime import date

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.kriteriesett.verdier import Kriteriestyrke, Kriterium, Trespraklig

GJELDER_FRA = date(2024, 1, 1)
"""The year the model is first tried (K-015)."""

_KG, _KS, _NHN = Organtype.KOORDINERINGSGRUPPE, Organtype.KS, Organtype.NHN
_FAG = (Organtype.HELSEFAGLIG_GRUPPE, Organtype.HELSEDIREKTORATET)


def _kriterium(
    id_: str,
    krav: str,
    styrke: Kriteriestyrke,
    av: tuple[Organtype, ...],
    tekst: tuple[str, str, str],
    evidens: tuple[str, str, str],
    *,
    ikke_relevant: bool = False,
) -> Kriterium:
    return Kriterium(
        id=id_,
        krav=krav,
        styrke=styrke,
        vurderes_av=av,
        tekst=_tre(tekst),
        evidens=_tre(evidens),
        tillater_ikke_relevant=ikke_relevant,
    )


def _tre(tekst: tuple[str, str, str]) -> Trespraklig:
    nb, nn, en = tekst
    return Trespraklig(nb=nb, nn=nn, en=en)


KRITERIER: tuple[Kriterium, ...] = (
    _kriterium(
        "tilpasset_kommunene",
        "K-056",
        Kriteriestyrke.OBLIGATORISK,
        (_KG, _KS),
        (
            "Løsningen passer kommunenes behov, på kommunenes egne premisser",
            "Løysinga passar behova til kommunane, på kommunane sine eigne premissar",
            "The solution fits the needs of the kommuner, on their own terms",
        ),
        (
            "Erfaringer fra utprøvingskommuner",
            "Erfaringar frå utprøvingskommunar",
            "Experience of trial kommuner",
        ),
    ),
    _kriterium(
        "ferdig_utviklet",
        "K-057",
        Kriteriestyrke.BEREDSKAP,
        (_KG, _NHN, Organtype.PROGRAM),
        (
            "Løsningen er ferdig utviklet",
            "Løysinga er ferdig utvikla",
            "The solution is finished, not still under development",
        ),
        (
            "Godkjent leveranse og avsluttet utprøving",
            "Godkjend leveranse og avslutta utprøving",
            "An approved delivery and an ended trial",
        ),
    ),
    _kriterium(
        "leverandorene_er_ferdige",
        "K-058",
        Kriteriestyrke.BEREDSKAP,
        (_KG, _KS, _NHN),
        (
            "Leverandørene har gjort sine tilpasninger",
            "Leverandørane har gjort tilpassingane sine",
            "The suppliers have finished their adaptations",
        ),
        (
            "Status per leverandør i løsningen",
            "Status per leverandør i løysinga",
            "Readiness per supplier of the solution",
        ),
    ),
    _kriterium(
        "gevinster_dokumentert",
        "K-059",
        Kriteriestyrke.OBLIGATORISK,
        (_KG, _KS),
        (
            "Gevinster og effekter er dokumentert, så en kommune kan bygge beslutningen på dem",
            "Gevinstar og effektar er dokumenterte, så ein kommune kan byggje avgjerda på dei",
            "Gevinster and effects are documented, so that a kommune can decide from them",
        ),
        (
            "Gevinstanalyse eller effektstudie",
            "Gevinstanalyse eller effektstudie",
            "A benefit analysis or an effect study",
        ),
    ),
    _kriterium(
        "materiell_overlevert",
        "K-060",
        Kriteriestyrke.OBLIGATORISK,
        (_KG, _KS, Organtype.ARBEIDSGRUPPE),
        (
            "Felles materiell er overlevert, og hver del har en forvalter",
            "Felles materiell er overlevert, og kvar del har ein forvaltar",
            "Felles materiell is handed over, and each piece has a forvalter",
        ),
        (
            "Materiellet som er registrert på løsningen",
            "Materiellet som er registrert på løysinga",
            "The materiell registered on the solution",
        ),
    ),
    _kriterium(
        "god_nok_kvalitet",
        "K-061",
        Kriteriestyrke.OBLIGATORISK,
        (_KG, _NHN, *_FAG),
        (
            "Kvaliteten er god nok, uten store feil eller mangler for kommunal sektor",
            "Kvaliteten er god nok, utan store feil eller manglar for kommunal sektor",
            "The quality suffices, without large faults or gaps for kommunal sektor",
        ),
        (
            "Testrapport eller erfaringer fra utprøving",
            "Testrapport eller erfaringar frå utprøving",
            "A test report or experience from trial",
        ),
    ),
    _kriterium(
        "helsefaglig_vurdert",
        "K-062",
        Kriteriestyrke.BOR,
        _FAG,
        (
            "Helsefaglig vurdering er gjort",
            "Helsefagleg vurdering er gjord",
            "The clinical assessment is made",
        ),
        (
            "Vurderingen som er registrert på løsningen",
            "Vurderinga som er registrert på løysinga",
            "The assessment registered on the solution",
        ),
    ),
    _kriterium(
        "forvaltning_avklart",
        "K-063",
        Kriteriestyrke.BOR,
        (_KG, _KS, _NHN),
        (
            "Roller, ansvar og finansiering av forvaltningen er avklart",
            "Roller, ansvar og finansiering av forvaltninga er avklara",
            "Roles, responsibility and financing of forvaltning are clear",
        ),
        ("Forvaltningsmodell", "Forvaltningsmodell", "A model of forvaltning"),
    ),
    _kriterium(
        "mer_enn_teknikk",
        "K-064",
        Kriteriestyrke.BOR,
        (_KG, _KS),
        (
            "Teknikk, bruk, endret arbeidsmåte og materiell er vurdert side om side",
            "Teknikk, bruk, endra arbeidsmåte og materiell er vurderte side om side",
            "Technique, use, changed ways of working and materiell are judged side by side",
        ),
        (
            "Samlet vurdering av de fire",
            "Samla vurdering av dei fire",
            "One assessment of all four",
        ),
    ),
    _kriterium(
        "konsekvenser_vurdert",
        "K-065",
        Kriteriestyrke.BOR,
        (_KG, _KS, Organtype.PROGRAM),
        (
            "Innføringsplanen bygger på utprøving og vurderer kostnader, risiko og sårbarhet",
            "Innføringsplanen byggjer på utprøving og vurderer kostnader, risiko og sårbarheit",
            "The plan builds on trial and assesses costs, risk and vulnerability",
        ),
        (
            "Nasjonal innføringsplan",
            "Nasjonal innføringsplan",
            "The national rollout plan",
        ),
    ),
    _kriterium(
        "testkapasitet",
        "K-066",
        Kriteriestyrke.BOR,
        (_KG, _NHN),
        (
            "Det er nok kapasitet til test og godkjenning",
            "Det er nok kapasitet til test og godkjenning",
            "There is enough capacity for test and approval",
        ),
        (
            "Bekreftet kapasitet hos tjenesteleverandøren",
            "Stadfesta kapasitet hos tenesteleverandøren",
            "Capacity confirmed by the provider",
        ),
        ikke_relevant=True,
    ),
    _kriterium(
        "eid_avklart",
        "K-067",
        Kriteriestyrke.BOR,
        (_KG, _KS, _NHN),
        (
            "Det er klart hvordan e-ID for ansatte og HelseID håndteres",
            "Det er klart korleis e-ID for tilsette og HelseID blir handterte",
            "It is clear how e-ID for employees and HelseID are handled",
        ),
        (
            "Beskrivelse av innlogging for ansatte",
            "Skildring av innlogging for tilsette",
            "A description of how employees log in",
        ),
        ikke_relevant=True,
    ),
)
"""The criteria in the order of group D."""
