"""One page in a real browser, and what is wrong with it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Response

TALMODIG_MS: Final = 30_000
"""A machine may have much else to do."""
expect.set_options(timeout=TALMODIG_MS)

REGLER: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
FARGER: Final = ("light", "dark")
SMAL: Final = 320
"""CSS pixels: 1280 at 400 % zoom (WCAG 1.4.10)."""

BRUDD: Final = "innforingBrudd"
HOR_BRUDD: Final = f"""
document.addEventListener("securitypolicyviolation", (brudd) => window.{BRUDD}(
  `${{brudd.effectiveDirective}} ${{brudd.blockedURI}} ${{brudd.sample}}`.trim()
));
"""

FALT_TIL_RO: Final = """async () => {
  await document.fonts.ready;
  const endelige = document.getAnimations().filter((en) => {
    const slutt = en.effect && en.effect.getComputedTiming().endTime;
    return en.playState === "running" && Number.isFinite(slutt);
  });
  await Promise.allSettled(endelige.map((en) => en.finished));
}"""

STIKKER_UT: Final = """() => {
  const rot = document.documentElement;
  if (rot.scrollWidth <= rot.clientWidth) return [];
  const ute = [...document.body.querySelectorAll("*")].filter(
    (en) => en.getBoundingClientRect().right + window.scrollX > rot.clientWidth + 0.5
  );
  const navn = (en) => [en.localName, ...en.classList].join(".") + (en.id ? `#${en.id}` : "");
  return [`${rot.scrollWidth} px`, ...ute.slice(0, 5).map(navn)];
}"""


@dataclass(frozen=True, slots=True)
class Nettside:
    """A page, with what the browser complained of since it was opened."""

    page: Page
    brudd: list[str] = field(default_factory=list)
    """Violations of the content security policy."""
    feil: list[str] = field(default_factory=list)
    """Errors in the console, and exceptions that nobody caught."""

    def ga(self, adresse: str) -> Response:
        """Go there and wait until it is loaded; the answer."""
        svar = self.page.goto(adresse)
        assert svar is not None
        return svar


@contextmanager
def apnet(nettleser: Browser, *, skript: bool = True, sprak: str = "nb-NO") -> Iterator[Nettside]:
    """A page with its own cookies, gone again after the block."""
    with nettleser.new_context(
        java_script_enabled=skript, locale=sprak, timezone_id="Europe/Oslo", reduced_motion="reduce"
    ) as kontekst:
        kontekst.set_default_timeout(TALMODIG_MS)
        side = Nettside(kontekst.new_page())
        side.page.expose_binding(BRUDD, lambda _kilde, brudd: side.brudd.append(brudd))
        side.page.add_init_script(HOR_BRUDD)

        def konsoll(melding: ConsoleMessage) -> None:
            if melding.type == "error" and not _svarte_med_feil(melding, side.page):
                side.feil.append(melding.text)

        def unntak(feil: Error) -> None:
            side.feil.append(str(feil))

        side.page.on("console", konsoll)
        side.page.on("pageerror", unntak)
        yield side


def _svarte_med_feil(melding: ConsoleMessage, page: Page) -> bool:
    """Chromium logs that the page itself answered 403, 404 or 422: that may be as it should."""
    return melding.location["url"] == page.url and melding.text.startswith("Failed to load")


def sjekk(side: Nettside) -> None:
    """Nothing is wrong with the page as it stands: see `funn`."""
    assert funn(side) == []


def funn(side: Nettside) -> list[str]:
    """What axe finds in light and dark, what stands outside 320 px, and what the browser said."""
    uu = [f"{farge}: {hva}" for farge in FARGER for hva in _axe(side.page, farge)]
    return [*uu, *funn_uten_axe(side)]


def funn_uten_axe(side: Nettside) -> list[str]:
    """What stands outside 320 px, and what the browser said."""
    page = side.page
    ute = [f"{SMAL} px: {hva}" for hva in _utenfor(page)]
    page.evaluate("0")  # what the browser said is here when it has answered
    return [
        *ute,
        *(f"CSP: {hva}" for hva in side.brudd),
        *(f"konsoll: {hva}" for hva in side.feil),
    ]


def _axe(page: Page, farge: str) -> list[str]:
    """Each finding with its rule and where on the page it is."""
    page.emulate_media(color_scheme="dark" if farge == "dark" else "light")
    page.evaluate(FALT_TIL_RO)
    valg = {"runOnly": list(REGLER), "resultTypes": ["violations"]}
    svar = Axe().run(page, options=valg).response
    page.emulate_media(color_scheme="null")
    return [
        f"{regel['id']} {node['target']} {node['failureSummary']}"
        for regel in svar["violations"]
        for node in regel["nodes"]
    ]


def _utenfor(page: Page) -> list[str]:
    """How wide a page of 320 px became, and what made it so; empty when it fits."""
    for_ = page.viewport_size
    assert for_ is not None
    page.set_viewport_size({"width": SMAL, "height": for_["height"]})
    page.evaluate(FALT_TIL_RO)
    ute: list[str] = page.evaluate(STIKKER_UT)
    page.set_viewport_size(for_)
    return ute
