"""The acts of clauses: kind, level, actor, polarity, and that every span and reason is true."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.statement import Clause, ClauseKind, Statement
from core.commitments.acts import Act, ActKind
from core.commitments.find import find_acts

ActsOf = Callable[..., tuple[Act, ...]]


def brief(acts: tuple[Act, ...]) -> str:
    """The acts as readers write them: "commit 4, direct"."""
    return ", ".join(f"{act.kind} {act.level}" if act.level else str(act.kind) for act in acts)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("The Parties shall abolish visa fees.", "commit 6", id="shall"),
        pytest.param("We must act against floods ourselves.", "commit 6", id="must"),
        pytest.param("The two sides decided to open a ferry line.", "commit 5", id="decide"),
        pytest.param("We have agreed to a plan for the river.", "commit 5", id="agree"),
        pytest.param("Today we launch the Lake Forum.", "commit 5", id="launch"),
        pytest.param("We will open two crossings.", "commit 4", id="will"),
        pytest.param("We are committed to cleaning the bay.", "commit 4", id="committed"),
        pytest.param("We pledge to repair the dam.", "commit 4", id="pledge"),
        pytest.param("We will continue to share tide tables.", "commit 3", id="continue"),
        pytest.param("We remain committed to open waters.", "commit 3", id="remain committed"),
        pytest.param("We reaffirm our shared commitment to open waters.", "commit 3", id="reaffirm commitment"),
        pytest.param("We are building a joint tide station.", "commit 3", id="progressive"),
        pytest.param("We intend to publish the charts.", "commit 2", id="intend"),
        pytest.param("We stand ready to help the harbours.", "commit 2", id="ready"),
        pytest.param("We announce our intention to publish charts.", "commit 2", id="announce intention"),
        pytest.param("We will explore a second ferry.", "commit 1", id="explore"),
        pytest.param("We look forward to working with the ports.", "commit 1", id="look forward, deed"),
        pytest.param("We look forward to the arrival of the fleet.", "stance", id="look forward, thing"),
        pytest.param("We will work to restore the reef.", "commit 1", id="work to"),
        pytest.param("We will work together to restore the reef.", "commit 4", id="work together"),
        pytest.param("We call on all ports to publish their fees.", "direct", id="call on"),
        pytest.param("We continue to call for a ceasefire at sea.", "direct", id="continue to call for"),
        pytest.param("We welcome the new lighthouse.", "stance", id="welcome"),
        pytest.param("We reaffirm our support for the ferrymen.", "stance", id="reaffirm support"),
        pytest.param("We met in Port Alba on 3 May 2031.", "recital", id="met"),
        pytest.param("The States may suspend the ferry.", "permit", id="may"),
    ],
)
def test_the_ladder(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("We commit to explore a second ferry.", "commit 1", id="commit to explore"),
        pytest.param("We decided to consider establishing a fund.", "commit 1", id="decided to consider"),
        pytest.param("We decided to establish a fund.", "commit 5", id="decided to establish"),
        pytest.param("The Council decides to remain seized of the matter.", "commit 5", id="decides to remain"),
        pytest.param("We reaffirm that we will repair the dam.", "commit 3", id="reaffirm that we will"),
        pytest.param("We commit to continue sharing tide tables.", "commit 3", id="commit to continue"),
    ],
)
def test_the_weakest_verb_caps_the_level(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("The harvest will fail next year.", "stance", id="others' future"),
        pytest.param("Storms have destroyed the old pier.", "recital", id="others' past"),
        pytest.param("We welcome the partners who will build a pier.", "stance", id="relative clause"),
        pytest.param("As we will build a pier, we welcome the plan.", "stance", id="adverbial clause"),
        pytest.param("We welcome the commitment of Ruritania to build a pier.", "stance", id="others' commitment"),
        pytest.param("It was agreed to build a pier.", "commit 5", id="impersonal"),
        pytest.param("The leaders agreed that a pier would be built.", "commit 5", id="agreed that it would"),
        pytest.param("We hope that we will succeed.", "stance", id="a hope"),
        pytest.param("All States should ratify the pact.", "direct", id="should of others"),
        pytest.param("The leaders welcomed the plan and agreed to fund it.", "stance, commit 5", id="reported"),
        pytest.param("A working group will be established by May.", "commit 4", id="passive deed"),
        pytest.param("Recognizing the floods, we will build a dam.", "commit 4", id="leading participle"),
        pytest.param("Nothing in this text obliges anyone.", "permit", id="nothing in this"),
    ],
)
def test_whose_deed_it_is_decides(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param(
            "We will open a line and will continue to lower fees.", "commit 4, commit 3", id="two modal verbs"
        ),
        pytest.param("We commit to lower fees and to work towards a treaty.", "commit 4, commit 1", id="a weaker tail"),
        pytest.param("We will lower fees, open ports and train crews.", "commit 4", id="a list of deeds"),
        pytest.param("We condemn the raid and call on all to disarm.", "stance, direct", id="stance and request"),
    ],
)
def test_several_acts_of_a_clause(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("to phase out fees for the use of lights.", "commit 4", id="to and a verb"),
        pytest.param("To phase out fees, and to publish the charts.", "commit 4", id="to and a verb, at the head"),
        pytest.param("Support the clinics of the islands.", "commit 4", id="a verb that judges elsewhere"),
        pytest.param("Supporting the clinics of the islands.", "commit 4", id="its gerund"),
        pytest.param("In line with our laws, ensure free passage.", "commit 4", id="after an adjunct"),
        pytest.param("Ensure that the harvest does not spoil.", "commit 4", id="with a clause of its own"),
        pytest.param("Explore a second ferry.", "commit 1", id="a verb that caps"),
        pytest.param("to urge all ports to publish their fees.", "direct", id="a verb that asks"),
        pytest.param("To mend the nets, the fishermen met in March.", "recital", id="leads up to a clause"),
        pytest.param("…we pledge to repair the dam.", "commit 4", id="after words left out"),
        pytest.param("Have reached the following understanding:", "recital", id="what was done is no deed to do"),
        pytest.param("Have agreed to build a dam by 2030.", "commit 5", id="the signatories before their verb"),
    ],
)
def test_a_deed_cut_out_of_its_sentence_is_promised(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("We stress the need for light and we will build a tower.", "stance, commit 4", id="and we"),
        pytest.param("Coastal economies commit to open ports.", "commit 4", id="some of them"),
        pytest.param("Coastal economies have committed to open ports.", "commit 4", id="some of them, perfect"),
        pytest.param("Coastal economies committed to open ports.", "recital", id="told of some"),
        pytest.param("Coastal states commit to open ports.", "commit 4", id="a noun that could be a verb"),
        pytest.param("Harbour authorities, drawing on charts, should mark reefs.", "direct", id="after an aside"),
        pytest.param("Signatories to the Treaty, who met twice, commit to its aims.", "commit 4", id="after who"),
        pytest.param("We recommit to support the clinics.", "commit 3", id="recommit to support"),
        pytest.param("We continue to support the clinics.", "stance", id="continue to support"),
        pytest.param("We reiterate our high level of commitment to peace.", "commit 3", id="level of commitment"),
        pytest.param("We reiterate the importance of commitment to peace.", "stance", id="importance of commitment"),
        pytest.param("We agreed that the debts should be cancelled.", "commit 5", id="agreed that it be done"),
        pytest.param("We agreed that the rebels should disarm.", "stance", id="agreed of others"),
    ],
)
def test_whose_deed_it_is_where_the_subject_stands_apart(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted


def test_items_take_the_verb_of_their_chapeau_and_the_stem_has_none(acts_of: ActsOf) -> None:
    acts = acts_of(
        "We intend to:",
        "open two crossings;",
        "explore a third.",
        kinds=[ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.ITEM],
        parents=[None, 0, 0],
    )
    assert [(act.clause, act.level) for act in acts] == [("S-2", 2), ("S-3", 1)]
    assert acts[0].actor == "[We]"
    assert acts[0].verb.text == "open"


def test_a_resolution_speaks_without_a_subject(acts_of: ActsOf) -> None:
    lines = (
        "The Harbour Council,",
        "Recalling its earlier texts,",
        "Reaffirming its strong commitment to safe waters,",
        "Calling upon all masters to keep watch,",
        "Decides to extend the patrol until 30 June 2031, and requests the Secretary to report every 90 days;",
    )
    kinds = [ClauseKind.PARAGRAPH, *[ClauseKind.PREAMBULAR] * 3, ClauseKind.OPERATIVE]
    acts = acts_of(*lines, kinds=kinds)
    assert brief(acts) == "recital, commit 3, direct, commit 5, direct"
    assert [act.actor for act in acts] == [
        "",
        "[The Harbour Council]",
        "all masters",
        "[The Harbour Council]",
        "the Secretary",
    ]


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        pytest.param("Both sides will meet.", "Both sides", id="both"),
        pytest.param("Canada and Norway will meet.", "Canada and Norway", id="names"),
        pytest.param("We, the ministers of the coast, will meet.", "We", id="in apposition"),
        pytest.param("Ruritania commits to pay.", "Ruritania", id="a name at the head of a sentence"),
        pytest.param("Canada, for its part, will open a port.", "Canada", id="for its part"),
        pytest.param(
            "The Republic of Ecuador (Ecuador) will pay.", "The Republic of Ecuador (Ecuador)", id="short form"
        ),
        pytest.param("We urge all parties to disarm.", "all parties", id="asked"),
    ],
)
def test_the_actor_is_named_in_the_words_of_the_text(acts_of: ActsOf, words: str, actor: str) -> None:
    assert acts_of(words)[0].actor == actor


@pytest.mark.parametrize(
    ("words", "negative"),
    [
        ("We will not raise fees.", True),
        ("We commit to refrain from raising fees.", True),
        ("We have committed to not introduce new fees.", True),
        ("Neither side will raise fees.", True),
        ("We will remove all fees.", False),
        ("We will prohibit the import of stolen boats.", False),
    ],
)
def test_polarity_is_of_the_promise(acts_of: ActsOf, words: str, negative: bool) -> None:
    assert [act.negative for act in acts_of(words)] == [negative]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("Recalling the Pact of 2029, decides to widen the canal;", "recital, commit 5", id="decides"),
        pytest.param("Noting the tide, strongly urges all parties to sail;", "recital, direct", id="urges"),
        pytest.param("Noting the harvest, reports and demands of pilots,", "recital", id="nouns"),
    ],
)
def test_a_paragraph_does_what_follows_the_participle_that_leads_up_to_it(
    acts_of: ActsOf, words: str, wanted: str
) -> None:
    assert brief(acts_of(words, kind=ClauseKind.OPERATIVE)) == wanted


@pytest.mark.parametrize(
    ("words", "negative"),
    [
        pytest.param("We will not fail to pay the pilots.", False, id="not fail to"),
        pytest.param("We will not cease to feed the gulls.", False, id="not cease to"),
        pytest.param("Neither side will refrain from fishing.", False, id="neither refrains"),
        pytest.param("None of the Parties will raise tolls.", True, id="none of them"),
        pytest.param("Each of the Parties will raise tolls.", False, id="each of them"),
        pytest.param("We have no intention of closing the pier.", True, id="no intention"),
        pytest.param("We have every intention of closing the pier.", False, id="every intention"),
        pytest.param("We will buy not more than two million tonnes.", False, id="not more than"),
        pytest.param("We will report not later than May 2031.", False, id="not later than"),
    ],
)
def test_denied_twice_is_affirmed_and_a_limit_denies_nothing(acts_of: ActsOf, words: str, negative: bool) -> None:
    [act] = acts_of(words)
    assert act.kind is ActKind.COMMIT
    assert act.negative is negative


@pytest.mark.parametrize(
    ("words", "wanted", "actor"),
    [
        pytest.param("Tolls shall be lifted by both Parties.", "commit 6", "both Parties", id="by both"),
        pytest.param("The pier will be repaired by the Council.", "commit 4", "the Council", id="by a body"),
        pytest.param("The pier will be repaired by a company.", "stance", "", id="by others"),
        pytest.param("The pier will be repaired by the end of 2031.", "commit 4", "[the signatories]", id="by a date"),
        pytest.param("Fees will be published by our next meeting.", "commit 4", "[the signatories]", id="by an event"),
        pytest.param("The canal will be dredged.", "commit 4", "[the signatories]", id="a verb in no list"),
        pytest.param("The treaty will be signed in Ostra.", "commit 4", "[the signatories]", id="a paper"),
        pytest.param("The new rule will be welcomed.", "stance", "", id="a view"),
        pytest.param("The islands will be affected.", "stance", "", id="what happens to them"),
        pytest.param("A joint office will be opened.", "commit 4", "[the signatories]", id="a body that is made"),
        pytest.param("It is our intention to open a ferry line.", "commit 2", "[the signatories]", id="it is our"),
        pytest.param("Our aim is to open a ferry line.", "commit 2", "[the signatories]", id="our aim is to"),
        pytest.param("Our aim is a sea without nets.", "stance", "", id="our aim, no deed"),
    ],
)
def test_passive_and_impersonal_promises(acts_of: ActsOf, words: str, wanted: str, actor: str) -> None:
    acts = acts_of(words)
    assert (brief(acts), acts[0].actor) == (wanted, actor)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("The document says the two sides will open a ferry line.", "commit 4", id="without that"),
        pytest.param("The document says that the two sides will open a ferry line.", "commit 4", id="with that"),
        pytest.param("The sides reiterated that they would open a ferry line.", "commit 3", id="that they would"),
        pytest.param("The accord commits both sides to mend the pier.", "commit 4", id="a paper commits them"),
        pytest.param("The accord commits both sides to explore a ferry line.", "commit 1", id="commits them to try"),
        pytest.param("The accord obliges the parties to mend the pier.", "commit 6", id="a paper obliges them"),
        pytest.param("The plan commits money to the pier.", "stance", id="a paper commits a thing"),
        pytest.param("The text adds: “<...> will end the fees.”", "commit 4", id="who is left out of what is quoted"),
        pytest.param("The sides said that they would open a ferry line.", "commit 4", id="said that they would"),
        pytest.param("The sides said they would open a ferry line.", "commit 4", id="said they would"),
        pytest.param("The mayor said that his town would open a ferry line.", "stance", id="said of others"),
        pytest.param("“We will open a ferry line,” the sides said.", "commit 4", id="said behind what is said"),
        pytest.param("The ministers stressed that the fund would help islands.", "stance", id="that a thing would"),
        pytest.param("We welcome the steps the two sides will take.", "stance", id="nobody says"),
    ],
)
def test_a_report_carries_the_promise_that_it_reports(acts_of: ActsOf, words: str, wanted: str) -> None:
    assert brief(acts_of(words)) == wanted


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ("We urge the States to ratify it.", "The States are urged to ratify it."),
        ("We call upon the States to ratify it.", "The States are called upon to ratify it."),
        ("We request the Board to publish it.", "The Board is requested to publish it."),
        ("We instruct the Board to publish it.", "The Board is instructed to publish it."),
        ("We encourage the States to ratify it.", "The States are encouraged to ratify it."),
        ("We invite the States to ratify it.", "The States are invited to ratify it."),
    ],
)
def test_the_passive_asks_with_the_force_of_its_verb(acts_of: ActsOf, active: str, passive: str) -> None:
    [one], [other] = acts_of(active), acts_of(passive)
    assert (one.kind, one.force, one.lead) == (other.kind, other.force, other.lead)


def test_a_heading_and_a_signature_do_nothing(acts_of: ActsOf) -> None:
    assert acts_of("Building a pier", kind=ClauseKind.HEADING) == ()
    assert acts_of("We will sign", kind=ClauseKind.SIGNATURE) == ()


def test_a_name_is_no_verb(acts_of: ActsOf) -> None:
    acts = acts_of("The United States and the Task Force will report.")
    assert brief(acts) == "commit 4"


def test_every_act_says_why(acts_of: ActsOf) -> None:
    (act,) = acts_of("We commit to explore a second ferry.")
    assert "commit" in act.why
    assert "“explore” caps it at 1" in act.why
    assert act.verb.text == "commit to explore"


def test_what_belongs_to_a_promise_is_not_taken_from_the_clause_before(acts_of: ActsOf) -> None:
    acts = acts_of("The pier was damaged in 2029, and we will repair it by 2031.")
    promise = next(act for act in acts if act.kind is ActKind.COMMIT)
    assert [deadline.text for deadline in promise.deadlines] == ["by 2031"]


def test_hedges_and_conditions(acts_of: ActsOf) -> None:
    (act,) = acts_of("We will, where possible, lend boats subject to national law.")
    assert [hedge.text for hedge in act.hedges] == ["where possible", "subject to national law"]
    assert [condition.text for condition in act.conditions] == ["subject to national law"]


def test_a_language_without_a_lexicon_has_no_acts(acts_of: ActsOf) -> None:
    assert acts_of("Wir werden zwei Übergänge öffnen.", language="de") == ()


FRAGMENTS = (
    "we the leaders will shall commit to explore and not , ; ( ) — [ ] “ ” welcome that which by 2030 $5 million "
    "Decides Recalling calls on all parties is are have agreed Ruritania’s commitment reaffirm our"
)
WORDS = st.sampled_from(FRAGMENTS.split(" "))


@given(st.lists(WORDS | st.text(min_size=1, max_size=4), min_size=1, max_size=30), st.sampled_from(list(ClauseKind)))
def test_spans_are_true_and_inside_their_clause(words: list[str], kind: ClauseKind) -> None:
    text = " ".join(words)
    statement = Statement("S", "", "s", "en", text, (Clause("S", "S-1", 0, len(text), kind, 0),))
    for act in find_acts(statement):
        assert 0 <= act.start < act.end <= len(text)
        assert act.why
        for phrase in (
            act.verb,
            *act.deadlines,
            *act.amounts,
            *act.hedges,
            *act.conditions,
            *act.reporting,
            *act.attribution,
        ):
            assert text[phrase.start : phrase.end] == phrase.text != ""


def test_brackets_hide_no_deadline_amount_or_verb(acts_of: ActsOf) -> None:
    [act] = acts_of("We [shall] pay [$200] by [31 May 2027] [1 May 2028].")
    assert (act.level, act.verb.text) == (6, "[shall] pay")
    assert [amount.text for amount in act.amounts] == ["$200"]
    assert [deadline.text for deadline in act.deadlines] == ["by [31 May 2027]"]


def test_once_a_year_is_no_condition(acts_of: ActsOf) -> None:
    [act] = acts_of("We will meet once a year.")
    assert act.conditions == ()


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("We call upon all parties to disarm.", "call on"),
        ("We once again urge all parties to disarm.", "urge"),
        ("All parties are called upon to disarm.", "call on"),
        ("We will continue to call on all parties to disarm.", "call on"),
        ("We pledge to disarm.", "pledge"),
        ("We are pleased to announce a new fund.", "announce"),
        ("We reaffirm our commitment to peace.", "reaffirm"),
        ("We will disarm.", "will"),
    ],
)
def test_the_leading_verb_is_named_in_one_form(acts_of: ActsOf, words: str, lead: str) -> None:
    (act,) = acts_of(words)
    assert act.lead == lead


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("We will open two crossings.", "“will” of the signatories: firm pledge (4)"),
        ("We will explore a ferry.", "“will” of the signatories; “explore” caps it at 1: best effort (1)"),
        ("We reaffirm our commitment to peace.", "“reaffirm” with “commitment” after it: continued (3)"),
        ("We are building a station.", "what the signatories are doing now: continued (3)"),
        ("We remain determined to fish.", "“determined”; “remain” says that it goes on: continued (3)"),
        ("We call on all ports to open.", "“call on”: asks others to act, force 4 of 6"),
        ("The harvest will fail.", "“will” of others: describes, and binds nobody"),
        ("We welcome the lighthouse.", "“welcome”: gives a view"),
        ("The States may suspend the ferry.", "“may” of the signatories: gives leave"),
    ],
)
def test_the_reason_names_the_words_what_capped_them_and_what_they_come_to(
    acts_of: ActsOf, words: str, why: str
) -> None:
    assert [act.why for act in acts_of(words)] == [why]


def test_brackets_stay_in_the_words_of_a_baseline(acts_of: ActsOf) -> None:
    (act,) = acts_of("We will cut losses by 43 % relative to [2019] levels.")
    assert [amount.baseline.text for amount in act.amounts if amount.baseline] == ["relative to [2019] levels"]
