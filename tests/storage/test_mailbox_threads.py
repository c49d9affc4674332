"""What belongs together arrives together: threads from their root, and messages that change one another."""

from storage.database import Database
from tests.storage.company import NOW, TODAY, claim, deliver, hire, put


def test_the_root_of_a_thread_goes_first_and_the_rest_follows_in_it(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        put(unit, bo, "root", place="dialogue:1", kind="campaign")
        put(unit, bo, "question", place="dialogue:1", kind="answer")
        (root,) = claim(unit)
        assert (root.key, root.thread) == ("root", None)
        unit.mailbox.sent(root.id, "ts-1", NOW)
        (question,) = claim(unit)
        assert (question.key, question.thread) == ("question", "ts-1")
        put(unit, bo, "elsewhere", place="dialogue:2")
        assert [parcel.thread for parcel in claim(unit)] == [None]


def test_a_thread_belongs_to_the_account_in_which_it_was_begun(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        put(unit, bo, "root", place="dialogue:1")
        deliver(unit)
        unit.people.account(bo.id, "slack", "T1", "U1")
        unit.people.lock("slack", "T1", "U1", TODAY)
        put(unit, bo, "next", place="dialogue:1", replaces="root")
        (parcel,) = claim(unit)
        assert (parcel.channel, parcel.thread, parcel.replaces) == ("slack", None, None)


def test_a_direct_message_has_no_thread(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        put(unit, bo, "first")
        deliver(unit)
        put(unit, bo, "second")
        assert [parcel.thread for parcel in claim(unit)] == [None]


def test_replacing_a_queued_message_folds_into_it(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        put(unit, bo, "card", body_json="old", kind="nudge")
        put(unit, bo, "after", kind="nudge")
        put(unit, bo, "card v2", body_json="new", replaces="card")
        put(unit, bo, "card v3", body_json="newest", replaces="card v2")
        put(unit, bo, "card v2", body_json="stale repeat", replaces="card")
        (parcel,) = claim(unit)
        assert (parcel.key, parcel.body, parcel.replaces) == ("card", "newest", None)
        unit.mailbox.sent(parcel.id, "ts-1", NOW)
        assert deliver(unit) == ["after"]
        assert unit.mailbox.counts() == {"sent": 2, "folded": 2}
        put(unit, bo, "card v4", replaces="card v3")
        assert [(each.key, each.replaces) for each in claim(unit)] == [("card v4", "ts-1")]


def test_replacing_a_message_that_is_out_changes_it_there_once(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        put(unit, bo, "card")
        deliver(unit)
        put(unit, bo, "v2", body_json="two", replaces="card")
        put(unit, bo, "v3", body_json="three", replaces="card")
        (parcel,) = claim(unit)
        assert (parcel.key, parcel.body, parcel.replaces) == ("v2", "three", "receipt of card")
        unit.mailbox.sent(parcel.id, "receipt of card", NOW)
        put(unit, bo, "v4", replaces="v3")
        assert [each.replaces for each in claim(unit)] == ["receipt of card"]


def test_a_message_that_is_just_going_out_is_replaced_behind_it(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        put(unit, bo, "card")
        (card,) = claim(unit)
        put(unit, bo, "v2", replaces="card")
        assert claim(unit) == []
        unit.mailbox.sent(card.id, "ts-1", NOW)
        assert [each.replaces for each in claim(unit)] == ["ts-1"]


def test_what_replaces_an_unknown_message_goes_out_by_itself(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        put(unit, bo, "v2", replaces="never put")
        assert [each.replaces for each in claim(unit)] == [None]
