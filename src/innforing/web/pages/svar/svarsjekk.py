"""The last page of an answer: everything that will be sent, to be looked over (sider.md P-12a)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.verdier import Svarvalg
from innforing.web.deler import Feillinje, Linje
from innforing.web.pages.svar.puljeplass import provd, uoppfylte
from innforing.web.pages.svar.svarbilde import mangler
from innforing.web.pages.svar.svarord import staende
from innforing.web.pages.svar.svarsider import (
    Tekstfelt,
    adresse,
    grunnside,
    maskinens,
    stegord,
)
from innforing.web.side import FEIL_I_SKJEMA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.web.pages.svar.svarbilde import Svarbilde
    from innforing.web.pages.svar.svarsider import Svarside, Utfylt


def sjekkside(
    bilde: Svarbilde, fylt: Utfylt, *, feil: Mapping[str, tuple[str, ...]] | None = None
) -> Svarside:
    """Everything that will be sent, to be looked over, with room for a text."""
    kall, feil = bilde.kall, feil or {}
    felt = tuple(_tekstfelt(bilde, fylt, feil))
    plassert = {ett.navn: f"felt-{ett.navn}" for ett in felt}
    sen = any(p.sen for p in bilde.valgbare if str(p.nr) == fylt.pulje)
    return replace(
        grunnside(bilde, "sjekk", kall._("Se over svaret")),
        nr=stegord(bilde, 4),
        tilbake=adresse(bilde, "pulje" if fylt.svar == "ja" else "svar", fylt),
        linjer=tuple(_linjer(bilde, fylt)),
        stand=staende(bilde),
        stopp=mangler(bilde, fylt.data),
        sen=sen,
        skjulte=(*fylt.par, *maskinens(bilde, None if feil else fylt)),
        felt=felt,
        knapp=_knappen(bilde, fylt, sen=sen),
        feilene=tuple(Feillinje(s, plassert.get(n)) for n, flere in feil.items() for s in flere),
        feil=bool(feil),
        status=FEIL_I_SKJEMA if feil else 200,
    )


def _linjer(bilde: Svarbilde, fylt: Utfylt) -> list[Linje]:
    kall = bilde.kall
    svar = next((kall.t(s.tekst) for s in Svarvalg if s.value == fylt.svar), "")
    endre = None if fylt.svar == "trekk" else adresse(bilde, "svar", fylt)
    linjer = [
        Linje(kall._("Kommune"), bilde.kommune.visningsnavn),
        Linje(kall._("Løp"), bilde.tittel),
        Linje(kall._("Svar"), svar, endre=endre),
    ]
    if fylt.svar == "ja":
        pulje = adresse(bilde, "pulje", fylt)
        venteliste = kall._("Ja") if fylt.venteliste else kall._("Nei")
        linjer += [
            Linje(kall._("Pulje"), bilde.puljen(int(fylt.pulje)), endre=pulje),
            Linje(kall._("Venteliste hvis puljen er full"), venteliste, endre=pulje),
        ]
    return linjer


def _tekstfelt(
    bilde: Svarbilde,
    fylt: Utfylt,
    feil: Mapping[str, tuple[str, ...]],
) -> list[Tekstfelt]:
    """A text that is asked for only of others than the kommune; the rest is as it likes."""
    kall, jeg = bilde.kall, bilde.kall.jeg
    avvisning = None if jeg is None else provd(kall, bilde.strom, fylt.data, jeg.aktor)
    ut: list[Tekstfelt] = []

    def felt(navn: str, etikett: str, hint: str, *, valgfri: bool = True) -> None:
        verdi, galt = getattr(fylt, navn), feil.get(navn, ())
        ut.append(
            Tekstfelt(
                navn=navn, etikett=etikett, hint=hint, verdi=verdi, valgfri=valgfri, feil=galt
            )
        )

    if "kommunens_eget_svar_er_vist" in uoppfylte(avvisning):
        hint = kall._("Du svarer på vegne av kommunen. Skriv hvor og når den svarte.")
        felt("referanse", kall._("Hvor kommunens eget svar finnes"), hint, valgfri=False)
    if fylt.svar == "ja":
        hint = kall._("Bare hvis dere vil ta vare på den: gevinst mot kapasitet.")
        felt("egen_vurdering", kall._("Egen vurdering"), hint)
    else:
        hint = kall._("Dere trenger ikke si hvorfor. Svaret er like fullstendig uten.")
        felt("begrunnelse", kall._("Vil dere si noe om hvorfor?"), hint)
    return ut


def _knappen(bilde: Svarbilde, fylt: Utfylt, *, sen: bool) -> str:
    kall = bilde.kall
    if fylt.svar == "ja":
        return kall._("Send forespørsel") if sen else kall._("Meld på kommunen")
    return kall._("Trekk påmeldingen") if fylt.svar == "trekk" else kall._("Takk nei")
