package nl.klankbord.summary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonNumber;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.manifest.ManifestState;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.TallyJson;
import nl.klankbord.topic.Intent;

/// The summary as JSON, for programs, and for tomorrow's summary to compare itself with.
public final class SummaryJson {

    /// Rises when a member changes its meaning or goes away.
    private static final int FORMAT_VERSION = 1;

    private SummaryJson() {}

    public static byte[] render(Summary summary) {
        Json.Builder json = Json.object()
                .put("formatVersion", FORMAT_VERSION)
                .put("meeting", meeting(summary))
                .put("date", summary.date().toString());
        summary.lastAnswerAt().ifPresent(at -> json.put("lastAnswerAt", at.toString()));
        json.put("changes", changes(summary.changes())).put("people", people(summary));
        summary.seats().ifPresent(seats -> json.put("seats", seats(seats)));
        json.put(
                        "catering",
                        Json.array(summary.catering().stream()
                                .map(SummaryJson::order)
                                .toList()))
                .put("accessNeeds", Json.texts(summary.accessNeeds()))
                .put("answersPerDay", days(summary.answersPerDay()))
                .put(
                        "themes",
                        Json.array(summary.themes().stream()
                                .map(SummaryJson::theme)
                                .toList()))
                .put("coalitions", coalitions(summary.coalitions()))
                .put("manifest", manifest(summary.manifest()))
                .put(
                        "organisations",
                        Json.array(summary.organisations().stream()
                                .map(SummaryJson::organisation)
                                .toList()))
                .put("tally", TallyJson.write(summary.tally()));
        return JsonWriter.readable(json.build());
    }

    /// @throws IllegalArgumentException when these bytes are no summary
    public static EarlierSummary read(byte[] bytes) {
        try {
            if (!(JsonReader.read(bytes) instanceof JsonObject json)) {
                throw new IllegalArgumentException("a summary is an object");
            }
            return new EarlierSummary(
                    LocalDate.parse(json.text("date")),
                    TallyJson.read(json.object("tally")),
                    topics(json),
                    json.get("accessNeeds") instanceof JsonArray(List<Json> needs) ? needs.size() : 0,
                    days(json.object("answersPerDay")),
                    json.objects("themes").stream().map(SummaryJson::themeCount).toList());
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Set<SubmissionId> topics(JsonObject json) {
        Set<SubmissionId> topics = new HashSet<>();
        for (JsonObject theme : json.objects("themes")) {
            theme.objects("topics").forEach(topic -> topics.add(new SubmissionId(topic.text("id"))));
        }
        return topics;
    }

    private static ThemeCount themeCount(JsonObject theme) {
        List<JsonObject> topics = theme.objects("topics");
        return new ThemeCount(
                theme.text("theme"),
                intents(topics, Intent.PRESENT),
                intents(topics, Intent.ADDRESS),
                topics.stream()
                        .map(topic -> topic.text("organisation"))
                        .distinct()
                        .count());
    }

    private static long intents(List<JsonObject> topics, Intent intent) {
        return topics.stream()
                .filter(topic -> topic.text("intent").equals(intent.word()))
                .count();
    }

    private static JsonObject days(SortedMap<LocalDate, Long> days) {
        Json.Builder json = Json.object();
        days.forEach((day, answers) -> json.put(day.toString(), answers));
        return json.build();
    }

    /// Summaries of before there were days have none.
    private static SortedMap<LocalDate, Long> days(JsonObject json) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        json.members().forEach((day, answers) -> {
            if (answers instanceof JsonNumber(BigDecimal number)) {
                days.put(LocalDate.parse(day), number.longValueExact());
            }
        });
        return days;
    }

    private static JsonObject meeting(Summary summary) {
        return Json.object()
                .put("id", summary.meeting().id().value())
                .put("title", summary.meeting().title().write())
                .put("startsAt", summary.meeting().startsAt().toString())
                .put("endsAt", summary.meeting().endsAt().toString())
                .build();
    }

    private static JsonObject changes(Changes changes) {
        Json.Builder json = Json.object();
        changes.since().ifPresent(date -> json.put("sinceDate", date.toString()));
        return json.put("counts", TallyJson.write(changes.counts()))
                .put(
                        "newTopics",
                        Json.array(changes.newTopics().stream()
                                .map(topic -> Json.object()
                                        .put("id", topic.id().value())
                                        .put("intent", topic.intent().word())
                                        .put("theme", topic.theme())
                                        .put("organisation", topic.organisation())
                                        .build())
                                .toList()))
                .build();
    }

    private static JsonObject people(Summary summary) {
        Json.Builder json = Json.object();
        for (Status status : Status.values()) {
            json.put(status.word(), summary.tally().count("people." + status.word()));
        }
        summary.meeting().capacity().ifPresent(capacity -> json.put("capacity", capacity));
        return json.build();
    }

    private static JsonObject seats(SeatsLine seats) {
        return Json.object()
                .put("capacity", seats.capacity())
                .put("taken", seats.taken())
                .put("free", seats.free())
                .put("waiting", seats.waiting())
                .build();
    }

    private static JsonObject order(Order order) {
        Json.Builder diets = Json.object();
        order.diets().forEach((diet, people) -> diets.put(diet.word(), people));
        return Json.object()
                .put("moment", order.moment().id())
                .put("name", order.moment().name().write())
                .put("item", order.moment().item().write())
                .put("startsAt", order.moment().startsAt().toString())
                .put("orderByDate", order.moment().orderByDate().toString())
                .put("people", order.people())
                .put("portionsPerPerson", order.moment().portionsPerPerson())
                .put("portions", order.portions())
                .put("diets", diets.build())
                .put("dietNotes", Json.texts(order.notes()))
                .build();
    }

    private static JsonObject theme(ThemeGroup group) {
        return Json.object()
                .put("theme", group.theme())
                .put("present", group.count(Intent.PRESENT))
                .put("address", group.count(Intent.ADDRESS))
                .put(
                        "topics",
                        Json.array(
                                group.topics().stream().map(SummaryJson::topic).toList()))
                .build();
    }

    private static JsonObject topic(TopicLine topic) {
        return Json.object()
                .put("id", topic.id().value())
                .put("intent", topic.intent().word())
                .put("theme", topic.theme())
                .put("text", topic.text())
                .put("name", topic.name())
                .put("organisation", topic.organisation())
                .put("organisationType", topic.organisationType().word())
                .put("introduce", topic.introduce())
                .put("receivedAt", topic.receivedAt().toString())
                .build();
    }

    private static JsonObject coalitions(CoalitionsPart part) {
        return Json.object()
                .put(
                        "decided",
                        Json.array(part.decided().stream()
                                .map(line -> Json.object()
                                        .put("name", line.name())
                                        .put("topics", line.topics())
                                        .put("people", line.people())
                                        .put("organisations", line.organisations())
                                        .build())
                                .toList()))
                .put("suggested", part.suggested())
                .put("single", part.single())
                .build();
    }

    private static JsonObject manifest(ManifestState state) {
        Json.Builder json = Json.object();
        state.version().ifPresent(version -> json.put("version", version));
        return json.put("paragraphs", state.paragraphs())
                .put("flagged", state.flagged())
                .put("comments", state.comments())
                .build();
    }

    private static JsonObject organisation(OrganisationLine line) {
        return Json.object()
                .put("name", line.name())
                .put("type", line.type().word())
                .put("people", line.people())
                .put("topics", line.topics())
                .build();
    }
}
