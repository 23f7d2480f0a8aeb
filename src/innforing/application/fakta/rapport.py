"""Facts behind a report; the stream is `rapport:<organ of the network>:<year>:<slag>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.fakta.sporring import faktum
from innforing.application.memory import Front
from innforing.application.rapporttall import utregnet
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.rapportering import Feltslag
from innforing.domain.organ.organ import Organ
from innforing.domain.rapport.rapport import Rapport, nettverket, rapportslaget
from innforing.domain.rapportmal.rapportmal import Rapportmal

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.rapport.verdier import Utregnet


@faktum
def nettverket_er_registrert(s: Sporring) -> bool:
    """Whether the body of the key is a diginettverk."""
    organ = s.leser.aggregat(f"organ:{nettverket(s.nokkel)}")
    return isinstance(organ, Organ) and organ.organtype is Organtype.DIGINETTVERK


@faktum
def malen_er_publisert(s: Sporring) -> bool:
    """Whether the version that the step names is published for the report's slag."""
    return _mal(s, s.steg.mal).finnes


@faktum
def malens_felter(s: Sporring) -> dict[str, Feltslag]:
    """Field → kind, of the template that the report was asked for by."""
    return {felt.nokkel: felt.slag for felt in _mal(s, s.aggregat.mal).felter}


@faktum
def malens_krav(s: Sporring) -> tuple[str, ...]:
    """The fields of that template that must be answered."""
    felter = _mal(s, s.aggregat.mal).felter
    egne = (felt for felt in felter if felt.slag is not Feltslag.UTREGNET)
    return tuple(felt.nokkel for felt in egne if not felt.valgfritt)


@faktum
def utregnede_tall(s: Sporring) -> tuple[Utregnet, ...]:
    """The figures of the template, counted where the step is taken and nowhere else."""
    if not isinstance(s.leser, Front):
        return ()
    return utregnet(_mal(s, s.aggregat.mal), s.nokkel, s.leser.historikk(), s.kommuner)


@faktum
def maltallene_er_levert(s: Sporring) -> bool:
    """Whether the network has delivered its måltall for the year of the report."""
    maltall = s.leser.aggregat(f"rapport:{s.nokkel.rpartition(':')[0]}:maltall")
    return isinstance(maltall, Rapport) and maltall.levert is not None


@faktum
def siste_posisjon(s: Sporring) -> int:
    """The last position that the answers rest on."""
    return s.leser.posisjon


def _mal(s: Sporring, versjon: str | None) -> Rapportmal:
    mal = s.leser.aggregat(f"rapportmal:{rapportslaget(s.nokkel).value}:{versjon}")
    return mal if isinstance(mal, Rapportmal) else Rapportmal()
