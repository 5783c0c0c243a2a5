"""The language of a text, also of a short one: one that is taken for another would not be compared by its words."""

import pytest

from core.clauses.language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Parties shall cooperate.", "en"),
        ("G7 leaders agree: no new coal.", "en"),
        ("A bridge, a road.", "en"),
        ("Les Parties coopèrent.", "fr"),
        ("Las Partes cooperarán.", "es"),
        ("Não há acordo no texto.", "pt"),
        ("Taraflar işbirliği yapacaktır.", "tr"),
        ("Стороны будут сотрудничать.", "ru"),
        ("يتعاون الطرفان في ذلك.", "ar"),
        ("双方将合作。", "zh"),
        ("Sanctions remain.", ""),
        ("2031: 14,5 %", ""),
        ("", ""),
    ],
)
def test_a_sentence_tells_its_language_or_none(text: str, language: str) -> None:
    assert guess_language(text) == language
