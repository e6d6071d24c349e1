package nl.klankbord.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.klankbord.page.Pages;
import nl.klankbord.summary.Format;

/// Shows the summaries that stand in the bucket, so that one can look at them without a token. Only on this machine.
final class SummaryPages {
    static final String PATH = "/_local/summaries";

    private final Path folder;

    /// The folder that stands for the bucket.
    SummaryPages(Path bucket) {
        this.folder = bucket.resolve("summaries");
    }

    void handle(HttpExchange exchange) throws IOException {
        String path = LocalServer.rawPath(exchange);
        List<String> summaries = summaries();
        if (path.equals(PATH)) {
            ControlPages.html(exchange, 200, list(summaries));
            return;
        }
        String name = path.substring(PATH.length() + 1);
        // Only what the list shows is opened: no other path is ever made of what a browser asks for.
        if (summaries.contains(name)) {
            exchange.getResponseHeaders().set("content-security-policy", Pages.summaryPolicy());
            byte[] page = Files.readAllBytes(folder.resolve(name).resolve(Format.HTML.fileName()));
            LocalServer.answer(exchange, 200, Format.HTML.mediaType(), page);
        } else {
            ControlPages.html(exchange, 404, Html.page("There is no such summary", ""));
        }
    }

    private String list(List<String> summaries) {
        if (summaries.isEmpty()) {
            return Html.page("Summaries", "<p>None yet. Run the night: make nightly.</p>");
        }
        StringBuilder items = new StringBuilder();
        summaries.forEach(name -> items.append("<li><a href=\"")
                .append(PATH)
                .append('/')
                .append(Html.escaped(name))
                .append("\">")
                .append(Html.escaped(name))
                .append("</a></li>\n"));
        return Html.page("Summaries", "<ul>" + items + "</ul>");
    }

    /// As in `utrecht/2027-04-07`, the newest day first.
    private List<String> summaries() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(file -> file.endsWith(Format.HTML.fileName()))
                    .map(file -> folder.relativize(file.getParent()).toString())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
