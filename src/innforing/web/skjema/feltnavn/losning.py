"""Fields of løsninger, their suppliers and assessments, materiell and criteria."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    "gjelder_oppvekst": ("Gjelder også oppvekst", "Gjeld også oppvekst", "Also for schools"),
    "avgivende_program": ("Avgivende program", "Avgivande program", "Program that hands over"),
    "prosjektfase_til": ("Prosjektet varer til", "Prosjektet varer til", "The project lasts to"),
    "avhenger_av": ("Bygger på løsningene", "Byggjer på løysingane", "Builds on"),
    "sett_portefoljestatus.dato": ("Status fra", "Status frå", "Status from"),
    "beredskap": ("Hvor langt leverandøren er", "Kor langt leverandøren er", "How far it has come"),
    "Leverandor.dato": ("Så langt siden", "Så langt sidan", "Since"),
    "involvert": ("Først involvert", "Først involvert", "First involved"),
    "regioner": ("Regioner", "Regionar", "Regions"),
    "fra_organ": ("Overlevert fra", "Overlevert frå", "Handed over by"),
    "fulgte_med": ("Dette fulgte med", "Dette følgde med", "What came with it"),
    "konklusjon": ("Konklusjon", "Konklusjon", "Conclusion"),
    "kompetanse": ("Hvem som vurderte", "Kven som vurderte", "Competence"),
    "tidspunkt": ("Når det ble vurdert", "Når det vart vurdert", "When it was assessed"),
    "merknader": ("Merknader", "Merknader", "Remarks"),
    "Merknad.tekst": ("Merknad", "Merknad", "Remark"),
    "lukket": ("Lukket", "Lukka", "Closed"),
    "enighet": (
        "Enige om krav og mål fra",
        "Samde om krav og mål frå",
        "Agreed on demands and goals from",
    ),
    # materiell
    "registrer_materiell.art": ("Type materiell", "Type materiell", "Kind of materiell"),
    "utgave": ("Utgave", "Utgåve", "Edition"),
    "oppdatert": ("Oppdatert", "Oppdatert", "Updated"),
    "forvalter": ("Forvalter", "Forvaltar", "Kept up by"),
    "delvis_utfylt": ("Delvis utfylt på forhånd", "Delvis utfylt på førehand", "Partly filled in"),
    "laget_med": ("Laget sammen med", "Laga saman med", "Made together with"),
    # kriteriesett
    "gjelder_fra": ("Gjelder fra", "Gjeld frå", "In effect from"),
    "publiser_kriteriesett.kriterier": ("Kriterier", "Kriterium", "Criteria"),
    "krav": ("Krav", "Krav", "Requirement"),
    "styrke": ("Hvor viktig det er", "Kor viktig det er", "Weight"),
    "vurderes_av": ("Vurderes av", "Blir vurdert av", "Judged by"),
    "tillater_ikke_relevant": (
        "Kan være ikke relevant",
        "Kan vere ikkje relevant",
        "May be not relevant",
    ),
    "evidens": ("Hva som viser det", "Kva som viser det", "What shows it"),
}

HINT: Final = {
    "regioner": (
        "Velg ingen når det gjelder hele landet.",
        "Vel ingen når det gjeld heile landet.",
        "Choose none when it holds for the whole country.",
    ),
    "fulgte_med": (
        "Én ting per linje.",
        "Éin ting per linje.",
        "One thing a line.",
    ),
    "krav": (
        "For eksempel K-060.",
        "Til dømes K-060.",
        "For example K-060.",
    ),
}
