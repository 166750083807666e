"""Say which roles are kinds of another, and let viewers see decisions."""

from importlib import import_module

from django.db import migrations

from transcripts.parsing.roles import ROLES

groups = import_module("transcripts.migrations.0011_groups")


def grow_tree(apps, schema_editor):
    """Put each role below the one that it is a kind of."""
    Role = apps.get_model("transcripts", "Role")
    known = dict(Role.objects.values_list("slug", "pk"))
    for role in ROLES:
        if role.kind_of in known:
            Role.objects.filter(slug=role.slug).update(parent=known[role.kind_of])


def fell_tree(apps, schema_editor):
    """Leave each role to itself."""
    apps.get_model("transcripts", "Role").objects.update(parent=None)


class Migration(migrations.Migration):
    dependencies = [
        ("transcripts", "0013_decisions_and_role_tree"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(grow_tree, fell_tree),
        groups.let_look("decision"),
    ]
