"""Regions lie in regions."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Region


@pytest.mark.django_db
def test_a_region_names_the_one_it_is_part_of_and_never_itself():
    province = Region.objects.create(slug="jeonnam", name_ko="전남")
    county = Region.objects.create(slug="gangjin", name_ko="강진", parent=province)
    assert county.lineage() == [county, province]
    province.parent = county
    with pytest.raises(ValidationError):
        province.full_clean()
