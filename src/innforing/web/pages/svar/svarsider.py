"""The pages of an answer, one thing on each (sider.md P-12a)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlencode

from innforing.projections.beslutningsspor.beslutningsspor import Beslutningsspor, plikter
from innforing.web.deler import Feillinje, Linje
from innforing.web.pages.beslutningsspor.sporord import frivillig
from innforing.web.pages.invitasjon.invitasjonsbrev import brevene, valgt_malform
from innforing.web.pages.svar.svarbilde import mangler as svaret_mangler
from innforing.web.pages.svar.svarord import Svarord, hva_skjer, staende
from innforing.web.side import FEIL_I_SKJEMA, Lenke, Side
from innforing.web.skjema.feilsetninger import MANGLER

if TYPE_CHECKING:
    from innforing.application.forklaring import Punkt
    from innforing.web.pages.invitasjon.invitasjonsbrev import Brev
    from innforing.web.pages.svar.puljeplass import Puljeplass
    from innforing.web.pages.svar.svarbilde import Svarbilde

Trinn = Literal["invitasjon", "svar", "pulje", "full", "sjekk", "kvittering"]
TEKSTER: Final = ("egen_vurdering", "begrunnelse", "referanse")
"""Fields that somebody may have written in; they never stand in an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utfylt:
    """What has been filled in so far."""

    svar: str = ""
    pulje: str = ""
    venteliste: bool = False
    egen_vurdering: str = ""
    begrunnelse: str = ""
    referanse: str = ""
    kommando: str = ""

    @property
    def data(self) -> dict[str, object]:
        """The answer as the step has it, without its texts."""
        svar: dict[str, object] = {"svar": self.svar}
        if self.svar == "ja" and self.pulje:
            svar |= {"pulje": int(self.pulje), "venteliste": self.venteliste}
        return svar

    @property
    def par(self) -> list[tuple[str, str]]:
        """The same as a form or an address sends it."""
        ja = self.svar == "ja"
        alle = [
            ("svar", self.svar),
            ("pulje", self.pulje if ja else ""),
            ("venteliste", "ja" if self.venteliste and ja else ""),
        ]
        return [(navn, verdi) for navn, verdi in alle if verdi]

    @property
    def tekster(self) -> list[tuple[str, str]]:
        """What somebody has written; it never stands in an address."""
        alle = [(navn, str(getattr(self, navn))) for navn in TEKSTER]
        return [(navn, verdi) for navn, verdi in alle if verdi]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekstfelt:
    """A text that goes with the answer."""

    navn: str
    etikett: str
    hint: str
    verdi: str
    valgfri: bool
    feil: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Svarside(Side):
    """One of them; what a page does not show is empty."""

    trinn: Trinn
    nr: str = ""
    """«Steg 2 av 4»."""
    sti: str
    loptittel: str
    kommunen: str
    tilbake: str = ""
    feilene: tuple[Feillinje, ...] = ()
    stopp: tuple[Punkt, ...] = ()
    hvem: tuple[str, ...] = ()
    """Who may answer, when the reader may not."""
    stand: Svarord | None = None
    frist: str = ""
    frivillig: str = ""
    """Whether the law leaves the use to the kommune, on the day (K-167)."""
    sen: bool = False
    brev: Brev | None = None
    malformer: tuple[Lenke, ...] = ()
    utgave: str = ""
    puljer: tuple[Puljeplass, ...] = ()
    svar: str = ""
    valgt: str = ""
    venteliste: bool = False
    linjer: tuple[Linje, ...] = ()
    skjulte: tuple[tuple[str, str], ...] = ()
    felt: tuple[Tekstfelt, ...] = ()
    knapp: str = ""
    melding: str = ""
    mellom: tuple[str, ...] = ()
    na: tuple[str, ...] = ()
    """What happens now."""


def invitasjonsside(bilde: Svarbilde) -> Svarside:
    """The invitation, complete, with what is asked on top; and the answer that stands."""
    kall, utgave = bilde.kall, bilde.utgave
    brev = () if utgave is None else brevene(kall, utgave.tekster)
    valgt = next((b for b in brev if b.malform == valgt_malform(kall)), brev[0] if brev else None)
    mulig = bilde.mulig
    ordbok = kall.ordbok()
    apne = [p for p in bilde.valgbare if not p.sen]
    return replace(
        grunnside(bilde, "invitasjon", kall._("Invitasjon: {lop}").format(lop=bilde.tittel)),
        nr=stegord(bilde, 1) if bilde.kan_svare and not bilde.svart else "",
        tilbake="",
        stopp=bilde.stopp,
        hvem=() if mulig is None or mulig.min else tuple(map(ordbok.hvem, mulig.hvem)),
        stand=staende(bilde),
        frist="" if utgave is None else kall.dato(utgave.svarfrist),
        frivillig=_frivillig(bilde),
        sen=bool(bilde.valgbare) and not apne,
        brev=valgt,
        malformer=tuple(Lenke(b.navn, kall.lenke(malform=b.malform), b is valgt) for b in brev),
        utgave=_utgaveord(bilde),
        puljer=bilde.valgbare,
        knapp="" if not bilde.kan_svare else f"{bilde.sti}?trinn=svar",
    )


def _frivillig(bilde: Svarbilde) -> str:
    """Nothing of a felles prosess, which introduces no løsning."""
    losning = bilde.innhold.losning
    if losning is None:
        return ""
    with bilde.kall.sight(Beslutningsspor.navn) as sight:
        return frivillig(bilde.kall, next(iter(plikter(sight, losning)), None))


def svarside(bilde: Svarbilde, fylt: Utfylt, *, mangler: bool = False) -> Svarside:
    """«Vil dere delta?»: two answers of equal weight."""
    kall = bilde.kall
    velg = kall.t(MANGLER["kodeverk"])
    return replace(
        grunnside(bilde, "svar", kall._("Vil dere delta?")),
        nr=stegord(bilde, 2),
        tilbake=bilde.sti,
        svar=fylt.svar,
        valgt=fylt.pulje,
        feilene=(Feillinje(velg, "svar-ja"),) if mangler else (),
        feil=mangler,
        status=FEIL_I_SKJEMA if mangler else 200,
    )


def puljeside(bilde: Svarbilde, fylt: Utfylt, *, mangler: bool = False) -> Svarside:
    """Which pulje, with the seats that are left."""
    kall = bilde.kall
    forste = bilde.valgbare[0].nr if bilde.valgbare else ""
    velg = kall._("Velg en pulje.")
    return replace(
        grunnside(bilde, "pulje", kall._("Hvilken pulje passer for dere?")),
        nr=stegord(bilde, 3),
        tilbake=adresse(bilde, "svar", fylt),
        puljer=bilde.valgbare,
        stopp=() if bilde.valgbare else svaret_mangler(bilde, _forste_ja(bilde)),
        valgt=fylt.pulje,
        venteliste=fylt.venteliste,
        feilene=(Feillinje(velg, f"plass-{forste}"),) if mangler and forste else (),
        feil=mangler and bool(forste),
        status=FEIL_I_SKJEMA if mangler and forste else 200,
    )


def full_side(bilde: Svarbilde, fylt: Utfylt) -> Svarside:
    """The pulje was filled meanwhile: the answer is kept, and there is a choice."""
    kall = bilde.kall
    pulje = bilde.puljen(int(fylt.pulje))
    melding = kall._("{pulje} ble full mens dere svarte. Svaret deres er ikke lagret ennå.")
    skjulte = [("svar", "ja"), *fylt.tekster, *maskinens(bilde)]
    return replace(
        grunnside(bilde, "full", kall._("Puljen er full. Hva vil dere?")),
        nr=stegord(bilde, 3),
        tilbake=adresse(bilde, "svar", fylt),
        status=FEIL_I_SKJEMA,
        feil=True,
        melding=melding.format(pulje=pulje),
        puljer=bilde.valgbare,
        valgt="",
        skjulte=tuple(skjulte),
    )


def kvitteringsside(bilde: Svarbilde) -> Svarside:
    """What stands now, what happens next, and until when it can be changed."""
    kall = bilde.kall
    return replace(
        grunnside(bilde, "kvittering", kall._("Svaret er registrert")),
        stand=staende(bilde),
        na=tuple(hva_skjer(bilde)),
        tilbake=f"/kommuner/{bilde.kommune.id}",
    )


def grunnside(bilde: Svarbilde, trinn: Trinn, tittel: str) -> Svarside:
    """What every page of the answer has."""
    kall = bilde.kall
    navn = bilde.kommune.visningsnavn
    return Svarside(
        tittel=tittel,
        smuler=(
            Lenke(navn, kall.til(f"/kommuner/{bilde.kommune.id}")),
            Lenke(bilde.tittel, kall.til(f"/lop/{bilde.lop}")),
        ),
        trinn=trinn,
        sti=bilde.sti,
        loptittel=bilde.tittel,
        kommunen=navn,
    )


def stegord(bilde: Svarbilde, nr: int) -> str:
    """«Steg 2 av 4»."""
    return bilde.kall._("Steg {nr} av 4").format(nr=nr)


def _utgaveord(bilde: Svarbilde) -> str:
    """«Sendt 5. februar 2024», and which version when it is not the first."""
    utgave, kall = bilde.utgave, bilde.kall
    if utgave is None:
        return ""
    sendt = kall.dato(utgave.sendt)
    if utgave.versjon == 1:
        return kall._("Sendt {dag}").format(dag=sendt)
    return kall._("Utgave {nr}, sendt {dag}").format(nr=utgave.versjon, dag=sendt)


def _forste_ja(bilde: Svarbilde) -> dict[str, object]:
    """A yes to the newest pulje, to hear why none can be chosen."""
    puljer = bilde.innhold.puljer
    return {"svar": "ja", "pulje": puljer[-1].nr if puljer else 1}


def maskinens(bilde: Svarbilde, fylt: Utfylt | None = None) -> list[tuple[str, str]]:
    """The command id, kept only while the same thing is sent; and the version that was seen."""
    versjon = bilde.kall.hus.levende.tilstand(bilde.strom)[1]
    kommando = (fylt.kommando if fylt is not None else "") or str(uuid.uuid4())
    return [("_kommando", kommando), ("_sett_versjon", str(versjon))]


def adresse(bilde: Svarbilde, trinn: str, fylt: Utfylt) -> str:
    """Another page of the same answer; texts do not follow along in addresses."""
    return f"{bilde.sti}?{urlencode([('trinn', trinn), *fylt.par])}"
