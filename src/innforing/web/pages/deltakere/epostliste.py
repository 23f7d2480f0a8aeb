"""«Kopier e-postadresser»: `/lop/{lop}/deltakere/epost`, for those who may contact the kommuner."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.organ.organ import Organ
from innforing.web.innlogging import Flate
from innforing.web.innsyn import krev_innsyn
from innforing.web.kall import IkkeAdgang
from innforing.web.pages.deltakere.deltakerbord import les_bord
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innforing.web.kall import Kall
    from innforing.web.pages.deltakere.deltakerbord import Bordrad

SKILLE = "; "
"""Between addresses, as mail programs take them."""


@dataclass(frozen=True, slots=True)
class Mottaker:
    """Whom to write to in one kommune."""

    kommune: str
    navn: str
    rolle: str
    epost: str
    """Empty: none is registered."""


@dataclass(frozen=True, kw_only=True)
class Epostside(Lopsside):
    """The addresses, ready to be copied."""

    tilbake: str
    mottakere: tuple[Mottaker, ...]
    adresser: str
    antall: int
    uten_adresse: tuple[str, ...]
    """Kommuner where nobody with an address is registered."""
    utelatt: tuple[str, ...]
    """Those that said no, and are not reminded (K-161)."""
    registrer: str | None
    """Where it is registered that they were written to."""


def epost(kall: Kall, lop: str) -> Epostside:
    """The addresses of the chosen kommuner; of none chosen: of those that have not answered."""
    krev_innsyn(kall, f"innforingslop:{lop}")
    bord = les_bord(kall, lop)
    mine = {rad.en.kommune for rad in bord.for_meg("registrer_kontakt")}
    if not mine or kall.jeg is None or kall.jeg.flate is Flate.KOMMUNE:
        raise IkkeAdgang(Rolle.INNFORINGSLEDER, Rolle.KONTAKTPERSON_EHELSE, Rolle.NETTVERKSRESSURS)
    valgt = set(kall.flere("kommune")) or {r.en.kommune for r in bord.rader if r.ikke_svart}
    rader = [rad for rad in bord.rader if rad.en.kommune in valgt & mine]
    sporres = [rad for rad in rader if rad.en.sporres]
    mottakere = tuple(_mottakere(kall, sporres))
    adresser = dict.fromkeys(m.epost for m in mottakere if m.epost)
    naadd = {m.kommune for m in mottakere if m.epost}
    hode = lopshode(kall, lop, "deltakere")
    tilbake = kall.til(f"/lop/{lop}/deltakere")
    return Epostside(
        tittel=kall._("Kopier e-postadresser"),
        smuler=(*hode.smuler, Lenke(hode.fane, tilbake)),
        hode=hode,
        tilbake=tilbake,
        mottakere=mottakere,
        adresser=SKILLE.join(adresser),
        antall=len(adresser),
        uten_adresse=tuple(rad.navn for rad in sporres if rad.navn not in naadd),
        utelatt=tuple(rad.navn for rad in rader if not rad.en.sporres),
        registrer=_registrer(lop, sporres) if sporres else None,
    )


def _registrer(lop: str, rader: Iterable[Bordrad]) -> str:
    """The action page for a contact by mail with the same kommuner."""
    valgt = "&".join(f"kommune={rad.en.kommune}" for rad in rader)
    return f"/lop/{lop}/deltakere/handling?gjor=kontakt&{valgt}"


def _mottakere(kall: Kall, rader: Iterable[Bordrad]) -> Iterator[Mottaker]:
    """The contact person of each kommune, else those who answer for it."""
    fullmektige = _fullmektige(kall)
    personer = {p.id: p for p in kall.hus.personer.alle()}
    kontakt, svarer = kall._("Kontaktperson"), kall.t(Rolle.FULLMEKTIG.tekst)
    for rad in rader:
        egen = rad.en.kontaktperson
        valgt = [(egen, kontakt)] if egen else [(p, svarer) for p in fullmektige[rad.en.kommune]]
        for id_, rolle in valgt:
            person = personer.get(id_)
            if person is not None and person.opplysninger is not None:
                yield Mottaker(rad.navn, person.navn, rolle, person.opplysninger.epost or "")


def _fullmektige(kall: Kall) -> Mapping[str, list[str]]:
    """Kommune → person ids of those who answer for it today."""
    ut: defaultdict[str, list[str]] = defaultdict(list)
    for organ in kall.leser.under("organ:").values():
        if isinstance(organ, Organ) and organ.kommune is not None:
            ut[organ.kommune] += [
                verv.person
                for verv in organ.aktive(kall.moment.dag)
                if verv.rolle is Rolle.FULLMEKTIG
            ]
    return ut
