package nl.klankbord.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who comes and what they eat, counted as a planner would on paper: from what people filled in, by none of the
/// classes that the product counts with.
final class Headcount {

    /// One answer, and whoever comes along: they eat with who brings them, and have no diet here.
    record Answer(
            String name,
            String email,
            String organisation,
            String type,
            List<String> moments,
            String diet,
            String dietNote,
            String access,
            List<String> guests,
            boolean wantsNews,
            boolean inEnglish) {

        int people() {
            return 1 + guests.size();
        }

        Answer eating(String otherDiet, List<String> otherMoments) {
            return new Answer(
                    name, email, organisation, type, otherMoments, otherDiet, "", access, guests, wantsNews, inEnglish);
        }
    }

    private final Map<String, Answer> coming = new LinkedHashMap<>();
    private final Map<String, Answer> cancelled = new LinkedHashMap<>();

    /// In place of what they answered before.
    void comes(Answer answer) {
        coming.put(answer.email(), answer);
    }

    void cancels(Answer answer) {
        coming.remove(answer.email());
        cancelled.put(answer.email(), answer);
    }

    Headcount asItIsNow() {
        Headcount now = new Headcount();
        now.coming.putAll(coming);
        now.cancelled.putAll(cancelled);
        return now;
    }

    Collection<Answer> coming() {
        return coming.values();
    }

    int answers() {
        return coming.size() + cancelled.size();
    }

    int people() {
        return people(coming.values());
    }

    int cancelledPeople() {
        return people(cancelled.values());
    }

    private static int people(Collection<Answer> answers) {
        return answers.stream().mapToInt(Answer::people).sum();
    }

    int at(String moment) {
        return diets(moment).values().stream().mapToInt(Integer::intValue).sum();
    }

    SortedMap<String, Integer> diets(String moment) {
        SortedMap<String, Integer> diets = new TreeMap<>();
        for (Answer answer : coming.values()) {
            if (answer.moments().contains(moment)) {
                diets.merge(answer.diet(), 1, Integer::sum);
                if (!answer.guests().isEmpty()) {
                    diets.merge("none", answer.guests().size(), Integer::sum);
                }
            }
        }
        return diets;
    }

    SortedMap<String, Integer> byType() {
        SortedMap<String, Integer> types = new TreeMap<>();
        coming.values().forEach(answer -> types.merge(answer.type(), answer.people(), Integer::sum));
        return types;
    }

    int accessNeeds() {
        return (int) coming.values().stream()
                .filter(answer -> !answer.access().isEmpty())
                .count();
    }

    /// @return the addresses of those who come and want to hear more
    List<Answer> readers() {
        return coming.values().stream().filter(Answer::wantsNews).toList();
    }

    /// @return everybody by name, whoever comes along too, sorted
    List<String> names() {
        return sorted(List.of(coming.values(), cancelled.values()));
    }

    List<String> namesOfComing() {
        return sorted(List.of(coming.values()));
    }

    private static List<String> sorted(List<Collection<Answer>> lists) {
        List<String> names = new ArrayList<>();
        lists.forEach(list -> list.forEach(answer -> {
            names.add(answer.name());
            names.addAll(answer.guests());
        }));
        return names.stream().sorted().toList();
    }
}
