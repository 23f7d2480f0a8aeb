"""The lists of the page of a region: people, competences, earlier memberships, use of the ramme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.regional_gruppe.verdier import Fagkompetanse, Ordning, TidligereNettverk
from innforing.projections.regioner.gruppebilde import tilknytning_av
from innforing.projections.regioner.regionrader import gjelder
from innforing.web.lister.celler import dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.regioner.regionord import funksjonene

if TYPE_CHECKING:
    from innforing.projections.regioner.gruppebilde import Gruppebilde
    from innforing.projections.regioner.regionrader import Post
    from innforing.web.kall import Kall


def folkeliste(kall: Kall, gruppe: Gruppebilde) -> Liste:
    """Those in the group on the day first, then those who have left or are to come."""
    _ = kall._
    folk = sorted(gruppe.personer, key=lambda p: not gjelder(p, gruppe.dag))
    return Liste(
        navn="folk",
        tittel=_("Personene i gruppen"),
        kolonner=(
            Kolonne("person", _("Person")),
            Kolonne("funksjoner", _("Funksjoner")),
            Kolonne("kommune", _("Ansatt i")),
            Kolonne("stillingsprosent", _("Stillingsprosent"), "tall"),
            Kolonne("fra", _("Fra og med"), "dato"),
            Kolonne("til", _("Til og med"), "dato"),
            Kolonne("frikjopt", _("Frikjøpt")),
            Kolonne("i_fpu", _("I FPU e-helse")),
        ),
        rader=tuple(_person(kall, post) for post in folk),
        tomt=_("Ingen er knyttet til gruppen ennå. Digitaliseringsnettverket gjør det."),
    )


def _person(kall: Kall, post: Post) -> Rad:
    t = tilknytning_av(post)
    navn = kall.navn(t.person)
    ja, nei = kall._("Ja"), kall._("Nei")
    celler = (
        Celle(navn, navn),
        tekstcelle(funksjonene(kall, post.liste("funksjoner"))),
        tekstcelle(kall.kommunenavn(t.kommune)),
        Celle(t.stillingsprosent, kall.tall(t.stillingsprosent)),
        dagcelle(kall, t.fra),
        dagcelle(kall, t.til),
        tekstcelle(ja if t.frikjopt else nei),
        tekstcelle(ja if t.i_fpu else nei),
    )
    return Rad(celler, f"{t.person}-{t.fra}")


def kompetanseliste(kall: Kall, gruppe: Gruppebilde) -> Liste:
    """One row for each competence of the two areas, with who brings it (K-224 to K-226)."""
    _ = kall._
    return Liste(
        navn="kompetanse",
        tittel=_("Kompetansen i gruppen"),
        kolonner=(
            Kolonne("kompetanse", _("Kompetanse")),
            Kolonne("omrade", _("Område")),
            Kolonne("hvem", _("Hvem som har den")),
        ),
        rader=tuple(_kompetansen(kall, gruppe, k) for k in Fagkompetanse),
        tomt="",
    )


def _kompetansen(kall: Kall, gruppe: Gruppebilde, kompetanse: Fagkompetanse) -> Rad:
    ord_, omrade = kall.t(kompetanse.tekst), kall.t(kompetanse.omrade.tekst)
    hvem = ", ".join(map(kall.navn, gruppe.dekning.med_kompetanse(kompetanse)))
    celle = (
        Celle(hvem, hvem, status="hake") if hvem else Celle(None, kall._("Ingen"), status="ring")
    )
    return Rad((Celle(ord_, ord_), tekstcelle(omrade), celle), str(kompetanse.value))


def medlemsliste(kall: Kall, gruppe: Gruppebilde) -> Liste:
    """Everybody who is or was in one of the earlier networks (K-326, K-329)."""
    _ = kall._
    return Liste(
        navn="medlemskap",
        tittel=_("Medlemskap i de tidligere nettverkene"),
        kolonner=(
            Kolonne("person", _("Person")),
            Kolonne("nettverk", _("Tidligere nettverk")),
            Kolonne("kommune", _("Ansatt i")),
            Kolonne("stillingsprosent", _("Stillingsprosent"), "tall"),
            Kolonne("fra", _("Fra og med"), "dato"),
            Kolonne("til", _("Til og med"), "dato"),
            Kolonne("erstatter", _("Erstatter")),
        ),
        rader=tuple(_medlem(kall, post) for post in gruppe.medlemskap),
        tomt="",
    )


def _medlem(kall: Kall, post: Post) -> Rad:
    navn, erstatter = kall.navn(post.tekst("person")), post.kanskje("erstatter")
    celler = (
        Celle(navn, navn),
        tekstcelle(kodeord(kall, TidligereNettverk, post.tekst("nettverk"))),
        tekstcelle(kall.kommunenavn(post.tekst("kommune"))),
        Celle(post.tall("stillingsprosent"), kall.tall(post.tall("stillingsprosent"))),
        dagcelle(kall, post.dag("fra")),
        dagcelle(kall, post.dag("til")),
        tekstcelle(kall.navn(erstatter) if erstatter else ""),
    )
    return Rad(celler, post.tekst("nr"))


def rammeliste(kall: Kall, gruppe: Gruppebilde) -> Liste:
    """What was used before and after, of the ramme of the year (K-269)."""
    _ = kall._
    return Liste(
        navn="ramme",
        tittel=_("Brukt av rammen"),
        kolonner=(
            Kolonne("ar", _("År")),
            Kolonne("ordning", _("Brukt under")),
            Kolonne("belop", _("Kroner"), "tall"),
            Kolonne("dato", _("Dato"), "dato"),
            Kolonne("ramme", _("Rammen for året"), "tall"),
        ),
        rader=tuple(_bruken(kall, post) for post in gruppe.rammebruk),
        tomt="",
    )


def _bruken(kall: Kall, post: Post) -> Rad:
    ar = post.tekst("ar")
    celler = (
        Celle(ar, ar),
        tekstcelle(kodeord(kall, Ordning, post.tekst("ordning"))),
        Celle(post.tall("belop"), kall.tall(post.tall("belop"))),
        dagcelle(kall, post.dag("dato")),
        Celle(post.tall("ramme"), kall.tall(post.tall("ramme"))),
    )
    return Rad(celler, post.tekst("nr"))
