package nl.klankbord.memory;

import nl.klankbord.introduction.Introductions;
import nl.klankbord.introduction.IntroductionsContract;

final class MemoryIntroductionsTest extends IntroductionsContract {

    @Override
    protected Introductions create() {
        return new MemoryIntroductions();
    }
}
