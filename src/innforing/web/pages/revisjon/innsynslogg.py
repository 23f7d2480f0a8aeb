"""P-17 Innsyn: who was shown what, and who took a file along; for the revisor (tillit.md §8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.application.innsynslogg import ALLTID_US, Innsynssok
from innforing.application.innsynsord import Innsynsgrunn
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import (
    dagens_begynnelse,
    dagens_slutt,
    fra_mikrosekunder,
    les_tidspunkt,
)
from innforing.domain.katalog import AGGREGATER
from innforing.web.heltall import les_heltall
from innforing.web.innlogging import Flate
from innforing.web.innsynsvakt import LAST_NED
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.revisjon.hendelsesord import (
    LOP,
    navnene,
    rolle_og_organ,
    stromnavn,
    tidspunkt,
)
from innforing.web.pages.revisjon.revisjon import (
    FLEST_I_FIL,
    INNSYN,
    PER_SIDE,
    Revisjon,
    klokker,
    revisjonsfaner,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.application.innsynslogg import LestRad
    from innforing.web.kall import Kall

SER: Final = frozenset({Flate.REVISOR})
"""Who may see who read: those who are written down do not look after themselves."""
_LEDD: Final = re.compile(r"\{(\w+)\}")


class _Filtre(NamedTuple):
    """What the address asks for, as it was written; empty: any."""

    person: str
    """Id of the one whose reading is shown."""
    ting: str
    fra: str
    til: str


@dataclass(frozen=True, kw_only=True)
class Innsynsside(Revisjon):
    """Rows of the innsynslogg, newest first."""

    liste: Tabellvisning
    filtre: _Filtre
    skjulte: tuple[tuple[str, str], ...]
    """Parameters that the form carries along."""
    aktive: tuple[tuple[str, str], ...]
    """The filters that are on, and the address without each."""
    nullstill: str
    nyeste: str | None
    eldre: str | None


def side(kall: Kall) -> Innsynsside:
    """`/revisjon/innsyn?person=&ting=&fra=&til=`; `for` is a position to page by."""
    par = _Filtre(*(kall.sporring.get(navn, "").strip() for navn in _Filtre._fields))
    antall = FLEST_I_FIL if LAST_NED in kall.sporring else PER_SIDE
    rader, eldre = kall.hus.innsyn.les(_sok(kall, par), antall)
    liste = _liste(kall, rader)
    skjult = (("person", par.person),) if par.person else ()
    return Innsynsside(
        tittel=kall._("Innsyn"),
        faner=revisjonsfaner(kall, INNSYN),
        lister=(liste,),
        liste=vis(liste, kall),
        filtre=par,
        skjulte=(*klokker(kall), *skjult),
        aktive=tuple(_aktive(kall, par)),
        nullstill=kall.til(INNSYN),
        nyeste=kall.lenke(**{"for": None}) if kall.sporring.get("for") else None,
        eldre=None if eldre is None else kall.lenke(**{"for": str(eldre)}),
    )


def _sok(kall: Kall, filtre: _Filtre) -> Innsynssok:
    forst, sist = ALLTID_US
    if filtre.fra:
        forst = mikrosekunder(dagens_begynnelse(les_tidspunkt(filtre.fra)))
    if filtre.til:
        sist = mikrosekunder(dagens_slutt(les_tidspunkt(filtre.til))) + 1
    if kall.spolt:
        sist = min(sist, kall.moment.per + 1)
    for_ = les_heltall(kall.sporring.get("for", "")) or ALLTID_US[1]
    return Innsynssok(filtre.person or None, filtre.ting or None, (forst, sist), for_)


def _aktive(kall: Kall, filtre: _Filtre) -> Iterator[tuple[str, str]]:
    person, ting, fra, til = filtre
    tekster = {
        "person": kall._("Leser: {navn}").format(navn=kall.navn(person)) if person else "",
        "ting": kall._("Om: {ting}").format(ting=ting) if ting else "",
        "fra": kall._("Fra {dag}").format(dag=fra) if fra else "",
        "til": kall._("Til {dag}").format(dag=til) if til else "",
    }
    for navn, tekst in tekster.items():
        if tekst:
            yield tekst, kall.lenke(**{navn: None, "for": None, "side": None})


def _liste(kall: Kall, rader: Sequence[LestRad]) -> Liste:
    navn = navnene(kall, (rad.person for rad in rader))
    return Liste(
        navn="innsyn",
        tittel=kall._("Innsyn"),
        kolonner=(
            Kolonne("tid", kall._("Tidspunkt"), "dato", sorterbar=False),
            Kolonne("leser", kall._("Leser"), sorterbar=False),
            Kolonne("rolle", kall._("Rolle og organ"), sorterbar=False),
            Kolonne("slag", kall._("Opplysninger"), sorterbar=False),
            Kolonne("om", kall._("Om"), sorterbar=False),
            Kolonne("side", kall._("Side"), sorterbar=False),
            Kolonne("fil", kall._("Fil"), sorterbar=False),
            Kolonne("grunn", kall._("Grunnlag"), sorterbar=False),
        ),
        rader=tuple(_rad(kall, rad, navn) for rad in rader),
        tomt=kall._("Ingen innsyn passer filtrene."),
    )


def _rad(kall: Kall, rad: LestRad, navn: dict[str, str]) -> Rad:
    innsyn, person = rad.innsyn, rad.person
    leser = _ingen(kall, innsyn.grunn) if person is None else navn.get(person, person)
    organ = rolle_og_organ(kall, rad.rolle, rad.organ)
    slag, grunn = kall.t(innsyn.slag.tekst), kall.t(innsyn.grunn.tekst)
    om, adresse = _om(kall, innsyn.side, innsyn.ting), _adresse(innsyn.side, innsyn.ting)
    return Rad(
        (
            Celle(fra_mikrosekunder(rad.tid_us), tidspunkt(kall, rad.tid_us)),
            Celle(leser, leser, None if person is None else kall.til(INNSYN, person=person)),
            Celle(organ, organ),
            Celle(slag, slag),
            Celle(innsyn.ting, om, kall.til(INNSYN, ting=innsyn.ting) if innsyn.ting else None),
            Celle(adresse, adresse, kall.til(adresse) if adresse.startswith("/") else None),
            Celle(innsyn.fil or "", innsyn.fil or ""),
            Celle(grunn, grunn),
        ),
        str(rad.posisjon),
    )


def _ingen(kall: Kall, grunn: Innsynsgrunn) -> str:
    """Who it was when nobody is known: a reader from outside, or whoever runs the program."""
    return kall.t(grunn.tekst) if grunn is Innsynsgrunn.DRIFT else kall._("Ikke innlogget")


def _adresse(side_: str, ting: str) -> str:
    """The address that was read: the ids put back in their places."""
    ledd = iter(ting.split("/"))
    return _LEDD.sub(lambda sted: next(ledd, sted[0]), side_)


def _om(kall: Kall, side_: str, ting: str) -> str:
    """What was read about, in words where the ids have any."""
    navngitt = _LEDD.findall(side_)
    ledd = ting.split("/") if ting else []
    navn = navngitt + [""] * len(ledd)
    return ", ".join(_ord(kall, n, id_) for n, id_ in zip(navn, ledd, strict=False))


def _ord(kall: Kall, navn: str, id_: str) -> str:
    if navn == "lop":
        return stromnavn(kall, f"{LOP}:{id_}")
    if navn == "kommune":
        return kall.kommunenavn(id_)
    if navn in {"organ", "nettverk"}:
        return kall.organnavn(id_)
    return stromnavn(kall, id_) if id_.partition(":")[0] in AGGREGATER else id_
