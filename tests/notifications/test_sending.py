"""Letters leave the outbox: once, whole, in their reader's reading, whatever else is broken."""

import datetime as dt
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from app.core import calendar, db, tokens
from app.notifications import actions, jobs, queries
from app.notifications.actions import draining, send_letter
from app.notifications.models import Channel, Letter, LetterState

if TYPE_CHECKING:
    from tests.notifications.conftest import Outbox, PostOffice


def test_a_letter_is_sent_once_with_text_and_html(outbox: "Outbox", post_office: "PostOffice") -> None:
    outbox.write()
    assert [actions.drain(), actions.drain()] == [1, 0]
    (mail,) = post_office.mails
    assert mail["To"] == "reader1@example.org"
    assert mail["Subject"] == "News about Quiet room"
    assert str(mail["From"]) == "Wenbrook Ideas <ideas@ideas.example.org>"
    assert (mail["Auto-Submitted"], mail["Content-Language"]) == ("auto-generated", "en-GB")
    assert mail["Date"].datetime - calendar.now() < dt.timedelta(minutes=1)
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "Read it here: http://ideas.example.org/en/ideas/KT4729" in plain.get_content()
    assert '<html lang="en-GB" dir="ltr">' in html.get_content()
    letter = outbox.one()
    assert (letter.state, letter.attempts, letter.lease, letter.last_fault) == (LetterState.SENT, 1, None, "")
    assert letter.sent_at is not None


def test_an_arabic_letter_says_its_language_and_direction(outbox: "Outbox", post_office: "PostOffice") -> None:
    outbox.write(reading="ar-easy", facts={"name": "آشا", "title": "غرفة هادئة"})
    actions.drain()
    (mail,) = post_office.mails
    html = mail.get_body(("html",))
    assert html is not None
    assert '<html lang="ar" dir="rtl">' in html.get_content()
    assert "آشا" in html.get_content()
    assert "http://ideas.example.org/ar-easy/ideas/KT4729" in html.get_content()
    assert "غرفة هادئة" in mail["Subject"]
    assert mail["Content-Language"] == "ar"


def test_the_same_dedupe_key_is_written_once_and_spoils_nothing(outbox: "Outbox") -> None:
    with db.transaction():
        made = [
            send_letter(
                name="trial/news",
                kind="proposal",
                thing_id=7,
                person_id=None,
                facts={},
                reading="en",
                channel=Channel.EMAIL,
                address="a@example.org",
                dedupe_key=key,
            )
            for key in ("one", "one", "two")
        ]
    assert [letter is None for letter in made] == [False, True, False]
    assert [letter.dedupe_key for letter in outbox.all()] == ["one", "two"]
    assert outbox.write(dedupe_key="one") is None


def test_work_that_was_taken_back_sends_nothing(outbox: "Outbox", post_office: "PostOffice") -> None:
    def taken_back() -> None:
        with db.transaction():
            send_letter(
                name="trial/news",
                kind="proposal",
                thing_id=7,
                person_id=None,
                facts={},
                reading="en",
                channel=Channel.EMAIL,
                address="a@example.org",
                dedupe_key="one",
            )
            raise RuntimeError

    with pytest.raises(RuntimeError):
        taken_back()
    actions.drain()
    assert (outbox.all(), post_office.mails) == ([], [])


def test_a_mail_server_that_is_down_is_tried_later_and_then_takes_the_letter(outbox: "Outbox", post_office: "PostOffice") -> None:
    post_office.close()
    outbox.write()
    start = calendar.now()
    assert actions.drain() == 0
    letter = outbox.one()
    assert (letter.state, letter.attempts) == (LetterState.WAITING, 1)
    assert "could not be reached" in letter.last_fault
    assert dt.timedelta(seconds=110) < letter.due_at - start < dt.timedelta(seconds=130)
    assert [each.id for each in queries.undelivered()] == [letter.id]
    post_office.open()
    assert actions.drain() == 0
    outbox.later(minutes=3)
    assert actions.drain() == 1
    assert outbox.one().state is LetterState.SENT


def test_the_waits_double_up_to_an_hour_and_end_after_eight_tries(outbox: "Outbox", post_office: "PostOffice") -> None:
    post_office.close()
    outbox.write()
    for tries in range(1, draining.MOST_ATTEMPTS + 1):
        actions.drain()
        letter = outbox.one()
        assert letter.attempts == tries
        if tries < draining.MOST_ATTEMPTS:
            assert letter.state is LetterState.WAITING
            outbox.later(minutes=min(60, 2**tries) + 1)
    assert letter.state is LetterState.DEAD
    assert [draining.back_off(n).seconds // 60 for n in range(1, 8)] == [2, 4, 8, 16, 32, 60, 60]


def test_a_server_that_is_down_is_asked_once_for_a_batch(outbox: "Outbox", post_office: "PostOffice") -> None:
    post_office.close()
    for number in range(draining.BATCH):
        outbox.write(number)
    actions.drain()
    assert {letter.attempts for letter in outbox.all()} == {1}
    assert {letter.state for letter in outbox.all()} == {LetterState.WAITING}


def test_a_refusal_for_good_is_dead_at_once_and_can_be_seen(outbox: "Outbox", post_office: "PostOffice") -> None:
    post_office.answers["reader1@example.org"] = "550 5.1.1 No such reader"
    outbox.write(1)
    outbox.write(2)
    assert actions.drain() == 1
    dead, sent = outbox.all()
    assert (dead.state, sent.state) == (LetterState.DEAD, LetterState.SENT)
    assert dead.last_fault == "The mail server said: 550 5.1.1 No such reader"
    with db.reading():
        assert [letter.id for letter in queries.undelivered()] == [dead.id]
        assert queries.how_many_dead() == 1


def test_a_refusal_for_now_is_tried_later(outbox: "Outbox", post_office: "PostOffice") -> None:
    post_office.answers["reader1@example.org"] = "451 4.7.1 Greylisted"
    outbox.write()
    actions.drain()
    assert (outbox.one().state, outbox.one().last_fault) == (LetterState.WAITING, "The mail server said: 451 4.7.1 Greylisted")
    post_office.answers.clear()
    outbox.later(minutes=3)
    assert actions.drain() == 1


def test_a_dead_letter_goes_again_when_somebody_says_so(outbox: "Outbox", post_office: "PostOffice") -> None:
    post_office.answers["reader1@example.org"] = "550 No"
    outbox.write()
    actions.drain()
    post_office.answers.clear()
    with db.transaction():
        actions.retry(outbox_row(), by=3)
        actions.retry(outbox_row(), by=3)
    assert actions.drain() == 1
    with db.transaction():
        actions.retry(outbox_row(), by=3)
    assert outbox.one().state is LetterState.SENT


def test_every_dead_letter_goes_again_at_once(outbox: "Outbox", post_office: "PostOffice") -> None:
    for number in (1, 2):
        post_office.answers[f"reader{number}@example.org"] = "550 No"
        outbox.write(number)
    actions.drain()
    post_office.answers.clear()
    with db.transaction():
        assert actions.retry_all(by=3) == 2
    assert actions.drain() == 2


def outbox_row() -> Letter:
    """The first letter, in the running transaction."""
    letter = db.session.get(Letter, 1)
    assert letter is not None
    return letter


@pytest.mark.parametrize("name", ["Asha\r\nBcc: everybody@example.org", "Asha\nBcc: everybody@example.org", "Asha\x0b\u2028Bcc: x"])
def test_nobody_can_write_a_header_into_a_letter(outbox: "Outbox", post_office: "PostOffice", name: str) -> None:
    outbox.write(facts={"title": name, "name": name})
    assert actions.drain() == 1
    (mail,) = post_office.mails
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("News about Asha Bcc:")


@pytest.mark.parametrize("address", ["", "nobody", "a@b\r\nBcc: c@d", "two@example.org, three@example.org", "<a@b>", "a b@example.org"])
def test_an_address_that_is_none_is_dead_at_once(outbox: "Outbox", post_office: "PostOffice", address: str) -> None:
    outbox.write(address=address)
    assert actions.drain() == 0
    assert (outbox.one().state, outbox.one().last_fault) == (LetterState.DEAD, "The address is not an e-mail address.")
    assert post_office.mails == []


def test_a_letter_that_cannot_be_written_does_not_hold_up_the_others(outbox: "Outbox", post_office: "PostOffice") -> None:
    outbox.write(1, name="trial/broken")
    outbox.write(2)
    assert actions.drain() == 1
    assert [letter.state for letter in outbox.all()] == [LetterState.WAITING, LetterState.SENT]
    assert "UndefinedError" in outbox.all()[0].last_fault


def test_without_valkey_letters_follow_by_the_sweep(outbox: "Outbox", post_office: "PostOffice", set_up: Callable[..., None]) -> None:
    set_up(SMTP_URL=post_office.url, REDIS_URL="unix:///nowhere/valkey.sock")
    outbox.write()
    jobs.sweep()
    assert len(post_office.mails) == 1


def test_a_letter_left_by_a_dead_worker_is_taken_over_after_its_time(outbox: "Outbox", post_office: "PostOffice") -> None:
    outbox.write()
    assert len(draining.claim("gone")) == 1
    assert actions.drain() == 0
    outbox.later(minutes=2)
    assert actions.drain() == 0
    outbox.later(minutes=2)
    assert actions.drain() == 1
    assert len(post_office.mails) == 1


def test_a_letter_that_was_taken_over_is_not_marked_by_the_one_who_lost_it(outbox: "Outbox") -> None:
    outbox.write()
    (letter,) = draining.claim("slow")
    outbox.later(minutes=4)
    draining.claim("quick")
    assert not draining._mine(letter.id, "slow")
    assert not draining._mark(letter, "slow", state=LetterState.SENT)
    assert (outbox.one().lease, outbox.one().state) == ("quick", LetterState.SENDING)
    assert draining._mark(letter, "quick", state=LetterState.SENT)


def test_two_drains_never_hold_the_same_letter(outbox: "Outbox") -> None:
    for number in range(50):
        outbox.write(number)
    batches = [{letter.id for letter in draining.claim(f"drain {n}")} for n in range(4)]
    assert [len(batch) for batch in batches] == [20, 20, 10, 0]
    assert len(set.union(*batches)) == 50


def test_four_workers_at_once_send_each_letter_once(outbox: "Outbox", post_office: "PostOffice") -> None:
    for number in range(60):
        outbox.write(number)
    workers = [threading.Thread(target=actions.drain) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(mail["To"] for mail in post_office.mails) == sorted(f"reader{number}@example.org" for number in range(60))
    assert {letter.state for letter in outbox.all()} == {LetterState.SENT}


def test_a_letter_that_kills_its_worker_is_given_up(outbox: "Outbox", post_office: "PostOffice") -> None:
    outbox.write()
    for n in range(draining.MOST_ATTEMPTS):
        draining.claim(f"worker {n}")
        assert draining._mine(1, f"worker {n}")
        outbox.later(minutes=4)
    assert actions.drain() == 0
    assert outbox.one().state is LetterState.DEAD
    assert post_office.mails == []


def test_no_token_stands_in_the_stored_row(outbox: "Outbox", post_office: "PostOffice") -> None:
    facts = {"path": "/my-idea/KT4729/open/{token}", "token": ["idea", 12, "salt"], "code": ["sign-in-code", 12, "salt"]}
    outbox.write(facts=facts)
    token, code = tokens.mint("idea", 12, "salt"), tokens.six_figures("sign-in-code", 12, "salt")
    actions.drain()
    body = post_office.mails[0].get_body(("plain",))
    assert body is not None
    assert f"http://ideas.example.org/en/my-idea/KT4729/open/{token}" in body.get_content()
    assert code in body.get_content()
    letter = outbox.one()
    stored = repr({column.name: getattr(letter, column.key) for column in Letter.__table__.columns})
    assert token not in stored
    assert token.partition("-")[2] not in stored
    assert code not in stored


def test_every_try_at_a_letter_has_the_same_message_id(outbox: "Outbox", post_office: "PostOffice") -> None:
    outbox.write()
    draining.claim("dies after sending")
    actions.drain()
    outbox.later(minutes=4)
    actions.drain()
    with db.transaction():
        db.session.get_one(Letter, 1).state = LetterState.WAITING
    actions.drain()
    assert len({mail["Message-ID"] for mail in post_office.mails}) == 1
    assert len(post_office.mails) == 2
    assert post_office.mails[0]["Message-ID"].endswith("@ideas.example.org>")


@pytest.mark.parametrize(
    ("channel", "state"), [(Channel.PAGE, LetterState.SENT), (Channel.PHONE, LetterState.TASK), (Channel.POST, LetterState.TASK)]
)
def test_only_e_mail_waits_for_the_post(outbox: "Outbox", post_office: "PostOffice", channel: Channel, state: LetterState) -> None:
    outbox.write(channel=channel)
    assert actions.drain() == 0
    assert outbox.one().state is state
    assert post_office.mails == []


def test_a_held_letter_goes_when_it_is_released(outbox: "Outbox", post_office: "PostOffice") -> None:
    outbox.write(held_by="easy_words")
    assert actions.drain() == 0
    assert outbox.one().state is LetterState.HELD
    for _ in range(2):
        with db.transaction():
            actions.release(outbox_row(), by=3)
    assert actions.drain() == 1
    assert len(post_office.mails) == 1


def test_letters_about_a_thing_go_with_the_words_they_waited_for(outbox: "Outbox", post_office: "PostOffice") -> None:
    outbox.write(1, held_by="easy_words")
    outbox.write(2, held_by="braille")
    outbox.write(3, held_by="easy_words", thing_id=8)
    with db.transaction():
        assert actions.release_about("proposal", 7, held_by="easy_words", by=3, more={"title": "A quiet room"}) == 1
    actions.drain()
    assert [(mail["To"], mail["Subject"]) for mail in post_office.mails] == [("reader1@example.org", "News about A quiet room")]


def test_letters_are_erased_with_their_idea(outbox: "Outbox", post_office: "PostOffice") -> None:
    outbox.write(1)
    outbox.write(2, thing_id=8)
    with db.transaction():
        assert actions.erase_about("proposal", 7) == 1
    actions.drain()
    assert [mail["To"] for mail in post_office.mails] == ["reader2@example.org"]


def test_a_letter_erased_while_it_is_claimed_stays_erased(outbox: "Outbox", post_office: "PostOffice") -> None:
    outbox.write()
    (letter,) = draining.claim("mine")
    with db.transaction():
        actions.erase_about("proposal", 7)
    draining._send_batch("mine", [letter])
    assert (outbox.all(), post_office.mails) == ([], [])


def test_a_demo_without_a_mail_server_keeps_its_letters_to_be_read(outbox: "Outbox", set_up: Callable[..., None]) -> None:
    set_up(DEMO="1")
    outbox.write()
    assert actions.drain() == 1
    with db.reading():
        assert [letter.id for letter in queries.demo_letters()] == [outbox.one().id]


def test_without_a_mail_server_letters_wait_and_say_why(outbox: "Outbox") -> None:
    outbox.write()
    assert actions.drain() == 0
    letter = outbox.one()
    assert (letter.state, letter.attempts, letter.last_fault) == (LetterState.WAITING, 0, draining.NO_SERVER)
    assert letter.due_at > calendar.now()
    with db.reading():
        assert queries.mail_server_missing()
        assert [each.id for each in queries.undelivered()] == [letter.id]


def test_no_write_is_open_while_the_mail_server_is_spoken_to(
    outbox: "Outbox", post_office: "PostOffice", monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox.write()
    deliver = draining.Post.deliver
    seen: list[bool] = []

    def watched(post: draining.Post, letter: Letter) -> None:
        seen.append(db.session.registry.has())
        deliver(post, letter)

    monkeypatch.setattr(draining.Post, "deliver", watched)
    actions.drain()
    assert seen == [False]
    assert len(post_office.mails) == 1
