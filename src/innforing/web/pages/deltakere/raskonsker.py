"""From the quick forms to steps: an answer, a contact, and the follow-up that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.web.skjema.feltslag import Blad
from innforing.web.skjema.flere_steg import Onske, kommando_id
from innforing.web.skjema.skjemaverdi import JA, les_verdi

if TYPE_CHECKING:
    from datetime import date

    from innforing.web.pages.deltakere.raskskjema import Sendt
    from innforing.web.skjema.flere_steg import Utfall


def svaronske(lop: str, kommune: str, sendt: Sendt, innsending: str) -> Onske:
    """The step that registers an answer."""
    data: dict[str, object] = {}
    for navn in ("svar", "referanse"):
        if verdi := sendt.verdier.get(navn, ""):
            data[navn] = verdi
    if pulje := sendt.verdier.get("pulje", ""):
        data["pulje"] = les_verdi(Blad("tall"), pulje)
    if sendt.verdier.get("venteliste") == JA:
        data["venteliste"] = True
    return Onske(
        kommune=kommune,
        steg="svar",
        strom=f"deltakelse:{lop}:{kommune}",
        kommando=kommando_id(innsending, "svar"),
        data=data,
        gjelder=sendt.dag("dato"),
    )


def kontaktonsker(lop: str, kommune: str, sendt: Sendt, innsending: str) -> tuple[Onske, ...]:
    """The contact, and the follow-up when a day is given."""
    strom = f"deltakelse:{lop}:{kommune}"
    gitt = {navn: sendt.verdier.get(navn, "") for navn in ("kanal", "notat", "kontaktperson")}
    kontakt = Onske(
        kommune=kommune,
        steg="registrer_kontakt",
        strom=strom,
        kommando=kommando_id(innsending, "kontakt", kommune),
        data={navn: verdi for navn, verdi in gitt.items() if verdi},
        gjelder=sendt.dag("dato"),
    )
    neste = sendt.dag("neste")
    if neste is None:
        return (kontakt,)
    return (
        kontakt,
        oppfolgingsonske(lop, kommune, neste, sendt.verdier.get("tema", ""), innsending),
    )


def oppfolgingsonske(lop: str, kommune: str, dag: date, tema: str, innsending: str) -> Onske:
    """A follow-up of one kommune; its code is made of its day and of the form."""
    id_ = kommando_id(innsending, "oppfolging", kommune)
    data: dict[str, object] = {"id": f"{dag.isoformat()}-{id_[:8]}", "dato": dag.isoformat()}
    return Onske(
        kommune=kommune,
        steg="planlegg_oppfolging",
        strom=f"deltakelse:{lop}:{kommune}",
        kommando=id_,
        data=data | ({"tema": tema} if tema else {}),
    )


def feil_av(utfall: Utfall) -> dict[str, tuple[str, ...]]:
    """What was refused, as errors of a form: the path is empty for what no field is wrong for."""
    navn = {"gjelder": "dato", "dato": "neste", "id": ""}
    if not utfall.feil:
        return {"": utfall.setninger}
    return {navn.get(sti, sti): setninger for sti, setninger in utfall.feil.items()}
