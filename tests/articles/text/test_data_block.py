"""Data in a page stays data, whatever its texts hold."""

import json

import pytest
from django.utils.html import conditional_escape

from articles.text.data_block import DataBlock

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "&lt;",
    "\u2028\u2029",
    '"\\\n\x00',
    "가😀",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_ends_the_block_and_none_is_changed(text):
    printed = conditional_escape(DataBlock({text: [text]}))
    assert not set(printed) & set("<>&\u2028\u2029")
    assert json.loads(printed) == {text: [text]}


def test_what_json_has_no_word_for_is_refused():
    with pytest.raises(ValueError):
        str(DataBlock(float("nan")))
