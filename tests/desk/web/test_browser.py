"""The main journeys in a real browser: look up, open the evidence, move the clocks, all from the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.desk.web.browsers import chromium
from tests.desk.web.filings import THIRD, WIRES, store_of
from tests.desk.web.hostile import ADDRESSES, HOSTILE
from tests.desk.web.serving import served

pytestmark = pytest.mark.browser

ON = "?on=2016-05-10T12:00Z"
ALEPPO = f"/truces/sy-aleppo-2016-05-05{ON}"
EVERY = [*(f"{address}{ON}" for address in ADDRESSES), "/", ALEPPO, "/?on=never", f"/reports/{THIRD.filing().id}"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def evil() -> Iterator[str]:
    with served(store_of(HOSTILE, *WIRES)) as url:
        yield url


class Watched:
    """A tab, with what it complained of and where it went for things."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.complaints: list[str] = []
        self.hosts: set[str | None] = set()
        self.page.on("console", lambda told: self.complaints.append(told.text) if told.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport={"width": 1360, "height": 860})
    yield context.new_page()
    context.close()


def sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", [1360, 1024, 390])
def test_every_page_loads_without_complaint_from_this_machine_alone(browser: Browser, evil: str, width: int) -> None:
    context = browser.new_context(base_url=evil, viewport={"width": width, "height": 844})
    for address in EVERY:
        watched = Watched(context)
        watched.page.goto(address)
        missing = [told for told in watched.complaints if "400 (Bad Request)" not in told]
        assert not missing, address
        assert watched.hosts == {"127.0.0.1"}, address
        assert sideways(watched.page) <= 0, f"{address} is wider than {width}"
        watched.page.close()
    context.close()


def test_a_hostile_report_runs_nothing_and_breaks_no_layout(browser: Browser, evil: str) -> None:
    for width in (1360, 390):
        context = browser.new_context(base_url=evil, viewport={"width": width, "height": 844})
        watched = Watched(context)
        page = watched.page
        claims = ",".join(claim.id for claim in HOSTILE.filing().claims)
        page.goto("/truces?on=2016-05-10&q=owned")
        name = page.locator("a.name").first.get_attribute("href")
        for address in (f"/reports/{HOSTILE.filing().id}", str(name), f"/evidence?claims={claims}"):
            page.goto(address)
            assert page.evaluate("window.owned") is None
            assert sideways(page) <= 0, address
        page.goto(str(name))
        page.locator("main a.ev").first.click()
        page.locator("#drawer .sentence").first.wait_for()
        assert page.evaluate("window.owned") is None
        assert not watched.complaints
        context.close()


def test_the_type_of_the_package_is_used(tab: Page) -> None:
    tab.goto("/")
    tab.evaluate("document.fonts.ready")
    assert tab.evaluate("document.fonts.check('16px \"Source Sans 3\"')")
    loaded = tab.evaluate("[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)")
    assert any("Source Sans 3" in family for family in loaded)


def test_the_evidence_of_a_number_is_one_click_away_and_escape_returns(tab: Page) -> None:
    tab.goto(ALEPPO)
    link = tab.locator("#terms tr.row a.ev").first
    link.click()
    drawer = tab.locator("#drawer")
    expect(drawer.locator("blockquote")).to_contain_text("would hold")
    expect(drawer.locator("mark")).to_have_text("would hold")
    expect(drawer).to_contain_text("Syrian army")
    expect(drawer).to_contain_text("from the manifest")
    expect(drawer).to_be_focused()
    tab.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(link).to_be_focused()
    assert tab.url.endswith(ALEPPO)


def test_with_the_drawer_open_another_value_shows_its_own(tab: Page) -> None:
    tab.goto(ALEPPO)
    links = tab.locator("#terms tr.row th a.ev")
    links.nth(0).click()
    expect(tab.locator("#drawer blockquote").first).to_contain_text("would hold")
    links.nth(1).focus()
    expect(tab.locator("#drawer blockquote").first).to_contain_text("another 72 hours")
    links.nth(2).hover()
    expect(tab.locator("#drawer blockquote").first).to_contain_text("prolonged")


def test_from_the_sentence_to_its_place_in_the_report(tab: Page) -> None:
    tab.goto(ALEPPO)
    tab.locator("#terms tr.row").nth(2).locator("a.ev").first.click()
    tab.locator("#drawer .source a").first.click()
    expect(tab.locator("h1")).to_have_text("Army adds a third spell of calm")
    marked = tab.locator(".text .number:target")
    expect(marked).to_have_text("1")
    expect(marked).to_be_in_viewport()
    assert "on=2016-05-10" in tab.url


def test_without_a_script_the_evidence_is_a_page(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(ALEPPO)
    page.locator("#terms tr.row a.ev").first.click()
    expect(page.locator("main blockquote").first).to_contain_text("would hold")
    assert "on=2016-05-10" in page.url
    context.close()


def test_moving_the_clock_moves_the_page_and_the_address(tab: Page) -> None:
    tab.goto(f"/{ON}")
    expect(tab.locator("section", has=tab.locator("h1"))).to_contain_text("Aleppo regime of calm")
    tab.locator("#on").fill("2016-05-12")
    tab.locator("#on").press("Enter")
    expect(tab).to_have_url(re.compile(r"on=2016-05-12"))
    expect(tab.locator("section", has=tab.locator("h1"))).not_to_contain_text("Aleppo regime of calm")
    expect(tab.locator("section", has_text="Ended in the last 72 hours").last).to_contain_text("Aleppo regime of calm")
    tab.get_by_role("link", name="Back to now").click()
    expect(tab).not_to_have_url(re.compile(r"on="))


def test_the_calm_expires_and_comes_back_as_knowledge_arrives(tab: Page) -> None:
    chip = ".axes .chip"
    tab.goto(f"{ALEPPO}&known=2016-05-08")
    expect(tab.locator(chip)).to_contain_text("expired")
    tab.locator("#known").fill("2016-05-10")
    tab.locator("#known").press("Enter")
    expect(tab.locator(chip)).to_contain_text("in force")
    expect(tab.locator("#terms tr.row")).to_have_count(3)


def test_hands_on_the_keyboard(tab: Page) -> None:
    tab.goto(f"/{ON}")
    tab.keyboard.press("g")
    tab.keyboard.press("t")
    expect(tab.locator("h1")).to_contain_text("Truces")
    expect(tab).to_have_url(re.compile("on=2016-05-10"))
    tab.keyboard.press("j")
    expect(tab.locator("tr.here")).to_have_count(1)
    first = tab.locator("tr.here a.name").inner_text()
    tab.keyboard.press("j")
    assert tab.locator("tr.here a.name").inner_text() != first
    tab.keyboard.press("k")
    expect(tab.locator("tr.here a.name")).to_have_text(first)
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_have_text(first)
    tab.keyboard.press("g")
    tab.keyboard.press("c")
    expect(tab.locator("h1")).to_contain_text("Casualties")
    tab.keyboard.press("j")
    tab.keyboard.press("e")
    expect(tab.locator("#drawer blockquote").first).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.locator("#drawer")).to_be_hidden()
    tab.keyboard.press("?")
    expect(tab.locator("#drawer")).to_contain_text("The two clocks")
    tab.keyboard.press("Escape")
    tab.keyboard.press("]")
    expect(tab.locator("#on")).to_have_value("2016-05-11 21:00")


def test_the_filter_narrows_while_one_types_and_keeps_an_address(tab: Page) -> None:
    tab.goto("/reports")
    tab.keyboard.press("/")
    expect(tab.locator("#filter")).to_be_focused()
    tab.keyboard.type("hospital toll")
    expect(tab.locator("main tr.row:visible")).to_have_count(1)
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(r"q=hospital\+toll"))
    expect(tab.locator("main tr.row")).to_have_count(1)


def test_keys_typed_into_a_field_are_text(tab: Page) -> None:
    tab.goto("/truces")
    tab.locator("#filter").fill("")
    tab.locator("#filter").press_sequentially("gt?e/")
    expect(tab.locator("#filter")).to_have_value("gt?e/")
    expect(tab.locator("#drawer")).to_be_hidden()


def test_back_and_forth_in_the_browser(tab: Page) -> None:
    tab.goto(f"/{ON}")
    tab.locator("a.name").first.click()
    tab.go_back()
    expect(tab.locator("h1")).to_contain_text("In force")
    assert tab.url.endswith(ON)


def test_print_leaves_the_controls_out(tab: Page) -> None:
    tab.goto(f"/{ON}")
    tab.emulate_media(media="print")
    expect(tab.locator("nav[aria-label=Pages]")).to_be_hidden()
    expect(tab.locator("#on-words")).to_be_visible()
    expect(tab.locator("svg.strip").first).to_be_visible()


def test_every_control_has_a_name_and_every_table_a_caption(tab: Page) -> None:
    for address in (f"/{ON}", ALEPPO, "/reports", "/casualties"):
        tab.goto(address)
        assert tab.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden])')].every(each => each.labels.length)"
        )
        assert tab.evaluate("[...document.querySelectorAll('a, button')].every(each => each.textContent.trim())")
        assert tab.evaluate("[...document.querySelectorAll('main table')].every(each => each.caption)")
