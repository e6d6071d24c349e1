package nl.klankbord.memory;

import nl.klankbord.summary.Artefacts;
import nl.klankbord.summary.ArtefactsContract;

final class MemoryArtefactsTest extends ArtefactsContract {

    @Override
    protected Artefacts create() {
        return new MemoryArtefacts();
    }
}
