"""Tables of the media app."""

from articles.media.models.photo import Photo
from articles.media.models.preset import PhotoPreset
from articles.media.models.rendition import Rendition

__all__ = ["Photo", "PhotoPreset", "Rendition"]
