"""Photos, drawn anew: nothing of the file that came goes on but what can be seen. Runs by itself as a program too."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any

LONGEST, SMALL = 2560, 480  # pixels of the longer side, as shown and as a thumbnail
MOST_PIXELS = 210_000_000  # the largest cameras of phones have 200 million
MOST_SIDE = 30_000
MOST_UNSCALED = 64_000_000  # what a format that cannot be read smaller may have: it costs 4 bytes of memory each
_QUALITY = 84
_SECONDS, _MEGABYTES = 20, 1200


class PhotoFault(StrEnum):
    """Why a photo could not be drawn anew."""

    TOO_BIG = "too_big"
    BROKEN = "broken"


def clean_photo(old: Path, whole: Path, small: Path) -> PhotoFault | None:
    """Draws a photo anew, in a program of its own: to `whole`, with a thumbnail in `small`. Gives why it could not, or None.

    All metadata is gone, it stands upright, and it is a JPEG of at most 2,560 pixels.
    """
    from app.core.files.programs import own, run

    done = run(own(Path(__file__), str(old), str(whole), str(small)), seconds=_SECONDS, megabytes=_MEGABYTES)
    if done is None or done.returncode != 0 or not done.stdout:
        return PhotoFault.BROKEN
    told = json.loads(done.stdout)["fault"]
    return PhotoFault(told) if told else None


def _opened(path: str) -> Any:
    import pillow_heif
    from PIL import Image, ImageFile

    pillow_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # our own limits are asked first
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return Image.open(path, formats=("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF"))


def _too_big(photo: Any) -> bool:
    width, height = photo.size
    most = MOST_PIXELS if photo.format == "JPEG" else MOST_UNSCALED
    return bool(max(width, height) > MOST_SIDE or width * height > most)


def _draw(photo: Any) -> Any:
    """The picture itself: upright, in plain red, green and blue, on white where it was see-through."""
    from PIL import Image, ImageOps

    if photo.format == "JPEG":
        photo.draft("RGB", (LONGEST, LONGEST))  # decoded at a half, a quarter or an eighth: it is made smaller anyway
    profile = photo.info.get("icc_profile")
    upright = ImageOps.exif_transpose(photo)
    upright.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    if upright.mode in {"RGBA", "LA", "P", "PA"}:
        clear = upright.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        upright = Image.alpha_composite(ground, clear)
    elif profile and upright.mode == "RGB":
        upright = _in_common_colours(upright, profile)
    return Image.frombytes("RGB", upright.size, upright.convert("RGB").tobytes())  # the pixels and nothing else


def _in_common_colours(photo: Any, profile: bytes) -> Any:
    import io

    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(photo, own, ImageCms.createProfile("sRGB"), outputMode="RGB") or photo
    except (ImageCms.PyCMSError, OSError):
        return photo


def _clean(old: str, whole: str, small: str) -> PhotoFault | None:
    from PIL import Image

    with _opened(old) as photo:
        if _too_big(photo):
            return PhotoFault.TOO_BIG
        drawn = _draw(photo)
    drawn.save(whole, "JPEG", quality=_QUALITY, progressive=True)
    drawn.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    drawn.save(small, "JPEG", quality=_QUALITY)
    return None


def _main(old: str, whole: str, small: str) -> None:
    try:
        fault = _clean(old, whole, small)
    except Exception:  # noqa: BLE001 whatever a decoder says of a stranger's bytes, the file cannot be opened
        fault = PhotoFault.BROKEN
    sys.stdout.write(json.dumps({"fault": fault}))


if __name__ == "__main__":
    _main(*sys.argv[1:4])
