"""A real Chromium, as the system has it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip


def executable() -> str:
    found = os.environ.get("TRUCEWATCH_CHROMIUM") or shutil.which("chromium")
    if not found:
        pytest.fail(
            "These tests open the desk in a real browser and found none. Install Chromium (Debian, Ubuntu: "
            "apt-get install chromium; Fedora: dnf install chromium), or name one: TRUCEWATCH_CHROMIUM=/path/to/it. "
            "To leave the browser out knowingly: make test BROWSER=no"
        )
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    path = executable()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()
