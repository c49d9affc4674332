"""The tour, chapter by chapter, for whoever goes through it: by mouse or keyboard, at a desk or a phone."""

from playwright.sync_api import expect

from tests.browser.visitor import Visitor, is_draft

IS_UNCOVERED = """element => {
  const { left, top } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + 1, top + 1));
}"""
FIRST_PAGE = {
    "Strategic thinking": "Practising",
    "Collaboration": "Shaping",
    "Technical skills": "Guiding",
    "Communication": "Practising",
}
SECOND_PAGE = {"People leadership": "I cannot tell", "AI collaboration": "Guiding"}


def choose_a_person(mina: Visitor) -> None:
    """A visit begins with whom one wants to be; colours can be switched."""
    expect(mina.page.get_by_role("heading", name="Who would you like to be?")).to_be_visible()
    mina.look("the choice of a person")
    mina.become("sato senior", "Mina Sato")
    dark = mina.page.get_by_role("switch", name="Dark colours")
    before = dark.get_attribute("aria-checked")
    for _ in range(2):
        mina.hand.press(dark)
    expect(dark).to_have_attribute("aria-checked", before or "")
    mina.look("the first hello")


def ask_what_comes_next(mina: Visitor) -> None:
    """Every next step, only what changes, the rest behind *More*, and buttons that go on."""
    mina.talk.say("what's next after Senior?")
    mina.talk.reads(
        "After Senior Engineer comes one step.", "Technical skills: Guiding → Shaping", "Team Lead"
    )
    mina.look("what comes next")
    expect(mina.open_more()).to_contain_text("AI collaboration: Guiding → Shaping")
    mina.look("what comes next, with more")
    mina.talk.press("Compare with Staff Engineer")
    mina.talk.reads("From Senior Engineer to Staff Engineer, this is what changes:")
    mina.look("two roles compared")


def stand_at_the_top(giorgi: Visitor) -> None:
    """At the top of a track it says so."""
    giorgi.become("giorgi", "Giorgi Beridze")
    giorgi.hand.press(giorgi.page.get_by_role("button", name="What's next for me?"))
    giorgi.talk.reads("Principal Engineer is the top of its track")
    giorgi.look("the top of a track")


def rate_oneself(noa: Visitor) -> None:
    """Nobody has assessed Noa: text against text, and in that very answer a form, with its draft kept."""
    noa.become("noa", "Noa Ben-David")
    noa.talk.say("what am I missing for Staff?")
    noa.talk.reads("Nobody has assessed you yet", "What changes from your role to Staff Engineer")
    noa.look("nobody has assessed her")
    noa.talk.press("Rate yourself")
    expect(noa.form).to_contain_text("1 of 2")
    noa.look("the first page of the form")
    noa.press_in_form("Save and go on")
    first = noa.levels("Strategic thinking")
    expect(first).to_contain_text("Please choose one.")
    expect(first.get_by_role("radio").first).to_be_focused()
    assert first.get_by_text("Please choose one.").evaluate(IS_UNCOVERED)
    noa.look("an error beside the field")
    with noa.page.expect_response(is_draft):
        noa.rate("Strategic thinking", "Practising")
        noa.press_in_form("Close")
    expect(noa.form).to_be_hidden()


def see_the_gaps(noa: Visitor) -> None:
    """The draft is there again; two pages later there are ranked gaps, and fit, coverage and gates apart."""
    noa.talk.press("Open")
    expect(noa.levels("Strategic thinking").get_by_role("radio", name="Practising")).to_be_checked()
    for competency, level in FIRST_PAGE.items():
        noa.rate(competency, level)
    noa.press_in_form("Save and go on")
    expect(noa.form).to_contain_text("2 of 2")
    noa.look("the second page of the form")
    for competency, level in SECOND_PAGE.items():
        noa.rate(competency, level)
    noa.press_in_form("Save")
    noa.talk.reads("competencies are not there yet", "5 of 6 competencies known")
    for label in ("Fit", "Coverage", "Must-haves"):
        expect(noa.talk.newest.get_by_role("term").filter(has_text=label)).to_be_visible()
    expect(noa.talk.newest.get_by_role("img")).to_be_visible()
    expect(noa.form).to_be_hidden()
    noa.look("the gaps")


def begin_a_conversation(daniel: Visitor, mina: Visitor) -> None:
    """A manager is briefed and then led; the other one gets the thread at once, without loading anything."""
    daniel.become("daniel", "Daniel Okafor")
    daniel.talk.say("start a career conversation with Mina")
    thread = daniel.thread
    thread.asks("How shall we do this?", press="Brief me first")
    expect(thread.log).to_contain_text("Before you talk with Mina Sato")
    daniel.look("the brief")
    thread.asks("How shall we do this?", press="Walk me through it")
    thread.reads("I asked Mina Sato")
    mina.talk.reads("Daniel Okafor has opened this talk with you.", "Open thread (1 reply)")
    mina.look("a conversation that another began")
    thread.press("We are in one room")
    thread.reads("One thing is enough.")  # asked of Daniel now: the card that waits quotes the question too


def walk_through_it(daniel: Visitor) -> None:
    """Question by question, back to an answer given before, and on after one that was not understood."""
    thread = daniel.thread
    thread.asks("What are you proud of since we last talked?", say="The big migration")
    thread.asks("the most energy right now?", press="Back")
    thread.reads("Your earlier answer: The big migration")
    daniel.look("an answer to change")
    thread.asks("What are you proud of since we last talked?", say="The big migration, by day")
    thread.asks("the most energy right now?", say="Helping new colleagues 🌱")
    thread.asks("Where would Mina Sato like to be", say="to the moon")
    thread.reads("I don't find “to the moon” among the answers.")
    daniel.look("an answer that was not understood")
    thread.press("A next role")
    thread.asks("Which role would that be?", press="Staff Engineer")
    thread.asks("Which gap matters most first?", press="Technical skills")


def agree_on_commitments(daniel: Visitor) -> None:
    """Who does what by when, no day in the past, and everything is read out before it goes into the plan."""
    thread = daniel.thread
    thread.asks("What will be done?", say="Lead the next architecture review")
    thread.asks("Who does it?", press="Mina Sato")
    thread.asks("By when?", say="last year")
    thread.asks("last year is in the past.", say="in three weeks")
    thread.asks("Is there another commitment?", press="Yes")
    thread.asks("What will be done?", say="Introduce Mina to the platform group")
    thread.asks("Who does it?", press="Daniel Okafor")
    thread.asks("By when?", say="in two months")
    thread.asks("Is there another commitment?", press="No")
    thread.asks("When will you two look at this again?", say="in three months")
    thread.reads("Lead the next architecture review", "Shall I put this in Mina Sato's development plan?")
    daniel.look("the commitments")
    thread.press("Yes")
    thread.reads("This is everything that was written.", "Helping new colleagues 🌱")
    daniel.look("the summary for the manager")
    daniel.go("Close thread")


def read_the_summary(mina: Visitor) -> None:
    """Mina reads what was written about her, and has the goal in her plan."""
    mina.go("Open thread (2 replies)")
    mina.thread.reads("This is everything that was written.", "The big migration, by day")
    mina.look("the summary for the employee")
    mina.thread.press("Show my plan")
    mina.thread.reads("Technical skills for Staff Engineer", "Lead the next architecture review, by")
    mina.look("a plan that came out of a talk")
    mina.go("Close thread")
    expect(mina.page.get_by_role("link", name="Open thread")).to_be_focused()


def keep_a_plan(sam: Visitor) -> None:
    """An action is done in words, another is postponed by button, and the plan knows both."""
    sam.become("whitaker", "Sam Whitaker")
    sam.talk.say("show my plan")
    sam.talk.reads("Due within two weeks, or overdue", "Finish the SQL course")
    sam.look("a plan")
    sam.talk.say("I finished the SQL course")
    sam.talk.reads("Done: Finish the SQL course.")
    sam.talk.press("Update: Show the refund figures")
    sam.talk.asks("What happened?", press="A week later")
    sam.talk.reads("Moved: Show the refund figures")
    sam.talk.say("show my plan")
    sam.talk.reads("Finish the SQL course, done", "Show the refund figures to the support team, moved to")
    sam.look("a plan with its changes")


def go_home(sam: Visitor) -> None:
    """Everything of one's own in one place, and back to the messages."""
    sam.go("Home")
    expect(sam.home.get_by_role("heading", name="My role and next steps")).to_be_visible()
    expect(sam.home.get_by_role("region", name="My plan")).to_contain_text("moved to")
    sam.look("home")
    sam.go("Messages")
    expect(sam.talk.box).to_be_visible()


def whole_tour(visitor: Visitor, mina: Visitor) -> None:
    """Every chapter; `mina` is a second window, in which Mina only reads."""
    choose_a_person(mina)
    ask_what_comes_next(mina)
    stand_at_the_top(visitor)
    rate_oneself(visitor)
    see_the_gaps(visitor)
    begin_a_conversation(visitor, mina)
    walk_through_it(visitor)
    agree_on_commitments(visitor)
    read_the_summary(mina)
    keep_a_plan(visitor)
    go_home(visitor)
