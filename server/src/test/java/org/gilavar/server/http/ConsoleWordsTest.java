package org.gilavar.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.mechanism.Lifecycle;
import org.gilavar.mechanism.Lifecycles;
import org.gilavar.mechanism.item.Action;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.Commitment;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Inquiry;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.Proceedings;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.Role;
import org.gilavar.mechanism.item.Watch;
import org.gilavar.mechanism.item.Zone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words of the console: the same ones in every language, every one in use, and none in use that there is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleWordsTest {

    private static final Map<String, Set<String>> PLURALS = Map.of(
            "en", Set.of("one", "other"),
            "tr", Set.of("one", "other"),
            "az", Set.of("one", "other"),
            "he", Set.of("one", "two", "other"),
            "ru", Set.of("one", "few", "many", "other"),
            "ar", Set.of("zero", "one", "two", "few", "many", "other"));

    /** Said in another language as in English: what pilots write alike everywhere, and a loanword. */
    private static final Set<String> ALIKE = Set.of(
            "line.alarm",
            "line.columns.post",
            "line.columns.utc",
            "line.hash",
            "notice.fromHint",
            "notice.levelHint",
            "notice.radius",
            "papers.median",
            "profile.measure.km",
            "profile.measure.nm",
            "profile.note.line",
            "tables.column.status",
            "words.label.AIRPROX");

    /** Items whose sentence is chosen by more than what happened. */
    private static final Set<String> CHOSEN_OTHERWISE = Set.of("crossing", "line");

    private static final List<Class<? extends Enum<?>>> SHOWN = List.of(
            Action.Stage.class,
            Arrangement.Standing.class,
            Batch.Stage.class,
            Call.Outcome.class,
            Call.Stage.class,
            Category.class,
            ChallengeSheet.Stage.class,
            Commitment.Stage.class,
            Conflict.Settlement.class,
            Crossing.Word.class,
            Exchange.Sort.class,
            Exchange.Stage.class,
            Incident.Status.class,
            Incident.Type.class,
            Inquiry.Position.Says.class,
            Level.class,
            Line.Technical.class,
            LineCheck.Stage.class,
            Meeting.Stage.class,
            Meeting.Track.class,
            Message.Purpose.class,
            Message.Reply.class,
            Notice.Lead.class,
            Notice.Stage.class,
            Phase.Stage.class,
            Plan.Stage.class,
            Proceedings.Answer.class,
            Proposal.Stage.class,
            Role.class,
            Watch.How.class,
            Zone.Standing.class,
            Zone.Type.class);

    /** Beginnings of keys that end with a constant of the server's, or with one and more. */
    private static final Set<String> OF_THE_SERVER = Set.of(
            "words.label.",
            "words.kind.",
            "words.tell.",
            "words.lead.",
            "words.awaited.",
            "words.turn.",
            "words.move.",
            "desk.rung.",
            "tables.name.",
            "tables.note.",
            "line.checkStages.",
            "line.expects.",
            "line.fields.",
            "line.how.",
            "line.openKinds.",
            "line.parameters.",
            "line.rungs.",
            "line.technical.",
            "notice.leads.",
            "notice.nearness.",
            "papers.risk.",
            "papers.unsealed.",
            "sign.refusal.");

    private static final Pattern PLURAL = Pattern.compile("_(zero|one|two|few|many|other)$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
    /** A literal that could be a key; one that ends with a dot has its last part put to it. */
    private static final Pattern KEY = Pattern.compile("\"([a-z]+\\.[\\w.]*)\"");

    private final Map<String, Map<String, String>> words = new TreeMap<>();
    private final Set<String> literals = new TreeSet<>();
    private String code = "";

    @BeforeAll
    void read() throws IOException, URISyntaxException {
        URL index = Objects.requireNonNull(ConsoleWordsTest.class.getResource("/console/index.html"));
        Path console = Path.of(index.toURI()).resolveSibling("");
        for (String language : PLURALS.keySet()) {
            Map<String, String> said = new TreeMap<>();
            for (Path room : filesIn(console.resolve("words").resolve(language), ".json")) {
                String name = room.getFileName().toString().replace(".json", "");
                flatten(name, JsonMapper.shared().readTree(Files.readString(room)), said);
            }
            words.put(language, said);
        }
        Set<String> rooms = english().keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        StringBuilder files = new StringBuilder();
        for (Path file : filesIn(console, ".js", ".html")) {
            files.append(Files.readString(file));
        }
        code = files.toString();
        KEY.matcher(code)
                .results()
                .map(found -> found.group(1))
                .filter(key -> rooms.contains(key.substring(0, key.indexOf('.'))))
                .forEach(literals::add);
    }

    private static List<Path> filesIn(Path folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Arrays.stream(endings).anyMatch(file.toString()::endsWith))
                    .toList();
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.propertyStream().forEach(one -> flatten(path + "." + one.getKey(), one.getValue(), into));
        } else {
            into.put(path, node.asString());
        }
    }

    private Map<String, String> english() {
        return Objects.requireNonNull(words.get("en"));
    }

    private Map<String, String> in(String language) {
        return Objects.requireNonNull(words.get(language));
    }

    private static String withoutPlural(String key) {
        return PLURAL.matcher(key).replaceFirst("");
    }

    private static boolean isPlural(String key) {
        return PLURAL.matcher(key).find();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "he", "az", "ar", "ru"})
    void hasTheSameWordsAsEnglish(String language) {
        Set<String> wanted = english().keySet().stream()
                .flatMap(key -> isPlural(key)
                        ? Objects.requireNonNull(PLURALS.get(language)).stream()
                                .map(form -> withoutPlural(key) + "_" + form)
                        : Stream.of(key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(in(language).keySet()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "he", "az", "ar", "ru"})
    void saysTheSameValuesAsEnglish(String language) {
        in(language).forEach((key, text) -> {
            String model = isPlural(key) ? withoutPlural(key) + "_other" : key;
            Set<String> expected = placeholders(Objects.requireNonNull(english().get(model)));
            Set<String> found = placeholders(text);
            if (isPlural(key)) {
                // One and two may be words of their own.
                expected.remove("count");
                found.remove("count");
            }
            assertThat(found).as(language + " " + key).isEqualTo(expected);
        });
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "he", "az", "ar", "ru"})
    void isTranslated(String language) {
        in(language).forEach((key, text) -> {
            assertThat(text).as(language + " " + key).isNotBlank();
            String model = isPlural(key) ? withoutPlural(key) + "_other" : key;
            boolean hasLetters =
                    PLACEHOLDER.matcher(text).replaceAll("").codePoints().anyMatch(Character::isLetter);
            if (hasLetters && !ALIKE.contains(key)) {
                assertThat(text).as(language + " " + key).isNotEqualTo(english().get(model));
            }
        });
    }

    @Test
    void everyWordThatIsUsedIsThere() {
        Set<String> known =
                english().keySet().stream().map(ConsoleWordsTest::withoutPlural).collect(Collectors.toSet());
        assertThat(literals)
                .isNotEmpty()
                .allSatisfy(literal -> assertThat(known)
                        .as(literal)
                        .anyMatch(key -> literal.endsWith(".") ? key.startsWith(literal) : key.equals(literal)));
    }

    @Test
    void everyWordThatIsThereIsUsed() {
        assertThat(english().keySet())
                .allSatisfy(key -> assertThat(literals)
                        .as(key)
                        .anyMatch(literal -> literal.equals(withoutPlural(key))
                                || (literal.endsWith(".") && isUsedAfter(literal, key))));
    }

    /** Whether a last part that stands in the code is put to a beginning, or one is that the server says. */
    private boolean isUsedAfter(String beginning, String key) {
        String last = withoutPlural(key.substring(key.lastIndexOf('.') + 1));
        return key.startsWith(beginning) && (OF_THE_SERVER.contains(beginning) || code.contains("\"" + last + "\""));
    }

    @Test
    void whatIsShownByItsConstantHasALabel() {
        assertThat(SHOWN.stream()
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .map(Enum::name))
                .allSatisfy(constant -> assertThat(english()).containsKey("words.label." + constant));
    }

    @Test
    void everyKindOfItemHasANameAndEveryMoveOfItASentence() {
        Map<String, String> kinds = Arrays.stream(Item.class.getPermittedSubclasses())
                .collect(Collectors.toMap(
                        Class::getSimpleName,
                        type -> Objects.requireNonNull(type.getAnnotation(JsonTypeName.class))
                                .value()));
        assertThat(kinds.values()).allSatisfy(kind -> assertThat(english()).containsKey("words.kind." + kind));
        for (Lifecycle lifecycle : Lifecycles.all().values()) {
            String kind = Objects.requireNonNull(kinds.get(lifecycle.kind()));
            if (!CHOSEN_OTHERWISE.contains(kind)) {
                assertThat(lifecycle.moves())
                        .extracting(Lifecycle.Move::happened)
                        .filteredOn(happened -> !happened.name().equals("INTRODUCED"))
                        .allSatisfy(
                                happened -> assertThat(english()).containsKey("words.tell." + kind + "." + happened));
            }
        }
    }
}
