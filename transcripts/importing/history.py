"""Create what has a history, and write its first row, without a signal for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalChanges
from simple_history.utils import get_history_model_for_model

from transcripts.importing.rows import Row, insert
from transcripts.models.reasons import reason_now


def create_with_history[M: models.Model](model: type[M], objects: Sequence[M]) -> None:
    """Save new objects, each with the row that says when it began, and by whom."""
    if objects:
        model._default_manager.bulk_create(objects)
        insert(_history_model(model), [_first_row(model, one) for one in objects])


@cache  # finding it makes a class each time
def _history_model(model: type[models.Model]) -> type[HistoricalChanges]:
    history: type[HistoricalChanges] = get_history_model_for_model(model)
    return history


def _first_row(model: type[models.Model], one: models.Model) -> Row:
    history = _history_model(model)
    user = history.get_default_history_user(one)
    return {
        "history_date": timezone.now(),
        "history_type": "+",
        "history_change_reason": reason_now(),
        "history_user_id": user.pk if user else None,
        **{f.attname: getattr(one, f.attname) for f in history.tracked_fields},
    }
