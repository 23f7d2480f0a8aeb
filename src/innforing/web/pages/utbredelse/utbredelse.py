"""P-14 Utbredelse: how far each løsning has come, for everybody, without login (K-362, K-363).

An address holds its figures for ever: `per` is the day they are for, and `posisjon` the last event
that they rest on, so that what was entered or corrected later changes nothing of what was printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.responses import HTMLResponse, Response

from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dag_i_norge
from innforing.projections.utbredelse import TRINN
from innforing.web import maler
from innforing.web.adresser import videre
from innforing.web.graf.figurfil import figurfil
from innforing.web.kall import IkkeFunnet
from innforing.web.lister import nedlasting
from innforing.web.lister.filrader import Opphav
from innforing.web.lister.tabell import vis
from innforing.web.pages.utbredelse.omradefigurer import NYE_FYLKER, kartet, stige
from innforing.web.pages.utbredelse.omradelister import (
    fast,
    kommuneliste,
    omradeliste,
    oversiktsliste,
    til_omrade,
    ukjent_hele,
    utviklingsliste,
)
from innforing.web.pages.utbredelse.utbredelsesbilde import LANDET, festet, landet, losningsnavn, se
from innforing.web.pages.utbredelse.utbredelsesfigurer import (
    nokkeltall,
    paret,
    stabler,
    tidsbruk,
    utvikling,
)
from innforing.web.pages.utbredelse.utbredelsesside import (
    Adresser,
    Kortside,
    Losningsside,
    Oversiktsside,
    Valg,
)
from innforing.web.ramme import ramme_for
from innforing.web.side import Lenke
from innforing.web.vern import CSP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.projections.utbredelse import Omradetall
    from innforing.web.graf import Graf
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Liste
    from innforing.web.pages.utbredelse.utbredelsesbilde import Bilde
    from innforing.web.side import Side

SVG: Final = "utvikling.svg"
I_ANDRES_RAMMER: Final = CSP.replace("frame-ancestors 'none'", "frame-ancestors *")
"""What a card may: stand in the pages of others, and nothing else."""


def oversikt(kall: Kall) -> Side | Response:
    """All løsninger; with `losning` in the address, on to that one."""
    valgt = kall.sporring.get("losning")
    if valgt:
        return _videre(kall, valgt)
    kall = festet(kall)
    navn = losningsnavn(kall)
    with kall.sight("utbredelse") as sight:
        posisjon = sight.kjent
        meldt = {str(losning) for (losning,) in sight.tally(TRINN, "losning")}
        tall = [(id_, n, landet(kall, sight, id_) if id_ in meldt else None) for id_, n in navn]
    liste = oversiktsliste(kall, tall, om=_om(kall, kall._("Alle"), kall._("Norge")))
    return _fil(kall, (liste,), posisjon) or Oversiktsside(
        tittel=kall._("Utbredelse"),
        lister=(liste,),
        valg=_valg(kall, "", navn),
        dag=kall.dato(kall.moment.dag),
        tabell=vis(liste, kall),
    )


def _videre(kall: Kall, losning: str) -> Response:
    """The picker of løsning is a form: on to the page of the one that was picked."""
    if losning not in dict(losningsnavn(kall)):
        raise IkkeFunnet
    resten = [(k, v) for k, v in kall.sporring.multi_items() if k != "losning" and v]
    ende = f"?{urlencode(resten)}" if resten else ""
    return videre(f"/utbredelse/{losning}{ende}")


def losning(kall: Kall, *, losning: str) -> Side | Response:
    """One løsning: the ladder, the map, the parts, the course over time, and where it all is."""
    valgt = kall.sporring.get("losning")
    if valgt and valgt != losning:
        return _videre(kall, valgt)
    kall = festet(kall)
    bilde = se(kall, losning)
    kurven = utvikling(kall, bilde)
    if kall.sporring.get("figur") == SVG and kurven is not None:
        return figurfil(kurven, f"utbredelse-{losning}-{bilde.oversikt.dag}-{bilde.posisjon}")
    navn, omrader, tittel = _delene(kall, bilde)
    om = _om(kall, bilde.navn, bilde.omrade.navn)
    lister = {
        navn: omradeliste(kall, losning, omrader, navn=navn, tittel=tittel, om=om),
        "kommuner": kommuneliste(kall, bilde.kommuner, bilde.meldt, om=om),
        "utvikling": utviklingsliste(kall, bilde.kurve, om=_om(kall, bilde.navn, kall._("Norge"))),
    }
    if not omrader:
        del lister[navn]
    alle = tuple(lister.values())
    fil = _fil(kall, alle, bilde.posisjon)
    if fil is not None:
        return fil
    return _losningsside(kall, bilde, kurven, alle)


def _losningsside(
    kall: Kall, bilde: Bilde, kurven: Graf | None, lister: tuple[Liste, ...]
) -> Losningsside:
    vist = {en.navn: vis(en, kall, forst=en is lister[0]) for en in lister}
    navn, omrader, tittel = _delene(kall, bilde)
    i_landet = bilde.omrade.id == LANDET
    tomt = ukjent_hele(bilde.oversikt.landet)
    return Losningsside(
        tittel=kall._("Utbredelse: {losning}").format(losning=bilde.navn),
        smuler=_smuler(kall, bilde),
        lister=lister,
        valg=_valg(kall, bilde.losning, bilde.losninger, bilde=bilde),
        navn=bilde.navn,
        omradenavn=bilde.omrade.navn,
        dag=kall.dato(bilde.oversikt.dag),
        tomt=tomt,
        forste_dag=_forste_dag(kall, bilde),
        tall=nokkeltall(kall, bilde),
        par=paret(kall, bilde),
        stige=stige(kall, bilde.omrade),
        inndelinger=_inndelinger(kall) if i_landet else (),
        kart=kartet(kall, bilde),
        gamle_fylker=i_landet and bilde.oversikt.dag < NYE_FYLKER,
        stabler=stabler(kall, bilde, omrader, tittel),
        deler=vist.get(navn),
        kommuner=vist["kommuner"],
        utvikling=kurven,
        utviklingstall=vist["utvikling"] if bilde.kurve else None,
        tid=tidsbruk(kall, bilde),
        adresser=_adresser(kall, bilde, lister),
    )


def kort(kall: Kall, *, losning: str) -> Response:
    """The card: a page of its own that other sites may frame."""
    kall = festet(kall)
    bilde = se(kall, losning)
    i_bruk = paret(kall, bilde)[-1]
    side = Kortside(
        tittel=kall._("Utbredelse: {losning}").format(losning=bilde.navn),
        navn=bilde.navn,
        omradenavn=bilde.omrade.navn,
        dag=kall.dato(bilde.oversikt.dag),
        stige=stige(kall, bilde.omrade),
        tall=i_bruk,
        adresse=_fast(bilde, f"/utbredelse/{losning}"),
    )
    ramme = ramme_for(kall, side, levende=False)
    html = maler.tegn("utbredelse_kort.html", side=side, ramme=ramme, sprak=kall.sprak)
    return HTMLResponse(html, headers={"content-security-policy": I_ANDRES_RAMMER})


def _delene(kall: Kall, bilde: Bilde) -> tuple[str, Sequence[Omradetall], str]:
    """Name, areas and title of the parts that the area is divided in; none below a fylke."""
    hele, fylker = bilde.oversikt, kall._("Fylkene")
    if bilde.fylker:
        return "fylker", [f for f in hele.fylker if f.id in bilde.fylker], fylker
    if bilde.omrade.id != LANDET:
        return "fylker", (), fylker
    if kall.sporring.get("inndeling") == "helseregioner":
        return "helseregioner", hele.helseregioner, kall._("Helseregionene")
    if kall.sporring.get("inndeling") == "nettverk":
        return "nettverk", hele.diginettverk, kall._("Diginettverkene")
    return "fylker", hele.fylker, fylker


def _inndelinger(kall: Kall) -> tuple[Lenke, ...]:
    navn = {
        "fylker": kall._("Fylker"),
        "helseregioner": kall._("Helseregioner"),
        "nettverk": kall._("Diginettverk"),
    }
    valgt = kall.sporring.get("inndeling")
    her = valgt if valgt in navn else "fylker"
    return tuple(
        Lenke(tekst, kall.lenke(inndeling=kode, last_ned=None), kode == her)
        for kode, tekst in navn.items()
    )


def _smuler(kall: Kall, bilde: Bilde) -> tuple[Lenke, ...]:
    """Country → area; a fylke stands below its helseregion."""
    hele = [Lenke(kall._("Utbredelse"), kall.til("/utbredelse", **fast(kall)))]
    landet_ = Lenke(bilde.navn, til_omrade(kall, None), bilde.omrade.id == LANDET)
    over = {k.helseregion for k in bilde.kommuner}
    fylke = bilde.omrade.id in {f.id for f in bilde.oversikt.fylker}
    helse = [h for h in bilde.oversikt.helseregioner if fylke and h.id in over]
    ned = [o for o in (*helse, bilde.omrade) if o.id != LANDET]
    deler = (Lenke(o.navn, til_omrade(kall, o.id), o.id == bilde.omrade.id) for o in ned)
    return (*hele, landet_, *deler)


def _forste_dag(kall: Kall, bilde: Bilde) -> Lenke | None:
    """The first day with something to show, when the day asked for is before it."""
    if bilde.forste is None or bilde.forste <= bilde.oversikt.dag:
        return None
    dag = max(bilde.forste, kall.hus.kommuner.begynner)
    tekst = kall._("Vis {dag}").format(dag=kall.dato(dag))
    return Lenke(tekst, kall.lenke(per=dag.isoformat(), kjent=None, posisjon=None, last_ned=None))


def _fast(bilde: Bilde, sti: str, **mer: str) -> str:
    """The address of the same figures for ever: the day, the position, and the area."""
    par = {"per": bilde.oversikt.dag.isoformat(), "posisjon": str(bilde.posisjon)} | mer
    if bilde.omrade.id != LANDET:
        par["region"] = bilde.omrade.id
    return f"{sti}?{urlencode(par)}"


def _adresser(kall: Kall, bilde: Bilde, lister: tuple[Liste, ...]) -> Adresser:
    sti = f"/utbredelse/{bilde.losning}"
    valgt = kall.sporring.get("inndeling")
    mer = {"inndeling": valgt} if valgt else {}
    data = (Lenke(en.tittel, _fast(bilde, sti, **mer, last_ned=f"{en.navn}.json")) for en in lister)
    return Adresser(
        fast=_fast(bilde, sti, **mer),
        kort=_fast(bilde, f"{sti}/kort"),
        figur=_fast(bilde, sti, figur=SVG) if bilde.kurve else None,
        data=tuple(data),
        posisjon=bilde.posisjon,
    )


def _valg(
    kall: Kall, losning: str, losninger: tuple[tuple[str, str], ...], bilde: Bilde | None = None
) -> Valg:
    begynner = kall.hus.kommuner.begynner
    return Valg(
        losning=losning,
        losninger=losninger,
        dag=kall.moment.dag.isoformat(),
        forste=begynner.isoformat(),
        siste=dag_i_norge(mikrosekunder(kall.na)).isoformat(),
        omrade=LANDET if bilde is None else bilde.omrade.id,
        omrader=() if bilde is None else _omradevalg(kall, bilde),
        inndeling=kall.sporring.get("inndeling", ""),
    )


def _omradevalg(kall: Kall, bilde: Bilde) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    hele = bilde.oversikt
    grupper = (
        (kall._("Helseregioner"), hele.helseregioner),
        (kall._("Diginettverk"), hele.diginettverk),
        (kall._("Fylker"), hele.fylker),
    )
    return tuple((navn, tuple((o.id, o.navn) for o in deler)) for navn, deler in grupper)


def _om(kall: Kall, losning: str, omrade: str) -> tuple[tuple[str, str], ...]:
    """What a list says of itself, also when it is downloaded."""
    om = (
        (kall._("Løsning"), losning),
        (kall._("Område"), omrade),
        (
            kall._("Trinnene"),
            kall._(
                "En kommune står på det trinnet den sist har meldt. Den som ikke har meldt noe, "
                "står som ukjent, og er ikke regnet som null."
            ),
        ),
    )
    if not kall.hus.logg.demo:
        return om
    return (*om, (kall._("Eksempeldata"), kall._("Tallene er oppdiktet.")))


def _fil(kall: Kall, lister: Sequence[Liste], posisjon: int) -> Response | None:
    """The list that is downloaded, with the position that its numbers rest on."""
    if "last_ned" not in kall.sporring:
        return None
    fil = nedlasting.svar(lister, kall, Opphav(kall.moment.dag, kall.na, posisjon, kall._))
    if fil is None:
        raise IkkeFunnet
    return fil
