package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.json.JsonReader;
import nl.klankbord.local.Headcount.Answer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole evening of an organiser at the desk, with browsers and over HTTP, with the template and the functions that
/// are deployed. After each step the numbers on the pages, in the summary and in the files are those of a [Headcount]
/// on paper.
final class EveningTest {

    private static final Path ROOT = Path.of(System.getProperty("klankbord.root", ".."));
    private static final String TITLE = "Avond over lokale democratie";
    private static final int SEATS = 200;
    private static final int TOPICS = 30;
    private static final int SANDWICHES_EACH = 2;
    private static final int BITES_EACH = 6;

    private static final Map<String, String> DIETS = Map.of(
            "none", "Geen dieet",
            "vegetarian", "Vegetarisch",
            "vegan", "Veganistisch",
            "halal", "Halal",
            "gluten-free", "Glutenvrij",
            "other", "Iets anders");

    private static final Map<String, String> TYPES = Map.of(
            "municipality", "Gemeente",
            "province", "Provincie",
            "water-authority", "Waterschap",
            "ministry", "Ministerie",
            "association", "Vereniging of netwerk",
            "university", "Universiteit of hogeschool",
            "company", "Bedrijf",
            "other", "Anders");

    @TempDir
    private Path data;

    private Machine machine;
    private final Browser organiser = new Browser();
    private final LocalDate day = LocalDate.now(ZoneId.of("Europe/Amsterdam")).plusDays(60);

    /// Where the meeting's desk is.
    private String desk = "";

    private final Headcount paper = new Headcount();

    /// What was on paper when lunch and drinks were ordered.
    private Headcount ordered = new Headcount();

    private final List<JsonObject> topics = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        machine = Machine.start(Machine.Options.inMemory(ROOT.resolve("template.yaml"), data));
    }

    @AfterEach
    void stop() throws IOException {
        machine.close();
        organiser.close();
    }

    @Test
    void fromMakingTheMeetingToTakingTheListsAway() throws Exception {
        theOrganiserSignsInAndMakesAMeeting();
        opensIt();
        ahundredAndFortyPeopleAnswer();
        someBringATopic();
        threeChangeTheirMindByTheLinkInTheirMail();
        closesIt();
        theOverviewSaysWhoCome();
        theListHasEverybodyOnce();
        ordersWhatTheSheetSays();
        fourCancelByTheirLinkAndTwoCall();
        theSheetSaysWhatChangedSinceTheOrder();
        SortedMap<String, String> now = theSummaryOfNowSaysTheSame();
        theNightSaysSoToo(now);
        theProgrammeGoesOutOnce();
        takesTheParticipantsAway();
        takesTheTopicsAway();
    }

    private void theOrganiserSignsInAndMakesAMeeting() throws Exception {
        Document signIn = organiser.open(at("/desk"));
        assertEquals("Wie ben je?", signIn.expectFirst("h1").text());
        Document meetings = organiser.press(signIn, "Organisator", Map.of());
        assertEquals("/desk", URI.create(meetings.location()).getPath());

        Document form = organiser.open(at("/desk/meetings/new"));
        form = withRows(form, "moments.1.name.nl", "Voeg een moment toe");
        form = withRows(form, "themes.0.title.nl", "Voeg een thema toe");
        form = withRows(form, "planners.0.email", "Voeg een e-mailadres toe");
        Map<String, List<String>> typed = new HashMap<>();
        typed.put("title.nl", List.of(TITLE));
        typed.put("title.en", List.of("Evening on local democracy"));
        both(typed, "text", "Laat weten of je komt.");
        both(typed, "place", "Utrecht, centrum");
        both(typed, "organiser", "het kennisnetwerk");
        typed.put("contact", List.of("avond@klankbord.example"));
        typed.put("startsAt", List.of(day + " 12:00"));
        typed.put("endsAt", List.of(day + " 18:00"));
        typed.put("deadline", List.of(day.minusDays(9) + " 00:00"));
        typed.put("capacity", List.of(String.valueOf(SEATS)));
        typed.put("waitingList", List.of("true"));
        moment(typed, 0, "Lunch", "broodjes", "12:00", SANDWICHES_EACH);
        moment(typed, 1, "Borrel", "borrelhapjes", "17:00", BITES_EACH);
        both(typed, "themes.0.title", "Zeggenschap van inwoners");
        typed.put("planners.0.email", List.of("planner@klankbord.example"));
        Document made = organiser.press(form, "Bewaar als concept", typed);
        assertTrue(made.text().contains("De bijeenkomst is bewaard als concept."), made.text());
        desk = URI.create(made.location()).getPath().replaceFirst("/edit$", "");
        assertEquals("/desk/meetings/avond-over-lokale-democratie", desk);
    }

    private Document withRows(Document form, String field, String add) throws Exception {
        Document now = form;
        while (now.getElementsByAttributeValue("name", field).isEmpty()) {
            now = organiser.press(now, add, Map.of());
        }
        return now;
    }

    private static void both(Map<String, List<String>> typed, String field, String text) {
        typed.put(field + ".nl", List.of(text));
        typed.put(field + ".en", List.of(text));
    }

    private void moment(
            Map<String, List<String>> typed, int number, String name, String item, String time, int portions) {
        String row = "moments." + number + ".";
        both(typed, row + "name", name);
        both(typed, row + "item", item);
        typed.put(row + "startsAt", List.of(day + " " + time));
        typed.put(row + "portionsPerPerson", List.of(String.valueOf(portions)));
        typed.put(row + "orderByDate", List.of(day.minusDays(8).toString()));
    }

    private void opensIt() throws Exception {
        Document open = organiser.press(organiser.open(at(desk + "/edit")), "Open de bijeenkomst", Map.of());
        assertTrue(open.text().contains("De bijeenkomst is open."), open.text());
    }

    private void ahundredAndFortyPeopleAnswer() throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (JsonObject line : lines("rsvps.jsonl")) {
            answers.add(answer(line, answers.size()));
        }
        assertEquals(140, answers.size());
        try (Browser browser = new Browser()) {
            List<Document> pages = new ArrayList<>();
            for (Answer answer : answers) {
                pages.add(browser.open(at("/m/" + meeting() + (answer.inEnglish() ? "?lang=en" : "?lang=nl"))));
            }
            asLongAsAPersonTakes();
            for (int i = 0; i < answers.size(); i++) {
                Answer answer = answers.get(i);
                Document page = pages.get(i);
                if (answer.guests().size() > 1) {
                    page = browser.press(page, "Nog een collega toevoegen", filledIn(answer, 1));
                }
                Document receipt = browser.press(
                        page,
                        answer.inEnglish() ? "Sign me up" : "Meld mij aan",
                        filledIn(answer, answer.guests().size()));
                assertEquals(
                        answer.inEnglish() ? "You are signed up" : "Je bent aangemeld",
                        receipt.expectFirst("h1").text());
                paper.comes(answer);
            }
        }
        assertEquals(140, paper.answers(), "no two have one address");
    }

    private static Map<String, List<String>> filledIn(Answer answer, int guests) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        typed.put("name", List.of(answer.name()));
        typed.put("email", List.of(answer.email()));
        typed.put("organisation", List.of(answer.organisation()));
        typed.put("organisationType", List.of(answer.type()));
        typed.put("moments", answer.moments());
        typed.put("diet", List.of(answer.diet()));
        typed.put("dietNote", List.of(answer.dietNote()));
        typed.put("dietConsent", ticked(!answer.diet().equals("none")));
        typed.put("access", List.of(answer.access()));
        typed.put("accessConsent", ticked(!answer.access().isEmpty()));
        typed.put("updates", ticked(answer.wantsNews()));
        for (int guest = 0; guest < guests; guest++) {
            typed.put("guests." + guest + ".name", List.of(answer.guests().get(guest)));
        }
        return typed;
    }

    private static List<String> ticked(boolean isTicked) {
        return isTicked ? List.of("true") : List.of();
    }

    private void someBringATopic() throws Exception {
        topics.addAll(lines("topics.jsonl").subList(0, TOPICS));
        List<Answer> people = List.copyOf(paper.coming());
        try (Browser browser = new Browser()) {
            List<Document> pages = new ArrayList<>();
            for (int i = 0; i < TOPICS; i++) {
                pages.add(browser.open(at("/m/" + meeting() + "?lang=nl")));
            }
            asLongAsAPersonTakes();
            for (int i = 0; i < TOPICS; i++) {
                JsonObject topic = topics.get(i);
                Document receipt = browser.press(
                        pages.get(i),
                        "Breng dit thema in",
                        Map.of(
                                "theme", List.of(topic.text("theme")),
                                "text", List.of(topic.text("text")),
                                "intent", List.of(topic.text("intent")),
                                "name", List.of(people.get(i).name()),
                                "email", List.of(people.get(i).email()),
                                "organisation", List.of(people.get(i).organisation()),
                                "organisationType", List.of(people.get(i).type())));
                assertEquals("Je thema is binnen", receipt.expectFirst("h1").text());
            }
        }
    }

    /// From all that they would have eaten to a vegan lunch alone.
    private void threeChangeTheirMindByTheLinkInTheirMail() throws Exception {
        for (Answer answer : some(3, EveningTest::eatsAllAlone)) {
            Answer now = answer.eating("vegan", List.of("lunch"));
            try (Browser browser = new Browser()) {
                Document mine = browser.open(linkInTheMailTo(answer));
                Document form = browser.follow(mine, "Pas mijn antwoord aan");
                Document changed = browser.press(
                        form,
                        "Bewaar mijn wijziging",
                        Map.of("diet", List.of("vegan"), "dietConsent", List.of("true"), "moments", List.of("lunch")));
                assertTrue(changed.text().contains("Je antwoord is aangepast."), changed.text());
            }
            paper.comes(now);
        }
    }

    private static boolean eatsAllAlone(Answer answer) {
        return answer.moments().size() == 2
                && answer.diet().equals("none")
                && answer.guests().isEmpty()
                && !answer.inEnglish();
    }

    private void closesIt() throws Exception {
        Document closed = organiser.press(organiser.open(at(desk + "/edit")), "Sluit de bijeenkomst", Map.of());
        assertTrue(closed.text().contains("De bijeenkomst is gesloten."), closed.text());
        try (Browser late = new Browser()) {
            // A function remembers a meeting for five seconds.
            until(
                    "nobody can answer any more",
                    () -> late.open(at("/m/" + meeting() + "?lang=nl"))
                            .select("#rsvp form, #topic form")
                            .isEmpty());
        }
    }

    private void theOverviewSaysWhoCome() throws Exception {
        Document overview = overviewWhen("Eigen pagina", paper.answers() + TOPICS);
        assertEquals(
                paper.people() + " van " + SEATS,
                tile(overview, "Komen").expectFirst("b").text());
        assertEquals(
                String.valueOf(paper.at("lunch") * SANDWICHES_EACH),
                tile(overview, "broodjes").expectFirst("b").text());
        assertEquals(
                paper.at("lunch") + " mensen, 2 per persoon",
                tile(overview, "broodjes").expectFirst(".soft").text());
        assertEquals(
                String.valueOf(paper.at("borrel") * BITES_EACH),
                tile(overview, "borrelhapjes").expectFirst("b").text());
        assertEquals(
                String.valueOf(topicsThat("present")),
                tile(overview, "Komen vertellen").expectFirst("b").text());
        assertEquals(
                String.valueOf(topicsThat("address")),
                tile(overview, "Agenderen").expectFirst("b").text());
        assertEquals(labelled(paper.byType(), TYPES), counts(overview, "Soort organisatie"));
        assertEquals(
                Map.of("Komen", paper.people(), "Op de wachtlijst", 0, "Komen niet", 0, "Afgemeld", 0),
                counts(overview, "Wie komt er"));
    }

    private void theListHasEverybodyOnce() throws Exception {
        List<String> listed = new ArrayList<>();
        Document page = organiser.open(at(desk + "/participants"));
        while (true) {
            page.select(".people a").forEach(link -> listed.add(link.text()));
            if (page.select("form.onward").isEmpty()) {
                break;
            }
            page = organiser.press(page, "Volgende 50", Map.of());
        }
        assertEquals(
                paper.coming().stream().map(Answer::name).sorted().toList(),
                listed.stream().sorted().toList());
        Document found = organiser.press(
                organiser.open(at(desk + "/participants")), "Zoek", Map.of("words", List.of("de vries jan")));
        long namesakes = paper.coming().stream()
                .filter(answer -> answer.name().equals("Jan de Vries"))
                .count();
        assertEquals(2, namesakes);
        assertEquals(
                List.of("Jan de Vries", "Jan de Vries"),
                found.select(".people a").eachText());
    }

    private void ordersWhatTheSheetSays() throws Exception {
        Document sheet = organiser.open(at(desk + "/catering"));
        for (String moment : List.of("lunch", "borrel")) {
            assertEquals(
                    String.valueOf(paper.at(moment) * portions(moment)),
                    section(sheet, moment).expectFirst(".big").ownText());
            assertEquals(labelled(paper.diets(moment), DIETS), heads(section(sheet, moment)));
        }
        sheet = organiser.press(sheet, order("lunch"), Map.of());
        sheet = organiser.press(sheet, order("borrel"), Map.of());
        assertTrue(sheet.text().contains("De bestelling staat vast."), sheet.text());
        assertFalse(sheet.text().contains("Sindsdien veranderd"), "nobody answered since");
        assertTrue(sheet.select("main form").isEmpty(), "there is nothing to order now");
        ordered = paper.asItIsNow();
    }

    private String order(String moment) {
        return "Leg vast dat ik dit bestelde: " + paper.at(moment) * portions(moment) + " "
                + (moment.equals("lunch") ? "broodjes" : "borrelhapjes");
    }

    private void fourCancelByTheirLinkAndTwoCall() throws Exception {
        List<Answer> leaving = new ArrayList<>(some(1, answer -> answer.guests().size() == 2));
        leaving.addAll(
                some(2, answer -> answer.diet().equals("vegetarian") && answer.wantsNews() && !answer.inEnglish()));
        leaving.addAll(some(1, answer -> answer.diet().equals("gluten-free")));
        for (Answer answer : leaving) {
            try (Browser browser = new Browser()) {
                URI link = linkInTheMailTo(answer);
                // This function, too, may remember the meeting as it was.
                until(
                        "nobody can change what was ordered",
                        () -> browser.open(link).text().contains("Aanpassen kan niet meer"));
                Document gone = browser.press(browser.open(link), "Ik kom niet", Map.of());
                assertEquals("cancelled", gone.location().replaceFirst(".*done=([a-z]*).*", "$1"));
            }
            paper.cancels(answer);
        }
        Answer caller = some(
                        1,
                        answer -> answer.diet().equals("halal")
                                && answer.moments().size() == 2
                                && answer.guests().isEmpty())
                .getFirst();
        Document found = organiser.press(
                organiser.open(at(desk + "/participants")), "Zoek", Map.of("words", List.of(caller.name())));
        Document one = organiser.follow(found, caller.name());
        Document changed = organiser.press(
                organiser.follow(one, "Wijzig het antwoord"),
                "Bewaar mijn wijziging",
                Map.of("moments", List.of("borrel")));
        assertTrue(changed.text().contains("Gewijzigd. Diegene krijgt er bericht van."), changed.text());
        paper.comes(caller.eating(caller.diet(), List.of("borrel")));

        Answer late = new Answer(
                "Zoë Lammers",
                "z.lammers@zwolle.example",
                "Gemeente Zwolle",
                "municipality",
                List.of("lunch", "borrel"),
                "halal",
                "",
                "",
                List.of(),
                true,
                false);
        Document form = organiser.open(at(desk + "/new-participant"));
        Document added = organiser.press(form, "Meld aan", filledIn(late, 0));
        assertTrue(added.text().contains("Aangemeld. De bevestiging gaat per mail."), added.text());
        paper.comes(late);
    }

    private void theSheetSaysWhatChangedSinceTheOrder() throws Exception {
        Document overview = overviewWhen("Door de organisator", 1);
        overview = overviewWhenCancelled(overview, paper.cancelledPeople());
        assertEquals(
                Map.of(
                        "Komen",
                        paper.people(),
                        "Op de wachtlijst",
                        0,
                        "Komen niet",
                        0,
                        "Afgemeld",
                        paper.cancelledPeople()),
                counts(overview, "Wie komt er"));
        assertTrue(paper.cancelledPeople() > 4, "who comes along does not come either");
        assertEquals(labelled(paper.byType(), TYPES), counts(overview, "Soort organisatie"));
        Document sheet = organiser.open(at(desk + "/catering"));
        for (String moment : List.of("lunch", "borrel")) {
            Element section = section(sheet, moment);
            int more = (paper.at(moment) - ordered.at(moment)) * portions(moment);
            assertTrue(more < 0, "fewer come than when it was ordered");
            assertTrue(section.text().contains("Sindsdien veranderd: " + signed(more) + " porties"), section.text());
            assertEquals(
                    String.valueOf(paper.at(moment) * portions(moment)),
                    section.expectFirst(".big").ownText());
            SortedMap<String, Integer> now = labelled(paper.diets(moment), DIETS);
            SortedMap<String, Integer> then = labelled(ordered.diets(moment), DIETS);
            then.keySet().forEach(diet -> now.putIfAbsent(diet, 0));
            assertEquals(now, heads(section));
            now.forEach((diet, heads) -> {
                int ordered = then.getOrDefault(diet, 0);
                assertEquals(
                        "besteld: " + ordered + ", verschil: " + signed(heads - ordered),
                        section.select("tbody tr").stream()
                                .filter(row -> row.expectFirst("th").ownText().equals(diet))
                                .map(row -> row.expectFirst("small").text())
                                .findFirst()
                                .orElseThrow());
            });
        }
    }

    /// @return its counts, by what they are of
    private SortedMap<String, String> theSummaryOfNowSaysTheSame() throws Exception {
        Document summaries = organiser.open(at(desk + "/summaries"));
        Document read = organiser.follow(summaries, "Lees hoe het nu staat");
        assertEquals(TITLE, read.expectFirst("h1").text());
        assertEquals(
                List.of(
                        String.valueOf(paper.at("lunch") * SANDWICHES_EACH),
                        String.valueOf(paper.at("borrel") * BITES_EACH)),
                read.select(".order").eachText());
        SortedMap<String, String> counts = summary(organiser.fetch(URI.create(Browser.link(summaries, "Nu, als CSV"))));
        assertEquals(
                summary(organiser.fetch(URI.create(Browser.link(summaries, "Nu, als CSV")))),
                counts,
                "asking twice changes nothing");
        return counts;
    }

    private SortedMap<String, String> summary(byte[] csv) {
        Spreadsheet sheet = Spreadsheet.csv(csv);
        SortedMap<String, String> counts = new TreeMap<>();
        sheet.rows()
                .forEach(row -> counts.merge(
                        row.get(0) + "/" + row.get(1).replaceFirst(",? .*", "") + "/" + row.get(2),
                        row.get(3),
                        (one, other) -> one + "+" + other));
        Spreadsheet people = sheet.where("Onderdeel", "Wie komt er");
        assertEquals(
                List.of(String.valueOf(paper.people())),
                people.where("Naam", "Komen").column("Aantal"));
        assertEquals(
                List.of(String.valueOf(paper.cancelledPeople())),
                people.where("Naam", "Afgemeld").column("Aantal"));
        Spreadsheet seats = sheet.where("Onderdeel", "Plaatsen");
        assertEquals(
                List.of(String.valueOf(SEATS - paper.people())),
                seats.where("Naam", "Vrij").column("Aantal"));
        Spreadsheet order = sheet.where("Onderdeel", "Bestellen");
        for (String moment : List.of("lunch", "borrel")) {
            Map<String, String> lines = new HashMap<>();
            for (List<String> row : order.rows()) {
                if (row.get(1).toLowerCase(Locale.ROOT).startsWith(moment)
                        && row.get(6).isEmpty()) {
                    lines.put(row.get(2), row.get(3));
                }
            }
            Map<String, String> expected = new HashMap<>();
            labelled(paper.diets(moment), DIETS).forEach((diet, heads) -> expected.put(diet, String.valueOf(heads)));
            expected.put("Mensen", String.valueOf(paper.at(moment)));
            expected.put(
                    moment.equals("lunch") ? "broodjes" : "borrelhapjes",
                    String.valueOf(paper.at(moment) * portions(moment)));
            assertEquals(expected, lines, moment);
        }
        assertEquals(TOPICS, sheet.where("Onderdeel", "Thema's").count());
        return counts;
    }

    private void theNightSaysSoToo(SortedMap<String, String> now) throws Exception {
        runWhatIsScheduled();
        Document summaries = organiser.open(at(desk + "/summaries"));
        List<Element> nights = summaries.select("ul.meetings > li");
        assertEquals(1, nights.size(), "one night, one summary");
        String csv = nights.getFirst().expectFirst("a[href*=format=csv]").absUrl("href");
        SortedMap<String, String> night = summary(organiser.fetch(URI.create(csv)));
        assertTrue(night.containsKey("Coalities/Nog/"), "the night suggested tables, for the first time");
        night.keySet().removeIf(line -> line.startsWith("Coalities/"));
        assertEquals(now, night);
        List<Mail> mails = mailsTo("planner@klankbord.example");
        assertEquals(
                List.of(TITLE + ": " + paper.people() + " mensen komen, " + TOPICS + " thema's"),
                mails.stream().map(Mail::subject).toList());
        Document sheet = organiser.open(at(desk + "/catering"));
        String access = "Mensen die iets nodig hebben om mee te kunnen doen: " + paper.accessNeeds() + ",";
        assertTrue(sheet.text().contains(access), sheet.text());
        Document overview = organiser.open(at(desk));
        assertTrue(overview.select(".delta").isEmpty(), "nothing changed since the night");
    }

    private void theProgrammeGoesOutOnce() throws Exception {
        List<Answer> readers = paper.readers();
        assertTrue(readers.size() > 40 && readers.size() < paper.coming().size(), "some want to hear more");
        Document preview = organiser.press(
                organiser.open(at(desk + "/updates")),
                "Bekijk het eerst",
                Map.of(
                        "to", List.of("coming"),
                        "subject.nl", List.of("Het programma is rond"),
                        "text.nl", List.of("We beginnen om twaalf uur."),
                        "subject.en", List.of("The programme is ready"),
                        "text.en", List.of("We begin at noon.")));
        assertTrue(preview.text().contains("Dit gaat naar " + readers.size() + " mensen."), preview.text());
        organiser.press(preview, "Verstuur het", Map.of());
        Document again = organiser.press(preview, "Verstuur het", Map.of());
        assertTrue(again.text().contains("Je nieuws gaat eruit."), again.text());
        String sent = "Verstuurd: " + readers.size() + " mails";
        until("it is sent", () -> {
            runWhatIsScheduled();
            return organiser.open(at(desk + "/updates")).text().contains(sent);
        });
        organiser.press(preview, "Verstuur het", Map.of());
        runWhatIsScheduled();
        List<String> dutch = receivedBy("Het programma is rond");
        List<String> english = receivedBy("The programme is ready");
        assertEquals(addresses(readers, answer -> !answer.inEnglish()), dutch);
        assertEquals(addresses(readers, Answer::inEnglish), english);
        assertFalse(english.isEmpty(), "each in their own language");
        assertEquals(
                1,
                organiser.open(at(desk + "/updates")).select("ul.meetings > li").size());
    }

    private static List<String> addresses(List<Answer> answers, Predicate<Answer> which) {
        return answers.stream().filter(which).map(Answer::email).sorted().toList();
    }

    private List<String> receivedBy(String subject) throws IOException {
        return mails().stream()
                .filter(mail -> mail.subject().contains(subject))
                .map(Mail::to)
                .sorted()
                .toList();
    }

    private void takesTheParticipantsAway() throws Exception {
        Spreadsheet csv = Spreadsheet.csv(taken("participants", "csv"));
        Spreadsheet xlsx = Spreadsheet.xlsx(taken("participants", "xlsx"));
        assertEquals(plain(csv), plain(xlsx));
        assertEquals(paper.names(), xlsx.column("Naam").stream().sorted().toList());
        Spreadsheet coming = xlsx.where("Stand", "komt");
        assertEquals(
                paper.namesOfComing(), coming.column("Naam").stream().sorted().toList());
        assertEquals(paper.people(), sum(coming.column("Aantal mensen")), "people and lines are the same");
        assertEquals(paper.cancelledPeople(), xlsx.where("Stand", "afgemeld").count());
        for (String moment : List.of("Lunch", "Borrel")) {
            SortedMap<String, Integer> diets = new TreeMap<>();
            coming.where(moment, "ja").column("Dieet").forEach(diet -> diets.merge(diet, 1, Integer::sum));
            assertEquals(labelled(paper.diets(moment.toLowerCase(Locale.ROOT)), DIETS), diets, moment);
        }
        assertEquals(
                paper.readers().stream().map(Answer::email).sorted().toList(),
                coming.where("Wil nieuws", "ja").column("E-mail").stream()
                        .sorted()
                        .toList());
        assertEquals(0, sum(xlsx.column("Ingecheckt")), "it is not the day yet");
    }

    private void takesTheTopicsAway() throws Exception {
        Spreadsheet csv = Spreadsheet.csv(taken("topics", "csv"));
        Spreadsheet xlsx = Spreadsheet.xlsx(taken("topics", "xlsx"));
        assertEquals(plain(csv), plain(xlsx));
        assertEquals(
                topics.stream().map(topic -> topic.text("theme")).sorted().toList(),
                xlsx.column("Thema").stream().sorted().toList());
        assertEquals(
                topics.stream().map(topic -> topic.text("text")).sorted().toList(),
                xlsx.column("Tekst").stream().sorted().toList());
        assertEquals(
                topicsThat("present"),
                xlsx.where("Agenderen of vertellen", "Komen vertellen").count());
    }

    private byte[] taken(String subject, String format) throws Exception {
        Document made = organiser.press(
                organiser.open(at(desk + "/exports")),
                "Maak het bestand",
                Map.of("subject", List.of(subject), "format", List.of(format)));
        return organiser.fetch(URI.create(Browser.link(made, "Haal het bestand op")));
    }

    /// In a CSV what begins like a formula has an apostrophe in front.
    private static List<List<String>> plain(Spreadsheet sheet) {
        List<List<String>> rows = new ArrayList<>(List.of(sheet.headings()));
        sheet.rows()
                .forEach(row -> rows.add(
                        row.stream().map(cell -> cell.replaceFirst("^'", "")).toList()));
        return rows;
    }

    private static int sum(List<String> numbers) {
        return numbers.stream()
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private Document overviewWhen(String site, int answers) throws Exception {
        until(
                answers + " answers are counted",
                () -> counts(organiser.open(at(desk)), "Waarvandaan").getOrDefault(site, 0) == answers);
        return organiser.open(at(desk));
    }

    private Document overviewWhenCancelled(Document before, int people) throws Exception {
        List<Document> shown = new ArrayList<>(List.of(before));
        until(people + " people cancelled", () -> {
            shown.add(organiser.open(at(desk)));
            return counts(shown.getLast(), "Wie komt er").getOrDefault("Afgemeld", 0) == people;
        });
        return shown.getLast();
    }

    /// What is counted a moment later.
    private interface Question {

        boolean isSo() throws Exception;
    }

    private static void until(String what, Question question) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!question.isSo()) {
            assertTrue(System.nanoTime() < end, "it never came about that " + what);
            Thread.sleep(100);
        }
    }

    private static Element tile(Document overview, String name) {
        return overview.select(".tiles > li").stream()
                .filter(tile -> tile.expectFirst(".tile-name").text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tile " + name + " on: " + overview.text()));
    }

    private static SortedMap<String, Integer> counts(Document page, String caption) {
        Element table = page.select("table").stream()
                .filter(each -> each.select("caption").stream()
                        .anyMatch(title -> title.ownText().equals(caption)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + caption + " on: " + page.text()));
        return heads(table);
    }

    private static SortedMap<String, Integer> heads(Element table) {
        SortedMap<String, Integer> heads = new TreeMap<>();
        table.select("tbody tr:has(th)")
                .forEach(row -> heads.put(
                        row.expectFirst("th").ownText(),
                        Integer.valueOf(row.expectFirst("td").ownText())));
        return heads;
    }

    private static Element section(Document sheet, String moment) {
        return sheet.expectFirst("section[aria-labelledby=moment-" + moment + "]");
    }

    private static SortedMap<String, Integer> labelled(Map<String, Integer> counts, Map<String, String> labels) {
        SortedMap<String, Integer> labelled = new TreeMap<>();
        counts.forEach((word, count) -> labelled.put(Objects.requireNonNull(labels.get(word), word), count));
        return labelled;
    }

    private static int portions(String moment) {
        return moment.equals("lunch") ? SANDWICHES_EACH : BITES_EACH;
    }

    private static String signed(int number) {
        return number > 0 ? "+" + number : number < 0 ? "−" + -number : "0";
    }

    private int topicsThat(String intent) {
        return (int) topics.stream()
                .filter(topic -> topic.text("intent").equals(intent))
                .count();
    }

    private List<Answer> some(int count, Predicate<Answer> which) {
        List<Answer> some = paper.coming().stream().filter(which).limit(count).toList();
        assertEquals(count, some.size());
        return some;
    }

    private URI linkInTheMailTo(Answer answer) throws Exception {
        Pattern link = Pattern.compile(Pattern.quote(machine.url().toString()) + "/r/\\S+");
        List<URI> links = new ArrayList<>();
        until(answer.email() + " had a mail", () -> {
            for (Mail mail : mailsTo(answer.email())) {
                Matcher found = link.matcher(String.join("\n", mail.texts()));
                if (found.find()) {
                    links.add(URI.create(found.group()));
                }
            }
            return !links.isEmpty();
        });
        return links.getFirst();
    }

    private List<Mail> mailsTo(String address) throws IOException {
        return mails().stream().filter(mail -> mail.to().contains(address)).toList();
    }

    private List<Mail> mails() throws IOException {
        List<Mail> mails = new ArrayList<>();
        for (Path file : machine.mails()) {
            mails.add(Mail.read(file));
        }
        return mails;
    }

    /// The night, and the news that waits.
    private void runWhatIsScheduled() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> ran = client.send(
                    HttpRequest.newBuilder(at("/_local/nightly"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, ran.statusCode(), ran.body());
        }
    }

    /// What comes back faster is kept apart.
    private static void asLongAsAPersonTakes() throws InterruptedException {
        Thread.sleep(2_100);
    }

    private String meeting() {
        return desk.substring(desk.lastIndexOf('/') + 1);
    }

    private URI at(String path) {
        return machine.url().resolve(path);
    }

    private static List<JsonObject> lines(String file) throws Exception {
        List<JsonObject> lines = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("events/demo").resolve(file))) {
            lines.add((JsonObject) JsonReader.read(line));
        }
        return lines;
    }

    /// Every third wants to hear more.
    private static Answer answer(JsonObject line, int number) {
        return new Answer(
                line.text("name"),
                line.text("email"),
                line.text("organisation"),
                line.text("organisationType"),
                items(line, "moments").stream()
                        .map(moment -> ((JsonText) moment).value().equals("lunch") ? "lunch" : "borrel")
                        .toList(),
                line.text("diet"),
                line.text("dietNote"),
                line.text("access"),
                items(line, "guests").stream()
                        .map(guest -> ((JsonObject) guest).text("name"))
                        .toList(),
                number % 3 == 0,
                line.text("language").equals("en"));
    }

    private static List<Json> items(JsonObject line, String name) {
        return line.get(name) instanceof JsonArray(List<Json> items) ? items : List.of();
    }
}
