"""Let the groups look at what phrases do, as they do at everything else."""

from importlib import import_module

from django.db import migrations

groups = import_module("transcripts.migrations.0011_groups")


def let_groups_look(apps, schema_editor):
    """Give each group the right to look."""
    groups.make_permissions(apps, schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    right = Permission.objects.get(
        content_type__app_label="transcripts", codename="view_phraseuse"
    )
    for group in Group.objects.filter(name__in=["Viewer", "Editor", "Publisher"]):
        group.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [
        ("transcripts", "0028_read_phrases"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(let_groups_look, migrations.RunPython.noop)]
