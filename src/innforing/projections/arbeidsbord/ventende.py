"""From the rows of one løp to what waits in it; the rule table says who can do something now."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from innforing.domain.deltakelse.steg.godta_sen_pamelding import GodtaSenPamelding
from innforing.domain.deltakelse.steg.registrer_oppfolging import RegistrerOppfolging
from innforing.domain.deltakelse.vilkar import APENT
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.sporreskjema.steg.besvar_sporreskjema import BesvarSporreskjema
from innforing.projections.arbeidsbord.oppgaver import Oppgave, Oppgaveart
from innforing.projections.kalender import dag_i_norge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.domain.grunnmur.livslop import Overgang
    from innforing.projections.arbeidsbord.lopsbilde import Lopsbilde
    from innforing.projections.sight import Found

SLUTT = frozenset({LopTilstand.DELT_MED_KOORDINERINGSGRUPPE.value, LopTilstand.AVSLUTTET.value})
FOR_PLAN = frozenset({LopTilstand.FORESLATT.value, LopTilstand.KLAR_TIL_BRUK_SJEKKET.value})


class _Hva(NamedTuple):
    """What a task is, before it is known how long it has waited."""

    art: Oppgaveart
    steg: str
    hvem: tuple[str, ...]
    kommune: str | None = None
    pulje: int | None = None
    nr: str | None = None
    organ: str | None = None
    """The body that the matter itself names."""


def oppgaver_i(bilde: Lopsbilde) -> Iterator[Oppgave]:
    """Everything that waits in one løp; nothing leads on while it is paused."""
    if bilde.pause is None:
        yield from _videre(bilde)
        yield from _puljene(bilde)
    yield from _lopets_saker(bilde)
    for rad in bilde.i_kommunene:
        yield from _i_kommunen(bilde, rad)
    for rad in bilde.oppfolginger:
        hva = _Hva(*_FOLG_OPP, kommune=rad.text("kommune"), nr=rad.text("id"))
        dato = _dato(rad, "dato")
        yield _oppgave(bilde, hva, rad, siden=dato, frist=dato)
    for rad in bilde.ubesvarte:
        hva = _Hva(*_SKJEMA, kommune=rad.text("kommune"), pulje=rad.number("pulje") or None)
        frist = _dato(rad, "svarfrist") if rad.cells["svarfrist"] else None
        yield _oppgave(bilde, hva, rad, frist=frist)


def kan_folge_opp(bilde: Lopsbilde, rolle: str | None, organ: str | None) -> bool:
    """Whether a follow-up in the løp may wait for a role and a body: a kommune's own may."""
    if kan_ha_skjema(organ):
        return True
    utpekt = (bilde.har(navn, kommune=None, pulje=None, organ=None) for navn in _FOLG_OPP[2])
    return any(mottaker.er(rolle, organ) for par in utpekt for mottaker, _ in par)


def kan_ha_skjema(organ: str | None) -> bool:
    """Whether a spørreskjema may wait for a body: kommuner answer them."""
    return organ is None or organ.startswith("kommune-")


def _videre(bilde: Lopsbilde) -> Iterator[Oppgave]:
    """The step that leads on; an evaluering is received when it has been delivered."""
    rad = _hovedlinjen(bilde.verdi("definisjon") or "", bilde.tilstand, bilde.art)
    if rad is None:
        return
    art, steg, hvem, grunn = Oppgaveart.NESTE_STEG, rad.steg, rad.hvem, bilde.felt["tilstand"]
    if steg == "motta_evaluering":
        levert = bilde.apne(Oppgaveart.EVALUERING)
        if levert:
            art, grunn = Oppgaveart.EVALUERING, levert[0]
        else:
            steg, hvem = "del_evaluering", bilde.hvem("del_evaluering") or ()
    yield _oppgave(bilde, _Hva(art, steg, hvem), grunn)


def _puljene(bilde: Lopsbilde) -> Iterator[Oppgave]:
    """Puljer whose period has begun without them, and those that have run and can be evaluated."""
    for nr in sorted(bilde.puljer):
        fase, start, slutt = (bilde.puljens(nr, navn) for navn in ("fase", "start", "slutt"))
        steg = _PULJENS_STEG.get(fase.text("verdi")) if fase is not None else None
        hvem = None if steg is None else bilde.hvem(steg)
        if fase is None or steg is None or hvem is None:
            continue
        if steg == "evaluer_pulje":
            fra = dag_i_norge(fase.gyldig_fra) if slutt is None else _dato(slutt) + _EN_DAG
            art, rader, frist = Oppgaveart.PULJEEVALUERING, (fase, slutt), None
        elif start is not None:
            fra = frist = _dato(start)
            art, rader = Oppgaveart.PULJESTART, (fase, start)
        else:
            continue
        if fra <= bilde.dag:
            hva = _Hva(art, steg, hvem, pulje=nr)
            yield _oppgave(bilde, hva, *rader, siden=fra, frist=frist)


def _lopets_saker(bilde: Lopsbilde) -> Iterator[Oppgave]:
    """The matters of the løp itself, as long as the table lets somebody settle them."""
    for art, steg in _SAKENES_STEG.items():
        hvem = bilde.hvem(steg)
        for rad in bilde.apne(art) if hvem is not None else ():
            gjelder = _gjelder(bilde, art)
            if gjelder is None:
                continue
            hva = _Hva(
                gjelder,
                steg,
                _BARE.get(art, hvem or ()),
                nr=rad.text("nr") if art is Oppgaveart.MERKNAD else None,
                organ=rad.text("organ") if rad.cells["organ"] else None,
            )
            frist = _dato(rad, "dato") if rad.cells["dato"] else None
            yield _oppgave(bilde, hva, rad, frist=frist)


def _gjelder(bilde: Lopsbilde, art: Oppgaveart) -> Oppgaveart | None:
    """The kind it is in this løp: B and felles prosess answer a merknad or not, as they like."""
    nasjonalt = bilde.art in "AC"
    if art is Oppgaveart.PLAN:
        if bilde.tilstand not in FOR_PLAN:
            return None
        return art if nasjonalt else Oppgaveart.VARSEL
    if art is Oppgaveart.MERKNAD:
        return art if nasjonalt and bilde.tilstand not in SLUTT else None
    return art


def _i_kommunen(bilde: Lopsbilde, rad: Found) -> Iterator[Oppgave]:
    """What waits between the løp and one kommune."""
    art = _ARTER[rad.text("art")]
    pulje = rad.number("nr") or None
    fase = None if pulje is None else bilde.puljens(pulje, "fase")
    over = fase is not None and fase.cells["verdi"] not in APENT
    # a late yes is answered whatever has become of the pulje
    if art is not Oppgaveart.SEN_PAMELDING and (over or bilde.tilstand not in APENT):
        return
    frist = bilde.puljens(pulje, "svarfrist") if art is Oppgaveart.SVAR and pulje else None
    siste = None if frist is None else _dato(frist)
    pause = bilde.pause
    loper = pause is None or siste is None or dag_i_norge(pause.gyldig_fra) > siste
    hva = _Hva(art, *_I_KOMMUNENE[art], kommune=rad.text("kommune"), pulje=pulje)
    yield _oppgave(bilde, hva, rad, fase, frist, frist=siste, loper=loper)


def _oppgave(
    bilde: Lopsbilde,
    hva: _Hva,
    *rader: Found | None,
    siden: date | None = None,
    frist: date | None = None,
    loper: bool = True,
) -> Oppgave:
    """One task; it has waited since its first row held, and rests on all that told of it."""
    gitt = [
        par
        for navn in hva.hvem
        for par in bilde.har(navn, kommune=hva.kommune, pulje=hva.pulje, organ=hva.organ)
    ]
    planlagt = None if hva.pulje is None else bilde.puljens(hva.pulje, "nr")
    hviler = [rad for rad in (*rader, planlagt) if rad is not None]
    utpekt = {posisjon for _, posisjon in gitt if posisjon is not None}
    return Oppgave(
        art=hva.art,
        steg=hva.steg,
        lop=bilde.lop,
        losning=bilde.verdi("losning"),
        kommune=hva.kommune,
        pulje=hva.pulje,
        nr=hva.nr,
        mottakere=tuple(mottaker for mottaker, _ in gitt),
        siden=siden or dag_i_norge(hviler[0].gyldig_fra),
        frist=frist,
        forfalt=frist is not None and loper and bilde.dag > frist,
        posisjoner=tuple(sorted({rad.fra_pos for rad in hviler} | utpekt | bilde.grunn)),
    )


@cache
def _hovedlinjen(definisjon: str, tilstand: str, art: str) -> Overgang | None:
    """The row that leads to the nearest later state of the main line."""
    linje = [str(t.value) for t in LopTilstand if t is not LopTilstand.AVSLUTTET]
    if tilstand not in linje:
        return None
    rader = {
        linje.index(str(rad.til.value)): rad
        for rad in LIVSLOP[definisjon].steg_fra(tilstand, art)
        if rad.til is not None and rad.til.value in linje[linje.index(tilstand) + 1 :]
    }
    return rader[min(rader)] if rader else None


def _dato(rad: Found, navn: str = "verdi") -> date:
    return date.fromisoformat(rad.text(navn))


_ARTER = {str(art.value): art for art in Oppgaveart}
_EN_DAG = timedelta(days=1)
_PULJENS_STEG = {
    "planlagt": "apne_pamelding",
    "pamelding": "start_gjennomforing",
    "gjennomforing": "evaluer_pulje",
}
_SAKENES_STEG = {
    Oppgaveart.PAUSE: "gjenoppta",
    Oppgaveart.EIERSKAP: "godta_eierskap",
    Oppgaveart.PLAN: "gi_merknad",
    Oppgaveart.MERKNAD: "besvar_merknad",
    Oppgaveart.BREDDE: "lukk_breddeforpliktelse",
}
_BARE: dict[Oppgaveart, tuple[str, ...]] = {
    Oppgaveart.MERKNAD: ("arbeidsgruppen", "innforingsleder"),
    Oppgaveart.BREDDE: ("utviklingsansvarlig",),
}
"""Of those who may, the ones it waits for: others gave the merknad, or may only record."""
_FOLG_OPP = (Oppgaveart.OPPFOLGING, "registrer_oppfolging", RegistrerOppfolging.regel.hvem)
_SKJEMA = (Oppgaveart.SPORRESKJEMA, "besvar_sporreskjema", BesvarSporreskjema.regel.hvem)
_LEDEREN = GodtaSenPamelding.regel.hvem
_FULLMEKTIG = ("kommunens_fullmektig",)
_I_KOMMUNENE: dict[Oppgaveart, tuple[str, tuple[str, ...]]] = {
    Oppgaveart.SVAR: ("svar", _FULLMEKTIG),
    Oppgaveart.NYTT_SVAR: ("svar", _FULLMEKTIG),
    Oppgaveart.BESTRIDT: ("svar", _LEDEREN),
    Oppgaveart.SEN_PAMELDING: ("godta_sen_pamelding", _LEDEREN),
    Oppgaveart.VENTELISTE: ("flytt_deltaker", _LEDEREN),
}
