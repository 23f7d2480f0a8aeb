"""The dry run: what a version of the model would mean for each løp that runs now (K-324)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.sporring import Sporring, grunnlag_for
from innforing.application.modell.dom import Svarer, Ukjent, dom
from innforing.application.neste_steg import NOEN, uutfylt
from innforing.domain.grunnmur.aktor import Verv
from innforing.domain.grunnmur.livslopskontroll import feil_i, veier_i
from innforing.domain.grunnmur.modell import Loputfall, Modellutfall
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.livslop.rad import UAVSLUTTET
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE, LIVSLOP
from innforing.domain.katalog import STEG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from innforing.application.fakta.sporring import Leser
    from innforing.domain.grunnmur.livslop import Livslop, Overgang
    from innforing.domain.grunnmur.verdi import Verdi
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.kriteriesett.kriteriesett import Kriteriesett
    from innforing.registers.kommuner import Kommuneregister


def lop_i_gang(leser: Leser) -> dict[str, Innforingslop]:
    """Id → state of every løp that has not ended."""
    alle = leser.under("innforingslop:").items()
    lopene = ((strom.partition(":")[2], cast("Innforingslop", lop)) for strom, lop in alle)
    return {id_: lop for id_, lop in lopene if lop.tilstand in UAVSLUTTET}


def prov_alle(
    leser: Leser,
    kommuner: Kommuneregister,
    versjon: str,
    *,
    na: datetime,
    kriteriesett: int | None = None,
    framdrift: Callable[[int, int], None] = lambda _ferdig, _alle: None,
) -> tuple[Loputfall, ...]:
    """What the version would mean for every løp that runs and follows another one, by id."""
    lopene = {id_: lop for id_, lop in lop_i_gang(leser).items() if lop.definisjon != versjon}
    ut = []
    for nr, (id_, lop) in enumerate(sorted(lopene.items()), start=1):
        ut.append(prov_en(leser, kommuner, id_, lop, versjon, na=na, kriteriesett=kriteriesett))
        framdrift(nr, len(lopene))
    return tuple(ut)


def prov_en(
    leser: Leser,
    kommuner: Kommuneregister,
    id_: str,
    lop: Innforingslop,
    versjon: str,
    *,
    na: datetime,
    kriteriesett: int | None = None,
) -> Loputfall:
    """What the version would mean for one løp."""
    til = LIVSLOP[versjon]

    def sporring(steg: Verdi) -> Sporring:
        strom = f"innforingslop:{id_}"
        return Sporring(leser, kommuner, strom, lop, steg, NOEN, na, na)

    utfall, vilkar = _utfall(lop, til, sporring)
    nye = _nye_kriterier(leser, lop, kriteriesett)
    if nye and utfall is not Modellutfall.STANSES:
        utfall, vilkar = Modellutfall.MA_VURDERES, nye
    return Loputfall(
        lop=id_,
        modell=str(lop.definisjon),
        tilstand=str(lop.tilstandskode),
        utfall=utfall,
        vilkar=vilkar,
    )


def _utfall(
    lop: Innforingslop, til: Livslop, sporring: Callable[[Verdi], Sporring]
) -> tuple[Modellutfall, tuple[str, ...]]:
    """A løp is judged by the rows that lead on from where it stands, and no further ahead."""
    her = str(lop.tilstandskode)
    if her not in veier_i(til, lop.art):
        return Modellutfall.MA_VURDERES, ("riktig_fase",)
    if not _forskjellig_framover(lop.livslop, til, her, lop.art):
        return Modellutfall.UBERORT, ()
    uoppfylte, ukjente = [], []
    for rad, navn in nye_sperrer(lop.livslop, til, her, lop.art):
        spor = sporring(uutfylt(STEG[rad.steg]))
        g = grunnlag_for(spor, verv=Verv(innehar=True), fakta=cast("Verdi", Svarer(spor)))
        try:
            if dom(VILKAR[navn], g) is not None:
                uoppfylte.append(navn)
        except Ukjent:
            ukjente.append(navn)
    if uoppfylte:
        return Modellutfall.STANSES, tuple(dict.fromkeys(uoppfylte))
    if ukjente:
        return Modellutfall.MA_VURDERES, tuple(dict.fromkeys(ukjente))
    return Modellutfall.FLYTTES, ()


def nye_sperrer(fra: Livslop, til: Livslop, her: str, art: str) -> Iterator[tuple[Overgang, str]]:
    """Row and name of each block on the way on from a state that the løp does not have today."""
    for rad in til.steg_fra(her, art):
        if rad.til is None or rad.ogsa_pa_vent:
            continue
        for_ = fra.rad(rad.steg, her, art)
        kjente = () if for_ is None else for_.sperrer
        yield from ((rad, navn) for navn in rad.sperrer if navn not in kjente)


def _forskjellig_framover(fra: Livslop, til: Livslop, her: str, art: str) -> bool:
    """Whether any row differs from here on, wherever the løp may still come."""
    sett, ko = {her}, [her]
    while ko:
        tilstand = ko.pop()
        gamle, nye = (tuple(tabell.steg_fra(tilstand, art)) for tabell in (fra, til))
        if gamle != nye:
            return True
        videre = {str(rad.til.value) for rad in nye if rad.til is not None} - sett
        sett |= videre
        ko.extend(videre)
    return False


def _nye_kriterier(leser: Leser, lop: Innforingslop, nr: int | None) -> tuple[str, ...]:
    """Mandatory criteria of the new kriteriesett that an unchecked løp has no verdict on."""
    if nr is None or lop.tilstand is not LopTilstand.FORESLATT or lop.art == "F":
        return ()
    sett = cast("Kriteriesett", leser.aggregat(f"kriteriesett:{nr}"))
    return tuple(k for k in (*sett.obligatoriske, *sett.beredskap) if k not in lop.vurderinger)


def livslopets_feil_i(livslop: Livslop) -> tuple[str, ...]:
    """Why a life cycle cannot be put in force, each with its path; nothing when it can."""
    utenfor = {n for s in STEG.values() if s.regel is not None for n in s.regel.hvem}
    return feil_i(livslop, fodsel=LIVSLOP[GJELDENDE], utenfor=frozenset(utenfor))
