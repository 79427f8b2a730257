package org.gilavar.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shape of the house, so that it stays what ARCHITECTURE.md says. */
final class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gilavar");

    @TestFactory
    java.util.stream.Stream<DynamicTest> rules() {
        return java.util.stream.Stream.of(
                        arrowsPointDown(),
                        thePureModulesImportNothingOfOurs(),
                        theLedgerNeedsTheCryptoProviderAlone(),
                        formatsKnowAirspaceAlone(),
                        theMechanismTouchesNoOutsideWorld(),
                        whatJudgesASimulationSharesNothingWithIt(),
                        aSimulationHasOneClockAndOneChance(),
                        theMechanismAsksNobodyForTheTime(),
                        thePureModulesTouchNoOutsideWorld(),
                        onlyTheIndexKnowsOfThreads(),
                        onlyOnePackageKnowsTheHttpServer(),
                        onlyTheJournalKnowsTheDatabase(),
                        onlyDisclosureDecidesWhoIsTold(),
                        packagesFormNoCycles(),
                        nobodyWritesToTheStandardStreams(),
                        nobodyKeepsStaticMutableState())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(ALL)));
    }

    private static ArchRule arrowsPointDown() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("org.gilavar.cli..")
                .layer("simulate")
                .definedBy("org.gilavar.simulate..")
                .layer("client")
                .definedBy("org.gilavar.client..")
                .layer("server")
                .definedBy("org.gilavar.server..")
                .layer("journal")
                .definedBy("org.gilavar.journal..")
                .layer("mechanism")
                .definedBy("org.gilavar.mechanism..")
                .layer("phrase")
                .definedBy("org.gilavar.phrase..")
                .layer("ledger")
                .definedBy("org.gilavar.ledger..")
                .layer("formats")
                .definedBy("org.gilavar.formats..")
                .layer("airspace")
                .definedBy("org.gilavar.airspace..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("simulate")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("server", "cli")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("simulate", "cli")
                .whereLayer("journal")
                .mayOnlyBeAccessedByLayers("server", "simulate", "cli")
                .whereLayer("mechanism")
                .mayOnlyBeAccessedByLayers("journal", "phrase", "server", "simulate", "cli")
                .whereLayer("phrase")
                .mayOnlyBeAccessedByLayers("server", "cli")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("journal", "server", "client", "simulate", "cli")
                .whereLayer("formats")
                .mayOnlyBeAccessedByLayers("server", "cli")
                .whereLayer("airspace")
                .mayOnlyBeAccessedByLayers("mechanism", "phrase", "server", "formats", "simulate", "cli")
                .as("arrows between modules point down");
    }

    private static ArchRule thePureModulesImportNothingOfOurs() {
        return noClasses()
                .that()
                .resideInAnyPackage("org.gilavar.airspace..", "org.gilavar.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.gilavar.mechanism..",
                        "org.gilavar.journal..",
                        "org.gilavar.server..",
                        "org.gilavar.client..",
                        "org.gilavar.formats..",
                        "org.gilavar.phrase..",
                        "org.gilavar.simulate..",
                        "org.gilavar.cli..")
                .as("airspace and ledger can be used alone");
    }

    private static ArchRule theLedgerNeedsTheCryptoProviderAlone() {
        return classes()
                .that()
                .resideInAPackage("org.gilavar.ledger..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "org.bouncycastle..",
                        "org.jspecify.annotations..",
                        "org.gilavar.ledger..")
                .as("ledger needs the crypto provider and nothing else");
    }

    private static ArchRule formatsKnowAirspaceAlone() {
        return noClasses()
                .that()
                .resideInAPackage("org.gilavar.formats..")
                .should()
                .dependOnClassesThat(describe(
                        "are ours and not of airspace",
                        c -> c.getPackageName().startsWith("org.gilavar.")
                                && !c.getPackageName().startsWith("org.gilavar.airspace")
                                && !c.getPackageName().startsWith("org.gilavar.formats")))
                .as("formats know airspace and nothing else of ours");
    }

    private static ArchRule theMechanismTouchesNoOutsideWorld() {
        return noClasses()
                .that()
                .resideInAPackage("org.gilavar.mechanism..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..",
                        "java.net..",
                        "java.sql..",
                        "java.util.concurrent..",
                        "java.util.random..",
                        "org.gilavar.ledger..")
                .orShould()
                .dependOnClassesThat(describe(
                        "read or write files, or are random",
                        c -> c.getName().matches("java\\.io\\.(File|Input|Output|Reader|Writer|Print|Random).*")
                                || c.isEquivalentTo(java.util.Random.class)))
                .as("the mechanism has no input or output, no threads, no randomness");
    }

    private static ArchRule whatJudgesASimulationSharesNothingWithIt() {
        return noClasses()
                .that()
                .resideInAPackage("org.gilavar.simulate.check..")
                .should()
                .dependOnClassesThat(describe(
                        "are ours and not of the checks",
                        c -> c.getPackageName().startsWith("org.gilavar.")
                                && !c.getPackageName().startsWith("org.gilavar.simulate.check")))
                .as("what judges a simulation shares no code with what it judges");
    }

    private static ArchRule aSimulationHasOneClockAndOneChance() {
        return noClasses()
                .that()
                .resideInAPackage("org.gilavar.simulate..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "java.util.concurrent..")
                .as("a simulated world has no clock, chance, thread or file but its own");
    }

    private static ArchRule theMechanismAsksNobodyForTheTime() {
        return noClasses()
                .that()
                .resideInAnyPackage("org.gilavar.mechanism..", "org.gilavar.airspace..", "org.gilavar.ledger..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .as("time enters the mechanism as a fact");
    }

    /** A party that has the ledger alone can still keep a log and be a witness: in one package of folders. */
    private static ArchRule thePureModulesTouchNoOutsideWorld() {
        return noClasses()
                .that()
                .resideInAnyPackage("org.gilavar.airspace..", "org.gilavar.ledger..")
                .and()
                .resideOutsideOfPackage("org.gilavar.ledger.log.folder..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
                .as("airspace and ledger have no input or output, but for the folders of logs");
    }

    /** The index is written and read at once, and is given the threads that pack it. */
    private static ArchRule onlyTheIndexKnowsOfThreads() {
        return noClasses()
                .that()
                .resideInAnyPackage("org.gilavar.airspace..", "org.gilavar.ledger..")
                .and()
                .doNotHaveFullyQualifiedName("org.gilavar.airspace.PackedIndex")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent..")
                .as("in airspace and ledger only the packed index knows of threads");
    }

    private static ArchRule onlyOnePackageKnowsTheHttpServer() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("org.gilavar.server.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon..")
                .as("only server.http knows the HTTP server");
    }

    private static ArchRule onlyTheJournalKnowsTheDatabase() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("org.gilavar.journal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite..")
                .as("only the journal knows the database");
    }

    /** A telling is made in one place; everyone else passes it on. */
    private static ArchRule onlyDisclosureDecidesWhoIsTold() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.gilavar.mechanism.Disclosure")
                .should()
                .callConstructor(
                        org.gilavar.mechanism.Telling.class,
                        org.gilavar.mechanism.Happened.class,
                        org.gilavar.mechanism.item.Item.class)
                .as("only disclosure decides who is told what");
    }

    private static ArchRule packagesFormNoCycles() {
        return slices().matching("org.gilavar.(*)..").should().beFreeOfCycles().as("modules form no cycles");
    }

    private static ArchRule nobodyWritesToTheStandardStreams() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.as(
                "nobody writes to the standard streams but through the command line");
    }

    private static ArchRule nobodyKeepsStaticMutableState() {
        return classes()
                .should(new com.tngtech.archunit.lang.ArchCondition<>("have only final static fields") {
                    @Override
                    public void check(
                            com.tngtech.archunit.core.domain.JavaClass c,
                            com.tngtech.archunit.lang.ConditionEvents events) {
                        c.getFields().stream()
                                .filter(f ->
                                        f.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC)
                                                && !f.getModifiers()
                                                        .contains(com.tngtech.archunit.core.domain.JavaModifier.FINAL))
                                .forEach(f -> events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                        f, f.getFullName() + " is static and can change")));
                    }
                })
                .as("nobody keeps static state that can change");
    }
}
