import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("transcripts", "0003_keep_what_people_decide"),
    ]

    operations = [
        migrations.AlterField(
            model_name="appearance",
            name="speaker",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="appearances",
                to="transcripts.speaker",
            ),
        ),
        migrations.AlterField(
            model_name="turn",
            name="speaker",
            field=models.ForeignKey(
                blank=True,
                help_text="Nobody, where the press is not told apart.",
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="turns",
                to="transcripts.speaker",
            ),
        ),
    ]
