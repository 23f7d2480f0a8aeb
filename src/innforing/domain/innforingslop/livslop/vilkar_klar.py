"""Guards of the klar-til-bruk check (krav.md groups D, E and F)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.vurdering import KlarResultat, Verdikt

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.innforingslop.innforingslop import Innforingslop


def _delvis(g: Grunnlag[Innforingslop, Any]) -> bool:
    return g.steg.resultat is KlarResultat.DELVIS_KLAR


def _godtatt(g: Grunnlag[Innforingslop, Any], styrke: str) -> set[Verdikt]:
    """Delvis klar: «delvis» will do, and those the løp is not for need not be ready (K-068)."""
    godtatt = {Verdikt.OPPFYLT, Verdikt.IKKE_RELEVANT}
    if not _delvis(g):
        return godtatt
    return godtatt | {Verdikt.DELVIS} | ({Verdikt.IKKE_OPPFYLT} if styrke == "beredskap" else set())


def _uoppfylte(g: Grunnlag[Innforingslop, Any], *styrker: str) -> tuple[str, ...]:
    vurderinger = g.aggregat.vurderinger
    return tuple(
        k.id
        for k in g.fakta.kriterier
        if k.styrke in styrker
        and (k.id not in vurderinger or vurderinger[k.id].verdikt not in _godtatt(g, k.styrke))
    )


@vilkar(
    "K-053",
    "Alle obligatoriske kriterier er oppfylt",
    "Alle obligatoriske kriterium er oppfylte",
    "Every mandatory criterion is met",
    rettes_av=("kriteriets_organ", "program"),
    slik=(
        "Rett manglene og vurder kriteriene på nytt",
        "Rett manglane og vurder kriteria på nytt",
        "Mend the shortcomings and judge the criteria again",
    ),
)
def obligatoriske_kriterier_oppfylt(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    return _uoppfylte(g, "obligatorisk", "beredskap")


@vilkar(
    "K-071",
    "Løsningen er ikke vurdert som uforsvarlig",
    "Løysinga er ikkje vurdert som uforsvarleg",
    "The løsning has not been found unsound",
    rettes_av="program",
    slik=(
        "Rett det som er uforsvarlig og få en ny helsefaglig vurdering",
        "Rett det som er uforsvarleg og få ei ny helsefagleg vurdering",
        "Mend what is unsound and get a new clinical assessment",
    ),
)
def ikke_funnet_uforsvarlig(g: Grunnlag[Innforingslop, Any]) -> bool:
    return bool(g.fakta.helsefaglig_konklusjon != "ikke_forsvarlig")


@vilkar(
    "K-060, K-080",
    "Obligatorisk materiell er overlevert og har forvalter",
    "Obligatorisk materiell er overlevert og har forvaltar",
    "Mandatory material is there, each with one who keeps it",
    rettes_av=("program", "ks", "nhn"),
    slik=(
        "Registrer materiellet som mangler, og hvem som forvalter det",
        "Registrer materiellet som manglar, og kven som forvaltar det",
        "Register the missing material, and who keeps it",
    ),
)
def materiell_har_forvalter(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    return (*g.fakta.manglende_materiell, *g.fakta.materiell_uten_forvalter)


@vilkar(
    "K-022, K-058",
    "Leverandørene er klare for alle løpet gjelder",
    "Leverandørane er klare for alle løpet gjeld",
    "The suppliers are ready for all that the løp is for",
    rettes_av="program",
    slik=(
        "Vent på leverandørene, eller sjekk som delvis klar i type C",
        "Vent på leverandørane, eller sjekk som delvis klar i type C",
        "Wait for the suppliers, or check as partly ready in type C",
    ),
)
def leverandorene_er_klare(g: Grunnlag[Innforingslop, Any]) -> bool | tuple[str, ...]:
    return _delvis(g) or tuple(g.fakta.leverandorer_ikke_klare)


@vilkar(
    "K-068",
    "Delvis klar brukes bare i type C",
    "Delvis klar blir berre brukt i type C",
    "Partly ready is for type C only",
    rettes_av="eier",
    slik=(
        "Velg type C, eller vent til løsningen er klar",
        "Vel type C, eller vent til løysinga er klar",
        "Choose type C, or wait until the løsning is ready",
    ),
)
def delvis_klar_bare_i_c(g: Grunnlag[Innforingslop, Any]) -> bool:
    return not _delvis(g) or g.aggregat.art == "C"


@vilkar(
    "K-042",
    "Kommunene er kartlagt, eller det finnes en oversikt",
    "Kommunane er kartlagde, eller det finst ei oversikt",
    "The kommuner are mapped, or an overview exists",
    rettes_av=("innforingsleder", "kontaktperson"),
    slik=(
        "Registrer kartleggingen, eller vis til oversikten som finnes",
        "Registrer kartlegginga, eller vis til oversikta som finst",
        "Register the mapping, or refer to the overview",
    ),
)
def kartlegging_er_gjort(g: Grunnlag[Innforingslop, Any]) -> bool:
    return g.steg.oversikt is not None or bool(g.fakta.kartlagte_kommuner)


@vilkar(
    "K-062, K-071",
    "Helsefaglig vurdering foreligger, uten åpne merknader",
    "Helsefagleg vurdering ligg føre, utan opne merknader",
    "There is a clinical assessment, with no open remarks",
    rettes_av="program",
    slik=(
        "Få vurderingen, lukk merknadene, eller si hvorfor det går uten",
        "Få vurderinga, lukk merknadene, eller sei kvifor det går utan",
        "Get it, close the remarks, or say why it can wait",
    ),
)
def helsefaglig_vurdering_foreligger(g: Grunnlag[Innforingslop, Any]) -> bool | tuple[str, ...]:
    """No body is settled for it, so a missing vurdering warns (T-06)."""
    return g.fakta.helsefaglig_konklusjon is not None and g.fakta.apne_helsefaglige_merknader


@vilkar(
    "K-063, K-064, K-065, K-066, K-067",
    "Kriteriene som bør være oppfylt, er det",
    "Kriteria som bør vere oppfylte, er det",
    "The criteria that should be met are met",
    rettes_av=("kriteriets_organ", "program"),
    slik=(
        "Vurder kriteriene, eller si hvorfor løpet kan gå videre uten",
        "Vurder kriteria, eller sei kvifor løpet kan gå vidare utan",
        "Judge the criteria, or say why the løp can go on without",
    ),
)
def bor_kriterier_oppfylt(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    """The helsefaglig vurdering is asked for by a guard of its own, from the løsning itself."""
    eget = {k.id for k in g.fakta.kriterier if k.krav == "K-062"}
    return tuple(k for k in _uoppfylte(g, "bor") if k not in eget)


@vilkar(
    "K-070",
    "Porteføljen sier at løsningen er klar til bruk",
    "Porteføljen seier at løysinga er klar til bruk",
    "The portefølje says that the løsning is ready",
    rettes_av="ks",
    slik=(
        "Oppdater porteføljen, eller si hvorfor sjekken sier noe annet",
        "Oppdater porteføljen, eller sei kvifor sjekken seier noko anna",
        "Update the portefølje, or say why the check differs",
    ),
)
def portefoljen_sier_det_samme(g: Grunnlag[Innforingslop, Any]) -> bool | tuple[str, ...]:
    status = g.fakta.portefoljestatus
    return status == "klart_til_bruk" or ((status,) if status else ())


@vilkar(
    "K-005",
    "Overleveringen fra programmet er registrert",
    "Overleveringa frå programmet er registrert",
    "The handover from the programme is registered",
    rettes_av=("program", "ks"),
    slik=(
        "Registrer overleveringen, eller si hvorfor det ikke er noen",
        "Registrer overleveringa, eller sei kvifor det ikkje er nokon",
        "Register the handover, or say why there is none",
    ),
)
def overlevering_er_registrert(g: Grunnlag[Innforingslop, Any]) -> bool:
    return bool(g.fakta.overlevert)


@vilkar(
    "K-080",
    "Forvalterne av materiellet blir værende",
    "Forvaltarane av materiellet blir verande",
    "Those who keep the material remain",
    rettes_av=("ks", "nhn"),
    slik=(
        "Finn en forvalter som overtar når programmet slutter",
        "Finn ein forvaltar som tek over når programmet sluttar",
        "Find one who takes over when the programme ends",
    ),
)
def forvalteren_varer(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    return tuple(g.fakta.forvaltere_som_slutter)


@vilkar(
    "K-055",
    "Sjekken er ført av en som ikke er fra programmet",
    "Sjekken er ført av ein som ikkje er frå programmet",
    "The check is recorded by somebody outside the programme",
    rettes_av="eier",
    slik=(
        "La en annen føre sjekken, eller si hvorfor det er greit",
        "La ein annan føre sjekken, eller sei kvifor det er greitt",
        "Let another record the check, or say why it is all right",
    ),
)
def sjekket_utenfor_programmet(g: Grunnlag[Innforingslop, Any]) -> bool:
    return not g.fakta.aktoren_er_fra_programmet
