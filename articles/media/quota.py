"""Bounds what an upload may put on the disk, before and while it is parsed: anybody can send a request."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from articles.media.limits import MAX_BYTES, MAX_REQUEST


class QuotaHandler(FileUploadHandler):
    """Stands before Django's own handlers. Of a file that is too large one piece too much is kept, by which
    whoever reads it knows.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],
        content_length: int,
        boundary: bytes,
        encoding: str | None = None,
    ) -> None:
        if content_length > MAX_REQUEST:
            raise RequestDataTooBig(f"A request may be {MAX_REQUEST} bytes long.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= MAX_BYTES else None

    def file_complete(self, file_size: int) -> None:
        return None
