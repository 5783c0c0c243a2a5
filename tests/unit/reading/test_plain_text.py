"""Plain text comes back unchanged where it is UTF-8 with LF, and rightly decoded where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.document import Document
from core.reading.options import ReadingOptions
from core.reading.plain_text import decode, read_plain
from core.reading.read import read, read_pasted

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
ENGLISH = "The Participants’ Ministers “will” meet – again – by 30 June 2027."
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t [](){}#*<>")).filter(
    lambda text: "\ufffe" not in text and "\uffff" not in text and not text.startswith("\ufeff")
)


def plain(data: bytes) -> Document:
    return read_plain(data, "a.txt", ReadingOptions())


@given(TEXTS)
def test_utf8_with_lf_comes_back_unchanged(text: str) -> None:
    assert plain(text.encode()) == Document(text, "a.txt", "txt", encoding="utf-8")


def test_all_statements_at_hand_come_back_unchanged() -> None:
    if not CORPUS.is_dir():
        pytest.skip("needs ../shared/corpus")
    for path in CORPUS.glob("*/*.txt"):
        assert read(path).text == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_become_lf(ends: str) -> None:
    assert plain(f"One{ends}{ends}two{ends}".encode()).text == "One\n\ntwo\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, "Стороны подтвердили", "双方重申承诺", "x"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding: str, text: str) -> None:
    assert plain(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(ENGLISH, "cp1252", id="English"),
        pytest.param("Les États s’engagent à l’été", "cp1252", id="French"),
        pytest.param("Los Participantes reafirman su compromiso según el Acuerdo.", "cp1252", id="Spanish"),
        pytest.param("Taraflar, taahhütlerini yeniden teyit ettiğini söyledi.", "cp1254", id="Turkish"),
        pytest.param("Zúčastněné strany potvrzují své závazky.", "cp1250", id="Czech"),
        pytest.param("Стороны подтвердили свою приверженность договору.", "cp1251", id="Russian"),
        pytest.param("Стороны подтвердили свою приверженность договору.", "koi8-r", id="Russian, Unix"),
        pytest.param("Стороны подтвердили свою приверженность договору.", "cp866", id="Russian, DOS"),
        pytest.param("Τα μέρη επαναβεβαιώνουν τη δέσμευσή τους.", "cp1253", id="Greek"),
        pytest.param("الطرفان يؤكدان مجددا التزامهما", "cp1256", id="Arabic"),
        pytest.param("双方重申承诺，并将加强合作。", "gb18030", id="Chinese"),
        pytest.param("両首脳は、協力を再確認した。", "shift_jis", id="Japanese"),
        pytest.param("양측은 협력을 재확인했다.", "euc-kr", id="Korean"),
        pytest.param(ENGLISH, "utf-16-le", id="UTF-16 without a mark"),
        pytest.param("Стороны подтвердили", "utf-16-be", id="UTF-16, big end first"),
    ],
)
def test_other_encodings_are_told_by_what_they_give(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt")[0] == text


def test_the_encoding_is_said() -> None:
    assert plain(ENGLISH.encode("cp1252")).encoding == "cp1252"
    assert plain(ENGLISH.encode("utf-16-le")).encoding == "utf-16-le"


def test_a_stray_control_character_is_shown_and_moves_nothing() -> None:
    document = plain(b"The Participants will meet at least once a \0year, in spring or in autumn.")
    assert document.text == "The Participants will meet at least once a �year, in spring or in autumn."
    assert [left.what for left in document.left_out] == ["1 control character"]


def test_pasted_text_is_taken_as_it_is() -> None:
    document = read_pasted("# One\r\n* two\ud800\0")
    assert (document.text, document.source, document.format) == ("# One\n* two��", "pasted text", "txt")


def test_a_text_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "statement.docx"
    path.write_text("1. We will meet.\n", "utf-8")
    assert read(path).text == "1. We will meet.\n"
