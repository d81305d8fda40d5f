"""The clients: two at a time, each with open connections, asking as fast as they are answered."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.bench.pages import Ask
from tests.bench.serving import Server

CLIENTS = 2
_LINES = 3  # connections of each client, so that both workers have some


@dataclass
class Taken:
    """What some requests took."""

    count: int = 0
    seconds: float = 0.0
    database: float = 0.0
    sizes: int = 0
    times: list[float] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)

    def milliseconds(self) -> float:
        """Processor milliseconds a request, with those of the database's own processes."""
        return 1000 * (self.seconds + self.database) / max(self.count, 1)

    def within(self, share: float) -> float:
        """Milliseconds within which this share was answered."""
        return 1000 * sorted(self.times)[min(int(share * len(self.times)), len(self.times) - 1)]


def send(server: Server, make: Callable[[int], Ask], count: int, taken: Taken, database: Server | None = None) -> None:
    """Sends so many requests and adds what they took."""
    spent, below = server.seconds(), database.seconds() if database else 0.0
    clients = [threading.Thread(target=_client, args=(server.port, make, hand, count // CLIENTS, taken)) for hand in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    taken.seconds += server.seconds() - spent
    taken.database += database.seconds() - below if database else 0.0


def _client(port: int, make: Callable[[int], Ask], hand: int, count: int, taken: Taken) -> None:
    lines = [http.client.HTTPConnection("127.0.0.1", port, timeout=30) for _ in range(_LINES)]
    try:
        for number in range(count):
            line = lines[number % _LINES]
            asked = make(hand)
            headers = {"Accept-Encoding": "br", "Accept": "text/html"} | ({"Cookie": asked.cookie} if asked.cookie else {})
            headers |= {"Content-Type": "application/x-www-form-urlencoded"} if asked.body else {}
            start = time.perf_counter()
            line.request(asked.method, quote(asked.path, safe="/?&=%+"), asked.body or None, headers)
            answer = line.getresponse()
            body = answer.read()
            taken.times.append(time.perf_counter() - start)
            taken.sizes += len(body)
            taken.count += 1
            if answer.status not in {200, 303}:
                taken.wrong.append(answer.status)
    finally:
        for line in lines:
            line.close()
