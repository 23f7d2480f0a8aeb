"""A form that was sent after the session was over: kept until its sender is signed in again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.datastructures import FormData

from innforing.web.vern import FLEST_FELT, STORSTE_SKJEMA

if TYPE_CHECKING:
    from innforing.web.kall import Kall

    Par = tuple[str, str]

BAR: Final = "_bar."
"""Before the name of a field that is carried through the signing in."""
PLASS: Final = 4096
"""Bytes, and fields, that the form of the signing in has itself."""
FELTPLASS: Final = 16


def bares(kall: Kall) -> tuple[Par, ...]:
    """The fields as the page of the signing in carries them; those carried already as they are."""
    felt = [(navn, str(verdi)) for navn, verdi in kall.felt.multi_items()]
    if any(navn.startswith(BAR) for navn, _ in felt):
        return tuple((navn, verdi) for navn, verdi in felt if navn.startswith(BAR))
    return tuple((f"{BAR}{navn}", verdi) for navn, verdi in felt)


def rommes(par: tuple[Par, ...]) -> bool:
    """Whether they can be sent once more, with what the signing in adds."""
    return len(par) <= FLEST_FELT - FELTPLASS and len(urlencode(par)) <= STORSTE_SKJEMA - PLASS


def baret(kall: Kall) -> Kall | None:
    """The request as it was sent at first; None when nothing was carried."""
    felt = [
        (navn.removeprefix(BAR), verdi)
        for navn, verdi in kall.felt.multi_items()
        if navn.startswith(BAR)
    ]
    return replace(kall, felt=FormData(felt)) if felt else None


def skrevet(kall: Kall) -> tuple[str, ...]:
    """What a person had written: the values that are more than a code."""
    verdier = (
        str(verdi).strip() for navn, verdi in kall.felt.multi_items() if not navn.startswith("_")
    )
    return tuple(dict.fromkeys(verdi for verdi in verdier if verdi))
