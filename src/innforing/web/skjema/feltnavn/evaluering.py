"""Fields of a spørreskjema, of what an evaluering found, and of the lessons."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    "Evaluering.temaer": ("Hvordan det virket", "Korleis det verka", "How it worked"),
    "Temavurdering.vurdering": ("Vurdering", "Vurdering", "Judgement"),
    "send_sporreskjema.temaer": ("Hva dere spør om", "Kva de spør om", "What you ask about"),
    "spor_flere.svarfrist": ("Ny svarfrist", "Ny svarfrist", "New answer date"),
    "enighet": ("Hvor enige dere er", "Kor einige de er", "How far you agree"),
    "fungerte": ("Hva fungerte", "Kva fungerte", "What worked"),
    "bor_endres": ("Hva bør endres", "Kva bør endrast", "What should change"),
    "trekk_laeringspunkt.nr": ("Læringspunkt", "Læringspunkt", "Lesson"),
}

HINT: Final = {
    "Evaluering.temaer": (
        "Roller, ansvar og forankring skal vurderes i hvert løp.",
        "Roller, ansvar og forankring skal vurderast i kvart løp.",
        "Roles, responsibility and forankring are to be judged in every løp.",
    ),
    "send_sporreskjema.temaer": (
        "La stå tomt for å spørre om alt. Alle som deltok, blir spurt, også de som trakk seg.",
        "La stå tomt for å spørje om alt. Alle som deltok, blir spurde, også dei som trekte seg.",
        "Leave empty to ask about all. All who took part are asked, also those who withdrew.",
    ),
    "spor_flere.svarfrist": (
        "La stå tomt når fristen skal stå.",
        "La stå tomt når fristen skal stå.",
        "Leave empty to let the date stand.",
    ),
    "NyttLaeringspunkt.leverandorer": (
        "Velg leverandører når læringen gjelder alle som innfører noe fra dem.",
        "Vel leverandørar når læringa gjeld alle som innfører noko frå dei.",
        "Choose suppliers when it concerns everyone who introduces something of theirs.",
    ),
}
