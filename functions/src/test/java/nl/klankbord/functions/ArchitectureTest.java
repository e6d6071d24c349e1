package nl.klankbord.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.stream.Stream;
import nl.klankbord.functions.ArchitectureTest.OnlyWhatIsDeployed;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.SubmitRsvp;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

@AnalyzeClasses(packages = "nl.klankbord", importOptions = OnlyWhatIsDeployed.class)
@DisplayNameGeneration(DisplayNameGenerator.Standard.class)
final class ArchitectureTest {

    private static final String[] DOMAIN = {
        "nl.klankbord.meeting",
        "nl.klankbord.rsvp",
        "nl.klankbord.topic",
        "nl.klankbord.seating",
        "nl.klankbord.site",
        "nl.klankbord.limit",
        "nl.klankbord.quarantine",
        "nl.klankbord.link",
        "nl.klankbord.receipt",
        "nl.klankbord.update",
        "nl.klankbord.desk",
        "nl.klankbord.catering",
        "nl.klankbord.retention",
        "nl.klankbord.sorting",
        "nl.klankbord.coalition",
        "nl.klankbord.invite",
        "nl.klankbord.introduction",
        "nl.klankbord.manifest",
        "nl.klankbord.audit",
        "nl.klankbord.participants",
        "nl.klankbord.batch",
        "nl.klankbord.tally",
        "nl.klankbord.recount",
        "nl.klankbord.summary",
        "nl.klankbord.submission"
    };
    private static final String LUCENE = "org.apache.lucene..";
    private static final String SNOWBALL = "org.tartarus.snowball..";
    private static final String[] PLAIN_JAVA = {"java..", "javax.crypto..", "org.jspecify.."};

    @ArchTest
    static final ArchRule theDomainKnowsNoTechnology = classes()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(and(and(DOMAIN, PLAIN_JAVA), "nl.klankbord.json", LUCENE, SNOWBALL))
            .because("what a meeting is must outlive the table, the gateway and the page that show it");

    @ArchTest
    static final ArchRule submissionsKnowNoMeeting = classes()
            .that()
            .resideInAPackage("nl.klankbord.submission")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(and(PLAIN_JAVA, "nl.klankbord.submission", "nl.klankbord.json"))
            .because("a meeting's file is read with the same fields as an answer: meeting builds on submission");

    @ArchTest
    static final ArchRule onlyJsonKnowsJackson = onlyIn("nl.klankbord.json", "tools.jackson..", "com.fasterxml..")
            .because("strictness is set in one place, and another reader would be looser");

    @ArchTest
    static final ArchRule onlyDynamoKnowsTheTable = onlyIn(
                    "nl.klankbord.dynamo", "software.amazon.awssdk.services.dynamodb..")
            .because("keys and conditions are right only where all of them can be read together");

    @ArchTest
    static final ArchRule onlyOidcKnowsNimbus = onlyIn("nl.klankbord.oidc", "com.nimbusds..")
            .because("only what signs in has use for the library, and it is in few zips");

    @ArchTest
    static final ArchRule onlyCoalitionsKnowStems = onlyIn("nl.klankbord.coalition", LUCENE, SNOWBALL)
            .because("the library is in few zips; of a technology it has nothing but the Dutch language");

    @ArchTest
    static final ArchRule onlyS3KnowsTheBucket = onlyIn("nl.klankbord.s3", "software.amazon.awssdk.services.s3..")
            .because("a summary is a file to all others");

    @ArchTest
    static final ArchRule onlyMailKnowsHowToMail = onlyIn(
                    "nl.klankbord.mail",
                    "software.amazon.awssdk.services.sesv2..",
                    "jakarta.mail..",
                    "org.eclipse.angus..")
            .because("headers are safe against line ends in one place");

    @ArchTest
    static final ArchRule onlyPageKnowsTheTemplates = onlyIn("nl.klankbord.page..", "gg.jte..")
            .because("text from people is escaped by the template engine and nowhere else");

    @ArchTest
    static final ArchRule onlyExportKnowsTheSpreadsheet = onlyIn("nl.klankbord.export", "de.siegmar..", "org.dhatim..")
            .because("cells are safe against formulas in one place");

    @ArchTest
    static final ArchRule onlyExportKnowsTheWordProcessor = onlyIn(
                    "nl.klankbord.export", "org.apache.poi..", "org.openxmlformats..")
            .because("the library is in few zips, for one kind of file");

    @ArchTest
    static final ArchRule calendarsNeedNoLibrary = classes()
            .that()
            .resideInAPackage("nl.klankbord.calendar")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    and(PLAIN_JAVA, "nl.klankbord.calendar", "nl.klankbord.meeting", "nl.klankbord.submission"))
            .because(
                    "text from people is safe against line ends in one place, and how a file travels is not its business");

    @ArchTest
    static final ArchRule onlyFunctionsKnowLambda =
            onlyIn("nl.klankbord.functions", "com.amazonaws..").because("all else also runs on a laptop");

    @ArchTest
    static final ArchRule onlyEnvironmentReadsTheEnvironment = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Environment.class.getName())
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("the local machine runs every function in one process, each with variables of its own");

    @ArchTest
    static final ArchRule onlyWiringAsksForTheEnvironment = noClasses()
            .that()
            .doNotBelongToAnyOf(Environment.class, Wiring.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Environment.class)
            .because("a missing variable is then named at the start, by one sentence");

    @ArchTest
    static final ArchRule packagesAreWords = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..service..", "..services..", "..impl..")
            .because("a package is named after what it is about");

    @ArchTest
    static final ArchRule functionsAreFinalAndLambdaCanMakeThem = classes()
            .that()
            .resideInAPackage("nl.klankbord.functions")
            .and()
            .haveSimpleNameEndingWith("Function")
            .and()
            .doNotHaveSimpleName("HttpFunction")
            .should()
            .bePublic()
            .andShould()
            .haveModifier(JavaModifier.FINAL)
            .andShould()
            .implement(RequestStreamHandler.class)
            .andShould(haveAPublicConstructorWithoutParameters())
            .because("Lambda finds them by name and constructs them");

    @ArchTest
    static final ArchRule noPackagesDependOnEachOtherInACircle = slices().matching("nl.klankbord.(*)..")
            .should()
            .beFreeOfCycles()
            .because("whoever reads one package must be able to stop somewhere");

    /// An importer that finds nothing, or cannot read this Java's class files, would let every rule pass.
    @ArchTest
    static void theClassesOfThisJavaAreRead(com.tngtech.archunit.core.domain.JavaClasses all) {
        assertEquals(
                Stream.of("Rsvp", "SubmitRsvp", "SubmitRsvpFunction", "Table", "Pages")
                        .toList(),
                Stream.of(
                                Rsvp.class.getName(),
                                SubmitRsvp.class.getName(),
                                SubmitRsvpFunction.class.getName(),
                                "nl.klankbord.dynamo.Table",
                                "nl.klankbord.page.Pages")
                        .map(name -> all.get(name).getSimpleName())
                        .toList());
        assertEquals(
                true,
                all.get(SubmitRsvp.class).getDirectDependenciesFromSelf().size() > 20,
                "the inside of classes must have been read");
    }

    /// Tests and memory twins may know more.
    static final class OnlyWhatIsDeployed implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    private static ArchRule onlyIn(String home, String... technology) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology);
    }

    private static ArchCondition<JavaClass> haveAPublicConstructorWithoutParameters() {
        DescribedPredicate<JavaConstructor> suits = DescribedPredicate.describe(
                "public without parameters",
                constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC)
                        && constructor.getRawParameterTypes().isEmpty());
        return new ArchCondition<>("have a public constructor without parameters") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        checked,
                        checked.getConstructors().stream().anyMatch(suits),
                        checked.getName() + " has none that is public without parameters"));
            }
        };
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }
}
