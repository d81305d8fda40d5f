"""Valkey is only a nudge: the tables are the queue. When it is away, the sweeper does the work."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from importlib import import_module
from typing import ParamSpec, TypeVar

from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue
from rq.serializers import JSONSerializer
from rq.worker import BaseWorker

from app.core import db
from app.core.config import settings

log = logging.getLogger(__name__)
P = ParamSpec("P")
R = TypeVar("R")

NAME = "portal"
FEW = 4  # nudges that wait: one more of "do everything due" would find nothing left to do
LONGEST_JOB = 300  # seconds
_LISTENS = 60  # seconds for which a worker counts as alive without a sign
_REST = 5.0  # seconds for which a Valkey that failed is not asked again, so that no visitor waits for it twice
_away = {"until": 0.0}

stopping = threading.Event()  # set when this process was asked to end: long jobs stop at their next safe place


def ask_to_end(*_signal: object) -> None:
    """For SIGINT and SIGTERM. A thread sets the event: a handler that did so itself could meet its own lock."""
    threading.Thread(target=stopping.set).start()


def connect(timeout: float | None = 1.0) -> Redis | None:
    """A connection of its own, or None where no address is set. It never tries twice; `timeout` in seconds."""
    if not settings().redis_url:
        return None
    return Redis.from_url(settings().redis_url, socket_timeout=timeout, socket_connect_timeout=1.0, retry=Retry(NoBackoff(), 0))


@cache
def valkey() -> Redis | None:
    """The connection of this process, or None where no address is set."""
    return connect()


def queue_on(connection: Redis) -> Queue:
    """The one queue of the portal, over this connection."""
    return Queue(NAME, connection=connection, serializer=JSONSerializer, default_timeout=LONGEST_JOB)


@cache
def queue() -> Queue | None:
    """The one queue of the portal, or None where no address is set."""
    connection = valkey()
    return queue_on(connection) if connection else None


def listener(kind: type[BaseWorker], connection: Redis) -> BaseWorker:
    """A worker of RQ on the queue of the portal."""
    return kind([queue_on(connection)], connection=connection, serializer=JSONSerializer, worker_ttl=_LISTENS, log_job_description=False)


@dataclass(frozen=True)
class Nudge:
    """Asks the worker to run one job. Never raises, and waits at most a second."""

    name: str
    ids: tuple[int, ...] = ()

    def __call__(self) -> None:
        """Puts the job in the queue, unless enough of its kind wait there."""
        line = queue()
        if line is None or time.monotonic() < _away["until"]:
            return
        try:
            if self.ids or line.count < FEW:
                line.enqueue(self.name, *self.ids, result_ttl=60, failure_ttl=3600)
        except Exception as fault:  # noqa: BLE001 whatever ails Valkey, the row is safe and the sweeper comes
            _away["until"] = time.monotonic() + _REST
            log.warning("Valkey did not take %s (%s); the sweeper will do it.", self.name, type(fault).__name__)


def nudge(name: str, *ids: int) -> None:
    """After the commit, asks the worker to run the job of this dotted name, once for each transaction."""
    wanted = Nudge(name, ids)
    if wanted not in db.session.info.get("after", []):
        db.after_commit(wanted)


def job(work: Callable[P, R]) -> Callable[P, R]:
    """A piece of work for the worker, by its ids."""
    work.is_job = True  # type: ignore[attr-defined] # a house test resolves every name
    return work


def resolve(name: str) -> Callable[..., object]:
    """The function of a dotted name; a fault when there is none or it is no job."""
    module, _, function = name.rpartition(".")
    found: Callable[..., object] = getattr(import_module(module), function)
    if not getattr(found, "is_job", False):
        raise LookupError(f"{name} is not a job.")
    return found


def in_own_transaction(work: Callable[P, R]) -> Callable[P, R]:
    """One transaction around a job."""

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with db.transaction():
            return work(*args, **kwargs)

    return run
