import pytest

from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, MentionForm
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse


def read(text: str, pack: LanguagePack) -> AnalysedDocument:
    return analyse(document_from_text(text, language="de"), pack)


def meant(doc: AnalysedDocument, words: str) -> str | None:
    """Name of the entity that the first mention with these words resolves to."""
    for mention in doc.mentions:
        if mention.span.of(doc.document.text) == words:
            entity = doc.entity(mention.entity)
            return entity.name if entity else None
    raise AssertionError(f"no mention {words!r} in {[m.span.of(doc.document.text) for m in doc.mentions]}")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Roms Präsident Marco Bell kam. Der italienische Staatschef aß.", "Der italienische Staatschef", "Marco Bell"),
        ("Der Sprecher der Feuerwehr, Jens Harms, rief an. Harms klang müde.", "Harms", "Jens Harms"),
        ("Ministerin Carla Brandt kam. Brandts Rede war kurz, Brandt ging früh.", "Brandts", "Carla Brandt"),
        ("Laut Rom ist alles ruhig.", "Rom", "Italien"),
        ("Er fuhr nach Rom.", "Rom", "Rom"),
        ("Das gilt nach dänischen Angaben weiter.", "dänischen Angaben", "Dänemark"),
        ("Wie die Nachrichtenagentur Tass meldete, blieb es ruhig.", "die Nachrichtenagentur Tass", "TASS"),
        ("Der Generalstab in Oslo teilte das mit.", "Der Generalstab in Oslo", "Generalstab in Oslo"),
        ("Das schrieb der „Spiegel“ am Montag.", "der „Spiegel“", "Der Spiegel"),
        ("Nord-Koreas Machthaber Kim Jong Un kam. Kim lächelte.", "Kim", "Kim Jong Un"),
        (
            "Ein Freund Brandts, der Fraktionschef Jens Harms, kam. Carla Brandt ging. Der Fraktionschef blieb.",
            "Der Fraktionschef",
            "Jens Harms",
        ),
        (
            "Chefin Carla Brandt ging. Der Präsident des Verbandes DKV, Jens Harms, rief.",
            "Der Präsident des Verbandes DKV, Jens Harms",
            "Jens Harms",
        ),
    ],
)  # fmt: skip
def test_words_resolve_to_entity(text: str, words: str, name: str, de: LanguagePack) -> None:
    assert meant(read(text, de), words) == name


def test_two_bearers_of_a_family_name_stay_two_and_the_bare_name_stays_open(de: LanguagePack) -> None:
    doc = read("Minister Peter Holm traf den Anwalt Jens Holm. Später ging Holm nach Hause.", de)
    people = [e.name for e in doc.entities if e.kind == "person"]
    assert people == ["Peter Holm", "Jens Holm"]
    bare = next(m for m in doc.mentions if m.span.of(doc.document.text) == "Holm")
    assert bare.entity is None
    assert len(bare.candidates) == 2


def test_two_presidents_leave_the_president_open(de: LanguagePack) -> None:
    doc = read("Präsident Peter Holm traf Präsident Marco Bellini. Der Präsident lächelte.", de)
    role = next(m for m in doc.mentions if m.span.of(doc.document.text) == "Der Präsident")
    assert role.form is MentionForm.ROLE
    assert role.entity is None
    assert len(role.candidates) == 2


def test_heads_of_two_bodies_are_two_people(de: LanguagePack) -> None:
    doc = read("Verbandschef Peter Holm warnte. Der Präsident des Kanuvereins widersprach.", de)
    assert meant(doc, "Der Präsident des Kanuvereins") == "Präsident des Kanuvereins"


def test_the_head_of_parliament_is_not_the_head_of_state(de: LanguagePack) -> None:
    doc = read("Präsident Marco Bell traf Parlamentspräsident Jens Harms. Der Staatschef lächelte.", de)
    assert meant(doc, "Der Staatschef") == "Marco Bell"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Carla Brandt kam. Am Abend landeten Flugzeuge.", "Flugzeuge"),
        ("Carla Brandt ging. Der Kreisvorstand Seebrück schwieg.", "Der Kreisvorstand"),
        ("Das ist Tabellenführer Arminia Seebrück.", "Arminia Seebrück"),
        ("Er forscht zu Sars-CoV-2 und B1.", "Sars-CoV-2"),
        ("Forscher Jens Harms kam. Der Verein, deren Experten warnten, schwieg.", "deren Experten"),
    ],
)
def test_what_is_no_person(text: str, words: str, de: LanguagePack) -> None:
    doc = read(text, de)
    people = [m.span.of(doc.document.text) for m in doc.mentions if m.kind == "person" and m.entity]
    assert not [p for p in people if words in p]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Das Werk Nordstahl GmbH schwieg. Die Kliniken sind voll.", "Die Kliniken"),
        ("Die Nordstahl GmbH schwieg. Brandt sprach für ihre Stiftung.", "ihre Stiftung"),
    ],
)
def test_several_bodies_or_another_body_are_not_the_body_before(text: str, words: str, de: LanguagePack) -> None:
    doc = read(text, de)
    named = {doc.entity(m.entity) for m in doc.mentions if m.span.of(doc.document.text) == words}
    assert not [e for e in named if e and "Nordstahl" in e.name]


def test_spans_lie_in_the_text_and_every_entity_is_mentioned(de: LanguagePack) -> None:
    doc = read("Die Bürgermeisterin Clara Sund sagte, sie warte. Seebrück schweigt. (Foto: dpa)", de)
    assert all(m.span.contains(m.head) for m in doc.mentions)
    assert {m.entity for m in doc.mentions if m.entity} == {e.id for e in doc.entities}
    assert [m.span.start for m in doc.mentions] == sorted(m.span.start for m in doc.mentions)


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("Er fuhr nach Wladiwostok.", "Wladiwostok", (43, 132)),
        ("Sie kam aus Pjöngjang.", "Pjöngjang", (39, 126)),
        ("Sie lebt in Seebrückhausen.", "Seebrückhausen", None),
    ],
)
def test_places_lie_where_the_gazetteer_says(
    text: str, name: str, near: tuple[int, int] | None, de: LanguagePack
) -> None:
    doc = read(text, de)
    at = next((e.at for e in doc.entities if e.name == name), None)
    assert (at and (round(at[0]), round(at[1]))) == near


def role(text: str, words: str, pack: LanguagePack) -> tuple[str | None, int]:
    """Name of whom the last mention with these words means, and how many candidates it has."""
    doc = read(text, pack)
    mention = next((m for m in reversed(doc.mentions) if m.span.of(doc.document.text) == words), None)
    entity = doc.entity(mention.entity) if mention else None
    return (entity.name if entity else None), len(mention.candidates) if mention else 0


BELL = "Roms Präsident Marco Bell kam am Montag an. Es regnete. Es blieb kühl. "


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (BELL + "Der Präsident amtiert fünf Jahre lang.", "Der Präsident", (None, 1)),
        (BELL + "Der Präsident ist ein wichtiges Amt.", "Der Präsident", (None, 1)),
        (BELL + "Um das Veto des Präsidenten zu überstimmen, ist eine Mehrheit nötig.", "des Präsidenten", (None, 1)),
        (BELL + "Der Präsident reiste ab.", "Der Präsident", ("Marco Bell", 0)),
        (BELL + "Der Präsident reist am Freitag ab.", "Der Präsident", ("Marco Bell", 0)),
        (BELL + "Der Präsident sei müde, hieß es.", "Der Präsident", ("Marco Bell", 0)),
        ("Präsident Marco Bell kam. Der Präsident isst gern.", "Der Präsident", ("Marco Bell", 0)),
        ("Virologe Jens Harms kam. Das ist aus Sicht der Virologen falsch.", "der Virologen", (None, 0)),
        ("Minister Jens Harms kam. Das ist der Wille der Minister.", "der Minister", (None, 0)),
        ("Minister Jens Harms kam. Da sagte am Montag der Minister ab.", "der Minister", ("Jens Harms", 0)),
        (
            "Abgeordneter Jens Harms (SPD) kam. Vera Lund (CDU) rügte ihn. „Unfug“, sagte der Politiker.",
            "der Politiker",
            ("Jens Harms", 0),
        ),
        ("Jens Harms (SPD) kam. „Unfug“, sagte der CDU-Politiker.", "der CDU-Politiker", ("CDU-Politiker", 0)),
        ("Autor Jens Harms kam. Dann sprach Peter Lund. „Unfug“, schrieb der Autor.", "der Autor", ("Peter Lund", 0)),
        (
            "Bundespräsident Jens Harms kam. Der Präsident des Kanuverbandes schwieg.",
            "Der Präsident des Kanuverbandes",
            ("Präsident des Kanuverbandes", 0),
        ),
        ("Verbandschef Jens Harms kam. Frag nur ihren Chef.", "ihren Chef", ("Chef", 0)),
        ("Chef Jens Harms kam. Der CDU-Chef schwieg.", "Der CDU-Chef", ("CDU-Chef", 0)),
        (
            "Staatssekretär Jens Harms kam. Der Staatssekretär im Innenministerium, Peter Lund, schwieg.",
            "Der Staatssekretär im Innenministerium, Peter Lund",
            ("Peter Lund", 0),
        ),
        (
            "Bayerns Ministerpräsident Jens Harms kam. Der hessische Ministerpräsident schwieg.",
            "Der hessische Ministerpräsident",
            ("hessische Ministerpräsident", 0),
        ),
        (
            "Bayerns Ministerpräsident Jens Harms kam. Der bayerische Ministerpräsident schwieg.",
            "Der bayerische Ministerpräsident",
            ("Jens Harms", 0),
        ),
    ],
)  # fmt: skip
def test_roles_alone(text: str, words: str, meant: tuple[str | None, int], de: LanguagePack) -> None:
    assert role(text, words, de) == meant


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("In Berlin traten die Grünen an.", True),
        ("Die Grünen schwiegen.", True),
        ("Berlin ist weit. Paris auch. Die Grünen schwiegen.", True),
        ("Die französischen Grünen schwiegen.", False),
        ("Die Grünen in Frankreich schwiegen.", False),
        ("Frankreichs Grüne schwiegen.", False),
        ("In Lyon gewannen die Grünen.", False),
        ("Die Bundesregierung wartet. In Lyon sprachen die Grünen mit Freunden.", True),
    ],
)
def test_parties_abroad_are_not_those_at_home(text: str, own: bool, de: LanguagePack) -> None:
    keys = {e.key for e in read(text, de).entities}
    assert ("body:Bündnis 90/Die Grünen" in keys) is own
