"""What is said in a recording, as captions: nobody has written down times, so each sentence stands for as long as its length tells."""

import re

_SENTENCE = re.compile(r"[^.!?\u06d4\u061f\u0964\n]+[.!?\u06d4\u061f\u0964]*\s*")
_MOST = 90  # characters of one caption: two lines


def as_captions(words: str, seconds: int) -> str:
    """WebVTT (W3C) of some words over so many seconds. Each caption has its share of the time, by its length."""
    pieces = [piece for sentence in _SENTENCE.findall(words) for piece in _pieces(sentence.strip()) if piece]
    whole = sum(map(len, pieces)) or 1
    lines, passed = ["WEBVTT", ""], 0
    for piece in pieces:
        start, end = (seconds * 1000 * part // whole for part in (passed, passed + len(piece)))
        passed += len(piece)
        lines += [
            f"{_clock(start)} --> {_clock(max(end, start + 1))}",
            piece.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
            "",
        ]
    return "\n".join(lines)


def _pieces(sentence: str) -> list[str]:
    """A long sentence in parts, cut between words."""
    parts = [""]
    for word in sentence.split():
        if parts[-1] and len(parts[-1]) + len(word) >= _MOST:
            parts.append("")
        parts[-1] = f"{parts[-1]} {word}".strip()
    return parts


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
