"""Page to Document: decode, body, furniture, captions, credits, metadata."""

from sayso.reading.counting import ReadingCounts
from sayso.reading.pages import find_files, read_bytes, read_file, read_page, read_pages
from sayso.reading.plain import document_from_text

__all__ = [
    "ReadingCounts",
    "document_from_text",
    "find_files",
    "read_bytes",
    "read_file",
    "read_page",
    "read_pages",
]
