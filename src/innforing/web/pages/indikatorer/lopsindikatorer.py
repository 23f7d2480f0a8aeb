"""The indicators of løp, as lists: states, answers, and joint against single help (group AC)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.deltakelse.verdier import Aktivitetsomfang, Svarstatus
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.indikatorer.indikatorlister import tallcelle
from innforing.web.pages.lopet.lopsord import bak, faseord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from innforing.projections.sight import Figure
    from innforing.projections.varigheter import Ventested
    from innforing.web.kall import Kall

SVARENE = (
    *(Svarstatus.INVITERT, Svarstatus.PAMELDT, Svarstatus.TAKKET_NEI, Svarstatus.IKKE_SVART),
    *(Svarstatus.TRUKKET_SEG, Svarstatus.PA_VENTELISTE),
)
HJELP = ("tall", "aktiviteter")


def fasliste(kall: Kall, steder: Sequence[Ventested]) -> Liste:
    """Løp by state, and how long they stand there (K-364)."""
    _ = kall._
    return Liste(
        navn="faser",
        tittel=_("Løp etter fase"),
        kolonner=(
            Kolonne("fase", _("Fase")),
            Kolonne("star_der", _("Løp der nå"), "tall"),
            Kolonne("lop", _("Løp som har vært der"), "tall"),
            Kolonne("dager", _("Dager der, median"), "tall", om=_("Til og med i dag.")),
        ),
        rader=tuple(_fase(kall, sted) for sted in sorted(steder, key=_rekkefolge)),
        tomt=_("Ingen løp ennå."),
    )


def _rekkefolge(sted: Ventested) -> int:
    """Where the state stands in the life cycle."""
    return next(nr for nr, t in enumerate(LopTilstand) if t.value == sted.tilstand)


def _fase(kall: Kall, sted: Ventested) -> Rad:
    ord_ = faseord(kall, sted.tilstand)
    star, alle, median = (
        bak(kall, "varigheter", "alle", sted.tilstand, navn)
        for navn in ("star_der", "lop", "median_dager")
    )
    celler = (
        Celle(ord_, ord_, status=sted.tilstand),
        tallcelle(kall, sted.star_der, star),
        tallcelle(kall, sted.lop, alle),
        Celle(sted.median_dager, kall.tall(sted.median_dager), bak=median),
    )
    return Rad(celler, sted.tilstand)


def svarliste(
    kall: Kall, lop: Mapping[str, str], svar: Mapping[str, Mapping[str, Figure]]
) -> Liste:
    """What the kommuner of each løp have answered (K-365); nobody is ranked by it."""
    _ = kall._
    return Liste(
        navn="svar",
        tittel=_("Svar fra kommunene"),
        kolonner=(
            Kolonne("lop", _("Løp")),
            Kolonne("aktuelle", _("Aktuelle"), "tall", sorterbar=False),
            *(Kolonne(str(s.value), kall.t(s.tekst), "tall", sorterbar=False) for s in SVARENE),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(lop.get(id_, id_), lop.get(id_, id_)),
                    *(
                        tallcelle(
                            kall, tall[n].antall, bak(kall, "svarfordeling", id_, "antall", n)
                        )
                        for n in ("aktuelle", *(str(s.value) for s in SVARENE))
                    ),
                ),
                id_,
                kall.til(f"/lop/{id_}"),
            )
            for id_, tall in svar.items()
        ),
        tomt=_("Ingen kommuner er spurt ennå."),
    )


def hjelpeliste(
    kall: Kall, lop: Mapping[str, str], tall: Mapping[str, Mapping[str, Figure]]
) -> Liste:
    """Joint activities against help for one kommune alone (K-367)."""
    _ = kall._
    return Liste(
        navn="hjelp",
        tittel=_("Felles løp mot enkelthjelp"),
        kolonner=(
            Kolonne("lop", _("Løp")),
            *(Kolonne(str(o.value), kall.t(o.tekst), "tall") for o in Aktivitetsomfang),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(lop.get(id_, id_), lop.get(id_, id_)),
                    *(
                        tallcelle(kall, tall_.antall, bak(kall, "deltakere", id_, *HJELP, omfang))
                        for omfang, tall_ in omfangene.items()
                    ),
                ),
                id_,
                kall.til(f"/lop/{id_}"),
            )
            for id_, omfangene in tall.items()
        ),
        tomt=_("Ingen aktiviteter er registrert ennå."),
    )
