"""Oppgaver: what can wait for somebody, who that is, and until when (K-364)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.verdi import Kodeverk, Tekst
from innforing.domain.katalog import STEG

if TYPE_CHECKING:
    from datetime import date


GRUPPEN: Final = "koordineringsgruppen"


class Oppgaveart(Kodeverk):
    """The kinds of thing that wait for somebody."""

    NESTE_STEG = "neste_steg", "Neste steg", "Neste steg", "Next step"
    PAUSE = (
        "pause",
        "Vurder om løpet skal gå videre",
        "Vurder om løpet skal gå vidare",
        "Judge whether the løp goes on",
    )
    EIERSKAP = "eierskap", "Godta å eie løpet", "Godta å eige løpet", "Accept to own the løp"
    PLAN = (
        "plan",
        "Se gjennom planen som er delt",
        "Sjå gjennom planen som er delt",
        "Review the plan that was shared",
    )
    VARSEL = (
        "varsel",
        "Se om løpet bør samordnes med andre",
        "Sjå om løpet bør samordnast med andre",
        "See whether to align the løp with others",
    )
    MERKNAD = "merknad", "Svar på merknaden", "Svar på merknaden", "Answer the remark"
    EVALUERING = (
        "evaluering",
        "Motta evalueringen",
        "Ta imot evalueringa",
        "Receive the evaluation",
    )
    PULJESTART = (
        "puljestart",
        "Sett i gang puljen, perioden har begynt",
        "Set i gang pulja, perioden har byrja",
        "Get the pulje going, its period has begun",
    )
    PULJEEVALUERING = (
        "puljeevaluering",
        "Evaluer puljen",
        "Evaluer pulja",
        "Evaluate the pulje",
    )
    BREDDE = (
        "bredde",
        "Utvikle løsningen til alle kan få den",
        "Utvikle løysinga til alle kan få ho",
        "Develop the løsning until all can have it",
    )
    SVAR = "svar", "Svar på invitasjonen", "Svar på invitasjonen", "Answer the invitation"
    NYTT_SVAR = (
        "nytt_svar",
        "Svar selv: det andre førte, gjelder ikke",
        "Svar sjølv: det andre førte, gjeld ikkje",
        "Answer yourselves: what others entered does not count",
    )
    SEN_PAMELDING = (
        "sen_pamelding",
        "Svar kommunen som ba om plass etter fristen",
        "Svar kommunen som bad om plass etter fristen",
        "Answer the kommune that asked for a seat late",
    )
    BESTRIDT = (
        "bestridt",
        "Avklar svaret som kommunen bestrider",
        "Avklar svaret som kommunen bestrid",
        "Settle the answer that the kommune disputes",
    )
    VENTELISTE = (
        "venteliste",
        "Finn plass til kommunen på venteliste",
        "Finn plass til kommunen på venteliste",
        "Find a seat for the kommune that waits",
    )
    OPPFOLGING = "oppfolging", "Følg opp kommunen", "Følg opp kommunen", "Follow up the kommune"
    SPORRESKJEMA = (
        "sporreskjema",
        "Svar på spørreskjemaet",
        "Svar på spørjeskjemaet",
        "Answer the questionnaire",
    )
    STANDPUNKT = (
        "standpunkt",
        "Svar i den skriftlige runden",
        "Svar i den skriftlege runden",
        "Answer in the written round",
    )
    PROTOKOLL = (
        "protokoll",
        "Les og godkjenn protokollen",
        "Les og godkjenn protokollen",
        "Read and sign off the minutes",
    )


class Mottaker(NamedTuple):
    """One that something waits for: the authority of the rule, and who has it as far as is known.

    A løp does not know its regions' kontaktpersoner and nettverksressurser: they have no body here.
    """

    myndighet: str
    roller: tuple[str, ...]
    """The roles that give the authority; none: any role in the body does."""
    organ: str | None
    person: str | None = None

    @property
    def kode(self) -> str:
        """The authority, and who has it."""
        return "/".join(filter(None, (self.myndighet, self.organ, self.person)))

    def er(self, rolle: str | None, organ: str | None) -> bool:
        """Whether a role (or an authority) and a body are this one; None asks for any.

        What waits for a body waits for each role in it, when the body is asked for too.
        """
        if organ not in (None, self.organ):
            return False
        if rolle is None or rolle in (self.myndighet, *self.roller):
            return True
        return organ is not None and not self.roller and rolle != Rolle.REVISOR.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Oppgave:
    """One thing that waits."""

    art: Oppgaveart
    steg: str
    """The step that settles it."""
    lop: str | None
    """None: it is the koordineringsgruppe's own."""
    losning: str | None = None
    kommune: str | None = None
    pulje: int | None = None
    nr: str | None = None
    """Number of a merknad, or id of a follow-up, or of an item or a meeting of the group."""
    mottakere: tuple[Mottaker, ...]
    siden: date
    frist: date | None = None
    forfalt: bool = False
    posisjoner: tuple[int, ...]
    """The events that it rests on (`forklar`)."""

    @property
    def tekst(self) -> Tekst:
        """What is to be done."""
        return STEG[self.steg].tekst if self.art is Oppgaveart.NESTE_STEG else self.art.tekst

    @property
    def om(self) -> tuple[str, ...]:
        """What it is about: løp or group, and kommune, pulje and number where there are such."""
        pulje = None if self.pulje is None else f"pulje.{self.pulje}"
        ledd = (self.lop or GRUPPEN, self.kommune, pulje, self.nr)
        return tuple(ett for ett in ledd if ett is not None)

    @property
    def hvem(self) -> tuple[str, ...]:
        """The authorities it waits for; one of them."""
        return tuple(dict.fromkeys(m.myndighet for m in self.mottakere))

    @property
    def organ(self) -> tuple[str, ...]:
        """The bodies it waits for, as far as they are known."""
        return tuple(dict.fromkeys(m.organ for m in self.mottakere if m.organ is not None))
