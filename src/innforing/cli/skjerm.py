"""What a command writes: tables and lines for people, or one JSON object for machines."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from innforing.application.ordbok import Ordbok
from innforing.application.replay import kanonisk
from innforing.cli.ledetekster import DEMO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from rich.console import RenderableType

    from innforing.application.huset import Huset
    from innforing.application.ordbok import Sprak
    from innforing.domain.grunnmur.verdi import Tekst


class Skjerm:
    """One command's screen, in one language; with `som_json` people see nothing but the object."""

    def __init__(self, sprak: Sprak, *, som_json: bool = False) -> None:
        """Write to the standard streams as they are now."""
        self.som_json = som_json
        self.ordbok = Ordbok(sprak)
        self._ut = Console(file=sys.stdout, highlight=False)
        self._ved_siden = Console(file=sys.stderr, highlight=False)
        self._demo: bool | None = None

    def apnet(self, hus: Huset) -> None:
        """Say at once that a demo log is one."""
        self._demo = hus.logg.demo
        if self._demo and not self.som_json:
            self.ved_siden(self.ordbok.tekst(DEMO), style="bold yellow")

    @property
    def bredde(self) -> int:
        """Columns of the screen; where there is none, as many as `COLUMNS` says."""
        return self._ut.width

    def tekst(self, tekst: Tekst) -> str:
        """A label in the language of the screen."""
        return self.ordbok.tekst(tekst)

    def linje(self, tekst: str = "", *, style: str = "") -> None:
        """One line for people, exactly as it is: brackets are no markup."""
        if not self.som_json:
            self._ut.print(Text(tekst, style=style), soft_wrap=True)

    def linjer(self, tekster: Iterable[str]) -> None:
        """Several lines for people."""
        for tekst in tekster:
            self.linje(tekst)

    def vis(self, noe: RenderableType) -> None:
        """A table for people."""
        if not self.som_json:
            self._ut.print(noe)

    def ved_siden(self, tekst: str, *, style: str = "") -> None:
        """One line that is no answer, on the standard error."""
        self._ved_siden.print(Text(tekst, style=style), soft_wrap=True)

    def json(self, **innhold: object) -> None:
        """The whole answer for machines; `demo` tells that it is example data."""
        if self.som_json:
            hode = {} if self._demo is None else {"demo": self._demo}
            raa = json.dumps(kanonisk({**hode, **innhold}), ensure_ascii=False, indent=2)
            sys.stdout.write(raa + "\n")

    def framdrift(self, hva: str) -> AbstractContextManager[Callable[[int, int], None]]:
        """A bar on the standard error while something long goes on."""
        return _Stolpe(self._ved_siden, hva, vist=not self.som_json)


class _Stolpe:
    """A progress bar that is told «so many of so many»."""

    def __init__(self, console: Console, hva: str, *, vist: bool) -> None:
        kolonner = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._framdrift = Progress(*kolonner, console=console, transient=True, disable=not vist)
        self._hva = hva

    def __enter__(self) -> Callable[[int, int], None]:
        """Show the bar."""
        self._framdrift.start()
        oppgave = self._framdrift.add_task(self._hva, total=None)
        return lambda ferdig, alle: self._framdrift.update(oppgave, completed=ferdig, total=alle)

    def __exit__(self, *_: object) -> None:
        """Take it away."""
        self._framdrift.stop()


def delt(tekster: Iterable[str], skille: str = ", ") -> str:
    """Texts on one line, or a dash."""
    return skille.join(tekster) or "–"
