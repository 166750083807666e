"""Make the groups of those who look after the archive."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITOR = {
    "add": ("document", "upload", "office"),
    "change": ("document", "speaker", "office", "role"),
}
PUBLISHER = {
    "publish": ("document",),
    "delete": ("document", "speaker", "office", "upload"),
    "change": ("upload",),
}


def add_groups(apps, schema_editor):
    """Add viewers, editors and publishers; each may what those before may."""
    make_permissions(apps, schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ours = Permission.objects.filter(content_type__app_label="transcripts")
    granted = set(ours.filter(codename__startswith="view_"))
    for name, more in (("Viewer", {}), ("Editor", EDITOR), ("Publisher", PUBLISHER)):
        codes = [f"{verb}_{model}" for verb, of in more.items() for model in of]
        granted |= set(ours.filter(codename__in=codes))
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*granted)


def let_look(*models):
    """Return an operation that lets every group look at rows of some models."""

    def let_groups_look(apps, schema_editor):
        make_permissions(apps, schema_editor.connection.alias)
        Group = apps.get_model("auth", "Group")
        Permission = apps.get_model("auth", "Permission")
        ours = Permission.objects.filter(content_type__app_label="transcripts")
        rights = [ours.get(codename=f"view_{model}") for model in models]
        for group in Group.objects.filter(name__in=["Viewer", "Editor", "Publisher"]):
            group.permissions.add(*rights)

    return migrations.RunPython(let_groups_look, migrations.RunPython.noop)


def make_permissions(apps, alias):
    """Make the permissions, which Django does only after the last migration."""
    config = apps.get_app_config("transcripts")
    config.models_module = True
    create_permissions(config, verbosity=0, using=alias, apps=apps)
    config.models_module = None


class Migration(migrations.Migration):
    dependencies = [
        ("transcripts", "0010_states_of_documents"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(add_groups, migrations.RunPython.noop)]
