"""A topic: what a story is about, across sections; also what a reporter covers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from articles.models.named import Named, no_slash


class Topic(Named):
    """A tag with a page of its own."""

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("slug",)
        constraints = [no_slash("slug", "topic_slug_is_one_step")]
