"""The question asked before a live text is replaced: how much does it change for who has read it?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models.release import Weight
from articles.text.weight import Judged
from articles.workflow.weight import REASONS

CHOICES = (
    (str(Weight.MINOR), _("minor: a slip put right, nothing readers must know")),
    (str(Weight.MATERIAL), _("material: with a note to readers, or with the reason why there is none")),
)


def field(found: Judged | None = None) -> forms.ChoiceField:
    """`found`: what the machine makes of it. A slip is answered already; anything else a person answers."""
    asked = forms.ChoiceField(label=_("how much it changes"), choices=CHOICES, widget=forms.RadioSelect)
    if found is not None and not found.is_material:
        asked.initial = str(Weight.MINOR)
    elif found is not None:
        asked.help_text = "; ".join(str(REASONS[code]) for code in found.reasons)
    return asked
