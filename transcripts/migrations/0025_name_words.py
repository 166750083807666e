"""File people under the words of their names."""

from itertools import batched, chain

import django.db.models.deletion
from django.db import migrations, models

AT_A_TIME = 2_000


def file_everybody(apps, schema_editor):
    from transcripts.models.speakers import STARTS_WITH, words_of

    people = apps.get_model("transcripts", "Speaker").objects.filter(document=None)
    names = apps.get_model("transcripts", "SpeakerName").objects
    word_of = apps.get_model("transcripts", "NameWord")
    found = chain(
        people.order_by().values_list("pk", "name").iterator(AT_A_TIME),
        names.order_by().values_list("speaker", "key").iterator(AT_A_TIME),
    )
    for some in batched(found, AT_A_TIME, strict=False):
        word_of.objects.bulk_create(
            (
                word_of(speaker_id=pk, start=word[:STARTS_WITH], word=word)
                for pk, name in some
                for word in words_of(name)
            ),
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):
    dependencies = [("transcripts", "0024_slips_decided")]

    operations = [
        migrations.CreateModel(
            name="NameWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("start", models.CharField(max_length=3)),
                ("word", models.CharField(max_length=200)),
                (
                    "speaker",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="transcripts.speaker",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["start", "word"], name="name_word_start")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("speaker", "word"), name="name_word_once_a_person"
                    )
                ],
            },
        ),
        migrations.RunPython(file_everybody, migrations.RunPython.noop, elidable=True),
    ]
