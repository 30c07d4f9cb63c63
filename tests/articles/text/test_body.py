"""The sanitiser keeps the newsroom's forms, drops everything else, and has one spelling for every body."""

import re
import unicodedata

import pytest
from django.utils import translation
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from articles.text import body
from tests.corpus import cases

MARKUP = [
    "<p>", "</p>", "<div>", "</div>", "<br>", "<ul>", '<ul class="tri">', "</ul>", "<ol>", "</ol>",
    "<li>", "</li>", "<b>", "</b>", "<strong>", "</strong>", "<i>", "</i>", "<em>", "<cite>", "</cite>",
    "<sup>", "</sup>", '<a href="https://a.example/?x=1&amp;y=2">', '<a href="javascript:x()">',
    "<a href='mailto:a@b.example'>", "</a>", "<blockquote>", "</blockquote>", "<h1>", "</h1>", "<h2>",
    "<h6>", "</h6>", "<pre>", "</pre>", "<hr>", "<table>", "<caption>", "<thead>", "<tbody>", "<tfoot>",
    "<tr>", "<td>", '<td colspan="2">', '<th scope="row">', "</td>", "</tr>", "</table>", "<script>",
    "</script>", "<svg>", "<style>", "<img src=x onerror=y>", "<!--", "-->", "&nbsp;", "&#0;", "&#x1f;",
    "&#13;", "&amp;", "&lt;p&gt;", "<", ">", '"', "\u0338", "\u0301", "e", "\u200b", "\xa0", "\x00",
    '<figure data-photo="7">', '<figure data-photo="07">', "</figure>",
    '<div data-embed="youtube" data-id="dQw4w9WgXcQ">',
    '<div data-embed="youtube" data-id="x">', '<span class="footnote">', "<span>", "</span>",
    '<details class="long-text">', "<details>", "</details>", "<summary>", "</summary>", "<br>", "</caption>",
    "\x85", "\u2028", "\ufeff", "\ud800", " ", "\n", "\n\n", "광양", "▲", "🎉",
]  # fmt: skip
ANY_HTML = st.one_of(st.text(), st.lists(st.sampled_from(MARKUP), max_size=30).map("".join))
KNOWN_TAGS = re.compile(
    r"</?(?:p|h2|h3|ol|li|blockquote|cite|strong|em|table|thead|tbody|tr|caption|sup|summary)>"
    r"|<br>|</?ul>|</a>|</t[hd]>|</span>|</details>"
    r'|<figure data-photo="[1-9]\d*"></figure>|<div data-embed="[a-z-]+" data-id="[\w-]+"></div>'
    r'|<span class="footnote">|<details class="long-text">'
    r'|<ul class="tri">|<a href="(?:https?://|mailto:)[^"<>]+" rel="noopener">'
    r'|<th(?: scope="(?:col|row)")?(?: colspan="\d+")?(?: rowspan="\d+")?>'
    r'|<td(?: colspan="\d+")?(?: rowspan="\d+")?>'
)


def assert_canonical(result: str) -> None:
    assert body.sanitise(result) == result
    assert body.allowed(result) == result
    assert "".join(body.blocks(result)) == result
    assert not re.search("[<>]", KNOWN_TAGS.sub("", result))
    assert unicodedata.is_normalized("NFC", re.sub(r'="[^"]*"', '=""', result))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff]", result)
    assert body.is_empty(result) == (result == "")


@given(ANY_HTML)
def test_sanitising_twice_is_sanitising_once(html):
    assert_canonical(body.sanitise(html))


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), min_size=1))
def test_plain_text_comes_back_as_it_was(word):
    word = unicodedata.normalize("NFC", word)
    result = body.from_plain(f"{word} {word}")
    assert body.plain(result) == (f"{word} {word}" if result else "")
    assert_canonical(result)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("하나\n\n둘", "<p>하나</p><p>둘</p>"),
        ("하나\n둘", "<p>하나<br>둘</p>"),
        ("하나 <b>둘</b>\n\n셋", "<p>하나 <strong>둘</strong></p><p>셋</p>"),
        ("<div>하나</div><div><div>둘</div>셋</div>", "<p>하나</p><p>둘</p><p>셋</p>"),
        ("<p>하나<br><br>둘</p><p>&nbsp;</p><p></p>", "<p>하나</p><p>둘</p>"),
        ("<p><b>하나<br>&nbsp;<br>둘</b></p>", "<p><strong>하나</strong></p><p><strong>둘</strong></p>"),
        ("<h1>머리</h1><h5>작은</h5>", "<h2>머리</h2><h3>작은</h3>"),
        ("<p>a<span style='color:red'>b</span><i>c</i></p>", "<p>ab<em>c</em></p>"),
        ("<ul class='tri x'><li>a</li></ul>", "<ul><li>a</li></ul>"),
        ("<ul class=tri><li><p>a</p></li><li> </li></ul>", '<ul class="tri"><li>a</li></ul>'),
        ("<li>a</li>", "<ul><li>a</li></ul>"),
        (
            "<ul><li>a</li><ul><li>b</li></ul><li>c<ol><li>d</li></ol>e</li></ul>",
            "<ul><li>a</li><li>b</li><li>c<ol><li>d</li></ol>e</li></ul>",
        ),
        (
            "<blockquote>말<cite>김</cite><blockquote>겹</blockquote></blockquote>",
            "<blockquote><p>말<cite>김</cite></p><p>겹</p></blockquote>",
        ),
        ("<pre>하나\n둘\n\n셋</pre>", "<p>하나<br>둘</p><p>셋</p>"),
        ("<p>x<img src=a.jpg alt=사진>y</p>", "<p>xy</p>"),
        ("<p>광양\u202e항\u2067 &#8238;부두&#x2066;</p>", "<p>광양항 부두</p>"),
        ("<p>\u1112\u1161\u11ab\u1100\u1173\u11af \x00\x07끝</p>", "<p>한글 끝</p>"),
        ("<p>a</p>\n\n  <p>b</p>", "<p>a</p><p>b</p>"),
        ('<a href="HTTPS://A.example/B">a</a>', '<p><a href="https://A.example/B" rel="noopener">a</a></p>'),
        ("<p><em>a</em><strong> </strong><em>b</em></p>", "<p><em>a</em> <em>b</em></p>"),
        ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>"),
    ],
)
def test_every_paste_has_one_canonical_form(html, expected):
    assert body.sanitise(html) == expected
    assert_canonical(expected)


def test_table_keeps_heads_scopes_and_numeric_spans_only():
    html = (
        "<table border=1><caption>표</caption>"
        "<thead><tr><th scope=col onclick=x>가<th scope=bad colspan=2>나</thead>"
        "<tfoot><tr><td rowspan=2 width=9>1<td colspan=x>2<p>3</table>"
    )
    expected = (
        '<table><caption>표</caption><thead><tr><th scope="col">가</th><th colspan="2">나</th></tr></thead>'
        '<tbody><tr><td rowspan="2">1</td><td>2<br>3</td></tr></tbody></table>'
    )
    assert body.sanitise(html) == expected
    assert_canonical(expected)


FIGURE = '<figure data-photo="7"></figure>'
EMBED = '<div data-embed="youtube" data-id="dQw4w9WgXcQ"></div>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>가</p><figure data-photo='7' id=x><img src=a.jpg></figure><p>나</p>",
            f"<p>가</p>{FIGURE}<p>나</p>",
        ),
        ("<div><figure data-photo=7><figcaption>말</figcaption></figure></div>", f"{FIGURE}<p>말</p>"),
        ("<figure data-photo=07></figure><figure data-photo=-1></figure><figure></figure>", ""),
        ("<figure data-photo=1234567890123456></figure><figure data-photo='7 '></figure>", ""),
        ("<blockquote>말<figure data-photo=7></figure></blockquote>", "<blockquote><p>말</p></blockquote>"),
        ("<div data-id=dQw4w9WgXcQ data-embed=youtube onclick=x>글</div>", f"{EMBED}<p>글</p>"),
        ("<div data-embed=youtube data-id='x\">'></div><div data-embed=evil data-id=1></div>", ""),
        (
            "<p>가<span class=footnote> 주 <b>석</b></span>나</p>",
            '<p>가<span class="footnote">주 석</span>나</p>',
        ),
        ("<p>가<span class=footnote> \u200b</span>나<span>다</span></p>", "<p>가나다</p>"),
        ("<p>e<span class=footnote> </span>\u0301</p>", "<p>é</p>"),
        (
            "<p><b>가<span class=footnote>하나</span><span class=footnote>둘</span>나</b></p>",
            '<p><strong>가</strong><span class="footnote">하나</span><span class="footnote">둘</span>'
            "<strong>나</strong></p>",
        ),
        (
            "<div><span class=footnote>주<div>나</div>다",
            '<p><span class="footnote">주</span></p><p>나</p><p>다</p>',
        ),
        (
            "<details class=long-text open><summary>표 <b>설명</b></summary>하나<ul><li>둘</ul></details>",
            '<details class="long-text"><summary>표 설명</summary><p>하나</p><ul><li>둘</li></ul></details>',
        ),
        ("<details class=long-text><summary>표</summary></details>", "<p>표</p>"),
        ("<details><summary>표</summary>하나</details>", "<p>표</p><p>하나</p>"),
    ],
)
def test_photos_embeds_notes_and_long_texts_have_one_form(html, expected):
    assert body.sanitise(html) == expected
    assert_canonical(expected)


def test_caption_of_a_table_is_one_line_of_text():
    html = "<table><caption>표 <a href='https://a.example/'>1</a><br>둘</caption><tr><td>1</table>"
    assert (
        body.sanitise(html) == "<table><caption>표 1 둘</caption><tbody><tr><td>1</td></tr></tbody></table>"
    )


def test_figures_are_found_in_order_and_once():
    html = (
        "<figure data-photo=9></figure><p>a</p><figure data-photo=2></figure><figure data-photo=9></figure>"
    )
    assert body.figures_in(html) == [9, 2]


def test_readers_get_photos_notes_and_embeds_and_an_unknown_photo_prints_nothing():
    stored = (
        f'<p>가<span class="footnote">주 &lt;b&gt;</span></p>{FIGURE}<figure data-photo="8"></figure>{EMBED}'
        '<details class="long-text"><p>긴 글</p></details>'
    )
    with translation.override("en"):
        shown = body.render(stored, {7: SafeString("<figure>사진</figure>")})
    assert shown == (
        '<p>가<a class="note" href="#note-1" id="to-note-1" role="doc-noteref" '
        'aria-label="Note 1"><sup>1</sup></a></p>'
        "<figure>사진</figure>"
        '<div class="embed" data-provider="youtube" '
        'data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" data-title="From YouTube">'
        '<p class="see"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener">'
        'See it on YouTube</a></p><p class="knows">YouTube then learns of it and may set cookies.</p>'
        '<div class="ask" hidden><button type="button">Show it here</button> '
        '<label><input type="checkbox"> Always show YouTube on this device</label></div></div>'
        '<details class="long-text"><summary>In words</summary><p>긴 글</p></details>'
        '<section class="notes" role="doc-endnotes" aria-label="Notes"><ol><li id="note-1">주 &lt;b&gt; '
        '<a href="#to-note-1" role="doc-backlink" aria-label="Back to the text (1)">↩</a></li></ol></section>'
    )


def test_nothing_typed_looks_like_a_form_of_ours():
    typed = body.from_plain(FIGURE) + body.sanitise(
        f"<a href='https://a.example/{FIGURE}<span class=\"footnote\">x</span>'>글</a>"
    )
    shown = body.render(typed, {7: SafeString("<img>")})
    assert "<img>" not in shown
    assert "doc-noteref" not in shown


def test_the_desk_sees_a_photo_by_its_number_and_a_note_in_its_place():
    with translation.override("en"):
        shown = body.render(f'<p>가<span class="footnote">주</span></p>{FIGURE}')
    assert shown == '<p>가<small>[주]</small></p><p class="desk-figure">Photo 7</p>'


def test_table_without_a_visible_cell_is_empty():
    assert body.sanitise("<table><tr><td>&nbsp;</td><td></td></tr></table>") == ""


@pytest.mark.parametrize(
    "address", ["https://a.example/b?c=1&amp;d", "http://a.example", "mailto:a@b.example"]
)
def test_link_with_a_whole_address_is_kept_with_its_rel(address):
    assert body.sanitise(f'<a href="{address}" target=_blank onclick=x>글</a>') == (
        f'<p><a href="{address}" rel="noopener">글</a></p>'
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x()",
        "java&#9;script:x()",
        "data:text/html,x",
        "//a.example",
        "/path",
        "ftp://a.example",
        "https:a",
    ],
)
def test_link_without_a_safe_whole_address_is_only_its_text(address):
    assert body.sanitise(f'<p><a href="{address}">글</a></p>') == "<p>글</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<script>x()</script>",
        "<style>p{}</style>",
        "<svg><text>x</text></svg>",
        "<iframe>x</iframe>",
        "<title>x</title>",
    ],
)
def test_content_never_meant_as_text_is_dropped(html):
    assert body.sanitise(html) == ""


def test_render_trusts_no_stored_row():
    planted = (
        '<p onclick="x()">글<script>x()</script><a href="javascript:x()">링크</a></p><table id="x"></table>'
    )
    rendered = body.render(planted)
    assert isinstance(rendered, SafeString)
    assert rendered == '<p>글<a rel="noopener">링크</a></p><table></table>'


@pytest.mark.parametrize(
    "html", ["", " \n", "<p></p>", "<p>&nbsp;\u200b\u3000</p>", "<ul><li><br></li></ul>", "<b>\u2060</b>"]
)
def test_body_of_only_markup_is_empty(html):
    assert body.is_empty(html)


def test_body_with_one_letter_is_not_empty():
    assert not body.is_empty("<p>\u200b가</p>")


def test_plain_gives_lines_that_read_well():
    html = (
        '<p>가<br>나<span class="footnote">주</span></p><figure data-photo="3"></figure>'
        '<ul class="tri"><li>다</li><li>라</li></ul><table><tr><td>1<td>2</table>'
    )
    assert body.plain(html) == "가\n나\n\n▲다 ▲라\n\n1\t2"


def test_body_at_the_limit_passes_and_one_more_character_does_not():
    room = body.MAX_BODY_CHARS - len("<p></p>")
    assert len(body.sanitise(f"<p>{'가' * room}</p>")) == body.MAX_BODY_CHARS
    with pytest.raises(body.BodyTooLong, match="500,001"):
        body.sanitise(f"<p>{'가' * (room + 1)}</p>")


def test_body_that_grows_over_the_limit_by_escaping_is_refused():
    with pytest.raises(body.BodyTooLong):
        body.sanitise("&" * (body.MAX_BODY_CHARS // 4))


@pytest.mark.parametrize("bomb", ["<div>", "<ul><li>", "<b id=1><p>x", "<table><td>", "<blockquote>"])
def test_too_many_tags_are_refused_before_parsing(bomb):
    with pytest.raises(body.BodyTooLong, match="plain text"):
        body.sanitise(bomb * (body.MAX_TAGS + 1))


def test_misnested_emphasis_does_not_multiply_through_later_paragraphs():
    different = "".join(f"<b id={number}>" for number in range(2_000))
    result = body.sanitise(f"<p>{different}</p>" + "<p>a" * 2_000)
    assert len(result) < 2_000 * len("<p><strong>a</strong></p>") + 100


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["11-sanitiser", "12-strings"])
def test_no_known_payload_survives_or_has_two_forms(folder):
    checked = 0
    for case in cases(folder):
        result = body.sanitise(case)
        checked += 1
        assert not re.search("[<>]", KNOWN_TAGS.sub("", result)), case
        assert body.sanitise(result) == result, case
        assert body.allowed(result) == result, case
    assert checked > 400
