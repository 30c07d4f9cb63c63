"""The house keeps its own law, and each rule of the law is shown to catch a planted breach."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import architecture

ROOT = Path(__file__).resolve().parent.parent
Rule = Callable[[Path], list[str]]

RULES: tuple[Rule, ...] = (
    architecture.imports_that_go_up,
    architecture.unlisted_rooms,
    architecture.hidden_imports,
    architecture.long_files,
    architecture.modules_without_purpose,
    architecture.unsafe_marks,
    architecture.drawers,
    architecture.public_queries,
    architecture.strangers_at_the_top,
    architecture.untyped_rooms,
)

MYPY_WITHOUT_CLOCK = (ROOT / "pyproject.toml").read_text().replace('    "articles/clock.py",\n', "")
# Rule, file, its content: each must be caught, in that file.
BREACHES: tuple[tuple[Rule, str, str], ...] = (
    (architecture.imports_that_go_up, "articles/models/edition.py", "from articles.workflow import perform"),
    (architecture.imports_that_go_up, "articles/models/edition.py", "from articles import workflow"),
    (architecture.imports_that_go_up, "articles/models/edition.py", "from ..workflow.perform import perform"),
    (architecture.imports_that_go_up, "articles/models/__init__.py", "from .. import admin"),
    (architecture.imports_that_go_up, "articles/reader/front.py", "import articles.feeds.rss"),
    (architecture.imports_that_go_up, "articles/reader/front.py", "from newsroom.settings import DEBUG"),
    (architecture.imports_that_go_up, "articles/rights/resolve.py", "from articles.media import recipes"),
    (architecture.imports_that_go_up, "articles/text/body.py", "from articles.clock import now"),
    (architecture.imports_that_go_up, "articles/clock.py", "from articles.pagecache import sink"),
    (architecture.unlisted_rooms, "articles/cellar.py", ""),
    (architecture.unlisted_rooms, "articles/cellar/__init__.py", ""),
    (architecture.unlisted_rooms, "newsroom/attic/data.toml", ""),
    (architecture.hidden_imports, "articles/clock.py", "def now():\n    import time"),
    (
        architecture.hidden_imports,
        "articles/clock.py",
        "class Clock:\n    def ready(self):\n        import time",
    ),
    (architecture.hidden_imports, "articles/clock.py", "def now():\n    return importlib.import_module('a')"),
    (architecture.hidden_imports, "tests/test_clock.py", "async def now():\n    from time import time"),
    (architecture.long_files, "articles/clock.py", "pass\n" * 401),
    (architecture.long_files, "templates/page.html", "<p>\n" * 401),
    (architecture.long_files, "static/reader/css/page.css", "\n" * 401),
    (architecture.modules_without_purpose, "articles/clock.py", "import time"),
    (architecture.modules_without_purpose, "tests/test_clock.py", "# no docstring\npass"),
    (architecture.unsafe_marks, "articles/admin/front.py", "from django.utils.safestring import mark_safe"),
    (architecture.unsafe_marks, "articles/text/slug.py", "safestring.mark_safe('x')"),
    (architecture.unsafe_marks, "templates/page.html", "<p>{{ body|safe }}"),
    (architecture.unsafe_marks, "templates/page.html", "{{ body | safe }}"),
    (architecture.unsafe_marks, "articles/templates/page.html", "{% autoescape off %}"),
    (architecture.drawers, "articles/text/utils.py", ""),
    (architecture.drawers, "tests/helpers/__init__.py", ""),
    (architecture.public_queries, "articles/reader/front.py", "Edition.objects.all()"),
    (architecture.public_queries, "articles/feeds/rss.py", "Edition._default_manager.all()"),
    (architecture.strangers_at_the_top, "docs/index.md", ""),
    (architecture.strangers_at_the_top, "setup.py", ""),
    (architecture.untyped_rooms, "pyproject.toml", MYPY_WITHOUT_CLOCK),
)

# What looks alike and is right.
LAWFUL: tuple[tuple[str, str], ...] = (
    ("articles/workflow/perform.py", '"""P."""\nfrom articles.models import Edition'),
    ("articles/pagecache/sink.py", '"""P."""\nfrom articles import clock'),
    ("articles/reader/front.py", '"""P."""\nfrom .urls import urls\nfrom articles import models'),
    ("articles/apps.py", '"""P."""\nclass A(AppConfig):\n    def ready(self):\n        from . import guards'),
    ("articles/migrations/0001_initial.py", "pass\n" * 500),
    ("articles/text/body.py", '"""P."""\nfrom django.utils.safestring import mark_safe'),
    ("articles/admin/front.py", '"""P."""\nEdition.objects.all()'),
    ("templates/page.html", "<p>{{ body|escape }} safe"),
    ("staticfiles/page.css", ""),
    (".ci/run", ""),
)


def plant(root: Path, path: str, content: str) -> None:
    for app in ("articles", "newsroom"):
        (root / app).mkdir(exist_ok=True)
    (root / ".gitignore").write_text("staticfiles/\n")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(content)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Rule):
    assert rule(ROOT) == []


@pytest.mark.parametrize(("rule", "path", "content"), BREACHES)
def test_a_planted_breach_is_caught(tmp_path: Path, rule: Rule, path: str, content: str):
    plant(tmp_path, path, content)
    found = rule(tmp_path)
    assert len(found) == 1
    assert found[0].startswith(path.split("/")[0])


@pytest.mark.parametrize(("path", "content"), LAWFUL)
def test_what_is_lawful_is_left_alone(tmp_path: Path, path: str, content: str):
    plant(tmp_path, path, content)
    assert [breach for rule in RULES for breach in rule(tmp_path)] == []


def test_the_top_level_is_complete():
    assert architecture.TOP_LEVEL - {path.name for path in ROOT.iterdir()} == set()


def test_every_rule_has_a_planted_breach():
    assert {rule for rule, _, _ in BREACHES} == set(RULES)
