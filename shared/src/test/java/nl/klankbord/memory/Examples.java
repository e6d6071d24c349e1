package nl.klankbord.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.limit.Allowance;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.quarantine.Gate;
import nl.klankbord.recount.RecountMeeting;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.seating.PromoteWaiting;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.submission.Secrets;
import nl.klankbord.submission.Sender;
import nl.klankbord.tally.Recount;

/// What tests begin with. Each names only what matters to it.
public final class Examples {

    /// Well before the deadline of the Utrecht meeting.
    public static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final Secrets SECRETS = new Secrets("0123456789abcdef0123456789abcdef");

    /// For tests that do not ask whether too many come in, or whom to doubt.
    public static final Gate OPEN_GATE =
            new Gate(new Allowance((_, _, _, _, _) -> true, SECRETS, 500), new MemoryQuarantine(CLOCK));

    private Examples() {}

    public static Path root() {
        return Path.of(System.getProperty("klankbord.root", ".."));
    }

    public static JsonObject utrechtFile() {
        return json(file("events/meetings/utrecht.json"));
    }

    public static Meeting utrecht() {
        return meeting(utrechtFile());
    }

    public static Meeting meeting(JsonObject file) {
        return switch (MeetingFile.read(file)) {
            case Valid<Meeting> valid -> valid.value();
            case Invalid<Meeting> invalid -> throw new AssertionError(invalid.complaints());
        };
    }

    /// @param capacity 0 for room for all
    public static Meeting utrecht(int capacity, boolean waitingList) {
        Json.Builder file = Json.object();
        utrechtFile().members().forEach((name, value) -> {
            if (!name.equals("capacity") && !name.equals("waitingList")) {
                file.put(name, value);
            }
        });
        file.put("waitingList", waitingList);
        return meeting((capacity > 0 ? file.put("capacity", capacity) : file).build());
    }

    /// An RSVP of somebody with guests.
    public static Json.Builder party(String email, int people) {
        List<Json> guests = new ArrayList<>();
        for (int guest = 1; guest < people; guest++) {
            guests.add(Json.object().put("name", "Guest " + guest).build());
        }
        return rsvp(email).put("guests", Json.array(guests));
    }

    public static Person person(String email) {
        return SECRETS.person(EmailAddress.of(email));
    }

    /// A program with a key of its own.
    public static Sender sender(String name) {
        return new Sender("api", name + "-0123456789abcdef");
    }

    /// An RSVP that is taken as it is.
    public static Json.Builder rsvp(String email) {
        return Json.object()
                .put("name", "Fatma Yıldız-van der Veen")
                .put("email", email)
                .put("organisation", "Gemeente Súdwest-Fryslân")
                .put("organisationType", "municipality")
                .put("attending", true)
                .put("moments", Json.texts(List.of("lunch", "drinks")))
                .put("diet", "vegetarian");
    }

    /// A topic that is taken as it is.
    public static Json.Builder topic(String email) {
        return Json.object()
                .put("name", "Kees-Jan Appelman")
                .put("email", email)
                .put("organisation", "Waterschap Rivierenland")
                .put("organisationType", "water-authority")
                .put("theme", "Loting voor het burgerberaad")
                .put("text", "Wij lootten vorig jaar een burgerberaad. Ik vertel wat er misging en wat bleef.")
                .put("intent", "present");
    }

    public static JsonObject json(String text) {
        try {
            return (JsonObject) JsonReader.read(text);
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    public static String file(String path) {
        try {
            return Files.readString(root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A recount of what memory holds; mails to those who waited go nowhere.
    public static RecountMeeting recountMeeting(Meetings meetings, MemoryAnswers answers) {
        return new RecountMeeting(
                answers,
                answers.topics(),
                new Recount(answers),
                new ArrangeSeats(answers),
                new PromoteWaiting(meetings, answers, answers, (meeting, rsvp) -> {}, CLOCK));
    }
}
