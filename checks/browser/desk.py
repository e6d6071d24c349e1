"""The organiser's desk: somebody who is signed in, and the way there and back."""

import http.cookiejar
import itertools
import json
import time
import urllib.error
import urllib.parse
import urllib.request

from expected import expect


class _Stays(urllib.request.HTTPRedirectHandler):
    """The provider's answer leads to another port, which a jar of cookies takes for the same host: go on by hand."""

    def redirect_request(self, *_):
        return None


def _location(opener, url, form=None):
    data = None if form is None else urllib.parse.urlencode(form).encode()
    try:
        opener.open(urllib.request.Request(url, data=data), timeout=30)
    except urllib.error.HTTPError as answer:
        if answer.code in (302, 303):
            return urllib.parse.urljoin(url, answer.headers["location"])
        raise
    raise AssertionError(f"{url} leads nowhere")


def signed_in(role):
    """Gives the browser the session that signing in ends with."""

    def sign_in(visit):
        jar = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(_Stays, urllib.request.HTTPCookieProcessor(jar))
        provider = _location(opener, visit.system.url + "/desk/sign-in?to=/desk")
        claims = json.dumps({"email": f"{role}@example.org", "groups": [f"klankbord-{role}"]})
        callback = _location(opener, provider, {"username": f"{role}@example.org", "claims": claims})
        _location(opener, callback)
        visit.context.add_cookies(
            [{"name": each.name, "value": each.value, "url": visit.system.url} for each in jar if each.value]
        )

    return sign_in


# Each time somebody else, so that there is always something to order anew.
NUMBERS = itertools.count()


def vegetarians(visit):
    tally = visit.system.api("GET", "/v1/meetings/utrecht/tally")["tally"]
    return tally.get("moments", {}).get("lunch", {}).get("vegetarian", 0)


def with_answers(visit):
    """An organiser, of a meeting to which somebody comes who wants to be kept informed."""
    signed_in("organiser")(visit)
    before = vegetarians(visit)
    visit.system.api(
        "POST",
        "/v1/meetings/utrecht/rsvps",
        {
            "name": "Noor Visser",
            "email": f"noor.desk.{next(NUMBERS)}@ede.example",
            "organisation": "Gemeente Ede",
            "organisationType": "municipality",
            "attending": True,
            "moments": ["lunch", "drinks"],
            "diet": "vegetarian",
            "updates": True,
            "guests": [{"name": "Jan", "diet": "halal"}],
        },
    )
    # Counting follows the answer within a moment.
    for _ in range(100):
        if vegetarians(visit) > before:
            return
        time.sleep(0.1)
    raise AssertionError("the answer was not counted")


def with_a_night(visit):
    """The summary of a night, with a topic in it."""
    with_answers(visit)
    visit.system.api(
        "POST",
        "/v1/meetings/utrecht/topics",
        {
            "name": "Noor Visser",
            "email": "noor.desk@ede.example",
            "organisation": "Gemeente Ede",
            "organisationType": "municipality",
            "theme": "Loting voor het burgerberaad",
            "text": "Wij lootten vorig jaar een burgerberaad.",
            "intent": "present",
        },
    )
    visit.system.api("POST", "/_local/nightly")


def ordered(visit):
    visit.page.locator("section:has(#moment-lunch) button").click()


def saves(visit):
    visit.page.locator(".send button[value=save]").click()


def adds_a_question(visit):
    visit.page.locator("button[value='add:survey']").click()


def saves_what_is_wrong(visit):
    """A question goes, the place and the times change, and one of them is skipped by the clock."""
    visit.page.locator("button[value='remove:survey:0']").click()
    visit.page.locator("[name='place.nl']").fill("Utrecht, station")
    visit.page.locator("[name='endsAt']").fill("2020-01-01 12:00")
    visit.page.locator("[name='deadline']").fill("2027-03-28 02:30")
    saves(visit)


def saves_what_another_changed(visit):
    """The other names another planner."""
    meeting = visit.system.api("GET", "/v1/meetings/utrecht")
    visit.page.locator("[name='text.nl']").fill("Kom op tijd.")
    file = {**meeting, "planners": [{"email": f"planner.{next(NUMBERS)}@klankbord.example"}]}
    visit.system.api("PUT", "/v1/meetings/utrecht", file)
    saves(visit)


def looks_at_the_meeting(visit):
    visit.page.locator("[name='title.nl']").fill("Een avond over loting")
    visit.page.locator("[name='title.en']").fill("An evening on sortition")
    visit.page.locator(".send button[value=preview]").click()


def looks_at_nothing(visit):
    visit.page.locator("button[value=preview]").click()


def looks_at_news(visit):
    for field, text in (
        ("subject.nl", "Het programma staat vast"),
        ("subject.en", "The programme is ready"),
        ("text.nl", "We beginnen om 12.00 uur met broodjes.\n\nDaarna spreken drie gemeenten over loting."),
        ("text.en", "We begin at 12.00 with sandwiches.\n\nThen three municipalities speak about sortition."),
    ):
        visit.page.locator(f"[name='{field}']").fill(text)
    visit.page.locator("button[value=preview]").click()


def an_organiser_signs_in_looks_and_signs_out(browser, system):
    """By the buttons, without script."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    page.goto(system.url + "/desk/meetings/utrecht")
    expect("Wie ben je?", page.locator("h1").inner_text(), "the provider's page")
    page.get_by_role("button", name="Organisator").click()
    expect("Netwerkbijeenkomst lokale digitale democratie", page.locator("h1").inner_text(), "where somebody comes back to")
    page.get_by_role("link", name="Bijeenkomsten").click()
    expect("Bijeenkomsten", page.locator("h1").inner_text(), "the desk")
    page.get_by_role("button", name="Afmelden").click()
    expect("Je bent afgemeld", page.locator("h1").inner_text(), "signed out")
    expect([], [each for each in context.cookies(system.url) if each["name"] == "klankbord-desk"], "the session's cookie")
    page.goto(system.url + "/desk")
    expect("Wie ben je?", page.locator("h1").inner_text(), "the desk of nobody")
    page.get_by_role("button", name="Iemand zonder rol").click()
    expect("Je hebt hier nog geen rol", page.locator("h1").inner_text(), "somebody without a role")
    context.close()


WALK = [an_organiser_signs_in_looks_and_signs_out]
