"""The pages of asking what came out of a small test."""

from collections.abc import Iterator

from accessibility.states import Line, check_words, line, send, send_form
from tests.browser import Browser


def lines() -> Iterator[Line]:
    """The page of whoever was asked in every reading, that of the team in English."""
    link, page = "/small-test-answer", "/small-test-answers"
    yield Line("small test, to open", "improvement.open_answer", f"{link}/{{witness_link}}")
    yield Line("small test, not asked any more", "improvement.open_answer", f"{link}/{{witness_ended_link}}", status=404)
    yield Line("small test, no such link", "improvement.open_answer", f"{link}/1-nothing", status=404)
    yield Line("small test, what came out", "improvement.answer", f"{page}/{{witness}}", "huddle guest", wide=True)
    yield Line("small test, answered in very long words", "improvement.answer", f"{page}/{{witness_answered}}", "huddle guest")
    yield Line("small test, change what was answered", "improvement.answer", f"{page}/{{witness_answered}}?change=yes", "huddle guest")
    yield Line("small test, nothing answered", "improvement.answer", f"{page}/{{witness}}", "huddle guest", done=send(), status=422)
    yield Line("small test, looked at already", "improvement.answer", f"{page}/{{witness_late}}", "huddle guest")
    yield Line("my idea, asked about a small test", "journey.my_idea", "/my-idea/{paused}", who="proposer", wide=True)
    yield line("ask about a small test", "improvement.ask", "/small-tests/{test_running}/ask")
    yield line(
        "ask about a small test, what easy words it has", "improvement.ask", "/small-tests/{test_running}/ask", done=check_words("change")
    )
    yield line("ask about a small test, nobody chosen", "improvement.ask", "/small-tests/{test_running}/ask", done=send(), status=422)
    said = "/small-tests/{test_running}/said?person={witness_person}"
    yield line("write down what somebody said", "improvement.write_down", said)
    yield line("write down what somebody said, nothing said", "improvement.write_down", said, done=send(), status=422)
    urdu = "/small-tests/{test_running}/said?person={witness_urdu_person}"
    yield line("write down what somebody said, answered already", "improvement.write_down", urdu)
    yield line("write down what somebody said, answered meanwhile", "improvement.write_down", urdu, done=answered_meanwhile, status=422)
    yield line("an answer about a small test, to translate", "journey.translation", "/translations/{answer_wish}")


def answered_meanwhile(browser: Browser) -> None:
    """Saves what was written down before they answered by themselves."""
    browser.run("document.querySelector('[name=version]').value = '0'")
    browser.fill(words_1="It came at noon.")
    send_form(browser)
