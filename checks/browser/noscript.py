"""The whole walk in a browser that runs no script: look, answer, err, mend, bring a topic, read what happens with it."""

import forms
from expected import expect


def a_meeting_is_found_and_read_in_two_languages(visit):
    page = visit.open("/").page
    page.get_by_role("link", name="Netwerkbijeenkomst lokale digitale democratie").click()
    expect("nl", page.locator("html").get_attribute("lang"), "the language")
    page.get_by_role("link", name="English").click()
    expect("en", page.locator("html").get_attribute("lang"), "the language")
    page.get_by_role("link", name="Nederlands").click()


def an_rsvp_with_a_mistake_is_shown_again_with_all_of_it(visit):
    form = forms.fill_in(forms.form_of(visit.page, "rsvp"), email="zonder.ede.example")
    before = typed(form)
    forms.send(visit, form)
    expect(400, visit.answer.status, "the status")
    expect(before, typed(forms.form_of(visit.page, "rsvp")), "what was typed")
    visit.page.get_by_role("alert").get_by_role("link").first.click()
    expect("email", visit.page.evaluate("document.activeElement.name"), "where the complaint's link leads")


def mended_it_leads_to_a_receipt(visit):
    form = forms.form_of(visit.page, "rsvp")
    form.locator("[name=email]").fill("zonder@ede.example")
    visit.page.wait_for_timeout(2_100)
    forms.send(visit, form)
    expect("Je bent aangemeld", visit.page.locator("h1").inner_text(), "the receipt")


def from_there_a_topic_is_brought(visit):
    visit.page.get_by_role("link", name="Ik heb ook een thema").click()
    expect(False, visit.page.get_by_text("Terwijl je typt").is_visible(), "what only a script does is promised")
    form = forms.fill_in(forms.form_of(visit.page, "topic"))
    visit.page.wait_for_timeout(2_100)
    forms.send(visit, form)
    expect("Je thema is binnen", visit.page.locator("h1").inner_text(), "the receipt")


def what_happens_with_it_can_be_read(visit):
    visit.page.get_by_role("link", name="Terug naar de bijeenkomst").click()
    visit.page.get_by_role("link", name="Lees wat er met je gegevens gebeurt").first.click()
    expect("Wat er met je gegevens gebeurt", visit.page.locator("h1").inner_text(), "the page")
    expect([], visit.context.cookies(), "cookies")


def typed(form):
    return form.evaluate("form => [...new FormData(form)].filter(([name]) => name !== 'submission')")


WALK = [
    a_meeting_is_found_and_read_in_two_languages,
    an_rsvp_with_a_mistake_is_shown_again_with_all_of_it,
    mended_it_leads_to_a_receipt,
    from_there_a_topic_is_brought,
    what_happens_with_it_can_be_read,
]
