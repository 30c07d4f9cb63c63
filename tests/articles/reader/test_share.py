"""A story's headline and address reach every service whole, whatever signs they hold."""

from urllib.parse import parse_qs, urlsplit

from articles.reader.share import services

TITLE = '광양항 & "새" 부두 = 100%+#?'
URL = "https://news.example/ko/articles/1/새-부두/?a=1&b=2"


def test_title_and_address_arrive_as_they_are():
    for name, address in services(TITLE, URL):
        query = parse_qs(urlsplit(address).query)
        values = {value for found in query.values() for value in found}
        assert URL in values or f"{TITLE}\n{URL}" in values, name
        assert values <= {URL, TITLE, f"{TITLE}\n{URL}"}, name
        assert '"' not in address and " " not in address and "<" not in address


def test_every_service_is_a_plain_address_of_its_own():
    schemes = [urlsplit(address).scheme for _name, address in services("a", URL)]
    assert schemes == ["mailto", *["https"] * 5]
