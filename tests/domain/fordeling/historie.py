"""The two approved tables as printed, and what a key counts."""

from __future__ import annotations

from datetime import date

from innforing.domain.fordeling.steg.registrer_fordeling import (
    FordelingRegistrert,
    RegistrerFordeling,
)
from innforing.domain.fordeling.verdier import (
    Brevkilde,
    Fordelingsrad,
    Grunnlagstall,
    Kommunedel,
    Oppgitte,
    Vedtaksorgan,
)

TABELL_2024 = {
    "agder": ("Digi Agder", "103972", 2_950_584),
    "innlandet": ("Digi Innlandet", "103976", 3_445_402),
    "more_og_romsdal": ("Digi Møre og Romsdal", "103969", 2_908_718),
    "nordland": ("Digi Nordland", "103967", 3_173_401),
    "oslo": ("Digi Oslo", "103975", 2_979_052),
    "rogaland": ("Digi Rogaland", "103971", 3_139_320),
    "troms_og_finnmark": ("Digi Troms og Finnmark", "103966", 3_135_165),
    "trondelag": ("Digi Trøndelag", "103968", 3_421_391),
    "vestfold_og_telemark": ("Digi Vestfold og Telemark", "103973", 3_057_255),
    "vestland": ("Digi Vestland", "103970", 3_739_052),
    "viken": ("Digi Viken", "103974", 4_734_462),
}
TABELL_2023 = {
    "oslo": (1_447_130, 1_390_000, 1_390_000),
    "viken": (4_136_892, 2_856_532, 2_856_532),
    "innlandet": (2_170_697, 2_550_000, 2_400_000),
    "vestfold_og_telemark": (1_569_247, 1_920_000, 1_800_000),
    "agder": (1_400_904, 1_526_000, 1_526_000),
    "rogaland": (1_692_547, 2_150_000, 1_900_000),
    "vestland": (2_624_741, 2_750_000, 2_700_000),
    "more_og_romsdal": (1_340_152, 1_770_000, 1_570_000),
    "trondelag": (2_131_541, 2_111_181, 2_111_181),
    "nordland": (1_751_437, 2_875_000, 1_995_000),
    "troms_og_finnmark": (1_692_490, 1_709_040, 1_709_040),
}
DELER_2023 = {
    "agder": (("grimstad", 967_000), ("kristiansand", 559_000)),
    "rogaland": (("sandnes", 1_290_000), ("karmoy", 450_000), ("sola", 160_000)),
}
TRYKT_2024 = 36_683_801

STEG_2024 = RegistrerFordeling(
    rader=tuple(
        Fordelingsrad(mottaker=m, navn=navn, prosjektnr=nr, tilskudd=kr)
        for m, (navn, nr, kr) in TABELL_2024.items()
    ),
    oppgitt=Oppgitte(tilskudd=TRYKT_2024),
    vedtatt_av=Vedtaksorgan.KOMMIT_RADET,
    vedtatt=date(2024, 3, 22),
    nokkelord="60 % flatt, 40 % vektet etter antall kommuner og innbyggertall",
    kilde=Brevkilde(referanse="24/01278-2", datert=date(2024, 4, 15)),
)
STEG_2023 = RegistrerFordeling(
    rader=tuple(
        Fordelingsrad(
            mottaker=m,
            navn=m,
            prosjektnr="102265",
            tilskudd=tilskudd,
            vektet=vektet,
            soknadssum=sokt,
            deler=tuple(Kommunedel(kommune=k, tilskudd=kr) for k, kr in DELER_2023.get(m, ())),
        )
        for m, (vektet, sokt, tilskudd) in TABELL_2023.items()
    ),
    oppgitt=Oppgitte(tilskudd=21_957_753, vektet=21_957_778, soknadssum=23_607_753),
    vedtatt_av=Vedtaksorgan.KS,
    vedtatt=date(2023, 5, 8),
    nokkelord="Etter søknad, innenfor budsjettet",
    kilde=Brevkilde(referanse="23/02307-5", datert=date(2023, 5, 8)),
)


def registrert(steg: RegistrerFordeling) -> FordelingRegistrert:
    """The event of a table."""
    return FordelingRegistrert(
        rader=steg.rader,
        oppgitt=steg.oppgitt,
        vedtatt_av=steg.vedtatt_av,
        vedtatt=steg.vedtatt,
        nokkelord=steg.nokkelord,
        kilde=steg.kilde,
    )


FORDELT_2024 = registrert(STEG_2024)
FORDELT_2023 = registrert(STEG_2023)

KOMMUNER_2023 = dict(
    zip(
        TABELL_2024,
        (25, 46, 26, 41, 1, 23, 39, 38, 23, 43, 51),
        strict=True,
    )
)
FOLKETALL_2023 = dict(
    zip(
        TABELL_2024,
        (
            *(316_051, 373_628, 268_365, 241_084, 709_037, 492_350),
            *(242_452, 478_470, 429_101, 646_205, 1_292_241),
        ),
        strict=True,
    )
)
GRUNNLAG_2023 = tuple(
    Grunnlagstall(mottaker=m, kommuner=KOMMUNER_2023[m], folketall=FOLKETALL_2023[m])
    for m in TABELL_2024
)
