"""Signs the bundle and has Apple notarise what it is handed out in. Runs on macOS only.

Secrets come from the environment, see README.md; without them the bundle keeps the signature of
nobody that PyInstaller gives it, which macOS opens only after its user says so in its settings.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import project

if TYPE_CHECKING:
    from pathlib import Path

_IDENTITY = "CODESIGN_IDENTITY"
_NOTARY = ("NOTARY_APPLE_ID", "NOTARY_TEAM_ID", "NOTARY_PASSWORD")


def sign(bundle: Path, work: Path) -> bool:
    """Sign the libraries, then the bundle around them, and return whether there is an identity."""
    identity = os.environ.get(_IDENTITY)
    if not identity:
        return False
    entitlements = project.PACKAGING / "macos" / "entitlements.plist"
    how = ["--force", "--timestamp", "--options", "runtime", "--sign", identity]
    inner = [path for path in bundle.rglob("*") if path.suffix in (".so", ".dylib")]
    frameworks = sorted(bundle.rglob("*.framework"), key=lambda path: -len(path.parts))
    for path in [*sorted(p for p in inner if not p.is_symlink()), *frameworks]:
        project.run(["codesign", *how, path], log=work / "codesign.log")
    whole = [*how, "--entitlements", entitlements, bundle]
    project.run(["codesign", *whole], log=work / "codesign.log")
    verify = ["codesign", "--verify", "--deep", "--strict", bundle]
    project.run(verify, log=work / "codesign-verify.log")
    return True


def notarise(image: Path, work: Path) -> bool:
    """Send a disk image to Apple, wait, staple the answer; return whether there is an account."""
    account = [os.environ.get(name, "") for name in _NOTARY]
    if not all(account):
        return False
    apple_id, team, password = account
    signed_in = ["--apple-id", apple_id, "--team-id", team, "--password", password]
    submit = ["xcrun", "notarytool", "submit", image, *signed_in, "--wait"]
    project.run(submit, log=work / "notarytool.log")
    project.run(["xcrun", "stapler", "staple", image], log=work / "stapler.log")
    return True
