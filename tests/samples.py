"""Photos, sounds and films for tests: made on the spot, some of them broken on purpose."""

import io
import shutil
import struct
import subprocess
import tempfile
import zipfile
import zlib
from functools import cache
from pathlib import Path

import pillow_heif
from PIL import Image

GPS = {1: "N", 2: (53.0, 0.0, 0.0), 3: "W", 4: (1.0, 10.0, 0.0)}


@cache
def photo(kind: str = "JPEG", size: tuple[int, int] = (640, 480), *, turned: bool = False) -> bytes:
    """A photo with where it was taken in it. `turned`: its camera was held upright, as phones write it."""
    image = Image.new("RGB", size, "teal")
    image.paste("orange", (0, 0, size[0] // 4, size[1] // 4))
    exif = Image.Exif()
    exif[0x0110] = "A camera of ours"
    exif[0x0112] = 6 if turned else 1
    exif.get_ifd(0x8825).update(GPS)
    out = io.BytesIO()
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(out)
    else:
        image.save(out, kind, **({"exif": exif.tobytes()} if kind in {"JPEG", "PNG", "WEBP"} else {}))
    return out.getvalue()


@cache
def sound(ending: str = "mp3", seconds: float = 1.0, *more: str) -> bytes:
    """A tone, as ffmpeg packs it, with a name and a place in its metadata."""
    return _made(ending, "-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}", *more, *_TOLD)


def old_phone(seconds: int = 1) -> bytes:
    """Silence as phones of 2005 packed it (AMR, 50 frames a second)."""
    return b"#!AMR\n" + (b"\x3c" + b"\0" * 31) * 50 * seconds


@cache
def film(ending: str = "mp4", seconds: float = 1.0, *more: str) -> bytes:
    """A moving picture with a tone."""
    picture = f"testsrc=size=320x240:rate=10:duration={seconds}"
    return _made(ending, "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", f"sine=duration={seconds}", "-shortest", *more, *_TOLD)


_TOLD = ("-metadata", "title=Dee at home", "-metadata", "location=+53.0-001.2/")


def _made(ending: str, *words: str) -> bytes:
    folder = Path(tempfile.mkdtemp(prefix="samples-"))
    try:
        target = folder / f"made.{ending}"
        subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", *words, str(target)], check=True)
        return target.read_bytes()
    finally:
        shutil.rmtree(folder)


def probed(body: bytes, ending: str) -> str:
    """Everything that ffprobe says of a file, as text."""
    with tempfile.NamedTemporaryFile(suffix=f".{ending}") as file:
        file.write(body)
        file.flush()
        words = ["ffprobe", "-v", "error", "-show_format", "-show_streams", file.name]
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout


@cache
def enormous_png(width: int = 50_000, height: int = 50_000) -> bytes:
    """A PNG of a few kilobytes that says it is 50,000 pixels wide and high."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = zlib.compress(b"\0" * (width + 1) * 50, 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


def zip_bomb() -> bytes:
    """A packed file of 10 megabytes of nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("photo.jpg", b"\0" * 10_000_000)
    return out.getvalue()


HTML = b"<!DOCTYPE html><title>x</title><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"


@cache
def pdf(pages: int = 2) -> bytes:
    """A scan as copiers make it, with who made it in its metadata; every page another colour."""
    colours = ["teal", "orange", "purple"]
    sheets = [Image.new("RGB", (620, 877), colours[n % 3]) for n in range(pages)]
    out = io.BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], title="Dee at home")
    return out.getvalue()
