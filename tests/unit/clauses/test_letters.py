"""Letters and mails: their greeting and their signature are no headings, no titles and no parties."""

from __future__ import annotations

import pytest

from core.clauses.segment import segment
from core.clauses.statement import Statement
from core.reading.document import Document, Mark, MarkKind


def cut(text: str, *marks: Mark) -> Statement:
    return segment(Document(text, "pasted text", "txt", marks=marks), id="S")


def kinds_of(text: str) -> list[tuple[str, str]]:
    statement = cut(text)
    return [(clause.kind.value, statement.words_of(clause)) for clause in statement.clauses]


LETTERS = [
    ("Dear colleagues,", "We have read the draft. We agree to it.", "Best regards,", "Anna Dalo"),
    ("Excellency,", "We have read the draft. We agree to it.", "Yours sincerely,", "Anna Dalo"),
    ("Chers collègues,", "Nous avons lu le projet. Nous y souscrivons.", "Cordialement,", "Anne Dalo"),
    ("Estimados colegas:", "Hemos leído el proyecto. Lo aprobamos.", "Atentamente,", "Ana Dalo"),
    ("Уважаемые коллеги,", "Мы прочли проект. Мы согласны.", "С уважением,", "Анна Дало"),
    ("Sayın Bakan,", "Taslağı okuduk. Kabul ediyoruz.", "Saygılarımla,", "Ayşe Dalo"),
    ("السادة الزملاء،", "قرأنا المشروع. نحن موافقون.", "مع التحية،", "أحمد حسن"),
    ("尊敬的部长先生：", "我们读了草案。我们同意。", "此致", "王明"),
    ("Sehr geehrte Damen und Herren,", "Wir lasen den Entwurf. Wir stimmen zu.", "Mit freundlichen Grüßen", "Anna Dal"),
    (
        "Gentili colleghi,",
        "Abbiamo letto il progetto della dichiarazione. Siamo d’accordo con tutti gli altri.",
        "Cordiali saluti,",
        "Anna Dalo",
    ),
    ("Prezados colegas,", "Lemos o projeto. Não temos objeções.", "Atenciosamente,", "Ana Dalo"),
]


@pytest.mark.parametrize(("greeting", "body", "sign_off", "name"), LETTERS)
def test_a_letter_is_signed_and_has_no_headings(greeting: str, body: str, sign_off: str, name: str) -> None:
    found = kinds_of(f"{greeting}\n\n{body}\n\n{sign_off}\n\n{name}\nRPT\n")
    assert found[0] == ("paragraph", greeting)
    assert [kind for kind, _ in found[1:-3]] == ["paragraph", "paragraph"]
    assert found[-3:] == [("signature", sign_off), ("signature", name), ("signature", "RPT")]


def test_a_greeting_is_not_the_title_of_what_is_pasted() -> None:
    assert cut("Dear colleagues,\n\nWe agree to the draft. See below.").title == "We agree to the draft."


def test_a_long_greeting_opens_no_preamble() -> None:
    found = kinds_of("尊敬的各位部长先生、各位代表团团长，\n\n1. 我们同意。\n\n2. 我们再会。")
    assert [kind for kind, _ in found] == ["paragraph", "operative", "operative"]


@pytest.mark.parametrize(
    "line",
    ["Best regards", "Sincerely yours,", "With best wishes from the Secretariat,", "Regards, Anna Dalo", "此致敬礼！"],
)
def test_ways_to_sign_off(line: str) -> None:
    assert kinds_of(f"We agree.\n\n{line}")[-1] == ("signature", line)


@pytest.mark.parametrize(
    "line",
    [
        "Regards for all peoples guide us.",
        "Best practices, as listed in the annex,",
        "Regardless of size,",
        "Best, they will be shared by all members of the group of friends.",
        "Sincerely held views differ",
    ],
)
def test_words_that_only_begin_like_a_sign_off(line: str) -> None:
    assert ("signature", line) not in kinds_of(f"We agree.\n\n{line}\n\nWe will act.")


def test_what_follows_a_covering_letter_is_cut_as_ever() -> None:
    letter = "Dear all,\n\nThe text follows.\n\nBest,\nAnna Dalo\n\n"
    found = kinds_of(f"{letter}Joint Statement on Ports\n\nThe Ministers met. They agreed.")
    assert [kind for kind, _ in found] == [
        "paragraph", "paragraph", "signature", "signature", "heading", "paragraph", "paragraph",
    ]  # fmt: skip


def test_an_annex_after_the_signatures_is_none() -> None:
    found = kinds_of("We agree.\n\nYours sincerely,\n\nAnna Dalo\n\nAnnex\n\nPorts and piers are listed here.")
    assert ("heading", "Annex") in found


def test_a_heading_that_the_form_marks_is_no_name() -> None:
    text = "We agree.\n\nYours sincerely,\n\nAnna Dalo\n\nTrade"
    mark = Mark(text.index("Trade"), len(text), MarkKind.HEADING)
    assert [c.kind.value for c in cut(text, mark).clauses] == ["paragraph", "signature", "signature", "heading"]
