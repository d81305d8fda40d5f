"""A post office that really takes e-mail, an outbox of its own, and some words to send."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any, cast

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from jinja2 import ChoiceLoader, DictLoader
from sqlalchemy import create_engine, select, text

from app.core import calendar, clockwork, db, queue, templates
from app.core.config import settings
from app.notifications.actions import send_letter
from app.notifications.models import Channel, Letter
from tests.postgres import database, shared

WORDS = {
    "letters/trial/news/subject.txt": "{% trans %}News about {{ title }}{% endtrans %}",
    "letters/trial/news/body.txt": "Hello {{ name }},\n\nRead it here: {{ link }}\n{{ code }}\n",
    "letters/trial/news/body.html": '<html lang="{{ reading.html_lang }}" dir="{{ reading.dir }}"><body><p>Hello {{ name }}</p><a href="{{ link }}">Read it</a></body></html>',
    "letters/trial/broken/subject.txt": "{{ nobody_knows_this }}",
}


class PostOffice:
    """A mail server on a port of its own. `answers` holds what it says to some addresses."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answers: dict[str, str] = {}
        self.port = free_port()
        self._controller: Controller | None = None

    @property
    def url(self) -> str:
        """What SMTP_URL says."""
        return f"smtp://127.0.0.1:{self.port}"

    def open(self) -> None:
        """Takes letters from now on."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def close(self) -> None:
        """Takes none any more."""
        controller, self._controller = self._controller, None
        if controller:
            controller.stop()

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:  # noqa: N802, ARG002 aiosmtpd names it
        """Says yes to an address, or what `answers` holds for it."""
        await asyncio.sleep(0)
        envelope.rcpt_tos.append(address)
        return self.answers.get(address, "250 OK")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002 aiosmtpd names it
        """Keeps a letter."""
        await asyncio.sleep(0)
        mail = cast("EmailMessage", BytesParser(policy=default).parsebytes(cast("bytes", envelope.content)))
        self.mails.append(mail)
        return "250 Message accepted for delivery"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


class Outbox:
    """The outbox of one test, on a database of its own."""

    def write(self, number: int = 1, **other: Any) -> Letter | None:
        """One letter in a transaction of its own."""
        facts = {"title": "Quiet room", "name": "Asha", "path": "/ideas/KT4729"} | other.pop("facts", {})
        letter: dict[str, Any] = {
            "name": "trial/news",
            "kind": "proposal",
            "thing_id": 7,
            "person_id": None,
            "reading": "en",
            "channel": Channel.EMAIL,
        }
        letter |= {"address": f"reader{number}@example.org", "dedupe_key": f"{number}:1:email", "facts": facts}
        with db.transaction():
            return send_letter(**(letter | other))

    def all(self) -> list[Letter]:
        """Every letter, the oldest first."""
        with db.reading() as session:
            letters = list(session.scalars(select(Letter).order_by(Letter.id)))
            session.expunge_all()
            return letters

    def one(self) -> Letter:
        """The only letter."""
        (letter,) = self.all()
        return letter

    def later(self, **time: float) -> None:
        """Moves the clock on."""
        now = calendar.now() + clockwork.dt.timedelta(**time)
        calendar.set_clock(lambda: now)


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Puts settings in place: set_up(SMTP_URL=...)."""

    def put(**values: str) -> None:
        known = {
            "DATA_DIR": str(tmp_path),
            "SECRET_KEY": "k" * 40,
            "BASE_URL": "http://ideas.example.org",
            "SMTP_URL": "",
            "DEMO": "",
            "REDIS_URL": "",
            "DATABASE_URL": "",
        }
        for name, value in (known | values).items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        queue.valkey.cache_clear()
        queue.queue.cache_clear()

    put()
    yield put
    monkeypatch.undo()
    settings.cache_clear()
    queue.valkey.cache_clear()
    queue.queue.cache_clear()


@pytest.fixture(scope="session")
def server() -> str:
    """The URL of a PostgreSQL database with our tables."""
    clockwork.open_rooms()
    url = database(shared())
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    db.Model.metadata.create_all(engine)
    engine.dispose()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def outbox(
    request: pytest.FixtureRequest, set_up: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Outbox]:
    """An empty outbox on each database, and the words of the trial letters."""
    set_up()
    clockwork.open_rooms()
    if request.param == "sqlite":
        engine = db.connect(f"sqlite:///{tmp_path / 'outbox.sqlite'}")
        db.Model.metadata.create_all(engine)
    else:
        engine = db.connect(request.getfixturevalue("server"))
        with engine.begin() as connection:
            connection.execute(text("TRUNCATE letter, history, person RESTART IDENTITY CASCADE"))
    environment = templates.letters()
    monkeypatch.setattr(
        environment, "loader", ChoiceLoader([DictLoader(WORDS), environment.loader] if environment.loader else [DictLoader(WORDS)])
    )
    yield Outbox()
    calendar.reset_clock()
    db.session.remove()
    engine.dispose()


@pytest.fixture
def post_office(set_up: Callable[..., None]) -> Iterator[PostOffice]:
    """An open post office, which the settings name."""
    office = PostOffice()
    office.open()
    set_up(SMTP_URL=office.url)
    yield office
    office.close()
