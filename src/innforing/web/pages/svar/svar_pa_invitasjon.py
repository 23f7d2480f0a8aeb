"""P-12a: a kommune answers an invitation, one thing a page, without scripts (K-156 to K-165)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.datastructures import FormData
from starlette.responses import Response

from innforing.application.forklaring import punkter
from innforing.application.kommando import Avvist, Gjort, UgyldigKommando
from innforing.domain.deltakelse.verdier import Svarvalg
from innforing.eventlog.errors import CommandReused
from innforing.web.adresser import videre
from innforing.web.kalenderfil import Kalenderpunkt, kalendersvar
from innforing.web.kall import IkkeAdgang, IkkeFunnet
from innforing.web.pages.revisjon.hendelsesord import hendelsesnavn, rolle_og_organ, tidspunkt
from innforing.web.pages.svar.puljeplass import NUMMER, VENTELISTE
from innforing.web.pages.svar.svarbilde import les_svarbilde
from innforing.web.pages.svar.svarsider import (
    Svarside,
    Utfylt,
    full_side,
    invitasjonsside,
    kvitteringsside,
    puljeside,
    svarside,
)
from innforing.web.pages.svar.svarsjekk import sjekkside
from innforing.web.side import FEIL_I_SKJEMA, FLYTTET
from innforing.web.skjema.innsending import les_innsending, med_kvittering, setninger, ta
from innforing.web.skjema.skjemalesing import UkjentFelt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.application.kommando import Flyttet
    from innforing.web.kall import Kall
    from innforing.web.pages.svar.svarbilde import Svarbilde
    from innforing.web.skjema.innsending import Innsending

SVARENE = tuple(str(svar.value) for svar in Svarvalg)


def svar(kall: Kall, lop: str, kommune: str) -> Svarside:
    """The page that the address has come to; who cannot answer sees the invitation."""
    bilde = les_svarbilde(kall, lop, kommune)
    trinn, fylt = kall.sporring.get("trinn", ""), utfylt(kall.sporring)
    if trinn == "kvittering" and bilde.svart:
        return kvitteringsside(bilde)
    if not trinn or not bilde.kan_svare:
        return invitasjonsside(bilde)
    if trinn == "svar" or fylt.svar not in SVARENE:
        return svarside(bilde, fylt, mangler=trinn != "svar")
    if fylt.svar == "ja" and (trinn == "pulje" or not fylt.pulje):
        return puljeside(bilde, fylt, mangler=trinn == "sjekk")
    return sjekkside(bilde, fylt)


def svar_inn(kall: Kall, lop: str, kommune: str) -> Svarside | Response:
    """Record the answer: on to the receipt, or the same answer again with what is wrong."""
    bilde = les_svarbilde(kall, lop, kommune)
    if kall.jeg is None or kall.spolt or bilde.mulig is None or not bilde.mulig.min:
        raise IkkeAdgang
    fylt = utfylt(kall.felter())
    sendt_kall = replace(kall, felt=FormData([*_stegets(kall.felter(), fylt).items()]))
    try:
        sendt = les_innsending(sendt_kall, "svar")
    except UkjentFelt:
        return svarside(bilde, fylt, mangler=True)
    if fylt.svar not in SVARENE:
        return svarside(bilde, fylt, mangler=True)
    if sendt.feil:
        return sjekkside(bilde, fylt, feil=sendt.feil)
    return _forsok(bilde, sendt_kall, fylt, sendt)


def _forsok(bilde: Svarbilde, kall: Kall, fylt: Utfylt, sendt: Innsending) -> Svarside | Response:
    """What the engine answers, as a page."""
    if kall.jeg is None:
        raise IkkeAdgang
    try:
        utfall = ta(kall, "svar", bilde.strom, sendt, aktor=kall.jeg.aktor)
    except UgyldigKommando as feil:
        return sjekkside(bilde, fylt, feil={"": setninger(kall, feil)})
    except CommandReused:
        igjen = kall._("Skjemaet er sendt inn før, med et annet innhold. Det første står.")
        return replace(sjekkside(bilde, fylt, feil={"": (igjen,)}), status=FLYTTET)
    if isinstance(utfall, Gjort):
        adresse = f"{bilde.sti}?trinn=kvittering"
        return videre(med_kvittering(adresse, utfall.posisjon))
    if isinstance(utfall, Avvist):
        return _avvist(les_svarbilde(kall, bilde.lop, bilde.kommune.id), fylt, utfall)
    return _flyttet(bilde, fylt, utfall)


def _avvist(bilde: Svarbilde, fylt: Utfylt, utfall: Avvist) -> Svarside:
    """A pulje that became full has a page of its own; the rest is said above the answers."""
    avvisning = utfall.avvisning
    navn = {u.vilkar.navn for u in (*avvisning.sperrer, *avvisning.avklares)}
    if "plass_eller_venteliste" in navn:
        return full_side(bilde, fylt)
    if navn == {"kommunens_eget_svar_er_vist"}:
        mangler = bilde.kall._("Skriv hvor kommunens eget svar finnes.")
        return sjekkside(bilde, fylt, feil={"referanse": (mangler,)})
    ordbok = bilde.kall.ordbok(bilde.innhold)
    stopp = punkter((*avvisning.sperrer, *avvisning.avklares), ordbok)
    return replace(sjekkside(bilde, fylt), status=FEIL_I_SKJEMA, feil=True, stopp=stopp)


def _flyttet(bilde: Svarbilde, fylt: Utfylt, utfall: Flyttet) -> Svarside:
    """A colleague answered meanwhile: who and when, and the answer kept to be sent all the same."""
    kall, melding = bilde.kall, ""
    for sist in utfall.mellom[-1:]:
        rolle = rolle_og_organ(kall, sist.hode["rolle"], sist.hode["organ"])
        tid = tidspunkt(kall, sist.registrert_us)
        melding = kall._("{rolle} endret svaret {tid}.").format(rolle=rolle, tid=tid)
    ny = les_svarbilde(kall, bilde.lop, bilde.kommune.id)
    mellom = tuple(hendelsesnavn(kall, type(h.hendelse).__name__) for h in utfall.mellom)
    side = sjekkside(ny, fylt)
    knapp = kall._("Send inn likevel")
    return replace(side, status=FLYTTET, feil=True, melding=melding, mellom=mellom, knapp=knapp)


def frist_fil(kall: Kall, lop: str, kommune: str) -> Response:
    """The deadline, and when the pulje runs, as a file for a calendar."""
    bilde = les_svarbilde(kall, lop, kommune)
    utgave = bilde.utgave
    if utgave is None:
        raise IkkeFunnet
    sist = Kalenderpunkt(
        uid=f"frist-{lop}-{kommune}@innforing",
        tittel=kall._("Svarfrist: {lop}").format(lop=bilde.tittel),
        dag=utgave.svarfrist,
        adresse=bilde.sti,
        oppdatert=kall.na,
        sekvens=utgave.versjon,
    )
    fil = f"svarfrist-{lop}-{kommune}"
    return kalendersvar([sist], nettsted=kall.nettsted, navn=bilde.tittel, fil=fil)


def utfylt(felter: Mapping[str, str]) -> Utfylt:
    """What has been filled in so far; a pulje may be named with its waiting list."""
    nr, _, liste = felter.get("plass", "").partition("-")
    pulje = nr or felter.get("pulje", "")
    return Utfylt(
        svar=felter.get("svar", ""),
        pulje=pulje if NUMMER.fullmatch(pulje) else "",
        venteliste=f"-{liste}" == VENTELISTE or felter.get("venteliste") == "ja",
        egen_vurdering=felter.get("egen_vurdering", ""),
        begrunnelse=felter.get("begrunnelse", ""),
        referanse=felter.get("referanse", ""),
        kommando=felter.get("_kommando", ""),
    )


def _stegets(felter: Mapping[str, str], fylt: Utfylt) -> dict[str, str]:
    """The form as the step has it; made-up names are kept, to be refused."""
    ja = {"pulje": fylt.pulje, "venteliste": "ja" if fylt.venteliste else ""}
    egne = {**felter, **(ja if fylt.svar == "ja" else {"pulje": "", "venteliste": ""})}
    egne.pop("plass", None)
    return {navn: verdi for navn, verdi in egne.items() if verdi}
