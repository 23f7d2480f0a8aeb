"""What bodies, duties and judgements are called on the pages of governance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.losning.styring import Andelsdom, Pliktstatus
from innforing.domain.milepel.verdier import Styringsorgan
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.losninger.losningsord import dagord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.projections.beslutningsspor.beslutningsspor import Pliktbilde
    from innforing.projections.losninger.losninger import Post
    from innforing.web.kall import Kall

PLIKTFORM = {Pliktstatus.INGEN: "strek", Pliktstatus.VURDERES: "halv", Pliktstatus.PLIKT: "las"}
"""The shape that stands before whether there is a duty to use."""


def organord(kall: Kall, kode: str | None) -> str:
    """A body of the samstyringsstruktur, or one of the register."""
    ord_ = kodeord(kall, Styringsorgan, kode)
    return kall.organnavn(kode) if ord_ == kode else ord_


def organene(kall: Kall, koder: Iterable[str]) -> str:
    """Several of them."""
    return ", ".join(organord(kall, kode) for kode in koder)


def periode(kall: Kall, fra: str | None, til: str | None) -> str:
    """«13. januar 2022 – 31. desember 2023», or one day."""
    if til is None or til == fra:
        return dagord(kall, fra)
    return f"{dagord(kall, fra)} – {dagord(kall, til)}"


def vurdert(kall: Kall, bilde: Pliktbilde) -> str:
    """The last judgement of the shares, with the numbers it rests on (K-168)."""
    return domt(kall, bilde.vurderinger[-1]) if bilde.vurderinger else ""


def domt(kall: Kall, post: Post) -> str:
    """Each rung is counted for itself (K-192)."""
    setning = kall._(
        "{dom}: {tilgjengelig} av {nevner} kommuner har den, {i_bruk} bruker den, per {dag}"
    )
    tall = {navn: post.celler[navn] for navn in ("nevner", "tilgjengelig", "i_bruk")}
    dom = kodeord(kall, Andelsdom, post.tekst("dom"))
    return setning.format(dom=dom, dag=dagord(kall, post.celler["per"]), **tall)


def frivillig(kall: Kall, bilde: Pliktbilde | None) -> str:
    """What a kommune is told: voluntary while there is no duty to use (K-167)."""
    if bilde is not None and bilde.status is Pliktstatus.PLIKT:
        hjemmel = None if bilde.plikt is None else bilde.plikt.tekst("hjemmel")
        return kall._("Kommunen har plikt til å bruke løsningen: {hjemmel}.").format(
            hjemmel=hjemmel
        )
    return kall._("Det er frivillig for kommunen å ta i bruk løsningen.")
