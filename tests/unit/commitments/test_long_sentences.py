"""What long sentences of communiqués and resolutions say in passing, and what only looks like a verb in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.clauses.statement import ClauseKind
from core.commitments.acts import Act

ActsOf = Callable[..., tuple[Act, ...]]


def brief(acts: tuple[Act, ...]) -> str:
    """The acts as readers write them: "commit 4, direct"."""
    return ", ".join(f"{act.kind} {act.level}" if act.level else str(act.kind) for act in acts)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("We stand prepared to build a pier.", "commit 2", id="stand prepared"),
        pytest.param("The fees shall be abolished.", "commit 6", id="shall be"),
        pytest.param("The reefs must be protected.", "stance", id="must be"),
        pytest.param("We welcome trade, all forms of it and member states to help.", "stance", id="plurals"),
        pytest.param("Developing states may need help.", "stance", id="may need"),
        pytest.param("Developing states may suspend it.", "permit", id="may suspend"),
        pytest.param("We are steadfast in our commitment to it, keeping the lights on.", "commit 4", id="keeping"),
        pytest.param("We seek to open ports in order to cut fees and keep them low.", "commit 1", id="in order to"),
        pytest.param("We reiterate our call on all parties to disarm.", "direct", id="our call"),
        pytest.param("All parties must let the boats pass.", "stance", id="must of all"),
        pytest.param("We welcome the balance of both supply and demand.", "stance", id="and demand"),
        pytest.param("We are willing to help.", "commit 2", id="willing is no gerund"),
        pytest.param("We will work, with our partners, towards a pact.", "commit 1", id="work … towards"),
        pytest.param("The duties are clear, and so we are continuing to study a pact.", "commit 1", id="and so"),
        pytest.param("We welcome the pact, noting a commitment of all to peace.", "stance", id="noting a commitment"),
        pytest.param("We reiterate the call of the Board on all to disarm.", "stance", id="another's call"),
    ],
)
def test_what_is_said_in_passing_is_no_act(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted


@pytest.mark.parametrize(
    ("words", "kind", "wanted"),
    [
        ("Recalling the pact, which guides the Union and may continue to guide it,", ClauseKind.PREAMBULAR, "recital"),
        ("Notes that the Union has access to Union assessed dues;", ClauseKind.OPERATIVE, "stance"),
        ("Agrees to consider, in good time, requests from the Union for help;", ClauseKind.OPERATIVE, "commit 1"),
        ("Decides that, as set out above, the Mission shall watch the coast;", ClauseKind.OPERATIVE, "commit 5"),
    ],
)
def test_a_resolution_does_only_what_it_says_itself(acts_of: ActsOf, words: str, kind: ClauseKind, wanted: str) -> None:
    assert brief(acts_of("The Harbour Council,", words, kinds=[ClauseKind.PARAGRAPH, kind])) == wanted


@pytest.mark.parametrize(
    ("words", "actor", "lead"),
    [
        ("We reiterate our call on all parties to disarm.", "all parties", "call on"),
        ("We reiterate our demand that Ostrana withdraw.", "Ostrana", "demand"),
        ("We reaffirm our previous calls for all countries to do so.", "all countries", "call on"),
    ],
)
def test_who_is_asked_by_a_noun(acts_of: ActsOf, words: str, actor: str, lead: str) -> None:
    assert [(act.actor, act.lead) for act in acts_of(words)] == [(actor, lead)]


def test_items_of_what_the_signatories_are_doing(acts_of: ActsOf) -> None:
    acts = acts_of(
        "We are:",
        "building a pier;",
        "exploring a second.",
        kinds=[ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.ITEM],
        parents=[None, 0, 0],
    )
    assert brief(acts) == "commit 3, commit 1"


def test_what_was_paid_before_is_no_amount_of_the_promise(acts_of: ActsOf) -> None:
    (act,) = acts_of("Having paid $5 million, we will pay $6 million.")
    assert [amount.text for amount in act.amounts] == ["$6 million"]
    (act,) = acts_of("Cutting fees by 5 percent, and more where possible.")
    assert [amount.text for amount in act.amounts] == ["5 percent"]


def test_a_hedge_does_not_end_at_a_decimal_point_nor_a_deadline_at_a_purpose(acts_of: ActsOf) -> None:
    (act,) = acts_of("We will act as soon as possible to cut losses in line with a limit of 1.5 degrees.")
    assert [hedge.text for hedge in act.hedges][-1] == "in line with a limit of 1.5 degrees"
    assert [deadline.text for deadline in act.deadlines] == ["as soon as possible"]
    (act,) = acts_of("We will pay the fees provided to the ports three (3) years after the storm.")
    assert act.conditions == ()
    assert [deadline.text for deadline in act.deadlines] == ["three (3) years after the storm"]
    (act,) = acts_of("We will help for as long as it takes.")
    assert act.conditions == ()
    assert [deadline.text for deadline in act.deadlines] == ["for as long as it takes"]
