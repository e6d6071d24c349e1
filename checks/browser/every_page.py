"""Goes to every page, in every state and language, and holds it against every check."""

import queue
import threading
import time

import checks
import visit as visits

PICTURES = "target/screenshots"
LOOKS = [
    ("phone", {}),
    ("wide", {"viewport": visits.WIDE}),
]
# The same in every language.
DARK = ("dark", {"color_scheme": "dark"})


def hold(open_browser, system, kept, pages, workers=2):
    """How many went wrong. `kept` takes each page as it was sent."""
    waiting = queue.SimpleQueue()
    for page in pages:
        waiting.put(page)
    failed = []

    def work():
        with open_browser() as browser:
            while not waiting.empty():
                try:
                    page = waiting.get_nowait()
                except queue.Empty:
                    return
                if not is_right(browser, system, page, kept):
                    failed.append(page.name)

    each = [threading.Thread(target=work) for _ in range(workers)]
    for worker in each:
        worker.start()
    for worker in each:
        worker.join()
    return len(failed)


def is_right(browser, system, page, kept):
    began = time.monotonic()
    wrong = []
    for language in page.languages:
        try:
            wrong += [f"{language}: {fault}" for fault in faults_of(browser, system, page, language, kept)]
        except Exception as broken:  # noqa: BLE001: the pages after this one still count
            wrong.append(f"{language}: {broken}")
    took = time.monotonic() - began
    line = f"  {'FAILED' if wrong else 'ok    '}  {page.name}: {' '.join(page.languages)}, {took:.0f} s"
    print("\n            ".join([line, *wrong]), flush=True)
    return not wrong


def faults_of(browser, system, page, language, kept):
    with visits.Visit(browser, system, language, cookies=page.cookies, allowed=page.allowed) as visit:
        name = f"{page.name}-{language}"
        try:
            page.before(visit)
            visit.open(page.path)
            page.then(visit)
        except Exception as lost:  # noqa: BLE001: a picture says more
            visit.picture(PICTURES, f"failed-{name}")
            return [f"was not reached: {lost}"]
        kept.keep(name, visit.html())
        faults = []
        if visit.answer.status != page.status:
            faults.append(f"has the status {visit.answer.status}, not {page.status}")
        for look, how in [*LOOKS, *([DARK] if language == page.languages[0] else [])]:
            visit.look(**how)
            visit.picture(PICTURES, f"{name}-{look}")
        visit.look()
        for check in checks.of(page):
            faults += [f"{checks.spoken(check)}: {fault}" for fault in check(visit)]
        return faults
