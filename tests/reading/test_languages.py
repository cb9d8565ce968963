import pytest

from sayso.reading.furniture import reading_packs
from sayso.reading.languages import find_language

SENTENCES = {
    "de": "Der Rat der Stadt hat die Brücke am Montag gesperrt, weil die Prüfer Risse gefunden haben. ",
    "en": "The council closed the bridge on Monday because the inspectors had found cracks in it. ",
    "fr": "Le conseil a fermé le pont lundi parce que les experts avaient trouvé des fissures. ",
    "el": "Το δημοτικό συμβούλιο έκλεισε τη γέφυρα τη Δευτέρα, επειδή βρέθηκαν ρωγμές. ",
    "ar": "أغلق مجلس المدينة الجسر يوم الاثنين لأن المهندسين وجدوا فيه شقوقا كبيرة. ",
    "he": "מועצת העיר סגרה את הגשר ביום שני כי המהנדסים מצאו בו סדקים גדולים. ",
    "ko": "시의회는 월요일에 다리를 폐쇄했다. 검사관들이 다리에서 균열을 발견했기 때문이다. ",
    "zh": "市议会星期一关闭了大桥， 因为检查人员发现了裂缝。 市长说， 大桥 不 再 安全。 ",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_the_language_is_that_of_the_words_whatever_their_script(code: str) -> None:
    assert find_language(SENTENCES[code] * 6, reading_packs()) == code


@pytest.mark.parametrize("text", ["", "4711 – 08.15", "Ponte"])
def test_too_few_words_tell_no_language(text: str) -> None:
    assert find_language(text, reading_packs()) is None
