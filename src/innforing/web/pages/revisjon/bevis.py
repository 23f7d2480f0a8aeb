"""P-17 Bevis, `/revisjon/bevis`: the tree of the log, and what was kept outside held against it.

The tree is shown as it is now, whatever moment the rest of the site is shown for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import structlog

from innforing.application.bevisprove import Brudd, Bruddart, brudd, gjennomga, tilvekst
from innforing.eventlog.notes import NotANote, signed_by
from innforing.eventlog.policy import InvalidPolicy
from innforing.eventlog.tiles import WIDTH, TileMissing, Tiles, tile_path
from innforing.web.deler import Feillinje
from innforing.web.innlogging import Flate
from innforing.web.pages.revisjon.bevisfiler import ADRESSE as FILENE
from innforing.web.pages.revisjon.bevishendelse import POSISJON, hendelsesbevis
from innforing.web.pages.revisjon.bevisoppskrift import Oppskrift, oppskrifter
from innforing.web.pages.revisjon.bevisord import (
    FEIL,
    HALV,
    HOLDER,
    Bevisboks,
    alarmboks,
    bare_du,
    bruddboks,
    rotverdier,
    vekstboks,
    vitnene,
    vitneord,
)
from innforing.web.pages.revisjon.bevisskjema import (
    ROT,
    SJEKKPUNKT,
    STORRELSE,
    Tidligere,
    les_tidligere,
)
from innforing.web.pages.revisjon.hendelsesord import tidspunkt
from innforing.web.pages.revisjon.revisjon import Revisjon, klokker, revisjonsfaner
from innforing.web.pages.revisjon.uttrekk import UTTREKK
from innforing.web.side import FEIL_I_SKJEMA, Lenke

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.application.bevisstatus import Bevisstatus
    from innforing.web.kall import Kall

log = structlog.get_logger()
BEVIS: Final = "/revisjon/bevis"
ALT: Final = "alt"
FLEST_GJENNOMGATT: Final = 200_000
"""Events that are looked through while somebody waits for the page."""
VISTE: Final = 10
"""Earlier checkpoints that are led to; the folder has all."""


@dataclass(frozen=True, kw_only=True)
class Bevisside(Revisjon):
    """What can be said of the tree, and what was asked of it."""

    stand: Bevisboks
    utgitt: bool
    """Whether there is anything to hold against something."""
    alarmer: tuple[Bevisboks, ...] = ()
    """What is late."""
    feillinjer: tuple[Feillinje, ...] = ()
    vekst: Bevisboks | None = None
    hendelse: Bevisboks | None = None
    gjennomgatt: Bevisboks | None = None
    felt: Mapping[str, str] = field(default_factory=dict)
    """What was written in each field."""
    oppskrifter: tuple[Oppskrift, ...]
    filer: tuple[Lenke, ...] = ()
    pakke: str | None = None
    """Where all of them are given as one bundle, for those who may take it."""
    sjekkpunkter: tuple[Lenke, ...] = ()
    skjulte: tuple[tuple[str, str], ...] = ()
    """The moment of the site, that the forms take along."""


def bevis(kall: Kall) -> Bevisside:
    """The state of the proof, and the answer to what the address asks."""
    try:
        status = kall.hus.bevisstatus()
    except NotANote:
        return _side(kall, bruddboks(kall, Brudd(Bruddart.SJEKKPUNKT)))
    except TileMissing:
        return _side(kall, bruddboks(kall, Brudd(Bruddart.FLISER)))
    except InvalidPolicy:
        utsagn = kall._("Filen som nevner vitnene, kan ikke leses.")
        rett = kall._("Rett filen som INNFORING_POLICY peker på.")
        return _side(kall, Bevisboks(utsagn, FEIL, rad=(rett,)))
    brutt = brudd(kall.hus.reader, status)
    if brutt is not None:
        log.error("loggen_holder_ikke", hva=brutt.art.value, posisjon=brutt.posisjon)
    if status.sjekkpunkt is None:
        return _side(kall, _ikke_utgitt(kall, status), alarmer=_alarmer(kall, status))
    if brutt is not None:
        return _side(kall, bruddboks(kall, brutt), status)
    return _besvart(kall, status)


def _side(
    kall: Kall,
    stand: Bevisboks,
    status: Bevisstatus | None = None,
    *,
    alarmer: tuple[Bevisboks, ...] = (),
) -> Bevisside:
    return Bevisside(
        tittel=kall._("Bevis"),
        faner=revisjonsfaner(kall, BEVIS),
        oppskrifter=oppskrifter(kall),
        stand=stand,
        alarmer=alarmer,
        utgitt=False,
        filer=_filer(kall, status) if status is not None and status.size else (),
        skjulte=klokker(kall),
    )


def _alarmer(kall: Kall, status: Bevisstatus) -> tuple[Bevisboks, ...]:
    return tuple(alarmboks(kall, alarm) for alarm in kall.hus.bevisalarmer(status))


def _ikke_utgitt(kall: Kall, status: Bevisstatus) -> Bevisboks:
    """Nothing is published yet: what to run."""
    if not status.nokler:
        kjor = kall._("Kjør «innforing key new --host VERT» én gang, på maskinen som signerer.")
        return Bevisboks(kall._("Loggen har ingen nøkkel ennå."), HALV, rad=(kjor,))
    kjor = kall._("Kjør «innforing publish», eller la tjeneren stå på: den utgir av seg selv.")
    return Bevisboks(kall._("Ingenting er utgitt ennå."), HALV, _nokler(kall, status), rad=(kjor,))


def _besvart(kall: Kall, status: Bevisstatus) -> Bevisside:
    """The tree, and the answer to each thing that was asked of it."""
    felt = {navn: kall.sporring.get(navn, "") for navn in (SJEKKPUNKT, STORRELSE, ROT, POSISJON)}
    svar = [_vekst(kall, status), hendelsesbevis(kall, status, felt[POSISJON].strip())]
    feil = tuple(ett for ett in svar if isinstance(ett, Feillinje))
    vekst, hendelse = (None if isinstance(ett, Feillinje) else ett for ett in svar)
    return Bevisside(
        tittel=kall._("Bevis"),
        status=FEIL_I_SKJEMA if feil else 200,
        feil=bool(feil),
        faner=revisjonsfaner(kall, BEVIS),
        oppskrifter=oppskrifter(kall),
        stand=_stand(kall, status),
        alarmer=_alarmer(kall, status),
        utgitt=True,
        feillinjer=feil,
        vekst=vekst,
        hendelse=hendelse,
        gjennomgatt=_gjennomgatt(kall, status),
        felt=felt,
        filer=_filer(kall, status),
        pakke=UTTREKK if kall.jeg is not None and kall.jeg.flate is Flate.REVISOR else None,
        sjekkpunkter=_sjekkpunkter(kall, status),
        skjulte=klokker(kall),
    )


def _stand(kall: Kall, status: Bevisstatus) -> Bevisboks:
    """Which tree is signed, when, by whom, and who outside has confirmed it."""
    sjekkpunkt = status.sjekkpunkt
    if sjekkpunkt is None:
        return _ikke_utgitt(kall, status)
    nar = kall._("Ukjent") if status.signert_us is None else tidspunkt(kall, status.signert_us)
    utenfor = kall.hus.reader.last()[0] - sjekkpunkt.size
    setning = kall._("{antall} hendelser står i et signert sjekkpunkt.")
    rad = (*_venter(kall, utenfor), bare_du(kall))
    return Bevisboks(
        utsagn=f"{setning.format(antall=kall.tall(sjekkpunkt.size))} {vitneord(kall, status)}.",
        kode=HOLDER if status.bekreftet else HALV,
        verdier=(
            (kall._("Loggens navn"), sjekkpunkt.origin),
            *rotverdier(kall, sjekkpunkt),
            (kall._("Signert"), nar),
            (kall._("Vitner"), vitnene(kall, status)),
            *_nokler(kall, status),
        ),
        rad=rad,
    )


def _venter(kall: Kall, antall: int) -> tuple[str, ...]:
    if not antall:
        return ()
    setning = kall.antall(
        "{n} hendelse er kommet til etterpå, og venter på neste sjekkpunkt.",
        "{n} hendelser er kommet til etterpå, og venter på neste sjekkpunkt.",
        antall,
    )
    return (setning,)


def _nokler(kall: Kall, status: Bevisstatus) -> tuple[tuple[str, str], ...]:
    return tuple((kall._("Nøkkel til å kontrollere med"), n.text()) for n in status.nokler)


def _vekst(kall: Kall, status: Bevisstatus) -> Bevisboks | Feillinje | None:
    """Whether the log only grew since what was pasted in."""
    na = status.sjekkpunkt
    if na is None:
        return None
    for_ = les_tidligere(kall, na.origin)
    if not isinstance(for_, Tidligere):
        return for_
    signert = None
    if for_.note is not None:
        signert = signed_by(for_.note, status.nokler)
    try:
        svar = tilvekst(Tiles(status.mappe), for_.sjekkpunkt, na)
    except TileMissing:
        return bruddboks(kall, Brudd(Bruddart.FLISER))
    return vekstboks(kall, for_.sjekkpunkt, svar, signert=signert)


def _gjennomgatt(kall: Kall, status: Bevisstatus) -> Bevisboks | None:
    """Every event of the log held against the tree, when that is asked for."""
    sjekkpunkt = status.sjekkpunkt
    if sjekkpunkt is None or kall.sporring.get(ALT) != "ja":
        return None
    if status.size > FLEST_GJENNOMGATT:
        kjor = kall._("Kjør «innforing verify --full», som går gjennom alt.")
        return Bevisboks(kall._("Loggen er for lang til å gå gjennom her."), HALV, rad=(kjor,))
    brutt = gjennomga(kall.hus.reader, Tiles(status.mappe), sjekkpunkt)
    if brutt is not None:
        return bruddboks(kall, brutt)
    setning = kall._("Alle de {antall} hendelsene er de som står i sjekkpunktet.")
    utsagn = setning.format(antall=kall.tall(status.size))
    return Bevisboks(utsagn, HOLDER, rad=(bare_du(kall),))


def _filer(kall: Kall, status: Bevisstatus) -> tuple[Lenke, ...]:
    """The newest checkpoint and where the tiles begin; the entries are for the revisor."""
    flis, linjer = (tile_path(n, 0, min(WIDTH, status.size)) for n in (0, "entries"))
    filer = (
        Lenke(kall._("Siste sjekkpunkt"), f"{FILENE}/checkpoint"),
        Lenke(kall._("Første flis av treet"), f"{FILENE}/{flis}"),
    )
    if kall.jeg is None or kall.jeg.flate is not Flate.REVISOR:
        return filer
    return (*filer, Lenke(kall._("De første hendelsene som blader"), f"{FILENE}/{linjer}"))


def _sjekkpunkter(kall: Kall, status: Bevisstatus) -> tuple[Lenke, ...]:
    """The newest of those that are kept for ever."""
    setning = kall._("Sjekkpunkt med {antall} hendelser")
    return tuple(
        Lenke(setning.format(antall=kall.tall(antall)), f"{FILENE}/sjekkpunkt/{antall}")
        for antall in Tiles(status.mappe).kept()[: -VISTE - 1 : -1]
    )
