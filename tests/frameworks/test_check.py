"""What an experienced author would say about a framework."""

from frameworks.check import Notice, check
from frameworks.model import Framework
from tests.frameworks.samples import asks, bakery, framework, of_levels

SIX = """
framework: {name: F}
scales: [{id: s, levels: [Low, High]}]
competencies:
  - {id: a, name: A, kind: skill, scale: s, levels: {Low: a low, High: a high}}
  - {id: b, name: B, kind: behaviour, scale: s, levels: {Low: b low, High: b high}}
  - {id: c, name: C, kind: behaviour, scale: s, levels: {Low: c low, High: c high}}
  - {id: d, name: D, kind: value, scale: s, levels: {Low: d low, High: d high}}
families:
  - id: f
    name: Fam
    tracks: [{id: t, name: T, roles: [One, Two]}]
    roles:
      - {title: One, requires: {a: Low, b: Low, c: Low, d: Low}}
      - {title: Two, requires: {a: High, b: High, c: High, d: High}}
"""


def said(*replaced: tuple[str, str]) -> list[str]:
    source = SIX
    for old, new in replaced:
        assert old in source
        source = source.replace(old, new)
    return [f"{notice.place}: {notice.text}" for notice in check(framework(source))]


def test_a_good_framework_gets_no_notice() -> None:
    assert said() == []


def test_too_few_and_too_many_core_competencies_are_told_once_per_family() -> None:
    assert said((", c: Low, d: Low", ""), (", c: High, d: High", "")) == [
        "Fam: Core competencies of 'One', 'Two': 2. 4 to 6 are easiest to work with. Add some."
    ]
    assert said(("d: Low}", "d: {level: Low, importance: secondary}}"))[0].startswith(
        "Fam: Core competencies of 'One': 3."
    )
    many = of_levels(1, 2, required=tuple(asks(name, "2") for name in "abcdefg"))
    assert (
        "Core competencies of 'Role': 7. 4 to 6 are easiest to work with. Mark the lesser ones as secondary."
        in [notice.text for notice in check(many)]
    )


def test_only_technical_or_only_behavioural_is_told_where_all_kinds_are_known() -> None:
    technical = [("kind: behaviour", "kind: skill"), ("kind: value", "kind: skill")]
    assert (
        said(*technical)[0]
        == "Fam / One: 'One' asks only for technical competencies. Add one about how people work together."
    )
    assert said(("kind: skill", "kind: value"))[0].endswith(
        "only for behavioural competencies. Add one about what the craft needs."
    )
    assert said(*technical, ("name: B, kind: skill, ", "name: B, ")) == []


def test_two_levels_with_the_same_text_are_told() -> None:
    assert said(("High: a high", "High: A  low")) == [
        "A: The levels 'Low' and 'High' of A have the same text. Say what is more at 'High'."
    ]


def test_two_neighbouring_roles_with_the_same_text_are_told() -> None:
    text = "expectations: {a: Same}, requires: {a: Low"
    assert said(("requires: {a: Low", text), ("requires: {a: High", text)) == [
        "Fam / Two: 'Two' and 'One' have the same text for A. Say what is more."
    ]


def test_a_role_on_no_track_is_told_and_a_move_reaches_it() -> None:
    assert said(("[One, Two]", "[One]")) == [
        "Fam / Two: No track holds 'Two' and no move leads to it. Add it to a track."
    ]
    assert said(("[One, Two]", "[One]"), ("families:", "moves: [{from: f/One, to: f/Two}]\nfamilies:")) == []
    assert said(("[One, Two]", "[One]"), ("title: Two", "title: Two, status: legacy")) == []


def test_a_level_that_no_role_asks_for_is_told() -> None:
    assert said(("[Low, High]", "[Low, High, {name: Peak, description: Up there}]")) == [
        "s: No role asks for Peak on the scale 's'. Is a role missing?"
    ]


def test_two_tracks_that_go_round_in_a_circle_are_a_mistake() -> None:
    source = SIX.replace("[One, Two]}]", "[One, Two]}, {id: u, name: U, roles: [Two, One]}]")
    (circle, *falls) = check(framework(source))
    assert circle == Notice(
        "T / U", "'One' comes before 'Two' on 'T' and after it on 'U'. Choose one order.", "mistake"
    )
    assert len(falls) == 4


def test_a_fall_from_one_rung_to_the_next_is_told_as_advice() -> None:
    assert said(("a: High", "a: Low"), ("One, requires: {a: Low", "One, requires: {a: High")) == [
        "Fam / Two: 'Two' asks for Low in A, and 'One' below it for High. Is less meant?"
    ]


def test_a_must_have_without_a_level_is_told() -> None:
    assert said(("a: Low", "a: {must_have: true, text: Be there}")) == [
        "Fam / One: A is a must-have of 'One' without a level, and so never met. Add one."
    ]


def test_a_level_that_nothing_describes_is_told() -> None:
    assert said((", High: a high", "")) == ["A: Nothing says what High in A looks like. Describe that level."]


def test_notes_that_were_left_behind_are_told() -> None:
    for note in (
        "TODO",
        "tbd.",
        "(not in use)",
        "MISSING",
        "see L5",
        "???",
        "Leads the team (not in use)",
        "N/A",
    ):
        assert said(("a low", f"'{note}'")) == [
            f"A: '{note}' reads like a note to come back to. Write the text, or remove it."
        ]
    for text in ("Sees five things", "Misses nothing", "Todos los días", "Knows what is in use"):
        assert said(("a low", text)) == []
    (told,) = said(
        ("title: One", "title: One, summary: 'TODO: describe what this role is about, and for whom'")
    )
    assert told.startswith("Fam / One: 'TODO: describe what this role is about,…' reads like")


def test_weights_that_are_nearly_shares_are_told() -> None:
    assert said(("name: T,", "name: T, weights: {a: 0.5, b: 0.55},")) == [
        "T: The weights of 'T' add up to 1.05. If they are shares, make it 1."
    ]
    assert said(("name: T,", "name: T, weights: {a: 0.1, b: 0.2, c: 0.7},")) == []
    assert said(("name: T,", "name: T, weights: {a: 2},")) == []


def test_a_library_without_roles_is_fine_and_says_what_it_cannot_do() -> None:
    (notice,) = check(framework("{framework: {name: Lib}, competencies: [{name: A}]}"))
    assert notice.severity == "advice"
    assert notice.text.startswith("There are no roles, so nobody can be told what is next.")


def test_a_family_without_tracks_or_without_roles_is_told() -> None:
    assert [
        notice.place for notice in check(framework("{framework: {name: F}, families: [{id: f, name: Fam}]}"))
    ] == ["F", "Fam"]
    assert said(("    tracks: [{id: t, name: T, roles: [One, Two]}]\n", "")) == [
        "Fam: 'Fam' has 2 roles and no track, so nothing follows on anything. Add one."
    ]


def test_a_role_that_says_nothing_yet_is_told() -> None:
    assert said((", requires: {a: Low, b: Low, c: Low, d: Low}", "")) == [
        "Fam: Nothing says yet what is asked of 'One'. Add levels or texts."
    ]


def test_what_points_nowhere_is_told_before_anything_else() -> None:
    it = bakery()
    lost = Framework.model_validate(
        it.model_dump() | {"moves": [{"origin": "x", "target": "cafe/barista"}], "scales": [], "families": []}
    )
    notices = check(lost)
    assert {notice.severity for notice in notices} == {"mistake"}
    texts = {notice.text for notice in notices}
    assert "The role 'x' does not exist. Add it, or name another." in texts
    assert "The family 'baking' does not exist. Add it, or name another." in texts
    assert "The scale 'craft' does not exist. Add it, or name another." in texts
    assert (
        "'Baker' asks for 'baker' in Dough, which its scale does not reach. Choose one of its levels."
        in texts
    )


def test_a_competency_or_a_base_that_does_not_exist_is_a_mistake() -> None:
    it = of_levels(1, 2, required=(asks("a", "2"),))
    role = it.roles[0].model_copy(update={"extends": "nobody", "expectations": (asks("z", "2"),)})
    assert [notice.text for notice in check(it.model_copy(update={"roles": (role,)}))] == [
        "The role 'nobody' does not exist. Add it, or name another.",
        "The competency 'z' does not exist. Add it, or name another.",
    ]
