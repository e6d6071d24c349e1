"""A page that runs nothing, fetches nothing from elsewhere and leaves nothing in the browser."""

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
# What the browser says of every document with another status than 200.
REFUSED = "Failed to load resource: the server responded"
INLINE = """() => [...document.querySelectorAll("[style], style, script, iframe, object, embed, base")].map(element =>
        element.hasAttribute("style") ? `a style attribute at ${element.nodeName}` : `the element ${element.nodeName}`)
    .concat([...document.querySelectorAll("*")].flatMap(element => [...element.attributes]
        .filter(attribute => /^on/i.test(attribute.name) || /^\\s*javascript:/i.test(attribute.value)
            && /^(href|src|action|formaction)$/i.test(attribute.name))
        .map(attribute => `the attribute ${attribute.name} of ${element.nodeName}`)))"""


def runs_nothing_and_asks_nobody_else(visit):
    faults = [f"asks {url}" for url in visit.elsewhere]
    faults += [f"breaks its policy: {violation}" for violation in visit.page.evaluate("watched.violations")]
    faults += [f"has {each}" for each in visit.page.evaluate(INLINE) if each not in visit.allowed]
    faults += [f"opens a dialog: {text}" for text in visit.dialogs]
    faults += [f"the browser says: {line}" for line in visit.said if REFUSED not in line]
    policy = visit.answer.headers.get("content-security-policy", "")
    if not visit.allowed and policy != POLICY:
        faults.append(f"has the policy {policy!r}")
    for header, value in (("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer")):
        if visit.answer.headers.get(header) != value:
            faults.append(f"has not the header {header}: {value}")
    return faults


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
