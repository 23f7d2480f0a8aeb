"""P-16 Ett tilskudd, `/tilskudd/{ar}/{mottaker}`: the ledger, people, invoices and the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.tilskudd.regler import fastsatt_frist
from innforing.domain.tilskudd.verdier import Fristart, Underskriver
from innforing.domain.tilskudd.vilkar import det_er_sagt_hvorfor
from innforing.projections.tilskudd.tilskudd import Tilskuddene, alle_ar, fordelingen, tilskuddet
from innforing.web.deler import Linje
from innforing.web.kall import IkkeFunnet
from innforing.web.lister.tabell import visninger
from innforing.web.pages.lopet.lopsord import bak, kodeord
from innforing.web.pages.losninger.losningssteg import stegets_adresse
from innforing.web.pages.tilskudd.tilskuddslister import fakturalisten, personlisten, status
from innforing.web.pages.tilskudd.tilskuddsord import (
    TILSKUDD,
    VERT,
    dagen,
    kr,
    mine,
    mottakernavn,
)
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.tilskudd.svar import Bevegelse, Tilskuddssvar
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum of the ledger, with the events behind it."""

    tekst: str
    verdi: str
    bak: str


@dataclass(frozen=True, kw_only=True)
class EttTilskudd(Side):
    """One grant."""

    form: str
    stilling: str
    regnskap: tuple[Sum, ...]
    fakta: tuple[Linje, ...]
    frister: tuple[Linje, ...]
    deler: tuple[Lenke, ...]
    """The grants of the kommuner that are paid their own parts."""
    andre_ar: tuple[Lenke, ...]
    """What the same mottaker has in other years (K-290)."""
    tabeller: dict[str, Tabellvisning]
    spor: tuple[tuple[str, str, Lenke], ...]
    """Day, amount and event of what happened to the money, in order."""
    steg: tuple[Lenke, ...]
    historikk: str


def tilskudd(kall: Kall, *, ar: str, mottaker: str) -> EttTilskudd:
    """One grant, for those who may see its ledger."""
    with kall.sight(Tilskuddene.navn) as sight:
        fordeling, svar = fordelingen(sight, ar), tilskuddet(sight, ar, mottaker)
        arene = [tilskuddet(sight, a, mottaker) for a in alle_ar(sight) if a != ar]
    if svar is None or not mine(kall, (svar,)):
        raise IkkeFunnet
    lister = (personlisten(kall, svar), fakturalisten(kall, svar))
    form, stilling = status(kall, svar)
    strom = f"tilskudd:{ar}:{mottaker}"
    return EttTilskudd(
        tittel=kall._("{mottaker}, {ar}").format(
            mottaker=mottakernavn(kall, fordeling, mottaker), ar=ar
        ),
        smuler=(
            Lenke(kall._("Tilskudd"), kall.til(TILSKUDD)),
            Lenke(ar, kall.til(TILSKUDD, ar=ar)),
        ),
        lister=lister,
        form=form,
        stilling=stilling,
        regnskap=tuple(_regnskap(kall, svar)),
        fakta=tuple(_fakta(kall, svar)),
        frister=tuple(_frister(kall, svar)),
        deler=tuple(
            Lenke(kall.kommunenavn(k), kall.til(f"{TILSKUDD}/{ar}/{k}")) for k in svar.utbetales_til
        ),
        andre_ar=tuple(
            Lenke(
                f"{t.ar}: {kr(kall, t.regnskap.ramme)}", kall.til(f"{TILSKUDD}/{t.ar}/{mottaker}")
            )
            for t in mine(kall, tuple(t for t in arene if t is not None))
        ),
        tabeller={v.liste.navn: v for v in visninger(lister, kall)},
        spor=tuple(_spor(kall, b) for b in svar.bevegelser),
        steg=tuple(_steg(kall, strom)),
        historikk=kall.til(f"/historikk/{strom}"),
    )


def _steg(kall: Kall, strom: str) -> Iterator[Lenke]:
    """What the reader may do; that a reason must be written stands in no one's way."""
    ordbok = kall.ordbok()
    for m in kall.mulige(strom):
        if m.min and all(u.vilkar is det_er_sagt_hvorfor for u in m.sperrer):
            yield Lenke(ordbok.steg(m.steg), stegets_adresse(kall, m.steg, strom))


def _regnskap(kall: Kall, svar: Tilskuddssvar) -> Iterator[Sum]:
    _ = kall._
    ord_ = {
        "ramme": _("Ramme"),
        "brukt_for": _("Brukt før"),
        "utbetalt": _("Utbetalt"),
        "gjenstar": _("Gjenstår"),
        "krevd": _("Krevd tilbake"),
        "tilbakebetalt": _("Betalt tilbake"),
    }
    for navn, belop in svar.tallene.items():
        sti = bak(kall, Tilskuddene.navn, svar.ar, "regnskap", svar.mottaker, navn)
        yield Sum(ord_[navn], kr(kall, belop), sti)


def _fakta(kall: Kall, svar: Tilskuddssvar) -> Iterator[Linje]:
    _, vet = kall._, svar.opplysninger
    yield Linje(_("Prosjektnummer"), svar.prosjektnr)
    if "soknadssum" in vet:
        yield Linje(_("Søkt om"), kr(kall, int(vet["soknadssum"])))
    brev = f"{vet['brev']}, {dagen(kall, vet['brev_datert'])}" if "brev" in vet else ""
    yield Linje(_("Oppdragsbrev"), brev)
    yield Linje(_("Formål"), vet.get("formal", ""))
    yield Linje(_("Vertskommune"), kall.kommunenavn(vet[VERT]) if VERT in vet else "")
    yield Linje(_("Bekreftet"), _bekreftet(kall, vet))
    yield Linje(_("Prosjektkode i regnskapet"), vet.get("prosjektkode", ""))


def _bekreftet(kall: Kall, vet: dict[str, str]) -> str:
    if "bekreftet" not in vet:
        return ""
    dag = dagen(kall, vet["bekreftet"])
    hvem = kodeord(kall, Underskriver, vet["underskriver"])
    setning = kall._("{dag}, signert av: {hvem}").format(dag=dag, hvem=hvem.lower())
    sent = vet["bekreftet_for_sent"] == "ja"
    return kall._("{setning}. Kom etter fristen.").format(setning=setning) if sent else setning


def _frister(kall: Kall, svar: Tilskuddssvar) -> Iterator[Linje]:
    """The dates that the letter asks for, or that KS moved them to (K-283)."""
    for art in Fristart:
        flyttet = svar.opplysninger.get(f"frist_{art.value}")
        fastsatt = fastsatt_frist(int(svar.ar), art)
        if flyttet is not None:
            ord_ = kall._("{dag}, flyttet av KS").format(dag=dagen(kall, flyttet))
        elif fastsatt is not None:
            ord_ = kall.dato(fastsatt)
        else:
            continue
        if f"utlopt_{art.value}" in svar.opplysninger:
            ord_ = kall._("{setning}. Fristen gikk ut uten at noe var mottatt.").format(
                setning=ord_
            )
        yield Linje(kall.t(art.tekst), ord_)


def _spor(kall: Kall, b: Bevegelse) -> tuple[str, str, Lenke]:
    """From payment, or from a finding, to the repayment (S-15)."""
    _ = kall._
    ord_ = {
        "utbetalt": _("Utbetalt mot faktura {nr}"),
        "godtatt": _("Sen faktura {nr} er godtatt"),
        "avvist": _("Faktura {nr} er sendt tilbake"),
        "funnet": _("Funn {nr} er registrert"),
        "besluttet": _("Tilbakebetaling er besluttet for funn {nr}"),
        "krevd": _("Tilbakebetaling er krevd for funn {nr}"),
        "tilbakebetalt": _("Betalt tilbake for funn {nr}"),
    }
    belop = "" if b.belop is None else kr(kall, b.belop)
    lenke = Lenke(ord_[b.slag].format(nr=b.gjelder), kall.til(f"/hendelser/{b.posisjon}"))
    return kall.dato(b.virker_us), belop, lenke
