"""The themes hold every role, and writing stands out from what it lies on."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from desktop.theme import FontRole, Theme, load_theme, palette, stylesheet
from desktop.views.overview_matrix import closeness_ground


def _luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(first: QColor, second: QColor) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(dark=request.param)


def test_each_theme_knows_whether_it_is_dark() -> None:
    assert not load_theme(dark=False).is_dark
    assert load_theme(dark=True).is_dark


@pytest.mark.parametrize(
    ("writing", "under"),
    [
        ("text", "surface"),
        ("text", "substance"),
        ("text", "wording"),
        ("text", "selection"),
        ("text", "hit"),
        ("muted", "surface"),
        ("muted", "panel"),
        ("muted", "selection"),
        ("muted", "background"),
        ("accent", "surface"),
        ("on_accent", "accent"),
        ("shared", "surface"),
        ("differs", "surface"),
        ("only", "surface"),
        ("on_mark", "deadline"),
        ("text", "amount"),
        ("error", "panel"),
    ],
)
def test_writing_has_the_contrast_that_wcag_asks_for(theme: Theme, writing: str, under: str) -> None:
    assert _contrast(getattr(theme, writing), getattr(theme, under)) >= 4.5


@pytest.mark.parametrize("part", [0.0, 0.5, 1.0])
def test_the_numbers_of_how_close_a_pair_is_stand_out(theme: Theme, part: float) -> None:
    assert _contrast(theme.text, closeness_ground(theme, part)) >= 4.5


@pytest.mark.parametrize("mark", ["substance", "wording", "deadline", "hit"])
def test_marks_can_be_told_from_the_row_in_hand_and_from_the_others(theme: Theme, mark: str) -> None:
    for ground in (theme.surface, theme.selection):
        parts = zip(getattr(theme, mark).getRgb()[:3], ground.getRgb()[:3], strict=True)
        assert sum(abs(one - other) for one, other in parts) >= 18


def test_letters_read_on_at_least_ten_badges_that_then_begin_again(theme: Theme) -> None:
    assert len({badge.name() for badge in theme.badges}) == len(theme.badges) >= 10
    assert all(_contrast(QColor("white"), badge) >= 4.5 for badge in theme.badges)
    assert all(_contrast(ink, theme.surface) >= 4.5 for ink in theme.badge_inks)
    assert theme.badge(len(theme.badges)) == theme.badge(0)


def test_fonts_grow_with_the_zoom_and_body_text_is_13_pixels(theme: Theme, qtbot: QtBot) -> None:
    assert theme.font(FontRole.BODY).pixelSize() == 13
    assert theme.font(FontRole.BODY, zoom=2).pixelSize() == 26
    assert theme.font(FontRole.STRONG).bold()


def test_qt_takes_its_colours_from_the_theme(theme: Theme, qtbot: QtBot) -> None:
    assert palette(theme).base().color() == theme.surface
    assert theme.accent.name() in stylesheet(theme)


def test_a_box_to_tick_is_seen_ticked_or_not(qtbot: QtBot, theme: Theme) -> None:
    box = QCheckBox("Show the password")
    qtbot.addWidget(box)
    box.setStyleSheet(stylesheet(theme))
    box.show()
    seen = []
    for _ in range(2):
        shown = box.grab().toImage()
        seen.append({shown.pixelColor(x, y).name() for x in range(18) for y in range(shown.height())})
        box.toggle()
    assert theme.muted.name() in seen[0]
    assert theme.accent.name() in seen[1]
    assert _contrast(theme.muted, theme.surface) >= 3
