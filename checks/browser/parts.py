"""What is tried in the browser beside the walk of main.py, part by part, each with what came of it."""

import contextlib
import os
import time

from playwright.sync_api import sync_playwright

import every_page
import keys
import meetings
import naughty
import noscript
import pages
import store
import valid
import visit
import wrong
import writing


@contextlib.contextmanager
def open_browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["BROWSER_PATH"], args=visit.FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def hold(system, only=""):
    """How much went wrong."""
    meetings.prepare(system)
    kept = valid.Kept("target/browser")
    here = [page for page in pages.PAGES if only in page.name]
    failed = part(f"{count(here)} pages, each in every look", every_page.hold, open_browser, system, kept, here)
    away = [page for page in pages.AWAY if only in page.name]
    if away:
        failed += part(f"{count(away)} more while the table is away", hold_away, system, kept, away)
    failed += part("their HTML and style", hold_valid, system, kept)
    if only:
        return failed
    with open_browser() as browser:
        failed += part("by keys alone", hold_keys, browser, system)
        failed += part("while somebody writes", hold_writing, browser, system)
        failed += part("without script", hold_noscript, browser, system)
        failed += part("naughty strings", hold_naughty, browser, system)
        failed += part(f"{len(wrong.WRONG)} pages that are wrong on purpose", wrong.hold, browser, system)
    return failed


def part(name, hold, *what):
    print(f"{name}:", flush=True)
    began = time.monotonic()
    failed = hold(*what)
    print(f"  {'ok     in' if not failed else f'{failed} FAILED in'} {time.monotonic() - began:.0f} s", flush=True)
    return failed


def count(which):
    return sum(len(page.languages) for page in which)


def hold_away(system, kept, away):
    """One after the other, as the table goes away for all of them."""
    with store.between(system) as second:
        return every_page.hold(open_browser, second, kept, away, workers=1)


def hold_valid(system, kept):
    with open_browser() as browser, visit.Visit(browser, system) as look:
        look.open("/")
        style = look.page.locator("link[rel=stylesheet]").get_attribute("href")
        kept.keep("style", look.context.request.get(system.url + style).text(), "css")
    faults = kept.faults()
    print(f"  {kept.count()} files", flush=True)
    for fault in faults:
        print(f"  FAILED  {fault}", flush=True)
    blind = [each for each in valid.WRONG if not kept.finds(each)]
    for each in blind:
        print(f"  FAILED  the validator finds nothing in {each}", flush=True)
    return len(faults) + len(blind)


def hold_keys(browser, system):
    with visit.Visit(browser, system) as person:
        return walk(person, [keys.an_rsvp_goes_by_keys_alone, keys.what_was_wrong_is_mended_by_keys_alone])


def hold_writing(browser, system):
    with visit.Visit(browser, system) as person:
        return walk(person, writing.WALK)


def hold_noscript(browser, system):
    with visit.Visit(browser, system, java_script_enabled=False) as person:
        return walk(person, noscript.WALK)


def hold_naughty(browser, system):
    failed = 0
    for check in (
        naughty.a_field_shows_what_was_typed_and_runs_nothing,
        naughty.an_address_runs_nothing,
        naughty.what_is_taken_runs_nothing_in_the_summary,
    ):
        with visit.Visit(browser, system) as person:
            failed += walk(person, [check])
    return failed


def walk(person, steps):
    """Until the first that fails: what comes after it stands on it. A step raises, or gives the faults that it found."""
    for step in steps:
        name = step.__name__.replace("_", " ")
        try:
            faults = step(person) or []
        except Exception as lost:  # noqa: BLE001: said below
            faults = [str(lost)]
        print(f"  {'FAILED' if faults else 'ok    '}  {name}", flush=True)
        for fault in faults:
            print(f"            {fault}", flush=True)
        if faults:
            person.picture(every_page.PICTURES, "failed-" + step.__name__)
            return 1
    return 0
