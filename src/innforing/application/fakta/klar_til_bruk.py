"""Facts behind the klar-til-bruk check: criteria, earlier verdicts, løsning and materiell."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.innforingslop import losningen, omradets_regioner, organet
from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import gjelder_dag, lopet
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.innforingslop.vurdering import GjeldendeKriterium
from innforing.domain.materiell.verdier import OBLIGATORISK_MATERIELL

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.innforingslop.vurdering import Vurdering
    from innforing.domain.kriteriesett.kriteriesett import Kriteriesett
    from innforing.domain.materiell.materiell import Materiell

_NASJONALE = (
    Organtype.KS,
    Organtype.NHN,
    Organtype.HELSEDIREKTORATET,
    Organtype.PROGRAM,
)
_I_REGIONEN = (Organtype.REGIONAL_GRUPPE, Organtype.DIGINETTVERK)


def kriteriesettet(s: Sporring) -> tuple[int, Kriteriesett | None]:
    """Number and content of the kriteriesett in force on the day of effect (K-054)."""
    dag = gjelder_dag(s)
    alle = {
        int(strom.partition(":")[2]): cast("Kriteriesett", sett)
        for strom, sett in s.leser.under("kriteriesett:").items()
    }
    gjelder = [(sett.gjelder_fra, nr) for nr, sett in alle.items() if sett.gjelder_fra is not None]
    nr = max((par for par in gjelder if par[0] <= dag), default=(dag, 0))[1]
    return nr, alle.get(nr)


@faktum
def gjeldende_kriteriesett(s: Sporring) -> int:
    """Number of the kriteriesett in force; 0 when there is none."""
    return kriteriesettet(s)[0]


@faktum
def kriterier(s: Sporring) -> tuple[GjeldendeKriterium, ...]:
    """The criteria in force, as the check must know them."""
    sett = kriteriesettet(s)[1]
    return tuple(
        GjeldendeKriterium(
            id=k.id,
            styrke=str(k.styrke.value),
            krav=k.krav,
            vurderes_av=k.vurderes_av,
            tillater_ikke_relevant=k.tillater_ikke_relevant,
        )
        for k in (() if sett is None else sett.kriterier)
    )


@faktum
def tidligere_vurderinger(s: Sporring) -> tuple[Vurdering, ...]:
    """Verdicts of the løp named in the step, when it is for the same løsning."""
    tidligere = lopet(s, s.steg.lop)
    if s.steg.lop == s.nokkel or tidligere.losning != s.aggregat.losning:
        return ()
    return tuple(tidligere.vurderinger.values())


@faktum
def endrede_kriterier(s: Sporring) -> tuple[str, ...]:
    """Criteria of those verdicts that read otherwise in the kriteriesett in force."""
    gjelder = kriteriesettet(s)[1]
    endret = []
    for vurdering in tidligere_vurderinger(s):
        da = cast("Kriteriesett", s.leser.aggregat(f"kriteriesett:{vurdering.kriteriesett}"))
        na = None if gjelder is None else gjelder.kriterium(vurdering.kriterium)
        if na is None or na != da.kriterium(vurdering.kriterium):
            endret.append(vurdering.kriterium)
    return tuple(endret)


@faktum
def overlevert(s: Sporring) -> bool:
    """Whether the program has handed the løsning over (K-005)."""
    return losningen(s).overlevering is not None


@faktum
def helsefaglig_konklusjon(s: Sporring) -> str | None:
    """What the standing helsefaglig vurdering concludes."""
    helsefaglig = losningen(s).helsefaglig
    return None if helsefaglig is None else str(helsefaglig.konklusjon.value)


@faktum
def apne_helsefaglige_merknader(s: Sporring) -> tuple[str, ...]:
    """Its remarks that nobody has closed."""
    helsefaglig = losningen(s).helsefaglig
    return () if helsefaglig is None else helsefaglig.apne_merknader


@faktum
def leverandorer_ikke_klare(s: Sporring) -> tuple[str, ...]:
    """Relevant leverandører that are not ready: for B those of the region (K-022)."""
    regioner = omradets_regioner(s) if s.aggregat.art == "B" else ()
    return losningen(s).leverandorer_ikke_klare(regioner)


def _materiellet(s: Sporring) -> dict[str, Materiell]:
    """Id → materiell of the løsning, of the kinds that its size demands (K-011)."""
    kreves = OBLIGATORISK_MATERIELL[str(losningen(s).omfang.value)]
    alle = ((strom, cast("Materiell", m)) for strom, m in s.leser.under("materiell:").items())
    return {
        strom.partition(":")[2]: m
        for strom, m in alle
        if m.losning == s.aggregat.losning and m.art in kreves
    }


@faktum
def manglende_materiell(s: Sporring) -> tuple[str, ...]:
    """Kinds of mandatory materiell that nobody has handed over (K-060, K-083)."""
    finnes = {m.art for m in _materiellet(s).values()}
    kreves = OBLIGATORISK_MATERIELL[str(losningen(s).omfang.value)]
    return tuple(str(art.value) for art in kreves if art not in finnes)


@faktum
def materiell_uten_forvalter(s: Sporring) -> tuple[str, ...]:
    """Mandatory materiell that no national body keeps; in B the region may (K-080)."""
    kan = (*_NASJONALE, *_I_REGIONEN) if s.aggregat.art == "B" else _NASJONALE
    return tuple(
        id_
        for id_, m in _materiellet(s).items()
        if m.forvalter is None or organet(s, m.forvalter).organtype not in kan
    )


@faktum
def forvaltere_som_slutter(s: Sporring) -> tuple[str, ...]:
    """Mandatory materiell kept by a program that has an end (K-080)."""
    if losningen(s).prosjektfase_til is None:
        return ()
    return tuple(
        id_
        for id_, m in _materiellet(s).items()
        if m.forvalter is not None and organet(s, m.forvalter).organtype is Organtype.PROGRAM
    )
