"""A table in the browser: an organiser asks who wants to meet, and two who said yes write together."""

import itertools
import time

import desk
import outbox

NUMBERS = itertools.count()
PATIENCE = 60

# Always the same table, so that its address is known; each page puts two people more at it.
TABLE = "tafelvoorwieloten-0001"
API = "/v1/meetings/utrecht"


def topic_key(system, submission):
    """Of a topic that was just stored, as decisions name it. Which topics there are is remembered for some seconds."""
    after = ""
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest:
        page = system.api("GET", f"{API}/topics?limit=100{after}")
        for topic in page["topics"]:
            if topic["id"].endswith("." + submission):
                return topic["id"]
        if "next" in page:
            after = f"&after={page['next']}"
        else:
            after = ""
            time.sleep(1)
    raise AssertionError(f"the topic {submission} is not among the topics after {PATIENCE} s")


def seat(visit):
    number = next(NUMBERS)
    people = [f"tafel.{number}.{place}@ede.example" for place in range(2)]
    keys = []
    for place, address in enumerate(people):
        told = visit.system.api(
            "POST",
            f"{API}/topics",
            {
                "name": ["Noor Visser", "Kees-Jan Appelman"][place],
                "email": address,
                "organisation": ["Gemeente Súdwest-Fryslân", "Waterschap Rivierenland"][place],
                "organisationType": "municipality",
                "theme": "Loting voor het burgerberaad",
                "text": "Wij lootten vorig jaar een burgerberaad.\n\nIk vertel wat er misging en wat bleef.",
                "intent": "present",
                "introduce": True,
            },
        )
        keys.append(topic_key(visit.system, told["id"]))
    visit.system.api(
        "PUT",
        f"{API}/decisions/table-{number:04}",
        {"kind": "seat", "coalition": TABLE, "topics": keys, "name": "Wie loten er?"},
    )
    return people


def with_a_table(visit):
    """Two people at a table who are not asked yet."""
    desk.signed_in("organiser")(visit)
    seat(visit)


def asks(visit):
    visit.page.locator("main form[action*=introductions] button").click()


def follow(visit, address):
    links = outbox.links(outbox.newest_to(visit.system, address), visit.system)
    visit.open(next(link for link in links if "/r/" in link))


def asked(visit):
    """One of two who were asked, behind the link from their mail."""
    people = seat(visit)
    visit.system.api("PUT", f"{API}/coalitions/{TABLE}/introductions")
    follow(visit, people[0])


def says_yes(visit):
    visit.page.locator("button[name=answer][value=yes]").first.click()


def agreed(visit):
    """Somebody who said yes, as another had before."""
    people = seat(visit)
    visit.system.api("PUT", f"{API}/coalitions/{TABLE}/introductions")
    for address in people:
        follow(visit, address)
        says_yes(visit)


def writes(visit, text="Wij loten voortaan samen.\n\nElk jaar."):
    visit.page.locator("textarea[name=statement]").fill(text)
    visit.page.locator("#statement button[type=submit]").click()


def writes_too_much(visit):
    visit.page.locator("textarea[name=statement]").fill("a" * 5001)
    visit.page.locator("#statement button[type=submit]").click()


def writes_late(visit):
    """With the form of a version that somebody else has changed since."""
    writes(visit)
    visit.page.locator("#statement input[name=version]").evaluate("field => field.value = '999'")
    writes(visit, "Wij stemmen voortaan samen.")
