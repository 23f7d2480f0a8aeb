"""From the proposal to the check: questions, type, criteria, and the verdict (K-044 to K-068)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.demodata import tekster
from innforing.application.demodata.gang import sjanse
from innforing.application.demodata.omrade import puljesystemer
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.innforingslop.vurdering import Vurderingskriterium
from innforing.domain.kriteriesett.kriteriesett_1 import KRITERIER

if TYPE_CHECKING:
    from innforing.application.demodata.gang import Data, Delgang, Gang
    from innforing.application.demodata.lopsgang import Lopsgang

BEVIS = [{"referanse": "Erfaringer fra utprøvingskommunene"}]
AV_GRUPPEN = [k.id for k in KRITERIER if Organtype.KOORDINERINGSGRUPPE in k.vurderes_av]
AV_HELSEFAG = [k.id for k in KRITERIER if k.id not in AV_GRUPPEN]


def sjekk(g: Lopsgang) -> Delgang:
    """A felles prosess is mapped; all others are judged by the criteria."""
    s, hell = g.s, g.hell
    yield s.om(hell.randint(5, 30), hell)
    if g.plan.art == "F":
        return (yield from g.ma("sjekk_klar_til_bruk", g.eier, oversikt="Kartlegging i regionen"))
    yield from _sporsmalene(g)
    yield s.om(hell.randint(3, 20), hell)
    yield from _kriteriene(g)
    if g.plan.skjebne == "ikke_klar":
        mangel = {
            "kriterium": "god_nok_kvalitet",
            "rettes_av": g.eier.organ if g.plan.losning is None else g.plan.losning.program,
            "begrunnelse": tekster.MANGEL,
        }
        yield g.tar("fastsla_ikke_klar", g.eier, mangler=[mangel])
        return False
    yield s.om(hell.randint(3, 30), hell)
    return (yield from g.ma("sjekk_klar_til_bruk", g.eier, **_resultat(g)))


def _sporsmalene(g: Lopsgang) -> Gang:
    """The five questions, and the type that mostly follows from the answers."""
    ventet = {"A": ("ja", "nei"), "B": ("ja", "ja"), "C": ("delvis", "nei")}[g.plan.art]
    svar: Data = {"modenhet": ventet[0], "samtidighet": ventet[1]}
    if sjanse(g.hell, 0.1):
        svar["samtidighet"] = "vet_ikke"
    yield g.tar(
        "besvar_vurderingskriterium",
        g.eier,
        svar=[
            {
                "kriterium": k.value,
                "svar": svar.get(str(k.value), g.hell.choice(("ja", "ja", "delvis", "vet_ikke"))),
                "grunnlag": "Vurdert av gruppen.",
                "bevis": BEVIS,
            }
            for k in Vurderingskriterium
        ],
    )
    regional = g.plan.art == "B"
    yield g.tar(
        "velg_type",
        g.eier,
        type=g.plan.art.lower(),
        begrunnelse="Typen passer til dem løpet er for.",
        omrade=g.sted.omrade,
        regional_grunn="Kommunene i regionen samarbeider fra før." if regional else None,
        ventet_nytte="Nytte for dem som kan få den nå." if g.plan.art == "C" else None,
    )


def _kriteriene(g: Lopsgang) -> Gang:
    """Judged anew, or resting on an earlier løp for the same løsning in a third of the regions."""
    tidligere = g.s.vurdert.get(g.plan.losning.id) if g.plan.losning else None
    if g.plan.art == "B" and tidligere is not None and sjanse(g.hell, 0.35):
        yield g.tar("legg_til_grunn", g.eier, lop=tidligere)
        return
    if sjanse(g.hell, 0.75):
        yield g.tar("vurder_kriterium", g.s.folk.helsefag(), vurderinger=_oppfylt(AV_HELSEFAG))
    yield g.s.om(g.hell.randint(1, 10), g.hell)
    yield g.tar("vurder_kriterium", g.eier, vurderinger=_oppfylt(AV_GRUPPEN))
    if g.plan.losning is not None and g.plan.skjebne != "ikke_klar":
        g.s.vurdert[g.plan.losning.id] = g.plan.id


def _oppfylt(kriterier: list[str]) -> list[Data]:
    return [{"kriterium": k, "verdikt": "oppfylt", "bevis": BEVIS} for k in kriterier]


def _resultat(g: Lopsgang) -> Data:
    """Some of the C løp are only ready for the journalsystemer they are for."""
    if g.plan.art == "C" and sjanse(g.hell, 0.5):
        begrensning = {"journalsystemer": puljesystemer(g.s, g.plan)}
        return {"resultat": "delvis_klar", "begrensning": begrensning}
    return {"beslutning": g.beslutning(1)} if g.plan.art in "AC" else {}
