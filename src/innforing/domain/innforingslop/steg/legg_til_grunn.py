"""Stays in foreslått: verdicts of an earlier check of the same løsning are laid to ground."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.grenser import GAMMEL_VURDERING
from innforing.domain.innforingslop.vurdering import Vurdering


class Fakta(Verdi):
    tidligere_vurderinger: tuple[Vurdering, ...] = ()
    """Of the løp named in the step, when it is for the same løsning."""
    endrede_kriterier: tuple[str, ...] = ()
    gjeldende_kriteriesett: int = 0


class LeggTilGrunn(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Legg tidligere vurderinger til grunn",
        "Legg tidlegare vurderingar til grunn",
        "Rest on earlier verdicts",
    )
    fakta: ClassVar[type[Verdi]] = Fakta

    lop: Kode
    """The earlier løp whose check this one rests on."""
    kriterier: tuple[Kode, ...] | None = Field(default=None, min_length=1)
    """None: every criterion that it judged and that has not changed since."""

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[VurderingLagtTilGrunn]:
        for vurdering in _valgte(g):
            yield VurderingLagtTilGrunn(
                vurdering=vurdering.med(lop=vurdering.lop or self.lop), av=str(g.aktor.person)
            )


class VurderingLagtTilGrunn(Hendelse[Innforingslop]):
    """The verdict keeps its maker and date: a løsning is judged once, not in fifteen regions."""

    tekst: ClassVar[Tekst] = Tekst(
        "En tidligere vurdering er lagt til grunn",
        "Ei tidlegare vurdering er lagd til grunn",
        "An earlier verdict was laid to ground",
    )

    vurdering: Vurdering
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        ny = {self.vurdering.kriterium: self.vurdering}
        return aggregat.med(vurderinger={**aggregat.vurderinger, **ny})


def _valgte(g: Grunnlag[Innforingslop, Fakta]) -> tuple[Vurdering, ...]:
    kriterier = g.steg.kriterier
    if kriterier is None:
        uten = (*g.fakta.endrede_kriterier, *_nyere_her(g))
        return tuple(v for v in g.fakta.tidligere_vurderinger if v.kriterium not in uten)
    return tuple(v for v in g.fakta.tidligere_vurderinger if v.kriterium in kriterier)


def _nyere_her(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    """Criteria that this løp itself has judged since: an older verdict does not undo that."""
    egne = g.aggregat.vurderinger
    return tuple(
        v.kriterium
        for v in g.fakta.tidligere_vurderinger
        if v.kriterium in egne
        and egne[v.kriterium].lop is None
        and egne[v.kriterium].dato >= v.dato
    )


@vilkar(
    "K-053, K-054",
    "Løpets egne vurderinger av kriteriene er ikke nyere",
    "Dei eigne vurderingane løpet har av kriteria, er ikkje nyare",
    "The løp has not judged the criteria itself since",
    rettes_av="kriteriets_organ",
    slik=(
        "Vurder kriteriene på nytt her, om svaret er blitt et annet",
        "Vurder kriteria på nytt her, om svaret er blitt eit anna",
        "Judge the criteria anew here, if the answer has changed",
    ),
)
def ingen_nyere_vurdering(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(k for k in _nyere_her(g) if k in (g.steg.kriterier or ()))


@vilkar(
    "K-054",
    "Løsningen er vurdert på kriteriene i det tidligere løpet",
    "Løysinga er vurdert på kriteria i det tidlegare løpet",
    "The earlier løp judged the løsning by the criteria",
    rettes_av="eier",
    slik=(
        "Velg et løp for samme løsning som har vurdert dem",
        "Vel eit løp for same løysing som har vurdert dei",
        "Choose a løp for the same løsning that judged them",
    ),
)
def vurderingene_finnes(g: Grunnlag[Innforingslop, Fakta]) -> bool | tuple[str, ...]:
    vurdert = {v.kriterium for v in g.fakta.tidligere_vurderinger}
    if g.steg.kriterier is None:
        return bool(vurdert - set(g.fakta.endrede_kriterier) - set(_nyere_her(g)))
    return tuple(k for k in g.steg.kriterier if k not in vurdert)


@vilkar(
    "K-054",
    "Kriteriene er de samme nå som da",
    "Kriteria er dei same no som då",
    "The criteria are the same now as then",
    rettes_av="eier",
    slik=(
        "Vurder de endrede kriteriene på nytt",
        "Vurder dei endra kriteria på nytt",
        "Judge the changed criteria anew",
    ),
)
def kriteriene_er_uendret(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(k for k in g.steg.kriterier or () if k in g.fakta.endrede_kriterier)


@vilkar(
    "K-054",
    "Vurderingene er ferske",
    "Vurderingane er ferske",
    "The verdicts are recent",
    rettes_av="eier",
    slik=(
        "Vurder på nytt, eller si hvorfor de fortsatt holder",
        "Vurder på nytt, eller sei kvifor dei framleis held",
        "Judge anew, or say why they still hold",
    ),
)
def vurderingene_er_ferske(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    grense = g.gjelder_dag - GAMMEL_VURDERING
    return tuple(v.kriterium for v in _valgte(g) if v.dato < grense)


@vilkar(
    "K-054",
    "Kriteriesettet de ble vurdert etter, gjelder fortsatt",
    "Kriteriesettet dei vart vurderte etter, gjeld framleis",
    "The criteria they were judged by are still in force",
    rettes_av="eier",
    slik=(
        "Vurder på nytt, eller si hvorfor vurderingene fortsatt holder",
        "Vurder på nytt, eller sei kvifor vurderingane framleis held",
        "Judge anew, or say why the verdicts still hold",
    ),
)
def kriteriesettet_gjelder(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    gjelder = g.fakta.gjeldende_kriteriesett
    return tuple(v.kriterium for v in _valgte(g) if v.kriteriesett != gjelder)
