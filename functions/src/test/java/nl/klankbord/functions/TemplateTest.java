package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is deployed is what the code expects, and no more than it needs.
final class TemplateTest {

    /// What anyone may do; all else under `/v1` is for organisers.
    private static final Set<String> PUBLIC = Set.of(
            "GET /v1/openapi.json",
            "GET /v1/meetings/{meeting}",
            "POST /v1/meetings/{meeting}/rsvps",
            "POST /v1/meetings/{meeting}/topics",
            // Who it is for is told by its signature.
            "POST /v1/meetings/{meeting}/submissions",
            "OPTIONS /v1/meetings/{meeting}",
            "OPTIONS /v1/meetings/{meeting}/rsvps",
            "OPTIONS /v1/meetings/{meeting}/topics");

    /// API Gateway gives up on a function then, whatever the function does.
    private static final Duration GATEWAY_WAITS = Duration.ofSeconds(30);

    /// What signs in, writes workbooks or documents, posts webhooks, or reads Dutch.
    private static final Set<String> WITH_MORE = Set.of(
            "SignInFunction",
            "PostWebhooksFunction",
            "WriteSummariesFunction",
            "DeskSummariesFunction",
            "DeskCoalitionsFunction",
            "CoalitionsFunction",
            "ReadSummariesFunction",
            "DeskExportsFunction",
            "ExportFunction",
            "ManifestFileFunction");

    private static final TemplateFile TEMPLATE = TemplateFile.read();

    /// The SDK wants a region before it makes a client; on Lambda it is in the environment.
    @BeforeAll
    static void aRegion() {
        System.setProperty("aws.region", "eu-west-1");
    }

    @AfterAll
    static void noRegion() {
        System.clearProperty("aws.region");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void itsHandlerExistsAndBearsItsName(String id) throws ClassNotFoundException {
        String handler = function(id).at("Handler").text();
        assertTrue(RequestStreamHandler.class.isAssignableFrom(Class.forName(handler)), handler);
        assertEquals("nl.klankbord.functions." + id, handler);
    }

    @Test
    void theRuntimeIsTheJavaThatIsCompiledFor() {
        String pom = Examples.file("pom.xml");
        String release = pom.replaceAll("(?s).*<maven.compiler.release>(\\d+)</maven.compiler.release>.*", "$1");
        assertEquals(
                "java" + release, TEMPLATE.at("Globals", "Function", "Runtime").text());
        assertTrue(TEMPLATE.functions().values().stream()
                .allMatch(function -> function.at("Runtime").text().isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theCodeIsTheOneZipButForAFew(String id) {
        assertEquals(
                WITH_MORE.contains(id) ? "functions/target/all.zip" : "",
                function(id).at("CodeUri").text());
        assertEquals(
                "functions/target/functions.zip",
                TEMPLATE.at("Globals", "Function", "CodeUri").text());
    }

    @Test
    void theRoutesAreThoseThatTheCodeKnows() {
        List<String> known = Route.ALL.stream()
                .map(route -> route.method() + " " + route.path())
                .sorted()
                .toList();
        List<String> deployed = routes().map(TemplateFile::routeKey)
                .filter(key -> !key.equals("$default"))
                .sorted()
                .toList();
        assertEquals(deployed, known);
    }

    @Test
    void whatNoRouteTakesHasAFunction() {
        assertEquals("UnknownRouteFunction", TEMPLATE.functionByRoute().get("$default"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void onlyWhatIsPublicGoesWithoutAToken(TemplateFile route) {
        String key = TemplateFile.routeKey(route);
        boolean isForOrganisers = key.contains(" /v1/") && !PUBLIC.contains(key);
        assertEquals(
                isForOrganisers ? "Organisers" : "",
                route.at("Auth", "Authorizer").text(),
                key);
        assertEquals(
                isForOrganisers ? List.of("klankbord/organiser") : List.of(),
                route.at("Auth", "AuthorizationScopes").texts(),
                key);
    }

    @Test
    void theGatewayChecksIssuerAndAudience() {
        TemplateFile api = TEMPLATE.ofType("AWS::Serverless::HttpApi").get("Api");
        TemplateFile organisers = java.util.Objects.requireNonNull(api).at("Auth", "Authorizers", "Organisers");
        assertEquals(
                "!If [HasOwnUsers, !Sub https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${Users}, !Ref Issuer]",
                organisers.at("JwtConfiguration", "issuer").text());
        assertEquals(
                List.of("!If [HasOwnUsers, !Ref UsersClient, !Ref Audience]"),
                organisers.at("JwtConfiguration", "audience").texts());
        // It would answer for the functions, and leave out the headers that every answer has.
        assertEquals("", api.at("CorsConfiguration").text());
    }

    /// CloudFormation refuses a circle: the API's body names the functions that its routes lead to.
    @Test
    void noFunctionOfTheApiIsToldTheAddressOfTheApi() {
        for (String id : Set.copyOf(TEMPLATE.functionByRoute().values())) {
            String variables = function(id).at("Environment", "Variables").toString();
            assertFalse(variables.contains("${Api}") || variables.contains("FrontDoor"), id + ": " + variables);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void itsRightsAreWrittenByHand(String id) {
        function(id).at("Policies").items().forEach(policy -> {
            assertFalse(policy.at("Statement").items().isEmpty(), id + " takes a policy of somebody else's");
            policy.at("Statement").items().forEach(statement -> {
                assertEquals("Allow", statement.at("Effect").text());
                assertTrue(statement.at("NotAction").items().isEmpty());
                List<String> actions = statement.at("Action").texts();
                assertFalse(actions.isEmpty());
                assertTrue(actions.stream().noneMatch(action -> action.contains("*")), actions.toString());
                // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
                // has no resource for this one.
                if (!actions.equals(List.of("dynamodb:ListStreams"))) {
                    List<String> resources = statement.at("Resource").texts();
                    assertFalse(resources.isEmpty());
                    assertFalse(resources.contains("*"), id + " " + actions);
                }
            });
        });
        assertTrue(function(id).at("Role").text().isEmpty());
    }

    @Test
    void onlyWhatReadsNoTableMayDoNothing() {
        List<String> powerless = TEMPLATE.functions().keySet().stream()
                .filter(id -> function(id).at("Policies").items().isEmpty())
                .toList();
        assertEquals(List.of("ReadContractFunction", "UnknownRouteFunction"), powerless);
    }

    @Test
    void theTableCannotBeLostAndForgetsPeople() {
        TemplateFile resource = TEMPLATE.at("Resources", "Table");
        TemplateFile table = resource.at("Properties");
        assertEquals("Retain", resource.at("DeletionPolicy").text());
        assertEquals("Retain", resource.at("UpdateReplacePolicy").text());
        assertEquals("PAY_PER_REQUEST", table.at("BillingMode").text());
        assertEquals("true", table.at("DeletionProtectionEnabled").text());
        assertEquals(
                "true",
                table.at("PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled")
                        .text());
        assertEquals(
                "expiresAt",
                table.at("TimeToLiveSpecification", "AttributeName").text());
        assertEquals("true", table.at("TimeToLiveSpecification", "Enabled").text());
        assertEquals(
                "NEW_AND_OLD_IMAGES",
                table.at("StreamSpecification", "StreamViewType").text());
    }

    @Test
    void theBucketIsPrivateKeepsVersionsAndForgets() {
        TemplateFile resource = TEMPLATE.at("Resources", "Summaries");
        TemplateFile bucket = resource.at("Properties");
        assertEquals("Retain", resource.at("DeletionPolicy").text());
        assertEquals("Retain", resource.at("UpdateReplacePolicy").text());
        for (String block :
                List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")) {
            assertEquals(
                    "true", bucket.at("PublicAccessBlockConfiguration", block).text(), block);
        }
        assertEquals("Enabled", bucket.at("VersioningConfiguration", "Status").text());
        TemplateFile rule = bucket.at("LifecycleConfiguration", "Rules").items().getFirst();
        assertEquals("Enabled", rule.at("Status").text());
        assertFalse(rule.at("ExpirationInDays").text().isEmpty());
        // Deleting from a versioned bucket only hides; this is what forgets.
        assertFalse(
                rule.at("NoncurrentVersionExpiration", "NoncurrentDays").text().isEmpty());
    }

    /// Topics are kept for two weeks at least after the meeting, and in the first of them nights make it anew. S3 takes
    /// a day more to expire a file, and another to forget it.
    @Test
    void whatIsSuggestedDoesNotOutliveWhatItIsAbout() {
        List<TemplateFile> rules =
                TEMPLATE.at("Resources", "Summaries", "Properties", "LifecycleConfiguration", "Rules").items().stream()
                        .filter(rule -> rule.at("Id").text().equals("forget-suggestions"))
                        .toList();
        assertEquals(1, rules.size());
        assertEquals("coalitions/", rules.getFirst().at("Prefix").text());
        assertEquals("5", rules.getFirst().at("ExpirationInDays").text());
        assertEquals(
                "1",
                rules.getFirst()
                        .at("NoncurrentVersionExpiration", "NoncurrentDays")
                        .text());
    }

    @Test
    void theKeyOfPeopleIsNeverReplaced() {
        TemplateFile key = TEMPLATE.at("Resources", "PersonKey");
        assertEquals("Retain", key.at("DeletionPolicy").text());
        assertEquals("Retain", key.at("UpdateReplacePolicy").text());
        int length = Integer.parseInt(
                key.at("Properties", "GenerateSecretString", "PasswordLength").text());
        assertTrue(length >= 32, "Secrets takes no shorter key");
    }

    @Test
    void theNightIsDutchAndOutsideTheHourThatIsSkipped() {
        TemplateFile night = nightly();
        assertEquals("Europe/Amsterdam", night.at("ScheduleExpressionTimezone").text());
        List<String> cron = List.of(night.at("ScheduleExpression")
                .text()
                .replaceAll("cron\\((.*)\\)", "$1")
                .split(" ", -1));
        assertEquals(6, cron.size());
        assertTrue(cron.get(1).matches("\\d+"), "one hour");
        assertFalse(cron.get(1).matches("0?2"), "one night a year has no such hour");
        assertEquals(
                "<aws.scheduler.scheduled-time>",
                Examples.json(night.at("Input").text()).text("scheduledTime"));
        assertFalse(night.at("DeadLetterConfig", "Arn").text().isEmpty());
    }

    @Test
    void aNightMayComeLateAndAfterThatIsKeptForTwoWeeks() {
        TemplateFile retries = nightly().at("RetryPolicy");
        assertEquals("21600", retries.at("MaximumEventAgeInSeconds").text());
        assertEquals("185", retries.at("MaximumRetryAttempts").text(), "the age ends it, not the number of tries");
        assertEquals(
                "1209600",
                TEMPLATE.at("Resources", "SummaryFailures", "Properties", "MessageRetentionPeriod")
                        .text());
    }

    @Test
    void theStreamIsReadInOrderWithAnEndToRetries() {
        TemplateFile rows = TEMPLATE.events("DynamoDB").getFirst();
        assertEquals(
                List.of("ReportBatchItemFailures"),
                rows.at("FunctionResponseTypes").texts());
        assertEquals("true", rows.at("BisectBatchOnFunctionError").text());
        assertEquals("5", rows.at("MaximumRetryAttempts").text());
        assertEquals("1", rows.at("ParallelizationFactor").text());
        assertEquals("TRIM_HORIZON", rows.at("StartingPosition").text());
        assertTrue(Integer.parseInt(rows.at("BatchSize").text()) <= 50, "Tallies counts at most 50 at once");
        String queue = rows.at("DestinationConfig", "OnFailure", "Destination").text();
        assertEquals("!GetAtt CountFailures.Arn", queue);
    }

    /// Were the filter to name what rows do not carry, nothing would be counted and nothing would fail.
    @Test
    void theStreamsFilterNamesTheMarkThatRowsCarry() {
        List<TemplateFile> filters = TEMPLATE.events("DynamoDB")
                .getFirst()
                .at("FilterCriteria", "Filters")
                .items();
        assertEquals(1, filters.size());
        JsonObject pattern = Examples.json(filters.getFirst().at("Pattern").text());
        JsonObject image = Examples.json(Examples.file("events/CountAnswersFunction/stream.json"))
                                .get("Records")
                        instanceof JsonArray(List<Json> records)
                ? ((JsonObject) records.getFirst()).object("dynamodb").object("NewImage")
                : Json.EMPTY;
        assertEquals(
                Json.array(List.of(new JsonBoolean(true))),
                pattern.object("dynamodb")
                        .object("NewImage")
                        .object("uncounted")
                        .get("BOOL"));
        assertEquals(new JsonBoolean(true), image.object("uncounted").get("BOOL"));
        assertTrue(
                Examples.file("shared/src/main/java/nl/klankbord/dynamo/DynamoTallies.java")
                        .contains("UNCOUNTED = \"uncounted\""),
                "the rows' own name for it");
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void everyAlarmTellsTheTopicAndSaysWhereToRead(String id) {
        TemplateFile alarm = TEMPLATE.at("Resources", id, "Properties");
        assertEquals(List.of("!Ref Alarms"), alarm.at("AlarmActions").texts());
        assertTrue(
                alarm.at("AlarmDescription").text().endsWith("See docs/operations.md, " + id + "."),
                alarm.at("AlarmDescription").text());
        assertTrue(Examples.file("docs/operations.md").contains("\n### " + id + "\n"), "what to do is written down");
        assertEquals(
                id.equals("SummaryMissingAlarm") ? "breaching" : "notBreaching",
                alarm.at("TreatMissingData").text());
    }

    /// A name that nothing is counted under would never raise an alarm.
    @Test
    void alarmsAndDashboardGoByMetricsThatAreCounted() {
        Set<String> counted = Stream.of(Metric.values()).map(Metric::metricName).collect(Collectors.toSet());
        Set<String> watched = new HashSet<>();
        TEMPLATE.ofType("AWS::CloudWatch::Alarm").values().stream()
                .filter(alarm -> alarm.at("Namespace").text().equals(Metric.NAMESPACE))
                .forEach(alarm -> watched.add(alarm.at("MetricName").text()));
        assertEquals(Set.of("NightsWritten", "Mended"), watched);
        String dashboard = TEMPLATE.at("Resources", "Dashboard", "Properties", "DashboardBody")
                .text();
        Pattern.compile("\"Klankbord\", \"([A-Za-z]+)\"")
                .matcher(dashboard)
                .results()
                .forEach(found -> watched.add(found.group(1)));
        assertTrue(watched.size() > 2, "the dashboard shows our own metrics");
        assertTrue(counted.containsAll(watched), watched.toString());
        assertFalse(
                Examples.json(dashboard.substring("!Sub ".length())).members().isEmpty());
    }

    /// The bucket has summaries, suggested coalitions and files with names: a function reaches what it is about.
    @ParameterizedTest
    @CsvSource({
        "DeskFunction, summaries",
        "DeskCateringFunction, summaries",
        "DeskSummariesFunction, coalitions summaries",
        "ReadSummariesFunction, coalitions summaries",
        "WriteSummariesFunction, coalitions summaries",
        "ReadFeedFunction, summaries",
        "OrdersFunction, summaries",
        "DeskCoalitionsFunction, coalitions",
        "CoalitionsFunction, coalitions",
        "DeskExportsFunction, exports",
        "ExportFunction, exports"
    })
    void ofTheBucketItReachesOnlyWhatItIsAbout(String function, String prefixes) {
        assertEquals(
                Arrays.stream(prefixes.split(" "))
                        .map(each -> "${Summaries.Arn}/" + each + "/*")
                        .toList(),
                objects(function));
    }

    @Test
    void noOtherFunctionReachesTheBucket() {
        long reach = TEMPLATE.functions().keySet().stream()
                .filter(function -> !objects(function).isEmpty())
                .count();
        assertEquals(11, reach);
    }

    private static List<String> objects(String function) {
        return TEMPLATE.at("Resources", function, "Properties", "Policies").items().stream()
                .flatMap(policy -> policy.at("Statement").items().stream())
                .flatMap(statement -> statement.at("Resource").texts().stream())
                .filter(resource -> resource.contains("${Summaries.Arn}"))
                .map(resource -> resource.replace("!Sub ", ""))
                .toList();
    }

    @Test
    void whatIsLoggedIsForgotten() {
        Map<String, TemplateFile> groups = TEMPLATE.ofType("AWS::Logs::LogGroup");
        assertEquals(Set.of("Logs", "AccessLogs"), groups.keySet());
        groups.values()
                .forEach(group -> assertEquals("30", group.at("RetentionInDays").text()));
        TemplateFile logging = TEMPLATE.at("Globals", "Function", "LoggingConfig");
        assertEquals("!Ref Logs", logging.at("LogGroup").text());
        assertEquals("JSON", logging.at("LogFormat").text());
        String access = TEMPLATE.at("Resources", "Api", "Properties", "AccessLogSettings", "Format")
                .text();
        assertFalse(access.matches("(?s).*(sourceIp|identity|authorizer|context\\.path|userAgent).*"), access);
    }

    private static final String OF_AN_ORGANISER = ".*/(rsvps|tally|summaries|sites|quarantine|webhooks|updates|exports"
            + "|participants|new-participant|audit|topics|themes|decisions|coalitions|orders|feed|unreached"
            + "|file|edit|preview|catering)(/.*)?"
            + "|GET /(desk|v1)/meetings/\\{meeting}/manifest(/.*)?|GET /desk/meetings/\\{meeting}";

    /// What is asked with a secret of one's own, which somebody may try to guess.
    private static final String OF_A_HOLDER = "GET /(my-rsvp|feeds)(/.*)?";

    @Test
    void everySubmissionAndEveryRouteThatIsNotForAllHasALimitOfItsOwn() {
        Map<String, TemplateFile> limited =
                TEMPLATE.at("Resources", "Api", "Properties", "RouteSettings").members();
        Set<String> wanted = routes().map(TemplateFile::routeKey)
                .filter(key -> !key.startsWith("GET") || key.matches(OF_AN_ORGANISER) || key.matches(OF_A_HOLDER))
                .filter(key -> !key.equals("$default"))
                .collect(Collectors.toSet());
        assertEquals(wanted, limited.keySet());
        limited.forEach((key, limit) -> {
            assertTrue(Integer.parseInt(limit.at("ThrottlingRateLimit").text()) <= 25, key);
            assertFalse(limit.at("ThrottlingBurstLimit").text().isEmpty(), key);
        });
    }

    /// A snapshot is taken of a version; without an alias nothing would run from it.
    @ParameterizedTest
    @MethodSource("functions")
    void itRunsFromAVersionThatIsMadeWhenAnythingChanges(String id) {
        assertEquals(
                "live", TEMPLATE.at("Globals", "Function", "AutoPublishAlias").text());
        assertEquals("true", function(id).at("AutoPublishAliasAllProperties").text());
        boolean isWaitedFor = TEMPLATE.functionByRoute().containsValue(id);
        assertEquals(
                isWaitedFor ? "" : "None",
                function(id).at("SnapStart", "ApplyOn").text());
    }

    @Test
    void everyParameterHasADefaultAndSaysWhatItMustBe() {
        TEMPLATE.at("Parameters").members().forEach((name, parameter) -> {
            assertTrue(parameter.at("Default").value() != null, name);
            assertFalse(parameter.at("Description").text().isEmpty(), name);
            assertTrue(parameter.at("ConstraintDescription").text().startsWith(name + " must be "), name);
            assertTrue(
                    parameter
                            .at("Default")
                            .text()
                            .matches(parameter.at("AllowedPattern").text()),
                    name);
            assertTrue(Examples.file("README.md").contains("`" + name + "`"), name + " is explained");
        });
    }

    /// CloudFormation checks these before it makes anything, and then says the parameter's own sentence.
    @ParameterizedTest
    @CsvSource({
        "SenderAddress, klankbord@example.org, true",
        "SenderAddress, Klankbord <klankbord@example.org>, false",
        "SenderAddress, '', false",
        "SenderAddress, a@example.org b@example.org, false",
        "AlarmAddress, beheer, false",
        "AnswersPerSource, 10, true",
        "AnswersPerSource, 0, true",
        "AnswersPerSource, 9, false",
        "AnswersPerSource, 0500, false",
        "AnswersPerSource, 1e3, false",
        "Issuer, https://login.example.org/tenant/v2.0, true",
        "Issuer, login.example.org, false",
        "Issuer, http://login.example.org, false",
        "Audience, '', false",
        "Audience, two words, false",
        "BaseUrl, https://klankbord.example.org, true",
        "BaseUrl, https://klankbord.example.org/, false",
        "BaseUrl, klankbord.example.org, false",
        "BaseUrl, http://klankbord.example.org, false",
        "CertificateArn, arn:aws:acm:eu-west-1:123456789012:certificate/1a2b, true",
        "CertificateArn, 1a2b, false",
        "WebAclArn, arn:aws:wafv2:us-east-1:123456789012:global/webacl/klankbord/1a2b, true",
        "WebAclArn, arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/klankbord/1a2b, false"
    })
    void aParameterThatCannotBeIsRefusedBeforeAnythingIsMade(String parameter, String value, boolean isTaken) {
        String pattern = TEMPLATE.at("Parameters", parameter, "AllowedPattern").text();
        assertEquals(isTaken, value.matches(pattern), pattern);
    }

    @Test
    void aFunctionGivesUpBeforeTheGatewayDoes() {
        Duration timeout = Duration.ofSeconds(
                Integer.parseInt(TEMPLATE.at("Globals", "Function", "Timeout").text()));
        assertTrue(timeout.compareTo(GATEWAY_WAITS) < 0);
        TEMPLATE.functionByRoute()
                .values()
                .forEach(id -> assertEquals("", function(id).at("Timeout").text(), id));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void itStartsWithTheVariablesItIsGiven(String id) throws Exception {
        assertInstanceOf(RequestStreamHandler.class, start(id, variables(id)));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void itNamesAVariableThatIsMissing(String id) {
        for (String name : variables(id).keySet()) {
            Map<String, String> others = new LinkedHashMap<>(variables(id));
            others.remove(name);
            IllegalStateException failure =
                    assertThrows(IllegalStateException.class, () -> start(id, others), id + " does not use " + name);
            assertTrue(String.valueOf(failure.getMessage()).contains(name), failure.getMessage());
        }
    }

    static Set<String> functions() {
        return TEMPLATE.functions().keySet();
    }

    static Set<String> alarms() {
        return TEMPLATE.ofType("AWS::CloudWatch::Alarm").keySet();
    }

    static Stream<TemplateFile> routes() {
        return TEMPLATE.events("HttpApi").stream();
    }

    private static TemplateFile nightly() {
        return TEMPLATE.events("ScheduleV2").stream()
                .filter(event -> event.at("Input").text().contains("scheduledTime"))
                .findFirst()
                .orElseThrow();
    }

    private static TemplateFile function(String id) {
        return TEMPLATE.at("Resources", id, "Properties");
    }

    /// Without those of the Java machine itself, and with values that look like the real ones.
    private static Map<String, String> variables(String id) {
        Map<String, String> like = Map.of(
                "PERSON_KEY", "0123456789abcdef0123456789abcdef",
                "SITE_KEY", "fedcba9876543210fedcba9876543210",
                "SENDER_ADDRESS", "klankbord@klankbord.example",
                "BASE_URL", "https://klankbord.example",
                "ANSWERS_PER_SOURCE", "500");
        Map<String, String> variables = new LinkedHashMap<>();
        function(id)
                .at("Environment", "Variables")
                .members()
                .keySet()
                .forEach(name -> variables.put(name, like.getOrDefault(name, "klankbord-" + name)));
        return variables;
    }

    private static Object start(String id, Map<String, String> variables) throws Exception {
        return ScopedValue.where(Environment.VARIABLES, variables).call(() -> {
            try {
                return Class.forName(function(id).at("Handler").text())
                        .getConstructor()
                        .newInstance();
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        });
    }
}
