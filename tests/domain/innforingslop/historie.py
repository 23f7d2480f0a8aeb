"""Ready histories of løp: A, B, C and felles prosess (F), up to each state."""

from __future__ import annotations

from datetime import UTC, date, datetime

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.innforingslop.evaluering import Evaluering
from innforing.domain.innforingslop.invitasjon import Invitasjonstekst, Malform, avtrykk
from innforing.domain.innforingslop.laering import Laeringsfase
from innforing.domain.innforingslop.plan import (
    Aktivitetsart,
    Aktivitetsform,
    Forankring,
    PlanlagtAktivitet,
    Planutkast,
    Prioritering,
)
from innforing.domain.innforingslop.steg.apne_pamelding import PameldingApnet
from innforing.domain.innforingslop.steg.avlys_pulje import PuljeAvlyst
from innforing.domain.innforingslop.steg.avslutt import Avslutningsart, LopAvsluttet
from innforing.domain.innforingslop.steg.besvar_vurderingskriterium import (
    VurderingskriteriumBesvart,
)
from innforing.domain.innforingslop.steg.del_evaluering import EvalueringDelt
from innforing.domain.innforingslop.steg.del_plan import PlanDelt
from innforing.domain.innforingslop.steg.evaluer import LopEvaluert
from innforing.domain.innforingslop.steg.evaluer_pulje import PuljeEvaluert
from innforing.domain.innforingslop.steg.fastsett_kommuner import AktuelleKommunerFastsatt
from innforing.domain.innforingslop.steg.foresla import LopForeslatt
from innforing.domain.innforingslop.steg.godkjenn_plan import (
    BreddeforpliktelseApnet,
    PlanGodkjent,
)
from innforing.domain.innforingslop.steg.informer_pa_forhand import KommunerInformert
from innforing.domain.innforingslop.steg.knytt_arbeidsgruppe import ArbeidsgruppeKnyttet
from innforing.domain.innforingslop.steg.legg_plan import PlanLagt
from innforing.domain.innforingslop.steg.registrer_laeringspunkt import LaeringspunktRegistrert
from innforing.domain.innforingslop.steg.sett_pa_vent import LopSattPaVent
from innforing.domain.innforingslop.steg.sjekk_klar_til_bruk import (
    Begrensning,
    KlarTilBrukSjekket,
)
from innforing.domain.innforingslop.steg.start_gjennomforing import GjennomforingStartet
from innforing.domain.innforingslop.steg.utpek_leder import InnforingslederUtpekt
from innforing.domain.innforingslop.steg.velg_type import TypeValgt
from innforing.domain.innforingslop.steg.vurder_kriterium import KriteriumVurdert
from innforing.domain.innforingslop.verdier import (
    Bevis,
    Leder,
    LopType,
    Omrade,
    Omradeart,
    Pause,
    Puljeplan,
    Puljeutkast,
    Sektor,
    Slag,
    Trekk,
    Trekkart,
)
from innforing.domain.innforingslop.vurdering import (
    KlarResultat,
    Verdikt,
    Vurdering,
    Vurderingskriterium,
    Vurderingssvar,
)
from tests.domain.spesifikasjon import Person, person

FORSLAGSDAG = date(2024, 1, 15)
VARSLET = date(2024, 2, 1)
OPPSTART, SLUTT = date(2024, 4, 1), date(2024, 12, 1)
A, B, C = LopType.A_FELLES_NASJONALT, LopType.B_FELLES_REGIONALT, LopType.C_DELVIS_NASJONALT
VESTLAND = Omrade(art=Omradeart.FYLKE, kode="46")
DIPS = Trekk(art=Trekkart.JOURNALSYSTEM, verdi="dips")
GERICA = Trekk(art=Trekkart.JOURNALSYSTEM, verdi="gerica")
RAPPORT = Bevis(referanse="Rapport fra utprøvingen")

REGION = Organtype.REGIONAL_GRUPPE
REGIONLEDER = person("rita", Rolle.LEDER, "regional-vestland", REGION, region="46")
PROSESSLEDER = person("per", Rolle.PROSESSLEDER, "regional-vestland", REGION, region="46")
STEDFORTREDER = person("stine", Rolle.NETTVERKSRESSURS, "regional-vestland", REGION, region="46")
PULJELEDER_1 = person("ine", Rolle.INNFORINGSLEDER, "regional-agder", REGION, region="42")
PULJELEDER_2 = person("jon", Rolle.INNFORINGSLEDER, "regional-nordland", REGION, region="18")
GRUPPELEDER = person("gro", Rolle.LEDER, "arbeidsgruppe-kj", Organtype.ARBEIDSGRUPPE)


def fritekst(ord_: str = "fordi") -> Fritekst:
    """A text that a person wrote, before it is sealed."""
    return Fritekst(tekst=ord_)


def utnevnt(som: Person, *, pulje: int | None = None, helheten: bool = False) -> Leder:
    """The person as leader since January."""
    return Leder(
        person=str(som.aktor.person),
        rolle=som.aktor.rolle,
        organ=som.aktor.organ,
        pulje=pulje,
        fra=FORSLAGSDAG,
        helheten=helheten,
    )


def utpekt(*ledere: Leder) -> InnforingslederUtpekt:
    """Those leaders, appointed in January."""
    return InnforingslederUtpekt(ledere=ledere, dato=FORSLAGSDAG, av="kari")


def foreslatt(type_: LopType | None, *, eier: str, omrade: Omrade | None = None) -> LopForeslatt:
    """A proposal; without a type it is a felles prosess."""
    return LopForeslatt(
        definisjon="2024.1",
        tittel="Kjernejournal for kommunene som mangler den",
        slag=Slag.FELLES_PROSESS if type_ is None else Slag.INNFORING,
        type=type_,
        losning=None if type_ is None else "kjernejournal",
        tema="Helhetlig tjenestemodell" if type_ is None else None,
        omrade=omrade,
        eier=eier,
        av="kari",
    )


def vurdert(
    kriterium: str, verdikt: Verdikt = Verdikt.OPPFYLT, *, dato: date = FORSLAGSDAG
) -> KriteriumVurdert:
    """A verdict of kriteriesett 1."""
    return KriteriumVurdert(
        vurdering=Vurdering(
            kriterium=kriterium,
            verdikt=verdikt,
            av="kari",
            organ="koordineringsgruppen",
            dato=dato,
            kriteriesett=1,
        ),
        bevis=(RAPPORT,),
    )


def fastsatt(
    *kommuner: str, trekk: dict[str, tuple[Trekk, ...]] | None = None
) -> AktuelleKommunerFastsatt:
    """The kommuner concerned."""
    return AktuelleKommunerFastsatt(
        kommuner=kommuner, trekk=trekk or {}, lagt_til=kommuner, av="geir"
    )


BESVART = tuple(
    VurderingskriteriumBesvart(
        kriterium=kriterium,
        svar=Vurderingssvar.JA,
        grunnlag=fritekst(),
        dato=FORSLAGSDAG,
        organ="koordineringsgruppen",
        av="kari",
    )
    for kriterium in Vurderingskriterium
)
AKTIVITET = PlanlagtAktivitet(
    navn="Felles opplæring", art=Aktivitetsart.OPPLAERING, form=Aktivitetsform.DIGITAL
)
PLAN = Planutkast(
    oppstart=OPPSTART,
    slutt=SLUTT,
    aktiviteter=(AKTIVITET,),
    prioritering=Prioritering(organ="kommit", dato=FORSLAGSDAG, referanse="Sak 7"),
)
REGIONAL_PLAN = PLAN.med(
    stotteressurser=("rune",),
    forankring=(Forankring(sektor=Sektor.HELSE, dato=FORSLAGSDAG, arena="Ledersamling"),),
)
PLAN_C = PLAN.med(utviklingsansvarlig="program-vkp", kommunikasjonsplan="Hvem som kan være med")
DELT = PlanDelt(dato=VARSLET, av="geir")

# Type A: Kjernejournal for two kommuner, in two puljer; the second holds one.
FORESLATT_A = (foreslatt(A, eier="koordineringsgruppen"),)
GRUPPE = ArbeidsgruppeKnyttet(
    organ="arbeidsgruppe-kj", mandat="Planlegge løpet", fra=FORSLAGSDAG, av="kari"
)
LEDER_A = utpekt(
    Leder(person="lise", organ="regional-vestland", fra=FORSLAGSDAG),
    Leder(
        person="stine",
        rolle=Rolle.NETTVERKSRESSURS,
        organ="regional-vestland",
        fra=FORSLAGSDAG,
        stedfortreder=True,
    ),
)
BEMANNET_A = (*FORESLATT_A, GRUPPE, LEDER_A)
TYPE_A = TypeValgt(type=A, av="kari")
SJEKK_A = KlarTilBrukSjekket(resultat=KlarResultat.KLAR, kriteriesett=1, sjekket_for=A, av="kari")
SJEKKET_A = (*BEMANNET_A, *BESVART, TYPE_A, vurdert("k-056"), SJEKK_A)
PULJE_1 = Puljeutkast(nr=1, navn="Våren", start=OPPSTART, slutt=date(2024, 6, 15))
PULJE_2 = Puljeutkast(nr=2, navn="Høsten", start=date(2024, 8, 20), slutt=SLUTT, kapasitet=1)
KOMMUNER = ("bergen", "voss")
LAGT_A = (
    *SJEKKET_A,
    fastsatt(*KOMMUNER),
    PlanLagt(plan=PLAN, puljer=(PULJE_1, PULJE_2), av="geir"),
    DELT,
)
GODKJENT_A = PlanGodkjent(
    oppstart=OPPSTART,
    puljer=tuple(Puljeplan(**dict(pulje)) for pulje in (PULJE_1, PULJE_2)),
    av="ola",
)
PLANLAGT_A = (*LAGT_A, GODKJENT_A)

# Type B: the same løsning in Vestland, owned by the region; nobody made puljer.
FORESLATT_B = (foreslatt(B, eier="regional-vestland", omrade=VESTLAND),)
BEMANNET_B = (
    *FORESLATT_B,
    utpekt(Leder(person="lise", organ="regional-vestland", fra=FORSLAGSDAG)),
)
TYPE_B = TypeValgt(type=B, omrade=VESTLAND, regional_grunn=fritekst("samtidighet"), av="rita")
SJEKK_B = KlarTilBrukSjekket(resultat=KlarResultat.KLAR, kriteriesett=1, sjekket_for=B, av="rita")
SJEKKET_B = (*BEMANNET_B, *BESVART, TYPE_B, vurdert("k-056"), SJEKK_B)
LAGT_B = (*SJEKKET_B, fastsatt(*KOMMUNER), PlanLagt(plan=REGIONAL_PLAN, av="lise"), DELT)
ENESTE_PULJE = Puljeplan(nr=1, start=OPPSTART, slutt=SLUTT)
GODKJENT_B = PlanGodkjent(oppstart=OPPSTART, puljer=(ENESTE_PULJE,), av="rita")
PLANLAGT_B = (*LAGT_B, GODKJENT_B)

# Type C: VKP for kommuner with the same journalsystem, each pulje with its own leader.
FORESLATT_C = (foreslatt(C, eier="koordineringsgruppen"),)
LEDERE_C = utpekt(
    utnevnt(GRUPPELEDER, helheten=True),
    utnevnt(PULJELEDER_1, pulje=1),
    utnevnt(PULJELEDER_2, pulje=2),
)
BEMANNET_C = (*FORESLATT_C, GRUPPE, LEDERE_C)
TYPE_C = TypeValgt(type=C, ventet_nytte="Mindre dobbeltføring", av="kari")
SJEKK_C = KlarTilBrukSjekket(
    resultat=KlarResultat.DELVIS_KLAR,
    begrensning=Begrensning(journalsystemer=("dips", "gerica")),
    kriteriesett=1,
    sjekket_for=C,
    av="kari",
)
SJEKKET_C = (*BEMANNET_C, *BESVART, TYPE_C, vurdert("k-056", Verdikt.DELVIS), SJEKK_C)
PULJE_C1 = PULJE_1.med(trekk=(DIPS,))
PULJE_C2 = PULJE_2.med(trekk=(GERICA,))
LAGT_C = (
    *SJEKKET_C,
    fastsatt(*KOMMUNER, trekk={"bergen": (DIPS,), "voss": (GERICA,)}),
    PlanLagt(plan=PLAN_C, puljer=(PULJE_C1, PULJE_C2), av="geir"),
    DELT,
)
GODKJENT_C = PlanGodkjent(
    oppstart=OPPSTART,
    puljer=tuple(Puljeplan(**dict(pulje)) for pulje in (PULJE_C1, PULJE_C2)),
    av="ola",
)
PLANLAGT_C = (*LAGT_C, GODKJENT_C, BreddeforpliktelseApnet(part="program-vkp"))

# Felles prosess in Vestland, with a prosessleder.
FORESLATT_F = (foreslatt(None, eier="regional-vestland", omrade=VESTLAND),)
BEMANNET_F = (*FORESLATT_F, utpekt(utnevnt(PROSESSLEDER)))
SJEKK_F = KlarTilBrukSjekket(
    resultat=KlarResultat.KLAR, oversikt="Kartleggingen fra 2023", av="rita"
)
SJEKKET_F = (*BEMANNET_F, SJEKK_F)
LAGT_F = (*SJEKKET_F, fastsatt(*KOMMUNER), PlanLagt(plan=REGIONAL_PLAN, av="per"), DELT)
PLANLAGT_F = (*LAGT_F, GODKJENT_B)


# From påmelding on: invitation, start, evaluering, and the ways out.
SENDT, FRIST = date(2024, 3, 1), date(2024, 3, 20)
EVALUERT_DAG = date(2024, 12, 10)
NA_EVALUERT = datetime(2024, 12, 10, 9, 0, tzinfo=UTC)


def invitasjonstekst(malform: Malform) -> Invitasjonstekst:
    """An invitation that lacks nothing, whatever the type."""
    return Invitasjonstekst(
        malform=malform,
        forutsetninger="Alle ansatte har e-ID",
        kostnad_og_kapasitet="To dager for superbrukerne",
        ressurser="En kontaktperson i kommunen",
        konsekvenser="Kommunen må innføre på egen hånd senere",
        nytte="Mindre leting etter opplysninger",
        krav_til_ledelsen="Ledelsen setter av tid, og følger bruken opp etterpå",
        hvem_det_gjelder="Kommuner med samme journalsystem",
    )


TEKSTER = tuple(map(invitasjonstekst, Malform))


def apnet(pulje: int = 1, *mottakere: str, svarfrist: date = FRIST) -> PameldingApnet:
    """The pulje takes answers; all kommuner of the løp are invited unless some are named."""
    return PameldingApnet(
        pulje=pulje,
        sendt=SENDT,
        svarfrist=svarfrist,
        tekster=TEKSTER,
        avtrykk=avtrykk(TEKSTER),
        adressater=(Sektor.HELSE,),
        mottakere=mottakere or KOMMUNER,
    )


def startet(pulje: int = 1) -> GjennomforingStartet:
    """The pulje runs."""
    return GjennomforingStartet(pulje=pulje, start=OPPSTART)


def evaluering(*spurte: str, svarte: tuple[str, ...] = ()) -> Evaluering:
    """An evaluering of everything, with the arbeidsgruppe; all asked answered, unless told."""
    return Evaluering(
        spurte=spurte,
        svarte=svarte or spurte,
        aktorer=("arbeidsgruppe-kj",),
        oppsummering=fritekst("det gikk bra"),
        roller_og_forankring=fritekst("rollene var klare"),
    )


def pulje_evaluert(pulje: int, *spurte: str) -> PuljeEvaluert:
    """The pulje is evaluated on its own."""
    return PuljeEvaluert(pulje=pulje, evaluering=evaluering(*spurte), av="ine", dato=EVALUERT_DAG)


LAERT = LaeringspunktRegistrert(
    nr=1,
    hva="Fristen var for kort",
    fase=Laeringsfase.PAMELDING,
    anbefaling="Gi kommunene seks uker",
    publisert=True,
    av="lise",
)
INFORMERT = KommunerInformert(informasjon="Et løp kommer", kommuner=KOMMUNER, av="geir")
LOP_EVALUERT = LopEvaluert(evaluering=evaluering(*KOMMUNER), av="lise", dato=EVALUERT_DAG)
EVALUERING_DELT = EvalueringDelt(av="lise", dato=EVALUERT_DAG, puljer=(1,))
PAUSE = Pause(av="lise", organ="regional-vestland", fra=SENDT, vurderes=date(2024, 6, 1))
SATT_PA_VENT = LopSattPaVent(pause=PAUSE)

VARSLET_A = (*PLANLAGT_A, INFORMERT)
APNET_A = (*VARSLET_A, apnet(1))
I_GANG_A = (*APNET_A, startet(1))
EVALUERT_A = (*I_GANG_A, PuljeAvlyst(pulje=2), LOP_EVALUERT)
LEVERT_A = (*EVALUERT_A, EVALUERING_DELT)
AVSLUTTET_A = (*APNET_A, LopAvsluttet(art=Avslutningsart.AVBRUTT))
APNET_B = (*PLANLAGT_B, INFORMERT, apnet(1))
I_GANG_B = (*APNET_B, startet(1))
EVALUERT_B = (*I_GANG_B, LOP_EVALUERT)
VARSLET_C = (*PLANLAGT_C, INFORMERT)
APNET_C = (*VARSLET_C, apnet(1, "bergen"))
I_GANG_C = (*APNET_C, startet(1))
EVALUERT_C = (*I_GANG_C, pulje_evaluert(1, "bergen"), PuljeAvlyst(pulje=2), LOP_EVALUERT)
APNET_F = (*PLANLAGT_F, INFORMERT, apnet(1))
I_GANG_F = (*APNET_F, startet(1))
