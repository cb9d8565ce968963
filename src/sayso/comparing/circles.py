"""Pages that cite each other in a circle, and outlets to which all pages lead."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.comparing.outlets import known_outlets, outlet_key
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, Circle, CircleKind, Evidence, LinkRole

LEAST_PAGES = 3
"""Pages of a story from which on it means something that all of them lead to one outlet."""

_CITED = {LinkRole.MEDIUM, LinkRole.OUTLET, LinkRole.SPEAKER}
"""Links that may cite an outlet; who speaks does only where an outlet of that name is known."""

Citations = Mapping[str, Mapping[str, Sequence[Evidence]]]
"""By key of the citing outlet and of the cited one, the words that cite."""


def find_circles(docs: Sequence[AnalysedDocument], packs: Sequence[LanguagePack]) -> list[Circle]:
    """Return circles of citation, then outlets to which all pages lead, each in the order of documents.

    Only citations in words count, and only pages whose outlet is known take part in a circle. Agencies are no outlets:
    that many pages rest on one agency is told by the claims. Neither are platforms where anybody publishes.
    """
    own = [outlet_key(doc.document.outlet, packs) if doc.document.outlet else None for doc in docs]
    cited, names = _citations(docs, own, packs)
    reached = {outlet: _reached(outlet, cited) for outlet in cited}
    return [*_circles(docs, own, cited, reached), *_roots(docs, own, cited, reached, names)]


def _citations(
    docs: Sequence[AnalysedDocument], own: Sequence[str | None], packs: Sequence[LanguagePack]
) -> tuple[Citations, dict[str, str]]:
    """Return who cites whom with which words, and a name for each key; `own` has the key of each page's outlet."""
    platforms = {outlet_key(name, packs) for pack in packs for name in pack.words("platforms")}
    cited: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    names = {key: doc.document.outlet or "" for doc, key in zip(docs, own, strict=True) if key}
    outlets = known_outlets(packs) | names.keys()
    for doc, outlet in zip(docs, own, strict=True):
        citing = outlet or doc.id
        for stmt in doc.statements:
            for link in stmt.chain:
                if link.role in _CITED and link.span and link.name:
                    key = outlet_key(link.name, packs)
                    evidence = Evidence(doc.id, link.span)
                    if key in platforms or (link.role is LinkRole.SPEAKER and key not in outlets):
                        continue
                    if key != citing and evidence not in cited[citing][key]:
                        cited[citing][key].append(evidence)
                    names.setdefault(key, link.name)
    return cited, names


def _reached(outlet: str, cited: Citations) -> set[str]:
    """Return all outlets that one leads to; itself only if it leads back."""
    reached: set[str] = set()
    todo = list(cited[outlet])
    while todo:
        key = todo.pop()
        if key not in reached:
            reached.add(key)
            todo.extend(cited.get(key, ()))
    return reached


def _circles(
    docs: Sequence[AnalysedDocument],
    own: Sequence[str | None],
    cited: Citations,
    reached: Mapping[str, set[str]],
) -> list[Circle]:
    done: set[str] = set()
    found: list[Circle] = []
    for start in own:
        if start is None or start in done or start not in reached.get(start, ()):
            continue
        ring = {key for key in reached[start] if start in reached.get(key, ())}
        done |= ring
        pages = [page for page, outlet in zip(docs, own, strict=True) if outlet in ring]
        outlets = tuple(dict.fromkeys(page.document.outlet or "" for page in pages))
        words = [e for one in ring for other, said in cited[one].items() if other in ring for e in said]
        found.append(Circle(CircleKind.CIRCLE, outlets, tuple(page.id for page in pages), _sorted(words, docs)))
    return found


def _roots(
    docs: Sequence[AnalysedDocument],
    own: Sequence[str | None],
    cited: Citations,
    reached: Mapping[str, set[str]],
    names: Mapping[str, str],
) -> list[Circle]:
    """Return outlets that all pages but their own lead to and that lead nowhere themselves."""
    found: list[Circle] = []
    for key, name in names.items():
        leading = [outlet or doc.id for doc, outlet in zip(docs, own, strict=True) if outlet != key]
        if len(docs) < LEAST_PAGES or len(leading) < LEAST_PAGES - 1 or cited.get(key):
            continue
        if all(key in reached.get(citing, ()) for citing in leading):
            words = [e for said in cited.values() for other, spans in said.items() if other == key for e in spans]
            ids = tuple(doc.id for doc in docs)
            found.append(Circle(CircleKind.ONE_ROOT, (name,), ids, _sorted(words, docs)))
    return found


def _sorted(evidence: Sequence[Evidence], docs: Sequence[AnalysedDocument]) -> tuple[Evidence, ...]:
    order = {doc.id: number for number, doc in enumerate(docs)}
    return tuple(sorted(evidence, key=lambda e: (order[e.document], e.span)))
