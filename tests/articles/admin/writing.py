"""A story's page in the browser, with the editor ready to be typed into."""

from django.test import Client
from playwright.sync_api import Locator, Page, expect

from articles.models import Article
from newsroom.accounts.models import User

# A body with every form there is, as it is stored.
EVERY_FORM = (
    '<h2>새 부두</h2><p>광양항 새 <strong>부두</strong>가 <em>문을</em> 열었다'
    '<span class="footnote">1921년 개항</span>. <a href="https://a.example/?x=1&amp;y=2" rel="noopener">'
    "자료 <strong>둘</strong></a><br>H<sup>2</sup>O &lt;b&gt;</p>"
    '<ul class="tri"><li>첫째</li><li>둘째<ol><li>하나</li><li>둘</li></ol>셋째 줄</li></ul>'
    "<ul><li>가<br>나</li></ul><h3>말</h3><blockquote><p>“기다렸다.”</p><ul><li>다</li></ul>"
    "<p><cite>허가온 시장</cite></p></blockquote><table><caption>물동량</caption>"
    '<thead><tr><th scope="col">해</th><th scope="col" colspan="2">배</th></tr></thead>'
    '<tbody><tr><th scope="row">2026</th><td>12<br>척</td><td>3</td></tr></tbody></table>'
    '<div data-embed="youtube" data-id="dQw4w9WgXcQ"></div>'
    '<div data-embed="naver-tv" data-id="41234567"></div>'
    '<details class="long-text"><summary>표 설명</summary><h3>배</h3><p>배는 해마다 는다.</p>'
    "<ol><li>라</li></ol></details><p>끝</p>"
)  # fmt: skip


def open_story(page: Page, user: User, article: Article, host: str) -> None:
    """The page of the story, without the walk through the login."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies(
        [{"name": name, "value": morsel.value, "url": host} for name, morsel in client.cookies.items()]
    )
    page.goto(f"/admin/articles/article/{article.pk}/change/")


def text(page: Page, language: str = "ko") -> Locator:
    """Where the body of a language is written, once the editor is ready."""
    found = page.locator(f".desk-editor:has(textarea[name={language}-body]) .desk-text-in")
    expect(found).to_be_visible()
    return found


def tool(page: Page, act: str, language: str = "ko") -> Locator:
    return page.locator(f".desk-editor:has(textarea[name={language}-body]) [data-act={act}]")


def value(page: Page, language: str = "ko") -> str:
    """What would be sent now."""
    return page.locator(f"textarea[name={language}-body]").input_value()


def set_body(page: Page, html: str, language: str = "ko") -> None:
    page.locator(f"textarea[name={language}-body]").evaluate(
        "(area, html) => area.dispatchEvent(new CustomEvent('desk:set-body', {detail: {html}}))", html
    )


def paste(page: Page, html: str = "", text: str = "", *, files: int = 0, times: int = 1) -> None:
    """As the browser would paste into the Korean body: an event with the clipboard's kinds."""
    page.locator(".desk-editor:has(textarea[name=ko-body]) .desk-text-in").evaluate(
        """(target, [html, text, files, times]) => {
            const clipboardData = new DataTransfer();
            if (html) clipboardData.setData("text/html", html.repeat(times));
            if (text) clipboardData.setData("text/plain", text.repeat(times));
            for (let n = 0; n < files; n += 1)
                clipboardData.items.add(new File(["x"], `${n}.png`, {type: "image/png"}));
            const event = {clipboardData, bubbles: true, cancelable: true};
            target.dispatchEvent(new ClipboardEvent("paste", event));
        }""",
        [html, text, files, times],
    )
