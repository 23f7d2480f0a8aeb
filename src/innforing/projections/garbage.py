"""When garbage is looked for: what lives long is not gone through again and again."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def put_off() -> Iterator[None]:
    """Look for none inside the block: a page is kept whole, and looking took half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # all there is now counts as old, so that it is looked through seldom, and not at once
        gc.freeze()
        gc.unfreeze()
        if was_on:
            gc.enable()


def settle(*, collect: bool) -> None:
    """Look no more through what there is: it is here to stay; `collect` takes garbage away first.

    Without this one question in a hundred waited for the whole program to be gone through.
    """
    if collect:
        gc.collect()
    gc.freeze()


@cache
def settle_once(_what: str) -> None:
    """Settle when that has been loaded; little of it is garbage, so none is sought."""
    settle(collect=False)
