"""Call the role of those of whom none is stated so: "Speaker" reads as an office."""

from django.db import migrations

OLD = {"name": "Speaker", "plural": "Speakers"}
NEW = {"name": "Role not stated", "plural": "Role not stated"}


def renaming(old, new):
    """Return what renames the role, unless an archivist has named it otherwise."""

    def rename(apps, schema_editor):
        roles = apps.get_model("transcripts", "Role").objects
        roles.filter(slug="speaker", **old).update(**new)

    return rename


class Migration(migrations.Migration):
    dependencies = [("transcripts", "0029_phrases_by_passage")]

    operations = [migrations.RunPython(renaming(OLD, NEW), renaming(NEW, OLD))]
