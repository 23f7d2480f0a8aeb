"""Pictures of every page over a fresh demo log; run by `scripts/skjermbilder [WORD…]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.web.innlogging import Flate
from tests.application.demohus import fortalt
from tests.house.kilder import ROT
from tests.scenarios.verdener import FILER
from tests.web.nettleser import startet
from tests.web.nettside import FALT_TIL_RO, apnet
from tests.web.nettsted import apent, bygd, logg_inn, utgitt, velg_sprak
from tests.web.sider import OK, SIDER, kontor_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

MAPPE: Final = ROT / "skjermbilder"
"""Git-ignored."""
FARGER: Final = {"lys": "light", "mork": "dark"}
BREDDER: Final = {1280: 900, 320: 800}
"""Width of the window → its height, in CSS pixels."""
BREDEST: Final = max(BREDDER)
BILDER: Final = len(FARGER) * len(BREDDER) + 1
"""Of each page: in bokmål each colour at each width, and in nynorsk once."""
FEIL: Final = 400
INGEN: Final = ("", "")
KOORDINERING: Final = ("medlem", "koordineringsgruppen")
KS: Final = ("saksbehandler", "ks")
REGION: Final = ("kontaktperson_ehelse", "regional-50")
LEDER: Final = ("innforingsleder", "regional-50")


class Bilde(NamedTuple):
    """One page, as somebody sees it."""

    navn: str
    hvem: tuple[str, str]
    """Role and body; two empty: not signed in."""
    adresse: str


EKSTRA: Final = (
    Bilde("innlogging-ingen-treff", INGEN, "/innlogging?sok=finnes+ikke"),
    Bilde("oppgaver-leder", LEDER, "/"),
    Bilde("oppgaver-region", REGION, "/"),
    Bilde("oppgaver-ks", KS, "/"),
    Bilde("oppgaver-slik-det-var", KOORDINERING, "/?per=2024-02-20"),
    Bilde("lop-tavle", KOORDINERING, "/lop?vis_som=tavle"),
    Bilde("lop-ingen-treff", KOORDINERING, "/lop?losning=finnes-ikke"),
    Bilde("lop-apen", INGEN, "/lop"),
    Bilde("lopet-region", REGION, "/lop/s08"),
    Bilde("lopet-apen", INGEN, "/lop/s03"),
    Bilde("lopet-ikke-klar", KOORDINERING, "/lop/s07/vurdering"),
    Bilde("materiell-mangler", KOORDINERING, "/lop/s07/materiell"),
    Bilde("plan-leder", LEDER, "/lop/s08/plan"),
    Bilde("invitasjon-sendt", KOORDINERING, "/lop/s09/invitasjon"),
    Bilde("deltakere-leder", LEDER, "/lop/s08/deltakere"),
    Bilde("evaluering-delt", KOORDINERING, "/lop/s06/evaluering"),
    Bilde("kommune-apen", INGEN, "/kommuner/gjesdal"),
    Bilde("losninger-ks", KS, "/losninger"),
    Bilde("losninger-apen", INGEN, "/losninger"),
    Bilde("losning-ikke-klar", KS, "/losninger/pll"),
    Bilde("losning-apen", INGEN, "/losninger/kjernejournal"),
    Bilde("steg-leverandor", KS, "/steg/registrer_leverandor/losning:pll"),
    Bilde("sok-ingen-treff", KOORDINERING, "/sok?q=finnes+ikke"),
    Bilde("finnes-ikke", INGEN, "/finnes-ikke"),
    Bilde("personvern-sletting", KS, "/personvern"),
    Bilde("ikke-adgang", ("fullmektig", "kommune-gjesdal"), "/revisjon"),
)
"""Pages as others see them, and in other states."""
SKAL_FEILE: Final = frozenset({"finnes-ikke", "ikke-adgang"})
KOMMUNENS: Final = frozenset({"kommune", "bruksstatus", "svar", "svar-apent"})
"""Pages of the table that are made for the kommune."""


def sidene() -> Iterator[Bilde]:
    """Every page of the one table, as the first that it is for sees it."""
    for side in SIDER:
        leser = [f for f in Flate if side.status(f) == OK]
        if side.fil or not leser:
            continue
        flate = Flate.KOMMUNE if side.navn in KOMMUNENS else leser[0]
        yield Bilde(side.navn, kontor_for(side, flate) or INGEN, side.sti)


def ta_bilder(sted: Nettsted, nettleser: Browser, bilder: Sequence[Bilde], ut: Path) -> list[str]:
    """Write each picture; the pages that did not answer as they should."""
    ut.mkdir(exist_ok=True)
    return [feil for bilde in bilder for feil in _ett(sted, nettleser, bilde, ut)]


def _ett(sted: Nettsted, nettleser: Browser, bilde: Bilde, ut: Path) -> Iterator[str]:
    rolle, organ = bilde.hvem
    with apnet(nettleser) as side:
        if rolle:
            logg_inn(side, sted, rolle=rolle, organ=organ)
        svar = side.ga(f"{sted.adresse}{bilde.adresse}")
        if (svar.status >= FEIL) != (bilde.navn in SKAL_FEILE):
            yield f"{bilde.navn}: {bilde.adresse} answered {svar.status}"
        for bredde, hoyde in BREDDER.items():
            for farge in FARGER:
                _knips(side, ut / f"{bilde.navn}-nb-{farge}-{bredde}.png", farge, bredde, hoyde)
        velg_sprak(side, sted.adresse, "nn")
        side.ga(f"{sted.adresse}{bilde.adresse}")
        _knips(side, ut / f"{bilde.navn}-nn-lys-{BREDEST}.png", "lys", BREDEST, BREDDER[BREDEST])


def _knips(side: Nettside, fil: Path, farge: str, bredde: int, hoyde: int) -> None:
    page = side.page
    page.set_viewport_size({"width": bredde, "height": hoyde})
    page.emulate_media(color_scheme="dark" if FARGER[farge] == "dark" else "light")
    page.evaluate(FALT_TIL_RO)
    page.screenshot(path=fil, full_page=True)


def main(ord_: Sequence[str]) -> int:
    """All pages, or those whose name holds one of the words."""
    alle = (*sidene(), *EKSTRA)
    valgte = [bilde for bilde in alle if not ord_ or any(o in bilde.navn for o in ord_)]
    with tempfile.TemporaryDirectory(prefix="innforing-skjermbilder-") as arbeid:
        logg = fortalt(Path(arbeid, "logg"), *FILER)
        demo = utgitt(bygd(logg, Path(arbeid, "demo")))
        with apent(demo, folger=False) as sted, startet() as utlan, utlan.laant() as nettleser:
            feil = ta_bilder(sted, nettleser, valgte, MAPPE)
    sys.stdout.write(f"{len(valgte) * BILDER} pictures in {MAPPE.relative_to(ROT)}/\n")
    sys.stderr.writelines(f"{en}\n" for en in feil)
    return 1 if feil else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
