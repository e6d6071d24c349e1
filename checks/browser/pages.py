"""Every page and every state that it can be in. A page more is one line more, in PAGES. One behind a personal link:

    Page("my-rsvp", "/my-rsvp?lang={language}", before=by_mail("noor@ede.example", "/r/"), cookies=True),
"""

import dataclasses
from collections.abc import Callable

import desk
import forms
import introductions
import manifest
import meetings
import outbox
import store
import topics

def nothing(visit):
    pass


@dataclasses.dataclass(frozen=True)
class Page:
    """`before` is what somebody does to get there (open the link from a mail), `then` what they do on it (fill in, send);
    both get the visit. `status` is what the last document came with."""

    name: str
    path: str
    then: Callable = nothing
    before: Callable = nothing
    status: int = 200
    errors: bool = False
    languages: tuple = ("nl", "en")
    # A participant's own pages, behind the link from a mail.
    cookies: bool = False
    # Of a page that stands alone, with its style in it.
    allowed: tuple = ()
    # Checks that are not for it, by name.
    without: tuple = ()


def filled_in(kind):
    return lambda visit: forms.fill_in(forms.form_of(visit.page, kind))


def sent_empty(kind):
    return lambda visit: forms.send(visit, forms.form_of(visit.page, kind))


def sent_wrong(kind):
    return lambda visit: forms.send(visit, forms.fill_in_wrongly(forms.form_of(visit.page, kind)))


def sent(kind, **special):
    """As a person would, who is never faster than two seconds."""

    def send(visit):
        form = forms.fill_in(forms.form_of(visit.page, kind), **special)
        visit.page.wait_for_timeout(meetings.SLOWER_THAN_A_PROGRAM)
        forms.send(visit, form)

    return send


def by_mail(address, part):
    """Opens the link with `part` in it from the newest mail to somebody."""

    def follow(visit):
        links = outbox.links(outbox.newest_to(visit.system, address), visit.system)
        visit.open(next(link for link in links if part in link))

    return follow


def with_link(visit):
    """Somebody who is in opens the link from their mail."""
    if visit.system.url not in ANSWERED:
        meetings.answer(visit.system, MINE)
        ANSWERED.add(visit.system.url)
    by_mail(MINE, "/r/")(visit)


def with_link_and_a_manifest(visit):
    manifest.published(visit)
    with_link(visit)


def unsure(visit):
    visit.page.locator("form[action*=erasure]:has(#sure) button").click()


def withdraws_a_topic(visit):
    visit.page.locator("form[action*=erasure]:has([name=topic]) button").first.click()


def sent_while(away, kind):
    def send(visit):
        form = forms.fill_in(forms.form_of(visit.page, kind))
        visit.page.wait_for_timeout(meetings.SLOWER_THAN_A_PROGRAM)
        away(visit)
        forms.send(visit, form)

    return send


# Who has a link.
MINE = "mijn@ede.example"
ANSWERED = set()

PAGES = [
    Page("home", "/?lang={language}"),
    Page("meeting", "/m/utrecht?lang={language}"),
    Page("meeting-rsvp-filled-in", "/m/utrecht?lang={language}", filled_in("rsvp")),
    Page("meeting-topic-filled-in", "/m/utrecht?lang={language}", filled_in("topic")),
    Page("meeting-rsvp-empty", "/m/utrecht?lang={language}", sent_empty("rsvp"), status=400, errors=True),
    Page("meeting-rsvp-wrong", "/m/utrecht?lang={language}", sent_wrong("rsvp"), status=400, errors=True),
    Page("meeting-topic-empty", "/m/utrecht?lang={language}", sent_empty("topic"), status=400, errors=True),
    Page("meeting-topic-wrong", "/m/utrecht?lang={language}", sent_wrong("topic"), status=400, errors=True),
    Page("privacy", "/m/utrecht/privacy?lang={language}"),
    Page("receipt-accepted", "/m/utrecht?lang={language}", sent("rsvp")),
    Page("receipt-declined", "/m/utrecht?lang={language}", sent("rsvp", attending="false", email="nee@ede.example")),
    Page("receipt-topic", "/m/utrecht?lang={language}", sent("topic")),
    Page("receipt-waiting", "/m/utrecht/receipts/waiting?lang={language}"),
    Page("receipt-held", "/m/utrecht/receipts/held?lang={language}"),
    Page("not-found", "/m/nergens?lang={language}", status=404),
    Page("no-such-receipt", "/m/utrecht/receipts/niets?lang={language}", status=404),
    Page("closed", f"/m/{meetings.CLOSED}?lang={{language}}"),
    Page("closed-meanwhile", "/m/utrecht?lang={language}", meetings.sent_after_closing, status=410),
    Page("full", f"/m/{meetings.FULL}?lang={{language}}", sent("rsvp", alone=True), status=409),
    Page("too-many", "/m/utrecht?lang={language}", meetings.sent_too_often, status=429),
    Page("sent-before", "/m/utrecht?lang={language}", meetings.sent_twice, status=422),
    Page("accessibility", "/accessibility?lang={language}"),
    Page("lost-link", "/m/utrecht/link?lang={language}"),
    Page("lost-link-empty", "/m/utrecht/link?lang={language}", sent_empty("link"), status=400, errors=True),
    Page("lost-link-sent", "/m/utrecht/link?lang={language}", sent("link")),
    Page("no-such-link", "/r/niets?lang={language}", status=404),
    Page("without-link", "/my-rsvp?lang={language}", status=403),
    Page("my-rsvp", "/my-rsvp?lang={language}", before=with_link, cookies=True),
    Page("manifest", "/m/utrecht/manifest?lang={language}", before=manifest.published),
    Page("no-manifest", "/m/nergens/manifest?lang={language}", status=404),
    Page("my-manifest", "/my-rsvp/manifest?lang={language}", before=with_link_and_a_manifest, cookies=True),
    Page(
        "my-manifest-empty",
        "/my-rsvp/manifest?lang={language}",
        manifest.comments_nothing,
        before=with_link_and_a_manifest,
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "my-manifest-said",
        "/my-rsvp/manifest?lang={language}",
        manifest.comments,
        before=with_link_and_a_manifest,
        cookies=True,
    ),
    Page("my-rsvp-change", "/my-rsvp/change?lang={language}", before=with_link, cookies=True),
    Page(
        "my-rsvp-change-wrong",
        "/my-rsvp/change?lang={language}",
        sent_wrong("rsvp"),
        before=with_link,
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "my-rsvp-colleague-empty",
        "/my-rsvp?lang={language}",
        sent_empty("colleague"),
        before=with_link,
        status=400,
        errors=True,
        cookies=True,
    ),
    Page("my-rsvp-unsure", "/my-rsvp?lang={language}", unsure, before=with_link, status=400, errors=True, cookies=True),
    Page("desk", "/desk?lang={language}", before=desk.signed_in("organiser"), cookies=True),
    Page("desk-of-a-caterer", "/desk?lang={language}", before=desk.signed_in("caterer"), cookies=True),
    Page("desk-meetings-new", "/desk/meetings/new?lang={language}", before=desk.signed_in("organiser"), cookies=True),
    Page(
        "desk-meetings-new-empty",
        "/desk/meetings/new?lang={language}",
        desk.saves,
        before=desk.signed_in("organiser"),
        status=400,
        errors=True,
        cookies=True,
    ),
    Page("desk-meetings-edit", "/desk/meetings/utrecht/edit?lang={language}", before=desk.signed_in("organiser"), cookies=True),
    Page(
        "desk-meetings-another-question",
        "/desk/meetings/utrecht/edit?lang={language}",
        desk.adds_a_question,
        before=desk.signed_in("organiser"),
        cookies=True,
    ),
    Page(
        "desk-meetings-wrong",
        "/desk/meetings/utrecht/edit?lang={language}",
        desk.saves_what_is_wrong,
        before=desk.with_answers,
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "desk-meetings-outdated",
        "/desk/meetings/utrecht/edit?lang={language}",
        desk.saves_what_another_changed,
        before=desk.signed_in("organiser"),
        status=409,
        cookies=True,
    ),
    Page(
        "desk-meetings-preview",
        "/desk/meetings/utrecht/preview?lang={language}",
        before=desk.signed_in("organiser"),
        cookies=True,
    ),
    Page(
        "desk-meetings-looked-at",
        "/desk/meetings/utrecht/edit?lang={language}",
        desk.looks_at_the_meeting,
        before=desk.signed_in("organiser"),
        cookies=True,
    ),
    Page("desk-overview", "/desk/meetings/utrecht?lang={language}", before=desk.with_answers, cookies=True),
    Page(
        "desk-overview-of-a-caterer",
        "/desk/meetings/utrecht?lang={language}",
        before=desk.signed_in("caterer"),
        status=403,
        cookies=True,
    ),
    Page("desk-catering", "/desk/meetings/utrecht/catering?lang={language}", before=desk.signed_in("organiser"), cookies=True),
    Page(
        "desk-ordered",
        "/desk/meetings/utrecht/catering?lang={language}",
        desk.ordered,
        before=desk.with_answers,
        cookies=True,
    ),
    Page("desk-participants", "/desk/meetings/utrecht/participants?lang={language}", before=desk.with_answers, cookies=True),
    Page(
        "desk-participants-found",
        "/desk/meetings/utrecht/participants?lang={language}",
        desk.looks_for("noor vis"),
        before=desk.with_answers,
        cookies=True,
    ),
    Page(
        "desk-participants-nobody",
        "/desk/meetings/utrecht/participants?show=cancelled&lang={language}",
        desk.looks_for("niemand"),
        before=desk.with_answers,
        cookies=True,
    ),
    Page(
        "desk-participant",
        "/desk/meetings/utrecht/participants?lang={language}",
        desk.one_of_them,
        before=desk.with_answers,
        cookies=True,
    ),
    Page(
        "desk-participant-change",
        "/desk/meetings/utrecht/participants?lang={language}",
        desk.changes_one,
        before=desk.with_answers,
        cookies=True,
    ),
    Page(
        "desk-new-participant",
        "/desk/meetings/utrecht/new-participant?lang={language}",
        before=desk.signed_in("organiser"),
        cookies=True,
    ),
    Page(
        "desk-new-participant-empty",
        "/desk/meetings/utrecht/new-participant?lang={language}",
        desk.signs_nobody_up,
        before=desk.signed_in("organiser"),
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "desk-door",
        f"/desk/meetings/{desk.TODAY}/participants?show=expected&lang={{language}}",
        desk.lets_one_in,
        before=desk.on_the_day,
        cookies=True,
    ),
    Page(
        "desk-door-some",
        f"/desk/meetings/{desk.TODAY}/participants?lang={{language}}",
        desk.counts_who_are_in,
        before=desk.on_the_day,
        cookies=True,
    ),
    Page(
        "desk-unreached-none",
        "/desk/meetings/utrecht/participants?show=unreached&lang={language}",
        before=desk.signed_in("organiser"),
        cookies=True,
    ),
    Page(
        "desk-unreached",
        "/desk/meetings/utrecht/participants?show=unreached&lang={language}",
        desk.until_it_is_listed,
        before=desk.with_one_unreached,
        cookies=True,
    ),
    Page(
        "desk-unreached-overview",
        "/desk/meetings/utrecht?lang={language}",
        desk.until_it_is_listed,
        before=desk.with_one_unreached,
        cookies=True,
    ),
    Page("desk-audit", "/desk/meetings/utrecht/audit?lang={language}", before=desk.with_answers, cookies=True),
    Page(
        "desk-introductions",
        f"/desk/meetings/utrecht/coalitions/{introductions.TABLE}/introductions?lang={{language}}",
        before=introductions.with_a_table,
        cookies=True,
    ),
    Page(
        "desk-introductions-asked",
        f"/desk/meetings/utrecht/coalitions/{introductions.TABLE}/introductions?lang={{language}}",
        introductions.asks,
        before=introductions.with_a_table,
        cookies=True,
    ),
    Page(
        "my-rsvp-withdraw",
        "/my-rsvp?lang={language}",
        withdraws_a_topic,
        before=introductions.asked,
        cookies=True,
    ),
    Page("my-rsvp-tables", "/my-rsvp?lang={language}", before=introductions.asked, cookies=True),
    Page(
        "my-table",
        f"/my-rsvp/coalitions/{introductions.TABLE}?lang={{language}}",
        before=introductions.asked,
        cookies=True,
    ),
    Page(
        "my-table-written",
        f"/my-rsvp/coalitions/{introductions.TABLE}?lang={{language}}",
        introductions.writes,
        before=introductions.agreed,
        cookies=True,
    ),
    Page(
        "my-table-too-long",
        f"/my-rsvp/coalitions/{introductions.TABLE}?lang={{language}}",
        introductions.writes_too_much,
        before=introductions.agreed,
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "my-table-late",
        f"/my-rsvp/coalitions/{introductions.TABLE}?lang={{language}}",
        introductions.writes_late,
        before=introductions.agreed,
        status=409,
        cookies=True,
    ),
    Page("my-rsvp-log", "/my-rsvp/log?lang={language}", before=with_link, cookies=True),
    Page("desk-summaries", "/desk/meetings/utrecht/summaries?lang={language}", before=desk.with_a_night, cookies=True),
    Page(
        "desk-summaries-with-a-feed",
        "/desk/meetings/utrecht/summaries?lang={language}",
        desk.makes_a_feed,
        before=desk.with_a_night,
        cookies=True,
    ),
    Page("desk-exports", "/desk/meetings/utrecht/exports?lang={language}", before=desk.signed_in("organiser"), cookies=True),
    Page(
        "desk-exported",
        "/desk/meetings/utrecht/exports?lang={language}",
        desk.exports,
        before=desk.with_answers,
        cookies=True,
    ),
    Page("desk-overview-after-a-night", "/desk/meetings/utrecht?lang={language}", before=desk.with_a_night, cookies=True),
    Page(
        "desk-quarantine",
        "/desk/meetings/utrecht/quarantine?lang={language}",
        before=desk.with_some_kept_apart,
        cookies=True,
    ),
    Page(
        "desk-quarantine-nothing-chosen",
        "/desk/meetings/utrecht/quarantine?lang={language}",
        desk.lets_nobody_in,
        before=desk.with_some_kept_apart,
        status=400,
        cookies=True,
    ),
    Page(
        "desk-quarantine-let-in",
        "/desk/meetings/utrecht/quarantine?lang={language}",
        desk.lets_the_first_in,
        before=desk.with_some_kept_apart,
        cookies=True,
    ),
    Page("desk-updates", "/desk/meetings/utrecht/updates?lang={language}", before=desk.signed_in("organiser"), cookies=True),
    Page(
        "desk-updates-empty",
        "/desk/meetings/utrecht/updates?lang={language}",
        desk.looks_at_nothing,
        before=desk.signed_in("organiser"),
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "desk-updates-preview",
        "/desk/meetings/utrecht/updates?lang={language}",
        desk.looks_at_news,
        before=desk.with_answers,
        cookies=True,
    ),
    Page(
        "desk-manifest",
        "/desk/meetings/utrecht/manifest?lang={language}",
        before=manifest.at_the_desk,
        cookies=True,
    ),
    Page(
        "desk-manifest-wrong",
        "/desk/meetings/utrecht/manifest?lang={language}",
        manifest.names_it_with_nothing,
        before=manifest.at_the_desk,
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "desk-manifest-paragraph",
        "/desk/meetings/utrecht/manifest?lang={language}",
        manifest.writes_a_paragraph,
        before=manifest.at_the_desk,
        cookies=True,
    ),
    Page(
        "desk-manifest-late",
        "/desk/meetings/utrecht/manifest?lang={language}",
        manifest.writes_what_another_changed,
        before=manifest.at_the_desk,
        status=409,
        cookies=True,
    ),
    Page(
        "desk-topics",
        "/desk/meetings/utrecht/topics?lang={language}",
        before=topics.with_topics(),
        cookies=True,
    ),
    Page(
        "desk-topics-tagged",
        "/desk/meetings/utrecht/topics?lang={language}",
        topics.tag_two,
        before=topics.with_topics(),
        cookies=True,
    ),
    Page(
        "desk-topics-nothing-chosen",
        "/desk/meetings/utrecht/topics?lang={language}",
        topics.choose_nothing,
        before=topics.with_topics(),
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "desk-topics-of-a-viewer",
        "/desk/meetings/utrecht/topics?lang={language}",
        before=topics.with_topics("viewer"),
        status=403,
        cookies=True,
    ),
    Page(
        "desk-topics-one",
        "/desk/meetings/utrecht/topics?lang={language}",
        topics.read_one,
        before=topics.with_topics(),
        cookies=True,
    ),
    Page(
        "desk-topics-noted",
        "/desk/meetings/utrecht/topics?lang={language}",
        topics.noted,
        before=topics.with_topics(),
        cookies=True,
    ),
    Page(
        "desk-topics-invited",
        "/desk/meetings/utrecht/topics?lang={language}",
        topics.invited,
        before=topics.with_topics(),
        cookies=True,
    ),
    Page(
        "desk-topics-invite-nothing",
        "/desk/meetings/utrecht/topics?lang={language}",
        topics.invite_nothing,
        before=topics.with_topics(),
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "desk-coalitions",
        "/desk/meetings/utrecht/coalitions?lang={language}",
        before=topics.with_suggestions,
        cookies=True,
    ),
    Page(
        "desk-coalitions-words",
        "/desk/meetings/utrecht/coalitions?lang={language}",
        topics.words_too_long,
        before=topics.with_suggestions,
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "desk-coalition",
        "/desk/meetings/utrecht/coalitions?lang={language}",
        topics.open_a_suggestion,
        before=topics.with_suggestions,
        cookies=True,
    ),
    Page(
        "desk-coalition-kept",
        "/desk/meetings/utrecht/coalitions?lang={language}",
        topics.keep_a_suggestion,
        before=topics.with_suggestions,
        cookies=True,
    ),
    Page(
        "desk-coalition-nobody",
        "/desk/meetings/utrecht/coalitions?lang={language}",
        topics.take_nobody_away,
        before=topics.with_suggestions,
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "desk-themes",
        "/desk/meetings/utrecht/themes?lang={language}",
        before=topics.with_topics(),
        cookies=True,
    ),
    Page(
        "desk-themes-merged",
        "/desk/meetings/utrecht/themes?lang={language}",
        topics.merge,
        before=topics.with_topics(),
        cookies=True,
    ),
    Page(
        "desk-themes-merge-nothing",
        "/desk/meetings/utrecht/themes?lang={language}",
        topics.merge_nothing,
        before=topics.with_topics(),
        status=400,
        errors=True,
        cookies=True,
    ),
    Page(
        "desk-themes-of-a-viewer",
        "/desk/meetings/utrecht/themes?lang={language}",
        before=topics.with_topics("viewer"),
        cookies=True,
    ),
    Page(
        "desk-signed-out",
        "/desk?lang={language}",
        lambda visit: visit.page.locator("form.leave button").click(),
        before=desk.signed_in("organiser"),
        cookies=True,
    ),
    Page("desk-sign-in-again", "/desk/callback?lang={language}", status=400),
    # The same for all, so it may be kept; nobody prints a reference.
    Page(
        "api",
        "/v1",
        languages=("en",),
        allowed=("the element STYLE",),
        without=("keeps_nothing_in_the_browser", "prints"),
    ),
]

# Of a machine whose table can go away (store.py).
AWAY = [
    Page("table-away", "/m/elders?lang={language}", before=store.is_away, status=503),
    Page(
        "not-stored-rsvp",
        "/m/utrecht?lang={language}",
        sent_while(store.takes_no_writes, "rsvp"),
        before=store.is_there,
        status=503,
    ),
    Page(
        "not-stored-topic",
        "/m/utrecht?lang={language}",
        sent_while(store.is_away, "topic"),
        before=store.is_there,
        status=503,
    ),
]
