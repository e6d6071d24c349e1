package nl.klankbord.functions;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.update.Update;
import nl.klankbord.update.UpdateFile;
import nl.klankbord.update.UpdateId;
import nl.klankbord.update.Updates;

/// Takes in what an organiser wants to tell. It goes out by itself, within minutes.
public final class StoreUpdateFunction extends HttpFunction {

    private final Meetings meetings;
    private final Updates updates;
    private final Clock clock;

    public StoreUpdateFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.updates(), wiring.clock());
    }

    StoreUpdateFunction(Meetings meetings, Updates updates, Clock clock) {
        this.meetings = meetings;
        this.updates = updates;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings);
        UpdateId id = UpdateId.of(request.pathParameter("update")).orElseThrow(() -> refused("id", 32));
        if (id.equals(UpdateId.REMINDER)) {
            throw refused("reminder");
        }
        if (!clock.instant().isBefore(meeting.linksEndAt())) {
            throw RefusedException.of(409, "over");
        }
        return switch (UpdateFile.read(Bodies.json(request), meeting)) {
            case Invalid<UpdateFile> invalid -> throw RefusedException.invalid(invalid.complaints());
            case Valid<UpdateFile> valid ->
                store(new Update(
                        meeting.id(),
                        id,
                        Optional.of(valid.value()),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        meeting.expiresAtEpochSecond()));
        };
    }

    /// What organisers do is no answer to a meeting.
    @Override
    protected boolean isSubmission(HttpRequest request) {
        return false;
    }

    private static RefusedException refused(String code, Object... arguments) {
        return RefusedException.invalid(List.of(Complaint.of("update", code, arguments)));
    }

    private HttpResponse store(Update update) {
        Optional<Update> present = updates.storeUnlessPresent(update);
        if (present.isEmpty()) {
            return HttpResponse.json(201, ReadUpdatesFunction.json(update, null));
        }
        if (!present.get().file().equals(update.file())) {
            throw RefusedException.of(409, "sent");
        }
        return HttpResponse.json(200, ReadUpdatesFunction.json(present.get(), null));
    }
}
