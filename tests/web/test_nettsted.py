"""The demo log and the program over it, as tests of pages are given them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.kommando import Gjort
from innforing.bootstrap import Hus
from innforing.web.innlogging import alle_verv
from tests.application.demohus import innstillinger
from tests.web.nettsted import logg_inn

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted


def test_the_read_models_of_a_copy_are_at_the_end_of_its_log(demokopi: Path) -> None:
    with Hus(innstillinger(demokopi)) as hus, hus.lesesiden() as lesesiden:
        assert lesesiden.position() == hus.reader.last()[0] > 1000


def test_what_is_written_to_a_copy_is_in_no_other(
    nettsted: Nettsted, eget_nettsted: Nettsted
) -> None:
    hus = eget_nettsted.hus
    for_ = nettsted.hus.reader.last()[0]
    ks = next(ett for ett in alle_verv(hus, hus.na()) if ett.organ == "ks")
    siri = hus.som(ks.person, rolle=ks.rolle.value, organ=ks.organ)
    svar = siri.tar(
        "opprett_organ",
        "organ:arbeidsgruppe-prove",
        organtype="arbeidsgruppe",
        navn="Arbeidsgruppe for prøver",
    )
    assert isinstance(svar, Gjort), svar
    eget = hus.reader.last()[0]
    assert eget > for_ == nettsted.hus.reader.last()[0]
    assert eget_nettsted.lesesiden.wait_for(eget, timeout=10).behind == 0


def test_a_page_can_be_opened_as_somebody(nettsted: Nettsted, nettside: Nettside) -> None:
    nettside.ga(f"{nettsted.adresse}/rolle")
    assert nettside.page.url != f"{nettsted.adresse}/rolle"
    verv = logg_inn(nettside, nettsted, rolle="saksbehandler", organ="ks")
    assert nettside.ga(f"{nettsted.adresse}/rolle").status == 200
    assert nettside.page.url == f"{nettsted.adresse}/rolle"
    assert (nettsted.hus.personer.navn(verv.person) or "?") in nettside.page.content()
