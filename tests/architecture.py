"""The law of the house as functions: each takes the root of a tree and returns its breaches, one a line."""

import ast
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

# Top to bottom: a room may import its own layer's rooms (but see APART) and every layer below.
LAYERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "project",
        (
            "newsroom.accounts",
            "newsroom.admin_site",
            "newsroom.apps",
            "newsroom.bad_request",
            "newsroom.doors",
            "newsroom.environment",
            "newsroom.failure",
            "newsroom.health",
            "newsroom.languages",
            "newsroom.locale",
            "newsroom.log",
            "newsroom.sample",
            "newsroom.security",
            "newsroom.settings",
            "newsroom.joined_files",
            "newsroom.static_files",
            "newsroom.urls",
            "newsroom.wsgi",
        ),
    ),
    (
        "doors",
        (
            "articles.admin",
            "articles.feeds",
            "articles.management",
            "articles.reader",
            "articles.templatetags",
        ),
    ),
    ("exchange", ("articles.interchange",)),
    ("desk", ("articles.workflow",)),
    ("index", ("articles.search", "articles.sharing")),
    (
        "records",
        (
            "articles.apps",
            "articles.guards",
            "articles.migrations",
            "articles.models",
            "articles.translation",
        ),
    ),
    ("media", ("articles.media",)),
    ("rights", ("articles.rights",)),
    (
        "ground",
        (
            "articles.clock",
            "articles.languages",
            "articles.pagecache",
            "articles.rate_limit",
            "articles.text",
        ),
    ),
)
# Layers whose rooms do not see each other, and the exceptions.
APART = frozenset({"doors", "ground"})
ALLOWED = frozenset({("articles.pagecache", "articles.clock")})

TOP_LEVEL = frozenset(
    {"manage.py", "pyproject.toml", "README.md", "Makefile", "LICENSE"}
    | {"requirements.lock", "requirements-test.lock"}
    | {"newsroom", "articles", "templates", "static", "tests"}
)
CODE = ("articles", "newsroom", "tests")
DRAWERS = frozenset({"utils", "helpers", "services", "common", "misc"})
MOST_LINES = 400
COUNTED = frozenset({".py", ".html", ".css", ".js"})
# Written by a tool, or by others and kept as they came.
NOT_OURS = frozenset({"migrations", "vendor", "node_modules", "__pycache__"})
# The public rooms reach records only through the read door in articles/models.
PUBLIC_ROOMS = ("articles/reader", "articles/feeds", "articles/templatetags")
MANAGERS = frozenset({"objects", "_default_manager", "_base_manager"})
# Where decisions are made: types are checked strictly there.
TYPED = ("desk", "index", "media", "rights", "ground")
# The one place that may call text safe, since it is the one that sanitised it.
RENDERER = "articles/text/body.py"


def files(root: Path, suffixes: frozenset[str], *folders: str) -> Iterator[Path]:
    """Our own files below the named folders (default: every folder of ours), in a steady order."""
    for folder in folders or (*CODE, "templates", "static"):
        for path in sorted((root / folder).rglob("*")):
            ours = not NOT_OURS.intersection(path.relative_to(root).parts)
            if ours and path.suffix in suffixes and path.is_file():
                yield path


def modules(root: Path, *folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Path from the root and syntax tree of every Python file; with manage.py when no folder is named."""
    paths = list(files(root, frozenset({".py"}), *(folders or CODE)))
    if not folders and (root / "manage.py").exists():
        paths.append(root / "manage.py")
    for path in paths:
        yield path.relative_to(root).as_posix(), _parsed(path)


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def dotted(path: str) -> str:
    """The module name of a path: articles/text/body.py is articles.text.body, an __init__ its package."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported(path: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and absolute name of everything a module imports; `from a import b` gives a.b."""
    package = dotted(path).split(".")
    if not path.endswith("/__init__.py"):
        package = package[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{name.name}") for name in node.names)


def place(name: str) -> tuple[int, str] | None:
    """Layer (0 is the top) and room of a module; None for what has no room, as the packages themselves."""
    for depth, (_, rooms) in enumerate(LAYERS):
        for room in rooms:
            if name == room or name.startswith(f"{room}."):
                return depth, room
    return None


def imports_that_go_up(root: Path) -> list[str]:
    """Imports of a layer above, or of a neighbour in a layer whose rooms stand apart."""
    found = []
    for path, tree in modules(root, "articles", "newsroom"):
        here = place(dotted(path))
        if here is None:
            continue
        for line, name in imported(path, tree):
            there = place(name)
            if there is None or here[1] == there[1] or (here[1], there[1]) in ALLOWED:
                continue
            same = here[0] == there[0] and LAYERS[here[0]][0] in APART
            if there[0] < here[0] or same:
                found.append(f"{path}:{line} {here[1]} ({LAYERS[here[0]][0]}) imports {name}")
    return found


def unlisted_rooms(root: Path) -> list[str]:
    """Packages, folders and modules directly under articles/ and newsroom/ that LAYERS does not name."""
    found = []
    for app in ("articles", "newsroom"):
        for path in sorted((root / app).iterdir()):
            empty = path.is_dir() and not any(part.is_file() for part in path.rglob("*"))
            if path.name in {"__init__.py", "__pycache__"} or empty:
                continue
            if place(f"{app}.{path.stem}") is None:
                found.append(f"{app}/{path.name} is in no layer")
    return found


def hidden_imports(root: Path) -> list[str]:
    """Imports inside a function or by name, except in AppConfig.ready, where Django wants them."""
    found = []
    for path, tree in modules(root):
        allowed = {
            inner
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and any("AppConfig" in ast.unparse(base) for base in node.bases)
            for method in node.body
            if isinstance(method, ast.FunctionDef) and method.name == "ready"
            for inner in ast.walk(method)
        }
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                lines = {node.lineno for node in ast.walk(function) if _imports(node) and node not in allowed}
                found += [f"{path}:{line} import inside a function" for line in sorted(lines)]
    return sorted(set(found))


def _imports(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return ast.unparse(node.func).rpartition(".")[2] in {"__import__", "import_module", "import_string"}
    return isinstance(node, ast.Import | ast.ImportFrom)


def long_files(root: Path) -> list[str]:
    """Files of more lines than a person reads at one go."""
    lengths = (
        (path, len(path.read_text(encoding="utf-8").splitlines()))
        for path in [*files(root, COUNTED), *root.glob("*.py")]
    )
    return [f"{path.relative_to(root)}: {length} lines" for path, length in lengths if length > MOST_LINES]


def modules_without_purpose(root: Path) -> list[str]:
    """Modules that hold something but do not open with a sentence saying what it is for."""
    return [path for path, tree in modules(root) if tree.body and not ast.get_docstring(tree)]


def unsafe_marks(root: Path) -> list[str]:
    """Text called safe anywhere but in the one renderer."""
    found = []
    for path, tree in modules(root, "articles", "newsroom"):
        names = {node.id: node.lineno for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {node.attr: node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        names |= {name.rpartition(".")[2]: line for line, name in imported(path, tree)}
        if "mark_safe" in names and path != RENDERER:
            found.append(f"{path}:{names['mark_safe']} mark_safe")
    for path in files(root, frozenset({".html", ".xml", ".txt"}), "templates", "articles", "newsroom"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"\|\s*(safe|safeseq)\b|\{%\s*autoescape\s+off", line):
                found.append(f"{path.relative_to(root)}:{number} unescaped text")
    return found


def drawers(root: Path) -> list[str]:
    """Files and folders with a name that says nothing, into which everything falls in time."""
    return sorted(
        path.relative_to(root).as_posix()
        for folder in (*CODE, "templates", "static")
        for path in (root / folder).rglob("*")
        if path.stem in DRAWERS and not NOT_OURS.intersection(path.relative_to(root).parts)
    )


def public_queries(root: Path) -> list[str]:
    """Managers named in public rooms: there every read goes through the door, which takes the instant."""
    return [
        f"{path}:{node.lineno} .{node.attr} in a public room"
        for path, tree in modules(root, *PUBLIC_ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]


def strangers_at_the_top(root: Path) -> list[str]:
    """Names at the top level that the outline does not know; dotfiles and what git ignores may be there."""
    ignore = root / ".gitignore"
    ignored = [line.rstrip("/") for line in ignore.read_text().splitlines()] if ignore.exists() else []
    return sorted(
        path.name
        for path in root.iterdir()
        if path.name not in TOP_LEVEL
        and not path.name.startswith(".")
        and not any(fnmatch(path.name, pattern) for pattern in ignored)
    )


def untyped_rooms(root: Path) -> list[str]:
    """Rooms that decide and whose types nobody checks."""
    settings = root / "pyproject.toml"
    if not settings.exists():
        return []
    checked = {
        name.removesuffix(".py").replace("/", ".")
        for name in tomllib.loads(settings.read_text())["tool"]["mypy"]["files"]
    }
    rooms = [room for layer, those in LAYERS if layer in TYPED for room in those]
    return [f"pyproject.toml: mypy does not look at {room}" for room in rooms if room not in checked]
