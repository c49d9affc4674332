"""Both forms of a document, alone and mixed, and what becomes of keys, names and order."""

from frameworks.document import read, read_all, write
from frameworks.model import Expectation, Level
from tests.frameworks.samples import BAKERY, bakery, framework

FLAT = """
framework: {id: bakery, name: Corner Bakery, version: "1.10"}
scales:
- id: craft
  levels: [{id: master, value: 3, name: Master}, {id: learner, value: 1, name: Learner}, {id: baker, value: 2, name: Baker}]
competencies:
- id: dough
  name: Dough
  category: Craft
  kind: skill
  scale: craft
  levels: {master: Writes the book, learner: Mixes by the book, baker: Feels when it is ready}
- {id: guests, name: Guests, category: People, kind: behaviour, scale: craft}
- {id: stock, name: Stock, description: What is in the cellar}
families:
- {id: baking, name: Baking}
- {id: cafe, name: Café, parent: baking}
roles:
- {id: cafe/barista, family: cafe, title: Barista}
- id: baking/apprentice
  family: baking
  title: Apprentice
  expectations: {guests: {level: learner}, dough: {level: learner}}
- id: baking/baker
  family: baking
  title: Baker
  aliases: [Baker II]
  expectations:
    stock: {text: Knows what to order}
    dough: {level: baker, must_have: true, weight: 2.0}
    guests: {level: learner}
- id: baking/master-baker
  family: baking
  title: Master Baker
  grade: '0123'
  expectations:
    dough: {level: master, text: "- Plans the night\\n- Teaches the others"}
    guests: {level: baker}
    stock: {text: Knows what to order}
- {id: baking/shop-lead, family: baking, title: Shop Lead, expectations: {dough: {level: learner}, guests: {level: master}}}
tracks:
- {id: oven, family: baking, name: Oven, type: ic, roles: [baking/apprentice, baking/baker, baking/master-baker]}
- {id: shop, family: baking, name: Shop, type: management, roles: [baking/apprentice, baking/baker, baking/shop-lead]}
moves:
- {from: baking/baker, to: cafe/barista, kind: rotation, note: Half a year}
bands:
- {grade: '0123', location: DE, currency: EUR, period: year, min: 40000, max: 50000.5}
resources:
- {competency: dough, kind: book, title: The slow loaf, level: 1→2}
"""  # noqa: E501 - one role a line


def test_the_two_forms_of_one_framework_are_one_framework() -> None:
    assert framework(FLAT) == bakery()


def test_each_form_is_written_as_it_is_defined() -> None:
    authored, flat = write(bakery()), write(bakery(), flat=True)
    assert authored.startswith("format: career-framework/1\nframework:\n  id: bakery\n")
    assert (
        "requires:\n      dough:\n        level: Baker\n        must_have: true\n        weight: 2\n"
        in authored
    )
    assert (
        "expectations:\n      dough: |-\n        - Plans the night\n        - Teaches the others\n"
        in authored
    )
    assert "- from: baking/Baker\n  to: cafe/Barista\n" in authored
    assert "\nroles:\n- id: baking/apprentice\n  title: Apprentice\n  family: baking\n" in flat
    assert "\nbands:\n- grade: '0123'\n" in flat


def test_keys_are_ids_else_made_from_family_and_title() -> None:
    source = """
    framework: {name: Café & Söhne}
    families:
      - name: Kaffee & Küche
        tracks: [{name: Der Weg, roles: [Röster/in, 咖啡师, 👩‍🍳]}]
        roles: [{title: Röster/in}, {title: 咖啡师}, {title: 👩‍🍳}, {id: boss, title: Chef}]
    """
    it = framework(source)
    assert (it.id, it.families[0].key, it.tracks[0].key) == (
        "café-söhne",
        "kaffee-küche",
        "kaffee-küche/der-weg",
    )
    assert it.tracks[0].roles == (
        "kaffee-küche/röster-in",
        "kaffee-küche/咖啡师",
        "kaffee-küche/1f469-200d-1f373",
    )
    assert it.roles[3].key == "boss"
    assert read(write(it), "again") == it


def test_expectations_stand_in_the_order_of_the_competency_list() -> None:
    assert [each.competency for each in bakery().role("baking/baker").expectations] == [
        "dough",
        "guests",
        "stock",
    ]


def test_levels_follow_on_from_the_value_before() -> None:
    it = framework(
        "{framework: {name: F}, scales: [{id: s, "
        "levels: [{name: None yet, value: 0}, Some, {name: All, value: 5}]}]}"
    )
    assert it.scales[0].levels == (
        Level(id="none-yet", value=0, name="None yet"),
        Level(id="some", value=1, name="Some"),
        Level(id="all", value=5, name="All"),
    )


def test_a_list_of_texts_is_kept_as_a_list_in_markdown() -> None:
    it = framework(
        BAKERY.replace("{stock: Knows what to order}", '{stock: ["Orders,\\n\\nand counts", Throws away]}')
    )
    assert it.role("baking/baker").expectations[2] == Expectation(
        competency="stock", text="- Orders,\n  \n  and counts\n- Throws away"
    )


def test_a_familys_own_competency_comes_before_the_librarys_of_the_same_name() -> None:
    source = """
    framework: {name: F}
    competencies: [{id: talk, name: Talking}]
    families:
      - id: f
        competencies: [{id: speech, name: Talking}, {id: f/walk, name: Walking}]
        roles: [{title: X, expectations: {Talking: Loud, walk: Far}}]
      - {id: g, roles: [{title: Y, expectations: {Talking: Low}}]}
    """
    it = framework(source)
    assert [(each.key, each.family) for each in it.competencies] == [
        ("talk", None),
        ("f/speech", "f"),
        ("f/walk", "f"),
    ]
    assert [each.competency for each in it.role("f/x").expectations] == ["f/speech", "f/walk"]
    assert [each.competency for each in it.role("g/y").expectations] == ["talk"]


def test_titles_that_two_families_share_are_found_in_ones_own() -> None:
    source = """
    framework: {name: F}
    families:
      - {id: f, name: Farm, roles: [{title: Lead}], tracks: [{id: f1, roles: [Lead]}]}
      - {id: g, name: Garden, roles: [{title: Lead}], tracks: [{id: g1, roles: [Lead, Farm/Lead]}]}
    moves: [{from: f1/Lead, to: Garden/Lead}]
    """
    it = framework(source)
    assert it.track("f1").roles == ("f/lead",)
    assert it.track("g1").roles == ("g/lead", "f/lead")
    assert (it.moves[0].origin, it.moves[0].target, it.moves[0].kind) == ("f/lead", "g/lead", "lateral")
    assert read(write(it), "again") == it


def test_two_roles_of_one_title_in_one_family_are_written_by_key() -> None:
    source = """
    framework: {name: F}
    families:
      - {id: f, roles: [{title: Lead}, {id: f/other, title: Lead}], tracks: [{id: t, roles: [f/other]}]}
    moves: [{from: f/lead, to: f/other}]
    """
    it = framework(source)
    assert "roles:\n    - f/other\n" in write(it)
    assert read(write(it), "again") == it


def test_several_documents_make_one_framework() -> None:
    heading = BAKERY[: BAKERY.index("scales:")]
    library = BAKERY[: BAKERY.index("families:")]
    families = heading + BAKERY[BAKERY.index("families:") : BAKERY.index("moves:")]
    moves = heading + BAKERY[BAKERY.index("moves:") :]
    assert (
        read_all([("moves", moves), ("families", families), ("library", library), ("again", library)])
        == bakery()
    )


def test_a_family_without_tracks_and_a_framework_without_roles_are_fine() -> None:
    assert framework("{framework: {name: F}, families: [{id: f, roles: [{title: X}]}]}").tracks == ()
    library = framework(
        "{framework: {name: Lib}, competencies: [{name: A}, {name: B, description: What B is}]}"
    )
    assert (library.roles, [each.key for each in library.competencies]) == ((), ["a", "b"])


def test_the_long_form_of_a_score_and_of_every_field_is_kept() -> None:
    source = BAKERY.replace(
        "grade: 0123\n",
        "grade: 0123\n        score: {from: 0, to: 1.4}\n"
        "        promotion_note: Ask twice\n        extends: Baker\n",
    ).replace(
        "{id: shop,",
        "{id: shop, aliases: [Counter], weights: {guests: 2, dough: 0.5}, description: In front,",
    )
    it = framework(source)
    assert it.role("baking/master-baker").score == (0, 1.4)
    assert it.role("baking/master-baker").extends == "baking/baker"
    assert list(it.track("shop").weights.items()) == [("dough", 0.5), ("guests", 2)]
    for flat in (True, False):
        assert read(write(it, flat=flat), "again") == it
