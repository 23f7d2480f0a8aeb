"""The order of the Norwegian alphabet, for names that people read (sider.md §1.2)."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["nokkel"]

_LENGSTE_TALL = 12
_TALL = re.compile(rf"\d{{1,{_LENGSTE_TALL}}}")
# { | } come right after z; Sámi đ, ŋ and ŧ are letters of their own that no accent is taken off
_BOKSTAVER = str.maketrans(
    {
        **dict.fromkeys("æä", "{"),
        **dict.fromkeys("øö", "|"),
        "å": "}",
        **dict.fromkeys("đð", "d"),
        "ŋ": "n",
        "ŧ": "t",
    }
)
_SKILLE = re.compile(r"[\W_]+")


def nokkel(tekst: str) -> tuple[str, str]:
    """What to sort a text by: … z æ ø å, aa as å, and «Pulje 2» before «Pulje 10»."""
    liten = unicodedata.normalize("NFC", tekst.casefold()).replace("aa", "å")
    ordene = _SKILLE.sub(" ", liten).strip().translate(_BOKSTAVER)
    bar = "".join(b for b in unicodedata.normalize("NFKD", ordene) if not unicodedata.combining(b))
    # the second part keeps the order of texts that differ only in signs and accents
    return _TALL.sub(lambda treff: treff[0].zfill(_LENGSTE_TALL), bar), tekst
