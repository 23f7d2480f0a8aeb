"""What the løsning of a løp lacks, on one page to print or send to the program (P-05)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.application.revisjonsspor import spor_av
from innforing.web.kall import IkkeFunnet
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.lopet.lopsfaner import lopshode
from innforing.web.pages.revisjon.hendelsespunkt import utsnitt_av
from innforing.web.pages.vurdering import vurderingskriterier as krit
from innforing.web.pages.vurdering.vurdering import kriterienavn
from innforing.web.pages.vurdering.vurderingsbilde import resultatene
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.web.kall import Kall
    from innforing.web.pages.vurdering.vurderingsbilde import Mangel, Resultat
    from innforing.web.pages.vurdering.vurderingskriterier import Sak


@dataclass(frozen=True, kw_only=True)
class Mangelside(Side):
    """The shortcomings by who must mend them."""

    lopets_tittel: str
    losning: str
    program: str
    per: str
    resultat: Resultat | None
    """The last result of the check; None while nobody has checked."""
    visning: Tabellvisning
    ikke_vurdert: tuple[str, ...]


def mangler(kall: Kall, lop: str) -> Mangelside:
    """What falls short, who must mend it and what they must do."""
    hode, innhold = lopshode(kall, lop, "vurdering"), kall.lop(lop)
    if innhold.losning is None:
        raise IkkeFunnet
    linjer = spor_av(kall.hus, f"innforingslop:{lop}", utsnitt_av(kall))
    resultater = resultatene(kall, linjer, kriterienavn(kall))
    losning = krit.losningsbilde(kall, innhold)
    saker = [sak for gruppe in krit.grupper(kall, lop, linjer, losning) for sak in gruppe.saker]
    sist = resultater[0] if resultater else None
    liste = _liste(kall, saker, () if sist is None else sist.mangler)
    navn = None if losning is None else losning.hva.tekst("navn")
    return Mangelside(
        tittel=kall._("Mangler: {losning}").format(losning=navn or innhold.losning),
        smuler=(*hode.smuler, Lenke(hode.fane, kall.til(f"/lop/{lop}/vurdering"))),
        lister=(liste,),
        lopets_tittel=hode.tittel,
        losning=navn or innhold.losning,
        program=kall.organnavn(innhold.program),
        per=kall.dato(kall.moment.dag),
        resultat=sist,
        visning=vis(liste, kall),
        ikke_vurdert=tuple(sak.tekst for sak in saker if sak.na is None),
    )


def _liste(kall: Kall, saker: Iterable[Sak], mangler: Iterable[Mangel]) -> Liste:
    _ = kall._
    return Liste(
        navn="mangler",
        tittel=_("Dette må rettes"),
        kolonner=(
            Kolonne("kriterium", _("Kriterium")),
            Kolonne("krav", _("Krav")),
            Kolonne("vurdering", _("Vurdering")),
            Kolonne("rettes_av", _("Rettes av")),
            Kolonne("gjor", _("Hva som må gjøres")),
        ),
        rader=tuple(_rader(kall, saker, mangler)),
        tomt=_("Ingen mangler er registrert."),
    )


def _rader(kall: Kall, saker: Iterable[Sak], mangler: Iterable[Mangel]) -> Iterator[Rad]:
    """Those of the last result, then verdicts that fall short beside them."""
    etter_tekst = {sak.tekst: sak for sak in saker}
    nevnt = [en.kriterium for en in mangler]
    for en in mangler:
        sak = etter_tekst.get(en.kriterium)
        dom = None if sak is None else sak.na
        ord_ = kall._("Ikke vurdert") if dom is None else dom.ord
        kode = "ikke_vurdert" if dom is None else dom.kode
        yield _rad((en.kriterium, en.krav, ord_, en.rettes_av, en.grunn), kode)
    for tekst, sak in etter_tekst.items():
        if tekst not in nevnt and sak.na is not None and sak.na.kode in ("delvis", "ikke_oppfylt"):
            krav = sak.under[0] if sak.under else ""
            yield _rad((tekst, krav, sak.na.ord, sak.na.rettes_av, sak.na.grunn), sak.na.kode)


def _rad(tekster: tuple[str, str, str, str, str], kode: str) -> Rad:
    celler = [Celle(tekst, tekst or "–") for tekst in tekster]
    celler[2] = Celle(tekster[2], tekster[2], status=kode)
    return Rad(tuple(celler), "".join(t if t.isalnum() else "-" for t in tekster[0][:60]))
