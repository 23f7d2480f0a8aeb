"""The two forms of an invitation, to send it and to extend its deadline, and a look beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from innforing.application.forklaring import punkter
from innforing.application.kommando import UgyldigKommando
from innforing.domain.innforingslop.invitasjon import Invitasjonstekst, Malform
from innforing.domain.innforingslop.steg.apne_pamelding import KORTESTE_SVARFRIST
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.web.pages.invitasjon.invitasjonsbrev import ELEMENTER, MALFORMER, i_ord, siste_til
from innforing.web.skjema.innsending import les_innsending, prov, setninger
from innforing.web.skjema.skjema import lag_skjema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.application.forklaring import Punkt
    from innforing.domain.grunnmur.livslop import Avvisning
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.web.kall import Kall
    from innforing.web.pages.invitasjon.invitasjonsbrev import Utgave
    from innforing.web.skjema.innsending import Innsending
    from innforing.web.skjema.skjema import Skjema

Skjemaslag = Literal["apne", "frist"]
TRIGGER: Final[dict[Skjemaslag, str]] = {"apne": "apne_pamelding", "frist": "endre_plan"}
ROMSLIG: Final = KORTESTE_SVARFRIST * 2
"""How long from today the deadline that a new form proposes is."""
APNE: Final = (Puljefase.PAMELDING, Puljefase.GJENNOMFORING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forhandsvist:
    """A form that was looked at before it is sent."""

    skjema: Skjema
    tekster: tuple[Invitasjonstekst, ...]
    sperrer: tuple[Punkt, ...]
    """Everything that the engine would refuse."""
    avklares: tuple[Punkt, ...]
    """Everything that it would ask for grounds for."""


def skjemaslag(kall: Kall, strom: str, pulje: Puljeplan) -> tuple[Skjemaslag, ...]:
    """The forms that the reader may use for a pulje."""
    mine = {mulig.steg for mulig in kall.mulige(strom) if mulig.min}
    ut: list[Skjemaslag] = []
    if pulje.fase is Puljefase.PLANLAGT and TRIGGER["apne"] in mine:
        ut.append("apne")
    if pulje.fase in APNE and pulje.svarfrist is not None and TRIGGER["frist"] in mine:
        ut.append("frist")
    return tuple(ut)


def nytt_skjema(
    kall: Kall,
    slag: Skjemaslag,
    lop_id: str,
    lop: Innforingslop,
    pulje: Puljeplan,
    alle: Iterable[Utgave],
) -> Skjema:
    """The form, filled in with what is known: the texts sent last, the sektorer, the deadline."""
    alle = tuple(alle)
    sist = siste_til(alle, pulje.nr) or siste_til(alle)
    frist = (kall.moment.dag + ROMSLIG).isoformat()
    tekster = _tekster(() if sist is None else sist.tekster)
    data: dict[str, object] = {"tekster": tekster}
    if slag == "apne":
        sektorer = [str(sektor.value) for sektor in lop.sektorer]
        data |= {"pulje": pulje.nr, "svarfrist": frist, "adressater": sektorer}
    else:
        gammel = pulje.svarfrist or kall.moment.dag
        ny = max(gammel + timedelta(days=14), kall.moment.dag + ROMSLIG).isoformat()
        data["svarfrister"] = [{"pulje": pulje.nr, "svarfrist": ny}]
    return _tegn(kall, slag, lop_id, data=data)


def forhandsvis(kall: Kall, slag: Skjemaslag, lop_id: str) -> Forhandsvist:
    """What was filled in, as a kommune would see it, and all that is missing (S-09)."""
    sendt = les_innsending(kall, TRIGGER[slag])
    avvisning, galt = _provd(kall, slag, lop_id, sendt)
    ordbok = kall.ordbok(kall.lop(lop_id))
    sperrer = () if avvisning is None else punkter(avvisning.sperrer, ordbok)
    avklares = () if avvisning is None else punkter(avvisning.avklares, ordbok)
    skjema = lag_skjema(
        kall,
        TRIGGER[slag],
        f"innforingslop:{lop_id}",
        tilbake=f"/lop/{lop_id}/invitasjon",
        forhand=sendt.data,
        skjul=_skjult(slag),
        avklares=avklares,
        ekstra=sendt.ekstra,
        feil={**sendt.feil, **({"": galt} if galt else {})},
    )
    return Forhandsvist(
        skjema=skjema,
        tekster=_lest(sendt),
        sperrer=i_ord(kall, sperrer),
        avklares=i_ord(kall, avklares),
    )


def _provd(
    kall: Kall, slag: Skjemaslag, lop_id: str, sendt: Innsending
) -> tuple[Avvisning | None, tuple[str, ...]]:
    """What the engine would say; nothing is recorded."""
    if kall.jeg is None or sendt.feil:
        return None, ()
    strom = f"innforingslop:{lop_id}"
    try:
        return prov(kall, TRIGGER[slag], strom, sendt, aktor=kall.jeg.aktor), ()
    except UgyldigKommando as feil:
        return None, setninger(kall, feil)


def _tegn(kall: Kall, slag: Skjemaslag, lop_id: str, *, data: dict[str, object]) -> Skjema:
    return lag_skjema(
        kall,
        TRIGGER[slag],
        f"innforingslop:{lop_id}",
        tilbake=f"/lop/{lop_id}/invitasjon",
        forhand=data,
        skjul=_skjult(slag),
    )


def _skjult(slag: Skjemaslag) -> tuple[str, ...]:
    """What neither form is about, and what an extension of the deadline does not change."""
    return ("beslutning",) if slag == "apne" else ("plan", "puljer", "beslutning")


def _tekster(sendt: Iterable[Invitasjonstekst]) -> list[dict[str, object]]:
    """One text in each målform, with what was sent before or nothing."""
    gamle = {str(t.malform.value): t.model_dump(mode="json", exclude_none=True) for t in sendt}
    return [gamle.get(malform, {"malform": malform}) for malform in MALFORMER]


def _lest(sendt: Innsending) -> tuple[Invitasjonstekst, ...]:
    """The texts of the form, as far as they can be read: a look needs no whole form."""
    rader = sendt.data.get("tekster")
    etter_malform: dict[str, Invitasjonstekst] = {}
    for rad in rader if isinstance(rader, list) else ():
        kode = str(rad.get("malform", "")) if isinstance(rad, dict) else ""
        if kode in MALFORMER:
            skrevet = {n: str(rad[n]) for n in ELEMENTER if rad.get(n)}
            malform = next(m for m in Malform if m.value == kode)
            etter_malform[kode] = Invitasjonstekst.model_construct(None, malform=malform, **skrevet)
    return tuple(etter_malform.values())
