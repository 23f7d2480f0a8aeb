"""The world of the history: bodies with their people, criteria, løsninger and felles materiell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.demodata.folk import (
    KG,
    LEDERE_I_REGIONEN,
    MEDLEMMER,
    PROGRAMMER,
    RESSURSER_I_REGIONEN,
    program,
    regional,
)
from innforing.application.demodata.gang import Gjor, arbeidstid, sjanse
from innforing.application.fullmakt import SYSTEM
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from innforing.domain.kriteriesett.kriteriesett_1 import KRITERIER
from innforing.domain.materiell.verdier import OBLIGATORISK_MATERIELL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from innforing.application.demodata.folk import Folk
    from innforing.application.demodata.gang import Data, Gang
    from innforing.application.demodata.losninger import Losningsplan
    from innforing.application.demodata.scene import Scene
    from innforing.registers.kommuner import Fylke, Kommune

OPPSETT = Aktor(person=None, rolle=Rolle.OPPSETT, organ=SYSTEM)
FORVALTERE = ("nhn", "ks", "helsedirektoratet")


def verdens_gang(s: Scene) -> Gang:
    """The first days: KS, the national bodies, the regions, the kommuner and the criteria."""
    dag = s.dag
    yield _organ(OPPSETT, "ks", "ks", "KS", [_rolle(s.folk.ks(), dag)])
    yield from _nasjonale(s.folk, dag)
    yield Gjor("publiser_kriteriesett", "kriteriesett:1", s.folk.ks(), _kriteriene(dag))
    for nettverk in s.kommuner.diginettverk(dag):
        yield _organ(
            s.folk.ks(), f"digi-{nettverk.id}", "diginettverk", f"Digi {nettverk.navn}", []
        )
    yield from _inndeling(s)


def ny_inndeling(s: Scene) -> Gang:
    """The regions and kommuner that a new division brings; nobody answers for those that end."""
    yield from _inndeling(s)
    for kommune in s.delte():
        fullmektig = s.folk.fullmektig(kommune.id)
        data: Data = {"person": fullmektig.person, "rolle": "fullmektig", "til": s.iso(-2)}
        yield Gjor("avslutt_rolle", f"organ:kommune-{kommune.id}", s.folk.ks(), data)


def losningens_gang(s: Scene, plan: Losningsplan) -> Gang:
    """A løsning is registered, judged, handed over, and stands in the portefølje."""
    hell = s.terning("losning", plan.id)
    yield Gjor("registrer_losning", f"losning:{plan.id}", s.folk.ks(), _losning(plan))
    if sjanse(hell, 0.9):
        data: Data = {"status": "klart_til_bruk", "dato": s.iso(), "kilde": "Porteføljen"}
        yield Gjor("sett_portefoljestatus", f"losning:{plan.id}", s.folk.ks(), data)
    yield s.om(3, hell)
    yield Gjor(
        "registrer_leverandor", f"losning:{plan.id}", s.folk.ks(), _leverandorer(plan, s.iso())
    )
    yield from _materiellet(s, plan)
    if sjanse(hell, 0.8):
        data = {"fra_organ": plan.program, "dato": s.iso(), "fulgte_med": ["Felles materiell"]}
        aktor = s.folk.program(plan.program_nr)
        yield Gjor("registrer_overlevering", f"losning:{plan.id}", aktor, data)
    yield s.om(5, hell)
    if sjanse(hell, 0.8):
        yield Gjor(
            "registrer_helsefaglig_vurdering",
            f"losning:{plan.id}",
            s.folk.helsefag(),
            {
                "dato": s.iso(),
                "konklusjon": "forsvarlig",
                "kompetanse": ["klinisk", "helsefaglig", "administrativ"],
                "tidspunkt": hell.choice(("underveis", "underveis", "til_slutt")),
            },
        )
    yield from _meldt_fra_for(s, plan)


def _meldt_fra_for(s: Scene, plan: Losningsplan) -> Gang:
    """Some kommuner had it before any løp, as Norsk helsenett reports from its own figures."""
    hell = s.terning("fra_for", plan.id)
    andel = hell.choice((0.0, 0.05, 0.15, 0.3))
    yield s.om(10, hell)
    dag = s.dag
    for kommune in s.kommunene():
        if hell.random() >= andel:
            continue
        status = hell.choice(("teknisk_innfort", "tatt_i_bruk"))
        yield Gjor(
            "meld_bruksstatus",
            f"ibruktakelse:{plan.id}:{kommune.id}",
            s.folk.nhn(),
            {"status": status, "belegg": "dokument", "referanse": "Tall fra Norsk helsenett"},
            gjelder=dag,
        )


def _inndeling(s: Scene) -> Gang:
    for fylke in s.kommuner.fylker(s.dag):
        if s.finnes(f"organ:{regional(fylke.nummer)}"):
            continue
        yield _region(s, fylke)
    yield arbeidstid(s.dag, s.terning("inndeling", s.dag))
    for kommune in s.kommunene():
        if not s.finnes(f"organ:kommune-{kommune.id}"):
            yield _kommunen(s, kommune)


def _nasjonale(folk: Folk, dag: date) -> Iterator[Gjor]:
    medlemmer = [{**_rolle(folk.medlem(nr), dag), "part": p} for nr, p in enumerate(MEDLEMMER)]
    navn = "Nasjonal koordineringsgruppe for felles innføringsløp"
    yield _organ(folk.ks(), KG, "koordineringsgruppe", navn, medlemmer)
    yield _organ(folk.ks(), "nhn", "nhn", "Norsk helsenett", [_rolle(folk.nhn(), dag)])
    hdir = [_rolle(folk.helsedirektoratet(), dag)]
    yield _organ(folk.ks(), "helsedirektoratet", "helsedirektoratet", "Helsedirektoratet", hdir)
    helsefag = [_rolle(folk.helsefag(), dag)]
    gruppe = "helsefaglig-gruppe"
    yield _organ(folk.ks(), gruppe, "helsefaglig_gruppe", "Helsefaglig gruppe (eksempel)", helsefag)
    for nr in range(PROGRAMMER):
        roller = [_rolle(folk.program(nr), dag)]
        yield _organ(folk.ks(), program(nr), "program", f"Program {nr + 1} (eksempel)", roller)


def _region(s: Scene, fylke: Fylke) -> Gjor:
    folk, nr = s.folk, fylke.nummer
    ledere = [folk.leder(nr, i) for i in range(LEDERE_I_REGIONEN)]
    ressurser = [folk.ressurs(nr, i) for i in range(RESSURSER_I_REGIONEN)]
    alle = [folk.kontaktperson(nr), *ledere, folk.prosessleder(nr), *ressurser]
    return _organ(
        folk.ks(),
        regional(nr),
        "regional_gruppe",
        f"Regional gruppe e-helse {fylke.navn}",
        [{**_rolle(a, s.dag), "frikjopt": a.rolle is not Rolle.NETTVERKSRESSURS} for a in alle],
        region=nr,
        overordnet=f"digi-{fylke.diginettverk}",
    )


def _kommunen(s: Scene, kommune: Kommune) -> Gjor:
    svarer = _rolle(s.folk.fullmektig(kommune.id), s.dag)
    return _organ(
        s.folk.ks(),
        f"kommune-{kommune.id}",
        "kommune",
        f"{kommune.visningsnavn} kommune",
        [{**svarer, "fullmakt": "Delegert av kommunedirektøren"}],
        kommune=kommune.id,
    )


def _materiellet(s: Scene, plan: Losningsplan) -> Gang:
    arter = OBLIGATORISK_MATERIELL["lite" if plan.liten else "stort"]
    for nr, art in enumerate(arter):
        yield Gjor(
            "registrer_materiell",
            f"materiell:{plan.id}-{art.value}",
            s.folk.ks(),
            {
                "art": art.value,
                "losning": plan.id,
                "tittel": f"{art.tekst.nb}, {plan.navn}",
                "utgave": "1.0",
                "oppdatert": s.iso(),
                "forvalter": FORVALTERE[nr % len(FORVALTERE)],
            },
        )


def _losning(plan: Losningsplan) -> Data:
    return {
        "navn": plan.navn,
        "kategori": plan.kategori,
        "omfang": "lite" if plan.liten else "stort",
        "gjelder_oppvekst": plan.oppvekst,
        "avgivende_program": plan.program,
    }


def _leverandorer(plan: Losningsplan, dato: str) -> Data:
    """All of them ready: a løp for everybody needs that."""
    felles: Data = {"beredskap": "klar", "dato": dato, "involvert": dato}
    return {
        "leverandorer": [
            {**felles, "id": f"{plan.id}-lev-{nr}", "navn": f"Leverandør {nr} (eksempel)"}
            for nr in (1, 2)
        ]
    }


def _kriteriene(dag: date) -> Data:
    kriterier = [k.model_dump(mode="json") for k in KRITERIER]
    return {"gjelder_fra": dag.isoformat(), "kriterier": kriterier}


def _rolle(aktor: Aktor, fra: date) -> Data:
    return {"person": aktor.person, "rolle": aktor.rolle.value, "fra": fra.isoformat()}


def _organ(
    av: Aktor, id_: str, organtype: str, navn: str, roller: Iterable[Data], **mer: object
) -> Gjor:
    data: Data = {"organtype": organtype, "navn": navn, "roller": list(roller), **mer}
    return Gjor("opprett_organ", f"organ:{id_}", av, data)
