"""Where a view ends and a promise begins: support, endorsement, what "we" do now, and lists after a colon."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.commitments.acts import Act

ActsOf = Callable[..., tuple[Act, ...]]


def brief(acts: tuple[Act, ...]) -> str:
    """The acts as readers write them: "commit 4, direct"."""
    return ", ".join(f"{act.kind} {act.level}" if act.level else str(act.kind) for act in acts)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("We support the clinics of the islands.", "stance", id="a thing"),
        pytest.param("We support the fishermen's efforts to mend nets.", "stance", id="the efforts of others"),
        pytest.param("We support developing islands.", "stance", id="a gerund that describes"),
        pytest.param("We support ongoing talks.", "stance", id="no gerund"),
        pytest.param("We support mending the piers.", "commit 2", id="a deed"),
        pytest.param("We support further efforts to mend the piers.", "commit 2", id="efforts of nobody else"),
        pytest.param("We support actions aimed at safer piers.", "commit 2", id="actions aimed at"),
        pytest.param("We support, as a first step, efforts to mend the piers.", "commit 2", id="after an aside"),
    ],
)
def test_support_of_a_deed_intends_it_and_of_a_thing_is_a_view(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("We endorse the Action Plan on Lights.", "commit 5", id="a plan"),
        pytest.param("Ministers endorsed the recommendations of the Board.", "commit 5", id="recommendations"),
        pytest.param("We endorse the work of the Board.", "stance", id="work"),
        pytest.param("Members have endorsed the plan.", "stance", id="an earlier endorsement"),
    ],
)
def test_to_endorse_a_programme_is_to_adopt_it(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("We promote the use of lights.", "commit 3", id="what we do"),
        pytest.param("We take the view that lights help.", "stance", id="what we hold"),
        pytest.param("Storms promote the growth of reeds.", "stance", id="what others do"),
        pytest.param("The values we promote guide us.", "stance", id="in a relative clause"),
        pytest.param("We have to act.", "commit 6", id="have to"),
        pytest.param("We wish to build a pier.", "commit 2", id="wish to do"),
        pytest.param("We wish to thank the hosts.", "stance", id="wish to thank"),
        pytest.param(
            "We welcomed the plan, as well as confirming our commitment to peace.", "stance, commit 3", id="as well as"
        ),
        pytest.param("Heads of State and Government reaffirm their commitment to peace.", "commit 3", id="heads of"),
        pytest.param(
            "We support the work of Canada and the ports supported by the Union to calm it, and urge all to rest.",
            "stance, direct",
            id="supported by is no verb of ours",
        ),
        pytest.param("We will see that the ferries are demand driven.", "commit 4", id="demand driven"),
    ],
)
def test_what_the_signatories_do_and_want(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("The leaders set a bold new target of ten ports.", "commit 2", id="set"),
        pytest.param("Canada has put forward an ambitious goal to light all ports.", "commit 2", id="put forward"),
        pytest.param("We have set goals within the Framework.", "recital", id="it is not said what for"),
        pytest.param(
            "The leaders promoted trade and announced a pact.", "recital, commit 5", id="told, then announced"
        ),
        pytest.param(
            "Paid for by gifts from Amal, Boreas, and Western Lights this school program will give 100 courses.",
            "commit 4",
            id="after a list of names",
        ),
    ],
)
def test_goals_and_what_follows_what_was_done(acts_of: ActsOf, words: str, wanted: str) -> None:
    acts = acts_of(words)
    assert brief(acts) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("Ministers identified several actions: publish the charts.", "commit 4", id="actions"),
        pytest.param("Our next steps include: publishing the charts.", "commit 4", id="steps"),
        pytest.param("We welcome efforts to trade: including by new lines.", "stance", id="an example"),
        pytest.param("Two things matter: light and air.", "stance", id="no deed"),
    ],
)
def test_deeds_after_a_colon_are_promised_where_they_are_named_so(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted
