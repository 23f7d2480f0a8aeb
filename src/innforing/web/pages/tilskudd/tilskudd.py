"""P-16 Tilskudd, `/tilskudd?ar=2024`: the table as printed, the ledgers, and the key tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.fordeling.steg.registrer_fordeling import RegistrerFordeling
from innforing.domain.fordeling.verdier import Vedtaksorgan
from innforing.projections.tilskudd.tilskudd import Tilskuddene, alle_ar, fordelingen, i_aret
from innforing.web.deler import Linje
from innforing.web.innlogging import Flate
from innforing.web.lister.tabell import visninger
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.losninger.losningssteg import kan_begynne, mine_steg, stegets_adresse
from innforing.web.pages.tilskudd.nokkelprove import Nokkelprove, proven
from innforing.web.pages.tilskudd.tilskuddslister import (
    regnskapslisten,
    simuleringslisten,
    tabellen,
)
from innforing.web.pages.tilskudd.tilskuddsord import TILSKUDD, dagen, kr, mine
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.tilskudd.svar import Arsfordeling, Tilskuddssvar
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Liste, Tabellvisning


@dataclass(frozen=True, kw_only=True)
class Tilskuddsside(Side):
    """The grants of one year."""

    ar: str
    arene: tuple[Lenke, ...]
    finnes: bool
    """Whether the table of the year is entered."""
    fakta: tuple[Linje, ...]
    """The decision behind the table."""
    avrunding: str
    """What the rows sum to, when that is not what is printed (K-267)."""
    tabeller: dict[str, Tabellvisning]
    samlet: tuple[Linje, ...]
    prove: Nokkelprove | None
    """None: for those who see their own grants only."""
    lagrede: tuple[str, ...]
    """The simulations that were kept, in words."""
    registrer: str | None
    steg: tuple[Lenke, ...]


def oversikt(kall: Kall) -> Tilskuddsside:
    """The year of the address, else the last that there is."""
    with kall.sight(Tilskuddene.navn) as sight:
        arene = alle_ar(sight)
        ar = kall.sporring.get("ar", "").strip()[:4] or (arene[0] if arene else str(kall.na.year))
        fordeling, alle = fordelingen(sight, ar), mine(kall, i_aret(sight, ar))
    alt = kall.jeg is not None and kall.jeg.flate is not Flate.KOMMUNE
    prove = proven(kall, ar, fordeling) if alt and fordeling is not None else None
    lister = tuple(_lister(kall, fordeling, alle, prove))
    strom = f"fordeling:{ar}"
    kan = fordeling is None and ar.isdecimal() and kan_begynne(kall, RegistrerFordeling)
    return Tilskuddsside(
        tittel=kall._("Tilskudd for {ar}").format(ar=ar),
        lister=lister,
        ar=ar,
        arene=tuple(Lenke(a, kall.til(TILSKUDD, ar=a), a == ar) for a in arene),
        finnes=fordeling is not None,
        fakta=tuple(_fakta(kall, fordeling)),
        avrunding=_avrunding(kall, fordeling),
        tabeller={v.liste.navn: v for v in visninger(lister, kall)},
        samlet=tuple(_samlet(kall, alle)) if alt else (),
        prove=prove,
        lagrede=tuple(_lagrede(kall, fordeling)) if alt else (),
        registrer=stegets_adresse(kall, RegistrerFordeling.trigger(), strom) if kan else None,
        steg=tuple(mine_steg(kall, strom, bare_klare=True).values()) if fordeling else (),
    )


def _lister(
    kall: Kall,
    fordeling: Arsfordeling | None,
    alle: tuple[Tilskuddssvar, ...],
    prove: Nokkelprove | None,
) -> Iterator[Liste]:
    if fordeling is None:
        return
    yield tabellen(kall, fordeling)
    yield regnskapslisten(kall, fordeling, alle)
    if prove is not None and prove.simulering is not None:
        yield simuleringslisten(kall, fordeling, prove.simulering)


def _fakta(kall: Kall, fordeling: Arsfordeling | None) -> Iterator[Linje]:
    if fordeling is None:
        return
    _ = kall._
    yield Linje(_("Vedtatt av"), kodeord(kall, Vedtaksorgan, fordeling.vedtatt_av))
    yield Linje(_("Vedtatt"), dagen(kall, fordeling.vedtatt))
    yield Linje(_("Fordelingsnøkkelen, med brevets ord"), fordeling.nokkelord)
    brev = f"{fordeling.referanse}, {dagen(kall, fordeling.datert)}"
    yield Linje(_("Brevet"), brev)
    yield Linje(_("Sum av radene"), kr(kall, fordeling.radsum))
    yield Linje(_("Sum som er trykt"), kr(kall, fordeling.oppgitt))


def _avrunding(kall: Kall, fordeling: Arsfordeling | None) -> str:
    if fordeling is None or fordeling.radsum == fordeling.oppgitt:
        return ""
    avvik = fordeling.radsum - fordeling.oppgitt
    mer = kall._("Radene gir {avvik} kr mer enn summen som er trykt.")
    mindre = kall._("Radene gir {avvik} kr mindre enn summen som er trykt.")
    setning = (mer if avvik > 0 else mindre).format(avvik=kall.tall(abs(avvik)))
    return f"{setning} {kall._('De er avrundet hver for seg, og begge står slik de er trykt.')}"


def _samlet(kall: Kall, alle: tuple[Tilskuddssvar, ...]) -> Iterator[Linje]:
    """What the year comes to; a row that is paid per kommune counts once."""
    _ = kall._
    betales = [t.tallene for t in alle if not t.utbetales_til]
    for tekst, navn in (
        (_("Ramme"), "ramme"),
        (_("Brukt før"), "brukt_for"),
        (_("Utbetalt"), "utbetalt"),
        (_("Gjenstår"), "gjenstar"),
        (_("Krevd tilbake"), "krevd"),
    ):
        yield Linje(tekst, kr(kall, sum(tall[navn] for tall in betales)))


def _lagrede(kall: Kall, fordeling: Arsfordeling | None) -> Iterator[str]:
    for s in () if fordeling is None else fordeling.simuleringer:
        setning = kall._(
            "{forst} kr først, {flat} flatt, {kommuner} etter kommuner og {folketall} etter "
            "folketall (tusendeler): største avvik {avvik} kr"
        )
        yield setning.format(
            forst=kall.tall(s.forst),
            flat=s.flat_andel,
            kommuner=s.kommuneandel,
            folketall=s.folketallsandel,
            avvik=kall.tall(s.storste_avvik),
        )
