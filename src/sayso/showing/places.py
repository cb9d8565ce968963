"""Where words stand: letters for pages, anchors for spans, sentences around them."""

from bisect import bisect_right
from collections.abc import Sequence

from sayso.model import AnalysedDocument, Evidence, Span, Story
from sayso.showing.records import Words

_CONTEXT = 160
"""Characters shown on each side where a sentence is longer, or where there are no sentences."""


def letter(index: int) -> str:
    """Return the name of the page at an index: `A` to `Z`, then `AA`, `AB` and so on."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def fold(text: str) -> str:
    """Return words on one line, without characters that steer a terminal or reverse the reading direction."""
    return " ".join(clean(text).split())


def clean(text: str) -> str:
    """Return a text without control characters other than white space."""
    return text if text.isprintable() else "".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text)


class Places:
    """Finds words on the pages of a story, and remembers which spans something leads to.

    Attributes:
        documents: Analysed page by letter, in the order given.
        linked: Spans that something leads to, by letter.
    """

    def __init__(self, story: Story) -> None:
        self.documents = {letter(i): doc for i, doc in enumerate(story.documents)}
        self._letters = {doc.id: name for name, doc in self.documents.items()}
        self._starts = {name: [s.span.start for s in doc.sentences] for name, doc in self.documents.items()}
        self.linked: dict[str, set[Span]] = {name: set() for name in self.documents}
        self._said = {
            (name, stmt.content[0]): f"{name}-{stmt.id}"
            for name, doc in self.documents.items()
            for stmt in reversed(doc.statements)
        }

    def letter(self, document: str) -> str:
        """Return the letter of a page by its document's id."""
        return self._letters[document]

    def words(self, page: str, span: Span, anchor: str = "") -> Words:
        """Return words of a page with the sentence around them; without an anchor the span gets one of its own.

        What a statement says is led to by the statement's own.
        """
        text = self.documents[page].document.text
        around = self._sentence(page, span)
        anchor = anchor or self._said.get((page, span), "")
        if not anchor:
            self.linked[page].add(span)
            anchor = span_anchor(page, span)
        before = text[max(around.start, span.start - _CONTEXT) : span.start]
        after = text[span.end : min(around.end, span.end + _CONTEXT)]
        if span.start - around.start > _CONTEXT:
            before = "…" + before.partition(" ")[2]
        if around.end - span.end > _CONTEXT:
            after = after.rpartition(" ")[0] + " …"
        return Words(page, anchor, fold(span.of(text)), _keep_edge(before), _keep_edge(after))

    def evidence(self, evidence: Evidence) -> Words:
        """Return the words of a piece of evidence."""
        return self.words(self.letter(evidence.document), evidence.span)

    def parts(self, page: str, spans: Sequence[Span], anchor: str = "") -> tuple[Words, ...]:
        """Return the words of several spans of a page."""
        return tuple(self.words(page, span, anchor) for span in spans)

    def _sentence(self, page: str, span: Span) -> Span:
        doc = self.documents[page]
        index = bisect_right(self._starts[page], span.start) - 1
        if index >= 0 and doc.sentences[index].span.overlaps(span):
            sentence = doc.sentences[index].span
            return Span(sentence.start, max(sentence.end, span.end))
        return _line(doc, span)


def span_anchor(page: str, span: Span) -> str:
    """Return the name of a span's place."""
    return f"{page}-{span.start}-{span.end}"


def _line(doc: AnalysedDocument, span: Span) -> Span:
    text = doc.document.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


def _keep_edge(text: str) -> str:
    """Fold white space but keep one blank at either end, so that the words join as they stood."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{fold(text)}{' ' if text[-1].isspace() else ''}"
