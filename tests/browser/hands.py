"""Two ways to act on a page: with a mouse, and with the keyboard alone."""

from typing import Protocol

from playwright.sync_api import Keyboard as Keys
from playwright.sync_api import Locator, expect

STOPS = 400
"""So many times Tab is pressed at most; further away, a control counts as out of reach."""
IS_FOCUSED = "element => element === document.activeElement"
SHOWS_FOCUS = """element => {
  const outlined = (each, part) => each && getComputedStyle(each, part).outlineStyle !== "none";
  const composer = element.matches("textarea") && element.closest(".composer");
  return element.matches(":focus-visible") && (outlined(element) || outlined(composer, "::before"));
}"""


class Hand(Protocol):
    """A way to act."""

    def press(self, control: Locator) -> None:
        """Press a button, a link, a switch or what opens more."""

    def write(self, box: Locator, text: str) -> None:
        """Write into a box in place of what stands there."""

    def send(self, box: Locator, button: Locator) -> None:
        """Send what was written."""

    def pick(self, radio: Locator) -> None:
        """Pick one of several."""

    def choose(self, box: Locator, option: Locator) -> None:
        """Choose a row of the list under a box."""


class Mouse:
    """Points and clicks; only letters come from the keyboard."""

    def press(self, control: Locator) -> None:
        control.click()

    def write(self, box: Locator, text: str) -> None:
        box.click()
        box.fill(text)

    def send(self, box: Locator, button: Locator) -> None:
        assert box.input_value().strip()
        button.click()

    def pick(self, radio: Locator) -> None:
        radio.locator("xpath=ancestor::label").click()

    def choose(self, box: Locator, option: Locator) -> None:
        expect(box).to_be_visible()
        option.click()


class Keyboard:
    """Never points: goes from control to control, and sees where it is."""

    def press(self, control: Locator) -> None:
        keys = _reach(control)
        keys.press("Enter")

    def write(self, box: Locator, text: str) -> None:
        keys = _reach(box)
        keys.press("ControlOrMeta+A")
        keys.type(text)

    def send(self, box: Locator, button: Locator) -> None:
        expect(box).to_be_focused()
        expect(button).to_be_enabled()
        box.page.keyboard.press("Enter")

    def pick(self, radio: Locator) -> None:
        keys = _enter_group(radio)
        if radio.evaluate(IS_FOCUSED):
            keys.press("Space")
        for _ in range(STOPS):
            if radio.is_checked():
                return
            keys.press("ArrowDown")
        raise AssertionError(f"{radio} cannot be picked by keyboard")

    def choose(self, box: Locator, option: Locator) -> None:
        keys = _reach(box)
        option.wait_for()
        for _ in range(STOPS):
            keys.press("ArrowDown")
            if option.get_attribute("aria-selected") == "true":
                keys.press("Enter")
                return
        raise AssertionError(f"{option} cannot be chosen by keyboard")


def _reach(control: Locator) -> Keys:
    """Go to a control, which then has to show that it has the focus."""
    control.wait_for()
    keys = control.page.keyboard
    for _ in range(STOPS):
        if control.evaluate(IS_FOCUSED):
            assert control.evaluate(SHOWS_FOCUS), f"{control} has the focus and does not show it"
            return keys
        keys.press("Tab")
    raise AssertionError(f"{control} cannot be reached by keyboard")


def _enter_group(radio: Locator) -> Keys:
    """Go into the group of a radio button: to the one that is picked, or to the first."""
    group = radio.locator("xpath=ancestor::fieldset")
    keys = radio.page.keyboard
    for _ in range(STOPS):
        if group.evaluate("group => group.contains(document.activeElement)"):
            return keys
        keys.press("Tab")
    raise AssertionError(f"{group} cannot be reached by keyboard")
