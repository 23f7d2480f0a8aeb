"""P-17 Bevis: how an auditor checks the published files with tools that we did not write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from innforing.web.kall import Kall

SHA256: Final = """\
sed -n 's/^extra //p' kvittering.txt | base64 -d > innhold
head -n 7 innhold > blad
{ printf 'innforing.state/v1\\n'; tail -c +$(($(wc -c < blad) + 1)) innhold; } | sha256sum
tail -n 1 blad
{ printf '\\000'; cat blad; } | sha256sum
"""
"""The third line and the fourth give the same hash; the last is the leaf in the tree."""
OPENSSL: Final = """\
head -n 3 checkpoint > tekst
sed -n '5s/.* //p' checkpoint | base64 -d | tail -c 64 > signatur
{ printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'
  printf '%s' "$VKEY" | cut -d+ -f3- | base64 -d | tail -c 32; } > nokkel.der
openssl pkeyutl -verify -pubin -keyform DER -inkey nokkel.der -rawin -in tekst -sigfile signatur
"""
"""`VKEY` is the key as the page shows it; the fifth line of the file is the log's own signature."""


class Oppskrift(NamedTuple):
    """One way to check."""

    tittel: str
    om: str
    linjer: str = ""


def oppskrifter(kall: Kall) -> tuple[Oppskrift, ...]:
    """The ways, the simplest first."""
    _ = kall._
    return (
        Oppskrift(
            _("En kvittering, med sha256sum"),
            _(
                "De to første linjene som vises, skal være like: innholdet er det hendelsen lovet."
                " Den siste er bladet i treet."
            ),
            SHA256,
        ),
        Oppskrift(
            _("Signaturen på et sjekkpunkt, med OpenSSL"),
            _(
                "Sett VKEY til nøkkelen øverst på siden. Få den helst på en annen vei enn herfra:"
                " den som kan skrive om loggen, kan også skrive om denne siden."
            ),
            OPENSSL,
        ),
        Oppskrift(
            _("Treet og veien til roten, med Go"),
            _(
                "Filene følger C2SP tlog-tiles. Pakken golang.org/x/mod/sumdb leser dem som de er:"
                " note.Open kontrollerer signaturen, tlog.CheckRecord en hendelse og tlog.CheckTree"
                " at treet bare har vokst."
            ),
        ),
    )
