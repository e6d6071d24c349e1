package nl.klankbord.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading;
import nl.klankbord.topic.TopicKey;

/// The text of a manifest, in the one language in which it is written. Each change gives another file.
public record ManifestFile(String title, Licence licence, List<Section> sections) {

    public static final int MAX_TITLE = 200;
    public static final int MAX_HEADING = 150;

    /// What a coalition states together fits in it.
    public static final int MAX_TEXT = 5_000;

    public static final int MOST_SOURCES = 100;

    private static final int MOST_SECTIONS = 20;
    private static final int MOST_PARAGRAPHS = 100;

    /// All of it together, so that it fits in a row (400 kB, at three bytes for a character), and in a request to the
    /// API.
    private static final int MAX_TEXTS = 80_000;

    private static final int MOST_SOURCES_IN_ALL = 400;

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

    /// Before anything is written.
    public static final ManifestFile EMPTY = new ManifestFile("", Licence.CC_BY, List.of());

    public ManifestFile {
        sections = List.copyOf(sections);
    }

    /// @return an id that nothing else has
    public static String nextId() {
        return "p" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
    }

    /// @return whether something may have this id
    public static boolean isId(String typed) {
        return ID.matcher(typed).matches();
    }

    /// @return the file, or all complaints at once
    public static Reading<ManifestFile> read(JsonObject sent) {
        Fields fields = Fields.of(sent);
        // Organisers may begin with a section.
        String title = fields.optionalLine("title", MAX_TITLE).orElse("");
        Licence licence = fields.optionalChoice("licence", Licence.class).orElse(Licence.CC_BY);
        Set<String> ids = new HashSet<>();
        List<Section> sections = new ArrayList<>();
        for (Fields section : fields.groups("sections", MOST_SECTIONS)) {
            String id = id(section, ids);
            String heading = section.line("heading", MAX_HEADING);
            List<Paragraph> paragraphs = new ArrayList<>();
            for (Fields paragraph : section.groups("paragraphs", MOST_PARAGRAPHS)) {
                paragraphs.add(paragraph(paragraph, ids));
            }
            section.finish();
            sections.add(new Section(id, heading, paragraphs));
        }
        fields.finish();
        ManifestFile file = new ManifestFile(title, licence, sections);
        List<Complaint> complaints = new ArrayList<>(fields.complaints());
        complaints.addAll(file.tooMuch());
        return complaints.isEmpty() ? new Reading.Valid<>(file) : new Reading.Invalid<>(complaints);
    }

    private static Paragraph paragraph(Fields fields, Set<String> ids) {
        String id = id(fields, ids);
        String text = fields.lines("text", MAX_TEXT);
        Set<TopicKey> sources = new HashSet<>();
        for (String word : fields.texts("sources", MOST_SOURCES, 45)) {
            TopicKey.of(word).ifPresentOrElse(sources::add, () -> fields.complain("sources", "choice"));
        }
        int gone = fields.has("gone") ? (int) fields.number("gone", 0, MOST_SOURCES_IN_ALL) : 0;
        fields.finish();
        return new Paragraph(id, text, new TreeSet<>(sources), gone);
    }

    /// Whoever writes a new one need not name it.
    private static String id(Fields fields, Set<String> ids) {
        Optional<String> typed = fields.optionalLine("id", 32);
        String id = typed.orElseGet(ManifestFile::nextId);
        if (typed.isEmpty() && fields.has("id") && !fields.hasComplaintAbout("id")) {
            fields.complain("id", "id", 32);
        }
        if (!isId(id)) {
            fields.complain("id", "id", 32);
        } else if (!ids.add(id)) {
            fields.complain("id", "twice");
        }
        return id;
    }

    /// @return what is too long, or too many, of all together
    public List<Complaint> tooMuch() {
        List<Complaint> complaints = new ArrayList<>();
        int length = paragraphs().stream()
                .mapToInt(paragraph -> paragraph.text().length())
                .sum();
        int sources = paragraphs().stream()
                .mapToInt(paragraph -> paragraph.sources().size())
                .sum();
        if (sections.size() > MOST_SECTIONS) {
            complaints.add(Complaint.of("sections", "many", MOST_SECTIONS));
        }
        if (paragraphs().size() > MOST_PARAGRAPHS) {
            complaints.add(Complaint.of("paragraphs", "many", MOST_PARAGRAPHS));
        }
        if (length > MAX_TEXTS) {
            complaints.add(Complaint.of("paragraphs", "long", MAX_TEXTS, length));
        }
        if (sources > MOST_SOURCES_IN_ALL) {
            complaints.add(Complaint.of("sources", "many", MOST_SOURCES_IN_ALL));
        }
        return complaints;
    }

    public JsonObject write() {
        return Json.object()
                .put("title", title)
                .put("licence", licence.word())
                .put(
                        "sections",
                        Json.array(sections.stream().map(ManifestFile::write).toList()))
                .build();
    }

    private static JsonObject write(Section section) {
        return Json.object()
                .put("id", section.id())
                .put("heading", section.heading())
                .put(
                        "paragraphs",
                        Json.array(section.paragraphs().stream()
                                .map(ManifestFile::write)
                                .toList()))
                .build();
    }

    private static JsonObject write(Paragraph paragraph) {
        Json.Builder json = Json.object().put("id", paragraph.id()).put("text", paragraph.text());
        json.put(
                "sources",
                Json.texts(paragraph.sources().stream().map(TopicKey::word).toList()));
        return paragraph.gone() == 0
                ? json.build()
                : json.put("gone", paragraph.gone()).build();
    }

    /// @return whether there is something to read
    public boolean isReady() {
        return !title.isEmpty() && !paragraphs().isEmpty();
    }

    /// @return in the order in which they are read
    public List<Paragraph> paragraphs() {
        return sections.stream()
                .flatMap(section -> section.paragraphs().stream())
                .toList();
    }

    public Optional<Paragraph> paragraph(String id) {
        return paragraphs().stream()
                .filter(paragraph -> paragraph.id().equals(id))
                .findFirst();
    }

    public Optional<Section> section(String id) {
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    /// @return the section in which that paragraph stands
    public Optional<Section> around(String paragraph) {
        return sections.stream()
                .filter(section -> place(section.paragraphs(), paragraph) >= 0)
                .findFirst();
    }

    public SortedSet<TopicKey> sources() {
        SortedSet<TopicKey> all = new TreeSet<>();
        paragraphs().forEach(paragraph -> all.addAll(paragraph.sources()));
        return all;
    }

    public ManifestFile titled(String other, Licence otherLicence) {
        return new ManifestFile(other, otherLicence, sections);
    }

    public ManifestFile with(Section added) {
        List<Section> more = new ArrayList<>(sections);
        more.add(added);
        return new ManifestFile(title, licence, more);
    }

    public ManifestFile renamed(String section, String heading) {
        return eachSection(each -> each.id().equals(section) ? new Section(section, heading, each.paragraphs()) : each);
    }

    /// Puts a paragraph in place of the one of the same id, or else at the end of a section.
    public ManifestFile put(String section, Paragraph put) {
        if (paragraph(put.id()).isPresent()) {
            return each(paragraph -> paragraph.id().equals(put.id()) ? put : paragraph);
        }
        return eachSection(each -> {
            if (!each.id().equals(section)) {
                return each;
            }
            List<Paragraph> more = new ArrayList<>(each.paragraphs());
            more.add(put);
            return each.with(more);
        });
    }

    /// @param id of a paragraph, or of a section without any
    public ManifestFile removed(String id) {
        return new ManifestFile(
                title,
                licence,
                sections.stream()
                        .filter(section -> !section.id().equals(id)
                                || !section.paragraphs().isEmpty())
                        .map(section -> section.with(section.paragraphs().stream()
                                .filter(paragraph -> !paragraph.id().equals(id))
                                .toList()))
                        .toList());
    }

    /// One place up or down; a paragraph goes on in the next section when it stands at the end of its own.
    ///
    /// @param id of a paragraph or a section
    public ManifestFile moved(String id, boolean isUp) {
        List<Section> moved = new ArrayList<>(sections);
        int step = isUp ? -1 : 1;
        for (int number = 0; number < moved.size(); number++) {
            Section section = moved.get(number);
            int to = number + step;
            boolean hasNext = to >= 0 && to < moved.size();
            if (section.id().equals(id) && hasNext) {
                Collections.swap(moved, number, to);
                break;
            }
            int place = place(section.paragraphs(), id);
            if (place >= 0) {
                List<Paragraph> here = new ArrayList<>(section.paragraphs());
                int next = place + step;
                if (next >= 0 && next < here.size()) {
                    Collections.swap(here, place, next);
                } else if (hasNext) {
                    Paragraph paragraph = here.remove(place);
                    List<Paragraph> there = new ArrayList<>(moved.get(to).paragraphs());
                    there.add(isUp ? there.size() : 0, paragraph);
                    moved.set(to, moved.get(to).with(there));
                }
                moved.set(number, section.with(here));
                break;
            }
        }
        return new ManifestFile(title, licence, moved);
    }

    /// The organiser has looked at a paragraph of which sources are gone, and leaves it so.
    public ManifestFile settled(String id) {
        return each(paragraph ->
                paragraph.id().equals(id) ? new Paragraph(id, paragraph.text(), paragraph.sources(), 0) : paragraph);
    }

    /// @return what is left of it without what leads to this person
    public ManifestFile without(Person person) {
        return each(paragraph -> paragraph.without(person));
    }

    /// @return what is left of it without this contribution
    public ManifestFile without(TopicKey source) {
        return each(paragraph -> paragraph.without(source));
    }

    /// @param present contributions that are there
    /// @return the same, in which sources that are gone are only counted
    public ManifestFile among(Collection<TopicKey> present) {
        return each(paragraph -> paragraph.among(present));
    }

    /// @return with each paragraph as this makes it
    public ManifestFile each(UnaryOperator<Paragraph> change) {
        return eachSection(section ->
                section.with(section.paragraphs().stream().map(change).toList()));
    }

    private ManifestFile eachSection(UnaryOperator<Section> change) {
        return new ManifestFile(title, licence, sections.stream().map(change).toList());
    }

    private static int place(List<Paragraph> paragraphs, String id) {
        for (int place = 0; place < paragraphs.size(); place++) {
            if (paragraphs.get(place).id().equals(id)) {
                return place;
            }
        }
        return -1;
    }
}
