"""What can be chosen for a field that holds an id: a function for each kind, by field name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.kriteriesett.kriteriesett import Kriteriesett
from innforing.domain.losning.losning import Losning
from innforing.domain.organ.organ import Organ
from innforing.web.alfabet import nokkel as sorteringsnokkel
from innforing.web.skjema.behovsvalg import BEHOVSKILDER
from innforing.web.skjema.valgtype import Kilde, Valg, nokkel, ordnet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.domain.grunnmur.aktor import Rolle
    from innforing.registers.inndeling import Kommune
    from innforing.web.kall import Kall

FYLKE: Final = "fylke-"
"""Before the number of a fylke: all its kommuner."""


def losninger(kall: Kall, _strom: str) -> tuple[Valg, ...]:
    """Every løsning."""
    alle = kall.leser.under("losning:").items()
    return ordnet(Valg(nokkel(s), a.navn or nokkel(s)) for s, a in alle if isinstance(a, Losning))


def andre_lop(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Every løp but the one whose step it is."""
    alle = kall.leser.under("innforingslop:").items()
    return ordnet(
        Valg(nokkel(s), a.tittel or nokkel(s))
        for s, a in alle
        if isinstance(a, Innforingslop) and s != strom
    )


def organer(kall: Kall, _strom: str) -> tuple[Valg, ...]:
    """Every body that has been set up."""
    alle = kall.leser.under("organ:").items()
    return ordnet(Valg(nokkel(s), a.navn or nokkel(s)) for s, a in alle if isinstance(a, Organ))


def arbeidsgrupper(kall: Kall, _strom: str) -> tuple[Valg, ...]:
    """Every arbeidsgruppe there is; a step that ties one to a løp may also set up a new one."""
    alle = kall.leser.under("organ:").items()
    return ordnet(
        Valg(nokkel(s), a.navn or nokkel(s))
        for s, a in alle
        if isinstance(a, Organ) and a.organtype is Organtype.ARBEIDSGRUPPE
    )


def personer(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Whoever holds a role today; in a body's own step only in the bodies above and below it."""
    return _folk(kall, _naere_organer(kall, strom))


def alle_personer(kall: Kall, _strom: str) -> tuple[Valg, ...]:
    """The same in every body, the kommuner's own too: too many for anything but a line."""
    return _folk(kall, (o for o in kall.leser.under("organ:").values() if isinstance(o, Organ)))


def _folk(kall: Kall, organer: Iterable[Organ]) -> tuple[Valg, ...]:
    roller: dict[str, set[str]] = {}
    for organ in organer:
        for rolle in organ.aktive(kall.moment.dag):
            roller.setdefault(rolle.person, set()).add(_rolle(kall, organ, rolle.rolle))
    navn = kall.hus.personer.navn_mange(roller)
    return ordnet(
        Valg(person, f"{navn.get(person, person)} ({', '.join(sorted(alle))})")
        for person, alle in roller.items()
    )


def fellesorganer(kall: Kall, _strom: str) -> tuple[Valg, ...]:
    """Every body but the kommuner's own, where several may be ticked."""
    alle = kall.leser.under("organ:").items()
    return ordnet(
        Valg(nokkel(s), a.navn or nokkel(s))
        for s, a in alle
        if isinstance(a, Organ) and a.kommune is None
    )


def som_stotter(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Who can support the kommuner: a body, or somebody in one."""
    return (*fellesorganer(kall, strom), *personer(kall, strom))


def ledere(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Who leads the løp today, or a pulje of it."""
    lop = _lop_i(kall, strom)
    na = () if lop is None else (n for n in lop.ledere if n.gjelder(kall.moment.dag))
    return ordnet(Valg(person, kall.navn(person)) for person in {n.person for n in na})


def _rolle(kall: Kall, organ: Organ, rolle: Rolle) -> str:
    return f"{kall.t(rolle.tekst)}, {organ.navn}"


def _naere_organer(kall: Kall, strom: str) -> Iterator[Organ]:
    """The bodies whose people the step may be about."""
    kommune = _kommune_i(strom)
    for navn, organ in kall.leser.under("organ:").items():
        if not isinstance(organ, Organ):
            continue
        kommunen_selv = organ.kommune is not None and organ.kommune == kommune
        eget = navn == strom or (strom.startswith("organ:") and nokkel(strom) == organ.overordnet)
        if kommunen_selv or eget or (organ.kommune is None and not strom.startswith("organ:")):
            yield organ


def kommuner(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Kommuner: those of the løp once they are settled, else all; by fylke, then by name."""
    lop = _lop_i(kall, strom)
    egne = () if lop is None else lop.kommuner
    alle = alle_kommuner(kall, strom)
    return tuple(v for v in alle if v.verdi in egne) if egne else alle


def alle_kommuner(kall: Kall, _strom: str) -> tuple[Valg, ...]:
    """Every kommune, also those that the løp does not reach yet."""
    alle = kall.hus.kommuner.per(kall.moment.dag)
    return tuple(
        Valg(k.id, kommunelinje(k), k.fylkesnavn)
        for k in sorted(alle, key=lambda k: (k.fylke, sorteringsnokkel(k.visningsnavn)))
    )


def kommunelinje(kommune: Kommune) -> str:
    """Number and names: «5610 Karasjok – Kárášjohka»."""
    andre = [n for n in kommune.offisielle_navn if n not in (kommune.navn, kommune.visningsnavn)]
    return f"{kommune.nummer} {' – '.join((kommune.visningsnavn, *andre))}"


def regioner(kall: Kall, _strom: str) -> tuple[Valg, ...]:
    """Every fylke by number, then the helseregioner."""
    register = kall.hus.kommuner
    fylker = [Valg(f.nummer, f.navn) for f in register.fylker(kall.moment.dag)]
    helse = [Valg(f"helseregion-{h.id}", h.navn) for h in register.helseregioner]
    return (*fylker, *helse)


def omrader(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """The same, as the area of a løp spells them."""
    return tuple(
        Valg(v.verdi.removeprefix("helseregion-"), v.etikett) for v in regioner(kall, strom)
    )


def puljer(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """The puljer of the løp that the stream belongs to."""
    lop = _lop_i(kall, strom)
    return tuple(
        Valg(str(p.nr), f"{p.nr}: {p.navn}" if p.navn else str(p.nr))
        for p in (() if lop is None else lop.puljer)
    )


def merknader(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Remarks on the plan that nobody has answered."""
    lop = _lop_i(kall, strom)
    apne = () if lop is None else (m for m in lop.merknader if not m.besvart)
    return tuple(Valg(str(m.nr), f"{m.nr}: {kall.t(m.art.tekst)}") for m in apne)


def upubliserte(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Lessons of the løp that are not for everyone yet."""
    lop = _lop_i(kall, strom)
    punkter = () if lop is None else (p for p in lop.laeringspunkter if not p.publisert)
    return tuple(Valg(str(p.nr), f"{p.nr}: {kall.t(p.fase.tekst)}") for p in punkter)


def egne_laeringspunkter(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Lessons of the løp that have not been taken back."""
    lop = _lop_i(kall, strom)
    punkter = () if lop is None else (p for p in lop.laeringspunkter if not p.trukket)
    return tuple(Valg(str(p.nr), f"{p.nr}: {kall.t(p.fase.tekst)}") for p in punkter)


def laeringspunkter(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Published lessons of other løp."""
    return tuple(
        Valg(f"{en.verdi}.{p.nr}", f"{en.etikett}, {p.nr}: {kall.t(p.fase.tekst)}")
        for en in andre_lop(kall, strom)
        if isinstance(lop := kall.leser.aggregat(f"innforingslop:{en.verdi}"), Innforingslop)
        for p in lop.laeringspunkter
        if p.publisert and not p.trukket
    )


def kriterier(kall: Kall, _strom: str) -> tuple[Valg, ...]:
    """The criteria of the latest list in effect."""
    sett = [
        s
        for s in kall.leser.under("kriteriesett:").values()
        if isinstance(s, Kriteriesett) and s.gjelder_fra and s.gjelder_fra <= kall.moment.dag
    ]
    siste = max(sett, key=lambda s: str(s.gjelder_fra), default=None)
    return tuple(
        Valg(k.id, kall.t(k.tekst.tekst)) for k in (() if siste is None else siste.kriterier)
    )


def leverandorer(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """The suppliers of the løsning of the løp."""
    lop = _lop_i(kall, strom)
    losning = kall.leser.aggregat(f"losning:{lop.losning}") if lop and lop.losning else None
    kjente = losning.leverandorer if isinstance(losning, Losning) else ()
    return tuple(Valg(lev.id, lev.navn) for lev in kjente)


def oppfolginger(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Follow-ups of the kommune that are planned and not done."""
    deltakelse = kall.leser.aggregat(strom)
    apne = deltakelse.apne_oppfolginger if isinstance(deltakelse, Deltakelse) else ()
    return tuple(Valg(o.id, f"{kall.dato(o.dato)} ({o.id})") for o in apne)


def _kommune_i(strom: str) -> str | None:
    """The kommune of a `deltakelse:<løp>:<kommune>` and the like."""
    deler = strom.split(":")
    return deler[2] if deler[0] in ("deltakelse", "ibruktakelse") and len(deler) > 2 else None  # noqa: PLR2004 - prefix, løp, kommune


def _lop_i(kall: Kall, strom: str) -> Innforingslop | None:
    """The løp that a stream is, or belongs to."""
    deler = strom.split(":")
    lop = kall.leser.aggregat(f"innforingslop:{deler[1]}") if len(deler) > 1 else None
    return lop if isinstance(lop, Innforingslop) else None


KILDER: Final[dict[str, Kilde]] = {
    **dict.fromkeys(("losning", "avhenger_av", "losninger"), losninger),
    **dict.fromkeys(("lop", "bygger_pa", "andre_lop", "viderefores_i"), andre_lop),
    **dict.fromkeys(("organ", "program", "avgivende_program", "fra_organ", "forvalter"), organer),
    **dict.fromkeys(("ny_eier", "overordnet", "utviklingsansvarlig"), organer),
    **dict.fromkeys(("aktorer", "sendt_til", "laget_med", "rettes_av"), fellesorganer),
    "stotteressurser": som_stotter,
    **dict.fromkeys(("person", "kontaktperson", "endringseier", "kontakt", "erstatter"), personer),
    **dict.fromkeys(("kommuner", "mottakere", "spurte", "svarte"), kommuner),
    **dict.fromkeys(("fastsett_kommuner.kommuner", "utprovingskommuner", "kommune"), alle_kommuner),
    **dict.fromkeys(("fastsett_kommuner.trekk", "Begrensning.kommuner"), alle_kommuner),
    **dict.fromkeys(("opprett_organ.region", "regioner", "onskede_regioner"), regioner),
    **dict.fromkeys(("pulje", "PlanlagtAktivitet.puljer", "fjerner"), puljer),
    **dict.fromkeys(("kriterium", "legg_til_grunn.kriterier"), kriterier),
    **dict.fromkeys(("leverandor", "Begrensning.leverandorer"), leverandorer),
    "NyttLaeringspunkt.leverandorer": leverandorer,
    **dict.fromkeys(("knytt_arbeidsgruppe.organ", "arbeidsgruppe"), arbeidsgrupper),
    "Gruppemedlem.person": alle_personer,
    "avslutter": ledere,
    "Omrade.kode": omrader,
    "laeringspunkt": laeringspunkter,
    "besvar_merknad.nr": merknader,
    "publiserer": upubliserte,
    "trekk_laeringspunkt.nr": egne_laeringspunkter,
    "registrer_oppfolging.id": oppfolginger,
    "inviterte": fellesorganer,
    "Oppmote.personer": personer,
    **BEHOVSKILDER,
}
"""Field name, or `owner.field`, → what can be chosen for it; the others are written."""

KOMMUNEKILDER: Final = (kommuner, alle_kommuner)
"""Of these, where kommuner are recognised by number or name."""

SKRIVES: Final = (*KOMMUNEKILDER, arbeidsgrupper, alle_personer)
"""Of these, where one of them is written in a line, with the rest as suggestions."""
