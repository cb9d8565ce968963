"""Page to Document: decode, body, furniture, captions, credits, metadata."""

from sayso.reading.pages import read_bytes, read_page, read_pages
from sayso.reading.plain import document_from_text

__all__ = ["document_from_text", "read_bytes", "read_page", "read_pages"]
