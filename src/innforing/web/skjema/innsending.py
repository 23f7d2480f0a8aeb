"""From a posted form to an answer: read, recognised, validated, and taken as one command."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from pydantic import ValidationError

from innforing.application.kommando import Kommando, UgyldigKommando
from innforing.application.prove import prov_kommando
from innforing.application.tidspunkt import dagens_begynnelse
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.katalog import STEG
from innforing.web.kall import KVITTERING
from innforing.web.skjema.arbeidsgruppe import med_gruppens_id
from innforing.web.skjema.feilsetninger import MANGLER
from innforing.web.skjema.feltslag import Blad
from innforing.web.skjema.gjenkjenning import kjenn_igjen
from innforing.web.skjema.skjemafeil import feil_av_kommando, feil_per_felt
from innforing.web.skjema.skjemalesing import les_skjema
from innforing.web.skjema.skjemaverdi import les_verdi

if TYPE_CHECKING:
    from innforing.application.kommando import Svar
    from innforing.domain.grunnmur.aktor import Aktor
    from innforing.domain.grunnmur.livslop import Avvisning
    from innforing.web.kall import Kall
    from innforing.web.skjema.skjemalesing import Ekstra

_DAG: Final = Blad("dato")


@dataclass(frozen=True, slots=True)
class Innsending:
    """What was sent, and what is wrong with it before anybody asks the engine."""

    data: dict[str, object]
    ekstra: Ekstra
    feil: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def gjelder(self) -> datetime | None:
        """When it takes effect, when that is another day than today."""
        dag = les_verdi(_DAG, self.ekstra.gjelder)
        if not self.ekstra.gjelder or not isinstance(dag, str):
            return None
        return dagens_begynnelse(date.fromisoformat(dag))


def les_innsending(kall: Kall, trigger: str) -> Innsending:
    """Everything that can be said of the form itself; `UkjentFelt` when it is made up."""
    data, ekstra = les_skjema(kall.felt, trigger)
    if ekstra.tegner_om:
        return Innsending(data, ekstra)
    data, ukjente = kjenn_igjen(kall, trigger, med_gruppens_id(kall, trigger, data))
    feil = {**_valider(kall, trigger, data), **ukjente, **_gjelder_feil(kall, ekstra)}
    return Innsending(data, ekstra, feil)


def _valider(kall: Kall, trigger: str, data: dict[str, object]) -> dict[str, tuple[str, ...]]:
    type_ = STEG[trigger]
    try:
        type_.model_validate_json(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
    except ValidationError as feil:
        return feil_per_felt(feil, type_, data, t=kall.t)
    return {}


def _gjelder_feil(kall: Kall, ekstra: Ekstra) -> dict[str, tuple[str, ...]]:
    try:
        date.fromisoformat(str(les_verdi(_DAG, ekstra.gjelder) or kall.moment.dag))
    except ValueError:
        return {"gjelder": (kall.t(MANGLER["dato"]),)}
    return {}


def ta(kall: Kall, trigger: str, strom: str, sendt: Innsending, *, aktor: Aktor) -> Svar:
    """Take the step; `UgyldigKommando` and `CommandReused` as the engine has them."""
    return kall.hus.ta_steg(_kommando(kall, trigger, strom, sendt, aktor=aktor))


def prov(
    kall: Kall, trigger: str, strom: str, sendt: Innsending, *, aktor: Aktor
) -> Avvisning | None:
    """What the engine would refuse it for; nothing is recorded."""
    kommando = _kommando(kall, trigger, strom, sendt, aktor=aktor)
    return prov_kommando(kall.hus.levende, kall.hus.kommuner, kommando, na=kall.na)


def _kommando(kall: Kall, trigger: str, strom: str, sendt: Innsending, *, aktor: Aktor) -> Kommando:
    gjelder = sendt.gjelder
    i_dag = gjelder is not None and gjelder.astimezone(OSLO).date() == _dag(kall.na)
    return Kommando(
        id=kommando_id(sendt.ekstra.kommando),
        steg=trigger,
        pa=strom,
        aktor=aktor,
        data=sendt.data,
        gjelder=None if i_dag else gjelder,
        sett_versjon=sendt.ekstra.sett_versjon,
    )


def _dag(na: datetime) -> date:
    return na.astimezone(UTC).astimezone(OSLO).date()


def kommando_id(gitt: str) -> str:
    """The id of the form when it is a UUID; a form without one cannot be sent twice safely."""
    try:
        return str(uuid.UUID(gitt))
    except ValueError:
        raise UgyldigKommando("the form has no command id") from None


def setninger(kall: Kall, feil: UgyldigKommando) -> tuple[str, ...]:
    """What the engine would not take, in the reader's language."""
    return feil_av_kommando(feil.feil, t=kall.t)


def med_kvittering(adresse: str, posisjon: int) -> str:
    """The address with the position that its receipt is for."""
    deler = urlsplit(adresse)
    par = [p for p in parse_qsl(deler.query, keep_blank_values=True) if p[0] != KVITTERING]
    return deler._replace(query=urlencode([*par, (KVITTERING, str(posisjon))])).geturl()
