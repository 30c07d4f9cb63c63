"""The nouns of the newsroom, one a file."""

from articles.models.article import Article, ArticlePlace, CoverageItem
from articles.models.audit_entry import AuditEntry
from articles.models.bureau import Bureau
from articles.models.byline import Byline
from articles.models.correction import Correction
from articles.models.coverage import Coverage
from articles.models.edition import Edition
from articles.models.effect import Effect
from articles.models.former_slug import FormerSlug
from articles.models.front import FrontArrangement, FrontItem
from articles.models.glossary_term import GlossaryTerm
from articles.models.identity import Imprint, SiteIdentity
from articles.models.photo_use import PhotoBureau, PhotoUse
from articles.models.place import Place, PlaceTerm
from articles.models.placement import Placement
from articles.models.preview_link import PreviewLink
from articles.models.reader_report import ReaderReport
from articles.models.reading import Reading
from articles.models.recall import Recall, Receipt
from articles.models.region import Region
from articles.models.release import Release
from articles.models.reporter import BureauMembership, Reporter
from articles.models.revision import Revision
from articles.models.saved_copy import SavedCopy
from articles.models.sealed_name import SealedName
from articles.models.section import Section
from articles.models.social_link import SocialLink
from articles.models.story_flag import StoryFlag
from articles.models.superseded import Superseded
from articles.models.task import Task
from articles.models.topic import Topic
from articles.models.transition_log import TransitionLog
from articles.models.typing import Typing

__all__ = [
    "Article",
    "ArticlePlace",
    "AuditEntry",
    "Bureau",
    "BureauMembership",
    "Byline",
    "Correction",
    "Coverage",
    "CoverageItem",
    "Edition",
    "Effect",
    "FormerSlug",
    "FrontArrangement",
    "FrontItem",
    "GlossaryTerm",
    "Imprint",
    "PhotoBureau",
    "PhotoUse",
    "Place",
    "PlaceTerm",
    "Placement",
    "PreviewLink",
    "ReaderReport",
    "Reading",
    "Recall",
    "Receipt",
    "Region",
    "Release",
    "Reporter",
    "Revision",
    "SavedCopy",
    "SealedName",
    "Section",
    "SiteIdentity",
    "SocialLink",
    "StoryFlag",
    "Superseded",
    "Task",
    "Topic",
    "TransitionLog",
    "Typing",
]
