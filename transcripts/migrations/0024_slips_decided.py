"""Keep what was decided of a label wherever it is printed, whichever way."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def keep_messages(apps, schema_editor):
    decisions = apps.get_model("transcripts", "Decision").objects.filter(kind="slip")
    moved = apps.get_model("transcripts", "Moved").objects
    mine = moved.filter(decision=OuterRef("pk")).values("key")[:1]
    decisions.filter(pk__in=moved.values("decision")).update(slip=Subquery(mine))


class Migration(migrations.Migration):
    dependencies = [("transcripts", "0023_staged_reports")]

    operations = [
        migrations.AddField(
            "decision",
            "slip",
            models.CharField(
                blank=True,
                default="",
                help_text="The parser's note that one label is taken for another.",
                max_length=300,
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            "decision",
            "kind",
            models.CharField(
                choices=[
                    ("identified", "Is a person"),
                    ("named", "Is a new person"),
                    ("unnamed", "Stays unnamed"),
                    ("merged", "Merged"),
                    ("split", "Split"),
                    ("apart", "Not the same"),
                    ("slip", "A typing error"),
                    ("no-slip", "No typing error"),
                ],
                max_length=12,
            ),
        ),
        migrations.RunPython(keep_messages, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            "decision",
            models.Index(
                condition=models.Q(("slip", ""), _negated=True),
                fields=["slip"],
                name="decision_slip",
            ),
        ),
    ]
