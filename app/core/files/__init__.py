"""Files that people send: kept on disk, looked at by their content, cleaned, and served only to whoever may see them.

Nothing here decodes a stranger's bytes in the web server or the worker: programs of their own do, with little memory and time.
"""

from app.core.files.looking import Look, Sort
from app.core.files.recordings import NoPlayer, make_playable, too_long
from app.core.files.serving import ToDisk, received, send, send_path, takes
from app.core.files.store import NoRoom, adopt, drop, incoming, keys_older_than, path_of, size_of
from app.core.files.taking import MOST_BYTES, MOST_SECONDS, NotTaken, Reason, Taken, check_time, playable, take, take_pages, where_it_lies

__all__ = [
    "MOST_BYTES",
    "MOST_SECONDS",
    "Look",
    "NoPlayer",
    "NoRoom",
    "NotTaken",
    "Reason",
    "Sort",
    "Taken",
    "ToDisk",
    "adopt",
    "check_time",
    "drop",
    "incoming",
    "keys_older_than",
    "make_playable",
    "path_of",
    "playable",
    "received",
    "send",
    "send_path",
    "size_of",
    "take",
    "take_pages",
    "takes",
    "too_long",
    "where_it_lies",
]
