"""Meetings in states of their own, made as an organiser makes them, and the answers that people get there."""

import forms

CLOSED = "gesloten"
FULL = "vol"
# A form that comes back sooner than two seconds after it was shown is one of a program.
SLOWER_THAN_A_PROGRAM = 2_100
MOST_OF_A_PERSON = 20
FIRST = {
    "name": "De eerste",
    "email": "eerste@ede.example",
    "organisation": "Gemeente Ede",
    "organisationType": "municipality",
    "attending": True,
}


def prepare(system):
    file = system.api("GET", "/v1/meetings/utrecht")
    store(system, file, CLOSED, state="closed")
    title = {"nl": "Een klein gesprek", "en": "A small talk"}
    store(system, file, FULL, title=title, capacity=1, waitingList=False)
    system.api("POST", f"/v1/meetings/{FULL}/rsvps", FIRST)


def store(system, file, name, **other):
    system.store_meeting(name, {**file, "id": name, **other})


def answer(system, address):
    system.api("POST", "/v1/meetings/utrecht/rsvps", {**FIRST, "email": address, "moments": ["lunch"], "updates": True})


def sent_after_closing(visit):
    """Somebody who filled in the form while the organiser closed the meeting."""
    form = forms.fill_in(forms.form_of(visit.page, "rsvp"))
    aim(form, f"/m/{CLOSED}/rsvps?lang={visit.language}")
    forms.send(visit, form)


def sent_twice(visit):
    """Somebody who sent the same form again, with something else in it."""
    form = forms.fill_in(forms.form_of(visit.page, "topic"), email="terug@ede.example")
    key = form.locator("[name=submission]").get_attribute("value")
    visit.page.wait_for_timeout(SLOWER_THAN_A_PROGRAM)
    forms.send(visit, form)
    visit.open("/m/utrecht?lang={language}")
    form = forms.fill_in(forms.form_of(visit.page, "topic"), email="terug@ede.example", theme="Iets anders")
    form.locator("[name=submission]").evaluate("(field, key) => { field.value = key; }", key)
    forms.send(visit, form)


def sent_too_often(visit):
    """The twenty-first of one person on one day."""
    address = f"vaak-{visit.language}@ede.example"
    form = forms.fill_in(forms.form_of(visit.page, "topic"), email=address)
    typed = form.evaluate("form => Object.fromEntries(new FormData(form))")
    action = visit.system.url + form.get_attribute("action").split("#")[0]
    for number in range(MOST_OF_A_PERSON + 5):
        again = {**typed, "submission": f"{number:02}" + typed["submission"][2:], "text": f"Nummer {number}."}
        visit.context.request.post(action, form=again, max_redirects=0)
    forms.send(visit, form)


def aim(form, action):
    form.evaluate("(form, action) => form.setAttribute('action', action)", action)
