"""One preset for a scope, a kind and no holder: no constraint on SQLite kept two of them apart until now."""

from typing import Any

from django.db import migrations, models


def drop_twins(apps: Any, schema_editor: Any) -> None:
    """Of rows that are the same to the desk the one shown first stays."""
    seen: set[tuple[int, str]] = set()
    for row in apps.get_model("media", "PhotoPreset").objects.filter(holder=None).order_by("position", "pk"):
        if (row.scope_id, row.kind) in seen:
            row.delete()
        seen.add((row.scope_id, row.kind))


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0002_photo_facts_and_presets"),
        ("rights", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(drop_twins, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint(model_name="photopreset", name="photo_preset_once"),
        migrations.AddConstraint(
            model_name="photopreset",
            constraint=models.UniqueConstraint(
                fields=("scope", "kind", "holder"),
                name="photo_preset_once",
                violation_error_message="There is such a preset already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="photopreset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("holder", None)),
                fields=("scope", "kind"),
                name="photo_preset_without_holder_once",
                violation_error_message="There is such a preset already.",
            ),
        ),
    ]
