"""Mentions gathered into the entities of one document."""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.lang import LanguagePack
from sayso.model import Document, Entity, EntityKind, Mention, MentionForm, Sentence, Span, Token
from sayso.understanding.mentions.drafts import Draft, finish, token_span
from sayso.understanding.mentions.finder import find_names
from sayso.understanding.mentions.generality import is_general, is_post, is_singular
from sayso.understanding.mentions.knowledge import Knowledge, Known, load_knowledge
from sayso.understanding.mentions.model import NameModel
from sayso.understanding.mentions.names import Name
from sayso.understanding.mentions.parties import doubt_parties
from sayso.understanding.mentions.people import Figure, gather_people
from sayso.understanding.mentions.places import locate
from sayso.understanding.mentions.pronouns import find_pronouns
from sayso.understanding.mentions.resolution import Surroundings, find_quoted, learn, resolve_role
from sayso.understanding.mentions.roles import Phrase, find_phrases
from sayso.understanding.mentions.transliteration import fold_name

Things = dict[str, Figure]
"""Bodies, places and people without name, by key."""


def find_mentions(
    doc: Document, sents: Sequence[Sentence], pack: LanguagePack, model: NameModel | None = None
) -> tuple[list[Mention], list[Entity]]:
    """Return the mentions of a document in text order, and its entities in order of first mention.

    Args:
        doc: Offsets refer to its text.
        sents: Its tagged sentences.
        pack: Gives names, roles and word lists.
        model: Finds names in place of the pack's own model.
    """
    know = load_knowledge(pack)
    read = zip(sents, find_names(sents, pack, model), strict=True)
    names = _agree([[_doubted(n, s.tokens, know) for n in there] for s, there in read], sents, know)
    names = doubt_parties(names, sents, know, pack)
    people = gather_people(
        (_words(sent, n) for sent, found in zip(sents, names, strict=True) for n in found if _is_person(n)), know
    )
    things: Things = {}
    drafts: list[Draft] = []
    alone: list[tuple[int, Phrase]] = []
    for index, (sent, found) in enumerate(zip(sents, names, strict=True)):
        phrases = find_phrases(sent.tokens, found, know)
        around = {p.name.start: p for p in phrases if p.name}
        drafts += [_name_draft(n, around.get(n.start), index, sent, people, things, know) for n in found]
        drafts += _adjective_drafts(sent, index, things, know)
        alone += [(index, p) for p in phrases if not p.name]
    drafts.sort(key=lambda d: d.span.start)
    _learn_appositions(alone, drafts, sents, know)
    everyone = list({id(f): f for found in people.values() for f in found}.values())
    drafts += _role_drafts(alone, sents, everyone, things, drafts, pack)
    drafts.sort(key=lambda d: d.span.start)
    drafts += find_pronouns(sents, drafts, know)
    _locate(things, pack)
    return finish(drafts, doc.text)


def _locate(things: Things, pack: LanguagePack) -> None:
    """Note where the places are that the gazetteer knows for sure."""
    for figure in things.values():
        state = figure.key is not None and figure.key.startswith("state:")
        town = locate(figure.name, figure.country, pack) if figure.kind is EntityKind.PLACE and not state else None
        if town:
            figure.at, figure.country = town.at, figure.country or town.country


def _is_person(name: Name) -> bool:
    return name.kind is EntityKind.PERSON and name.known is None


def _words(sent: Sentence, name: Name) -> tuple[str, ...]:
    return tuple(t.text for t in sent.tokens[name.start : name.end])


def _doubted(name: Name, tokens: Sequence[Token], know: Knowledge) -> Name:
    """Return a name, no longer a person's if it begins as a sports club does or holds a digit (»Sars-CoV-2«)."""
    words = [t.text for t in tokens[name.start : name.end]]
    if not _is_person(name):
        return name
    if len(words) > 1 and words[0] in know.words("sports_starts"):
        return Name(name.start, name.end, EntityKind.ORGANISATION, know.rule("begins_with"))
    if any(c.isdecimal() for word in words for c in word):
        return Name(name.start, name.end, EntityKind.OTHER, name.rule)
    return name


def _agree(names: Sequence[Sequence[Name]], sents: Sequence[Sentence], know: Knowledge) -> list[list[Name]]:
    """Return the names with single words read as the person whose full name stands in the same document."""
    family: set[str] = set()
    for i, found in enumerate(names):
        for n in found:
            if _is_person(n) and n.end - n.start > 1:
                first, last = sents[i].tokens[n.start].text, sents[i].tokens[n.end - 1].text
                family |= {last, first} if first in know.words("family_first") else {last}
    kinds: dict[str, Counter[EntityKind]] = {}
    for i, found in enumerate(names):
        for n in found:
            if n.end - n.start == 1 and n.known is None:
                kinds.setdefault(sents[i].tokens[n.start].text, Counter())[n.kind] += 1
    return [
        [_agreed(n, sents[i].tokens[n.start].text, family, kinds, know) for n in found] for i, found in enumerate(names)
    ]


def _agreed(name: Name, word: str, family: set[str], kinds: dict[str, Counter[EntityKind]], know: Knowledge) -> Name:
    """Return a name as the rest of the document reads its first word."""
    length = name.end - name.start
    bearer = know.genitive_stem(word) in family
    if _is_person(name) and length == 2 and bearer:
        return Name(name.start, name.start + 1, name.kind, name.rule)
    if length > 1 or name.known:
        return name
    if word in family or bearer:
        return Name(name.start, name.end, EntityKind.PERSON, name.rule if _is_person(name) else know.rule("bearer"))
    return Name(name.start, name.end, _usual(kinds.get(word, Counter()), name.kind), name.rule)


def _usual(kinds: Counter[EntityKind], kind: EntityKind) -> EntityKind:
    """Return what a word mostly names in the document; `kind` where nothing is most."""
    best = kinds.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else kind


def _name_draft(
    name: Name,
    phrase: Phrase | None,
    index: int,
    sent: Sentence,
    people: dict[tuple[str, ...], list[Figure]],
    things: Things,
    know: Knowledge,
) -> Draft:
    head = token_span(sent, name.start, name.end)
    span = token_span(sent, min(phrase.start, name.start), phrase.end) if phrase else _with_marks(sent, name, know)
    kind = EntityKind.ORGANISATION if phrase and phrase.body else name.kind
    if _is_person(name):
        figures = people[_words(sent, name)]
        if len(figures) == 1:
            _learn_name(figures[0], name, phrase, sent, know)
    else:
        figures = [_thing(name, kind, sent, things, know)]
    rule = name.rule
    if name.known and (state := _speaking_state(sent, name, know)):
        figures, rule = [_known(state, things)], know.rule("speaks")
    return Draft(span, head, kind, MentionForm.NAME, figures, rule, index)


def _learn_name(figure: Figure, name: Name, phrase: Phrase | None, sent: Sentence, know: Knowledge) -> None:
    if phrase:
        learn(figure, phrase, sent.tokens[phrase.noun].text, know)
    title = sent.tokens[name.start - 1].text if name.start else ""
    after = [t.text for t in sent.tokens[name.end : name.end + 3]]
    if len(after) == 3 and after[0] == "(" and after[2] in ")/,":
        figure.parties = figure.parties or know.parties_of(after[1])
    for gender in ("masculine", "feminine"):
        if title in know.words(f"{gender}_titles"):
            figure.gender = gender[0]


def _with_marks(sent: Sentence, name: Name, know: Knowledge) -> Span:
    """Return the span of a name with article and quotation marks around it (»der „Spiegel“«)."""
    start, end = name.start, name.end
    tokens = sent.tokens
    marks = (
        start > 0
        and end < len(tokens)
        and tokens[start - 1].text in know.words("open_quotes")
        and tokens[end].text in know.words("close_quotes")
    )
    if marks:
        start, end = start - 1, end + 1
    if name.kind is not EntityKind.PERSON and start and tokens[start - 1].text.lower() in know.words("articles"):
        start -= 1
    return token_span(sent, start, end)


def _thing(name: Name, kind: EntityKind, sent: Sentence, things: Things, know: Knowledge) -> Figure:
    if name.known:
        return _known(name.known, things)
    words = _words(sent, name)
    stem = know.genitive_stem(words[-1])
    if stem and (found := things.get(_key((*words[:-1], stem)))):
        return found
    return things.setdefault(_key(words), Figure(kind, " ".join(words), tuple(map(fold_name, words))))


def _key(words: Iterable[str]) -> str:
    return " ".join(map(fold_name, words))


def _known(known: Known, things: Things) -> Figure:
    made = Figure(known.kind, known.name, (fold_name(known.name),), key=known.key, country=known.country)
    return things.setdefault(known.key, made)


def _speaking_state(sent: Sentence, name: Name, know: Knowledge) -> Known | None:
    """Return the state that a capital stands for where it speaks; None where it is a place."""
    word = name.known.name if name.known and name.known.key.startswith("place:") else ""
    code = know.capitals.get(word)
    before = sent.tokens[name.start - 1] if name.start else None
    if code is None or sent.tokens[name.end - 1].text != word.split()[-1]:
        return None
    if before and before.text.lower() in know.words("local_prepositions") | know.words("articles"):
        return None
    around = sent.tokens[max(0, name.start - 2) : name.end + 3]
    speaks = any(t.text.lower() in know.words("speak_words") or t.lemma in know.words("speak_lemmas") for t in around)
    return know.states[code] if speaks else None


def _adjective_drafts(sent: Sentence, index: int, things: Things, know: Knowledge) -> Iterator[Draft]:
    """Yield the states that give information (»nach südkoreanischen Angaben«)."""
    for i, token in enumerate(sent.tokens[1:], 1):
        if token.text in know.words("statement_nouns") and (code := know.adjective(sent.tokens[i - 1].text)):
            figure = _known(know.states[code], things)
            span, head = token_span(sent, i - 1, i + 1), token_span(sent, i - 1, i)
            yield Draft(span, head, EntityKind.PLACE, MentionForm.ROLE, [figure], know.rule("state_adjective"), index)


def _learn_appositions(
    alone: list[tuple[int, Phrase]], drafts: Sequence[Draft], sents: Sequence[Sentence], know: Knowledge
) -> None:
    """Note roles that follow a name after a comma (»Jana Holm (SPD), Ministerin in Kiel,«); they are no own mention."""
    people = (d for d in drafts if d.kind is EntityKind.PERSON and d.figure)
    ends = {d.head.end: d for d in people if not _is_genitive(d, sents, know)}
    articles = {"", *know.words("apposition_articles")}
    taken: set[int] = set()
    for index, phrase in alone:
        tokens = sents[index].tokens
        at = phrase.start - 1
        if phrase.role is None or at < 1 or tokens[at].text != "," or phrase.determiner not in articles:
            continue
        if tokens[at - 1].text == ")":
            at = next((i for i in range(at - 2, max(0, at - 8), -1) if tokens[i].text == "("), at)
        draft = ends.get(tokens[at - 1].end)
        if draft and draft.figure:
            learn(draft.figure, phrase, tokens[phrase.noun].text, know)
            if not phrase.determiner:
                taken.add(id(phrase))
    alone[:] = [a for a in alone if id(a[1]) not in taken]


def _is_genitive(draft: Draft, sents: Sequence[Sentence], know: Knowledge) -> bool:
    """Tell whether a name has the ending of a genitive: what follows may name whom it goes with (»Holms Freund, …«)."""
    last = next(t.text for t in sents[draft.sent].tokens if t.end == draft.head.end)
    stem = know.genitive_stem(last)
    return bool(stem) and draft.figure is not None and fold_name(last) != draft.figure.tokens[-1]


def _role_drafts(
    alone: Sequence[tuple[int, Phrase]],
    sents: Sequence[Sentence],
    people: Sequence[Figure],
    things: Things,
    named: Sequence[Draft],
    pack: LanguagePack,
) -> list[Draft]:
    know = load_knowledge(pack)
    quoted = find_quoted(sents, know)
    found: list[Draft] = []
    before = sorted(named, key=_place)
    of_sent: dict[int, list[Draft]] = {}
    for draft in named:
        of_sent.setdefault(draft.sent, []).append(draft)
    persons = (f for f in (*people, *things.values()) if f.kind is EntityKind.PERSON)
    holders = {id(f): f for f in persons if f.offices or f.roles}
    for index, phrase in alone:
        sent = sents[index]
        indefinite = phrase.determiner in know.words("indefinite")
        if not (indefinite or is_singular(phrase, sent, know)):
            continue
        span = token_span(sent, phrase.start, phrase.end)
        head = token_span(sent, phrase.noun, phrase.noun + 1)
        settled = True
        if phrase.kind is EntityKind.ORGANISATION:
            figures = [] if indefinite else _body(phrase, sent, index, things, of_sent, know)
            rule = know.rule("body")
        else:
            around = Surroundings(sents, index, before, quoted)
            figures = [] if indefinite else resolve_role(phrase, holders.values(), around, know)
            rule, settled = _rule_of(phrase, figures, around, pack)
            if not figures and phrase.role and settled:
                figures = [_unnamed(phrase, sent, index, indefinite, things)]
                holders[id(figures[0])] = figures[0]
        if figures:
            found.append(Draft(span, head, phrase.kind, MentionForm.ROLE, figures, rule, index, settled))
            insort(before, found[-1], key=_place)
    return found


def _place(draft: Draft) -> int:
    return draft.span.start


def _rule_of(phrase: Phrase, figures: Sequence[Figure], around: Surroundings, pack: LanguagePack) -> tuple[str, bool]:
    """Return the rule by which a role means somebody, and whether it does or stays open."""
    know = load_knowledge(pack)
    sent = around.sents[around.index]
    if is_post(phrase, sent.tokens, know):
        return know.rule("post"), False
    known = any(d.figure is f for d in around.drafts if around.index - 1 <= d.sent <= around.index for f in figures)
    if not known and is_general(phrase, sent, around.is_quoted(sent.tokens[phrase.noun].span), know, pack):
        return know.rule("general"), False
    return know.rule("trade" if phrase.role and phrase.role.offices <= know.words("trades") else "holder"), True


def _unnamed(phrase: Phrase, sent: Sentence, index: int, indefinite: bool, things: Things) -> Figure:
    """Return the figure of a person whom only a role names; an indefinite one is new each time."""
    first = phrase.start + (1 if phrase.determiner else 0)
    name = " ".join(t.text for t in sent.tokens[first : phrase.end])
    key = f"role:{_key(name.split())}" + (f":{index}:{phrase.noun}" if indefinite else "")
    role = phrase.role
    figure = Figure(EntityKind.PERSON, name, tuple(map(fold_name, name.split())), named=False, country=phrase.country)
    if role:
        figure.offices, figure.gender = set(role.offices), role.gender
    figure.roles = [sent.tokens[phrase.noun].text]
    return things.setdefault(key, figure)


def _body(
    phrase: Phrase, sent: Sentence, index: int, things: Things, named: Mapping[int, Sequence[Draft]], know: Knowledge
) -> list[Figure]:
    """Return the body that a phrase without name means."""
    tokens = sent.tokens
    first = phrase.start + (1 if phrase.determiner else 0)
    bare = first == phrase.noun and phrase.end == phrase.noun + 1
    noun = tokens[phrase.noun].text.lower()
    if bare and phrase.body in know.words("anaphors") and noun.startswith(phrase.body):
        if phrase.determiner in know.words("possessives"):
            return []
        around = (d for i in range(index - 3, index + 1) for d in named.get(i, ()))
        near = [d for d in around if d.span.end <= tokens[phrase.noun].start]
        bodies = {id(d.figure): d.figure for d in near if d.figure and d.figure.kind is EntityKind.ORGANISATION}
        return [f for f in bodies.values() if f] if len(bodies) == 1 else []
    gender = know.bodies.get(phrase.body or "")
    words = _nominative(sent, first, phrase, gender, know)
    stems = tuple(w.lower() if w[0].isupper() else know.adjective_stem(w) or w for w in words)
    figure = Figure(EntityKind.ORGANISATION, " ".join(words), stems, named=False, country=phrase.country, gender=gender)
    return [things.setdefault("body " + " ".join(stems), figure)]


def _nominative(sent: Sentence, first: int, phrase: Phrase, gender: str | None, know: Knowledge) -> list[str]:
    """Return the words of a phrase without article, attributes and noun as they stand alone in the nominative."""
    words = [t.text for t in sent.tokens[first : phrase.end]]
    at = phrase.noun - first
    ending = know.strong_endings.get(gender or "", "")
    for i in range(at):
        if words[i][0].islower() and ending and (stem := know.adjective_stem(words[i])):
            words[i] = stem + ending
    if phrase.determiner in know.words("genitive_articles") and gender in ("m", "n"):
        noun = words[at]
        if not know.is_body(noun):
            endings = sorted(know.words("noun_genitive_endings"), key=len, reverse=True)
            words[at] = next((stem for e in endings if know.is_body(stem := noun.removesuffix(e))), noun)
    return words
