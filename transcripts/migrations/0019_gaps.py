"""Make the table of stated gaps, and let those who look after the archive state them."""

from django.contrib.auth.management import create_permissions
from django.db import migrations, models

VIEW = ("view_gap",)
ALL = (*VIEW, "add_gap", "change_gap", "delete_gap")
GRANTED = {"Viewer": VIEW, "Editor": ALL, "Publisher": ALL}


def grant(apps, schema_editor):
    """Let viewers see the gaps, editors and publishers state them."""
    # Django makes permissions only after the last migration.
    config = apps.get_app_config("transcripts")
    config.models_module = True
    alias = schema_editor.connection.alias
    create_permissions(config, verbosity=0, using=alias, apps=apps)
    config.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ours = Permission.objects.filter(content_type__app_label="transcripts")
    for group in Group.objects.filter(name__in=GRANTED):
        group.permissions.add(*ours.filter(codename__in=GRANTED[group.name]))



class Migration(migrations.Migration):

    dependencies = [
        ("transcripts", "0018_who_sees_restorations"),
    ]

    operations = [
        migrations.CreateModel(
            name='Gap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField(verbose_name='first day')),
                ('last', models.DateField(blank=True, help_text='Nothing where it goes on.', null=True, verbose_name='last day')),
                ('reason', models.CharField(choices=[('none_held', 'None were held'), ('not_collected', 'Not collected'), ('lost', 'Lost, or never written down'), ('unknown', 'Not known whether any were held')], default='unknown', max_length=20)),
                ('what', models.CharField(help_text='What is missing, and how that is known; readers see it.', max_length=300)),
            ],
            options={
                'ordering': ['first', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('last', None), ('last__gte', models.F('first')), _connector='OR'), name='gap_ends_after_it_begins', violation_error_message='The last day is before the first.')],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
