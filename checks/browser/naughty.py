"""What people type to try a form, and what they are really called: nothing of it runs, all of it is shown as it was."""

import forms
import guarded
import outbox

STRINGS = [
    "<script>window.ran = true; alert(1)</script>",
    '"><img src=x onerror="window.ran = true">',
    "' onfocus='window.ran = true' autofocus='",
    "</textarea></title></option></datalist><svg onload=alert(1)>",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "${7*7} {{7*7}} #{7*7} <%= 7*7 %> @{7*7}",
    "'; DROP TABLE klankbord; -- \\' OR 1=1",
    "../../etc/passwd%00\\..\\..\\C:",
    "\u202eevil\u202c \u200b\u2060\ufeff \u2028\u2029",
    "👩🏽‍🚀🏳️‍🌈 e\u0301 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "𝕲𝖗𝖚̈𝖓 ﷽ שלום مرحبا 你好",
]
NAMES = ["Null", "'s-Hertogenbosch", "van der Ü", "O’Brien-Ó Súilleabháin", "X", "undefined", "N" * 100, "Ĳsbrand ten Žižka"]
ADDRESSES = [
    "/m/utrecht/receipts/accepted?lang=nl&reference=%3Cscript%3Ealert(1)%3C/script%3E",
    "/m/utrecht/receipts/accepted?lang=nl&site=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "/m/utrecht/receipts/accepted?lang=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&returnTo=javascript:alert(1)",
    "/m/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/m/utrecht?lang=nl&%3Cscript%3Ealert(1)%3C/script%3E=1",
    "/m/utrecht/receipts/%22onmouseover=alert(1)",
]
TEXTS = ("text", "textarea", "email", "search")
# The trial itself makes one mistake in every form, so that it is shown again.
WRONG = {"rsvp": "email", "topic": "email"}


def is_shown_as_it_was(visit, kind, text):
    """Types it in every field, sends the form and looks at what comes back."""
    page = visit.page
    form = forms.form_of(page, kind)
    typed = {}
    for field in forms.fields(form):
        if field["type"] in TEXTS:
            place = form.locator(f'[name="{field["name"]}"]')
            place.fill(text)
            typed[field["name"]] = place.input_value()
    forms.send(visit, form)
    faults = []
    if visit.answer.status != 400:
        faults.append(f"has the status {visit.answer.status}")
    form = forms.form_of(page, kind)
    for field in forms.fields(form):
        if field["name"] in typed and field["value"] != typed[field["name"]]:
            faults.append(f"shows {field['value']!r} in {field['name']}, not {typed[field['name']]!r}")
    return faults + harm(visit, kind)


def harm(visit, kind=""):
    page = visit.page
    faults = [f"opens a dialog: {text}" for text in visit.dialogs] + [f"asks {url}" for url in visit.elsewhere]
    faults += [f"breaks its policy: {violation}" for violation in page.evaluate("watched.violations")]
    faults += [f"says {line}" for line in visit.said if guarded.REFUSED not in line]
    if page.evaluate("window.ran === true"):
        faults.append("runs it")
    scripts = [script for script in page.locator("script").all_text_contents() if script != guarded.ALIKE]
    if scripts or page.locator("img, main svg[onload], [onerror], [onfocus]").count():
        faults.append("has an element of it")
    if not page.locator("main h1").count() or (kind and not page.locator("#rsvp form, #topic form").count() == 2):
        faults.append("is broken by it")
    return faults


def a_field_shows_what_was_typed_and_runs_nothing(visit):
    faults = []
    for kind in WRONG:
        visit.open("/m/utrecht?lang={language}")
        for text in [*STRINGS, *NAMES]:
            faults += [f"{kind}, {text!r}: {fault}" for fault in is_shown_as_it_was(visit, kind, text)]
    return faults


def an_address_runs_nothing(visit):
    faults = []
    for address in ADDRESSES:
        visit.open(address)
        faults += [f"{address}: {fault}" for fault in harm(visit)]
    return faults


def what_is_taken_runs_nothing_in_the_summary(visit):
    """What nobody refuses is stored, and an organiser reads it."""
    for number, text in enumerate([*STRINGS[:9], *NAMES]):
        topic = {"name": text, "organisation": text, "theme": text, "text": text, "intent": "present"}
        topic |= {"email": f"stout-{number}@ede.example", "organisationType": "municipality"}
        visit.system.api("POST", "/v1/meetings/utrecht/topics", topic)
    open_summary(visit)
    shown = visit.page.locator("main").inner_text()
    return harm(visit) + [f"does not show {text!r}" for text in [*STRINGS[:9], *NAMES] if text not in shown]


def open_summary(visit):
    visit.system.api("POST", "/_local/nightly")
    mail = outbox.newest_to(visit.system, "planner@klankbord.example")
    visit.context.set_extra_http_headers({"authorization": f"Bearer {visit.system.token()}", "accept": "text/html"})
    visit.open(next(link for link in outbox.links(mail, visit.system) if "/summaries/" in link))
