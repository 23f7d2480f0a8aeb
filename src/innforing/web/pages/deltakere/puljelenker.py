"""Where the dates of a pulje are changed: the form of `endre_plan`, filled in as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from innforing.domain.innforingslop.steg.endre_plan import EndrePlan
from innforing.domain.innforingslop.verdier import Puljeutkast
from innforing.web.skjema.skjemasending import som_felter

if TYPE_CHECKING:
    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.web.kall import Kall

_FORHAND: Final = "forhand."


def endre_datoer(kall: Kall, lop: str, pulje: Puljeplan) -> str:
    """The form with the whole pulje in it: what is not sent again would be taken away."""
    utkast = Puljeutkast(**{navn: getattr(pulje, navn) for navn in Puljeutkast.model_fields})
    return _lenke(kall, lop, {"puljer": [utkast.model_dump(mode="json", exclude_none=True)]})


def endre_svarfrist(kall: Kall, lop: str, pulje: Puljeplan) -> str:
    """The form with the answer deadline of the pulje in it."""
    frist = None if pulje.svarfrist is None else pulje.svarfrist.isoformat()
    return _lenke(kall, lop, {"svarfrister": [{"pulje": pulje.nr, "svarfrist": frist}]})


def _lenke(kall: Kall, lop: str, data: dict[str, object]) -> str:
    par = [(f"{_FORHAND}{navn}", verdi) for navn, verdi in som_felter(EndrePlan, data)]
    return f"/steg/endre_plan/innforingslop:{lop}?{urlencode([*par, ('tilbake', kall.adresse)])}"
