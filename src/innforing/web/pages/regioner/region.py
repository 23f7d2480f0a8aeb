"""P-15 En region, `/regioner/{organ}`: people, what they cover, own løp, plan, the way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.regional_gruppe.verdier import (
    Funksjon,
    Kompetanseomrade,
    TidligereNettverk,
)
from innforing.projections.regioner.regioner import Regioner, gruppen
from innforing.web.deler import Linje
from innforing.web.innsyn import ser_strom
from innforing.web.kall import IkkeFunnet
from innforing.web.lister.tabell import visninger
from innforing.web.pages.lopet.lopsord import bak, kodeord
from innforing.web.pages.losninger.losningssteg import mine_steg
from innforing.web.pages.regioner.regionarbeid import (
    Arbeid,
    arbeidet,
    forankringen,
    planen,
    samarbeidet,
    unadde,
)
from innforing.web.pages.regioner.regionlister import (
    folkeliste,
    kompetanseliste,
    medlemsliste,
    rammeliste,
)
from innforing.web.pages.regioner.regionord import ALT, REGIONER, hullet, opplisting, stilling
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.regioner.gruppebilde import Gruppebilde
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning

OVERGANGSSTEG: Final = (
    *("viderefor_frikjop", "registrer_medlemskap", "avslutt_medlemskap"),
    *("registrer_rammebruk", "legg_ned_nettverk"),
)


@dataclass(frozen=True, kw_only=True)
class Regionside(Side):
    """One region."""

    form: str
    """The shape before where the group stands."""
    stilling: str
    kontakt: tuple[str, ...]
    """The one way in: the kontaktpersoner, and whether they are in FPU e-helse (K-233, K-221)."""
    steg: tuple[Lenke, ...]
    overgangssteg: tuple[Lenke, ...]
    """What is taken on the way from the earlier networks only."""
    fakta: tuple[Linje, ...]
    dekket: tuple[int, int, str]
    """Functions and competences that somebody covers, of all, and the events behind."""
    hull: str
    omrader: tuple[tuple[str, str], ...]
    """Shape and words for each of the two areas."""
    en_kommune: bool
    """Everybody comes from one kommune (K-227)."""
    tabeller: dict[str, Tabellvisning]
    arbeid: Arbeid
    plan: tuple[tuple[str, str], ...]
    """Sektor and what its leaders put first."""
    losninger: tuple[Lenke, ...]
    samarbeid: tuple[str, ...]
    prosjekter: tuple[str, ...]
    forankring: tuple[str, ...]
    unadde: str | None
    """Kommuner that no løp and no advice has reached (K-231); None: not asked of this body."""
    overgang: tuple[Linje, ...]
    behov: str
    historikk: str | None
    per: str


def region(kall: Kall, *, organ: str) -> Regionside:
    """Everything that is known of one regional gruppe."""
    with kall.sight(Regioner.navn) as sight:
        gruppe = gruppen(sight, organ)
    if gruppe is None:
        raise IkkeFunnet
    kall.hent_navn(p.tekst("person") for p in (*gruppe.personer, *gruppe.medlemskap))
    lister = [folkeliste(kall, gruppe), kompetanseliste(kall, gruppe)]
    if gruppe.medlemskap:
        lister.append(medlemsliste(kall, gruppe))
    if gruppe.rammebruk:
        lister.append(rammeliste(kall, gruppe))
    return _siden(kall, gruppe, {v.liste.navn: v for v in visninger(lister, kall)})


def _siden(kall: Kall, gruppe: Gruppebilde, tabeller: dict[str, Tabellvisning]) -> Regionside:
    strom = f"regional_gruppe:{gruppe.organ}"
    form, ord_ = stilling(kall, gruppe)
    mine = mine_steg(kall, strom, bare_klare=True)
    sti = bak(kall, Regioner.navn, gruppe.organ, "dekning", "hull")
    plan, losninger = planen(kall, gruppe)
    samarbeid, prosjekter = samarbeidet(kall, gruppe)
    return Regionside(
        tittel=gruppe.navn,
        smuler=(Lenke(kall._("Regioner"), kall.til(REGIONER)),),
        lister=tuple(v.liste for v in tabeller.values()),
        form=form,
        stilling=ord_,
        kontakt=tuple(_kontakten(kall, gruppe)),
        steg=tuple(lenke for trigger, lenke in mine.items() if trigger not in OVERGANGSSTEG),
        overgangssteg=tuple(mine[trigger] for trigger in OVERGANGSSTEG if trigger in mine),
        fakta=tuple(_fakta(kall, gruppe)),
        dekket=(ALT - len(gruppe.dekning.hull), ALT, sti),
        hull=hullet(kall, gruppe),
        omrader=tuple(_omradene(kall, gruppe)),
        en_kommune=len(gruppe.dekning.kommuner) == 1,
        tabeller=tabeller,
        arbeid=arbeidet(kall, gruppe),
        plan=plan,
        losninger=losninger,
        samarbeid=samarbeid,
        prosjekter=prosjekter,
        forankring=forankringen(kall, gruppe),
        unadde=unadde(kall, gruppe),
        overgang=tuple(_overgangen(kall, gruppe)),
        behov=kall.til("/behov"),
        historikk=kall.til(f"/historikk/{strom}") if ser_strom(kall, strom) else None,
        per=kall.dato(kall.moment.dag),
    )


def _kontakten(kall: Kall, gruppe: Gruppebilde) -> Iterator[str]:
    for t in gruppe.dekning.tilknytninger:
        if Funksjon.KONTAKTPERSON_EHELSE in t.funksjoner:
            setning = (
                kall._("{navn}, som også er med i KS FPU e-helse")
                if t.i_fpu
                else kall._("{navn}, som ikke er med i KS FPU e-helse")
            )
            yield setning.format(navn=kall.navn(t.person))


def _fakta(kall: Kall, gruppe: Gruppebilde) -> Iterator[Linje]:
    _ = kall._
    yield Linje(_("Digitaliseringsnettverk"), kall.organnavn(gruppe.nettverk))
    delt = (
        _("{funksjon}: {n}").format(funksjon=kall.t(f.tekst), n=antall)
        for f in Funksjon
        if (antall := gruppe.antall_per_funksjon.get(str(f.value)))
    )
    yield Linje(_("Personer i hver funksjon, slik nettverket vil ha det"), ", ".join(delt))
    kommuner = _kommunene(kall, gruppe.dekning.kommuner)
    yield Linje(_("Kommuner de kommer fra"), kommuner)
    yield Linje(_("Stillingsprosent til sammen"), kall.tall(gruppe.dekning.stillingsprosent))
    yield Linje(_("Ordning som gjelder"), kall.t(gruppe.ordning.tekst))
    if gruppe.start is not None:
        arbeidsgruppe = kall.organnavn(gruppe.start.tekst("arbeidsgruppe"))
        yield Linje(_("Forberedt av"), arbeidsgruppe)


def _kommunene(kall: Kall, kommuner: tuple[str, ...]) -> str:
    """The names; a kommune keeps its capital wherever it stands."""
    return ", ".join(map(kall.kommunenavn, kommuner))


def _omradene(kall: Kall, gruppe: Gruppebilde) -> Iterator[tuple[str, str]]:
    dekning = gruppe.dekning
    for omrade in Kompetanseomrade:
        mangler = [k for k in dekning.manglende_kompetanser if k.omrade is omrade]
        navn = kall.t(omrade.tekst)
        if not mangler:
            yield "hake", kall._("{omrade}: dekket").format(omrade=navn)
            continue
        hva = opplisting(kall, (kall.t(k.tekst) for k in mangler))
        yield "ring", kall._("{omrade}: mangler {hva}").format(omrade=navn, hva=hva.lower())


def _overgangen(kall: Kall, gruppe: Gruppebilde) -> Iterator[Linje]:
    """The earlier networks: level, and the last day (K-326 to K-328)."""
    _ = kall._
    nedlagt = {p.tekst("nettverk"): p.dag("dato") for p in gruppe.nedlagt}
    for post in gruppe.viderefort:
        kode = post.tekst("nettverk")
        siste = nedlagt.get(kode)
        niva = _("videreført i {ar} på nivået fra {niva}").format(
            ar=post.tall("ar"), niva=post.tall("niva_fra")
        )
        slutt = "" if siste is None else _(", siste dag {dag}").format(dag=kall.dato(siste))
        yield Linje(kodeord(kall, TidligereNettverk, kode), f"{niva}{slutt}")
