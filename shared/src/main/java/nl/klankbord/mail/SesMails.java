package nl.klankbord.mail;

import java.time.Clock;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.submission.EmailAddress;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;

/// Mails through Amazon SES.
public final class SesMails implements Mails {

    private final SesV2Client client;
    private final EmailAddress from;
    private final String settings;
    private final Clock clock;

    /// @param settings the configuration set: what happens to bounces and complaints
    public SesMails(SesV2Client client, EmailAddress from, String settings, Clock clock) {
        this.client = client;
        this.from = from;
        this.settings = settings;
        this.clock = clock;
    }

    public static SesV2Client client() {
        return SesV2Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void send(Mail mail) {
        byte[] mime = Mime.write(mail, from, clock.instant());
        try {
            client.sendEmail(request -> request.fromEmailAddress(from.value())
                    .configurationSetName(settings)
                    .destination(to -> to.toAddresses(mail.to().value()))
                    .content(content -> content.raw(raw -> raw.data(SdkBytes.fromByteArray(mime)))));
        } catch (BadRequestException | MessageRejectedException e) {
            throw new MailRefusedException("SES takes no such mail", e);
        } catch (SdkException e) {
            throw new UnavailableException("SES did not take a mail", e);
        }
    }
}
