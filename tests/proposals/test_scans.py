"""The scan of the paper form: attached while the idea is typed in or later, seen by the team and on the copy of the person, and by nobody else."""

import datetime as dt
import io
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from app.core import calendar
from app.people.models import RoleName
from app.proposals import jobs
from app.proposals.models import Proposal
from tests import keys, make, samples
from tests.sending_files import body_of, on_disk, rows
from tests.visitor import Seen, Visitor

TOLD = {"problem": "The letters are small.", "team_read": "yes", "publish": "unnamed"}
ROSE = TOLD | {"contact": ["phone"], "phone": "01632 960 777", "display_name": "Rose"}
DRAWN = "Paper form, page 1"


@pytest.fixture
def sam(app: Flask) -> Visitor:
    """Somebody of the team."""
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def begin(sam: Visitor, how: str = "paper") -> str:
    return sam.send("/en/write-down", form=0, how=how, said_in="en", reads="standard").address


def attach(sam: Visitor, *bodies: bytes, place: str = "") -> Seen:
    """Attaches pages by the plain page, the one that is open or the one at `place`."""
    if place:
        sam.open(place)
    return sam.send(file=[(io.BytesIO(body), "scan.pdf") for body in bodies])


def sent(sam: Visitor, **told: Any) -> Proposal:
    """An idea from paper, sent, whose scan has one page."""
    begin(sam)
    sam.send(button=("go", "scan"), **(ROSE | told))
    attach(sam, samples.photo())
    sam.send(button=("go", "send"))
    return keys.newest_idea()


def alts(seen: Seen) -> list[str | None]:
    return [image.get("alt") for image in seen.all("img")]


@pytest.mark.parametrize("how", ["paper", "phone", "in_person"])
def test_a_scan_is_attached_while_the_words_are_typed_and_nothing_typed_is_lost(sam: Visitor, how: str) -> None:
    address = begin(sam, how)
    seen = sam.send(button=("go", "scan"), **TOLD)
    assert (seen.h1, seen.address) == ("Scan of the paper form", f"{address}/scan")
    seen = attach(sam, samples.photo(), samples.photo("HEIF"))
    assert (seen.address, seen.has("The scan is attached."), alts(seen)) == (address, True, [DRAWN, "Paper form, page 2"])
    assert seen.has("The letters are small.")


def test_each_page_of_a_pdf_is_kept_as_a_picture_and_the_pdf_is_not(sam: Visitor) -> None:
    address = begin(sam)
    attach(sam, samples.pdf(3), place=f"{address}/scan")
    pictures = [Image.open(io.BytesIO(body_of(sam, row.id).data)) for row in rows()]
    assert [(image.format, max(image.size)) for image in pictures] == [("JPEG", 2560)] * 3
    assert [image.getpixel((9, 9)) != pictures[0].getpixel((9, 9)) for image in pictures] == [False, True, True]
    assert len(on_disk()) == 6
    assert not [key for row in rows() for key in (body_of(sam, row.id).data,) if b"Dee at home" in key or b"%PDF" in key]


BAD = {
    "nothing at all": ((b"",), "That file is empty. Please choose another one."),
    "a sound": ((samples.sound(),), "We cannot open that file. You can attach photos, pictures or a PDF."),
    "a page of the web": ((samples.HTML,), "We cannot open that file. You can attach photos, pictures or a PDF."),
    "chance behind the first bytes of a PDF": (
        (b"%PDF-1.7\n" + bytes(range(256)) * 20,),
        "We cannot open that PDF. It is damaged or asks for a password. Take a photo of each page, or save it as pictures.",
    ),
    "half a PDF": (
        (samples.pdf(2)[:400],),
        "We cannot open that PDF. It is damaged or asks for a password. Take a photo of each page, or save it as pictures.",
    ),
    "a book": ((samples.pdf(31),), "These are more than 30 pages. Attach only the form."),
    "too many pages together": ((samples.pdf(20), samples.pdf(11)), "These are more than 30 pages. Attach only the form."),
    "a good page and a bad one": (
        (samples.photo(), samples.HTML),
        "We cannot open that file. You can attach photos, pictures or a PDF.",
    ),
    "a photo of more than fifty megabytes": (
        (samples.photo() + b"\0" * (50 * 1024**2),),
        "That file is too big. It can have 50 MB at most.",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_a_scan_that_cannot_be_taken_gets_its_sentence_and_no_room(sam: Visitor, what: str) -> None:
    bodies, sentence = BAD[what]
    seen = attach(sam, *bodies, place=f"{begin(sam)}/scan")
    assert (seen.status, seen.faults()) == (422, [sentence])
    assert (rows(), on_disk()) == ([], [])


def test_pages_that_no_longer_fit_beside_the_ones_attached_say_what_to_take_away(sam: Visitor) -> None:
    place = f"{begin(sam)}/scan"
    attach(sam, samples.pdf(29), place=place)
    seen = attach(sam, samples.pdf(2), place=place)
    assert (seen.status, seen.faults()) == (422, ["A scan can have 30 pages. Take one away first."])
    assert len(rows()) == 29


def test_choosing_no_page_says_what_to_do(sam: Visitor) -> None:
    sam.open(f"{begin(sam)}/scan")
    seen = sam.send()
    assert (seen.status, seen.faults()) == (422, ["Take a photo of a page, or choose photos or a PDF"])


def test_sent_twice_a_scan_is_there_once(sam: Visitor) -> None:
    page = sam.open(f"{begin(sam)}/scan")
    for _twice in range(2):
        sam.page = page
        attach(sam, samples.photo())
    assert (len(rows()), len(on_disk())) == (1, 2)


def test_the_team_sees_the_scan_beside_the_words_and_the_person_on_their_copy(sam: Visitor, visitor: Visitor) -> None:
    idea = sent(sam)
    assert alts(sam.open(f"/en/ideas/{idea.reference}/read")) == [DRAWN]
    keys.hold_key(visitor, idea)
    copy = visitor.open(f"/en/my-idea/{idea.reference}/copy")
    assert (copy.has("Scan of your paper form"), alts(copy)) == (True, [DRAWN])
    assert body_of(visitor, rows()[0].id, "/small").status_code == 200


def test_nobody_else_ever_sees_a_scan(sam: Visitor, another: Visitor) -> None:
    idea = sent(sam)
    make.screened(keys.now(idea))
    seen = another.open(f"/en/ideas/{idea.reference}")
    assert (seen.status, alts(seen), seen.has("Scan")) == (200, [], False)
    assert (body_of(another, rows()[0].id).status_code, body_of(another, rows()[0].id, "/small").status_code) == (404, 404)
    assert sam.open(f"/en/ideas/{idea.reference}/files/{rows()[0].id}").status == 404, "Nobody says that a scan is fit to publish."


def test_a_stranger_sees_no_scan_of_what_is_half_written(sam: Visitor, another: Visitor) -> None:
    address = begin(sam)
    attach(sam, samples.photo(), place=f"{address}/scan")
    assert (body_of(sam, rows()[0].id).status_code, body_of(another, rows()[0].id).status_code) == (200, 404)
    assert another.open(f"{address}/scan").h1 == "Sign in"


def test_a_scan_alone_is_no_recording_to_listen_to(sam: Visitor) -> None:
    sent(sam)
    assert not sam.open("/en/tasks").has("Listen to a recording")


def test_a_scan_is_attached_later_and_a_wrong_page_is_taken_away(sam: Visitor, app: Flask) -> None:
    idea = sent(sam)
    place = f"/en/ideas/{idea.reference}/scan"
    seen = attach(sam, samples.pdf(1), place=place)
    assert (alts(seen), seen.has("The scan of the paper form was attached")) == ([DRAWN, "Paper form, page 2"], True)
    sam.open(place)
    seen = sam.send(form=0, button=("go", f"remove:{rows()[0].id}"))
    assert (seen.has("The page is gone."), alts(seen), len(rows()), len(on_disk())) == (True, [DRAWN], 1, 2)
    assert sam.open(f"/en/ideas/{idea.reference}/read").has("A page of the scan was taken away")


def test_no_scan_is_attached_to_what_a_person_wrote_or_took_back(sam: Visitor, visitor: Visitor) -> None:
    written = make.idea()
    assert sam.open(f"/en/ideas/{written.reference}/scan").status == 404
    idea = sent(sam)
    page = sam.open(f"/en/ideas/{idea.reference}/scan")
    keys.hold_key(visitor, idea)
    visitor.open(f"/en/my-idea/{idea.reference}/take-back")
    visitor.send()
    sam.page = page
    assert (attach(sam, samples.photo()).status, len(rows()), len(on_disk())) == (409, 1, 2)


def test_a_scan_goes_with_the_words_of_its_idea(sam: Visitor) -> None:
    address = begin(sam)
    attach(sam, samples.photo(), place=f"{address}/scan")
    later = calendar.now() + dt.timedelta(days=100)
    calendar.set_clock(lambda: later)
    jobs.forget_what_is_over()
    assert (rows(), on_disk()) == ([], [])
