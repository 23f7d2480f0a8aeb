"""Fields of duty, price, costs, agreements, the roadmap and the decision trail."""

from __future__ import annotations

from typing import Final

_AR = ("År", "År", "Year")
_DELER = ("Parter", "Partar", "Parties")
_HJEMMEL = ("Lov eller forskrift", "Lov eller forskrift", "Law or regulation")
_HVA = ("Hva", "Kva", "What")
_PART = ("Part", "Part", "Party")

NAVN: Final = {
    # avtaler
    "registrer_avtale.parter": _DELER,
    "registrer_avtale.signert": ("Signert", "Signert", "Signed"),
    "registrer_avtale.kan_sies_opp": (
        "Gjelder også bare til en part avslutter den",
        "Gjeld også berre til ein part avsluttar han",
        "Also ends when one party ends it",
    ),
    "registrer_avtale.viser_til": (
        "Avtaler den bygger på",
        "Avtalar han byggjer på",
        "Agreements it builds on",
    ),
    "registrer_avtale.intensjoner": (
        "Hva partene vil gjøre",
        "Kva partane vil gjere",
        "What the parties mean to do",
    ),
    "Intensjon.part": _PART,
    "si_opp_avtale.part": (
        "Parten som avslutter",
        "Parten som avsluttar",
        "The party that ends it",
    ),
    "si_opp_avtale.siste_dag": (
        "Siste dag den gjelder",
        "Siste dag han gjeld",
        "The last day it holds",
    ),
    "vurder_avtale.ar": _AR,
    "konsultasjonsmote": (
        "Konsultasjonsmøtet der det var tema",
        "Konsultasjonsmøtet der det var tema",
        "The consultation meeting whose theme it was",
    ),
    "justerte_virkemidler": (
        "Virkemidler som er justert",
        "Verkemiddel som er justerte",
        "Instruments that were adjusted",
    ),
    "registrer_bidrag.giver": ("Gitt av", "Gjeve av", "Given by"),
    "registrer_bidrag.ar": _AR,
    "registrer_bidrag.hva": _HVA,
    "registrer_bidrag.belop": ("Beløp i hele kroner", "Beløp i heile kroner", "Whole kroner"),
    # løsningen: plikt, pris, kostnader og forvaltning
    "sett_plikt_til_bruk.dato": ("Gjelder fra", "Gjeld frå", "In effect from"),
    "sett_plikt_til_bruk.hjemmel": _HJEMMEL,
    "registrer_betalingsplikt.hjemmel": _HJEMMEL,
    "vurder_andel.per": ("Tallene per", "Tala per", "The numbers as of"),
    "vurder_andel.dom": ("Vurderingen", "Vurderinga", "The judgement"),
    "registrer_portefoljevedtak.dato": ("Vedtatt", "Vedteke", "Decided"),
    "vedtatt_av": ("Vedtatt av", "Vedteke av", "Decided by"),
    "registrer_portefoljevedtak.anbefalt": (
        "Anbefalt av KommIT-rådet",
        "Tilrådd av KommIT-rådet",
        "Recommended by KommIT-rådet",
    ),
    "registrer_portefoljevedtak.ambisjon": (
        "Ambisjonen den svarer til",
        "Ambisjonen ho svarar til",
        "The ambition it answers to",
    ),
    "registrer_forvaltningsmodell.dato": ("Gjelder fra", "Gjeld frå", "In effect from"),
    "registrer_forvaltningsmodell.roller": ("Hvem gjør hva", "Kven gjer kva", "Who does what"),
    "Forvaltningsrolle.organ": ("Hvem", "Kven", "Who"),
    "Forvaltningsrolle.ansvar": ("Ansvar", "Ansvar", "Responsibility"),
    "finansiering": ("Finansiering", "Finansiering", "Financing"),
    "videreutvikling": (
        "Hva som betaler videreutvikling",
        "Kva som betaler vidareutvikling",
        "What pays for further development",
    ),
    "behovsoversikt": (
        "Hvor behovene samles og prioriteres",
        "Kvar behova blir samla og prioriterte",
        "Where needs are collected and prioritised",
    ),
    "registrer_kostnadsvekst.ar": _AR,
    "investering": ("Investeringen", "Investeringa", "The investment"),
    "registrer_kostnadsvekst.dato": ("Besluttet", "Avgjort", "Decided"),
    "registrer_kostnadsvekst.forvaltning": (
        "Vekst i forvaltning, hele kroner",
        "Vekst i forvaltning, heile kroner",
        "Growth in stewardship, whole kroner",
    ),
    "registrer_kostnadsvekst.drift": (
        "Vekst i drift, hele kroner",
        "Vekst i drift, heile kroner",
        "Growth in operations, whole kroner",
    ),
    "nyttevurdering": ("Vurdering av nytten", "Vurdering av nytten", "Assessment of the benefit"),
    "evalueres_innen": ("Skal evalueres innen", "Skal evaluerast innan", "To be evaluated by"),
    "registrer_kostnadssporsmal.forum": ("Drøftet i", "Drøfta i", "Discussed in"),
    "registrer_enighet.parter": ("Hvem som er enige", "Kven som er samde", "Who agree"),
    "registrer_enighet.kriterier": ("Kriterier", "Kriterium", "Criteria"),
    "faglige_krav": ("Faglige krav", "Faglege krav", "Professional demands"),
    "registrer_enighet.mal": ("Mål", "Mål", "Goals"),
    "prioriter_regionalt.sektor": (
        "Prioritert av ledere for",
        "Prioritert av leiarar for",
        "Put first by the leaders of",
    ),
    "prioriter_regionalt.prioritert": ("Er prioritert", "Er prioritert", "Is a priority"),
    # milepæler
    "registrer_milepel.innhold": ("Milepælen", "Milepælen", "The milestone"),
    "rett_milepel.innhold": (
        "Milepælen, slik den skal være",
        "Milepælen, slik han skal vere",
        "The milestone as it should be",
    ),
    "Innhold.art": ("Hva organet gjorde", "Kva organet gjorde", "What the body did"),
    "Innhold.organ": ("Organ", "Organ", "Body"),
    "Innhold.til": ("Siste dag, hvis flere", "Siste dag, om fleire", "Last day, if several"),
    "Innhold.hva": _HVA,
    "Innhold.deltok": ("Hvem som deltok", "Kven som deltok", "Who took part"),
    "Innhold.bygger_pa": (
        "Milepæler og avtaler det bygger på",
        "Milepælar og avtalar det byggjer på",
        "Milestones and agreements it rests on",
    ),
    # veikart
    "registrer_veikart.parter": _DELER,
    "sett_pa_veikartet.punkter": ("Punkter", "Punkt", "Items"),
    "Veikartpunkt.hva": _HVA,
}

HINT: Final = {
    "registrer_avtale.parter": (
        "For eksempel hod og ks.",
        "Til dømes hod og ks.",
        "For example hod and ks.",
    ),
    "sett_plikt_til_bruk.hjemmel": (
        "En plikt til å betale er ikke en plikt til bruk.",
        "Ei plikt til å betale er ikkje ei plikt til bruk.",
        "A duty to pay is no duty to use.",
    ),
    "vurder_andel.dom": (
        "Ingen grense er satt. Begrunnelsen er vurderingen.",
        "Inga grense er sett. Grunngivinga er vurderinga.",
        "There is no threshold. The reasons are the judgement.",
    ),
    "Innhold.deltok": (
        "Organer og organisasjoner, ikke personer.",
        "Organ og organisasjonar, ikkje personar.",
        "Bodies and organisations, not persons.",
    ),
}
