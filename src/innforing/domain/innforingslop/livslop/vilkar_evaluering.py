"""Guards that the evaluering of a pulje and of a whole løp share (K-208 to K-215)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.innforingslop.evaluering import Evaluering
    from innforing.domain.innforingslop.innforingslop import Innforingslop

_EVALUERES_AV = ("innforingsleder", "puljens_leder")


class Evalueringsfakta(Verdi):
    """Who took part, in the pulje of the step or in the løp, and how they stand."""

    deltakere: tuple[str, ...] = ()
    """Everyone who has had a seat, also those who withdrew (K-215)."""
    deltakere_uten_bruksstatus: tuple[str, ...] = ()
    deltakere_uten_oppfolging: tuple[str, ...] = ()
    """Below tatt i bruk, and no follow-up planned (K-201)."""
    skjemaets_spurte: tuple[str, ...] = ()
    """Kommuner that the spørreskjema was sent to; empty when none was sent."""
    skjemaets_svarte: tuple[str, ...] = ()


def evalueringen(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> Evaluering:
    """As it will stand: the spørreskjema counts, where nobody has stated other figures."""
    evaluering: Evaluering = g.steg.evaluering
    if evaluering.spurte:
        return evaluering
    return evaluering.med(spurte=g.fakta.skjemaets_spurte, svarte=g.fakta.skjemaets_svarte)


@vilkar(
    "K-208",
    "De som deltok, er spurt, også de som trakk seg",
    "Dei som deltok, er spurde, også dei som trekte seg",
    "Those who took part were asked, also those who withdrew",
    rettes_av=_EVALUERES_AV,
    slik=(
        "Spør også disse, og før dem opp som spurt",
        "Spør også desse, og før dei opp som spurde",
        "Ask these too, and list them as asked",
    ),
)
def deltakerne_er_spurt(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> tuple[str, ...]:
    """Whoever was asked in the evaluering of a pulje is not asked twice."""
    for_ = (k for evaluering in g.aggregat.evalueringer for k in evaluering.spurte)
    spurt = {*evalueringen(g).spurte, *for_}
    return tuple(k for k in g.fakta.deltakere if k not in spurt)


@vilkar(
    "K-191",
    "Hver deltaker har en bruksstatus",
    "Kvar deltakar har ein bruksstatus",
    "Each participant has a status of use",
    rettes_av=("kontaktperson", "nettverksressurs", *_EVALUERES_AV),
    slik=(
        "Meld bruksstatus for disse, eller begrunn at de står som ukjent",
        "Meld bruksstatus for desse, eller grunngi at dei står som ukjent",
        "Report their status, or give grounds for leaving it unknown",
    ),
)
def alle_har_bruksstatus(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> tuple[str, ...]:
    return g.fakta.deltakere_uten_bruksstatus


@vilkar(
    "K-201",
    "Det er planlagt oppfølging av dem som ikke har tatt løsningen i bruk",
    "Det er planlagt oppfølging av dei som ikkje har teke løysinga i bruk",
    "Follow-up is planned for those who have not taken it into use",
    rettes_av=("kontaktperson", "nettverksressurs", *_EVALUERES_AV),
    slik=(
        "Planlegg oppfølging av disse, eller begrunn at de slippes",
        "Planlegg oppfølging av desse, eller grunngi at dei blir sleppte",
        "Plan follow-up of these, or give grounds for letting go",
    ),
)
def oppfolging_er_planlagt(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> tuple[str, ...]:
    return g.fakta.deltakere_uten_oppfolging


@vilkar(
    "K-215",
    "Minst halvparten av de spurte har svart",
    "Minst halvparten av dei spurde har svart",
    "At least half of those asked have answered",
    rettes_av=_EVALUERES_AV,
    slik=(
        "Hent inn flere svar, eller begrunn at få er nok",
        "Hent inn fleire svar, eller grunngi at få er nok",
        "Gather more answers, or say why few will do",
    ),
)
def mange_har_svart(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> bool:
    return evalueringen(g).mange_svar


@vilkar(
    "K-215",
    "Tallene er de samme som i spørreskjemaet",
    "Tala er dei same som i spørjeskjemaet",
    "The figures are those of the questionnaire",
    rettes_av=_EVALUERES_AV,
    slik=(
        "La spurte og svarte stå tomme, så telles skjemaet; eller si hvordan disse svarte ellers",
        "La spurde og svara stå tomme, så blir skjemaet talt; eller sei korleis desse svara elles",
        "Leave the figures empty, and the questionnaire counts; or say how these answered",
    ),
)
def tallene_er_skjemaets(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> tuple[str, ...]:
    """Where there is none, there is nothing to differ from."""
    spurte, svarte = g.fakta.skjemaets_spurte, g.fakta.skjemaets_svarte
    if not spurte:
        return ()
    evaluering = evalueringen(g)
    ulike = {*spurte}.difference(evaluering.spurte) | {*svarte}.symmetric_difference(
        evaluering.svarte
    )
    return tuple(sorted(ulike))


@vilkar(
    "K-211",
    "Minst ett læringspunkt er registrert",
    "Minst eitt læringspunkt er registrert",
    "At least one lesson is registered",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Registrer hva neste løp bør gjøre annerledes",
        "Registrer kva neste løp bør gjere annleis",
        "Register what the next løp should do differently",
    ),
)
def laeringspunkt_er_registrert(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> bool:
    return bool(g.aggregat.laeringspunkter)


@vilkar(
    "K-214",
    "Roller, ansvar og forankring er vurdert",
    "Roller, ansvar og forankring er vurderte",
    "Roles, responsibility and forankring are judged",
    rettes_av=_EVALUERES_AV,
    slik=(
        "Skriv hvordan roller, ansvar og forankring virket",
        "Skriv korleis roller, ansvar og forankring verka",
        "State how roles, responsibility and forankring worked",
    ),
)
def roller_og_forankring_vurdert(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> bool:
    vurdert: bool = g.steg.evaluering.roller_ansvar_og_forankring
    return vurdert
