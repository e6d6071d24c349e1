package nl.klankbord.functions;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.coalition.CoalitionJson;
import nl.klankbord.coalition.CoalitionPicture;
import nl.klankbord.coalition.MakeSuggestions;
import nl.klankbord.coalition.Suggested;
import nl.klankbord.coalition.Suggestions;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.sorting.Card;
import nl.klankbord.sorting.Cards;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.topic.TopicKey;

/// Who belongs at one table, for organisers' own programs. What they decide about it goes the way of all decisions.
public final class CoalitionsFunction extends HttpFunction {

    private final Meetings meetings;
    private final Cards cards;
    private final Decisions decisions;
    private final Suggestions suggestions;
    private final MakeSuggestions makeSuggestions;
    private final AuditLog auditLog;
    private final Clock clock;

    public CoalitionsFunction() {
        this(new Wiring());
    }

    private CoalitionsFunction(Wiring wiring) {
        this(
                wiring.meetings(),
                wiring.cards(),
                wiring.decisions(),
                wiring.suggestions(),
                wiring.makeSuggestions(),
                wiring.auditLog(),
                wiring.clock());
    }

    CoalitionsFunction(
            Meetings meetings,
            Cards cards,
            Decisions decisions,
            Suggestions suggestions,
            MakeSuggestions makeSuggestions,
            AuditLog auditLog,
            Clock clock) {
        this.meetings = meetings;
        this.cards = cards;
        this.decisions = decisions;
        this.suggestions = suggestions;
        this.makeSuggestions = makeSuggestions;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings);
        String by = Organisers.require(request);
        auditLog.note(Entry.of(meeting, clock.instant(), by, Act.LISTED, Optional.empty(), "coalition"));
        Optional<Suggested> suggested = request.method().equals("PUT")
                ? Optional.of(makeSuggestions.make(meeting, clock.instant()))
                : suggestions.find(meeting.id());
        List<TopicKey> present = cards.of(meeting).stream().map(Card::topic).toList();
        CoalitionPicture picture = CoalitionPicture.of(Sorting.of(decisions.all(meeting.id())), suggested, present);
        return HttpResponse.json(200, CoalitionJson.write(picture, suggested));
    }
}
