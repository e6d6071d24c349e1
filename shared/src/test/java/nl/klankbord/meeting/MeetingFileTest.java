package nl.klankbord.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MeetingFileTest {

    @Test
    void theUtrechtMeetingIsAsTheInvitationHasIt() {
        Meeting utrecht = Examples.utrecht();
        assertEquals("utrecht", utrecht.id().value());
        assertEquals(Instant.parse("2027-04-24T10:00:00Z"), utrecht.startsAt());
        assertEquals(Instant.parse("2027-04-24T16:00:00Z"), utrecht.endsAt());
        assertEquals(200, utrecht.capacity().orElseThrow());
        assertEquals(4, utrecht.themes().size());
        assertEquals(
                List.of("broodjes", "borrelhapjes"),
                utrecht.moments().stream().map(moment -> moment.item().dutch()).toList());
    }

    @Test
    void aMeetingWrittenAndReadAgainIsTheSame() {
        Meeting utrecht = Examples.utrecht();
        assertEquals(utrecht, Examples.meeting(MeetingFile.write(utrecht)));
    }

    @Test
    void eachKindOfDataIsKeptAsLongAsTheFileSays() {
        Meeting one = Examples.utrecht();
        LocalDate end = LocalDate.of(2027, 4, 24);
        assertEquals(end.plusDays(180), one.keptUntil(Retention.Kind.LOG), "as the answers");
        Meeting each = MeetingFile.with(
                one,
                Json.object()
                        .put("retentionDays", 60)
                        .put("needsRetentionDays", 7)
                        .put("topicsRetentionDays", 365)
                        .put("logRetentionDays", 30)
                        .build());
        assertEquals(end.plusDays(60), each.keptUntil(Retention.Kind.ANSWERS));
        assertEquals(end.plusDays(7), each.keptUntil(Retention.Kind.NEEDS));
        assertEquals(end.plusDays(365), each.keptUntil(Retention.Kind.TOPICS));
        assertEquals(end.plusDays(30), each.keptUntil(Retention.Kind.LOG));
        assertEquals(each, Examples.meeting(MeetingFile.write(each)));
    }

    @Test
    void answersAreTakenUntilTheDeadlineAndNotAfter() {
        Meeting utrecht = Examples.utrecht();
        assertTrue(utrecht.takesAnswers(utrecht.deadline().minusMillis(1)));
        assertFalse(utrecht.takesAnswers(utrecht.deadline()));
    }

    @Test
    void summariesGoOnForAWeekAfterTheEnd() {
        Meeting utrecht = Examples.utrecht();
        assertTrue(utrecht.isSummedUp(Instant.parse("2027-05-01T15:59:59Z")));
        assertFalse(utrecht.isSummedUp(Instant.parse("2027-05-01T16:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "startsAt | 2027-04-24T12:00:00+01:00 | startsAt offset",
                "startsAt | 2027-04-24 | startsAt instant",
                "endsAt | 2027-04-24T11:00:00+02:00 | endsAt after-start",
                "deadline | 2027-05-24T11:00:00+02:00 | deadline before-end",
                "reminderDate | 2027-04-24 | reminderDate before-day",
                "reminderDate | soon | reminderDate date",
                "timeZone | Amsterdam | timeZone time-zone",
                "id | Utrecht! | id id",
                "state | maybe | state choice",
                "contact | nobody | contact email"
            })
    void oneWrongFieldIsNamed(String field, String value, String complaint) {
        List<String> complaints = complaints(with(field, Json.of(value)));
        assertTrue(complaints.contains(complaint), complaints.toString());
    }

    @Test
    void itsTextsAndDayAreThoseOfItsLanguageAndZone() {
        Meeting utrecht = Examples.utrecht();
        assertEquals("Utrecht, centrum", utrecht.place().in(Language.DUTCH));
        assertEquals("Utrecht, city centre", utrecht.place().in(Language.ENGLISH));
        assertEquals(LocalDate.of(2027, 4, 24), utrecht.date());
        assertEquals(
                "borrelhapjes", utrecht.moment("drinks").orElseThrow().item().dutch());
        assertTrue(utrecht.moment("dinner").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "moments | {'id':'lunch','startsAt':'2027-04-24T11:59:59+02:00'} | moments.0.startsAt within-meeting",
                "moments | {'id':'lunch','startsAt':'2027-04-24T18:00:01+02:00'} | moments.0.startsAt within-meeting",
                "moments | {'id':'lunch','surprise':1} | moments.0.surprise unknown",
                "moments | {'id':'Lunch!'} | moments.0.id id",
                "moments | {'id':'lunch','name':{'nl':'a','en':'b','fr':'c'}} | moments.0.name.fr unknown",
                "themes | {'id':'meedoen','surprise':1} | themes.0.surprise unknown",
                "survey | {'id':'a','kind':'essay'} | survey.0.kind choice",
                "survey | {'id':'A','kind':'number'} | survey.0.id id",
                "survey | {'kind':'number'} | survey.0.id required",
                "survey | {'id':'a'} | survey.0.kind required",
                "survey | {'id':'a','kind':'number'} | survey.0.label required",
                "survey | {'id':'a','kind':'number','label':{'nl':'x'}} | survey.0.label.en required",
                "survey | {'id':'a','kind':'number','hint':{'nl':'x'}} | survey.0.hint.en required",
                "survey | {'id':'a','kind':'number','required':'yes'} | survey.0.required boolean",
                "survey | {'id':'a','kind':'number','surprise':1} | survey.0.surprise unknown",
                "survey | {'id':'a','kind':'number','options':[{'id':'x'},{'id':'y'}]} | survey.0.options no-options",
                "survey | {'id':'a','kind':'one-choice'} | survey.0.options options",
                "survey | {'id':'a','kind':'several-choices','options':[{'id':'x'}]} | survey.0.options options",
                "survey | {'id':'a','kind':'one-choice','options':[{'id':'x'},{'id':'x'}]} | survey.0.options.1.id twice",
                "survey | {'id':'a','kind':'one-choice','options':[{'id':'x'},{}]} | survey.0.options.1.label required",
                "survey | {'id':'a','kind':'one-choice','options':'xy'} | survey.0.options array",
                "planners | {'email':'planner@example.nl','surprise':1} | planners.0.surprise unknown",
                "planners | {'email':'nobody'} | planners.0.email email"
            })
    void oneWrongFieldOfAPartIsNamed(String field, String part, String complaint) {
        Json parts = Json.array(List.of(Examples.json(part.replace('\'', '"'))));
        List<String> complaints = complaints(with(field, parts));
        assertTrue(complaints.contains(complaint), complaints.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-04-24T12:00:00+02:00", "2027-04-24T18:00:00+02:00"})
    void aMomentMayBeginWithTheMeetingAndAsLateAsItsEnd(String startsAt) {
        Json.Builder changed = Json.object();
        Json moments = java.util.Objects.requireNonNull(Examples.utrechtFile().get("moments"));
        JsonObject lunch = (JsonObject) ((Json.JsonArray) moments).items().getFirst();
        lunch.members().forEach((name, old) -> changed.put(name, name.equals("startsAt") ? Json.of(startsAt) : old));
        assertEquals(List.of(), complaints(with("moments", Json.array(List.of(changed.build())))));
    }

    @Test
    void thePlannersAreThoseOfTheFile() {
        Json planner = Json.object().put("email", "planner@example.nl").build();
        Meeting meeting = Examples.meeting(with("planners", Json.array(List.of(planner))));
        assertEquals(
                List.of("planner@example.nl"),
                meeting.planners().stream().map(EmailAddress::value).toList());
    }

    @Test
    void withoutAListOfOrganisersEveryoneOfThemIsOne() {
        Meeting everyones = Examples.utrecht();
        assertTrue(everyones.isOrganisedBy("anybody"));
        assertTrue(everyones.isOrganisedBy(""));
        Json.Builder file = Json.object().put("organisers", Json.texts(List.of("one", "two")));
        Examples.utrechtFile().members().forEach(file::put);
        Meeting theirs = Examples.meeting(file.build());
        assertTrue(theirs.isOrganisedBy("two"));
        assertFalse(theirs.isOrganisedBy("three"));
        assertFalse(theirs.isOrganisedBy(""));
        assertEquals(theirs, Examples.meeting(MeetingFile.write(theirs)));
    }

    @Test
    void capacityIsAtLeastOne() {
        assertEquals(List.of("capacity number"), complaints(with("capacity", Json.of(0))));
        assertEquals(List.of("capacity number"), complaints(with("capacity", Json.of(-5))));
    }

    @Test
    void dietsAreAllUnlessTheFileNamesSome() {
        assertEquals(Diet.values().length - 1, Examples.utrecht().diets().size());
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach(file::put);
        Meeting some = Examples.meeting(
                file.put("diets", Json.texts(List.of("halal", "vegan"))).build());
        assertEquals(List.of(Diet.VEGAN, Diet.HALAL), some.diets());
        assertEquals(some, Examples.meeting(MeetingFile.write(some)));
        for (List<String> wrong : List.<List<String>>of(List.of(), List.of("none"), List.of("vegan", "vegan"))) {
            Json.Builder refused = Json.object();
            Examples.utrechtFile().members().forEach(refused::put);
            assertFalse(
                    complaints(refused.put("diets", Json.texts(wrong)).build()).isEmpty());
        }
    }

    /// What stands in the way of reading one thing is not said of another.
    @Test
    void whatCannotBeReadIsSaidOnce() {
        assertEquals(List.of("startsAt instant"), complaints(with("startsAt", Json.of("soon"))));
        assertEquals(List.of("endsAt instant"), complaints(with("endsAt", Json.of("late"))));
    }

    @Test
    void allComplaintsComeAtOnce() {
        List<String> complaints = complaints(Examples.json("{\"id\":\"x y\",\"surprise\":1,\"title\":{\"nl\":\"t\"}}"));
        assertTrue(
                complaints.containsAll(
                        List.of("id id", "state required", "title.en required", "text required", "surprise unknown")),
                complaints.toString());
    }

    @Test
    void theSurveyHasAQuestionOfEveryKind() {
        Meeting utrecht = Examples.utrecht();
        assertEquals(
                Set.of(QuestionKind.values()),
                utrecht.survey().stream().map(Question::kind).collect(Collectors.toSet()));
        assertEquals(
                List.of("ov", "fiets", "auto"),
                List.copyOf(utrecht.survey().getFirst().optionIds()));
    }

    @Test
    void aSurveyHasAtMostTwentyQuestionsEachOfAnIdOfItsOwn() {
        String question = "{\"id\":\"q%d\",\"kind\":\"yes-no\",\"label\":{\"nl\":\"a\",\"en\":\"b\"}}";
        assertEquals(List.of(), complaints(with("survey", survey(question, 20))));
        assertEquals(List.of("survey many"), complaints(with("survey", survey(question, 21))));
        assertEquals(List.of("survey.1.id twice"), complaints(with("survey", survey(question.replace("%d", ""), 2))));
    }

    /// All of them answered at length must still fit through the doors.
    @Test
    void atMostFiveQuestionsTakeALongAnswer() {
        String question = "{\"id\":\"q%d\",\"kind\":\"long-text\",\"label\":{\"nl\":\"a\",\"en\":\"b\"}}";
        assertEquals(List.of(), complaints(with("survey", survey(question, 5))));
        assertEquals(List.of("survey long-texts"), complaints(with("survey", survey(question, 6))));
    }

    @Test
    void aFileFromBeforeThereWereSurveysIsReadAsOneWithout() {
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach((name, value) -> {
            if (!name.equals("survey")) {
                file.put(name, value);
            }
        });
        assertEquals(List.of(), Examples.meeting(file.build()).survey());
    }

    private static Json survey(String question, int count) {
        return Json.array(IntStream.range(0, count)
                .mapToObj(number -> Examples.json(String.format(question, number)))
                .toList());
    }

    @Test
    void twoMomentsOfOneIdAreRefused() {
        Json moments = java.util.Objects.requireNonNull(Examples.utrechtFile().get("moments"));
        Json moment = ((Json.JsonArray) moments).items().getFirst();
        assertEquals(List.of("moments.1.id twice"), complaints(with("moments", Json.array(List.of(moment, moment)))));
    }

    private static JsonObject with(String field, Json value) {
        Json.Builder file = Json.object();
        for (Map.Entry<String, Json> member : Examples.utrechtFile().members().entrySet()) {
            file.put(member.getKey(), member.getKey().equals(field) ? value : member.getValue());
        }
        return file.build();
    }

    private static List<String> complaints(JsonObject file) {
        return switch (MeetingFile.read(file)) {
            case Reading.Valid<Meeting> valid -> List.of();
            case Reading.Invalid<Meeting>(List<Complaint> all) ->
                all.stream().map(one -> one.field() + " " + one.code()).toList();
        };
    }
}
