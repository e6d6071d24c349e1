package nl.klankbord.local;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a person reads of a mail: its texts, and the names of what is attached.
record Mail(String from, String to, String subject, String date, List<String> texts, List<String> attachments) {

    static Mail read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            List<String> texts = new ArrayList<>();
            List<String> attachments = new ArrayList<>();
            collect(message, texts, attachments);
            return new Mail(
                    addresses(message.getFrom()),
                    addresses(message.getAllRecipients()),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    Optional.ofNullable(message.getHeader("Date", null)).orElse(""),
                    texts,
                    attachments);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private static void collect(Part part, List<String> texts, List<String> attachments)
            throws MessagingException, IOException {
        Object content = part.isMimeType("text/*") || part.isMimeType("multipart/*") ? part.getContent() : "";
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inside = parts.getBodyPart(i);
                collect(inside, texts, attachments);
            }
        } else if (part.getFileName() != null || !part.isMimeType("text/*")) {
            attachments.add(Optional.ofNullable(part.getFileName()).orElse(part.getContentType()));
        } else if (part.isMimeType("text/plain")) {
            texts.add(content.toString());
        } else {
            attachments.add(part.getContentType());
        }
    }

    private static String addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses)
                        .map(address ->
                                address instanceof InternetAddress one ? one.toUnicodeString() : address.toString())
                        .collect(Collectors.joining(", "));
    }
}
