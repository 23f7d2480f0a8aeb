"""Every requirement is carried by something, or says why it is not; every tension is settled."""

from __future__ import annotations

import re

from innforing.application.dokumenter import dekning_av, kravtabell
from tests.house.kilder import ROT

KILDE = ROT.parent / "shared" / "domain" / "krav.md"
BINDENDE, OVRIGE, SPENNINGER = map(kravtabell, ("krav", "krav_ovrige", "spenninger"))
ANTALL, ANTALL_SPENNINGER = 385, 21
MA_OG_SKAL = 164
STYRKER = ("bør", "kan", "avledet", "fakta")
LENGSTE_SETNING = 160


def test_hver_ma_og_skal_rad_er_dekket() -> None:
    dekning = dekning_av(BINDENDE)
    assert [k for k in BINDENDE if not dekning[k]] == []


def test_hver_annen_rad_er_gjort_eller_sier_hvorfor_ikke() -> None:
    dekning = dekning_av(OVRIGE)
    tause = [k for k, rad in OVRIGE.items() if not dekning[k] and not {"se", "utelatt"} & set(rad)]
    assert tause == []
    setninger = [rad["utelatt"] for rad in OVRIGE.values() if "utelatt" in rad]
    assert [s for s in setninger if not s.endswith(".") or len(s) > LENGSTE_SETNING] == []
    assert {rad["styrke"] for rad in OVRIGE.values()} == set(STYRKER)


def test_det_en_rad_viser_til_finnes() -> None:
    stier = [sti for rad in OVRIGE.values() if "se" in rad for sti in rad["se"].split(", ")]
    finnes = (
        [ROT / "tests" / sti for sti in stier],
        [ROT / "scenarios" / f"{s}.toml" for s in stier],
    )
    borte = [s for s, *her in zip(stier, *finnes, strict=True) if not any(f.is_file() for f in her)]
    assert borte == []


def test_tabellene_har_hver_rad_en_gang() -> None:
    assert list(BINDENDE) == sorted(BINDENDE)
    assert list(OVRIGE) == sorted(OVRIGE)
    assert sorted({*BINDENDE, *OVRIGE}) == [f"K-{nr:03}" for nr in range(1, ANTALL + 1)]
    assert len(BINDENDE) == MA_OG_SKAL


def test_tabellene_sier_det_samme_som_kilden() -> None:
    if KILDE.is_file():  # it lies beside the checkout, for those who have it
        rader = re.findall(
            r"^\| (K-\d+) \|.*\| (må|skal|bør|kan|avledet|fakta) \|$",
            KILDE.read_text("utf-8"),
            re.MULTILINE,
        )
        assert list(BINDENDE) == [k for k, styrke in rader if styrke not in STYRKER]
        andre = {k: styrke for k, styrke in rader if styrke in STYRKER}
        assert {k: rad["styrke"] for k, rad in OVRIGE.items()} == andre


def test_hver_spenning_har_sitt_valg_der_det_star() -> None:
    assert list(SPENNINGER) == [f"T-{nr:02}" for nr in range(1, ANTALL_SPENNINGER + 1)]
    uten = [
        id_
        for id_, rad in SPENNINGER.items()
        if not rad["valg"] or id_ not in (ROT / rad["se"]).read_text("utf-8")
    ]
    assert uten == []


def test_bare_kjente_krav_er_nevnt_i_tester() -> None:
    nevnt = {
        int(nr)
        for fil in (ROT / "tests").rglob("test_*.py")
        for merke in re.findall(r"mark\.krav\(([^)]*)\)", fil.read_text("utf-8"))
        for nr in re.findall(r"K-(\d{3})", merke)
    }
    assert nevnt <= set(range(1, ANTALL + 1))
