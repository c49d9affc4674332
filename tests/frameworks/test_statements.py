"""A text taken apart into what stands before, statements and examples."""

from frameworks.statements import Statement, statements


def test_bullets_at_the_margin_are_statements_and_indented_ones_examples() -> None:
    text = "Leads the night:\n- Plans it\n  - e.g. moved the oven\n  * and back\n- Ends it"
    parts = statements(text)
    assert parts.intro == "Leads the night:"
    assert parts.statements == (
        Statement("Plans it", ("e.g. moved the oven", "and back")),
        Statement("Ends it"),
    )


def test_every_usual_bullet_is_known() -> None:
    for bullet in ("-", "*", "\u2022", "\u2013", "\u00b7", "1.", "2)"):
        assert statements(f"{bullet} Bakes").statements == (Statement("Bakes"),)


def test_a_text_without_bullets_is_one_statement_and_no_text_is_none() -> None:
    assert statements("Bakes\nand sells").statements == (Statement("Bakes and sells"),)
    assert statements(" \n ").statements == ()


def test_a_line_that_goes_on_belongs_to_the_bullet_before() -> None:
    assert statements("- Bakes\n  by hand\n\n- Sells").statements == (
        Statement("Bakes by hand"),
        Statement("Sells"),
    )


def test_an_indented_bullet_without_a_statement_above_is_one_itself() -> None:
    assert statements("  - Bakes").statements == (Statement("Bakes"),)
