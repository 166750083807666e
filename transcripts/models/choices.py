"""The fixed choices of the archive, with their words for readers."""

from django.db import models

from transcripts import parsing


class BriefingKind(models.TextChoices):
    """What sort of event or paper a document is."""

    PRESS_BRIEFING = parsing.BriefingKind.PRESS_BRIEFING.value, "Press briefing"
    GAGGLE = parsing.BriefingKind.GAGGLE.value, "Press gaggle"
    BACKGROUND_CALL = parsing.BriefingKind.BACKGROUND_CALL.value, "Background call"
    PRESS_CALL = parsing.BriefingKind.PRESS_CALL.value, "Press call"
    NEWS_CONFERENCE = parsing.BriefingKind.NEWS_CONFERENCE.value, "News conference"
    EXCHANGE = parsing.BriefingKind.EXCHANGE.value, "Exchange with reporters"
    INTERVIEW = parsing.BriefingKind.INTERVIEW.value, "Interview"
    DEBATE = parsing.BriefingKind.DEBATE.value, "Debate"
    REMARKS = parsing.BriefingKind.REMARKS.value, "Remarks"
    STATEMENT = parsing.BriefingKind.STATEMENT.value, "Statement"
    MESSAGE = parsing.BriefingKind.MESSAGE.value, "Message"
    OTHER = parsing.BriefingKind.OTHER.value, "Other"


class Basis(models.TextChoices):
    """On what terms the words may be used."""

    ON_RECORD = parsing.Basis.ON_RECORD.value, "On the record"
    BACKGROUND = parsing.Basis.BACKGROUND.value, "On background"
    DEEP_BACKGROUND = parsing.Basis.DEEP_BACKGROUND.value, "On deep background"
    OFF_RECORD = parsing.Basis.OFF_RECORD.value, "Off the record"
    UNSTATED = parsing.Basis.UNSTATED.value, "Not stated"


class State(models.TextChoices):
    """What readers have of a document."""

    DRAFT = "draft", "Draft"
    SCHEDULED = "scheduled", "Scheduled"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class TurnKind(models.TextChoices):
    """What a turn does in the briefing."""

    STATEMENT = parsing.ElementKind.STATEMENT.value, "Statement"
    QUESTION = parsing.ElementKind.QUESTION.value, "Question"
    ANSWER = parsing.ElementKind.ANSWER.value, "Answer"
    MODERATION = parsing.ElementKind.MODERATION.value, "Moderation"


class Identity(models.TextChoices):
    """What is known of who a speaker is."""

    PERSON = "person", "A person"
    UNNAMED = "unnamed", "Somebody the transcript does not name"
    GROUP = "group", "Several people under one label"
    UNRESOLVED = "unresolved", "Not yet resolved"


class Action(models.TextChoices):
    """What happened to a document's public face."""

    CREATED = "created", "Created"
    UPDATED = "updated", "Updated"
    WITHDRAWN = "withdrawn", "Withdrawn"
    DELETED = "deleted", "Deleted"
