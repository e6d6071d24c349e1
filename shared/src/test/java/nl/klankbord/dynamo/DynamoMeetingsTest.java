package nl.klankbord.dynamo;

import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.MeetingsContract;

final class DynamoMeetingsTest extends MeetingsContract {

    @Override
    protected Meetings create() {
        return new DynamoMeetings(DynamoDbLocal.newTable());
    }
}
