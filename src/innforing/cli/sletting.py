"""Commands that erase for ever: shown first, asked for by one, approved by another (P-18)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Annotated, NamedTuple, cast

import typer

from innforing.application.kommando import Gjort, UgyldigKommando
from innforing.application.lagringstid import LAGRINGSTIDER, forfalt
from innforing.application.lesing import nermeste
from innforing.application.slettevirkning import virkning
from innforing.application.som import finn_person
from innforing.cli.apning import apent_hus, naa
from innforing.cli.skjerm import Skjerm
from innforing.cli.steg import vis_svar
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.sletting.sletting import Sletting
from innforing.domain.sletting.verdier import Sletteart, Slettehjemmel

if TYPE_CHECKING:
    from innforing.application.kommando import Svar
    from innforing.bootstrap import Hus

erase_app = typer.Typer(
    no_args_is_help=True,
    help="Erase a person or a text for ever: shown first, asked for by one, approved by another.",
)

Be_om = Annotated[bool, typer.Option("--be-om", help="Ask for it, as one saksbehandler of KS.")]
Godkjenn = Annotated[
    str | None,
    typer.Option("--godkjenn", metavar="CASE", help="Approve it, as another: it goes at once."),
]
Som_hvem = Annotated[
    str | None, typer.Option("--as", "--som", help="Who of KS: a person's id or name.")
]
Hjemmel = Annotated[
    str, typer.Option("--hjemmel", help="By which legal basis; see `erase oversikt`.")
]

GAR = Tekst("Dette blir borte for alltid", "Dette blir borte for alltid", "This goes for ever")
BLIR = Tekst("Dette består", "Dette står ved lag", "This stays")
INGENTING = Tekst(
    "ingenting: det er alt slettet", "ingenting: det er alt sletta", "nothing is left"
)
VIDERE = Tekst(
    "En i KS ber om det med --be-om --som PERSON",
    "Ein i KS bed om det med --be-om --som PERSON",
    "One of KS asks for it with --be-om --as PERSON",
)
GODKJENNES = Tekst(
    "En annen i KS godkjenner med --som PERSON --godkjenn",
    "Ein annan i KS godkjenner med --som PERSON --godkjenn",
    "Another of KS approves with --as PERSON --godkjenn",
)
HJEMLER = Tekst("Hjemler", "Heimlar", "Legal bases")
ETTER = Tekst("etter at", "etter at", "after")
AR = Tekst("år", "år", "years")
ALLTID = Tekst("for alltid", "for alltid", "for ever")
FORFALT = Tekst("ute nå", "ute no", "due now")
BESTEMMES = Tekst(
    "Et forslag til personvernombudet har bestemt noe annet; ingenting slettes av seg selv.",
    "Eit forslag til personvernombodet har bestemt noko anna; ingenting blir sletta av seg sjølv.",
    "A proposal until the personvernombud decides otherwise; nothing is erased by itself.",
)


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(erase_app, name="erase")
    app.command()(redact)


class Valg(NamedTuple):
    """What was asked on the command line."""

    be_om: bool
    godkjenn: str | None
    som: str | None
    hjemmel: str


@erase_app.command()
def person(
    hvem: Annotated[str, typer.Argument(metavar="ID|NAVN")],
    *,
    be_om: Be_om = False,
    godkjenn: Godkjenn = None,
    som: Som_hvem = None,
    hjemmel: Hjemmel = "art_17",
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Erase what is known of a person; what the person did stands, without the name."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        id_ = finn_person(hus, hvem)
        _slett(skjerm, hus, Sletteart.PERSON, id_, Valg(be_om, godkjenn, som, hjemmel))


@erase_app.command()
def text(
    id_: Annotated[str, typer.Argument(metavar="ID", help="As `history --json` shows it.")],
    *,
    be_om: Be_om = False,
    godkjenn: Godkjenn = None,
    som: Som_hvem = None,
    hjemmel: Hjemmel = "art_17",
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Erase one text that somebody wrote; the step that it belonged to stands."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        _slett(skjerm, hus, Sletteart.TEKST, id_, Valg(be_om, godkjenn, som, hjemmel))


def redact(
    position: Annotated[int, typer.Argument(min=1, help="The event, as `history` numbers it.")],
    *,
    be_om: Be_om = False,
    godkjenn: Godkjenn = None,
    som: Som_hvem = None,
    hjemmel: Hjemmel = "feilregistrert",
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Last resort: take every word out of one event; codes, dates and its proof stay."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        _slett(skjerm, hus, Sletteart.HENDELSE, str(position), Valg(be_om, godkjenn, som, hjemmel))


@erase_app.command()
def oversikt(*, db: Db = None, som_json: Som_json = False, sprak: Sprak = NB) -> None:
    """How long each kind of data is kept, by which law, and what has been kept for longer."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        ute = forfalt(hus, naa(hus))
    for en in LAGRINGSTIDER:
        tid = skjerm.tekst(ALLTID)
        if en.tid is not None:
            fra = f"{skjerm.tekst(ETTER)} {skjerm.tekst(en.regnet_fra)}"
            tid = f"{en.tid.days // 365} {skjerm.tekst(AR)} {fra}"
        skjerm.linje(f"{skjerm.tekst(en.hva)}: {tid} ({skjerm.tekst(en.hjemmel)})")
        for id_ in ute.get(en.kode, ()):
            skjerm.linje(f"  {skjerm.tekst(FORFALT)}: {id_}")
    skjerm.linje(skjerm.tekst(BESTEMMES))
    skjerm.linje(f"{skjerm.tekst(HJEMLER)}:")
    skjerm.linjer(f"  {h.value}: {skjerm.tekst(h.tekst)}" for h in Slettehjemmel)
    skjerm.json(
        lagringstider=[
            {
                "art": en.kode,
                "dager": None if en.tid is None else en.tid.days,
                "hjemmel": skjerm.tekst(en.hjemmel),
                "forfalt": list(ute.get(en.kode, ())),
            }
            for en in LAGRINGSTIDER
        ],
        bestemmes_av="personvernombudet",
    )


def _slett(skjerm: Skjerm, hus: Hus, art: Sletteart, id_: str, valg: Valg) -> None:
    """Show what goes and what stays; then ask for it or approve it, when that was said."""
    if valg.be_om == (valg.godkjenn is not None):
        if valg.be_om:
            raise UgyldigKommando("say --be-om or --godkjenn CASE, not both: it takes two people.")
        _vis(skjerm, hus, art, id_)
        skjerm.linje(skjerm.tekst(VIDERE))
        return
    if valg.som is None:
        raise UgyldigKommando("say who, with --som PERSON.")
    svar = _ta(hus, art, id_, valg, valg.som)
    if valg.be_om and isinstance(svar, Gjort):
        sak = svar.strom.partition(":")[2]
        _vis(skjerm, hus, art, id_, sak=sak)
        skjerm.linje(f"{skjerm.tekst(GODKJENNES)} {sak}")
        return
    vis_svar(skjerm, hus, svar)
    if not isinstance(svar, Gjort):
        raise typer.Exit(1)


def _ta(hus: Hus, art: Sletteart, id_: str, valg: Valg, som: str) -> Svar:
    aktor = hus.som(som, rolle=Rolle.SAKSBEHANDLER.value, organ="ks")
    if valg.godkjenn is not None:
        sak = valg.godkjenn.removeprefix("sletting:")
        bedt = cast("Sletting", hus.levende.aggregat(f"sletting:{sak}"))
        if not bedt.finnes:
            kjente = (strom.partition(":")[2] for strom in hus.reader.begun("sletting:"))
            raise UgyldigKommando(f"there is no case «{sak}».{nermeste(sak, kjente)}")
        if (bedt.art, bedt.id) != (art, id_):
            raise UgyldigKommando(f"the case «{sak}» is about another: {bedt.art.value} {bedt.id}.")
        return aktor.tar("godkjenn_sletting", f"sletting:{sak}")
    koder = [str(h.value) for h in Slettehjemmel]
    if valg.hjemmel not in koder:
        raise UgyldigKommando(f"no hjemmel «{valg.hjemmel}».{nermeste(valg.hjemmel, koder)}")
    virkning(hus, art, id_)
    strom = f"sletting:{uuid.uuid4().hex[:8]}"
    return aktor.tar("be_om_sletting", strom, art=art.value, id=id_, hjemmel=valg.hjemmel)


def _vis(skjerm: Skjerm, hus: Hus, art: Sletteart, id_: str, *, sak: str | None = None) -> None:
    vil = virkning(hus, art, id_)
    skjerm.linje(vil.hva, style="bold")
    skjerm.linje(f"{skjerm.tekst(GAR)}:")
    skjerm.linjer(f"  {skjerm.tekst(en)}" for en in vil.gar or (INGENTING,))
    skjerm.linje(f"{skjerm.tekst(BLIR)}:")
    skjerm.linjer(f"  {skjerm.tekst(en)}" for en in vil.blir)
    skjerm.json(
        art=art.value,
        id=id_,
        sak=sak,
        gar=[skjerm.tekst(en) for en in vil.gar],
        blir=[skjerm.tekst(en) for en in vil.blir],
    )
