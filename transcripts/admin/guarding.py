"""Two editors of one row: the second is told what the first did, and loses nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django import forms
from django.db.models import Model

NOTHING = "nothing"


class RevisionField(forms.IntegerField):
    """The row of the history that a form was made of; nobody edits it."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Never: it says which state was edited, and is none of it."""
        return False


class GuardedForm(forms.ModelForm):
    """A form that saves nothing over what somebody else saved since it was opened.

    It holds the lock of its row from when it is checked until the transaction of the
    request ends, so that nobody saves in between. Fields that the other changed and
    this editor did not take the other's value; where both did, this editor's stays in
    the form, with the other's beside it.
    """

    revision = RevisionField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            latest = self._history().first()
            self.initial["revision"] = latest and latest.pk

    def clean(self) -> dict[str, Any]:
        """Compare what is stored with what this editor saw."""
        cleaned = super().clean() or {}
        seen = cleaned.pop("revision", None)
        if self.instance.pk:
            self._guard(seen)
        return cleaned

    def _history(self) -> Any:
        model: Any = self._meta.model
        return model.history.filter(id=self.instance.pk).order_by("-history_id")

    def _guard(self, seen: int | None) -> None:
        rows = self._meta.model._default_manager.select_for_update()
        stored = rows.get(pk=self.instance.pk)
        latest = self._history().first()
        if latest is None or latest.pk == seen:
            return
        base = self._history().filter(pk=seen).first()
        names = [
            name
            for name in self._meta.fields or ()
            if name in self.fields and hasattr(stored, name)
        ]
        theirs = [
            name
            for name in names
            if base is None or getattr(base, name) != getattr(stored, name)
        ]
        mine = {
            name
            for name in names
            if base is None or self.cleaned_data.get(name) != getattr(base, name)
        }
        differ = [
            name
            for name in theirs
            if self.cleaned_data.get(name) != getattr(stored, name)
        ]
        if differ:
            self._tell(stored, latest, differ, mine)

    def _tell(
        self, stored: Model, latest: Any, names: list[str], mine: set[str]
    ) -> None:
        """Say what the other did; the next try is on top of that."""
        data = cast(Any, self.data).copy()
        data[self.add_prefix("revision")] = str(latest.pk)
        taken = [name for name in names if name not in mine]
        for name in taken:
            self._take(data, name, getattr(stored, name))
        self.data = data
        for name in names:
            if name in mine:
                said = f"Saved meanwhile: {in_words(stored, name)}. Yours is kept here."
                self.add_error(name, said)
        self.add_error(None, _who_and_what(latest, self._labels(taken)))

    def _take(self, data: Any, name: str, value: object) -> None:
        field, key = self.fields[name], self.add_prefix(name)
        if value is None or value is False:
            data.pop(key, None)
        else:
            prepared = field.prepare_value(value)
            data[key] = str(field.widget.format_value(prepared) or "")
            if value is True:
                data[key] = "on"

    def _labels(self, names: list[str]) -> str:
        return ", ".join(str(self[name].label).lower() for name in names)


def in_words(row: Model, name: str) -> str:
    """Return the value of a field as an editor reads it."""
    shown = getattr(row, f"get_{name}_display", None)
    value = shown() if shown else getattr(row, name)
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return NOTHING if value in (None, "") else f"“{value}”"


def _who_and_what(latest: Any, taken: str) -> str:
    who = latest.history_user or "Somebody"
    at = f"{latest.history_date.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"
    said = f"{who} saved this at {at}, after you had opened it. Yours is not saved yet."
    if taken:
        said += f" Taken over from there, as you had not changed it: {taken}."
    return f"{said} Look, and save again."
