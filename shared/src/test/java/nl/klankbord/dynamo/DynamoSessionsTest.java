package nl.klankbord.dynamo;

import java.time.Clock;
import nl.klankbord.desk.Sessions;
import nl.klankbord.desk.SessionsContract;

final class DynamoSessionsTest extends SessionsContract {

    @Override
    protected Sessions create(Clock clock) {
        return new DynamoSessions(DynamoDbLocal.newTable(), clock);
    }
}
