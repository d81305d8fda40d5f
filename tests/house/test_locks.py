"""The lock files hold whatever a package asks for, on every Python that we promise."""

import re
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from app.core.config import ROOT

PYTHONS = ("3.11.0", "3.11.2", "3.12.1", "3.13.0", "3.14.0")


def locked(name: str) -> set[str]:
    """The packages of a lock file."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {canonicalize_name(found) for found in re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)}


def asked(package: str, python: str) -> set[str]:
    """What an installed package asks for on a Linux with that Python."""
    try:
        every = [Requirement(line) for line in requires(package) or []]
    except PackageNotFoundError:
        return set()
    minor = ".".join(python.split(".")[:2])
    there = {"python_version": minor, "python_full_version": python, "extra": "", "sys_platform": "linux", "platform_system": "Linux"}
    return {canonicalize_name(one.name) for one in every if one.marker is None or one.marker.evaluate(there)}


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", ["run", "test"])
def test_nothing_that_a_package_asks_for_is_missing_from_the_lock(name: str, python: str) -> None:
    packages = locked(name)
    assert len(packages) > 20
    missing = {f"{package} asks for {wanted}" for package in packages for wanted in asked(package, python) - packages}
    assert missing == set()
