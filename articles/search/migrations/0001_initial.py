"""Search documents, and what the database's engine keeps their words in."""

import django.db.models.deletion
from django.db import migrations, models

from articles.search.backends import backend


def install(apps, schema_editor):
    backend(schema_editor.connection).install()


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0002_translation_seen_and_glossary"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "release",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="document",
                        serialize=False,
                        to="articles.release",
                        verbose_name="release",
                    ),
                ),
                ("sort_day", models.IntegerField(verbose_name="day of first publication, counted from 1970")),
            ],
            options={
                "verbose_name": "search document",
                "verbose_name_plural": "search documents",
            },
        ),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
