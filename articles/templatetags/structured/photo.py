"""A photo as structured data, with what Google's image rights look at: credit, maker, notice, licence."""

from __future__ import annotations

from articles.models.public_shapes import Figure, Source
from articles.pagecache import addresses
from articles.templatetags.structured.card import WIDE
from articles.templatetags.structured.paper import Thing, filled

# Google asks for the picture in these three shapes (Article structured data).
SHAPES = ("16x9.jpg", "4x3.jpg", "1x1.jpg")
# The last step of IPTC's address of a digital source type, and schema.org's name of the same.
SOURCE_TYPES = {
    "digitalCapture": "DigitalCaptureDigitalSource",
    "negativeFilm": "NegativeFilmDigitalSource",
    "positiveFilm": "PositiveFilmDigitalSource",
    "print": "PrintDigitalSource",
    "humanEdits": "HumanEditsDigitalSource",
    "minorHumanEdits": "MinorHumanEditsDigitalSource",
    "algorithmicallyEnhanced": "AlgorithmicallyEnhancedDigitalSource",
    "dataDrivenMedia": "DataDrivenMediaDigitalSource",
    "digitalArt": "DigitalArtDigitalSource",
    "virtualRecording": "VirtualRecordingDigitalSource",
    "compositeCapture": "CompositeCaptureDigitalSource",
    "compositeSynthetic": "CompositeSyntheticDigitalSource",
    "compositeWithTrainedAlgorithmicMedia": "CompositeWithTrainedAlgorithmicMediaDigitalSource",
    "trainedAlgorithmicMedia": "TrainedAlgorithmicMediaDigitalSource",
    "algorithmicMedia": "AlgorithmicMediaDigitalSource",
}


def photo(figure: Figure, made: Source) -> Thing:
    facts = dict(figure.facts)
    address = addresses.absolute(addresses.media(figure.public_id, made.name))
    source = SOURCE_TYPES.get(facts.get("source_type", "").rpartition("/")[2], "")
    makers = [name for name in map(str.strip, facts.get("creator", "").split(";")) if name]
    return filled(
        {
            "@type": "ImageObject",
            "url": address,
            "contentUrl": address,
            "encodingFormat": made.mime,
            "width": made.width,
            "height": made.height,
            "caption": figure.caption or figure.alt,
            # The bare credit: "사진=" before it is a label for eyes.
            "creditText": figure.credit,
            "creator": [{"@type": "Person", "name": name} for name in makers],
            "copyrightNotice": facts.get("supplied_notice", ""),
            "license": facts.get("license__url") or facts.get("web_statement", ""),
            "acquireLicensePage": facts.get("licensor_url", ""),
            "digitalSourceType": f"https://schema.org/{source}" if source else "",
        }
    )


def photos(figures: list[Figure]) -> list[Thing]:
    """The first photo in the three shapes if they are wide enough, every other as it stands in the page."""
    found: list[Thing] = []
    for number, figure in enumerate(figures):
        cuts = {made.name: made for made in figure.cuts if made.width >= WIDE}
        shapes = [cuts[name] for name in SHAPES if name in cuts] if number == 0 else []
        plain = [made for made in figure.sources if made.mime == "image/jpeg"]
        found += [photo(figure, made) for made in shapes or plain[-1:]]
    return found
