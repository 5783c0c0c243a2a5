"""Segmentation: what is cut and what stays whole, and that nothing is lost whatever the text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.segment import segment
from core.clauses.statement import Clause, ClauseKind, Statement
from core.reading.document import Document, Mark, MarkKind


def cut(text: str, *marks: Mark, title: str = "", source: str = "pasted text") -> Statement:
    return segment(Document(text, source, "txt", title, marks), id="S")


def words_of(statement: Statement) -> list[str]:
    return [" ".join(statement.words_of(clause).split()) for clause in statement.clauses]


def clause(statement: Statement, opening: str) -> Clause:
    """The clause whose own words, after label and lead, begin so."""
    return next(c for c in statement.clauses if statement.text[c.body : c.end].startswith(opening))


WHOLE = [
    pytest.param("They recalled para. 5 (a) and Art. 3 (2) of the Annex.", id="paragraph and article"),
    pytest.param("H.E. Mr. Anton R. Dalo, Jr. of Arvenia met Dr. Mira Kest.", id="titles and initials"),
    pytest.param("The Act (Pub. L. 117-103) and the Rules hold.", id="public law"),
    pytest.param("See S/RES/2254 (2015), No. 5 and pp. 12-14.", id="symbols and numbers"),
    pytest.param("The U.S.-Arvenia Council met at 12 p.m. EDT in the U.S. Capitol.", id="abbreviations"),
    pytest.param("The U.S. President met the E.U. Commissioner and Sec. Blake.", id="offices"),
    pytest.param("They praised U.S. IT firms and the U.N. WHO office.", id="capitals"),
    pytest.param("The Australia-U.S. Forum paid $2.5 million under 19 U.S.C. 1862.", id="hyphened abbreviation"),
    pytest.param("Trade “… <...> must grow… and be fair,” the statement said.", id="ellipsis"),
    pytest.param("“Will you act?” she asked, and “Yes!” was the answer.", id="question inside"),
    pytest.param("The Parties [shall][should] report [by 2030] [each year].", id="square brackets"),
    pytest.param("The Parties shall: cease fire; free all prisoners; and open roads.", id="semicolons"),
    pytest.param("The Parties agree to (a) meet; (b) talk; and (c) report.", id="short list"),
    pytest.param("M. Duval et Mme Arno ont rappelé l’art. 5, al. 2, du Traité.", id="French"),
    pytest.param("El Sr. Pérez citó el art. 3 y el párr. 5 de la EE.UU. y otros.", id="Spanish"),
    pytest.param("Президент В. В. Орлов и г-н С.А. Лавин подписали ст. 5 и п. 3 в 2026 г. в г. Кольм.", id="Russian"),
    pytest.param("Sayın Dr. Mehmet A. Demir 21. yüzyıl için md. 5 uyarınca konuştu.", id="Turkish"),
    pytest.param("اجتمع د. أحمد مع م. سامي في القاهرة لبحث مبلغ 2.5 مليون.", id="Arabic"),
    pytest.param("双方将于2027年前把贸易额提高2.5倍，并加强合作。", id="Chinese"),
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_whole(text: str) -> None:
    assert words_of(cut(text)) == [text]


PARTED = [
    pytest.param(
        "We want peace. <...> We act. […] We win.", ["We want peace.", "<...> We act.", "[…] We win."], id="left out"
    ),
    pytest.param("They met in the U.S. The talks went on.", ["They met in the U.S.", "The talks went on."], id="U.S."),
    pytest.param("We act by 2030. 5 States joined.", ["We act by 2030.", "5 States joined."], id="number after a year"),
    pytest.param(
        "He said: “We act. We win.” They left.", ["He said: “We act.", "We win.”", "They left."], id="quotation"
    ),
    pytest.param("He called it “weak. It was.", ["He called it “weak.", "It was."], id="unbalanced quotation"),
    pytest.param("[We shall act.] [We may act.]", ["[We shall act.]", "[We may act.]"], id="bracketed sentences"),
    pytest.param(
        "We regret it.1 We will act.[2] They may.", ["We regret it.1", "We will act.[2]", "They may."], id="notes"
    ),
    pytest.param(
        "We ended the process.The parties left.", ["We ended the process.", "The parties left."], id="lost space"
    ),
    pytest.param("« Nous agirons. » Il part.", ["« Nous agirons. »", "Il part."], id="French quotation"),
    pytest.param(
        "¿Quién actúa? ¡Nosotros! Y nadie más.", ["¿Quién actúa?", "¡Nosotros!", "Y nadie más."], id="Spanish"
    ),
    pytest.param("“我们合作。我们共赢。”他说。", ["“我们合作。", "我们共赢。”他说。"], id="Chinese"),
    pytest.param("هل يكفي هذا؟ نعم. انتهى.", ["هل يكفي هذا؟", "نعم.", "انتهى."], id="Arabic"),
    pytest.param("हम सहमत हैं। हम काम करेंगे।", ["हम सहमत हैं।", "हम काम करेंगे।"], id="danda"),
]


@pytest.mark.parametrize(("text", "parts"), PARTED)
def test_sentences_are_parted(text: str, parts: list[str]) -> None:
    assert words_of(cut(text)) == parts


def test_wrapped_lines_join_and_lines_with_room_left_do_not() -> None:
    statement = cut(
        "The ministers met in the old town hall of Kolm at the\n"
        "invitation of the Chair and adopted the report of the\n"
        "Committee.\n"
        "Next steps\n"
        "They will meet again before the end of the year to see\n"
        "what was done."
    )
    assert words_of(statement) == [
        "The ministers met in the old town hall of Kolm at the invitation of the Chair and adopted the report of the "
        "Committee.",
        "Next steps",
        "They will meet again before the end of the year to see what was done.",
    ]
    assert [c.kind for c in statement.clauses][1] is ClauseKind.HEADING


def test_unwrapped_lines_are_paragraphs_each() -> None:
    long = "support every effort that the two shores have made, and that others may yet make, for peace " * 3
    statement = cut(f"We will:\n{long}\n{long}and\n{long}")
    assert len(statement.clauses) == 4


def test_lines_of_uneven_length_are_a_list() -> None:
    statement = cut(
        "The two sides discussed:\n"
        "the reopening of the border crossing\n"
        "the release of all fishermen who are still held on either shore of the lake\n"
        "the ferry between Kolm and Vara\n"
        "the new school\n"
        "They will meet again."
    )
    assert [c.kind.value for c in statement.clauses] == ["paragraph", *["item"] * 4, "paragraph"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_label_on_a_line_of_its_own_belongs_to_its_words(gap: str) -> None:
    statement = cut(f"1.{gap}We will:\n\n(a){gap}meet; and\n\n•{gap}talk.")
    assert [c.label for c in statement.clauses] == ["1", "1 (a)", ""]
    assert len(statement.clauses) == 3


def test_an_empty_line_inside_a_date_does_not_part_it() -> None:
    assert len(cut("The fellows began their studies in August\n\n2023. They number one hundred.").clauses) == 2


RESOLUTION = """Estmere: draft resolution

The Council,

Recalling its resolution 14 (2019),

Deeply concerned by the fighting,

1. Calls upon all parties:

(a) to cease fire;

(b) to allow relief:

(i) by road; and

(ii) by sea;

2. Decides to meet again.
"""


def test_a_resolution_has_its_parts() -> None:
    statement = cut(RESOLUTION)
    assert [(c.kind.value, c.label) for c in statement.clauses] == [
        ("title", ""),
        ("paragraph", ""),
        ("preambular", ""),
        ("preambular", ""),
        ("operative", "1"),
        ("item", "1 (a)"),
        ("item", "1 (b)"),
        ("item", "1 (b) (i)"),
        ("item", "1 (b) (ii)"),
        ("operative", "2"),
    ]
    assert clause(statement, "to cease").parent == clause(statement, "Calls").id
    assert clause(statement, "by sea").parent == clause(statement, "to allow").id
    assert clause(statement, "Decides").parent is None
    assert statement.title == "Estmere: draft resolution"


@pytest.mark.parametrize(
    ("preambular", "operative"),
    [
        ("Réaffirmant les buts de la Charte et ses principes,", "Décide de rester saisi ;"),
        ("Recordando su resolución 14 (2019) y otras,", "Decide seguir ocupándose de la cuestión;"),
        ("подтверждая цели и принципы Устава Лиги,", "постановляет продолжать заниматься этим вопросом."),
        ("وإذ يؤكد من جديد مقاصد الميثاق ومبادئه،", "يقرر أن يبقي المسألة قيد نظره."),
        ("重申联盟宪章的宗旨和各项原则以及有关决议，", "决定继续处理此案。"),
    ],
)
def test_preambular_and_operative_in_other_languages(preambular: str, operative: str) -> None:
    numbered = cut(f"{preambular}\n\n{preambular}\n\n1. {operative}")
    assert [c.kind for c in numbered.clauses] == [
        ClauseKind.PREAMBULAR,
        ClauseKind.PREAMBULAR,
        ClauseKind.OPERATIVE,
    ]


def test_operative_paragraphs_need_no_number() -> None:
    statement = cut("The Council,\n\nRecalling its rules,\n\nDecides to act;\n\nAlso requests a report.")
    assert [c.kind.value for c in statement.clauses] == ["paragraph", "preambular", "operative", "operative"]


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("That much has been done already;", ClauseKind.PREAMBULAR),
        ("Furthermore, the fleets have doubled since then;", ClauseKind.PREAMBULAR),
        ("The fleets have doubled since then.", ClauseKind.PARAGRAPH),
        ("Whereas the fleets have doubled since then,", ClauseKind.PREAMBULAR),
        ("According to the rules of the Council,", ClauseKind.PREAMBULAR),
    ],
)
def test_a_preamble_goes_on_where_a_paragraph_ends_no_sentence(paragraph: str, kind: ClauseKind) -> None:
    statement = cut(f"The Council,\n\nConsidering that the sea is shared,\n\n{paragraph}\n\nDecides to act;")
    assert [c.kind for c in statement.clauses][1:] == [ClauseKind.PREAMBULAR, kind, ClauseKind.OPERATIVE]


@pytest.mark.parametrize("opening", ["According to the rules of the Council,", "PUBLISHING OF MAPS AND CHARTS,"])
def test_no_preamble_is_opened_by_what_only_looks_like_a_participle(opening: str) -> None:
    assert [c.kind for c in cut(f"{opening}\n\nDecides to act;").clauses][1:] != [ClauseKind.OPERATIVE]


def test_numbered_alternatives_keep_their_labels() -> None:
    statement = cut("3. We act.\n\n3 bis. [We may act.]\n\n[3 ter. We wait.]\n\nOP7. Decides to act;")
    assert [c.label for c in statement.clauses] == ["3", "3 bis", "3 ter", "OP7"]


@pytest.mark.parametrize(
    ("written", "label"), [("6 bis. We", "6 bis"), ("6bis We", "6bis"), ("6 ter We", "6 ter"), ("6. bis We", "6 bis")]
)
def test_numbers_set_beside_others_need_no_stop(written: str, label: str) -> None:
    statement = cut(f"6. They agree to meet.\n\n{written} agree to talk.\n\n7. They part.")
    assert [c.label for c in statement.clauses] == ["6", label, "7"]


def test_a_sentence_in_square_brackets_is_no_heading() -> None:
    statement = cut("5. They meet.\n\n[6. They talk.]\n\n[Alternative\n\n7. They part.]\n\nThey went home.")
    assert [c.kind for c in statement.clauses if c.label in ("6", "7")] == [ClauseKind.OPERATIVE] * 2


def test_the_letter_i_after_h_is_no_roman_number() -> None:
    letters = "abcdefghij"
    statement = cut("We will:\n" + "".join(f"({letter}) do this;\n" for letter in letters))
    assert [c.label for c in statement.clauses[1:]] == [f"({letter})" for letter in letters]


def test_unlabelled_items_stand_under_their_chapeau_until_prose_comes() -> None:
    statement = cut("We agreed to:\n\nsupport the fund;\n\nexpand trade; and\n\nmeet in 2027.\n\nThe talks were frank.")
    chapeau = statement.clauses[0].id
    assert [c.parent for c in statement.clauses] == [None, chapeau, chapeau, chapeau, None]
    assert [c.kind.value for c in statement.clauses[1:]] == ["item", "item", "item", "paragraph"]


def test_bullets_are_items_and_their_later_sentences_stand_alone() -> None:
    statement = cut("Key terms include:\n• Estmere will cut tariffs. It will do so soon.\n• Dunmarrow will follow.")
    assert [c.kind.value for c in statement.clauses] == ["paragraph", "item", "item", "item"]
    assert [c.parent for c in statement.clauses] == [None, "S-1", None, "S-1"]
    assert statement.text[statement.clauses[1].body :].startswith("Estmere")


def test_a_long_list_inside_a_sentence_is_cut_at_its_items() -> None:
    statement = cut(
        "4. The Parties agree that (a) each of them shall notify the other of any measure that affects trade; (b) each "
        "of them shall consult within thirty days of such a notification; and (c) neither shall act before the talks."
    )
    assert [c.label for c in statement.clauses] == ["4", "4 (a)", "4 (b)", "4 (c)"]
    assert {c.parent for c in statement.clauses[1:]} == {"S-1"}


def test_leads_and_headings_give_the_topic() -> None:
    statement = cut(
        "Joint Statement\n\nTrade\n\nTariffs: Estmere will cut them. It will do so soon.\n\nBoth will meet.\n\n"
        "Energy and Climate\n\nWe will save power."
    )
    assert [(c.kind.value, c.topic) for c in statement.clauses] == [
        ("title", ""),
        ("heading", ""),
        ("paragraph", "Tariffs"),
        ("paragraph", "Tariffs"),
        ("paragraph", "Trade"),
        ("heading", ""),
        ("paragraph", "Energy and Climate"),
    ]
    assert clause(statement, "Estmere will").body > clause(statement, "Estmere will").start


@pytest.mark.parametrize(
    "text",
    [
        "For release at 2:00 p.m. EDT\n\nRates stay.",
        "They decided: We will act.",
        "The ministers agreed to: Act now.",
    ],
)
def test_no_lead_is_seen_in_a_time_or_a_sentence(text: str) -> None:
    assert {c.topic for c in cut(text).clauses} == {""}


@pytest.mark.parametrize("heading", ["WHO reform and IT security", "ANNEX", "Peace & Security", "2. Next Steps"])
def test_headings_are_told(heading: str) -> None:
    assert cut(f"We met in Kolm.\n\n{heading}\n\nThe two sides agreed.").clauses[1].kind is ClauseKind.HEADING


@pytest.mark.parametrize("line", ["We will act", "the annex", "2 June 2026", "At 2:00 p.m. EDT", "They met:"])
def test_other_short_lines_are_no_headings(line: str) -> None:
    assert cut(f"We met in Kolm.\n\n{line}\n\nThe two sides agreed.").clauses[1].kind is not ClauseKind.HEADING


def test_numbered_headings_are_told_from_numbered_paragraphs() -> None:
    statement = cut("1. Tariffs\n\n1. We will cut them.\n\n2. They will too.\n\n2. Services\n\n1. We will open them.")
    assert [c.kind.value for c in statement.clauses] == ["heading", "operative", "operative", "heading", "operative"]
    assert statement.clauses[-1].topic == "Services"


def test_headings_go_on_counting_over_their_paragraphs() -> None:
    statement = cut("A. Trade\n\n1. We cut tariffs.\n\nB. Energy\n\n2. We save.\n\nJ. Smith\n\n3. We end.")
    headings = [c for c in statement.clauses if c.kind is ClauseKind.HEADING]
    assert [c.label for c in headings] == ["A", "B", ""]
    assert [c.topic for c in statement.clauses if c.label in ("1", "2")] == ["Trade", "Energy"]


def test_versions_under_negotiation_are_labelled() -> None:
    statement = cut("3. We met.\n\n4. [Option 1: We shall act.]\n\n[Option 2: We should act.]\n\n5. We left.")
    assert [c.label for c in statement.clauses] == ["3", "4 Option 1", "4 Option 2", "5"]
    assert {c.kind for c in statement.clauses} == {ClauseKind.OPERATIVE}


def test_lines_beside_the_title_are_no_topic() -> None:
    statement = cut("Joint Statement\n\nof the Two Shores\n\n[Draft of 2 June]\n\n2 June 2026\n\nWe met in Kolm.")
    assert [c.kind.value for c in statement.clauses] == ["title", "title", "note", "paragraph", "paragraph"]
    assert {c.topic for c in statement.clauses} == {""}


def test_verbless_items_complete_their_chapeau_and_sentences_do_not() -> None:
    statement = cut(
        "They note these deals:\n\nPurchase of aircraft.\n\nPurchase of grain.\n\nBoth sides will meet again."
    )
    assert [c.parent for c in statement.clauses] == [None, "S-1", "S-1", None]


def test_items_after_a_full_stop_have_no_chapeau() -> None:
    assert cut("7. We will act.\n\n(a) We will meet.").clauses[1].parent is None


@pytest.mark.parametrize("text", ["[1] See the annex.", "¹ See the annex.", "* * *", "For media inquiries, write."])
def test_notes_are_told(text: str) -> None:
    assert cut(f"We met.\n\n{text}").clauses[1].kind is ClauseKind.NOTE


def test_a_list_of_names_is_no_row_of_headings() -> None:
    statement = cut("We met.\n\nEstmere\n\nDunmarrow\n\nAldermark\n\nCorrund\n\nWe parted.")
    assert {c.kind for c in statement.clauses} == {ClauseKind.PARAGRAPH}


def test_a_row_of_a_table_is_no_heading() -> None:
    assert cut("Estmere\t5\n\nWe met.").clauses[0].kind is ClauseKind.PARAGRAPH


def test_signatures_close_a_text() -> None:
    statement = cut("We will act.\n\nDone at Kolm on 4 May 2026.\n\nFor the Government of Estmere\n\nMira Kest")
    assert [c.kind.value for c in statement.clauses] == ["paragraph", "signature", "signature", "signature"]


def test_marks_of_the_form_are_honoured() -> None:
    text = "the fund\n\ntrade\n\nwe act\n\nthey said so.\n\nsee above."
    kinds = [MarkKind.TITLE, MarkKind.HEADING, MarkKind.ITEM, MarkKind.QUOTATION, MarkKind.NOTE]
    starts = [text.index(part) for part in text.split("\n\n")]
    marks = [Mark(start, start + 3, kind) for start, kind in zip(starts, kinds, strict=True)]
    assert [c.kind.value for c in cut(text, *marks).clauses] == ["title", "heading", "item", "quotation", "note"]


def test_levels_of_marked_items_nest() -> None:
    text = "We agreed:\n\n– trade\n\n– tariffs\n\n– aid"
    items = [text.index(word) - 2 for word in ("trade", "tariffs", "aid")]
    marks = [Mark(at, at + 4, MarkKind.ITEM, level) for at, level in zip(items, (1, 2, 1), strict=True)]
    assert [c.parent for c in cut(text, *marks).clauses] == [None, "S-1", "S-2", "S-1"]


@pytest.mark.parametrize(
    ("text", "given", "title"),
    [
        ("Joint Statement\n\nWe met.", "", "Joint Statement"),
        ("Joint Statement\n\nWe met.", "Of the source", "Of the source"),
        ("Preamble\n\nWe met in Kolm.", "", "We met in Kolm."),
        (
            "Two Shores agree on a fund\n\nKOLM, 14 May. The two shores agreed on it after all.",
            "",
            "Two Shores agree on a fund",
        ),
        ("", "", "pasted text"),
        (" \n\t\n", "", "pasted text"),
        ("“ … ”", "", "“ … ”"),
    ],
)
def test_the_title_is_the_sources_own_or_the_first_line_that_looks_like_one(text: str, given: str, title: str) -> None:
    assert cut(text, title=given).title == title


def test_a_file_without_a_title_is_called_by_its_name() -> None:
    assert cut("We met in Kolm and agreed.", source="draft_3.final.txt").title == "draft 3.final"
    assert cut("Joint Statement\n\nWe met.", source="draft.txt").title == "Joint Statement"


def test_a_guessed_title_is_short() -> None:
    title = cut("We " + "very " * 200 + "much agree.").title
    assert len(title) <= 201
    assert title.endswith("very…")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Ministers of the two shores met and agreed on the following."),
        ("fr", "Les ministres des deux rives se sont réunis et ont adopté la déclaration."),
        ("es", "Los ministros de las dos orillas se reunieron y adoptaron la declaración."),
        ("tr", "İki kıyının bakanları bir araya geldi ve bildiri için mutabık kaldı."),
        ("de", "Die Minister der beiden Ufer haben sich getroffen und die Erklärung angenommen."),
        ("ru", "Министры двух берегов встретились в городе и приняли заявление о торговле."),
        ("uk", "Міністри двох берегів зустрілися та ухвалили заяву про торгівлю."),
        ("ar", "اجتمع الوزراء في المدينة واتفقوا على البيان."),
        ("zh", "两岸部长在Kolm举行会议，通过了声明。"),
        ("ja", "両国の大臣は会議を開き、声明を採択した。"),
        ("ko", "양측 장관은 회의를 열었다."),
        ("el", "Οι υπουργοί συναντήθηκαν."),
        ("", "12 345 — …"),
        ("", ""),
    ],
)
def test_the_language_is_told_by_script_and_words(language: str, text: str) -> None:
    assert cut(text).language == language


PIECES = st.sampled_from(
    [
        *"[](){}<>“”«»\"'‘’„.,;:!?…。！？；：،؛؟।",
        "<...>",
        "...",
        "Mr. ",
        "U.S. ",
        "(a) ",
        "(i) ",
        "1. ",
        "2 bis. ",
        "• ",
        "– ",
        "Tariffs: ",
        "The Council,",
        "Recalling",
        "Decides to act",
        "we agree to",
        "Done at Kolm",
        "мы договорились",
        "双方同意",
        "اتفق الطرفان",
        "हम सहमत",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u2028",
        "\u2029",
        "\x0c",
        "\x1c",
        "\x85",
        "\u200b",
        "\u200f",
        "\ufeff",
        "\u202e",
        "\u3000",
        "e\u0301",
        "𝔄",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


def check_tiling(statement: Statement) -> None:
    assert statement.uncovered() == ""
    for place, one in enumerate(statement.clauses, start=1):
        own = statement.words_of(one)
        assert own == own.strip()
        assert one.id == f"{statement.id}-{place}"
        assert one.start <= one.body <= one.end
        assert one.parent is None or statement.by_id[one.parent].start < one.start
    for one, other in itertools.pairwise(statement.clauses):
        assert one.end <= other.start
        assert one.paragraph <= other.paragraph


@given(TEXTS)
def test_clauses_tile_whatever_text(text: str) -> None:
    check_tiling(cut(text))


@given(TEXTS, st.data())
def test_clauses_tile_whatever_the_marks(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text) + 5)
    spans = data.draw(st.lists(st.tuples(place, place, st.sampled_from(MarkKind), st.integers(1, 4)), max_size=6))
    check_tiling(cut(text, *(Mark(min(a, b), max(a, b), kind, level) for a, b, kind, level in spans)))


@pytest.mark.parametrize(
    "text",
    [
        "word of the " * 20_000,
        "nopunctuation" * 20_000,
        ". " * 50_000,
        "“" * 50_000,
        "(a) " * 20_000,
        "• x\n" * 5_000,
    ],
    ids=["words", "one word", "stops", "quotes", "labels", "bullets"],
)
def test_an_enormous_text_is_tiled(text: str) -> None:
    check_tiling(cut(text))


def test_the_declared_language_serves_where_the_words_do_not_tell() -> None:
    assert segment(Document("Protokoll 7/2026", "a.html", "html", language="de"), id="A").language == "de"
    english = Document("The Parties will meet and report to the parliaments.", "a.html", "html", language="fr")
    assert segment(english, id="A").language == "en"


def labels_and_parents(statement: Statement) -> list[tuple[str, str, str | None]]:
    return [(c.kind.value, c.label, c.parent) for c in statement.clauses]


def test_a_list_that_a_sentence_begins_goes_on_in_the_next_paragraphs() -> None:
    long = "notify the other of any measure that affects trade between them and any plan for one"
    statement = cut(f"They agree to: 1) {long}; 2) {long};\n\n3) {long}; and 4) {long}.\n\nThey will meet.")
    assert labels_and_parents(statement) == [
        ("paragraph", "", None),
        ("item", "(1)", "S-1"),
        ("item", "(2)", "S-1"),
        ("item", "(3)", "S-1"),
        ("item", "(4)", "S-1"),
        ("paragraph", "", None),
    ]


def test_a_paragraph_that_is_an_item_may_hold_the_next_ones() -> None:
    long = "to notify the other of any measure that affects trade between them and of any plan for one"
    statement = cut(f"7. The Parties agree:\n\n(a) {long}; (b) {long};\n\n(c) {long}.")
    assert labels_and_parents(statement) == [
        ("operative", "7", None),
        ("item", "7 (a)", "S-1"),
        ("item", "7 (b)", "S-1"),
        ("item", "7 (c)", "S-1"),
    ]


def test_items_need_no_colon_where_a_sentence_announces_them() -> None:
    statement = cut(
        "They committed to the following actions.\n\nSharing Knowledge\n\nBuilding a shared list of ships;\n\n"
        "Leading a course for pilots; and\n\nMeeting each year.\n\nThey thanked the Chair.\n\nThe hall was full;"
    )
    assert labels_and_parents(statement)[1:] == [
        ("heading", "", None),
        ("item", "", "S-1"),
        ("item", "", "S-1"),
        ("item", "", "S-1"),
        ("paragraph", "", None),
        ("item", "", None),
    ]


@pytest.mark.parametrize(
    ("head", "label", "kind"),
    [
        ("Article 3 – Entry into force", "Article 3", ClauseKind.HEADING),
        ("Article 3", "", ClauseKind.HEADING),
        ("Art. 3. – The two sides shall meet.", "Art. 3", ClauseKind.OPERATIVE),
        ("Section IV: The two sides shall meet.", "Section IV", ClauseKind.OPERATIVE),
        ("Article 3 of the Treaty says that the two sides shall meet.", "", ClauseKind.PARAGRAPH),
    ],
)
def test_articles_of_a_treaty_close_the_lists_before_them(head: str, label: str, kind: ClauseKind) -> None:
    statement = cut(f"2. It does not hold for:\n\n(a) arms; or\n\n(b) gold.\n\n{head}\n\nIt enters into force at once.")
    assert (statement.clauses[3].label, statement.clauses[3].kind) == (label, kind)
    assert {c.parent for c in statement.clauses[3:]} == {None}


def test_the_head_of_an_article_is_no_title() -> None:
    assert cut("Article 1\n\nThe Parties shall meet.").clauses[0].kind is ClauseKind.HEADING
