"""The organiser's desk: somebody who is signed in, and the way there and back."""

import datetime
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


# As on the page where one signs in on this machine.
GROUPS = {
    "organiser": ["klankbord-organiser", "klankbord-exporter"],
    "viewer": ["klankbord-viewer"],
    "caterer": ["klankbord-caterer"],
}


def signed_in(role):
    """Gives the browser the session that signing in ends with."""

    def sign_in(visit):
        jar = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(_Stays, urllib.request.HTTPCookieProcessor(jar))
        provider = _location(opener, visit.system.url + "/desk/sign-in?to=/desk")
        claims = json.dumps({"email": f"{role}@example.org", "groups": GROUPS[role]})
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


def with_one_unreached(visit):
    """Somebody typed an address that takes no mail."""
    with_answers(visit)
    visit.system.api(
        "POST",
        "/v1/meetings/utrecht/rsvps",
        {
            "name": "Bram de Boer",
            "email": f"bram.{next(NUMBERS)}@weigert.example",
            "organisation": "Gemeente Ede",
            "organisationType": "municipality",
            "attending": True,
        },
    )


def with_some_kept_apart(visit):
    """Forms that came back without ever having been shown: of somebody who comes, and of somebody with a topic."""
    signed_in("organiser")(visit)
    person = {
        "name": "Sanne Bakker",
        "organisation": "Waterschap Vallei en Veluwe",
        "organisationType": "water-authority",
        "language": "nl",
    }
    for kind, more in (
        ("rsvps", {"attending": "true", "moments": "lunch", "diet": "none", "guests.0.name": "Piet"}),
        ("topics", {"theme": "Wie doet er niet mee?", "text": "Wij bellen aan.\nDat helpt.", "intent": "address"}),
    ):
        fields = person | more | {"email": f"sanne.{next(NUMBERS)}@vallei.example"}
        _location(urllib.request.build_opener(_Stays), f"{visit.system.url}/m/utrecht/{kind}", fields)


def lets_nobody_in(visit):
    visit.page.locator("button[value=release]").click()


def lets_the_first_in(visit):
    visit.page.locator("[name=held]").first.check()
    visit.page.locator("button[value=release]").click()


def until_it_is_listed(visit):
    """A mail follows an answer within seconds; until it was refused, the list is empty."""
    for _ in range(100):
        if visit.page.locator(".people li, a[href*=unreached]").count():
            return
        time.sleep(0.2)
        visit.page.reload()
    raise AssertionError("the mail was not given up")


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


def one_of_them(visit):
    """The first of the list."""
    visit.page.locator(".people a").first.click()


def changes_one(visit):
    one_of_them(visit)
    visit.page.locator("a[href*='/change']").click()


def looks_for(words):
    def look(visit):
        visit.page.locator("#words").fill(words)
        visit.page.locator("form[role=search] button").click()

    return look


def signs_nobody_up(visit):
    visit.page.locator("#rsvp button.send").click()


# It is on, wherever the clock stands, and nobody can answer any more but by the organiser.
TODAY = "vandaag"


def on_the_day(visit):
    """An organiser at the door: two parties are signed up, one of three people."""
    system = visit.system
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)

    def at(hours):
        return (now + datetime.timedelta(hours=hours)).isoformat().replace("+00:00", "Z")

    file = system.api("GET", "/v1/meetings/utrecht")
    file |= {"id": TODAY, "startsAt": at(1), "endsAt": at(6), "deadline": at(0.5), "survey": [], "moments": []}
    file.pop("reminderDate", None)
    system.store_meeting(TODAY, file)
    for number, guests in ((1, []), (2, [{"name": "Jan"}, {"name": "Mo"}])):
        system.api(
            "POST",
            f"/v1/meetings/{TODAY}/rsvps",
            {
                "name": ("Noor Visser", "Bram de Boer")[number - 1],
                "email": f"deur.{number}@ede.example",
                "organisation": "Gemeente Ede",
                "organisationType": "municipality",
                "attending": True,
                "guests": guests,
            },
        )
    file |= {"startsAt": at(-1), "deadline": at(-2)}
    system.store_meeting(TODAY, file)
    signed_in("organiser")(visit)


def lets_one_in(visit):
    visit.page.locator(".people li:has(form) button").first.click()


def counts_who_are_in(visit):
    visit.page.locator(".people a", has_text="Bram").click()
    visit.page.locator("#people").select_option("2")
    visit.page.locator("form:has(#people) button").click()


def ordered(visit):
    visit.page.locator("section:has(#moment-lunch) button").click()


def exports(visit):
    visit.page.locator("main form button").click()


def makes_a_feed(visit):
    """Or withdraws the one that is there, which the next makes anew."""
    button = visit.page.locator("form[action*=feed] button")
    button.click()
    if not visit.page.locator("a[type]").count():
        visit.page.locator("form[action*=feed] button").click()


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
    visit.system.store_meeting("utrecht", file)
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
    page.get_by_role("button", name="Uitloggen").click()
    expect("Je bent uitgelogd", page.locator("h1").inner_text(), "signed out")
    expect([], [each for each in context.cookies(system.url) if each["name"] == "klankbord-desk"], "the session's cookie")
    page.goto(system.url + "/desk")
    expect("Wie ben je?", page.locator("h1").inner_text(), "the desk of nobody")
    page.get_by_role("button", name="Iemand zonder rol").click()
    expect("Je hebt hier nog geen rol", page.locator("h1").inner_text(), "somebody without a role")
    context.close()


def an_organiser_takes_a_file_away(browser, system):
    """By the buttons and the link, without script, to the file itself."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    page.goto(system.url + "/desk/meetings/utrecht/exports")
    page.get_by_role("button", name="Organisator").click()
    page.get_by_role("button", name="Maak het bestand").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Haal het bestand op").click()
    expect("utrecht-participants.xlsx", download.value.suggested_filename, "what the file is called")
    with open(download.value.path(), "rb") as file:
        expect(b"PK", file.read(2), "what a workbook begins with")
    context.close()


WALK = [an_organiser_signs_in_looks_and_signs_out, an_organiser_takes_a_file_away]
