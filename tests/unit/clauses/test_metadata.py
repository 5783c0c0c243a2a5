"""What a statement says of itself: proposed where its form makes it likely, and nothing elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.dates import dates_in
from core.clauses.metadata import Details, is_date
from core.clauses.segment import segment
from core.clauses.statement import ClauseKind
from core.reading.document import Document


def details(text: str, source: str = "text.txt") -> Details:
    return segment(Document(text, source, "txt"), id="a").details


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        pytest.param("on 13 November 2025 in", "en", "2025-11-13", id="day month year"),
        pytest.param("November 3rd, 2025", "en", "2025-11-03", id="month day year"),
        pytest.param("this 4th day of May 2026", "en", "2026-05-04", id="legal"),
        pytest.param("Nov. 3, 2025", "en", "2025-11-03", id="short month"),
        pytest.param("May 19-21, 2023", "en", "2023-05-19/2023-05-21", id="interval"),
        pytest.param("19–21 May 2023", "en", "2023-05-19/2023-05-21", id="interval, day first"),
        pytest.param("October 31–-November 1, 2022", "en", "2022-10-31/2022-11-01", id="over two months"),
        pytest.param("30 September to 3 October 2024", "en", "2024-09-30/2024-10-03", id="over two months, day first"),
        pytest.param("du 30 septembre au 3 octobre 2024", "fr", "2024-09-30/2024-10-03", id="French, two months"),
        pytest.param("in November 2025", "en", "2025-11", id="month"),
        pytest.param("2025-11-13", "", "2025-11-13", id="ISO"),
        pytest.param("le 1er août 2024", "fr", "2024-08-01", id="French"),
        pytest.param("13 de noviembre de 2025", "es", "2025-11-13", id="Spanish"),
        pytest.param("3. März 2025", "de", "2025-03-03", id="German"),
        pytest.param("13 ноября 2025 года", "ru", "2025-11-13", id="Russian"),
        pytest.param("13 Kasım 2025", "tr", "2025-11-13", id="Turkish"),
        pytest.param("١٣ نوفمبر ٢٠٢٥", "ar", "2025-11-13", id="Arabic digits"),
        pytest.param("2025年11月13日", "zh", "2025-11-13", id="Chinese"),
        pytest.param("31 February 2025", "en", "", id="no such day"),
        pytest.param("21-19 May 2023", "en", "", id="backwards"),
        pytest.param("resolution 2254 (2015), 13 November", "en", "", id="no year"),
        pytest.param("S/2023-11-13", "en", "", id="part of a symbol"),
    ],
)
def test_dates_are_read_as_each_language_writes_them(text: str, language: str, iso: str) -> None:
    assert "".join(found.iso for found in dates_in(text, 0, len(text), language=language)) == iso


@given(
    st.text(alphabet="0123456789 ,.-/年月日MayNovember13ноябряde", max_size=60), st.sampled_from(["en", "ru", "es", ""])
)
def test_whatever_the_text_dates_lie_in_it_and_exist(text: str, language: str) -> None:
    for found in dates_in(text, 0, len(text), language=language):
        assert 0 <= found.start < found.end <= len(text)
        assert is_date(found.iso)


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("", True),
        ("2025", True),
        ("2025-02", True),
        ("2024-02-29", True),
        ("2023-05-19/2023-05-21", True),
        ("2025-02-29", False),
        ("2025-13", False),
        ("0000", False),
        ("13.11.2025", False),
        ("2025-05-02/2025-05-01", False),
        ("2025-05-01/", False),
        ("٢٠٢٥", False),
    ],
)
def test_only_dates_that_exist_are_taken(words: str, fits: bool) -> None:
    assert is_date(words) == fits
    if not fits:
        with pytest.raises(ValueError, match="no date"):
            Details(date=words)


BODY = (
    "\n\nThe Parties met to open their ports. They recall the treaty of 3 March 1998 and will report by 1 May 2030.\n"
)


@pytest.mark.parametrize(
    ("head", "date", "words", "place"),
    [
        pytest.param("Port Halden, 14 May 2026", "2026-05-14", "14 May 2026", "Port Halden", id="place first"),
        pytest.param("14 May 2026, Port Halden", "2026-05-14", "14 May 2026", "Port Halden", id="date first"),
        pytest.param("Joint Statement\n\n[Draft of 2 June 2026]", "2026-06-02", "2 June 2026", "", id="draft"),
        pytest.param("Joint Statement", "", "", "", id="none"),
    ],
)
def test_a_line_at_the_head_says_when_and_where(head: str, date: str, words: str, place: str) -> None:
    found = details(head + BODY)
    assert (found.date, found.date_words, found.place) == (date, words, place)


def test_the_place_of_signature_says_when_and_where() -> None:
    found = details(f"Joint Statement{BODY}\nDone at Port Halden on 14 May 2026\n")
    assert (found.date, found.place) == ("2026-05-14", "Port Halden")


def test_the_first_sentence_says_when_and_where_its_speakers_met() -> None:
    found = details("We, the leaders, met in Port Halden on May 19-21, 2026, as friends. We recall 3 March 1998.")
    assert (found.date, found.place) == ("2026-05-19/2026-05-21", "Port Halden")


def test_a_date_that_a_text_only_speaks_of_is_not_its_own() -> None:
    assert details("The treaty of 3 March 1998 binds us. We will open all ports.").date == ""
    assert details("The Council,\n\nRecalling what was adopted on 3 March 1998,\n\n1. Decides to act.").date == ""


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        pytest.param(
            "Joint Statement between the Commonwealth of Aldermark and the Republic of Belvara" + BODY,
            ("Commonwealth of Aldermark", "Republic of Belvara"),
            id="title",
        ),
        pytest.param(
            "Déclaration commune entre la République de Belvara et l’Estmere\n\nLes Parties ont décidé d’agir.",
            ("République de Belvara", "Estmere"),
            id="French title",
        ),
        pytest.param(
            "France and Japan: draft resolution\n\nThe Council,\n\nNoting it,", ("France", "Japan"), id="sponsors"
        ),
        pytest.param(
            "We, the leaders of Japan, the ROK, and the U.S., met in the spirit of Japan’s history.",
            ("Japan", "Republic of Korea", "United States"),
            id="first sentence, short forms",
        ),
        pytest.param(
            "The Council of Ports,\n\nRecalling its duty,\n\n1. Decides so.", ("Council of Ports",), id="organ"
        ),
        pytest.param(
            "At a forum Chad and Peru joined us.\n\nWe, the governments of Japan and New Caledonia, note it.",
            ("Japan", "New Caledonia"),
            id="those who say “we”",
        ),
        pytest.param(
            "Today, Ms. Dalo of Japan and Mr. Kest of Peru spoke regarding the war between Chad and Mali.",
            ("Japan", "Peru"),
            id="not those spoken about",
        ),
        pytest.param("We, the Leaders of the Group of Seven (G7), met. We stand by Peru.", ("G7",), id="a group"),
        pytest.param(
            "The U.S.-Peru Council met again. It noted the rains in Chad.", ("United States", "Peru"), id="one word"
        ),
        pytest.param(
            "The Presidents met. " + "Peru and Chile will open their ports. " * 3 + "Chad was named.",
            ("Peru", "Chile"),
            id="all over the text",
        ),
        pytest.param(
            "We, the leaders of Peru and the EU, met. " + "Hamas must free them. " * 9,
            ("Peru", "European Union"),
            id="no movements",
        ),
        pytest.param("The panel met. " + "Hamas fights Israel on the coast. " * 4, (), id="a movement is no party"),
        pytest.param("The panel met. Peru grew. Chile shrank. Both exported fish.", (), id="named now and then"),
        pytest.param("Recent indicators suggest that growth goes on. Japan is mentioned later.", (), id="none"),
        pytest.param("Statement on the difference between words and deeds" + BODY, (), id="no names"),
    ],
)
def test_parties_are_those_who_speak(text: str, parties: tuple[str, ...]) -> None:
    assert details(text).parties == parties


@pytest.mark.parametrize(
    ("text", "source", "symbol"),
    [
        pytest.param("S/RES/2254 (2015)\n\nThe Council met.", "a.txt", "S/RES/2254 (2015)", id="resolution"),
        pytest.param("A/C.3/78/L.12\n\nThe Council met.", "a.txt", "A/C.3/78/L.12", id="committee draft"),
        pytest.param("Distr.: General S/2023/772\n\nThe Council met.", "a.txt", "S/2023/772", id="in a line"),
        pytest.param("WT/MIN(22)/30\n\nMinisters met.", "a.txt", "WT/MIN(22)/30", id="trade"),
        pytest.param("The Council met.", "S_2023_772.docx", "S/2023/772", id="name of the file"),
        pytest.param(
            "Resolution 2254 (2015)\n\nThe Security Council,\n\nNoting it,", "a.txt", "S/RES/2254 (2015)", id="title"
        ),
        pytest.param("We recall S/RES/2254 (2015) and will act.", "draft_2.txt", "", id="only recalled"),
    ],
)
def test_the_symbol_is_that_of_the_text_itself(text: str, source: str, symbol: str) -> None:
    assert details(text, source).symbol == symbol


@given(st.text(max_size=300), st.text(max_size=20))
def test_any_text_has_details(text: str, source: str) -> None:
    assert is_date(details(text, source).date)


RESOLUTION = """United Nations
A/C.3/86/L.12
General Assembly
Distr.: Limited
20 October 2031
Original: English

Eighty-sixth session
Third Committee
Agenda item 67

Rights of the child

The General Assembly,

Recalling its resolution 85/1,

1. Urges all to act.
"""


def test_a_letterhead_is_no_title_but_tells_date_and_symbol() -> None:
    statement = segment(Document(RESOLUTION, "a.txt", "txt"), id="a")
    assert statement.title == "Rights of the child"
    assert (statement.details.date, statement.details.symbol) == ("2031-10-20", "A/C.3/86/L.12")
    assert [clause.kind.value for clause in statement.clauses][-4:] == ["title", "paragraph", "preambular", "operative"]
    assert statement.clauses[0].kind is ClauseKind.NOTE


def test_a_title_goes_on_in_small_letters() -> None:
    text = "Memorandum\nbetween\nthe Government of Japan\nand\nthe Government of Peru\n\nThey met.\n\nTrade\n\nIt grew."
    statement = segment(Document(text, "a.txt", "txt"), id="a")
    assert statement.title == "Memorandum between the Government of Japan and the Government of Peru"
    assert statement.details.parties == ("Japan", "Peru")


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        ("Lima, May 3, 2031 – The Presidents met. They agreed.", "2031-05-03", "Lima"),
        ("Déclaration commune\n\nParis, le 3 mai 2031\n\nNous avons décidé d’agir.", "2031-05-03", "Paris"),
        ("联合声明\n\n2031年5月3日，北京\n\n双方同意加强合作。", "2031-05-03", "北京"),
        ("بيان مشترك\n\nالقاهرة، 3 مايو 2031\n\nاتفق الطرفان على التعاون.", "2031-05-03", "القاهرة"),
    ],
)
def test_datelines_of_all_kinds_say_when_and_where(text: str, date: str, place: str) -> None:
    assert (details(text).date, details(text).place) == (date, place)
