package nl.klankbord.local;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the local machine needs to know of `template.yaml`.
///
/// Values that only the running machine knows, such as a table's name, stay as written: see [LocalValues].
record Template(
        Map<String, Function> functions,
        List<Route> routes,
        List<Schedule> schedules,
        List<StreamMapping> streamMappings,
        Table table,
        LocalValues.Declared declared) {

    /// `environment` holds texts and CloudFormation expressions such as `{"Ref": "Table"}`.
    record Function(String id, String handler, Duration timeout, Map<String, Tree> environment) {}

    /// `method` is `ANY` for every method; `path` is `$default` for what no other route takes.
    record Route(String method, String path, String function, Optional<Authorizer> authorizer) {
        static final String DEFAULT = "$default";

        String key() {
            return path.equals(DEFAULT) ? DEFAULT : method + " " + path;
        }
    }

    /// A token passes with any one of the scopes, as in API Gateway; without scopes every good token passes.
    record Authorizer(String name, Tree issuer, List<Tree> audience, Set<String> scopes) {}

    /// `maximumRetries` and `failureQueue` are the function's, for what it is called with and does not wait for.
    record Schedule(
            String id,
            String function,
            String expression,
            ZoneId zone,
            Optional<String> input,
            int maximumRetries,
            Optional<String> failureQueue) {}

    /// `maximumRetries` is negative for a record that is tried until it leaves the stream.
    record StreamMapping(
            String id,
            String function,
            int batchSize,
            int maximumRetries,
            boolean bisects,
            boolean reportsItemFailures,
            List<EventPattern> patterns,
            Optional<String> failureQueue) {}

    /// @param indexes global ones
    record Table(
            String id,
            Map<String, String> attributes,
            List<Key> keys,
            List<Index> indexes,
            String streamView,
            Optional<String> ttl) {}

    /// @param projection its type, as `INCLUDE`
    /// @param included attributes besides the keys
    record Index(String name, List<Key> keys, String projection, List<String> included) {}

    record Key(String attribute, String type) {}
}
