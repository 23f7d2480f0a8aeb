"""How a løsning is judged: the five questions, the criteria, and the result of the check."""

from __future__ import annotations

from datetime import date

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Verdi
from innforing.domain.innforingslop.verdier import LopType


class Vurderingskriterium(Kodeverk):
    """The five questions behind the choice of type (K-044 to K-048)."""

    MODENHET = (
        "modenhet",
        "Er løsningen klar for nasjonal innføring?",
        "Er løysinga klar for nasjonal innføring?",
        "Is the løsning ready for national rollout?",
    )
    TILPASNING = (
        "tilpasning",
        "Er den tilpasset kommunenes behov, med dokumenterte gevinster?",
        "Er ho tilpassa behova til kommunane, med dokumenterte gevinstar?",
        "Does it fit the needs of the kommuner, with documented benefits?",
    )
    SAMTIDIGHET = (
        "samtidighet",
        "Må flere aktører innføre samtidig?",
        "Må fleire aktørar innføre samtidig?",
        "Must several actors introduce it at the same time?",
    )
    KAPASITET = (
        "kapasitet",
        "Har de sentrale aktørene kompetanse og ledig kapasitet?",
        "Har dei sentrale aktørane kompetanse og ledig kapasitet?",
        "Do the central actors have competence and free capacity?",
    )
    LEVERANDORAVHENGIGHET = (
        "leverandoravhengighet",
        "Er det leverandøravhengigheter å ta hensyn til?",
        "Er det leverandøravhengnader å ta omsyn til?",
        "Are there supplier dependencies to respect?",
    )


class Vurderingssvar(Kodeverk):
    """An answer to one of the five; «vet ikke» is an answer too."""

    JA = "ja", "Ja", "Ja", "Yes"
    DELVIS = "delvis", "Delvis", "Delvis", "Partly"
    NEI = "nei", "Nei", "Nei", "No"
    VET_IKKE = "vet_ikke", "Vet ikke", "Veit ikkje", "Do not know"


def foreslatt_type(svar: dict[str, Vurderingssvar]) -> LopType | None:
    """The type that the answers suggest; the choice is the owner's all the same (K-050)."""
    modenhet = svar.get(Vurderingskriterium.MODENHET.value)
    if modenhet in (Vurderingssvar.DELVIS, Vurderingssvar.NEI):
        return LopType.C_DELVIS_NASJONALT
    if svar.get(Vurderingskriterium.SAMTIDIGHET.value) is Vurderingssvar.JA:
        return LopType.B_FELLES_REGIONALT
    if modenhet is Vurderingssvar.JA:
        return LopType.A_FELLES_NASJONALT
    return None


class Verdikt(Kodeverk):
    """What was found for one criterion of klar til bruk (K-052)."""

    OPPFYLT = "oppfylt", "Oppfylt", "Oppfylt", "Met"
    DELVIS = "delvis", "Delvis oppfylt", "Delvis oppfylt", "Partly met"
    IKKE_OPPFYLT = "ikke_oppfylt", "Ikke oppfylt", "Ikkje oppfylt", "Not met"
    IKKE_RELEVANT = "ikke_relevant", "Ikke relevant", "Ikkje relevant", "Not relevant"


class Vurdering(Verdi):
    """One criterion as it was judged: by whom, when, under which kriteriesett (K-054)."""

    kriterium: Kode
    verdikt: Verdikt
    av: Kode
    organ: Kode
    dato: date
    kriteriesett: int
    lop: Kode | None = None
    """The earlier løp it was made in, when it is laid to ground here."""
    rettes_av: Kode | None = None


class KlarResultat(Kodeverk):
    """The result of the klar-til-bruk check (K-068)."""

    KLAR = "klar", "Klar", "Klar", "Ready"
    DELVIS_KLAR = "delvis_klar", "Delvis klar", "Delvis klar", "Partly ready"
    IKKE_KLAR = "ikke_klar", "Ikke klar", "Ikkje klar", "Not ready"


class GjeldendeKriterium(Verdi):
    """A criterion in force, as a step must know it."""

    id: Kode
    styrke: str
    """Code of the kriteriesett: `obligatorisk`, `beredskap` or `bor`."""
    krav: str = ""
    vurderes_av: tuple[Organtype, ...] = ()
    tillater_ikke_relevant: bool = False
