package nl.klankbord.functions;

import java.time.Clock;
import java.util.List;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.update.AskUpdate;
import nl.klankbord.update.UpdateFile;
import nl.klankbord.update.UpdateId;

/// Takes in what an organiser wants to tell. It goes out by itself, within minutes.
public final class StoreUpdateFunction extends HttpFunction {

    private final Meetings meetings;
    private final AskUpdate askUpdate;
    private final Clock clock;

    public StoreUpdateFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.askUpdate(), wiring.clock());
    }

    StoreUpdateFunction(Meetings meetings, AskUpdate askUpdate, Clock clock) {
        this.meetings = meetings;
        this.askUpdate = askUpdate;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings);
        UpdateId id = UpdateId.of(request.pathParameter("update")).orElseThrow(() -> refused("id", 32));
        if (id.equals(UpdateId.REMINDER)) {
            throw refused("reminder");
        }
        if (meeting.isOver(clock.instant())) {
            throw RefusedException.of(409, "over");
        }
        return switch (UpdateFile.read(Bodies.json(request), theme -> askUpdate.mayGoTo(meeting, id, theme))) {
            case Invalid<UpdateFile> invalid -> throw RefusedException.invalid(invalid.complaints());
            case Valid<UpdateFile> valid ->
                askUpdate
                        .ask(meeting, id, valid.value())
                        .map(asked -> HttpResponse.json(
                                asked.isNew() ? 201 : 200, ReadUpdatesFunction.json(asked.progress())))
                        .orElseThrow(() -> RefusedException.of(409, "sent"));
        };
    }

    private static RefusedException refused(String code, Object... arguments) {
        return RefusedException.invalid(List.of(Complaint.of("update", code, arguments)));
    }
}
