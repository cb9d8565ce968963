"""A story built by hand that has everything a report can show."""

from typing import Any

import pytest

from sayso.model import (
    AgencyCredit,
    Alignment,
    AnalysedDocument,
    Block,
    BlockKind,
    ChainLink,
    Claim,
    CountRange,
    Divergence,
    DivergenceKind,
    Document,
    Entity,
    EntityKind,
    Evidence,
    HeadlineQuotation,
    Hedge,
    Issue,
    LinkRole,
    Mode,
    Page,
    Party,
    Passage,
    Polarity,
    Quantity,
    Reason,
    RuleHit,
    Sentence,
    Span,
    Statement,
    StatementRef,
    Story,
    TimelineEntry,
    Timex,
    TimexType,
    Wording,
)

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'

K = BlockKind
PAGES = {
    "kuestenblatt.html": (
        (K.TITLE, "„Das Herz unserer Stadt ist zerbrochen“: Ausflugsschiff rammt Seebrücke"),
        (K.LEAD, "Ein voll besetztes Ausflugsschiff ist am Montagabend gegen die Seebrücke von Grellin geprallt."),
        (K.BYLINE, "Von Frauke Ostendiek"),
        (K.CAPTION, "Der Bug der „Hollerwiek“ steckt zwischen den Pfählen der Seebrücke."),
        (K.PHOTO_CREDIT, "Jannes Rothbart/Küstenblatt"),
        (
            K.PARAGRAPH,
            "Das Ausflugsschiff „Hollerwiek“ hat am Montagabend die Seebrücke des Ostseebads Grellin gerammt und "
            "schwer beschädigt. Elf Menschen wurden nach Angaben der Wasserschutzpolizei leicht verletzt.",
        ),
        (
            K.PARAGRAPH,
            "„Das Schiff kam mit voller Fahrt auf uns zu und hat einfach nicht gebremst“, sagte die Anglerin Karin "
            "Mebes dieser Zeitung. Sie habe noch drei Kinder vom Brückenkopf weggezogen.",
        ),
        (K.HEADING, "Reederei spricht von technischem Defekt"),
        (
            K.PARAGRAPH,
            "Die Ruderanlage sei erst im März gewartet worden, sagte Reedereichef Ole Brandtner dem Radiosender "
            "Boddenfunk zufolge. „Wir stehen vor einem Rätsel“, sagte Brandtner den Angaben zufolge. Berichte, wonach "
            "der Kapitän Alkohol getrunken habe, wies er zurück.",
        ),
        (
            K.PARAGRAPH,
            "„Die Brücke ist das Herz unserer Stadt, und wir bauen sie wieder auf“, sagte Bürgermeisterin Wiebke "
            "Tarnow dieser Zeitung.",
        ),
        (
            K.PARAGRAPH,
            "Grellin werde mit den Kosten nicht alleingelassen, sagte Wirtschaftsminister Jonas Hellwege der Deutschen "
            "Presse-Agentur. Ein Gutachter soll die Pfähle am Donnerstag untersuchen.",
        ),
        (K.AGENCY_CREDIT, "Mit Material von dpa"),
    ),
    "nordland-anzeiger.txt": (
        (K.TITLE, "Unglück an der Ostsee: Schiff rammt Seebrücke in Grellin"),
        (
            K.PARAGRAPH,
            "Das Ausflugsschiff „Hollerwiek“ hat am Montagabend die Seebrücke des Ostseebads Grellin gerammt und "
            "schwer beschädigt. Elf Menschen wurden nach Angaben der Wasserschutzpolizei leicht verletzt.",
        ),
        (
            K.PARAGRAPH,
            "„Die Brücke ist das Herz unseres Ortes, und wir werden sie wieder aufbauen“, sagte Bürgermeisterin Wiebke "
            "Tarnow am Dienstag bei einer Pressekonferenz.",
        ),
        (
            K.PARAGRAPH,
            "Die Ruderanlage sei erst im März gewartet worden, sagte Brandtner dem Radiosender Boddenfunk zufolge.",
        ),
        (
            K.PARAGRAPH,
            "Grellin werde mit den Kosten nicht alleingelassen, sagte Wirtschaftsminister Jonas Hellwege der Deutschen "
            "Presse-Agentur. Demnach könnte noch in dieser Woche Geld aus dem Küstenfonds fließen.",
        ),
        (K.AGENCY_CREDIT, "(dpa)"),
    ),
    "tagesbote.html": (
        (K.TITLE, "Ostseebad Grellin: Zwölf Verletzte nach Schiffsunglück"),
        (
            K.PARAGRAPH,
            "Ein Fahrgast habe sich erst am Morgen gemeldet, sagte ein Sprecher der Wasserschutzpolizei am Dienstag "
            "der Nachrichtenagentur AFP. Damit stieg die Zahl der Verletzten auf zwölf.",
        ),
        (
            K.PARAGRAPH,
            "Das Schiff sei zuletzt im Mai überprüft worden, sagte Brandtner dem Radiosender Boddenfunk.",
        ),
        (K.PARAGRAPH, f"Bürgermeisterin Wiebke Tarnow kündigte an, dass die Brücke wieder aufgebaut werde. {HOSTILE}"),
        (K.PHOTO_CREDIT, "Malte Quandt/AFP"),
    ),
}
OUTLETS = {
    "kuestenblatt.html": ("Küstenblatt", "2025-10-14T10:40+02:00", "dpa"),
    "nordland-anzeiger.txt": ("Nordland-Anzeiger", "2025-10-14", "dpa"),
    "tagesbote.html": ("Der Tagesbote", "2025-10", "afp"),
}
A, B, C = PAGES


def document(id: str) -> Document:
    text, blocks = "", []
    for kind, words in PAGES[id]:
        blocks.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n"
    outlet, published, agency = OUTLETS[id]
    media = "text/html" if id.endswith("html") else "text/plain"
    return Document(
        id=id,
        text=text,
        blocks=tuple(blocks),
        page=Page(f"pages/{id}", media, "utf-8", len(text), "0" * 64),
        language="de",
        outlet=outlet,
        published=published,
        agencies=(AgencyCredit(agency, None),),
    )


DOCS = {key: document(key) for key in PAGES}


def at(id: str, words: str, near: str | None = None) -> Span:
    """Return where words stand; the first place after `near`."""
    text = DOCS[id].text
    start = text.index(words, text.index(near) if near else 0)
    return Span(start, start + len(words))


def statement(
    doc: str,
    id: str,
    mode: Mode,
    content: str,
    who: str | None,
    speaker: str = "",
    cue: str = "",
    links: tuple[ChainLink, ...] = (),
    **more: Any,
) -> Statement:
    """Return a statement whose roles stand at or after its content (speaker, cue: nearest after)."""
    span = at(doc, content)
    start = DOCS[doc].text.rfind("\n", 0, span.start) + 1
    near = DOCS[doc].text[start : start + 20]
    after = content if speaker and speaker in DOCS[doc].text[span.end : span.end + 120] else near
    spoken = (at(doc, speaker, after),) if speaker else ()
    cued = (at(doc, cue, after),) if cue else ()
    outlet = ChainLink(LinkRole.OUTLET, None, OUTLETS[doc][0])
    chain = (outlet, *links, *((ChainLink(LinkRole.SPEAKER, spoken[0], entity=who),) if spoken else ()))
    return Statement(
        id,
        mode,
        (span,),
        cue=cued,
        speaker=spoken,
        who=who,
        chain=chain,
        hits=tuple(RuleHit(f"de.cue.{cue or 'none'}", c) for c in cued),
        **more,
    )


def medium(doc: str, words: str, near: str, name: str | None = None, **more: Any) -> ChainLink:
    role = LinkRole.AGENCY if "Agentur" in words or "agentur" in words else LinkRole.MEDIUM
    return ChainLink(role, at(doc, words, near), name or words, rule="de.chain.via", **more)


PEOPLE = {
    "e1": "Wiebke Tarnow",
    "e2": "Ole Brandtner",
    "e3": "Karin Mebes",
    "e4": "Jonas Hellwege",
    "e5": "Wasserschutzpolizei",
}


def statements() -> dict[str, tuple[Statement, ...]]:
    radio = "dem Radiosender Boddenfunk"
    press = "der Deutschen Presse-Agentur"
    own = "dieser Zeitung"
    injured, hedged = "Elf Menschen wurden", "könnte noch in dieser Woche Geld aus dem Küstenfonds fließen"
    a = (
        statement(A, "s1", Mode.INDIRECT, injured, "e5", "der Wasserschutzpolizei", "nach Angaben"),
        statement(
            A,
            "s2",
            Mode.DIRECT,
            "„Das Schiff kam mit voller Fahrt auf uns zu und hat einfach nicht gebremst“",
            "e3",
            "die Anglerin Karin Mebes",
            "sagte",
            (medium(A, own, "Das Schiff kam", "Küstenblatt"),),
        ),
        statement(A, "s3", Mode.INDIRECT_FREE_INDIRECT, "Sie habe noch drei Kinder vom Brückenkopf weggezogen.", "e3"),
        statement(
            A,
            "s4",
            Mode.INDIRECT,
            "Die Ruderanlage sei erst im März gewartet worden",
            "e2",
            "Reedereichef Ole Brandtner",
            "sagte",
            (medium(A, radio, "Die Ruderanlage", "Boddenfunk"),),
        ),
        statement(
            A,
            "s5",
            Mode.DIRECT,
            "„Wir stehen vor einem Rätsel“",
            "e2",
            "Brandtner",
            "sagte",
            (medium(A, "den Angaben", "Wir stehen", "Boddenfunk", refers_to=at(A, radio), anaphoric=True),),
        ),
        statement(
            A, "s6", Mode.INDIRECT, "der Kapitän Alkohol getrunken habe", "e2", "er", "wies", polarity=Polarity.DENIED
        ),
        statement(
            A,
            "s7",
            Mode.DIRECT,
            "„Die Brücke ist das Herz unserer Stadt, und wir bauen sie wieder auf“",
            "e1",
            "Bürgermeisterin Wiebke Tarnow",
            "sagte",
            (medium(A, own, "Die Brücke ist", "Küstenblatt"),),
        ),
        statement(
            A,
            "s8",
            Mode.INDIRECT,
            "Grellin werde mit den Kosten nicht alleingelassen",
            "e4",
            "Wirtschaftsminister Jonas Hellwege",
            "sagte",
            (medium(A, press, "Grellin werde", "dpa"),),
        ),
    )
    b = (
        statement(B, "s1", Mode.INDIRECT, injured, "e5", "der Wasserschutzpolizei", "nach Angaben"),
        statement(
            B,
            "s2",
            Mode.DIRECT,
            "„Die Brücke ist das Herz unseres Ortes, und wir werden sie wieder aufbauen“",
            "e1",
            "Bürgermeisterin Wiebke Tarnow",
            "sagte",
            (ChainLink(LinkRole.AGENCY, None, "dpa", inferred="the page credits dpa alone"),),
        ),
        statement(
            B,
            "s3",
            Mode.INDIRECT,
            "Die Ruderanlage sei erst im März gewartet worden",
            "e2",
            "Brandtner",
            "sagte",
            (medium(B, radio, "Die Ruderanlage", "Boddenfunk"),),
        ),
        statement(
            B,
            "s4",
            Mode.INDIRECT,
            "Grellin werde mit den Kosten nicht alleingelassen",
            "e4",
            "Wirtschaftsminister Jonas Hellwege",
            "sagte",
            (medium(B, press, "Grellin werde", "dpa"),),
        ),
        statement(
            B,
            "s5",
            Mode.INDIRECT,
            hedged,
            None,
            "",
            "Demnach",
            (ChainLink(LinkRole.MEDIUM, at(B, "Demnach"), anaphoric=True),),
            hedges=(Hedge(at(B, "könnte"), "de.hedge.koennte"),),
        ),
    )
    c = (
        statement(
            C,
            "s1",
            Mode.INDIRECT,
            "Ein Fahrgast habe sich erst am Morgen gemeldet",
            "e5",
            "ein Sprecher der Wasserschutzpolizei",
            "sagte",
            (medium(C, "der Nachrichtenagentur AFP", "Ein Fahrgast", "AFP"),),
        ),
        statement(
            C,
            "s2",
            Mode.INDIRECT,
            "Das Schiff sei zuletzt im Mai überprüft worden",
            "e2",
            "Brandtner",
            "sagte",
            (medium(C, radio, "Das Schiff sei", "Boddenfunk"),),
        ),
        statement(
            C,
            "s3",
            Mode.INDIRECT,
            "dass die Brücke wieder aufgebaut werde",
            "e1",
            "Bürgermeisterin Wiebke Tarnow",
            "kündigte an",
        ),
    )
    return {A: a, B: b, C: c}


def sentences(id: str) -> tuple[Sentence, ...]:
    text, found = DOCS[id].text, []
    for index, block in enumerate(DOCS[id].blocks):
        start = block.span.start
        while start < block.span.end:
            end = text.find(". ", start, block.span.end)
            end = block.span.end if end < 0 else end + 1
            found.append(Sentence(Span(start, end), index, ()))
            start = end + 1
    return tuple(found)


def analysed() -> tuple[AnalysedDocument, ...]:
    said = statements()
    return tuple(
        AnalysedDocument(
            document=DOCS[key],
            sentences=sentences(key),
            entities=tuple(
                Entity(e, EntityKind.ORGANISATION if e == "e5" else EntityKind.PERSON, name, (name,))
                for e, name in PEOPLE.items()
            ),
            times=(Timex(at(key, "am Montagabend"), TimexType.DATE, "2025-10-13TEV"),) if key != C else (),
            quantities=(Quantity(at(key, "drei Kinder"), 3),) if key == A else (),
            statements=said[key],
        )
        for key in PAGES
    )


def claim(id: str, members: str, wording: Wording, party: str, low: int, high: int | None, reason: Reason) -> Claim:
    refs = []
    for member in members.split():
        page = {"A": A, "B": B, "C": C}[member[0]]
        refs.append(StatementRef(page, f"s{member[1:]}"))
    first = next(s for s in statements()[refs[0].document] if s.id == refs[0].statement)
    named = Party(party, None, tuple(Evidence(refs[0].document, span) for span in first.speaker))
    return Claim(
        id,
        tuple(refs),
        wording,
        (named,),
        CountRange(1, 1),
        CountRange(low, high, (reason,)),
        reasons=(Reason("same-words", "The words are the same"),),
    )


def copied(words: str) -> Reason:
    return Reason(
        "shared-passage",
        "Both stand in a passage that the pages share",
        (Evidence(A, at(A, words)), Evidence(B, at(B, words))),
    )


@pytest.fixture(scope="session")
def story() -> Story:
    """Three pages, four claims, differences of three kinds, two passages, a timeline, an issue."""
    return make_story()


def make_story() -> Story:
    minister, opening = "Grellin werde mit den Kosten nicht alleingelassen", PAGES[B][1][1]
    renew = "Die Brücke ist das Herz unserer Stadt, und wir bauen sie wieder auf"
    renewed = "Die Brücke ist das Herz unseres Ortes, und wir werden sie wieder aufbauen"
    ministers = f"{minister}, sagte Wirtschaftsminister Jonas Hellwege der Deutschen Presse-Agentur."
    two = Reason(
        "own-witness",
        "One page heard it itself, the other has it from an agency",
        (Evidence(A, at(A, "dieser Zeitung", renew)), Evidence(B, at(B, "bei einer Pressekonferenz"))),
    )
    open_ = Reason("no-source", "No source is named and the words differ", (Evidence(C, at(C, "kündigte an")),))
    return Story(
        id="story",
        documents=analysed(),
        entities=tuple(
            Entity(f"E{e[1:]}", EntityKind.PERSON, name, (name,), members=tuple((d, e) for d in PAGES))
            for e, name in PEOPLE.items()
        ),
        alignments=(
            Alignment(
                Passage(A, at(A, opening)),
                Passage(B, at(B, opening)),
                27,
                1.0,
                agency="dpa",
                reasons=("both credit dpa",),
            ),
            Alignment(Passage(A, at(A, ministers)), Passage(B, at(B, ministers)), 14, 1.0, agency="dpa"),
        ),
        claims=(
            claim("c1", "A7 B2 C3", Wording.DIFFERS, "Wiebke Tarnow", 2, 3, two),
            claim("c2", "A4 B3", Wording.SAME, "Ole Brandtner", 1, 1, copied("Die Ruderanlage sei erst im März")),
            claim("c3", "A8 B4", Wording.SAME, "Jonas Hellwege", 1, 1, copied(minister)),
            claim("c4", "A1 B1", Wording.SAME, "Wasserschutzpolizei", 1, 2, open_),
        ),
        divergences=(
            Divergence(
                "d1",
                DivergenceKind.WORDING_IN_QUOTES,
                Evidence(A, at(A, renew)),
                Evidence(B, at(B, renewed)),
                "c1",
                True,
                "other words in the same mouth",
            ),
            Divergence(
                "d2",
                DivergenceKind.NUMBER,
                Evidence(A, at(A, "Elf")),
                Evidence(C, at(C, "zwölf")),
                None,
                True,
                "11 against 12",
            ),
            Divergence(
                "d3",
                DivergenceKind.DATE,
                Evidence(A, at(A, "am Montagabend", "Das Ausflugsschiff")),
                Evidence(C, at(C, "am Dienstag")),
                None,
                False,
                "two different days are meant",
            ),
        ),
        only_on=(
            StatementRef(A, "s2"),
            StatementRef(A, "s3"),
            StatementRef(A, "s5"),
            StatementRef(B, "s5"),
            StatementRef(C, "s1"),
        ),
        headline_quotations=(
            HeadlineQuotation(A, at(A, "Das Herz unserer Stadt ist zerbrochen"), "not found", StatementRef(A, "s7")),
        ),
        timeline=(
            TimelineEntry(
                "2025-10-13TEV", (), (Evidence(A, at(A, "am Montagabend")), Evidence(A, DOCS[A].blocks[1].span))
            ),
            TimelineEntry(
                "2025-10-14",
                (),
                (Evidence(B, at(B, "am Dienstag")), Evidence(B, DOCS[B].blocks[2].span)),
                StatementRef(B, "s2"),
            ),
            TimelineEntry(
                None,
                ("2025-10-02", "2025-10-09", "2025-10-16"),
                (
                    Evidence(A, at(A, "am Donnerstag")),
                    Evidence(A, at(A, "Ein Gutachter soll die Pfähle am Donnerstag untersuchen.")),
                ),
            ),
        ),
        issues=(Issue("broken.pdf", "reading", "not-text", "broken.pdf: a PDF, not a page", fatal=True),),
    )
