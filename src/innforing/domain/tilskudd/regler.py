"""The rules of a grant, chosen by the year in its stream id (T-12)."""

from __future__ import annotations

from datetime import date
from typing import Any

from innforing.domain.grunnmur.aggregat import Grunnlag
from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.tilskudd.verdier import Frikjopsrolle, Fristart, Kostnadsart, Oppgave


class Tilskuddsregler(Verdi):
    """What differs from one oppdragsbrev to the next."""

    fra_ar: int
    """The first grant year they hold for; they hold until others are written here."""
    endringer_avtales: bool
    """Changes are agreed with KS beforehand (K-303), or KS is informed (K-274)."""
    lederen_signerer: bool
    """The network's leader signs the resultatregnskap (K-281)."""
    dekker: tuple[Kostnadsart, ...]
    roller: tuple[Frikjopsrolle, ...]
    fast_stilling: bool = False
    """Persons primarily hold permanent posts (K-302)."""
    oppgaver: tuple[Oppgave, ...] = ()
    """Tasks that the letter must name (K-306)."""
    bekreftes_innen: date | None = None


REGLER = (
    Tilskuddsregler(
        fra_ar=2023,
        endringer_avtales=True,
        lederen_signerer=False,
        dekker=(Kostnadsart.FRIKJOP, Kostnadsart.REISE, Kostnadsart.MOTE),
        roller=(Frikjopsrolle.NETTVERKSKOORDINATOR,),
        fast_stilling=True,
        oppgaver=tuple(Oppgave),
        bekreftes_innen=date(2023, 5, 15),
    ),
    Tilskuddsregler(
        fra_ar=2024,
        endringer_avtales=False,
        lederen_signerer=True,
        dekker=(Kostnadsart.FRIKJOP,),
        roller=(
            Frikjopsrolle.KONTAKTPERSON_EHELSE,
            Frikjopsrolle.INNFORINGSLEDER,
            Frikjopsrolle.NETTVERKSRESSURS,
        ),
    ),
)


def regler_for(ar: int) -> Tilskuddsregler:
    """The rules of a grant year: the latest that had come by then."""
    return next(r for r in reversed(REGLER) if r.fra_ar <= ar)


def reglene(g: Grunnlag[Any, Any]) -> Tilskuddsregler:
    """The rules of the grant a step is taken on."""
    return regler_for(aret(g))


def aret(g: Grunnlag[Any, Any]) -> int:
    """The grant year: the stream is `tilskudd:<year>:<mottaker>`."""
    return int(g.nokkel.partition(":")[0])


def fastsatt_frist(ar: int, frist: Fristart) -> date | None:
    """The date the letter asks for; «3112» of the 2023 letter is read as 31.12 (T-19)."""
    if frist is Fristart.FAKTURADATO:
        return date(ar, 12, 31)
    if frist is Fristart.FAKTURAMOTTAK:
        return date(ar + 1, 1, 15)
    regler = regler_for(ar)
    return regler.bekreftes_innen if regler.fra_ar == ar else None
