"""How a behov is said on the pages that show one: status, who has it, and what is new."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from innforing.domain.behov.steg.loft_behov import BehovLoftet
from innforing.domain.behov.steg.meld_behov import MeldBehov
from innforing.domain.behov.verdier import Behovsmottaker, Behovstatus
from innforing.domain.grunnmur.aktor import Rolle
from innforing.projections.behov.behov import Behovene, for_lop
from innforing.web.deler import Linje, Punkt
from innforing.web.lister.tabell import Celle
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.losninger.losningssteg import kan_begynne, stegets_adresse
from innforing.web.pages.revisjon.hendelsesord import hendelsesnavn, rolle_og_organ

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.projections.behov.behov import Behovsbilde, Nyhet
    from innforing.web.kall import Kall

BEHOV: Final = "/behov"
FORMER: Final = {
    str(Behovstatus.MELDT.value): "brev",
    str(Behovstatus.FELLES.value): "halv",
    str(Behovstatus.LOFTET.value): "trinn2",
    str(Behovstatus.FELLESTILTAK.value): "hake",
    str(Behovstatus.IKKE_TATT_VIDERE.value): "strek",
}
"""The shape that stands before each status."""


def statuscelle(kall: Kall, bilde: Behovsbilde) -> Celle:
    """Where it stands, as all that reported it see it."""
    ord_ = kodeord(kall, Behovstatus, bilde.status)
    return Celle(ord_, ord_, status=FORMER.get(bilde.status))


def meld_adresse(kall: Kall) -> str | None:
    """Where a behov is reported, for those who may; a kommune reports for itself."""
    jeg = kall.jeg
    if jeg is None or kall.spolt or jeg.aktor.rolle is Rolle.REVISOR:
        return None
    egen = {"kommune": jeg.kommune} if jeg.kommune is not None else {}
    if not egen and not kan_begynne(kall, MeldBehov):
        return None
    id_ = uuid4().hex[:8]
    felt = {f"forhand.{navn}": verdi for navn, verdi in egen.items()}
    tilbake = f"{BEHOV}/{id_}"
    return kall.til(f"/steg/{MeldBehov.trigger()}/behov:{id_}", tilbake=tilbake, **felt)


def samme_adresse(kall: Kall, bilde: Behovsbilde) -> str | None:
    """Where a kommune says that it has the same behov, when it has not said so."""
    jeg = kall.jeg
    if jeg is None or kall.spolt or jeg.kommune is None or jeg.aktor.rolle is Rolle.REVISOR:
        return None
    if jeg.kommune in bilde.kommuner:
        return None
    strom = f"behov:{bilde.hos}"
    return stegets_adresse(kall, "meld_samme_behov", strom, kommune=jeg.kommune)


def lopets_behov(kall: Kall, lop: str) -> Iterator[Linje]:
    """The behov that a løp was foreslått from, for those who may see them (K-246)."""
    if kall.jeg is None:
        return
    with kall.sight(Behovene.navn) as sight:
        fra = for_lop(sight, lop)
    for id_, tittel in fra:
        yield Linje(kall._("Foreslått fra behovet"), tittel, kall.til(f"{BEHOV}/{id_}"))


def nyhetsord(kall: Kall, nyhet: Nyhet) -> str:
    """What happened, with what it led to."""
    ord_ = hendelsesnavn(kall, nyhet.hendelse)
    if nyhet.hendelse == BehovLoftet.__name__ and nyhet.mer is not None:
        til = (kodeord(kall, Behovsmottaker, kode) for kode in json.loads(nyhet.mer))
        return kall._("{hva} til {hvem}").format(hva=ord_, hvem=", ".join(til))
    return ord_


def nyhetspunkter(kall: Kall, nytt: Iterable[Nyhet]) -> tuple[Punkt, ...]:
    """A line for each, with the words of its grounds."""
    linjer = tuple(nytt)
    ord_ = kall.hus.fritekster.les_mange(n.begrunnelse for n in linjer if n.begrunnelse)
    return tuple(
        Punkt(
            tid=kall.dato(n.nar_us),
            tekst=nyhetsord(kall, n),
            hvem=rolle_og_organ(kall, n.rolle, n.organ),
            adresse=kall.til(f"/hendelser/{n.posisjon}"),
            grunn=ord_.get(n.begrunnelse or ""),
        )
        for n in linjer
    )
