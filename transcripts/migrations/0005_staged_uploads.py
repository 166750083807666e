import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("transcripts", "0004_speakers_in_use_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("source_name", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="StagedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("filename", models.CharField(max_length=500)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveIntegerField(default=0, help_text="Bytes.")),
                (
                    "encoding",
                    models.CharField(
                        blank=True,
                        help_text="As asked for; else the bytes tell.",
                        max_length=40,
                    ),
                ),
                (
                    "refusal",
                    models.TextField(blank=True, help_text="Why it could not be read."),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        help_text="What became of it, once confirmed.",
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("content", models.BinaryField(default=bytes)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="transcripts.document",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="transcripts.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["upload", "position"],
            },
        ),
        migrations.AddIndex(
            model_name="upload",
            index=models.Index(fields=["made_at"], name="upload_made_at"),
        ),
        migrations.AddConstraint(
            model_name="stagedfile",
            constraint=models.UniqueConstraint(
                fields=("upload", "position"), name="staged_file_position_unique"
            ),
        ),
    ]
