package nl.klankbord.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Shows the mails of the [Outbox], newest first, and each as text or as the file itself.
final class OutboxPages {
    static final String PATH = "/_local/outbox";

    private final Outbox outbox;

    OutboxPages(Outbox outbox) {
        this.outbox = outbox;
    }

    void handle(HttpExchange exchange) throws IOException {
        String path = LocalServer.rawPath(exchange);
        if (path.equals(PATH)) {
            ControlPages.html(exchange, 200, list());
            return;
        }
        String name = path.substring(PATH.length() + 1);
        boolean isFile = name.endsWith(".eml");
        Optional<Path> mail = outbox.find(isFile ? name.substring(0, name.length() - ".eml".length()) : name);
        if (mail.isEmpty()) {
            ControlPages.html(exchange, 404, Html.page("There is no such mail", back()));
        } else if (isFile) {
            exchange.getResponseHeaders().set("content-disposition", "attachment; filename=\"" + name + "\"");
            LocalServer.answer(exchange, 200, "message/rfc822", Files.readAllBytes(mail.get()));
        } else {
            ControlPages.html(exchange, 200, mail(name, Mail.read(mail.get())));
        }
    }

    private String list() throws IOException {
        List<String> ids = outbox.mails();
        if (ids.isEmpty()) {
            return Html.page(
                    "Outbox", "<p>No mail yet. What the system sends appears here, and goes nowhere else.</p>");
        }
        StringBuilder rows = new StringBuilder();
        for (String id : ids) {
            Mail mail = Mail.read(outbox.find(id).orElseThrow());
            String link = PATH + "/" + id;
            rows.append("<tr><td>")
                    .append(Html.escaped(mail.date()))
                    .append("</td><td>")
                    .append(Html.escaped(mail.to()))
                    .append("</td><td><a href=\"")
                    .append(link)
                    .append("\">")
                    .append(Html.escaped(mail.subject().isBlank() ? "(no subject)" : mail.subject()))
                    .append("</a></td><td><a href=\"")
                    .append(link)
                    .append(".eml\">.eml</a></td></tr>\n");
        }
        return Html.page(
                "Outbox",
                "<table><caption>" + ids.size()
                        + " mail(s), newest first</caption><thead><tr><th scope=\"col\">Date</th>"
                        + "<th scope=\"col\">To</th><th scope=\"col\">Subject</th><th scope=\"col\">File</th></tr>"
                        + "</thead><tbody>\n" + rows + "</tbody></table>");
    }

    private static String mail(String id, Mail mail) {
        StringBuilder body = new StringBuilder("<table>");
        row(body, "From", mail.from());
        row(body, "To", mail.to());
        row(body, "Date", mail.date());
        mail.attachments().forEach(attachment -> row(body, "Attached", attachment));
        body.append("</table>\n");
        mail.texts()
                .forEach(text -> body.append("<pre>").append(Html.linked(text)).append("</pre>\n"));
        body.append("<p><a href=\"").append(PATH).append('/').append(id).append(".eml\">The file</a></p>");
        return Html.page(mail.subject().isBlank() ? "(no subject)" : mail.subject(), body + back());
    }

    private static void row(StringBuilder body, String name, String value) {
        body.append("<tr><th scope=\"row\">")
                .append(name)
                .append("</th><td>")
                .append(Html.escaped(value))
                .append("</td></tr>");
    }

    private static String back() {
        return "<p><a href=\"" + PATH + "\">All mails</a></p>";
    }
}
