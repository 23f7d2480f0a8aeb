"""One kommune in one løp, `/lop/{lop}/deltakere/{kommune}`: where it stands, and all one can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.responses import Response

from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.ibruktakelse.verdier import Belegg
from innforing.domain.katalog import STEG
from innforing.web.adresser import videre
from innforing.web.deler import Linje
from innforing.web.innlogging import Flate
from innforing.web.innsyn import krev_innsyn
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.deltakere.deltakerbord import les_bord
from innforing.web.pages.deltakere.deltakere import ta_rask
from innforing.web.pages.deltakere.deltakerliste import lokale_ledere, svarord
from innforing.web.pages.deltakere.deltakerlogg import (
    Logg,
    Oppfolgingspost,
    les_logg,
    les_oppfolginger,
)
from innforing.web.pages.deltakere.raskskjema import (
    INNSENDING,
    SKJEMA,
    Raskskjema,
    Sendt,
    kontaktskjema,
    les_rask,
    svarskjema,
)
from innforing.web.pages.lopet.lopsfaner import Lopsside, fanens_sti, lopshode
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.revisjon.hendelsesord import rolle_og_organ
from innforing.web.side import FEIL_I_SKJEMA, Lenke
from innforing.web.skjema.flere_steg import ny_innsending
from innforing.web.skjema.innsending import med_kvittering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innforing.web.kall import Kall
    from innforing.web.pages.deltakere.deltakerbord import Bordrad
    from innforing.web.pages.deltakere.raskskjema import Skjemaslag
    from innforing.web.pages.lopet.lopsfaner import Lopshode

_I_SKJEMA: Final = frozenset({"svar", "registrer_kontakt"})
"""Steps that the page has its own forms for."""


@dataclass(frozen=True, kw_only=True)
class Kommuneside(Lopsside):
    """One kommune in the løp."""

    sti: str
    kommune: str
    linjer: tuple[Linje, ...]
    fort_av: str
    """«Registrert av … på vegne av kommunen»; empty when the kommune answered itself."""
    bestrid: str | None
    """«Stemmer ikke», for the kommune."""
    rask: tuple[Raskskjema, ...]
    steg: tuple[Lenke, ...]
    logg: Logg
    oppfolginger: tuple[Oppfolgingspost, ...]
    tilbake: str | None
    """The desk, for those who have one."""


def deltaker(kall: Kall, lop: str, kommune: str) -> Kommuneside:
    """Where it stands, its log, and the steps that are the reader's to take."""
    krev_innsyn(kall, f"deltakelse:{lop}:{kommune}")
    return _side(kall, lop, kommune, apen=kall.sporring.get("apen", ""))


def registrer(kall: Kall, lop: str, kommune: str) -> Kommuneside | Response:
    """An answer or a contact of this kommune."""
    krev_innsyn(kall, f"deltakelse:{lop}:{kommune}")
    slag: Skjemaslag = "kontakt" if kall.felt.get(SKJEMA) == "kontakt" else "svar"
    rad = les_bord(kall, lop, kommune).etter_id.get(kommune)
    if rad is None:
        raise IkkeFunnet
    resultat = ta_rask(kall, lop, slag, kommune, Sendt(les_rask(kall, slag), {}))
    if isinstance(resultat, int):
        return videre(med_kvittering(kall.adresse, resultat))
    return _side(kall, lop, kommune, sendt={slag: resultat})


def _side(
    kall: Kall,
    lop: str,
    kommune: str,
    *,
    apen: str = "",
    sendt: Mapping[Skjemaslag, Sendt] | None = None,
) -> Kommuneside:
    bord = les_bord(kall, lop, kommune)
    rad = bord.etter_id.get(kommune)
    if rad is None:
        raise IkkeFunnet
    egen = kall.jeg is not None and kall.jeg.flate is Flate.KOMMUNE
    hode = lopshode(kall, lop) if egen else lopshode(kall, lop, "deltakere")
    strom = f"deltakelse:{lop}:{kommune}"
    mulige = {m.steg: m.klar for m in kall.mulige(strom) if m.min}
    tilbake = None if egen else kall.til(f"/lop/{lop}/deltakere")
    losning = bord.innhold.losning
    return Kommuneside(
        tittel=f"{rad.navn}: {hode.tittel}",
        smuler=(*hode.smuler, Lenke(hode.fane, tilbake) if tilbake else _lopet(kall, hode)),
        hode=hode,
        status=FEIL_I_SKJEMA if sendt else 200,
        feil=bool(sendt),
        sti=kall.sti,
        kommune=rad.navn,
        linjer=tuple(_linjer(kall, rad, kontakt="registrer_kontakt" in mulige)),
        fort_av=_fort_av(kall, rad),
        bestrid=_steglenke(kall, "bestrid_svar", strom) if mulige.get("bestrid_svar") else None,
        rask=tuple(_rask(kall, lop, kommune, mulige, apen, sendt or {})),
        steg=tuple(_steg(kall, rad, strom, mulige, losning)),
        logg=les_logg(kall, strom),
        oppfolginger=les_oppfolginger(
            kall, lop, kommune, kan_gjores="registrer_oppfolging" in mulige
        ),
        tilbake=tilbake,
    )


def _lopet(kall: Kall, hode: Lopshode) -> Lenke:
    """Where a kommune came from: it has no desk."""
    return Lenke(hode.tittel, kall.til(fanens_sti(hode.lop)))


def _rask(
    kall: Kall,
    lop: str,
    kommune: str,
    mulige: Mapping[str, bool],
    apen: str,
    sendt: Mapping[Skjemaslag, Sendt],
) -> Iterator[Raskskjema]:
    """The quick forms; a kommune that answers for itself has pages of its own for that."""
    id_ = str(kall.felt.get(INNSENDING, "")) or ny_innsending()
    if kall.jeg is None or (kall.jeg.flate is Flate.KOMMUNE and not sendt):
        return
    if "kontakt" in sendt or "registrer_kontakt" in mulige:
        ett = sendt.get("kontakt")
        yield kontaktskjema(kall, id_, sendt=ett, kommune=kommune, apen=apen == "kontakt")
    if "svar" in sendt or mulige.get("svar"):
        ett = sendt.get("svar")
        yield svarskjema(kall, lop, id_, sendt=ett, kommune=kommune, apen=apen == "svar")


def _steg(
    kall: Kall, rad: Bordrad, strom: str, mulige: Mapping[str, bool], losning: str | None
) -> Iterator[Lenke]:
    """Every other step that is the reader's, with what the page knows filled in."""
    dag = rad.dag.isoformat()
    forhand: dict[str, dict[str, str]] = {
        "planlegg_oppfolging": {"id": f"oppfolging-{dag}-{len(rad.en.posisjoner)}"},
        "godta_sen_pamelding": {"pulje": str(rad.en.sen_pulje or "")},
        "ikke_godta_sen_pamelding": {"pulje": str(rad.en.sen_pulje or "")},
    }
    for steg, klar in mulige.items():
        if klar and steg not in _I_SKJEMA | {"bestrid_svar"}:
            adresse = _steglenke(kall, steg, strom, forhand.get(steg))
            yield Lenke(kall.t(STEG[steg].tekst), adresse)
    if losning is not None:
        bruk = f"ibruktakelse:{losning}:{rad.en.kommune}"
        for mulig in kall.mulige(bruk):
            if mulig.min and mulig.klar:
                tekst = kall.t(STEG[mulig.steg].tekst)
                yield Lenke(tekst, _steglenke(kall, mulig.steg, bruk))


def _steglenke(kall: Kall, steg: str, strom: str, forhand: Mapping[str, str] | None = None) -> str:
    par = {f"forhand.{navn}": verdi for navn, verdi in (forhand or {}).items() if verdi}
    return f"/steg/{steg}/{strom}?{urlencode({**par, 'tilbake': kall.adresse})}"


def _fort_av(kall: Kall, rad: Bordrad) -> str:
    """Who entered the standing answer, in role and body (K-156)."""
    if not rad.en.fort_av_andre:
        return ""
    setning = kall._("Registrert av {hvem} på vegne av {kommune}, {dag}.")
    hvem = rolle_og_organ(kall, rad.en.fort.rolle, rad.en.fort.organ)
    return setning.format(hvem=hvem, kommune=rad.navn, dag=kall.dato(rad.en.fort.dag))


def _linjer(kall: Kall, rad: Bordrad, *, kontakt: bool) -> Iterator[Linje]:
    en, lop = rad.en, rad.en.lop
    yield Linje(kall._("Svar"), svarord(kall, en))
    yield Linje(kall._("Pulje"), _pulje(kall, rad))
    if en.invitasjoner:
        frist = max(i.svarfrist for i in en.invitasjoner)
        dager = ", ".join(dict.fromkeys(kall.dato(i.invitert) for i in en.invitasjoner))
        yield Linje(kall._("Invitert"), dager, adresse=kall.til(f"/lop/{lop}/invitasjon"))
        yield Linje(kall._("Svarfrist"), kall.dato(frist))
    yield Linje(kall._("Kontaktperson"), _person(kall, en.kontaktperson, kontakt=kontakt))
    yield Linje(kall._("Lokal leder"), ", ".join(map(kall.navn, lokale_ledere(en))))
    for sektor in Sektor:
        dag = en.forankring.get(str(sektor.value))
        tekst = kall._("Forankring: {sektor}").format(sektor=kall.t(sektor.tekst))
        yield Linje(tekst, "" if dag is None else kall.dato(dag))
    yield Linje(kall._("Kartlagt"), "" if en.kartlagt is None else kall.dato(en.kartlagt))
    yield Linje(kall._("Aktiviteter"), kall.tall(sum(en.aktiviteter.values())))
    yield Linje(kall._("Bruk"), _bruk(kall, rad))
    siste, neste = en.siste_kontakt, en.neste
    yield Linje(kall._("Siste kontakt"), "" if siste is None else kall.dato(siste))
    yield Linje(kall._("Neste oppfølging"), "" if neste is None else kall.dato(neste))


def _pulje(kall: Kall, rad: Bordrad) -> str:
    en = rad.en
    if en.pulje is None:
        return ""
    if en.plass is None or en.plass.i_koen is None:
        return str(en.pulje)
    return kall._("{pulje}, nr. {nr} i køen").format(pulje=en.pulje, nr=en.plass.i_koen)


def _person(kall: Kall, id_: str | None, *, kontakt: bool) -> str:
    """The name; address and telephone only for those who may contact the kommune."""
    person = None if id_ is None else kall.hus.personer.person(id_)
    if person is None or person.opplysninger is None or not kontakt:
        return "" if person is None else person.navn
    nar = (person.navn, person.opplysninger.epost, person.opplysninger.telefon)
    return ", ".join(ledd for ledd in nar if ledd)


def _bruk(kall: Kall, rad: Bordrad) -> str:
    if rad.trinn is None:
        return kall._("Ukjent: ingen har meldt bruksstatus")
    ledd = [kall.t(rad.trinn.status.tekst), kall.dato(rad.trinn.fra)]
    belegg = kodeord(kall, Belegg, rad.trinn.belegg)
    return ", ".join([*ledd, belegg] if belegg else ledd)
