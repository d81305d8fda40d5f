"""What members read before a meeting: each idea on its sheet, who has read it, and the same as a PDF that can be read aloud."""

import io
from typing import Any

import pypdf
import pytest
from flask import Flask

from app.core import calendar, db
from app.core.questions import Given
from app.huddle import jobs
from app.huddle.models import Meeting
from app.languages.actions import write
from app.languages.models import LangSource
from app.people.models import RoleName
from app.proposals import actions as proposals
from app.proposals.models import Attachment, FileState, Medium, Proposal
from tests import keys, make
from tests.huddle.test_invited import HELPER, come_in, listed, planned
from tests.huddle.test_says import VIEW
from tests.visitor import Visitor

ARABIC = "لا أستطيع قراءة الرسائل من عيادة العيون."
URDU = "میں آنکھوں کے کلینک کے خط نہیں پڑھ سکتا۔"
PANJABI = "ਮੈਂ ਅੱਖਾਂ ਦੇ ਕਲੀਨਿਕ ਦੀਆਂ ਚਿੱਠੀਆਂ ਨਹੀਂ ਪੜ੍ਹ ਸਕਦਾ।"


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def pack_of(address: str) -> str:
    """The pack of the meeting that an address of guests is about."""
    return "/".join(address.split("/")[:4]) + "/pack"


def sheet_of(address: str) -> str:
    return f"{pack_of(address)}/{address.split('/')[5]}"


def test_the_pack_has_the_words_the_three_questions_and_no_way_to_reach_anybody(sam: Visitor) -> None:
    more = {"aim": Given(text="Everybody can read their letter."), "involvement_wish": Given(choices=("co_lead",))}
    idea, address = listed(**more)
    sam.open(f"/en/ideas/{idea.reference}/say")
    sam.send(**VIEW)
    page = sam.open(pack_of(address))
    said = (
        "I can not read the letters from the eye clinic.",
        "What are we trying to accomplish?",
        "Everybody can read their letter.",
        "Not said yet.",
        "Lead it together with others",
        "Who gains least from it?",
        "I can coach this team.",
        "Answer due",
        "Dee",
    )
    assert [words for words in said if not page.has(words)] == []
    assert "dee@example.org" not in page.text
    assert sam.open(pack_of(address).replace("/en/", "/en-easy/")).status == 200


def test_words_in_another_language_say_so(sam: Visitor) -> None:
    _idea, address = listed(problem=Given(text=ARABIC, lang="ar"))
    page = sam.open(pack_of(address))
    assert page.has("Nobody has put it into English yet.")
    assert any(quote.get("lang") == "ar" and quote.get("dir") == "rtl" for quote in page.all("blockquote"))


def recording(idea: Proposal, *, said: str = "") -> None:
    with db.transaction():
        one = Attachment(proposal_id=idea.id, field="problem", medium=Medium.AUDIO, state=FileState.READY, seconds=121)
        one.said = write(said, lang="en", about=("proposal", idea.id), source=LangSource.STAFF, by=None) if said else None
        db.session.add(one)


def test_of_a_recording_the_pack_tells_only_what_was_written_down(sam: Visitor) -> None:
    idea, address = listed()
    recording(idea)
    page = sam.open(pack_of(address))
    assert page.has("There is a recording of 2 minutes.")
    recording(idea, said="The bus never stops.")
    assert sam.open(pack_of(address)).has("The bus never stops.")


def test_an_idea_that_was_taken_back_shows_none_of_its_words(sam: Visitor) -> None:
    idea, address = listed()
    with db.transaction():
        found = make.again(idea)
        proposals.withdraw(found, "", by=found.involvements and _person(found.person_id))
    page = sam.open(pack_of(address))
    assert page.has("The person took this idea back. Its words are not shown.")
    assert not page.has("I can not read the letters")


def _person(number: Any) -> Any:
    from app.people.queries import person

    return person(number or 0)


def test_a_member_reads_no_views_of_an_idea_that_came_with_their_own_address(app: Flask, sam: Visitor, chair: Visitor) -> None:
    idea, address = listed(email=Given(text="sam@example.org"))
    chair.open(f"/en/ideas/{idea.reference}/say")
    chair.send(**VIEW)
    for where in (pack_of(address), sheet_of(address)):
        assert chair.open(where).has("I can coach this team.")
        page = sam.open(where)
        assert (page.has("I can coach this team."), page.has("You are part of this idea.")) == (False, True)


def test_a_guest_stands_on_the_sheet_with_their_words(sam: Visitor, visitor: Visitor) -> None:
    _idea, address = listed()
    sam.send(address, **HELPER)
    come_in(visitor)
    visitor.send(coming="comes", words="Please read this out.", needs=["breaks"])
    page = sam.open(pack_of(address))
    assert [words for words in ("Noor", "Yes, I come", "Please read this out.") if not page.has(words)] == []
    assert (page.has("noor@example.org"), page.has("Breaks")) == (False, False)


def test_an_idea_like_it_is_named(sam: Visitor) -> None:
    other = make.public_idea()
    _idea, address = listed()
    assert sam.open(sheet_of(address)).has(f"{str(other.reference)[:2]} {str(other.reference)[2:]}")


def test_one_press_says_that_it_was_read_and_the_chair_sees_who_has_not(sam: Visitor, chair: Visitor) -> None:
    _idea, address = listed()
    meeting = pack_of(address).removesuffix("/pack")
    assert sam.open(meeting).has("0 of 3 members have read it. You have not read it.")
    sam.open(sheet_of(address))
    page = sam.press("I have read it")
    assert page.has("1 of 3 members have read it. You have read it.")
    page = chair.open(meeting)
    assert (page.has("You have not read it."), page.has("Who has not read it")) == (True, True)
    names = [" ".join("".join(li.itertext()).split()) for li in page.all("li")]
    assert ("Lister" in names, "Sam" in names) == (True, False)


@pytest.mark.parametrize("reading", ["en", "en-easy"])
def test_whoever_reads_the_whole_pack_says_there_what_they_have_read_and_reads_on(sam: Visitor, reading: str) -> None:
    _idea, address = listed()
    page = sam.open(pack_of(address).replace("/en/", f"/{reading}/"))
    assert not page.has("You have read it.")
    page = sam.press("I have read it: Letters I can read")
    assert (page.address, page.has("You have read it. Thank you.")) == (pack_of(address).replace("/en/", f"/{reading}/"), True)
    assert [b for b in page.all("button") if b.get("name") == "back"] == []
    assert sam.open(pack_of(address).removesuffix("/pack")).has("1 of 2 members have read it. You have read it.")


def test_whoever_is_no_member_any_more_is_not_counted_and_reads_nothing(app: Flask, sam: Visitor, chair: Visitor) -> None:
    _idea, address = listed()
    sam.open(sheet_of(address))
    sam.press("I have read it")
    with db.transaction():
        role = _person(make.staff().id).roles[0]
        role.from_ = role.until = calendar.today().replace(year=2000)
    assert chair.open(pack_of(address).removesuffix("/pack")).has("0 of 2 members have read it.")
    for where in (pack_of(address), sheet_of(address), f"{pack_of(address)}.pdf", address):
        assert sam.open(where).status == 404


# ---- the PDF ----


def pdf(visitor: Visitor, address: str) -> pypdf.PdfReader:
    jobs.make_packs()
    got = visitor.client.get(f"{pack_of(address)}.pdf", headers={"Host": "127.0.0.1:8000"})
    assert got.mimetype == "application/pdf", got.get_data(as_text=True)[:300]
    return pypdf.PdfReader(io.BytesIO(got.data))


def languages_in(reader: pypdf.PdfReader) -> set[str]:
    """The languages that the tags of a PDF name."""
    found: set[str] = set()

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/Lang" in node:
                found.add(str(node["/Lang"]))
            walk(node.get("/K"))

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_the_pdf_is_made_by_the_worker_and_can_be_read_aloud(sam: Visitor) -> None:
    for words, lang in ((ARABIC, "ar"), (URDU, "ur"), (PANJABI, "pa")):
        _idea, address = listed(problem=Given(text=words, lang=lang))
    page = sam.open(f"{pack_of(address)}.pdf")
    assert (page.h1, page.has("Look again")) == ("The PDF is being made", True)
    reader = pdf(sam, address)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert str(root["/Lang"]).startswith("en")
    assert str((reader.metadata or {})["/Title"]).startswith("Ideas for the huddle on")
    assert {"ar", "ur", "pa"} <= {lang.split("-")[0] for lang in languages_in(reader)}
    assert len(reader.pages) >= 4
    fonts = {str(f.get_object()["/BaseFont"]) for p in reader.pages for f in p["/Resources"]["/Font"].values()}
    assert [name for name in ("Nastaliq", "Arabic", "Gurmukhi", "Latin") if not any(name in font for font in fonts)] == []


def test_a_pdf_is_made_anew_when_the_list_says_something_else(sam: Visitor) -> None:
    idea, address = listed()
    sam.open(f"{pack_of(address)}.pdf")
    assert "take the idea for" not in "".join(p.extract_text() for p in pdf(sam, address).pages)
    sam.open(f"/en/ideas/{idea.reference}/say")
    sam.send(**VIEW | {"words": "Something new is said."})
    assert sam.open(f"{pack_of(address)}.pdf").h1 == "The PDF is being made"
    assert "Something new is said." in "".join(p.extract_text() for p in pdf(sam, address).pages)


def test_the_packs_of_the_next_days_are_made_before_anybody_asks(app: Flask, sam: Visitor) -> None:
    _idea, address = listed(2)
    planned(30)
    jobs.prepare_packs()
    assert pdf(sam, address).pages
    assert db.session.get(Meeting, 1)
