from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_states_and_flags"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="article",
            name="is_identity_protected",
        ),
    ]
