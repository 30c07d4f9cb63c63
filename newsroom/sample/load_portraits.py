"""Loads portraits of the paper's people: drawn, taken in as photos of their bureau, put on their pages."""

from __future__ import annotations

from collections.abc import Iterable

from articles.media.intake import take
from articles.models import Bureau, PhotoBureau, Reporter
from articles.rights.models import Holder, License
from newsroom.accounts.models import User
from newsroom.sample import shapes
from newsroom.sample.pictures import draw


def load_portraits(rows: Iterable[shapes.Reporter], *, by: User, publisher: Holder) -> None:
    """Of whoever has one in the data. The reporters must be there; all who are drawn belong to a bureau."""
    rights = {"holder": publisher, "license": License.objects.get(code="arr")}
    for row in rows:
        if not row.portrait:
            continue
        photo = take(
            draw(row.portrait),
            f"{row.slug}.jpg",
            preset="own",
            credit_line_ko=publisher.name_ko,
            credit_line_en=publisher.name_en,
            created_by=by,
            **rights,
        )
        bureau = Bureau.objects.get(slug=row.memberships[-1].bureau)
        PhotoBureau.objects.create(photo=photo, bureau=bureau)
        Reporter.objects.filter(slug=row.slug).update(portrait=photo)
