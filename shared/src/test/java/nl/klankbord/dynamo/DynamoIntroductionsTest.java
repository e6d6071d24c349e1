package nl.klankbord.dynamo;

import nl.klankbord.introduction.Introductions;
import nl.klankbord.introduction.IntroductionsContract;
import nl.klankbord.memory.Examples;

final class DynamoIntroductionsTest extends IntroductionsContract {

    @Override
    protected Introductions create() {
        return new DynamoIntroductions(DynamoDbLocal.newTable(), Examples.CLOCK);
    }
}
