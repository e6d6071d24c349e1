"""One page in a browser of its own, with all that the browser has to say about it."""

import pathlib
import re

# Nothing but the pages themselves: no look for updates, no other hosts. A container has no sandbox of its own to give.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A browser that finds no name cannot reach another host, whatever a page asks for. This machine's provider is there
    # by its name.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 900}
# WCAG 2.2, 1.4.10: a window of 1280 px at 400 %, or the smallest phone.
NARROWEST = {"width": 320, "height": 640}
LOCALES = {"nl": "nl-NL", "en": "en-GB"}

# Runs before anything of the page does, and is no part of it: its policy does not hold for what a driver puts in.
WATCH = """
window.watched = { violations: [], shifts: [], shift: 0 };
document.addEventListener("securitypolicyviolation", event =>
    watched.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        watched.shift += entry.value;
        for (const source of entry.sources) {
            watched.shifts.push(source.node?.nodeName ?? "?");
        }
    }
}).observe({ type: "layout-shift", buffered: true });
"""


class Visit:
    """`system` is the machine (machine.py); `cookies` says whether it may set them, `allowed` what it may have in it that
    others may not (guarded.py); `look` goes to the browser."""

    def __init__(self, browser, system, language="nl", viewport=PHONE, cookies=False, allowed=(), **look):
        self.system = system
        self.may_set_cookies = cookies
        self.allowed = allowed
        self.language = language
        self.context = browser.new_context(viewport=viewport, locale=LOCALES[language], **look)
        self.said = []
        self.elsewhere = []
        self.dialogs = []
        self.answers = []
        self.cookies_set = []
        self.context.route(re.compile(f"^(?!{re.escape(system.url)}/)"), self._refuse)
        self.page = self.context.new_page()
        self.page.add_init_script(WATCH)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", self._dismiss)
        self.page.on("response", self._answered)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def open(self, path):
        """`{language}` in the path is filled in."""
        self.page.goto(self.system.url + path.replace("{language}", self.language))
        return self

    @property
    def answer(self):
        """To the last document that was asked for, redirects followed."""
        return self.answers[-1]

    def html(self):
        """As it was sent, not as the browser mended it."""
        return self.answer.text()

    def look(self, viewport=PHONE, **media):
        """What is not named is as on most devices; the page is not asked for again."""
        usual = {"media": "screen", "color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}
        self.page.emulate_media(**{**usual, **media})
        self.page.set_viewport_size(viewport)

    def picture(self, folder, name):
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        # A hidden caret would be a style attribute on every field.
        self.page.screenshot(path=f"{folder}/{name}.png", full_page=True, caret="initial")

    def _refuse(self, route):
        self.elsewhere.append(route.request.url)
        route.abort()

    def _dismiss(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _answered(self, response):
        if response.request.is_navigation_request():
            self.answers.append(response)
        if "set-cookie" in response.headers:
            self.cookies_set.append(response.url)
