"""A fødselsnummer that is right in form and belongs to nobody, computed when it is needed."""

from __future__ import annotations


def _kontroll(vekter: tuple[int, ...], siffer: list[int]) -> int:
    return -sum(v * s for v, s in zip(vekter, siffer, strict=True)) % 11


def fodselsnummer(skille: str = "", *, forste: str = "014190123") -> str:
    """With the mark between date and number; `forste` is all but the check digits."""
    siffer = [int(tegn) for tegn in forste]
    siffer.append(_kontroll((3, 7, 6, 1, 8, 9, 4, 5, 2), siffer))
    siffer.append(_kontroll((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), siffer))
    assert max(siffer) < 10
    tall = "".join(map(str, siffer))
    return f"{tall[:6]}{skille}{tall[6:]}"
