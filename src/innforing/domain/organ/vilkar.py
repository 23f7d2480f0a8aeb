"""Guards on roles, in a new body as well as in one that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.organ.verdier import ROLLER_BARE_I

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.organ.organ import Organ


@vilkar(
    "K-218",
    "Rollen hører hjemme i denne typen organ",
    "Rolla høyrer heime i denne typen organ",
    "The role belongs in this kind of body",
    rettes_av=("ks", "organets_leder"),
    slik=(
        "Gi rollen i organet den hører til",
        "Gi rolla i organet ho høyrer til",
        "Grant the role in the body it belongs to",
    ),
)
def rollen_passer_organet(g: Grunnlag[Organ, Any]) -> tuple[str, ...]:
    """The three functions belong to region or network, fullmakt to a kommune."""
    organtype = g.aggregat.organtype or g.steg.organtype
    return tuple(
        str(r.rolle.value)
        for r in g.steg.roller
        if organtype not in ROLLER_BARE_I.get(r.rolle, (organtype,))
    )


@vilkar(
    "K-156",
    "Det er vist hvor fullmakten til å svare for kommunen finnes",
    "Det er vist kvar fullmakta til å svare for kommunen finst",
    "It is shown where the fullmakt to answer is found",
    rettes_av=("organets_leder", "ks"),
    slik=(
        "Oppgi saksnummer eller annen henvisning til fullmakten",
        "Oppgi saksnummer eller ei anna tilvising til fullmakta",
        "State the case number or another reference to the fullmakt",
    ),
)
def fullmakten_er_vist(g: Grunnlag[Organ, Any]) -> tuple[str, ...]:
    """Who answers for a kommune does so by a fullmakt that can be found again."""
    return tuple(
        r.person for r in g.steg.roller if r.rolle is Rolle.FULLMEKTIG and r.fullmakt is None
    )


@vilkar(
    "K-373",
    "Personen har ikke rollen i perioden fra før",
    "Personen har ikkje rolla i perioden frå før",
    "The person does not hold the role in that period already",
    rettes_av=("organets_leder", "ks"),
    slik=(
        "Avslutt rollen først, eller velg en annen periode",
        "Avslutt rolla først, eller vel ein annan periode",
        "End the role first, or choose another period",
    ),
)
def rollen_er_ledig(g: Grunnlag[Organ, Any]) -> tuple[str, ...]:
    """One period at a time, so that an end ends it."""
    ny = g.steg.roller
    mot = [(r, a) for i, r in enumerate(ny) for a in (*g.aggregat.roller, *ny[:i])]
    return tuple(
        r.person
        for r, a in mot
        if (r.person, r.rolle, r.part) == (a.person, a.rolle, a.part) and r.overlapper(a)
    )


@vilkar(
    "K-104",
    "Ingen sitter i koordineringsgruppen for to parter samtidig",
    "Ingen sit i koordineringsgruppa for to partar samtidig",
    "Nobody sits in the coordination group for two parties at once",
    rettes_av=("ks", "organets_leder"),
    slik=(
        "Avslutt rollen for den ene parten først",
        "Avslutt rolla for den eine parten først",
        "End the role for the one party first",
    ),
)
def en_part_i_gruppen(g: Grunnlag[Organ, Any]) -> tuple[str, ...]:
    """Each party is heard through its own: two periods may follow, and never overlap."""
    organtype = g.aggregat.organtype or g.steg.organtype
    if organtype is not Organtype.KOORDINERINGSGRUPPE:
        return ()
    ny = g.steg.roller
    mot = [(r, a) for i, r in enumerate(ny) for a in (*g.aggregat.roller, *ny[:i])]
    return tuple(
        r.person
        for r, a in mot
        if r.person == a.person and None not in (r.part, a.part) and r.part is not a.part
        if r.overlapper(a)
    )
