package nl.klankbord.submission;

import java.util.List;

/// One thing that is wrong with one field, said in a way that names what to do next.
///
/// @param field where: names joined by dots, items counted from 0, as in `guests.0.name`; empty for the whole
/// @param code which sentence of the message files, under `complaint.`
/// @param arguments what the sentence mentions, such as a greatest length; of what was typed only what the
///     page shows anyhow
public record Complaint(String field, String code, List<String> arguments) {

    public static Complaint of(String field, String code, Object... arguments) {
        return new Complaint(
                field,
                code,
                java.util.Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
