"""P-18: what an erasure would do is shown first; two of KS do it, and the name is seen no more."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from innforing.domain.sletting.verdier import Sletteart
from tests.application.demohus import kopi
from tests.application.slettefolk import siri, slett, sven
from tests.web.klient import Klient
from tests.web.lenker import lenker, meny, tekst
from tests.web.nettsted import apent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.web.nettsted import Nettsted

KS = ("saksbehandler", "ks")
NAVN = "Kanari Fugl"
SKJULT = re.compile(r'<input type="hidden" name="(_[a-z_]+)" value="([^"]*)"')


@pytest.fixture
def sted(samlet: Path, tmp_path: Path) -> Iterator[Nettsted]:
    """The stories of løp, with two of KS and one who holds no role."""
    with apent(kopi(samlet, tmp_path), folger=True) as sted:
        sven(sted.hus)
        sted.hus.personer.registrer(NAVN, epost="kanari@eksempel.no")
        yield sted


def kanari(sted: Nettsted) -> str:
    return next(p.id for p in sted.hus.personer.alle() if p.navn == NAVN)


def steget(html: str, trigger: str) -> str:
    """The address of a step that the page leads to."""
    return next(sti for sti in lenker(html) if sti.startswith(f"/steg/{trigger}/"))


def send(klient: Klient, adresse: str, **felt: str) -> int:
    """Fill in the form of a step as it was drawn, and send it."""
    skjult = {navn: unescape(verdi) for navn, verdi in SKJULT.findall(klient.vis(adresse))}
    sporring = parse_qs(urlsplit(adresse).query)
    forhand = {n.removeprefix("forhand."): v[0] for n, v in sporring.items() if "forhand" in n}
    return klient.sporr(urlsplit(adresse).path, **skjult, **forhand, **felt).status_code


@pytest.mark.krav("K-377")
def test_to_i_ks_sletter_en_person(sted: Nettsted) -> None:
    en, annen = (Klient(sted.app, sted.hus) for _ in range(2))
    bedt_av = str(siri(sted.hus).aktor.person)
    en.logg_inn(*KS, person=bedt_av)
    annen.logg_inn(*KS, person=str(sven(sted.hus).aktor.person))
    person = kanari(sted)
    assert "/personvern" in meny(en.vis("/"))
    assert "/personvern" in lenker(en.vis("/personvern/om"))
    forst = en.vis(f"/personvern?person={person}")
    assert "E-postadresse" in tekst(forst)
    assert "består med rolle og dato, uten navn" in tekst(forst)
    assert send(en, steget(forst, "be_om_sletting"), hjemmel="art_17") == 303
    assert "Godkjenn slettingen" not in tekst(en.vis("/"))
    oppgaver = annen.vis("/")
    assert "Godkjenn slettingen Personvern , person" in tekst(oppgaver)
    assert "/personvern" in lenker(oppgaver)
    assert NAVN not in oppgaver
    assert NAVN in tekst(annen.vis("/personvern"))
    assert send(annen, steget(annen.vis("/personvern"), "godkjenn_sletting")) == 303
    assert "Godkjenn slettingen" not in tekst(annen.vis("/"))
    etter = tekst(annen.vis(f"/personvern?person={person}"))
    assert NAVN not in etter
    assert "Person fjernet" in etter


def test_bare_ks_har_personvern_i_menyen(sted: Nettsted) -> None:
    for hvem in (("medlem", "koordineringsgruppen"), ("innforingsleder", "regional-50")):
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(*hvem)
        assert "/personvern" not in meny(klient.vis("/"))


@pytest.mark.krav("K-377")
def test_ingen_side_viser_ordene_i_en_sladdet_hendelse(sted: Nettsted) -> None:
    rad = sted.hus.reader.stream("innforingslop:s08")[0]
    tittel = sted.hus.levende.aggregat("innforingslop:s08").tittel  # type: ignore[attr-defined]
    ks = Klient(sted.app, sted.hus)
    ks.logg_inn(*KS, person=str(siri(sted.hus).aktor.person))
    sider = (
        *("/lop", "/lop/s08", "/lop/s08/historikk", f"/hendelser/{rad.position}", "/tidslinje"),
        *(f"/sok?q={tittel}", "/lop/s08/invitasjon", "/steg/gi_merknad/innforingslop:s08"),
    )
    assert sum(tittel in tekst(ks.vis(sti)) for sti in sider) > len(sider) // 2
    slett(sted.hus, Sletteart.HENDELSE, rad.position)
    assert sted.lesesiden.catch_up().behind == 0
    for sti in sider:
        assert tittel not in tekst(ks.vis(sti)).replace(f"«{tittel}»", ""), sti
