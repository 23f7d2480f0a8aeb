"""The løp of `django_viewflow`: its model, its flow, and its log."""

from __future__ import annotations

from typing import ClassVar

from django.db import connection, models, transaction
from viewflow import fsm
from viewflow.fsm.base import TransitionBoundMethod

__all__ = ["Lop", "Overgang", "connection", "take"]


class Lop(models.Model):
    """A løp as it stands now."""

    id = models.CharField(primary_key=True, max_length=100)
    tilstand = models.CharField(max_length=20, default="i_gang")
    grunn = models.TextField(default="")

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return self.id


class Overgang(models.Model):
    """Who did what, when, and why."""

    lop = models.ForeignKey(Lop, on_delete=models.PROTECT)
    steg = models.CharField(max_length=40)
    fra = models.CharField(max_length=20)
    til = models.CharField(max_length=20)
    av = models.CharField(max_length=100)
    grunn = models.TextField()
    tid = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "bench"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["lop", "id"])]

    def __str__(self) -> str:
        return f"{self.steg}: {self.fra} → {self.til}"


class Flyt:
    """The transitions, each with one condition on what the løp holds."""

    tilstand = fsm.State(("i_gang", "pa_vent"), default="i_gang")

    def __init__(self, lop: Lop) -> None:
        self.lop = lop

    @tilstand.setter()
    def _set(self, value: str) -> None:
        self.lop.tilstand = value

    @tilstand.getter()
    def _get(self) -> str:
        return self.lop.tilstand

    @tilstand.transition(
        source="i_gang", target="pa_vent", conditions=[lambda flyt: not flyt.lop.grunn]
    )
    def sett_pa_vent(self, *, who: str, why: str) -> None:
        self.lop.grunn = why

    @tilstand.transition(
        source="pa_vent", target="i_gang", conditions=[lambda flyt: bool(flyt.lop.grunn)]
    )
    def gjenoppta(self, *, who: str, why: str) -> None:
        self.lop.grunn = ""

    @tilstand.on_success()
    def _logg(self, done: TransitionBoundMethod, source: str, target: str, **how: str) -> None:
        self.lop.save()
        Overgang.objects.create(
            lop=self.lop,
            steg=str(done.label),
            fra=source,
            til=target,
            av=how["who"],
            grunn=how["why"],
        )


def take(case: str, steg: str, *, who: str, why: str) -> None:
    """One transition, as a view would take it."""
    with transaction.atomic():
        getattr(Flyt(Lop.objects.get(id=case)), steg)(who=who, why=why)
