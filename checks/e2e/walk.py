"""What people and organisers do, on the deployed system, from outside. Each step's text says what it proves."""

import json
import re
import time
import uuid

from steps import Skipped, expect, expect_in, wait_for
from system import MEETING

PERSON = {"organisation": "Gemeente Delft", "organisationType": "municipality", "language": "nl"}
RSVP = PERSON | {"name": "Fatma Yıldız", "email": "fatma@delft.example", "attending": True}
RSVP |= {"moments": ["lunch", "drinks"], "diet": "vegetarian"}
RSVP |= {"guests": [{"name": "Ruben Pol", "moments": ["drinks"], "diet": "gluten-free"}]}
TOPIC = PERSON | {"name": "Noor el Amrani", "email": "noor@delft.example", "theme": "Wie doet er niet mee?"}
TOPIC |= {"text": "Onze peilingen bereiken steeds dezelfde mensen.", "intent": "address"}

# By the form one who comes, by JSON one with a guest; by each door a topic.
COUNTED = {
    "people": {"accepted": 3},
    "moments": {"lunch.none": 1, "lunch.vegetarian": 1, "drinks.none": 1, "drinks.vegetarian": 1, "drinks.gluten-free": 1},
    "topics": {"address": 1, "present": 1},
}


def steps(system):
    return [
        ("an organiser stores the meeting", lambda: store(system)),
        ("no token, a forged one and another scope are refused", lambda: refuse(system)),
        ("the pages are there, with their style", lambda: pages(system)),
        ("an RSVP by the form leads to its receipt", lambda: rsvp_by_form(system)),
        ("a form with mistakes comes back with all of them", lambda: form_with_mistakes(system)),
        ("an RSVP as JSON; sent again, the same answer", lambda: rsvp_as_json(system)),
        ("topics, by the form and as JSON", lambda: topics(system)),
        ("what does not exist is 404, another method 405", lambda: unknown(system)),
        ("the live counts follow through the stream", lambda: live_counts(system)),
        ("the night comes by its schedule", lambda: night_by_schedule(system)),
        ("the planner has mail", lambda: mail(system)),
        ("the summary is downloaded with a token, as JSON, CSV and HTML", lambda: download(system)),
        ("the night by hand: the same day again changes nothing", lambda: night_by_hand(system)),
    ]


def store(system):
    url = f"/v1/meetings/{MEETING}"
    answer = system.api.send_json("PUT", url, system.meeting(), system.token, if_none_match="*")
    expect("the status", 201, answer.status)
    seen = system.api.get(url)
    expect("the status of the meeting", 200, seen.status)
    expect("whether planners are hidden", True, "planners" not in seen.json)


def refuse(system):
    url = f"/v1/meetings/{MEETING}/tally"
    expect("the status without a token", 401, system.api.get(url).status)
    expect("the status with a forged token", 401, system.api.get(url, system.organisers.forged()).status)
    other = system.organisers.token("klankbord/visitor")
    expect("the status with another scope", 403, system.api.get(url, other).status)
    expect("the status with a good token", 200, system.api.get(url, system.token).status)


def pages(system):
    expect("the status of the home page", 200, system.api.get("/").status)
    page = system.api.get(f"/m/{MEETING}", accept_language="nl")
    expect("the status of the meeting's page", 200, page.status)
    expect_in("the page", "Netwerkbijeenkomst lokale digitale democratie", page.text)
    expect_in("the page's policy", "default-src 'none'", page.headers.get("content-security-policy", ""))
    style = page.text.split('rel="stylesheet"')[1].split('href="')[1].split('"')[0]
    expect("the status of the style", 200, system.api.get(style).status)


# What comes back faster than a person fills it in is kept apart.
SECONDS_TO_FILL_IN = 2.1


def form_key(system, kind):
    page = system.api.get(f"/m/{MEETING}").text
    time.sleep(SECONDS_TO_FILL_IN)
    return re.search(rf'id="{kind}".*?name="submission" value="([^"]+)"', page, re.DOTALL).group(1)


def rsvp_by_form(system):
    fields = RSVP | {"email": "wietske@delft.example", "diet": "none", "attending": "true"}
    fields |= {"submission": form_key(system, "rsvp")}
    answer = system.api.post_form(f"/m/{MEETING}/rsvps", {key: fields[key] for key in fields if key != "guests"})
    expect("the status", 303, answer.status)
    receipt = system.api.get(answer.headers["location"])
    expect("the status of the receipt", 200, receipt.status)


def form_with_mistakes(system):
    answer = system.api.post_form(f"/m/{MEETING}/rsvps", {"name": "Wie", "email": "geen adres", "language": "nl"})
    expect("the status", 400, answer.status)
    for complaint in ("email", "organisation", "attending"):
        expect_in("the list of mistakes", f'href="#rsvp-{complaint}', answer.text)
    expect_in("the page, with its input", "geen adres", answer.text)


def rsvp_as_json(system):
    def send(rsvp, key):
        return system.api.send_json("POST", f"/v1/meetings/{MEETING}/rsvps", rsvp, idempotency_key=key)

    key = uuid.uuid4().hex
    first, again = send(RSVP, key), send(RSVP, key)
    expect("the status", 201, first.status)
    expect("the RSVP's status", "accepted", first.json["status"])
    expect("the answer to the same again", first.body, again.body)
    expect("the status of the same key with other content", 422, send(RSVP | {"diet": "none"}, key).status)
    refused = send(RSVP | {"moments": ["breakfast"]}, uuid.uuid4().hex)
    expect("the status of a wrong moment", 400, refused.status)
    expect("the media type of a refusal", "application/problem+json", refused.headers["content-type"].split(";")[0])


def topics(system):
    url = f"/v1/meetings/{MEETING}/topics"
    expect("the status as JSON", 201, system.api.send_json("POST", url, TOPIC, idempotency_key=uuid.uuid4().hex).status)
    form = TOPIC | {"intent": "present", "theme": "Loting", "submission": form_key(system, "topic")}
    expect("the status by the form", 303, system.api.post_form(f"/m/{MEETING}/topics", form).status)


def unknown(system):
    expect("the status of an unknown meeting", 404, system.api.get("/v1/meetings/nowhere").status)
    expect("the status of an unknown path", 404, system.api.get("/nowhere").status)
    answer = system.api.ask("DELETE", f"/v1/meetings/{MEETING}")
    expect("the status of another method", 405, answer.status)
    expect_in("Allow", "PUT", answer.headers["allow"])
    expect("the contract's format", "3.0.3", system.api.get("/v1/openapi.json").json["openapi"])


def live_counts(system):
    wait_for(f"the tally with {COUNTED['people']}", lambda: system.tally().get("people") == COUNTED["people"])
    wait_for("the tally with both topics", lambda: system.tally().get("topics") == COUNTED["topics"])
    tally = system.tally()
    for group, counts in COUNTED.items():
        expect(group, counts, flat(tally[group]))


def flat(counts):
    """`{"lunch": {"none": 1}}` as `{"lunch.none": 1}`."""
    found = {}
    for name, value in counts.items():
        below = flat(value) if isinstance(value, dict) else None
        found |= {f"{name}.{key}": count for key, count in below.items()} if below else {name: value}
    return found


def night_by_schedule(system):
    """The deployed schedule is set to every minute, and back after it fired once."""
    was = system.schedule
    kept = ("Name", "GroupName", "FlexibleTimeWindow", "Target", "Description", "State")
    soon = {name: was[name] for name in kept if name in was}
    if not system.cloud.is_aws:
        # Stand-ins hand the placeholder over as it stands; only AWS fills it in.
        due = system.now.isoformat().replace("+00:00", "Z")
        soon["Target"] = was["Target"] | {
            "Input": was["Target"]["Input"].replace("<aws.scheduler.scheduled-time>", due)
        }
    expect("whether the schedule asks for its time", True, "<aws.scheduler.scheduled-time>" in was["Target"]["Input"])
    system.scheduler.update_schedule(**soon, ScheduleExpression="rate(1 minute)")
    try:
        wait_for("the summary of the schedule", lambda: summaries(system), patience=150, every=1)
    finally:
        zone = template_zone(system)
        back = soon | {"Target": was["Target"], "ScheduleExpressionTimezone": zone}
        system.scheduler.update_schedule(**back, ScheduleExpression=was["ScheduleExpression"])
    return f"{was['ScheduleExpression']} {zone}, for once every minute"


def template_zone(system):
    resources = system.stack.template["Resources"].values()
    schedules = [one["Properties"] for one in resources if one["Type"] == "AWS::Scheduler::Schedule"]
    # The one that runs each minute has none.
    return next(each["ScheduleExpressionTimezone"] for each in schedules if "ScheduleExpressionTimezone" in each)


def summaries(system):
    found = system.api.get(f"/v1/meetings/{MEETING}/summaries", system.token).json["summaries"]
    return found


def mail(system):
    def mailed():
        key = {"pk": {"S": f"MEETING#{MEETING}"}, "sk": {"S": f"SUMMARY#{system.day}"}}
        return "mailedDigest" in system.dynamo.get_item(TableName=system.table, Key=key).get("Item", {})

    wait_for("the note that the planner was told", mailed)
    if system.cloud.is_aws:
        return "SES took it; what arrived, AWS does not tell"
    found = [one for one in system.cloud.mails() or [] if system.planner in one]
    expect("the number of mails to the planner", 1, len(found))
    expect_in("the mail", f"{system.stack.parameters['BaseUrl']}/v1/meetings/{MEETING}/summaries/{system.day}", found[0])


def download(system):
    url = f"/v1/meetings/{MEETING}/summaries/{system.day}"
    expect("the status without a token", 401, system.api.get(url).status)
    summary = system.api.get(url, system.token, accept="application/json").json
    expect("how many come", 3, summary["people"]["accepted"])
    csv = system.api.get(url, system.token, accept="text/csv")
    expect("the media type of the CSV", "text/csv", csv.headers["content-type"].split(";")[0])
    page = system.api.get(url, system.token, accept="text/html")
    expect_in("the page", "Loting", page.text)


def night_by_hand(system):
    night = system.night_of_meeting(system.run_night())
    expect("the version", 1, night.get("version", night))
    expect("the drift", {}, night["recount"]["drift"])
    expect("whether the counts are exact", True, night["recount"]["isExact"])
    expect("whether it mailed again", False, night["isMailed"])
