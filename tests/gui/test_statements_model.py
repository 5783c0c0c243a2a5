"""The list of statements says what each is, and asks for another order or title instead of taking it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from core.clauses.segment import segment
from core.comparison.compare import compare
from core.comparison.summary import summarise
from core.reading.document import Document
from desktop.models.statements_model import StatementRole, StatementsModel

STATEMENTS = tuple(
    segment(Document(f"Statement {id}\n\nThe parties will meet in {id}.", f"{id}.txt", "txt"), id=id) for id in "xyz"
)
LETTERS = {"x": "A", "y": "B", "z": "C"}


def filled() -> StatementsModel:
    model = StatementsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_statements(STATEMENTS, LETTERS)
    model.set_summary(summarise(compare(STATEMENTS)))
    tester.setParent(model)
    return model


def test_each_statement_can_be_spoken(qtbot: QtBot) -> None:
    model = filled()
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("B, Statement y, 8 words")
    assert spoken.endswith("% matched")


def test_one_statement_alone_is_matched_with_nothing(qtbot: QtBot) -> None:
    model = StatementsModel()
    model.set_statements(STATEMENTS[:1], LETTERS)
    model.set_summary(summarise(compare(STATEMENTS[:1])))

    assert model.index(0, 0).data(StatementRole.MATCHED) is None


def test_a_dropped_statement_asks_for_another_order(qtbot: QtBot) -> None:
    model = filled()
    wanted: list[list[str]] = []
    model.order_wanted.connect(wanted.append)
    last = model.mimeData([model.index(2, 0)])
    first = model.mimeData([model.index(0, 0)])
    move = Qt.DropAction.MoveAction

    model.dropMimeData(last, move, 0, 0, QModelIndex())
    model.dropMimeData(first, move, -1, -1, QModelIndex())
    model.dropMimeData(first, move, -1, -1, model.index(2, 0))

    assert wanted == [["z", "x", "y"], ["y", "z", "x"], ["y", "x", "z"]]
    assert model.ids == ["x", "y", "z"]


def test_another_title_is_asked_for(qtbot: QtBot) -> None:
    model = filled()
    with qtbot.waitSignal(model.title_wanted) as wanted:
        model.setData(model.index(0, 0), "Draft 2")

    assert wanted.args == ["x", "Draft 2"]
    assert model.index(0, 0).data() == "Statement x"
