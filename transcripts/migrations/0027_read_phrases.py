"""Have the answers that were written before there were notes of phrases read."""

from django.db import migrations

from transcripts.referrals import EDITION


def begin(apps, schema_editor):
    """Say by which list the answers were read: of an archive that has any, by none.

    Whoever follows the log next reads them, some documents at a time.
    """
    is_empty = not apps.get_model("transcripts", "Document").objects.exists()
    lists = apps.get_model("transcripts", "PhraseList").objects
    lists.create(pk=1, edition=EDITION if is_empty else "")


class Migration(migrations.Migration):
    dependencies = [("transcripts", "0026_phrases")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
