"""Somebody writes a topic, and is told meanwhile how many organisations want something like it."""

import urllib.parse

import forms
import meetings
from expected import expect

MEETING = "schrijven"
# What the script waits for, and then some.
PAUSE = 1_700
TOPICS = [
    ("Gemeente Ede", "Loting voor het burgerberaad", "Wij deden een loting voor een burgerberaad, en wie kwam was niet wie wij dachten."),
    ("Gemeente Delft", "Wie loot er mee?", "Bij de loting van ons burgerberaad zei negen van de tien nee. Hoe krijg je een ja?"),
    ("Provincie Utrecht", "Burgerberaad door loting", "Een burgerberaad met loting in zes gemeenten tegelijk: dit leerden wij ervan."),
    ("Waterschap Vallei", "Loting en daarna", "Na de loting begint het burgerberaad pas. Wij vertellen hoe wij mensen vasthouden."),
]
LIKE_THESE = "Ook wij willen met loting een burgerberaad samenstellen"
UNLIKE_THESE = "Een kaart van alle bruggen die deze winter dicht moeten"
BUTTON = "#topic button[formaction]"
SAID = "#topic-alike [role=status]"


def prepare(system):
    file = system.api("GET", "/v1/meetings/utrecht")
    meetings.store(system, file, MEETING, title={"nl": "Een gesprek over loten", "en": "A talk about lots"})
    for number, (organisation, theme, text) in enumerate(TOPICS):
        person = {"name": "Noor Visser", "email": f"schrijver-{number}@ede.example", "organisation": organisation}
        topic = {"organisationType": "municipality", "theme": theme, "text": text, "intent": "present"}
        system.api("POST", f"/v1/meetings/{MEETING}/topics", {**person, **topic})
    system.api("PUT", f"/v1/meetings/{MEETING}/coalitions/suggestion")


def the_number_comes_while_somebody_writes(visit):
    prepare(visit.system)
    visit.open(f"/m/{MEETING}?lang={{language}}")
    asked = listen(visit)
    form = forms.fill_in(forms.form_of(visit.page, "topic"), theme="Loting", text="Kort.")
    visit.page.wait_for_timeout(PAUSE)
    expect([], asked, "what was asked of a text too short to say anything of")
    form.locator("[name=text]").press_sequentially(f" {LIKE_THESE}.", delay=5)
    visit.page.wait_for_function("said => document.querySelector(said).textContent.includes('4 organisaties')", arg=SAID)
    expect("text", visit.page.evaluate("document.activeElement.name"), "where somebody is writing")
    visit.picture("target/screenshots", "writing-phone")


def it_asks_once_and_for_no_more_than_that(visit):
    asked = listen(visit)
    form = forms.form_of(visit.page, "topic")
    form.locator("[name=text]").press_sequentially(" Wie deed dat al?", delay=5)
    visit.page.wait_for_timeout(PAUSE)
    form.locator("[name=organisation]").fill("Gemeente Renkum")
    visit.page.wait_for_timeout(PAUSE)
    expect(1, len(asked), "requests while one sentence was written")
    sent = urllib.parse.parse_qs(asked[0].post_data, keep_blank_values=True)
    expect(["language", "text", "theme", "themeId"], sorted(sent), "what was sent")
    stored = visit.system.api("GET", f"/v1/meetings/{MEETING}/topics")["topics"]
    expect(len(TOPICS), len(stored), "topics that are in")


def it_says_nothing_when_nobody_wants_it(visit):
    form = forms.form_of(visit.page, "topic")
    form.locator("[name=theme]").fill("Bruggen in de winter")
    form.locator("[name=text]").fill(UNLIKE_THESE)
    visit.page.wait_for_function("said => document.querySelector(said).textContent === ''", arg=SAID)


def without_a_network_the_form_is_as_it_was(visit):
    visit.context.set_offline(True)
    form = forms.form_of(visit.page, "topic")
    form.locator("[name=text]").fill(LIKE_THESE)
    visit.page.wait_for_timeout(PAUSE)
    expect("", visit.page.locator(SAID).text_content(), "what is said")
    expect(LIKE_THESE, form.locator("[name=text]").input_value(), "what was written")
    visit.context.set_offline(False)
    expect([], [line for line in visit.said if "ERR_INTERNET_DISCONNECTED" not in line], "what the browser says")


def the_button_says_it_too(visit):
    form = forms.form_of(visit.page, "topic")
    form.locator("[name=theme]").fill("Loting")
    visit.page.locator(BUTTON).click()
    visit.page.wait_for_function("said => document.querySelector(said).textContent.includes('4 organisaties')", arg=SAID)
    expect(f"/m/{MEETING}/topics", urllib.parse.urlsplit(visit.page.url).path, "the page after the button")
    expect(LIKE_THESE, forms.form_of(visit.page, "topic").locator("[name=text]").input_value(), "what was written")


def listen(visit):
    asked = []
    visit.page.on("request", lambda request: asked.append(request) if request.resource_type == "fetch" else None)
    return asked


WALK = [
    the_number_comes_while_somebody_writes,
    it_asks_once_and_for_no_more_than_that,
    it_says_nothing_when_nobody_wants_it,
    without_a_network_the_form_is_as_it_was,
    the_button_says_it_too,
]
