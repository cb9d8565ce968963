"""The pages as a TEI corpus with every statement marked in place, for editions and corpus tools."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from sayso.model import BlockKind, Entity, EntityKind, Statement, Story
from sayso.showing.exports.base import Export, encode
from sayso.showing.exports.common import People
from sayso.showing.marks import Close, Mark, Open, weave
from sayso.showing.records import BlockView, PageView, StatementView
from sayso.showing.view import view_story

_MARK = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- sayso -->\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"'
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAGS = {
    BlockKind.TITLE: '<head type="main">{}</head>',
    BlockKind.HEADING: '<p rend="heading">{}</p>',
    BlockKind.LEAD: '<p rend="lead">{}</p>',
    BlockKind.BYLINE: '<p rend="byline">{}</p>',
}


def to_tei(story: Story) -> str:
    """Return the pages as TEI P5, each text with a `said` for every statement and a `listPerson` of who speaks.

    Marks that would cross are cut; their pieces lead to each other with `next` and `prev`. The characters between the
    tags are those of the pages' clean text; those that XML cannot hold are replaced one for one.
    """
    view, people = view_story(story), People(story)
    speakers = {
        found[0]: found[1]
        for doc in story.documents
        for stmt in doc.statements
        if (found := people.of(doc.id, stmt.who))
    }
    lines = [f"{_MARK}>", _header(view.title, "sayso", _speakers(speakers))]
    for doc, page in zip(story.documents, view.pages, strict=True):
        known = {
            shown.key: (stmt, shown, people.of(doc.id, stmt.who))
            for stmt, shown in zip(doc.statements, page.statements, strict=True)
        }
        lines.append(_text(page, {key: _attributes(*values) for key, values in known.items()}, doc.document.language))
    return "\n".join([*lines, "</teiCorpus>", ""])


def _header(title: str, publisher: str, people: str = "", source: str = "") -> str:
    profile = f"<profileDesc><particDesc>{people}</particDesc></profileDesc>" if people else ""
    return (
        f"<teiHeader><fileDesc>"
        f"<titleStmt><title>{_plain(title)}</title></titleStmt>"
        f"<publicationStmt><publisher>{_plain(publisher)}</publisher></publicationStmt>"
        f"<sourceDesc>{source or '<p>Pages compared by sayso.</p>'}</sourceDesc></fileDesc>{profile}</teiHeader>"
    )


def _speakers(speakers: Mapping[str, Entity]) -> str:
    """Return who speaks: people in one list, everyone else in another."""
    found: dict[bool, list[str]] = {True: [], False: []}
    for key, entity in speakers.items():
        tag, name = ("person", "persName") if entity.kind is EntityKind.PERSON else ("org", "orgName")
        numbers = "".join(f"<idno>{_plain(i)}</idno>" for i in entity.identifiers)
        words = f'<{tag} xml:id="{_xml_id(key)}"><{name}>{_plain(entity.name)}</{name}>{numbers}</{tag}>'
        found[tag == "person"].append(words)
    lists = (("listPerson", found[True]), ("listOrg", found[False]))
    return "".join(f"<{tag}>{''.join(members)}</{tag}>" for tag, members in lists if members)


def _xml_id(key: str) -> str:
    return f"who.{key}"


def _attributes(stmt: Statement, shown: StatementView, who: tuple[str, Entity] | None) -> str:
    """Return the attributes of a statement's `said`."""
    values = {
        "who": f"#{_xml_id(who[0])}" if who else None,
        "direct": "true" if shown.mode == "direct" else "false",
        "aloud": {"thought": "false", "speech": "true"}.get(stmt.medium.value),
        "ana": " ".join(f"urn:sayso:terms:{value}" for value in (shown.mode, shown.polarity)),
        "source": " ".join(f"urn:sayso:via:{_slug(link.name)}" for link in shown.through if link.name) or None,
    }
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items() if value)


def _slug(name: str) -> str:
    return "-".join(re.findall(r"\w+", name)) or "unknown"


def _text(page: PageView, said: dict[str, str], language: str | None) -> str:
    about = [f"<title>{_plain(page.title or page.id)}</title>"]
    about += [f"<author>{_plain(name)}</author>" for name in page.authors]
    about += [f"<publisher>{_plain(page.outlet)}</publisher>"] if page.outlet else []
    about += [f"<date>{_plain(page.published)}</date>"] if page.published else []
    source = f"<bibl>{''.join(about)}</bibl>"
    pieces = _Pieces(page, said)
    heads = [b for b in page.blocks if b.kind is BlockKind.TITLE]
    rest = [b for b in page.blocks if b.kind is not BlockKind.TITLE]
    body = [pieces.block(b) for b in heads] + [pieces.block(b) for b in rest]
    header = _header(page.title or page.id, page.outlet or "unknown", source=source)
    tongue = f" xml:lang={quoteattr(language)}" if language else ""
    lines = "\n".join(body or ["<p/>"])
    return f'<TEI xml:id="page.{page.letter}"{tongue}>{header}<text><body>\n{lines}\n</body></text></TEI>'


class _Pieces:
    """Writes the blocks of a page, and counts the pieces of each statement so that they can lead to each other."""

    def __init__(self, page: PageView, said: dict[str, str]) -> None:
        self._page, self._said = page, said
        self._woven = {id(b): list(weave(page.text, b.span, _said_only(b))) for b in page.blocks}
        self._left = dict.fromkeys(said, 0)
        for pieces in self._woven.values():
            for piece in pieces:
                if isinstance(piece, Open):
                    self._left[piece.mark.note] += 1
        self._done = dict.fromkeys(self._left, 0)

    def block(self, block: BlockView) -> str:
        out: list[str] = []
        for piece in self._woven[id(block)]:
            if isinstance(piece, str):
                out.append(_plain(piece))
            elif isinstance(piece, Open):
                out.append(self._open(piece.mark))
            elif isinstance(piece, Close):
                out.append("</said>")
        return _TAGS.get(block.kind, f'<p rend="{block.kind.value}">{{}}</p>').format("".join(out))

    def _open(self, mark: Mark) -> str:
        key = mark.note
        number, of = self._done[key], self._left[key]
        self._done[key] += 1
        links = f' prev="#{key}.{number - 1}"' if number else ""
        links += f' next="#{key}.{number + 1}"' if number + 1 < of else ""
        return f'<said xml:id="{key}.{number}"{self._said[key]}{links}>'


def _said_only(block: BlockView) -> list[Mark]:
    return [mark for mark in block.marks if mark.kind.startswith("statement")]


def _plain(text: str) -> str:
    """Return text for XML; characters that it cannot hold are replaced one for one."""
    return escape(_ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})


EXPORT = Export(
    ending=".tei.xml",
    media_type="application/tei+xml",
    name="the pages as a TEI corpus, statements marked in place",
    write=lambda story, _: encode(to_tei(story)),
    mark=_MARK.encode(),
)
