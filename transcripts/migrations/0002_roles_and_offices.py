"""Fill in the roles, and who held which office."""

from django.db import migrations

from transcripts.parsing.offices import OFFICES
from transcripts.parsing.roles import ROLES


def add_roles(apps, schema_editor):
    """Add the roles a parse may name."""
    Role = apps.get_model("transcripts", "Role")
    for position, role in enumerate(ROLES, start=1):
        Role.objects.update_or_create(
            slug=role.slug,
            defaults={
                "name": role.name,
                "plural": role.plural,
                "position": position,
                "asks": role.asks,
            },
        )


def add_offices(apps, schema_editor):
    """Add the tenures known when this was written; the admin keeps them current."""
    Role = apps.get_model("transcripts", "Role")
    Office = apps.get_model("transcripts", "Office")
    roles = {role.slug: role for role in Role.objects.all()}
    Office.objects.bulk_create(
        Office(
            role=roles[office.role],
            holder_name=office.name,
            other_names=list(office.other_names),
            start=office.start,
            end=office.end,
        )
        for office in OFFICES
    )


class Migration(migrations.Migration):
    dependencies = [("transcripts", "0001_initial")]

    operations = [
        migrations.RunPython(add_roles, migrations.RunPython.noop),
        migrations.RunPython(add_offices, migrations.RunPython.noop),
    ]
