"""A page that runs nothing but what is ours, fetches nothing from elsewhere and leaves nothing in the browser."""

import base64
import hashlib
import pathlib
import urllib.parse

# The only script: it asks, while somebody writes a topic, what a button asks, too.
ALIKE = pathlib.Path("shared/src/main/resources/nl/klankbord/page/alike.js").read_text(encoding="utf-8")
HASH = base64.b64encode(hashlib.sha256(ALIKE.encode()).digest()).decode()
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
POLICY_OF_A_MEETING = f"{POLICY}; script-src 'sha256-{HASH}'; connect-src 'self'"
# What the browser says of every document with another status than 200.
REFUSED = "Failed to load resource: the server responded"
INLINE = """ours => [...document.querySelectorAll("[style], style, script, iframe, object, embed, base")]
    .filter(element => element.nodeName !== "SCRIPT" || element.textContent !== ours || !element.closest("#topic form"))
    .map(element =>
        element.hasAttribute("style") ? `a style attribute at ${element.nodeName}` : `the element ${element.nodeName}`)
    .concat([...document.querySelectorAll("*")].flatMap(element => [...element.attributes]
        .filter(attribute => /^on/i.test(attribute.name) || /^\\s*javascript:/i.test(attribute.value)
            && /^(href|src|action|formaction)$/i.test(attribute.name))
        .map(attribute => `the attribute ${attribute.name} of ${element.nodeName}`)))"""


def runs_nothing_and_asks_nobody_else(visit):
    faults = [f"asks {url}" for url in visit.elsewhere]
    faults += [f"breaks its policy: {violation}" for violation in visit.page.evaluate("watched.violations")]
    faults += [f"has {each}" for each in visit.page.evaluate(INLINE, ALIKE) if each not in visit.allowed]
    faults += [f"opens a dialog: {text}" for text in visit.dialogs]
    faults += [f"the browser says: {line}" for line in visit.said if REFUSED not in line]
    policy = visit.answer.headers.get("content-security-policy", "")
    if not visit.allowed and policy != policy_of(visit.answer.url):
        faults.append(f"has the policy {policy!r}")
    for header, value in (("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer")):
        if visit.answer.headers.get(header) != value:
            faults.append(f"has not the header {header}: {value}")
    return faults


def policy_of(url):
    return POLICY_OF_A_MEETING if urllib.parse.urlsplit(url).path.startswith("/m/") else POLICY


def keeps_nothing_in_the_browser(visit):
    """The page itself is kept nowhere on its way; a participant's own pages may set the cookie of their link."""
    faults = []
    control = visit.answer.headers.get("cache-control", "")
    if "no-store" not in control:
        faults.append(f"may be kept: cache-control {control!r}")
    if not visit.may_set_cookies:
        faults += [f"has the cookie {cookie['name']}" for cookie in visit.context.cookies()]
        faults += [f"{url} sets a cookie" for url in visit.cookies_set]
    kept = "localStorage.length + sessionStorage.length"
    if visit.page.evaluate(kept):
        faults.append("keeps something in the browser's storage")
    return faults
