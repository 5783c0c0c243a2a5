"""Who speaks, in the languages that statements come in; greetings and sentences are nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.metadata import Details
from core.clauses.segment import segment
from core.clauses.state_names import states_in
from core.reading.document import Document


def details(text: str, source: str = "text.txt") -> Details:
    return segment(Document(text, source, "txt"), id="a").details


def parties(text: str) -> list[str]:
    return list(details(text).parties)


TITLES = [
    ("JOINT STATEMENT BETWEEN JAPAN AND THE REPUBLIC OF KOREA", "They met.", ["Japan", "Republic of Korea"]),
    ("EU-Japan Summit Statement", "They met.", ["European Union", "Japan"]),
    ("Memorandum between the French Republic and the Swiss Confederation", "They met.", ["France", "Switzerland"]),
    ("Memorandum on Ports between Chad and Peru", "They met.", ["Chad", "Peru"]),
    ("ASEAN-Japan Forum: Statement", "They met.", ["ASEAN", "Japan"]),
    ("Erklärung der Minister Deutschlands und Polens", "Die Häfen sind auf.", ["Deutschland", "Polen"]),
    (
        "Declaration of the Commonwealth of Aldermark and the United Provinces of Dunmarrow on Ports",
        "They met.",
        ["Commonwealth of Aldermark", "United Provinces of Dunmarrow"],
    ),
    ("Declaration of the Friends of Peace and Progress", "They met.", []),
    ("Bank of Aldermark", "The rate stays as it is. Prices rose.", ["Bank of Aldermark"]),
    ("Open Market Committee", "The rate stays as it is. Prices rose.", ["Open Market Committee"]),
    ("Statement of the Open Market Committee", "The rate stays as it is. Prices rose.", []),
    ("BRICS Leaders’ Declaration", "The world changes. It needs ports.", ["BRICS"]),
    ("Déclaration conjointe du Pérou et de l’Italie sur le Tchad", "Les ports sont là.", ["Pérou", "Italie"]),
    ("Declaración conjunta del Perú y la Argentina", "Los puertos son de todos.", ["Perú", "Argentina"]),
    ("Declaração conjunta entre o Brasil e Portugal", "Os ministros não vão agir.", ["Brasil", "Portugal"]),
    ("Dichiarazione congiunta tra l’Italia e il Perù", "Le parti sono tutte d’accordo.", ["Italia", "Perù"]),
    ("Erklärung zwischen der Bundesrepublik Deutschland und Peru", "Die Häfen sind auf.", ["Deutschland", "Peru"]),
    ("Совместное заявление Республики Чад и Китайской Народной Республики", "Порты открыты.", ["Чад", "Китай"]),
    ("Меморандум о портах между Правительством Беларуси и Перу", "Порты открыты.", ["Беларусь", "Перу"]),
    ("Türkiye’nin ve Azerbaycan’ın Ortak Bildirisi", "Limanlar açıldı ve bu iyi.", ["Türkiye", "Azerbaycan"]),
    ("بيان مشترك بين مصر والأردن", "اتفق الطرفان.", ["مصر", "الأردن"]),
    ("中华人民共和国和法兰西共和国联合声明", "双方同意。", ["中国", "法国"]),
    ("中俄联合公报", "双方同意。", ["中国", "俄罗斯"]),
]


@pytest.mark.parametrize(("title", "body", "named"), TITLES)
def test_a_title_names_the_parties(title: str, body: str, named: list[str]) -> None:
    assert parties(f"{title}\n\n{body}\n") == named


SENTENCES = [
    ("Les ministres du Maroc et de l’Espagne se sont réunis à Rabat. Ils agiront.", ["Maroc", "Espagne"]),
    ("Los presidentes de Colombia y México se reunieron en Lima. Ellos acordaron esto.", ["Colombia", "México"]),
    ("Министры Казахстана и Узбекистана провели встречу. Они договорились.", ["Казахстан", "Узбекистан"]),
    ("Türkiye, Kazakistan ve Özbekistan bakanları bir araya geldi.", ["Türkiye", "Kazakistan", "Özbekistan"]),
    ("اجتمع وزراء قطر والكويت في الرياض. واتفقوا على ذلك.", ["قطر", "الكويت"]),
    ("日本、韩国和印度尼西亚外长举行会议。各方谈到印度洋。", ["日本", "韩国", "印度尼西亚"]),
    ("We — Secretary Dal of Peru’s Department of Ports and Ms. Kest of Chad — met.", ["Peru", "Chad"]),
    (
        "The members—Chad, the Council of Ports, Peru, Japan, INTERPOL, the Republic of Moldova, and Fiji—met.",
        ["Chad", "Council of Ports", "Peru", "Japan", "INTERPOL", "Moldova", "Fiji"],
    ),
    ("Prices since the Federal Open Market Committee met in May are stable.", ["Federal Open Market Committee"]),
]


@pytest.mark.parametrize(("text", "named"), SENTENCES)
def test_a_first_sentence_names_the_parties(text: str, named: list[str]) -> None:
    assert parties(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "Dear colleagues,\n\nPlease see our comments. Chad and Peru agreed to them.\n\nBest regards,\n\nAnna Dalo",
        "Excellencies,\n\n1. We thank you.\n\n2. We shall act.",
        "Ladies and Gentlemen of the Council,\n\n1. We thank you.\n\n2. We shall act.",
        "Chers collègues,\n\nVoici nos observations. Nous vous remercions.\n\nCordialement,\n\nAnne Dalo",
        "Atentamente,\n\nLa Ministra dijo que no. Los demás callaron.",
        "Bearing all that in mind,\n\nWe agree to act. We will meet again.",
        "In the Council,\n\nRecalling what was said before,\n\n1. We agree.",
        "The Ministers,\n\nRecalling what was said before,\n\n1. Agree.",
    ],
)
def test_neither_a_greeting_nor_any_line_with_a_comma_is_a_party(text: str) -> None:
    assert parties(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Le Conseil des ports,\n\nRappelant ce qui a été dit,\n\n1. Décide d’agir.", ["Conseil des ports"]),
        ("El Comité de Puertos,\n\nRecordando lo que se dijo,\n\n1. Decide actuar.", ["Comité de Puertos"]),
        ("Совет портов,\n\nссылаясь на свои решения,\n\n1. постановляет действовать.", ["Совет портов"]),
        ("إن مجلس الموانئ،\n\nإذ يشير إلى قراراته السابقة،\n\n1 - يقرر العمل.", ["مجلس الموانئ"]),
        ("港口理事会，\n\n回顾其以往各项决议和声明，\n\n1. 决定采取行动。", ["港口理事会"]),
    ],
)
def test_an_organ_speaks_in_its_resolution(text: str, named: list[str]) -> None:
    assert parties(text) == named


PLACES = [
    ("The President welcomed the Prime Minister of Peru to Washington, D.C. They agreed.", "Washington, D.C."),
    ("Peru welcomed the guests to the White House on May 2. They agreed.", "White House"),
    ("Peru welcomed Timor-Leste to ASEAN. They agreed.", ""),
    ("We agreed on ports during the State Visit of our guest in Lima today. We will act.", "Lima"),
    ("They met at the Palace of Justice in Lima. They agreed.", "Lima"),
    ("They met in Nairobi. They agreed.", "Nairobi"),
    ("Los ministros se reunieron en la ciudad de Asunción. Ellos acordaron esto.", "Asunción"),
    ("Issued by the Council of Ports at its meeting in Lima, 5 April 2031\n\nPorts are closed. Open them.", "Lima"),
    ("Заявление\n\n27 мая 2031 года, г. Ташкент\n\nСтороны договорились. Они встретятся.", "Ташкент"),
    ("Die Minister trafen sich am 3. Mai 2031 in Weimar. Sie sind nicht allein.", "Weimar"),
    ("Os ministros reuniram-se em Brasília em 3 de maio de 2031. Eles não vão parar.", "Brasília"),
    ("Bakanlar 3 Mayıs 2031 tarihinde İstanbul’da bir araya geldi.", "İstanbul"),
    ("اجتمع الوزراء في الرياض في 3 مايو 2031. واتفقوا.", "الرياض"),
    ("各国外长于2031年5月3日在东京举行会议。各方同意。", "东京"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_a_sentence_says_where_its_speakers_met(text: str, place: str) -> None:
    assert details(text).place == place


@pytest.mark.parametrize(
    ("text", "source", "date"),
    [
        ("We agree to act. They will too.", "2031-05-03 statement.txt", "2031-05-03"),
        ("We agree to act. They will too.", "statement_2031_05.docx", "2031-05"),
        ("Lima, 4 June 2031\n\nWe agree to act. They will too.", "2031-05-03.txt", "2031-06-04"),
        ("We agree to act. They will too.", "2031-13-03.txt", ""),
        ("We agree to act. They will too.", "draft 12031-05.txt", ""),
        ("中国国家主席于2031年11月20日对巴西进行国事访问。双方同意合作。", "a.txt", "2031-11-20"),
        ("Ports matter to all. On April 13, 2031, the Ministers met. They agreed.", "a.txt", "2031-04-13"),
        ("At the third summit on March 18, 2031, Peru joined us. We agree.", "a.txt", "2031-03-18"),
        ("Ports matter. The treaty that was signed on 3 May 1998 binds us all still.", "a.txt", ""),
    ],
)
def test_dates_of_sentences_and_of_files(text: str, source: str, date: str) -> None:
    assert details(text, source).date == date


def test_a_place_may_stand_on_the_line_beside_the_date() -> None:
    found = details("Declaration on Ports\n\nPort Halden, Peru\n6 July 2031\n\nThe Ministers met. They agreed.")
    assert (found.date, found.place) == ("2031-07-06", "Port Halden, Peru")


@pytest.mark.parametrize(
    ("words", "language", "names"),
    [
        ("Democratic People's Republic of Korea, Republic of Korea", "en", ["North Korea", "Republic of Korea"]),
        ("Equatorial Guinea, Guinea-Bissau and Guinea", "en", ["Equatorial Guinea", "Guinea-Bissau", "Guinea"]),
        ("Japan’s ports, Chadian ships", "en", []),
        ("с Российской Федерацией и Египтом", "ru", ["Россия", "Египет"]),
        ("Объединенных Арабских Эмиратов", "ru", ["Объединенные Арабские Эмираты"]),
        ("وللصين وبمصر", "ar", ["الصين", "مصر"]),
        ("印度洋、日本海和法国人", "zh", []),
    ],
)  # fmt: skip
def test_names_of_states_as_texts_write_them(words: str, language: str, names: list[str]) -> None:
    assert [state.name for state in states_in(words, language)] == names


@given(
    st.text(alphabet="中法联合声明《“ABPeruChad-–’s ,", max_size=40),
    st.sampled_from(["en", "ru", "ar", "zh", "xx", ""]),
)
def test_names_lie_in_the_words(words: str, language: str) -> None:
    for state in states_in(words, language, offices=True):
        assert 0 <= state.start < state.end <= len(words)
