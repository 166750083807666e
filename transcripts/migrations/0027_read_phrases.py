"""Note what the phrases do in the answers that were written before such notes."""

import datetime as dt

from django.db import migrations

from transcripts.referrals import EDITION, uses

UNDATED = dt.date(1, 1, 1)
SOME = 100


def read_phrases(apps, schema_editor):
    """Look through all answers once, by the list of phrases as it is now."""
    Document = apps.get_model("transcripts", "Document")
    PhraseUse = apps.get_model("transcripts", "PhraseUse")
    last = 0
    while documents := list(Document.objects.filter(pk__gt=last).order_by("pk")[:SOME]):
        last = documents[-1].pk
        PhraseUse.objects.bulk_create(
            use for document in documents for use in uses_of(document, PhraseUse)
        )
    apps.get_model("transcripts", "PhraseList").objects.create(pk=1, edition=EDITION)


def uses_of(document, PhraseUse):
    """Give the rows of a document."""
    answers = document.turns.filter(kind="answer").order_by("position")
    texts = (
        (position, block[1])
        for position, blocks in answers.values_list("position", "blocks")
        for block in blocks
        if block[0] == "speech"
    )
    for what, turns in uses(texts).items():
        yield PhraseUse(
            document=document,
            what=what,
            turns=turns,
            sort_date=document.date or UNDATED,
            kind=document.kind,
            basis=document.basis,
            principal_slug=document.principal_slug,
            is_published=document.is_published,
        )


class Migration(migrations.Migration):
    dependencies = [("transcripts", "0026_phrases")]

    operations = [migrations.RunPython(read_phrases, migrations.RunPython.noop)]
