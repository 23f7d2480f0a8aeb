"""Rows of a fordeling, who decided it, and the parameters of a key."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Publikumstekst, Verdi

HELE = 1000
"""Shares of a key are told in thousandths."""


class Vedtaksorgan(Kodeverk):
    """Who decides a fordeling (K-264)."""

    KOMMIT_RADET = "kommit_radet", "KommIT-rådet", "KommIT-rådet", "The KommIT council"
    KS = "ks", "KS", "KS", "KS"


class Brevkilde(Verdi):
    """The letter that the table is printed in (K-288, K-294)."""

    referanse: Publikumstekst
    datert: date
    sjekksum: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")


class Kommunedel(Verdi):
    """One kommune's part of a row that is paid out per kommune (K-298)."""

    kommune: Kode
    tilskudd: Kroner


class Fordelingsrad(Verdi):
    """One row of the table as printed."""

    mottaker: Kode
    """Id of the diginettverk; in 2023 of the fylke that became one."""
    navn: Publikumstekst
    prosjektnr: Kode
    tilskudd: Kroner
    vektet: Kroner | None = None
    """The vektet fordeling of 2023 (K-293)."""
    soknadssum: Kroner | None = None
    deler: tuple[Kommunedel, ...] = ()
    nevnte: tuple[Publikumstekst, ...] = ()
    """Recipients that the table names without an amount, in its own words."""


class Oppgitte(Verdi):
    """The sums as printed under the table."""

    tilskudd: Kroner
    vektet: Kroner | None = None
    soknadssum: Kroner | None = None


class Fordelingsnokkel(Verdi):
    """The parameters of a key: what each gets first, and three shares of the rest (K-265)."""

    forst: Kroner
    """Kroner to each mottaker before the rest is shared."""
    flat_andel: int = Field(ge=0, le=HELE)
    kommuneandel: int = Field(ge=0, le=HELE)
    folketallsandel: int = Field(ge=0, le=HELE)

    @property
    def hel(self) -> bool:
        """Whether the shares make a whole."""
        return self.flat_andel + self.kommuneandel + self.folketallsandel == HELE


class Grunnlagstall(Verdi):
    """What a key counts for one mottaker: kommuner and folketall."""

    mottaker: Kode
    kommuner: int = Field(ge=0)
    folketall: int = Field(ge=0)


class Simuleringsrad(Verdi):
    """What a key gives one mottaker, and how far that is from the table."""

    mottaker: Kode
    belop: Kroner
    avvik: int
    """Simulated less approved."""


class Simulering(Verdi):
    """A key tried on a total, with its difference from the table always beside it (K-266)."""

    nokkel: Fordelingsnokkel
    total: Kroner
    kommuner_ar: int
    folketall_ar: int
    rader: tuple[Simuleringsrad, ...]

    @property
    def storste_avvik(self) -> int:
        """The widest difference of any row, in kroner."""
        return max((abs(rad.avvik) for rad in self.rader), default=0)
