"""Undo what was decided: at once, or after a look at what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from transcripts import importing, models
from transcripts.admin.deciding import back_to
from transcripts.admin.lists import step
from transcripts.importing import Undecidable

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


def undo(admin: ModelAdmin[Any], request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a decision, for those who may decide; show first where some cannot come back."""
    if not request.user.has_perm("transcripts.change_speaker"):
        raise PermissionDenied
    decision = get_object_or_404(models.Decision, pk=pk)
    if request.method != "POST":
        return _effect(admin, request, decision)
    is_partly = "partly" in request.POST
    try:
        importing.undo(decision, as_far_as_can_be=is_partly, by=request.user)
        messages.success(request, f"Undone: {decision}.")
    except importing.Incomplete as error:
        messages.warning(request, str(error))
        return redirect("admin:transcripts_decision_undo", pk)
    except Undecidable as error:
        messages.error(request, str(error))
    return redirect(back_to(request))


def _effect(
    admin: ModelAdmin[Any], request: HttpRequest, decision: models.Decision
) -> HttpResponse:
    """Show what would come back, what would not, and why."""
    context: dict[str, Any] = {"title": "Undo a decision", "decision": decision}
    try:
        context["effect"] = importing.effect_of_undoing(decision)
    except Undecidable as error:
        context["refusal"] = str(error)
    return step(admin, request, "speaker/undo", context)
