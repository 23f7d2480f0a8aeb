"""The spørreskjemaer of a løp on P-13: who was asked, who answered, and what they said (K-215)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.application.kommando import Kommando
from innforing.application.prove import prov_kommando
from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.domain.sporreskjema.verdier import PASTANDER
from innforing.projections.sporreskjemaer import SPURTE, SVARTE, Sporreskjemaer, les
from innforing.web.innlogging import Flate
from innforing.web.lister.celler import INGEN
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.lopet.lopsord import bak
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.projections.sporreskjemaer import Skjema
    from innforing.web.kall import Kall

SEND: Final = "send_sporreskjema"
LEDERS: Final = ("spor_flere", "lukk_sporreskjema")
"""The other steps of the one who asks."""
HELE: Final = "hele"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skjemablokk:
    """One spørreskjema."""

    tittel: str
    status: tuple[str, str]
    """Code and word."""
    frist: str
    spurt: int
    svarte: int
    bak_spurt: str | None
    bak_svarte: str | None
    """The events behind; not for kommuner, who see no events of others."""
    mangler: tuple[str, ...]
    """Kommuner that have not answered; not for kommuner."""
    svar: Lenke | None
    """Where the reader's own kommune answers."""
    steg: tuple[Lenke, ...]
    temaer: Tabellvisning | None
    """What they said; not for kommuner, of which one could be all that answered."""


def skjemaer(kall: Kall, lop: str) -> list[Skjema]:
    """The spørreskjemaer of a løp, at the moment of the page."""
    with kall.sight(Sporreskjemaer.navn) as sight:
        return les(sight, lop=lop)


def lister(kall: Kall, funnet: list[Skjema]) -> tuple[Liste, ...]:
    """The answers of each, tema by tema, for those who may see them."""
    return () if _er_kommune(kall) else tuple(_liste(kall, skjema) for skjema in funnet)


def blokker(kall: Kall, funnet: list[Skjema], listene: tuple[Liste, ...]) -> Iterator[Skjemablokk]:
    """Each of them, as it is shown."""
    etter_navn = {liste.navn: liste for liste in listene}
    for skjema in funnet:
        liste = etter_navn.get(_navn(skjema))
        mangler = [kommune for kommune in skjema.spurte if kommune not in skjema.svarte]
        apent = skjema.lukket is None
        yield Skjemablokk(
            tittel=_tittel(kall, skjema.pulje),
            status=("ring", kall._("Åpent for svar")) if apent else ("hake", kall._("Lukket")),
            frist=kall.dato(date.fromisoformat(skjema.svarfrist)) if skjema.svarfrist else "",
            spurt=len(skjema.spurte),
            svarte=len(skjema.svarte),
            bak_spurt=_bak(kall, skjema, SPURTE),
            bak_svarte=_bak(kall, skjema, SVARTE),
            mangler=() if _er_kommune(kall) else tuple(sorted(map(kall.kommunenavn, mangler))),
            svar=_svarlenke(kall, skjema),
            steg=_steg(kall, f"sporreskjema:{skjema.id}"),
            temaer=None if liste is None else vis(liste, kall),
        )


def sendes(kall: Kall, lop: str, innhold: Innforingslop, funnet: list[Skjema]) -> tuple[Lenke, ...]:
    """A link for each spørreskjema that the reader may send now: one a pulje, and the whole."""
    if kall.spolt or kall.jeg is None:
        return ()
    sendt = {skjema.pulje for skjema in funnet}
    i_gang = [p.nr for p in innhold.puljer_i(Puljefase.GJENNOMFORING)]
    evaluert = {evaluering.pulje for evaluering in innhold.evalueringer}
    puljer = [nr for nr in (*i_gang, None) if nr not in sendt | evaluert]
    return tuple(
        Lenke(
            kall._("Send spørreskjema: {hva}").format(hva=_tittel(kall, nr)),
            kall.til(f"/steg/{SEND}/{strom}", tilbake=kall.sti),
        )
        for nr in puljer
        if _kan_sende(kall, strom := f"sporreskjema:{lop}" + ("" if nr is None else f":{nr}"))
    )


def _kan_sende(kall: Kall, strom: str) -> bool:
    """Whether only the date is missing: the engine is asked, with one in a hundred years."""
    if kall.jeg is None:
        return False
    data: dict[str, object] = {"svarfrist": kall.na.date().replace(year=2100, day=1).isoformat()}
    kommando = Kommando(id=str(uuid.uuid4()), steg=SEND, pa=strom, aktor=kall.jeg.aktor, data=data)
    return prov_kommando(kall.hus.levende, kall.hus.kommuner, kommando, na=kall.na) is None


def _steg(kall: Kall, strom: str) -> tuple[Lenke, ...]:
    stegene = (m for m in kall.mulige(strom) if m.steg in LEDERS and m.min and not m.sperrer)
    return tuple(
        Lenke(kall.ordbok().steg(m.steg), kall.til(f"/steg/{m.steg}/{strom}", tilbake=kall.sti))
        for m in stegene
    )


def _svarlenke(kall: Kall, skjema: Skjema) -> Lenke | None:
    egen = None if kall.jeg is None else kall.jeg.kommune
    if egen is None or egen not in skjema.spurte or skjema.lukket or kall.spolt:
        return None
    gitt = egen in skjema.svarte
    tekst = kall._("Endre svaret deres") if gitt else kall._("Svar på spørreskjemaet")
    return Lenke(tekst, kall.til(f"/sporreskjema/{skjema.id}"))


def _bak(kall: Kall, skjema: Skjema, tall: str) -> str | None:
    if _er_kommune(kall):
        return None
    return bak(kall, Sporreskjemaer.navn, skjema.lop, _hvilket(skjema), tall)


def _hvilket(skjema: Skjema) -> str:
    return HELE if skjema.pulje is None else str(skjema.pulje)


def _er_kommune(kall: Kall) -> bool:
    return kall.jeg is None or kall.jeg.flate is Flate.KOMMUNE


def _tittel(kall: Kall, pulje: int | None) -> str:
    return kall._("Hele løpet") if pulje is None else kall._("Pulje {nr}").format(nr=pulje)


def _navn(skjema: Skjema) -> str:
    return f"svar_{_hvilket(skjema)}"


def _liste(kall: Kall, skjema: Skjema) -> Liste:
    _ = kall._
    return Liste(
        navn=_navn(skjema),
        tittel=_("Svarene: {hva}").format(hva=_tittel(kall, skjema.pulje)),
        kolonner=(
            Kolonne("tema", _("Tema")),
            Kolonne("pastand", _("Påstand")),
            Kolonne("snitt", _("Snitt"), "tall", om=_("1 er helt uenig, og 5 er helt enig.")),
            Kolonne("svar", _("Svar"), "tall"),
            Kolonne("vet_ikke", _("Vet ikke"), "tall"),
        ),
        rader=tuple(_rad(kall, skjema, tema) for tema in skjema.temaer),
        tomt=_("Skjemaet spør ikke om noe."),
    )


def _rad(kall: Kall, skjema: Skjema, kode: str) -> Rad:
    tema = next(t for t in Evalueringstema if t.value == kode)
    navn, pastand = kall.t(tema.tekst), kall.t(PASTANDER[skjema.utgave][tema])
    sum_ = skjema.svar[kode].sum
    snitt = sum_.snitt
    celler = (
        Celle(navn, navn),
        Celle(pastand, pastand),
        INGEN if snitt is None else Celle(snitt, kall.tall(snitt)),
        Celle(sum_.svar, kall.tall(sum_.svar), bak=_bak(kall, skjema, kode)),
        Celle(sum_.vet_ikke, kall.tall(sum_.vet_ikke)),
    )
    return Rad(celler, kode)
