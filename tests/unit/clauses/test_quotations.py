"""Quotations inside sentences: what they hold together with who speaks, and that several sentences stay several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.segment import segment
from core.reading.document import Document


def cut(text: str, language: str) -> list[str]:
    statement = segment(Document(text, "pasted text", "txt"), id="S", language=language)
    return [" ".join(statement.words_of(clause).split()) for clause in statement.clauses]


WHO_SPEAKS = [
    ("en", "“Will you act?” she asked.", "They left."),
    ("en", "“Will you act?” Minister Dalo asked.", "They left."),
    ("en", "‘Act now!’ Ms. Ann Dalo of Peru said to the Council.", "They left."),
    ("fr", "« Agirez-vous ? » demanda-t-elle.", "Ils partirent."),
    ("fr", "« Agirez-vous ? » Mme Dalo demanda.", "Ils partirent."),
    ("es", "«¿Actuarán ustedes?» preguntó la Ministra.", "Se fueron."),
    ("es", "“¡Actúen!” María Dalo dijo.", "Se fueron."),
    ("ru", "«Вы будете действовать?» — спросила она.", "Они ушли."),
    ("ru", "«Вы будете действовать?» — Министр Орлова спросила.", "Они ушли."),
    ("tr", "“Ne zaman?” diye sordu.", "Gittiler."),
    ("tr", "“Ne zaman?” Bakan Demir sordu.", "Gittiler."),
    ("ar", "«هل ستعملون؟» سأل الوزير.", "ثم غادروا."),
    ("ar", '"اعملوا!" هتفت الوزيرة في القاعة.', "ثم غادروا."),
    ("ar", "«سنعمل معا.» قال الوزير.", "ثم غادروا."),
    ("zh", "“你们会行动吗？”她问。", "他们离开了。"),
    ("zh", "“行动吧！”王部长在会议上说。", "他们离开了。"),
    ("zh", "“我们将合作。”部长说，“谁都不能例外。”", "他们离开了。"),
    ("zh", "「你們會行動嗎？」部長問道。", "他們離開了。"),
    ("zh", "“你们会行动吗?”她问.", "他们离开了."),
    ("ja", "首相は「協力します。」と述べた。", "会議は終わった。"),
]


@pytest.mark.parametrize(("language", "said", "then"), WHO_SPEAKS)
def test_who_speaks_stays_with_what_was_said(language: str, said: str, then: str) -> None:
    assert cut(f"{said} {then}", language) == [said, then]
    if language in ("zh", "ja"):
        assert cut(said + then, language) == [said, then]


NEW_SENTENCE = [
    ("en", "“Act now!”", "The Minister said nothing."),
    ("en", "“Will you act?”", "Ms. Dalo replied that nobody would."),
    ("en", "“Act now!”", "Minister Dalo said: “We wait.”"),
    ("en", "“Act now!”", "Ministers from four of the five states had asked."),
    ("fr", "« Agissez ! »", "Le Ministre partit."),
    ("es", "“¡Actúen!”", "La Ministra dijo que no."),
    ("ru", "«Действуйте!»", "Министр сказал, что нет."),
    ("tr", "“Kim öder?”", "Taraflar bunu sordu."),
    ("ar", "«من سيدفع؟»", "قال الوزير إن الجميع سيدفعون."),
    ("ar", "«من سيدفع؟»", "وقال الوزير ذلك."),
    ("ar", "قال الوزير: «من سيدفع؟»", "غادر الجميع."),
    ("zh", "“我们将合作。”", "双方表示愿意继续合作。"),
    ("zh", "主席问：“谁付款？”", "双方回答：“我们。”"),
    ("zh", "“谁付款？”", "会议结束。"),
]


@pytest.mark.parametrize(("language", "quoted", "then"), NEW_SENTENCE)
def test_a_sentence_after_a_quotation_is_another(language: str, quoted: str, then: str) -> None:
    assert cut(f"{quoted} {then}", language) == [quoted, then]


SEVERAL = [
    ("en", ["“We agreed.", "We will act.", "Who pays?” she asked.", "They left."]),
    ("fr", ["« Nous agirons.", "Qui paie ? » demanda la Ministre.", "Ils partirent."]),
    ("es", ["«Actuaremos.", "¿Quién paga?», preguntó ella.", "Se fueron."]),
    ("ru", ["«Мы будем действовать.", "Кто платит?» — спросил Министр.", "Они ушли."]),
    ("tr", ["“Biz varız.", "Kim öder?” diye sordu.", "Gittiler."]),
    ("ar", ["«سنعمل معا.", "من سيدفع؟» سألت الوزيرة.", "ثم غادروا."]),
    ("zh", ["“我们同意。", "谁付款？”王部长问。", "他们离开了。"]),
]


@pytest.mark.parametrize(("language", "parts"), SEVERAL)
def test_a_quotation_of_several_sentences_has_several(language: str, parts: list[str]) -> None:
    assert cut(("" if language == "zh" else " ").join(parts), language) == parts


NESTED = [
    ("en", ["She said: “He told me: ‘We will act.", "We pay.’", "I agreed.”", "They left."]),
    ("en", ["They said: “He asked, ‘Who pays?’”", "The talks went on."]),
    ("fr", ["Il dit : « Elle a crié “Qui paie ?”", "Nous. »", "Ils partirent."]),
    ("fr", ["« Il a dit : « Nous paierons.", "Tout. »", "Et il est parti. »", "Le Ministre sourit."]),
    ("fr", ["« Il a dit : ‹ Qui paie ? ›", "Nous. »", "Ils partirent."]),
    ("es", ["«Dijo: “¿Quién paga?", "Nosotros.”", "Y calló.»", "La Ministra se fue."]),
    ("ru", ["«Он сказал: „Кто платит?", "Мы.“", "Потом он ушёл».", "Все молчали."]),
    ("tr", ["“Dedi ki: ‘Kim öder?", "Biz.’", "Sonra sustu.”", "Bakan gitti."]),
    ("ar", ["«قال: “من سيدفع؟", "نحن.”", "ثم سكت.»", "غادر الوزير."]),
    ("ar", ["«قال: ”من سيدفع؟“", "ثم سكت.»", "غادر الوزير."]),
    ("zh", ["“他说：‘谁付款？", "我们。’", "他沉默了。”", "部长离开了。"]),
    ("zh", ["「他說：『誰付款？』", "我們沉默了。」", "部長離開了。"]),
    ("zh", ["“‘谁付款？’他问。", "我们付。”王部长说。", "会议结束。"]),
]


@pytest.mark.parametrize(("language", "parts"), NESTED)
def test_quotations_inside_quotations_close_with_their_sentences(language: str, parts: list[str]) -> None:
    assert cut(("" if language == "zh" else " ").join(parts), language) == parts


WOVEN_IN = [
    ("zh", "以“谁付款？”为题的会议结束了。"),
    ("zh", "“谁付款？”的问题仍未解决。"),
    ("zh", "他写了《谁付款？》一文。"),
    ("ar", "رفعوا شعار «السلام الآن!» ثم غادروا المكان."),
]


@pytest.mark.parametrize(("language", "text"), WOVEN_IN)
def test_a_question_that_is_quoted_as_a_part_of_a_sentence_does_not_end_it(language: str, text: str) -> None:
    assert cut(text, language) == [text]


def test_stops_of_half_width_part_chinese_sentences() -> None:
    assert cut("谁付款?我们!双方会晤.会谈坦诚.", "zh") == ["谁付款?", "我们!", "双方会晤.", "会谈坦诚."]


@pytest.mark.parametrize("item", ["一. 各方将合作。", "二.各方将合作。", "十一．各方将合作。", "一、增长３．５％。"])
def test_the_stop_after_the_numeral_of_a_list_parts_nothing(item: str) -> None:
    assert cut(f"步骤：\n\n{item}", "zh") == ["步骤：", item]


@given(
    st.text(alphabet="“”‘’«»„「」『』？！。؟.!? \u00a0Aaب问的said", max_size=60),
    st.sampled_from(["en", "ar", "zh", "ru"]),
)
def test_whatever_is_quoted_nothing_is_lost(text: str, language: str) -> None:
    assert "".join("".join(cut(text, language)).split()) == "".join(text.split())
