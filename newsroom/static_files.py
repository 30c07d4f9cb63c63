"""Static files as they are served: hashed, compressed, and scripts that import one another kept together."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Only our own scripts import by path; looking for imports in others' minified ones finds what is none.
OURS = "desk/*.js"
_IMPORTS: tuple[Any, ...] = HashedFilesMixin._js_module_import_aggregation_patterns[1]


class ModuleStorage(CompressedManifestStaticFilesStorage):
    """Django rewrites `import … from "./other.js"` only if asked, and then in every file there is."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, (OURS, _IMPORTS))
