package nl.klankbord.s3;

import java.util.Optional;
import nl.klankbord.coalition.Suggested;
import nl.klankbord.coalition.SuggestedJson;
import nl.klankbord.coalition.Suggestions;
import nl.klankbord.meeting.MeetingId;
import software.amazon.awssdk.services.s3.S3Client;

/// Suggestions in the bucket of the summaries: `coalitions/{meeting}/suggested.json`.
public final class S3Suggestions implements Suggestions {

    private final Files files;

    public S3Suggestions(S3Client client, String bucket) {
        this.files = new Files(client, bucket);
    }

    @Override
    public Optional<Suggested> find(MeetingId meeting) {
        return files.find(key(meeting)).map(SuggestedJson::read);
    }

    @Override
    public void store(MeetingId meeting, Suggested suggested) {
        files.store(key(meeting), "application/json", SuggestedJson.render(suggested));
    }

    private static String key(MeetingId meeting) {
        return "coalitions/" + meeting.value() + "/suggested.json";
    }
}
