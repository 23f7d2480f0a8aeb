"""Questions about behov and samlinger: how far a behov has come, and who took part."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from innforing.application.sporsmal.register import Kilde, UgyldigSporsmal, sporsmal
from innforing.domain.behov.behov import Behov
from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.samling.samling import Samling

A = TypeVar("A", bound=Aggregat)


def _hent(kilde: Kilde, strom: str, type_: type[A]) -> A:
    aggregat = kilde.blikk.aggregat(strom)
    if not isinstance(aggregat, type_) or not aggregat.finnes:
        raise UgyldigSporsmal(f"there is no «{strom}» as of that moment.")
    return aggregat


@sporsmal
def behovet(kilde: Kilde, behov: str) -> object:
    """What those who reported it see: the one that gathers it answers for it (S-22)."""
    eget = samlende = _hent(kilde, f"behov:{behov}", Behov)
    hos = behov
    while (videre := samlende.samlet_i) is not None:
        hos, samlende = videre, _hent(kilde, f"behov:{videre}", Behov)
    return {
        "hos": hos,
        "status": samlende.status,
        "prioritet": samlende.prioritet,
        "meldt_av": eget.kommuner,
        "kommuner": samlende.kommuner,
        "antall": len(samlende.kommuner),
        "fylker": sorted({m.fylke for m in samlende.meldere if m.fylke is not None}),
        "portefolje": samlende.portefolje,
        "lop": samlende.lop,
    }


@sporsmal
def samlingens_oppmote(kilde: Kilde, samling: str) -> object:
    """How many took part, by role, and from how many of the invited bodies (K-252)."""
    en = _hent(kilde, f"samling:{samling}", Samling)
    per_rolle: Counter[str] = Counter()
    for oppmote in en.oppmote:
        per_rolle[str(oppmote.rolle.value)] += oppmote.antall
    motte = {oppmote.organ for oppmote in en.oppmote}
    return {
        "deltok": per_rolle.total(),
        "roller": dict(per_rolle),
        "inviterte": len(en.inviterte),
        "motte_av_inviterte": len(motte & set(en.inviterte)),
    }
