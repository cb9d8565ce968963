"""The voices graph for Gephi and the like: who says it, through which source, on which pages."""

from xml.etree import ElementTree as ET

from sayso.model import Story
from sayso.showing.exports.base import Export, encode
from sayso.showing.view import view_story
from sayso.showing.voices import DIRECT, view_voices

_NAMESPACE = "http://gexf.net/1.3"
_MARK = f'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="{_NAMESPACE}"'


def to_gexf(story: Story) -> str:
    """Return the voices graph as GEXF 1.3; weights count utterances, copies once on the way to the source."""
    view = view_story(story)
    voices = view_voices(view, most=None)
    names = {p.letter: p.name for p in view.pages}
    root = ET.Element("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    graph = ET.SubElement(root, "graph", {"defaultedgetype": "directed"})
    attributes = ET.SubElement(graph, "attributes", {"class": "node"})
    ET.SubElement(attributes, "attribute", {"id": "kind", "title": "kind", "type": "string"})
    nodes = ET.SubElement(graph, "nodes")
    for kind, members in (("asserter", voices.asserters), ("source", voices.sources), ("page", voices.pages)):
        for name in members:
            label = names.get(name, name) if kind == "page" else name.replace("\0", "")
            node = ET.SubElement(nodes, "node", {"id": _id(kind, name), "label": label})
            values = ET.SubElement(node, "attvalues")
            ET.SubElement(values, "attvalue", {"for": "kind", "value": kind})
    edges = ET.SubElement(graph, "edges")
    flows = [("asserter", "source", f) for f in voices.said] + [("source", "page", f) for f in voices.printed]
    for number, (start, end, flow) in enumerate(flows):
        ends = {"source": _id(start, flow.start), "target": _id(end, flow.end)}
        ET.SubElement(edges, "edge", {"id": str(number), **ends, "weight": str(flow.count)})
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _id(kind: str, name: str) -> str:
    return f"{kind}:{'none' if name == DIRECT else name}".replace("\0", "")


EXPORT = Export(
    ending=".gexf",
    media_type="application/gexf+xml",
    name="the graph of the voices, for Gephi",
    write=lambda story, _: encode(to_gexf(story)),
    mark=_MARK.encode(),
)
