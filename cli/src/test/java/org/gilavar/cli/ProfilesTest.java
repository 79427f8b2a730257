package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.cli.profile.Profile;
import org.gilavar.mechanism.Provisions;
import org.gilavar.mechanism.Provisions.Provision;
import org.gilavar.mechanism.terms.Clause;
import org.gilavar.mechanism.terms.PhaseTerms;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The profiles are what a server takes, what the table of them says, and no more certain than their sources. */
final class ProfilesTest {

    private static final Instant FROM = Instant.parse("2025-04-12T00:00:00Z");

    private static String document(Profile profile) {
        return profile.document(profile.parties(), Profile.FACILITATOR, Optional.empty(), FROM);
    }

    private static Terms terms(Profile profile) {
        TermsReading reading = TermsReading.of(document(profile).getBytes(StandardCharsets.UTF_8));
        assertThat(reading.faults()).isEmpty();
        return reading.terms().orElseThrow();
    }

    private static Map<String, Provision> provisions(Profile profile) {
        return Provisions.of(terms(profile)).all();
    }

    @ParameterizedTest
    @EnumSource
    void eachIsReadAsAServerReadsItAndHasWhatNoneIsWithout(Profile profile) {
        Terms terms = terms(profile);

        assertThat(terms.profile()).isEqualTo(profile.profileName());
        assertThat(terms.parties()).isEqualTo(profile.parties());
        assertThat(terms.clauses().stream().map(Clause::id))
                .contains("without-prejudice", "not-consent", "received-not-approved");
        assertThat(terms.clauses().getFirst().text().keySet()).contains("en").hasSizeGreaterThan(1);
        assertThat(terms.channel()).isPresent();
        assertThat(terms.settling()).isPresent();
        assertThat(terms.quotas()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void noPlaceholderIsLeftAndEveryNameIsFilledIn(Profile profile) {
        List<String> among =
                Stream.concat(Stream.of("north", "south"), Stream.of("relief")).toList();
        String document = profile.document(among, "host", Optional.of("EXERCISE: \"ours\""), FROM);

        assertThat(document).doesNotContain("<", "party-a", "party-b").contains("parties: [north, south, relief]");
        Terms terms = TermsReading.of(document.getBytes(StandardCharsets.UTF_8))
                .terms()
                .orElseThrow();
        assertThat(terms.title()).isEqualTo("EXERCISE: \"ours\"");
        assertThat(terms.facilitator()).isEqualTo("host");
    }

    /** Comments are most of what a person learns from a document: they are there after it has been filled in. */
    @ParameterizedTest
    @EnumSource
    void commentsStay(Profile profile) {
        long comments = document(profile).lines().filter(l -> l.contains("# ")).count();
        assertThat(comments).isGreaterThan(30);
        assertThat(document(profile)).startsWith("# " + profile.summary());
    }

    @Test
    void aHumanitarianSystemIsBetweenThreeOrMore() {
        assertThatThrownBy(() -> Profile.OCHA_HNS.document(List.of("north", "south"), "host", Optional.empty(), FROM))
                .hasMessageContaining("between 3 parties or more");
    }

    /** The table of the domain, cell by cell, with its letters. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            channel                   | DIRECT S  | NEUTRAL S | JOINT_CENTRE P | DIRECT S | NEUTRAL S | NEUTRAL S
            answerWithin.FLASH        | PT1M P    | PT2M P    | PT2M P    | PT15M P  | PT10M P   | PT1M P
            ladder.1.after            | PT3M P    | PT5M P    | PT5M P    | PT1H P   | PT15M P   | PT3M P
            ladder.2.after            | PT10M P   | PT15M P   | PT15M P   | PT6H P   | PT1H P    | PT10M P
            ladder.3.after            | PT30M P   | PT1H P    | PT1H P    | PT24H P  | PT4H P    | PT30M P
            lead.routine              | PT2H P    | PT168H K  | PT24H P   | PT96H B  | PT48H S   | PT24H P
            lead.urgent               | PT10M P   | PT24H P   | PT2H P    | PT24H P  | PT24H S   | PT30M P
            settling.receiptRoutine   | PT30M P   | PT24H P   | PT4H P    | PT24H P  | PT24H P   | PT1H P
            settling.receiptUrgent    | PT5M P    | PT2H P    | PT30M P   | PT4H P   | PT6H P    | PT10M P
            incidents.initial         | PT1H P    | PT6H P    | PT2H P    | PT24H P  | PT2H P    | PT1H P
            incidents.full            | PT24H P   | PT72H P   | PT48H P   | PT720H P | PT72H P   | PT24H P
            settling.answerWithin     | PT48H K   | PT168H B  | PT48H P   | PT168H B | PT24H P   | PT48H K
            separation.lateral        | 10 NM P   | 5 NM P    | 5 NM P    | 2 NM P   | 1 km P    | 10 NM P
            separation.vertical       | 2000 ft B | 2000 ft B | 2000 ft P | 1000 ft P | 30 km P  | 2000 ft B
            separation.time           | PT15M P   | PT30M P   | PT1H P    | PT1H P   | PT1H P    | PT15M P
            validity.review           | P30D P    | P3M P     | P7D P     | P1Y S    | P1M P     | -
            validity.term             | -         | -         | P6M S     | -        | -         | -
            validity.renews           | -         | -         | true S    | -        | -         | -
            """)
    void valuesAndSourcesAreThoseOfTheDomain(
            String path, String direct, String neutral, String ground, String sea, String humanitarian, String baku) {
        List<String> found = Arrays.stream(Profile.values())
                .map(profile -> cell(provisions(profile), path))
                .toList();
        assertThat(found).isEqualTo(List.of(direct, neutral, ground, sea, humanitarian, baku));
    }

    @Test
    void checksGeometryAndFixedClausesAreThoseOfTheDomain() {
        assertThat(Arrays.stream(Profile.values())
                        .map(p -> terms(p).checks().times().value().size()
                                + (terms(p).checks().days().isPresent() ? " a week" : " a day")))
                .containsExactly("2 a day", "1 a day", "2 a day", "1 a week", "1 a day", "2 a day");
        assertThat(cell(provisions(Profile.US_RUSSIA_2015), "zones.circle-55-km.shape"))
                .contains("\"55 km\"")
                .endsWith(" S");
        assertThat(cell(provisions(Profile.SOCHI_LINE), "zones.zone-30-km.shape"))
                .contains("\"30 km\"")
                .endsWith(" S");
        assertThat(cell(provisions(Profile.SOCHI_LINE), "zones.patrol-10-km.shape"))
                .contains("\"10 km\"")
                .endsWith(" S");
        assertThat(cell(provisions(Profile.SOCHI_LINE), "zones.road-6-and-6-km.shape"))
                .contains("\"12 km\"")
                .endsWith(" S");
        assertThat(cell(provisions(Profile.SOCHI_LINE), "separation.classes.1.lateral"))
                .isEqualTo("1 km P");
        assertThat(cell(provisions(Profile.BAKU_2025), "zones.tadmor-red-line.rules.tolerated"))
                .contains("GROUND_MOVEMENT")
                .endsWith(" S");
        assertThat(Stream.of(
                        source(Profile.US_RUSSIA_2015, "no-targets-no-intelligence"),
                        source(Profile.GREECE_TURKIYE_2020, "without-prejudice"),
                        source(Profile.SOCHI_LINE, "map-annex"),
                        source(Profile.INCSEA, "no-simulated-attacks"),
                        source(Profile.OCHA_HNS, "humanitarian-law-unchanged"),
                        source(Profile.OCHA_HNS, "received-not-approved"),
                        source(Profile.BAKU_2025, "de-confliction-only")))
                .containsExactly(Source.S, Source.P, Source.B, Source.S, Source.S, Source.S, Source.S);
    }

    /** The row of the domain on the calendar, with its letters; and who does what within a time. */
    @Test
    void calendarsAndClocksAreThoseOfTheDomain() {
        assertThat(cell(provisions(Profile.GREECE_TURKIYE_2020), "zones.summer.rules.calendar"))
                .contains("--07-01", "--09-01")
                .endsWith(" S");
        assertThat(cell(provisions(Profile.GREECE_TURKIYE_2020), "zones.holidays.rules.calendar"))
                .endsWith(" P");
        assertThat(cell(provisions(Profile.SOCHI_LINE), "phases.withdrawal.within"))
                .isEqualTo("PT150H S");
        assertThat(cell(provisions(Profile.SOCHI_LINE), "phases.joint-patrol.every"))
                .isEqualTo("PT168H P");
        assertThat(cell(provisions(Profile.OCHA_HNS), "phases.revalidation.every"))
                .isEqualTo("PT2160H P");
        assertThat(cell(provisions(Profile.US_RUSSIA_2015), "zones.circle-55-km.rules.procedure.ahead"))
                .isEqualTo("PT2H P");
        assertThat(Stream.of(Profile.SOCHI_LINE, Profile.OCHA_HNS)
                        .flatMap(p -> terms(p).phases().orElseThrow().stream())
                        .map(PhaseTerms::by))
                .containsExactly(List.of("party-b"), List.of("party-a", "party-b"), List.of("organisation"));
    }

    /** What is said of a zone is said in every language of the clauses, where both sides sign it as their own. */
    @ParameterizedTest
    @EnumSource(names = {"US_RUSSIA_2015", "GREECE_TURKIYE_2020", "SOCHI_LINE", "OCHA_HNS"})
    void zonesProceduresAndPhasesAreInEveryLanguageOfTheClauses(Profile profile) {
        Terms terms = terms(profile);
        var languages = terms.clauses().getFirst().text().keySet();

        assertThat(Stream.of(
                                terms.zones().stream()
                                        .map(zone -> zone.statement().value()),
                                terms.zones().stream()
                                        .flatMap(zone -> zone.rules().stream())
                                        .flatMap(rules -> rules.procedure().stream())
                                        .map(procedure -> procedure.words().value()),
                                terms.phases().orElse(List.of()).stream()
                                        .map(phase -> phase.words().value()))
                        .flatMap(words -> words))
                .isNotEmpty()
                .allSatisfy(words -> assertThat(words.keySet()).isEqualTo(languages));
    }

    private static Source source(Profile profile, String clause) {
        return terms(profile).clauses().stream()
                .filter(c -> c.id().equals(clause))
                .findFirst()
                .orElseThrow()
                .source();
    }

    private static String cell(Map<String, Provision> provisions, String path) {
        return Optional.ofNullable(provisions.get(path))
                .map(p -> p.text() + " " + p.source().map(Source::name).orElse(""))
                .orElse("-");
    }

    /** The example and its profile are one document, but for what has been added to the profile since. */
    @Test
    void theExampleSaysNothingOtherThanItsProfile() throws IOException {
        Terms example = TermsReading.of(Stage.EXAMPLE.resolve("arrangement.yaml"))
                .terms()
                .orElseThrow();
        String filled = Profile.BAKU_2025.document(example.parties(), example.facilitator(), Optional.empty(), FROM);
        Terms profile =
                TermsReading.of(filled.getBytes(StandardCharsets.UTF_8)).terms().orElseThrow();

        assertThat(Provisions.of(example).compare(Provisions.of(profile)))
                .allSatisfy(difference -> assertThat(difference.before()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "us-russia-2015, us-russia-2015",
        "greece-turkiye-2020, greece-turkiye-2020",
        "sochi-line, sochi-line",
        "incsea, incsea",
        "ocha-hns, ocha-hns"
    })
    void theArrangementOfAScenarioIsItsProfileFilledIn(String example, String name) throws IOException {
        Path file = Stage.EXAMPLE.resolveSibling(example).resolve("arrangement.yaml");
        Terms terms = TermsReading.of(file).terms().orElseThrow();
        Instant from = terms.zones().stream()
                .map(zone -> zone.window().start())
                .findFirst()
                .orElse(FROM);

        GeneratedPart.wholeMustBe(
                file,
                Profile.named(name)
                        .orElseThrow()
                        .document(terms.parties(), terms.facilitator(), Optional.empty(), from));
    }

    @Test
    void theTableInTheDocumentIsMadeFromTheProfiles() throws IOException {
        GeneratedPart.mustBe(Path.of("../docs/arrangements.md"), "profiles", table());
    }

    /** Rows of the table: what a person compares first. */
    private static final Map<String, List<String>> ROWS = Stream.of(
                    row("Channel", "channel"),
                    row("Line", "line.way", "line.relayWithin"),
                    row("Line checks", "checks.times", "checks.days"),
                    row("Answer to a FLASH", "answerWithin.FLASH"),
                    row("No-answer ladder", "ladder.1.after", "ladder.2.after", "ladder.3.after"),
                    row("Notice, routine and urgent", "lead.routine", "lead.urgent"),
                    row("Receipt, routine and urgent", "settling.receiptRoutine", "settling.receiptUrgent"),
                    row("Query answered", "settling.answerWithin"),
                    row("Incident, initial and full", "incidents.initial", "incidents.full"),
                    row("Lateral", "separation.lateral", "separation.classes.1.lateral"),
                    row("Vertical", "separation.vertical"),
                    row("Time", "separation.time"),
                    row("Told in a conflict, and otherwise", "disclosure.inConflict", "disclosure.otherwise"),
                    row("Term", "validity.term", "validity.renews"),
                    row("Notice of withdrawal", "validity.withdrawal"),
                    row("Review", "validity.review"),
                    row("Calendar", "zones.summer.rules.calendar"),
                    row(
                            "Done within, and again every",
                            "phases.withdrawal.within",
                            "phases.joint-patrol.within",
                            "phases.joint-patrol.every",
                            "phases.revalidation.within",
                            "phases.revalidation.every"),
                    row("Crossing filed ahead", "zones.circle-55-km.rules.procedure.ahead"))
            .collect(Collectors.toMap(List::getFirst, r -> r.subList(1, r.size()), (a, b) -> a, LinkedHashMap::new));

    private static List<String> row(String... cells) {
        return List.of(cells);
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| |");
        Arrays.stream(Profile.values())
                .forEach(p -> table.append(" `").append(p.profileName()).append("` |"));
        table.append("\n|---|").append("---|".repeat(Profile.values().length)).append('\n');
        ROWS.forEach((title, paths) -> {
            table.append("| ").append(title).append(" |");
            for (Profile profile : Profile.values()) {
                Map<String, Provision> provisions = provisions(profile);
                String cell = paths.stream()
                        .filter(provisions::containsKey)
                        .map(path -> cell(provisions, path).replace("\"", "").replace(":00:00", ":00"))
                        .collect(Collectors.joining(", "));
                table.append(' ').append(cell.isEmpty() ? "–" : cell).append(" |");
            }
            table.append('\n');
        });
        return table.toString();
    }
}
