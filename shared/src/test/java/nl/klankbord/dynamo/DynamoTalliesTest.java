package nl.klankbord.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.RsvpsContract;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.TalliesContract;
import org.junit.jupiter.api.Test;

final class DynamoTalliesTest extends TalliesContract {

    @Override
    protected Store create() {
        Table table = DynamoDbLocal.newTable();
        return new Store(
                new DynamoRsvps(table, Examples.CLOCK),
                new DynamoTopics(table, Examples.CLOCK),
                new DynamoTallies(table));
    }

    @Test
    void anUnreadableRowIsHandedBackAndTheRestIsCounted() {
        Table table = DynamoDbLocal.newTable();
        DynamoTallies tallies = new DynamoTallies(table);
        MeetingId utrecht = new MeetingId("utrecht");
        Rsvp rsvp = RsvpsContract.rsvp("a@example.nl", "one");
        new DynamoRsvps(table, Examples.CLOCK).storeUnlessPresent(rsvp);
        table.put(Row.at(new Keys("MEETING#utrecht", "RSVP#poison")).put(DynamoTallies.UNCOUNTED, true));
        AnswerKey good = new AnswerKey(utrecht, "RSVP#" + rsvp.person().value());
        AnswerKey poison = new AnswerKey(utrecht, "RSVP#poison");

        assertEquals(List.of(poison), tallies.count(utrecht, List.of(poison, good)));
        assertEquals(rsvp.tally(), tallies.find(utrecht).tally());
    }
}
