"""P-17 Sammenlign: what differs between two moments, figure by figure (K-372)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from innforing.application.moment import Moment, les_moment
from innforing.application.ta_steg import mikrosekunder
from innforing.domain.grunnmur.aktor import Rolle
from innforing.projections.statement import difference
from innforing.web.deler import Feillinje
from innforing.web.kall import IkkeAdgang
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.revisjon.bak import SKILLE
from innforing.web.pages.revisjon.lesemodeller import LESEMODELLER
from innforing.web.pages.revisjon.revisjon import Revisjon, revisjonsfaner
from innforing.web.pages.revisjon.spoling import tidsfeil, to_klokker
from innforing.web.pages.revisjon.stiord import Stiord
from innforing.web.side import FEIL_I_SKJEMA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.projections.statement import Change, Statement
    from innforing.web.kall import Kall

SAMMENLIGN: Final = "/revisjon/sammenlign"
TIDER: Final = ("fra", "til", "fra_kjent", "til_kjent")
VIST: Final = 20
"""Positions that are named; the figure itself leads to them all."""


@dataclass(frozen=True, kw_only=True)
class Sammenligning(Revisjon):
    """The two moments, and what is another at the one than at the other."""

    feillinjer: tuple[Feillinje, ...]
    modeller: tuple[tuple[str, str], ...]
    """Read models that can be compared: name and what it is called."""
    valg: dict[str, str]
    """What stands in each field."""
    to_klokker: bool
    om: str
    """What the chosen read model counts."""
    liste: Tabellvisning | None


def side(kall: Kall) -> Sammenligning:
    """`/revisjon/sammenlign?modell=&om=&fra=&til=&fra_kjent=&til_kjent=`."""
    valg = {n: kall.sporring.get(n, "").strip() for n in ("modell", "om", *TIDER)}
    if (valg["fra_kjent"] or valg["til_kjent"]) and not to_klokker(kall):
        raise IkkeAdgang(Rolle.REVISOR)
    spurt = bool(kall.sporring.get("modell"))
    feil = tuple(_feil(kall, valg)) if spurt else ()
    liste = _listen(kall, valg) if spurt and not feil else None
    kjent = LESEMODELLER.get(valg["modell"])
    return Sammenligning(
        tittel=kall._("Sammenlign to tidspunkter"),
        status=FEIL_I_SKJEMA if feil else 200,
        feil=bool(feil),
        faner=revisjonsfaner(kall, SAMMENLIGN),
        lister=() if liste is None else (liste,),
        feillinjer=feil,
        modeller=tuple((navn, kall.t(modell.navn)) for navn, modell in LESEMODELLER.items()),
        valg=valg,
        to_klokker=to_klokker(kall),
        om="" if kjent is None else kall.t(kjent.om),
        liste=None if liste is None else vis(liste, kall),
    )


def _feil(kall: Kall, valg: dict[str, str]) -> list[Feillinje]:
    feil: list[Feillinje] = []
    if valg["modell"] not in LESEMODELLER:
        feil.append(Feillinje(kall._("Velg hva som skal sammenlignes."), "modell"))
    if not valg["om"]:
        feil.append(Feillinje(kall._("Skriv hva det gjelder, for eksempel et løp."), "om"))
    if not valg["fra"] and not valg["fra_kjent"]:
        feil.append(Feillinje(kall._("Skriv det første tidspunktet."), "fra"))
    for felt in TIDER:
        klokke = "kjent" if felt.endswith("kjent") else "per"
        setning = tidsfeil(kall, klokke, valg[felt])
        if setning is not None:
            feil.append(Feillinje(setning, felt))
    return feil


def _momenter(kall: Kall, valg: dict[str, str]) -> tuple[Moment, Moment]:
    """What is left out is as in the other: the later one as now, the earlier one as the later."""
    etter = _moment(kall, valg, "til", Moment(mikrosekunder(kall.na), None))
    return _moment(kall, valg, "fra", etter), etter


def _moment(kall: Kall, valg: dict[str, str], navn: str, ellers: Moment) -> Moment:
    per, kjent = valg[navn] or None, valg[f"{navn}_kjent"] or None
    lest = les_moment(kall.hus, kall.na, per=per, kjent=kjent)
    return Moment(
        ellers.per if per is None else lest.per, ellers.kjent if kjent is None else lest.kjent
    )


def _listen(kall: Kall, valg: dict[str, str]) -> Liste:
    ord_, modell = Stiord(kall), valg["modell"]
    for_, etter = _momenter(kall, valg)
    svar = [
        kall.lesesiden.statements(
            modell, kall.hus.kommuner, per=m.per, kjent=m.kjent, about=valg["om"]
        )
        for m in (for_, etter)
    ]
    tomt = kall._("Ingenting er ulikt.")
    if not any(svar):
        tomt = kall._("Det finnes ikke noe om dette på noen av tidspunktene.")
    return Liste(
        navn="forskjeller",
        tittel=kall._("Forskjeller"),
        kolonner=(
            Kolonne("sted", kall._("Hva")),
            Kolonne("var", kall._("Var")),
            Kolonne("ble", kall._("Ble")),
            Kolonne("hendelser", kall._("Hendelser som skiller dem")),
        ),
        rader=tuple(
            _rad(kall, ord_, str(nr), endring, _bak(valg, endring))
            for nr, endring in enumerate(difference(*svar))
        ),
        tomt=tomt,
    )


def _bak(valg: dict[str, str], endring: Change) -> str | None:
    """The events behind the figure, at the later moment."""
    if endring.after is None:
        return None
    moment = {"per": valg["til"], "kjent": valg["til_kjent"]}
    par = {"sti": SKILLE.join(endring.path)} | {n: v for n, v in moment.items() if v}
    return f"/bak/{valg['modell']}?{urlencode(par)}"


def _rad(kall: Kall, ord_: Stiord, nr: str, endring: Change, bak: str | None) -> Rad:
    sted, nye = ord_.sti(endring.path), _nye(endring)
    hale = " …" if len(nye) > VIST else ""
    posisjoner = ", ".join(kall.tall(nr) for nr in nye[:VIST]) + hale
    return Rad(
        (
            Celle(sted, sted),
            _celle(ord_, endring.before),
            _celle(ord_, endring.after),
            Celle(
                posisjoner, posisjoner, kall.til(f"/hendelser/{nye[0]}") if len(nye) == 1 else None
            ),
        ),
        nr,
        bak,
    )


def _celle(ord_: Stiord, celle: Statement | None) -> Celle:
    return Celle(None, "–") if celle is None else Celle(celle.value, ord_.verdi(celle.value))


def _nye(endring: Change) -> Sequence[int]:
    """The events that only one of the two answers rests on."""
    for_, etter = (
        set(celle.positions) if celle else set() for celle in (endring.before, endring.after)
    )
    return sorted(for_ ^ etter)
