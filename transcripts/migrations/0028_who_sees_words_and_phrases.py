"""Let the groups look at words of names and at phrases, as at everything else."""

from importlib import import_module

from django.db import migrations

groups = import_module("transcripts.migrations.0011_groups")


class Migration(migrations.Migration):
    dependencies = [
        ("transcripts", "0027_read_phrases"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [groups.let_look("nameword", "phraseuse")]
