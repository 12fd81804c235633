"""A headless Chromium for tests of pages: what it shows, asks for and complains of."""

from __future__ import annotations

import base64
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.support import do_without, need

NAMES = ("chromium", "chromium-browser", "google-chrome")
"""What the program is called, by system."""

SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


class Browser:
    """A window of it. ``driver`` is selenium's, for whatever is not here."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, address: str, width: int = 1100, height: int = 900, scheme: str = "light", media: str = "") -> None:
        """Go to a page, with so many pixels, in a colour scheme, as on a screen or as on paper (``print``)."""
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"media": media, "features": [{"name": "prefers-color-scheme", "value": scheme}]},
        )
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.get(address)

    def run(self, script: str, *words: Any) -> Any:
        """Run a script in the page, as a person with its console would, and return what it returns."""
        return self.driver.execute_script(script, *words)

    def asked_for(self) -> list[str]:
        """The addresses of everything that a page asked for since the last time. What the browser asks for its own
        first page is left out: on a busy machine it comes late."""
        said = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [one["params"] for one in said if one["method"] == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in sent if not one["documentURL"].startswith("chrome://")]

    def complaints(self) -> list[str]:
        """What the console was told since the last time, violations of a page's policy among it."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def printed(self) -> bytes:
        """The page as a PDF, as a printer without colour for backgrounds gets it."""
        wanted = {"preferCSSPageSize": True, "printBackground": False}
        return base64.b64decode(self.driver.execute_cdp_cmd("Page.printToPDF", wanted)["data"])


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser with a new and empty profile. Skips the test with a sentence where there is none on this machine."""
    if find_spec("selenium") is None:
        do_without("selenium is not installed, and is needed to look at pages (pip install -r requirements-dev.txt)")
    from selenium import webdriver

    program = next((found for name in NAMES if (found := shutil.which(name))), None) or need(NAMES[0], "to show pages")
    driver = need("chromedriver", "to look at pages in Chromium")
    with tempfile.TemporaryDirectory(prefix="marketgen-chromium-", ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = program
        for switch in (*SWITCHES, f"--user-data-dir={Path(profile)}"):
            options.add_argument(switch)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        window = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
        try:
            yield Browser(window)
        finally:
            window.quit()
