"""What the codes of the read model `saertilfeller` are called, in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.verdi import Tekst
from innforing.projections.saertilfeller import tilfeller as t

if TYPE_CHECKING:
    from collections.abc import Mapping

SLAG: Final[Mapping[str, Tekst]] = {
    t.AVKLART: Tekst("Avklart i steget", "Avklara i steget", "Answered in the step"),
    t.PA_VEGNE_AV: Tekst(
        "Ført på vegne av kommunen", "Ført på vegner av kommunen", "Entered for the kommune"
    ),
    t.SENT_FORT: Tekst("Registrert sent", "Registrert seint", "Recorded late"),
    t.BESTRIDT: Tekst("Bestridt av kommunen", "Bestride av kommunen", "Disputed by the kommune"),
    t.GODKJENT_SELV: Tekst(
        "Planen godkjent av en som la den",
        "Planen godkjend av ein som la han",
        "Plan approved by one who laid it",
    ),
    t.ENDRET: Tekst(
        "Endret etter invitasjon", "Endra etter invitasjon", "Changed after invitation"
    ),
    t.UTEN_GRUNN: Tekst("Uten begrunnelse", "Utan grunngiving", "Without stated grounds"),
}
"""Kind of case → its name."""

OM_SLAGET: Final[Mapping[str, Tekst]] = {
    t.AVKLART: Tekst(
        "Steget ga en advarsel, og den som tok det, svarte på advarselen.",
        "Steget gav ei åtvaring, og den som tok det, svara på åtvaringa.",
        "The step gave a warning, and the one who took it answered the warning.",
    ),
    t.PA_VEGNE_AV: Tekst(
        "Noen utenfor kommunen førte inn det kommunen har svart eller meldt.",
        "Nokon utanfor kommunen førte inn det kommunen har svara eller meldt.",
        "Somebody outside the kommune entered what it has answered or reported.",
    ),
    t.SENT_FORT: Tekst(
        "Registrert på en senere dag enn det gjelder fra.",
        "Registrert på ein seinare dag enn det gjeld frå.",
        "Recorded on a later day than it is in effect from.",
    ),
    t.BESTRIDT: Tekst(
        "Kommunen sier at svaret ikke er dens eget.",
        "Kommunen seier at svaret ikkje er hans eige.",
        "The kommune says that the answer is not its own.",
    ),
    t.GODKJENT_SELV: Tekst(
        "Den som godkjente planen, hadde selv laget en del av den.",
        "Den som godkjende planen, hadde sjølv laga ein del av han.",
        "The one who approved the plan had made a part of it.",
    ),
    t.ENDRET: Tekst(
        "Noe kommuner var invitert til, ble endret etterpå.",
        "Noko kommunar var inviterte til, vart endra etterpå.",
        "Something that kommuner were invited to was changed afterwards.",
    ),
    t.UTEN_GRUNN: Tekst(
        "En beslutning uten begrunnelse og uten møtet eller runden den ble tatt i.",
        "Ei avgjerd utan grunngiving og utan møtet eller runden ho vart teken i.",
        "A decision without grounds, and without the meeting or round it was made in.",
    ),
}
"""Kind of case → what makes an event one."""

_DETALJ: Final[Mapping[str, Tekst]] = {
    "alene": Tekst("alene", "åleine", "alone"),
    "sammen_med_andre": Tekst("sammen med andre", "saman med andre", "with others"),
    "plan": Tekst("planen", "planen", "the plan"),
    "pulje": Tekst("pulje {nr}", "pulje {nr}", "pulje {nr}"),
    "svarfrist": Tekst(
        "svarfristen for pulje {nr}", "svarfristen for pulje {nr}", "the deadline of pulje {nr}"
    ),
    "invitasjon": Tekst(
        "invitasjonen til pulje {nr}",
        "invitasjonen til pulje {nr}",
        "the invitation to pulje {nr}",
    ),
    "avlyst": Tekst("pulje {nr} avlyst", "pulje {nr} avlyst", "pulje {nr} cancelled"),
    "ikke_lenger_aktuell": Tekst(
        "kommunen er ikke lenger aktuell",
        "kommunen er ikkje lenger aktuell",
        "no longer for the kommune",
    ),
    "lop_avsluttet": Tekst("løpet ble avsluttet", "løpet vart avslutta", "the løp ended"),
}
_SVAR: Final = {str(status.value): status.tekst for status in Svarstatus}


def utfall(status: str) -> Tekst:
    """How a dispute stands or ended; the code itself where it is of an older version."""
    return _SVAR.get(status) or _DETALJ.get(status) or Tekst(status, status, status)


def detalj(kode: str) -> Tekst:
    """What was changed, which answer was disputed, or who laid the plan."""
    deler = [_del(ledd) for ledd in kode.split()]
    return Tekst(*(", ".join(del_[nr] for del_ in deler) for nr in range(len(Tekst._fields))))


def _del(ledd: str) -> Tekst:
    navn, _, nr = ledd.partition(".")
    funnet = utfall(navn) if navn in _SVAR else _DETALJ.get(navn)
    if funnet is None:
        return Tekst(ledd, ledd, ledd)
    return Tekst(*(form.format(nr=nr) for form in funnet))
