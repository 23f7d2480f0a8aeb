"""The key as a pure function: shares in exact fractions, rounded by the largest remainder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from innforing.domain.fordeling.verdier import (
    HELE,
    Fordelingsnokkel,
    Grunnlagstall,
    Simulering,
    Simuleringsrad,
)


def fordel(
    total: int, nokkel: Fordelingsnokkel, grunnlag: Sequence[Grunnlagstall]
) -> dict[str, int]:
    """What each mottaker gets, in whole kroner that sum exactly to the total (K-265, K-267)."""
    rest = Fraction(total - nokkel.forst * len(grunnlag), HELE)
    kommuner = sum(tall.kommuner for tall in grunnlag)
    folketall = sum(tall.folketall for tall in grunnlag)
    return storste_rest(
        total,
        {
            tall.mottaker: nokkel.forst
            + rest
            * (
                Fraction(nokkel.flat_andel, len(grunnlag))
                + Fraction(nokkel.kommuneandel * tall.kommuner, kommuner)
                + Fraction(nokkel.folketallsandel * tall.folketall, folketall)
            )
            for tall in grunnlag
        },
    )


def storste_rest(total: int, andeler: Mapping[str, Fraction]) -> dict[str, int]:
    """Round down, and give the kroner that are left to the largest remainders, one each."""
    hele = {navn: andel.numerator // andel.denominator for navn, andel in andeler.items()}
    igjen = total - sum(hele.values())
    etter_rest = sorted(andeler, key=lambda navn: (hele[navn] - andeler[navn], navn))
    return {navn: hele[navn] + (navn in etter_rest[:igjen]) for navn in andeler}


def simuler(
    *,
    total: int,
    nokkel: Fordelingsnokkel,
    grunnlag: Sequence[Grunnlagstall],
    tabell: Mapping[str, int],
    ar: tuple[int, int],
) -> Simulering:
    """Try a key on a total and set it beside the table; `ar`: of kommuner, of folketall."""
    belop = fordel(total, nokkel, grunnlag)
    return Simulering(
        nokkel=nokkel,
        total=total,
        kommuner_ar=ar[0],
        folketall_ar=ar[1],
        rader=tuple(
            Simuleringsrad(
                mottaker=mottaker, belop=belop[mottaker], avvik=belop[mottaker] - tilskudd
            )
            for mottaker, tilskudd in tabell.items()
        ),
    )
