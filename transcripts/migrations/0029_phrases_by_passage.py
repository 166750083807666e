"""Note what phrases do by passage, so that a list can ask for several in one.

The notes were by document. They come of the answers alone: whoever follows the log
next reads those again, some documents at a time.
"""

from django.db import migrations, models


def forget(apps, schema_editor):
    """Take all notes away, and say that no answer was read yet."""
    uses = apps.get_model("transcripts", "PhraseUse").objects.all()
    if uses.exists():
        uses.delete()
        again = {"edition": "", "reading": "", "through": 0}
        apps.get_model("transcripts", "PhraseList").objects.update(**again)


class Migration(migrations.Migration):
    dependencies = [("transcripts", "0028_who_sees_words_and_phrases")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name="phraseuse",
            options={"ordering": ["document_id", "first_position", "what"]},
        ),
        migrations.RemoveConstraint(model_name="phraseuse", name="phrase_use_unique"),
        migrations.RemoveField(model_name="phraseuse", name="turns"),
        migrations.AddField(
            model_name="phraseuse",
            name="first_position",
            field=models.PositiveIntegerField(default=0, help_text="Of the passage."),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="phraseuse",
            name="last_position",
            field=models.PositiveIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="phraseuse",
            constraint=models.UniqueConstraint(
                fields=("document", "what", "first_position"),
                name="phrase_use_once_a_passage",
            ),
        ),
    ]
