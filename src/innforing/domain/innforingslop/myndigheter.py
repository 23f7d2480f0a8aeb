"""Who may act on a løp: authorities that need the løp's own state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.myndigheter import koordineringsgruppen
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.verdier import Leder

_REGIONALE = (Organtype.REGIONAL_GRUPPE, Organtype.DIGINETTVERK)


@myndighet("Eieren av løpet", "Eigaren av løpet", "The owner of the løp")
def eier(g: Grunnlag[Innforingslop, Any]) -> bool:
    """The koordineringsgruppe for A and C, the region for B (livslop.md §2, The owner)."""
    lop = g.aggregat
    if lop.eier == g.aktor.organ:
        gruppen = g.verv.organtype is Organtype.KOORDINERINGSGRUPPE
        return not gruppen or koordineringsgruppen.sporsmal(g)
    overtar = lop.omrade is not None and g.verv.region == lop.omrade.region
    midlertidig = lop.eier is not None and lop.eier.startswith("digi-")
    return midlertidig and overtar and g.verv.organtype is Organtype.REGIONAL_GRUPPE


@myndighet("Den som er bedt om å eie løpet", "Den som er beden om å eige løpet", "Proposed owner")
def foreslatt_eier(g: Grunnlag[Innforingslop, Any]) -> bool:
    """The body that `velg_type` named as the new owner."""
    return g.aggregat.ny_eier == g.aktor.organ


@myndighet("Eieren, til andre finnes", "Eigaren, til andre finst", "The owner, until others exist")
def eier_til_andre_finnes(g: Grunnlag[Innforingslop, Any]) -> bool:
    """The owner, while the løp has neither arbeidsgruppe nor leader."""
    lop = g.aggregat
    return eier.sporsmal(g) and lop.arbeidsgruppe is None and not lop.ledere_pa(g.dag)


@myndighet("Innføringsleder i et nettverk", "Innføringsleiar i eit nettverk", "A rollout leader")
def i_rollen_innforingsleder(g: Grunnlag[Innforingslop, Any]) -> bool:
    """Any innføringsleder, appointed to this løp or not."""
    return g.aktor.rolle is Rolle.INNFORINGSLEDER


def mine_verv(g: Grunnlag[Innforingslop, Any]) -> tuple[Leder, ...]:
    """The appointments the actor holds on this løp today, in the role and body acted in (K-138)."""
    return tuple(
        leder
        for leder in g.aggregat.ledere_pa(g.dag)
        if leder.person == g.aktor.person and leder.i_verv(g.aktor)
    )


@myndighet("Innføringslederen", "Innføringsleiaren", "The rollout leader")
def innforingsleder(g: Grunnlag[Innforingslop, Any]) -> bool:
    """The appointed leader or the named stedfortreder, in a felles prosess the prosessleder."""
    return bool(mine_verv(g))


@myndighet("Puljens leder", "Leiaren for pulja", "The leader of the pulje")
def puljens_leder(g: Grunnlag[Innforingslop, Any]) -> bool:
    """Every pulje the step touches is the actor's own (K-143)."""
    nummer: tuple[int, ...] = getattr(g.steg, "berorte_puljer", None) or (
        (g.steg.pulje,) if hasattr(g.steg, "pulje") else ()
    )
    egne = mine_verv(g)
    ledere = (g.aggregat.puljens_ledere(nr, g.dag) for nr in nummer)
    return bool(nummer) and all(any(mitt in de for mitt in egne) for de in ledere)


@myndighet("Den som leder helheten", "Den som leier heilskapen", "The one who leads the whole")
def den_som_leder_helheten(g: Grunnlag[Innforingslop, Any]) -> bool:
    """Type C: named by the owner to act where the løp as a whole moves."""
    return any(leder.helheten for leder in mine_verv(g))


@myndighet("Arbeidsgruppen for løpet", "Arbeidsgruppa for løpet", "The working group of the løp")
def arbeidsgruppen(g: Grunnlag[Innforingslop, Any]) -> bool:
    """A member of the arbeidsgruppe that the owner has tied to the løp (K-108)."""
    gruppe = g.aggregat.arbeidsgruppe
    return gruppe is not None and g.aktor.organ == gruppe


@myndighet("Regionen selv", "Regionen sjølv", "The region itself")
def regionen(g: Grunnlag[Innforingslop, Any]) -> bool:
    """The regional gruppe, or its diginettverk, of the area in the step or of the løp (K-032)."""
    if g.verv.organtype not in _REGIONALE:
        return False
    omrade = g.aggregat.omrade or getattr(g.steg, "omrade", None)
    if omrade is None:
        return False
    innenfor: tuple[str, ...] = getattr(g.fakta, "omradets_organer", ())
    return g.verv.region == omrade.region or g.aktor.organ in (*innenfor, g.aggregat.eier)


@myndighet(
    "Regionens kontaktperson e-helse",
    "Kontaktperson e-helse i regionen",
    "The region's contact person",
)
def regionens_kontaktperson(g: Grunnlag[Innforingslop, Any]) -> bool:
    """The kontaktperson of the body that owns the B løp (K-110, K-220)."""
    return g.aktor.rolle is Rolle.KONTAKTPERSON_EHELSE and eier.sporsmal(g)


@myndighet("Organet kriteriet nevner", "Organet kriteriet nemner", "The body the criterion names")
def kriteriets_organ(g: Grunnlag[Innforingslop, Any]) -> bool:
    """Every criterion in the step names the actor's kind of body as one that judges it."""
    nevnt = {kriterium.id: kriterium.vurderes_av for kriterium in g.fakta.kriterier}
    bedt = [vurdering.kriterium for vurdering in g.steg.vurderinger]
    return all(g.verv.organtype in nevnt.get(kriterium, ()) for kriterium in bedt)


@myndighet("Den som har ansvar for bredden", "Den som har ansvar for breidda", "The named party")
def utviklingsansvarlig(g: Grunnlag[Innforingslop, Any]) -> bool:
    """Type C: the party named to develop the løsning until all can have it (K-038)."""
    forpliktelse = g.aggregat.breddeforpliktelse
    return forpliktelse is not None and g.aktor.organ == forpliktelse.part
