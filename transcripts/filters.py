"""Filter briefings: the one door to a list of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property

from transcripts import paging
from transcripts.bodies import NAMES
from transcripts.filtering import (
    ChoicesFilter,
    DayFilter,
    TypedFilter,
    WordsFilter,
)
from transcripts.models import (
    UNDATED,
    Appearance,
    Basis,
    BriefingKind,
    Document,
    PhraseUse,
    Role,
    Speaker,
    Turn,
    with_those_below,
)
from transcripts.phrases import Sort
from transcripts.search.query import Query, parse

UNSTATED = "unstated"
RULES = [(basis.value or UNSTATED, basis.label) for basis in Basis]
# Filters on the briefing, which appearances and uses of phrases repeat.
DAYS = "date_from", "date_to"
WHAT = "kind", "rules", "principal"
ABOUT = DAYS + WHAT
# Filters on one passage of it: who speaks, and what phrases in answers do.
WHO = "role", "speaker"
SAID = "referred", "has"
# A part of a name may fit many people; those heard most are meant.
MOST_SPEAKERS = 50


def speakers_called(name: str) -> list[Speaker]:
    """Return the people of whom a name is the slug, or else part of the name.

    Whom only unpublished briefings hear is left out: that the name is known would
    tell that they exist.
    """
    called = Speaker.objects.people().heard().called(name)
    return list(called.most_heard_first()[:MOST_SPEAKERS])


def _turns_beside(**theirs: OuterRef) -> QuerySet:
    """Return the turns of the passage of a use of a phrase, for a query of uses."""
    span = OuterRef("first_position"), OuterRef("last_position")
    place = {"document": OuterRef("document"), "position__range": span}
    return Turn.objects.filter(**place, **theirs)


class FilterForm(forms.Form):
    """The form of the filters."""

    def clean(self) -> dict:
        """Say so where the dates run backwards."""
        first = self.cleaned_data.get("date_from")
        last = self.cleaned_data.get("date_to")
        if first and last and first > last:
            self.add_error("date_to", f"{last} comes before {first}; swap the dates.")
        return self.cleaned_data


class BriefingFilter(django_filters.FilterSet):
    """Briefings by date, kind, ground rules and principal, and by what is said.

    A role and a speaker together mean that speaker in that role. They and what phrases
    in answers do must hold in one passage, as words must, which the index alone knows.
    """

    q = TypedFilter(label="Words")
    date_from = DayFilter(method="since", label="From")
    date_to = DayFilter(method="until", label="To", is_last=True)
    role = WordsFilter(method="by_role", label="Speaker’s role")
    speaker = django_filters.CharFilter(
        method="by_speaker", label="Speaker", max_length=200
    )
    kind = ChoicesFilter(
        "kind", "in", choices=BriefingKind.choices, label="Kind of briefing"
    )
    rules = ChoicesFilter(
        "basis",
        "in",
        choices=RULES,
        coerce=lambda value: "" if value == UNSTATED else value,
        label="Ground rules",
    )
    principal = WordsFilter("principal_slug", "in", label="Papers of")
    referred = ChoicesFilter(
        "what", "in", choices=list(NAMES.items()), label="Referred to"
    )
    has = ChoicesFilter(
        "what",
        "in",
        choices=[(sort.value, sort.label) for sort in Sort],
        label="Answers with",
    )

    class Meta:
        model = Document
        fields: list = []
        form = FilterForm

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Return the documents of the queryset that every filter lets through."""
        return self._documents(queryset, "")

    def documents(self, *, without: str = "") -> QuerySet:
        """Return the published documents, with one filter left out."""
        return self._documents(Document.objects.published(), without)

    def appearances(self, *, without: str = "") -> QuerySet:
        """Return who speaks in the passages that pass, with one filter left out."""
        everybody = Appearance.objects.of_published().order_by()
        heard = self._apply(everybody, self._asked(ABOUT + WHO, without))
        if not self.is_by_phrase(without=without):
            return heard
        uses = PhraseUse.objects.filter(document=OuterRef("document"))
        theirs = _turns_beside(role=OuterRef(OuterRef("role")))
        spoken = self._apply(theirs, self._asked(WHO, without))
        return heard.filter(Exists(self._phrased(uses, without).filter(Exists(spoken))))

    def phrase_uses(self, *, without: str) -> QuerySet:
        """Return what phrases do in the passages that pass, likewise."""
        everything = PhraseUse.objects.of_published().order_by()
        uses = self._apply(everything, self._asked(ABOUT, without))
        uses = self._beside(uses, self._asked(SAID, without))
        return self._voiced(uses, without)

    def is_by_voice(self, *, without: str = "") -> bool:
        """Whether it matters who speaks, with one filter left out."""
        return bool(self._asked(WHO, without))

    def is_by_phrase(self, *, without: str = "") -> bool:
        """Whether it matters what phrases do, with one filter left out."""
        return bool(self._asked(SAID, without))

    @cached_property
    def values(self) -> dict:
        """What each filter asks for; what could not be read is left out."""
        if not self.form.is_bound:
            return {}
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @cached_property
    def query(self) -> Query:
        """The words, read."""
        return parse(self.values.get("q", ""), timezone.localdate())

    @cached_property
    def speakers(self) -> list[Speaker]:
        """The people whom the speaker filter means."""
        if "speaker" not in self.values:
            return []
        return speakers_called(self.values["speaker"])

    @cached_property
    def roles(self) -> dict[str, Role]:
        """All roles, by slug."""
        return {role.slug: role for role in Role.objects.in_order()}

    def with_those_below(self, slugs: list[str]) -> list[str]:
        """Return slugs of roles, and those of the roles below them."""
        return with_those_below(self.roles.values(), slugs)

    @cached_property
    def families(self) -> tuple[tuple[str, ...], ...]:
        """Each role that has others below it, before those."""
        some = (tuple(self.with_those_below([slug])) for slug in self.roles)
        return tuple(family for family in some if len(family) > 1)

    def page(self, params: Mapping[str, str], size: int = 25) -> paging.Page:
        """Return the page of the documents that the address asks for.

        Where it matters who speaks, appearances are walked by date, or else what
        phrases do: an index leads from the cursor to just the rows that are shown.
        """
        documents = Document.objects.published().for_list()
        if self.is_by_phrase():
            uses = PhraseUse.objects.of_published().order_by()
            about = self._apply(uses, self._asked(WHAT, ""))
            wanted = self._of_one_passage(about, "")
        elif self.is_by_voice():
            heard = Appearance.objects.of_published().order_by()
            wanted = self._apply(heard, self._asked(WHAT + WHO, ""))
        else:
            wanted = self._apply(documents, self._asked(WHAT, ""))
            return paging.NEWEST_FIRST.page(wanted, params, size, self._span)
        places = wanted.values_list("sort_date", "document_id", named=True).distinct()
        page = paging.NEWEST_HEARD.page(places, params, size, self._span)
        shown = documents.filter(pk__in=[place.document_id for place in page.rows])
        return replace(page, rows=list(shown.newest_first()))

    def since(self, queryset: QuerySet, name: str, value: dt.date) -> QuerySet:
        """Keep what is dated the day or later."""
        return queryset.filter(sort_date__gte=value, sort_date__gt=UNDATED)

    def until(self, queryset: QuerySet, name: str, value: dt.date) -> QuerySet:
        """Keep what is dated the day or earlier."""
        return queryset.filter(sort_date__lte=value, sort_date__gt=UNDATED)

    def by_role(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        """Keep the appearances in any of the roles, or of those below them."""
        asked = self.with_those_below(value)
        wanted = [self.roles[slug].pk for slug in asked if slug in self.roles]
        return queryset.filter(role__in=wanted)

    def by_speaker(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep the appearances of the people so called."""
        return queryset.filter(speaker__in=[speaker.pk for speaker in self.speakers])

    def _documents(self, queryset: QuerySet, without: str) -> QuerySet:
        wanted = self._apply(queryset, self._asked(ABOUT, without))
        if self.is_by_phrase(without=without):
            uses = PhraseUse.objects.filter(document=OuterRef("pk"))
            return wanted.filter(Exists(self._of_one_passage(uses, without)))
        if self.is_by_voice(without=without):
            heard = self._apply(
                Appearance.objects.order_by(), self._asked(WHO, without)
            )
            return wanted.filter(pk__in=heard.values("document"))
        return wanted

    def _of_one_passage(self, uses: QuerySet, without: str) -> QuerySet:
        """Keep uses of phrases in passages of which all holds that is asked of one."""
        return self._voiced(self._phrased(uses, without), without)

    def _phrased(self, uses: QuerySet, without: str) -> QuerySet:
        """Keep the uses that the first filter asks for, beside those of the others."""
        first, *others = self._asked(SAID, without)
        return self._beside(self._apply(uses, [first]), others)

    def _beside(self, uses: QuerySet, said: list[str]) -> QuerySet:
        """Keep uses in whose passage there are others that filters ask for."""
        same = {name: OuterRef(name) for name in ("document", "first_position")}
        for name in said:
            others = self._apply(PhraseUse.objects.filter(**same), [name])
            uses = uses.filter(Exists(others))
        return uses

    def _voiced(self, uses: QuerySet, without: str) -> QuerySet:
        """Keep uses in whose passage those speak who are asked for."""
        who = self._asked(WHO, without)
        return uses.filter(Exists(self._apply(_turns_beside(), who))) if who else uses

    @property
    def _span(self) -> paging.Span:
        """The first and the last day asked for; where any is, the undated are not.

        For pages, which begin in between: of two days before which rows shall be,
        SQLite may begin at the later, and walk all the way from there.
        """
        first, last = (self.values.get(name) for name in DAYS)
        if first is None and last is None:
            return paging.EVERYTHING
        dated = UNDATED + dt.timedelta(days=1)
        return max(first or dated, dated), last

    def _asked(self, names: Iterable[str], without: str) -> list[str]:
        return [name for name in names if name in self.values and name != without]

    def _apply(self, queryset: QuerySet, names: Iterable[str]) -> QuerySet:
        for name in names:
            queryset = self.filters[name].filter(queryset, self.values[name])
        return queryset
