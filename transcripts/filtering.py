"""What may be asked in an address: the fields of filters, and what each can read."""

from __future__ import annotations

from collections.abc import Iterable

import django_filters
from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from transcripts.dates import PartialDateField


class WordsField(forms.Field):
    """Any number of short words, each as the address gives it."""

    widget = forms.SelectMultiple
    refuse_nul = ProhibitNullCharactersValidator()

    def clean(self, value: Iterable[str] | None) -> list[str]:
        """Return each word once."""
        words = list(dict.fromkeys(word for word in value or () if word))
        for word in words:
            self.refuse_nul(word)
        return words


class TypedField(forms.Field):
    """What a reader types to search; whatever it is, it can be read."""

    widget = forms.TextInput

    def clean(self, value: str | None) -> str:
        """Return what was typed."""
        return (value or "").strip()


class ChoicesField(forms.TypedMultipleChoiceField):
    """Any number of fixed choices; a wrong one is named."""

    default_error_messages = {
        "invalid_choice": "There is no “%(value)s” to choose.",
    }


class TypedFilter(django_filters.Filter):
    """Words, in the language of the search."""

    field_class = TypedField


class DayFilter(django_filters.Filter):
    """A day, written as a year, a month or a day."""

    field_class = PartialDateField


class WordsFilter(django_filters.Filter):
    """Any of some words."""

    field_class = WordsField


class ChoicesFilter(django_filters.Filter):
    """Any of some fixed choices."""

    field_class = ChoicesField
