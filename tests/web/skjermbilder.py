"""Pictures of every page over a fresh demo log; run by `scripts/skjermbilder [WORD…]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.organ.organ import Organ
from tests.application.demohus import fortalt
from tests.house.kilder import ROT
from tests.scenarios.verdener import FILER
from tests.web.nettleser import startet
from tests.web.nettside import FALT_TIL_RO, apnet
from tests.web.nettsted import apent, bygd, logg_inn

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
FEIL: Final = 400
INGEN: Final = ("", "")
KOORDINERING: Final = ("medlem", "koordineringsgruppen")
KS: Final = ("saksbehandler", "ks")
REVISOR: Final = ("revisor", "helsedirektoratet")
REGION: Final = ("kontaktperson_ehelse", "regional-50")
KOMMUNE: Final = ("fullmektig", "{kommuneorgan}")


class Bilde(NamedTuple):
    """One page, as somebody sees it."""

    navn: str
    hvem: tuple[str, str]
    """Role and body; two empty: not signed in."""
    adresse: str


BILDER: Final = (
    Bilde("P-01-innlogging", INGEN, "/innlogging"),
    Bilde("P-01-innlogging-sok", INGEN, "/innlogging?sok=revisor"),
    Bilde("P-01-rolle", KOORDINERING, "/rolle"),
    Bilde("P-02-oppgaver-medlem", KOORDINERING, "/"),
    Bilde("P-02-oppgaver-leder", ("innforingsleder", "regional-50"), "/"),
    Bilde("P-02-oppgaver-region", REGION, "/"),
    Bilde("P-02-oppgaver-ks", KS, "/"),
    Bilde("P-02-oppgaver-slik-det-var", KOORDINERING, "/?per=2024-02-20"),
    Bilde("P-03-lop", KOORDINERING, "/lop"),
    Bilde("P-03-lop-tavle", KOORDINERING, "/lop?vis_som=tavle"),
    Bilde("P-03-lop-ingen-treff", KOORDINERING, "/lop?losning=finnes-ikke"),
    Bilde("P-03-lop-apen", INGEN, "/lop"),
    Bilde("P-03-sammenlign", KOORDINERING, "/lop/sammenlign?lop=s03&lop=s08"),
    Bilde("P-04-lopet", KOORDINERING, "/lop/s08"),
    Bilde("P-04-lopet-region", REGION, "/lop/s08"),
    Bilde("P-04-lopet-apen", INGEN, "/lop/s03"),
    Bilde("P-04-beslutninger", KOORDINERING, "/lop/s03/beslutninger"),
    Bilde("P-04-materiell", KOORDINERING, "/lop/s07/materiell"),
    Bilde("P-05-nytt", KOORDINERING, "/lop/nytt"),
    Bilde("P-05-vurdering", KOORDINERING, "/lop/s07/vurdering"),
    Bilde("P-06-plan", ("innforingsleder", "regional-50"), "/lop/s08/plan"),
    Bilde("P-07-tidslinje", KOORDINERING, "/tidslinje"),
    Bilde("P-09-invitasjon", KOORDINERING, "/lop/s09/invitasjon"),
    Bilde("P-11-kommune", KOMMUNE, "/kommuner/{kommune}"),
    Bilde("P-11-kommune-apen", INGEN, "/kommuner/{kommune}"),
    Bilde("P-12-svar", KOMMUNE, "/svar/s09/{kommune}"),
    Bilde("P-12-deltakere", ("innforingsleder", "regional-50"), "/lop/s08/deltakere"),
    Bilde("P-13-evaluering", KOORDINERING, "/lop/s06/evaluering"),
    Bilde("P-14-utbredelse", INGEN, "/utbredelse"),
    Bilde("P-14-utbredelse-losning", KOORDINERING, "/utbredelse/kjernejournal"),
    Bilde("P-14-utbredelse-kort", KOORDINERING, "/utbredelse/kjernejournal/kort"),
    Bilde("P-17-revisjon", REVISOR, "/revisjon?q=rolle%3Arevisor"),
    Bilde("P-17-avviste", REVISOR, "/revisjon/avviste"),
    Bilde("P-17-saertilfeller", REVISOR, "/revisjon/saertilfeller"),
    Bilde("P-17-spol", REVISOR, "/revisjon/spol?strom=innforingslop%3As08"),
    Bilde("P-17-historikk", REVISOR, "/lop/s08/historikk"),
    Bilde("P-17-hendelse", REVISOR, "/hendelser/2309"),
    Bilde("P-17-bak", REVISOR, "/bak/losninger?om=vkp&sti=vkp%2Fleverandorer"),
    Bilde("P-19-losninger", KS, "/losninger"),
    Bilde("P-19-losninger-apen", INGEN, "/losninger"),
    Bilde("P-19-losning-ikke-klar", KS, "/losninger/pll"),
    Bilde("P-19-losning-delvis-klar", KOORDINERING, "/losninger/vkp"),
    Bilde("P-19-losning-apen", INGEN, "/losninger/kjernejournal"),
    Bilde("P-19-ny", KS, "/losninger/ny"),
    Bilde("steg-skjema", KS, "/steg/registrer_leverandor/losning:pll"),
    Bilde("sok", KOORDINERING, "/sok?q=helse"),
    Bilde("sok-ingen-treff", KOORDINERING, "/sok?q=finnes%20ikke"),
    Bilde("om", INGEN, "/om"),
    Bilde("personvern", INGEN, "/personvern/om"),
    Bilde("tilgjengelighet", INGEN, "/tilgjengelighet"),
    Bilde("galleri", INGEN, "/galleri"),
    Bilde("finnes-ikke", INGEN, "/finnes-ikke"),
    Bilde("ikke-adgang", KOMMUNE, "/revisjon"),
)
"""Every page that there is; the last two are the pages of what is not there."""
SKAL_FEILE: Final = frozenset({"finnes-ikke", "ikke-adgang"})


def stedene(sted: Nettsted) -> dict[str, str]:
    """What the addresses leave open: a kommune that a løp asks."""
    lop = sted.hus.levende.aggregat("innforingslop:s09")
    assert isinstance(lop, Innforingslop)
    kommune = lop.kommuner[0]
    organ = next(
        strom.partition(":")[2]
        for strom, ett in sted.hus.levende.under("organ:").items()
        if isinstance(ett, Organ) and (ett.organtype, ett.kommune) == (Organtype.KOMMUNE, kommune)
    )
    return {"kommune": kommune, "kommuneorgan": organ}


def ta_bilder(sted: Nettsted, nettleser: Browser, bilder: Sequence[Bilde], ut: Path) -> list[str]:
    """Write each picture; the pages that did not answer as they should."""
    ut.mkdir(exist_ok=True)
    apne = stedene(sted)
    return [feil for bilde in bilder for feil in _ett(sted, nettleser, bilde, ut, apne)]


def _ett(
    sted: Nettsted, nettleser: Browser, bilde: Bilde, ut: Path, apne: dict[str, str]
) -> Iterator[str]:
    rolle, organ = bilde.hvem
    sti = bilde.adresse.format(**apne)
    with apnet(nettleser) as side:
        if rolle:
            logg_inn(side, sted, rolle=rolle, organ=organ.format(**apne))
        svar = side.ga(f"{sted.adresse}{sti}")
        if (svar.status >= FEIL) != (bilde.navn in SKAL_FEILE):
            yield f"{bilde.navn}: {sti} answered {svar.status}"
        for bredde, hoyde in BREDDER.items():
            for farge in FARGER:
                _knips(side, ut / f"{bilde.navn}-nb-{farge}-{bredde}.png", farge, bredde, hoyde)


def _knips(side: Nettside, fil: Path, farge: str, bredde: int, hoyde: int) -> None:
    page = side.page
    page.set_viewport_size({"width": bredde, "height": hoyde})
    page.emulate_media(color_scheme="dark" if FARGER[farge] == "dark" else "light")
    page.evaluate(FALT_TIL_RO)
    page.screenshot(path=fil, full_page=True)


def main(ord_: Sequence[str]) -> int:
    """All pages, or those whose name holds one of the words."""
    valgte = [bilde for bilde in BILDER if not ord_ or any(o in bilde.navn for o in ord_)]
    with tempfile.TemporaryDirectory(prefix="innforing-skjermbilder-") as arbeid:
        logg = fortalt(Path(arbeid, "logg"), *FILER)
        demo = bygd(logg, Path(arbeid, "demo"))
        with apent(demo, folger=False) as sted, startet() as utlan, utlan.laant() as nettleser:
            feil = ta_bilder(sted, nettleser, valgte, MAPPE)
    antall = len(valgte) * len(FARGER) * len(BREDDER)
    sys.stdout.write(f"{antall} pictures in {MAPPE.relative_to(ROT)}/\n")
    sys.stderr.writelines(f"{en}\n" for en in feil)
    return 1 if feil else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
