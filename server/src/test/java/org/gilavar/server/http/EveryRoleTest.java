package org.gilavar.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Role;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.terms.PostRoles;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.server.Answer;
import org.gilavar.server.FullStory;
import org.gilavar.server.Officer;
import org.gilavar.server.Samples;
import org.gilavar.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every endpoint, for every role of every party; and every kind of item, the caller's own, another's that it is shown, hidden from
 * it, and one that never was. After a day in which every kind comes up.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryRoleTest {

    /** What posts are for; a clerk is named by nobody. */
    private static final Map<String, Set<Role>> POSTS = new TreeMap<>(Map.of(
            Officer.POST,
            EnumSet.of(Role.DUTY_OFFICER),
            "envoy",
            EnumSet.of(Role.DELEGATE),
            "chair",
            EnumSet.of(Role.CHAIR),
            "auditor",
            EnumSet.of(Role.AUDITOR),
            "operator",
            EnumSet.of(Role.OPERATOR),
            "clerk",
            EnumSet.noneOf(Role.class)));

    private final List<Officer> officers = new ArrayList<>();
    private final Map<String, Map<String, JsonNode>> shown = new HashMap<>();
    private Optional<TestServer> running = Optional.empty();

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeAll
    void tellAll(@TempDir Path folder) {
        TestServer server = TestServer.exercise(folder);
        running = Optional.of(server);
        for (Officer first : server.everyone()) {
            officers.add(first);
            POSTS.keySet().stream()
                    .filter(post -> !post.equals(Officer.POST))
                    .forEach(post -> officers.add(server.post(first, post)));
        }
        FullStory.tell(server);
        Terms terms = Samples.posts(
                Samples.terms(Level.NOTHING, Duration.ofMinutes(1)),
                POSTS.entrySet().stream()
                        .filter(post -> !post.getValue().isEmpty())
                        .map(post -> new PostRoles(Optional.empty(), post.getKey(), List.copyOf(post.getValue())))
                        .toArray(PostRoles[]::new));
        server.bringIntoForce("pact", 3, new ArrangementBody.Amend("pact.v2", terms, "posts have roles"));
        server.israel()
                .tells(new NoticeBody.File(
                        "hidden",
                        Samples.activity(Samples.NORTH, Optional.empty())
                                .at(List.of(Samples.volume(Samples.NORTH).shifted(Duration.ofDays(30))))));
        server.beat();
        for (Officer first : server.everyone()) {
            Map<String, JsonNode> items = new HashMap<>();
            first.get("/v1/items").accepted().path("items").forEach(item -> items.put(name(item), item));
            shown.put(first.party(), items);
        }
    }

    @AfterAll
    void stop() {
        server().close();
    }

    private static String name(JsonNode item) {
        return item.path("kind").asString() + " " + item.path("id").asString();
    }

    private Map<String, JsonNode> shownTo(Officer officer) {
        return Objects.requireNonNull(shown.get(officer.party()));
    }

    private static boolean reads(Officer officer) {
        return roles(officer).stream().anyMatch(role -> role != Role.OPERATOR);
    }

    private static Set<Role> roles(Officer officer) {
        return Objects.requireNonNull(POSTS.get(officer.post()));
    }

    private boolean isNeutral(Officer officer) {
        return officer.party().equals(server().azerbaijan().party());
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleOfEveryPartyReachesWhatItMayAndNothingElse(Endpoint endpoint) {
        for (Officer officer : officers) {
            Answer answer = officer.call(endpoint.method().name(), path(endpoint, officer), body(endpoint, officer));
            assertThat(answer.status())
                    .as(officer.party() + "/" + officer.post() + ": " + answer.body())
                    .isEqualTo(expected(endpoint, officer));
            if (endpoint == Endpoint.END_SESSION) {
                officer.signIn();
            }
        }
    }

    private int expected(Endpoint endpoint, Officer officer) {
        return switch (endpoint.access()) {
            case OPEN -> endpoint.method() == Endpoint.Method.GET ? 200 : 400; // what is posted here is no code
            case SESSION -> endpoint == Endpoint.COSIGNATURES ? 400 : endpoint.status();
            case READER -> reads(officer) ? endpoint.status() : 403;
            case FACILITATOR -> !reads(officer) ? 403 : isNeutral(officer) ? endpoint.status() : 404;
            case SIGNED -> endpoint == Endpoint.SESSIONS || speaks(officer) ? endpoint.status() : 403;
        };
    }

    /** The line is for whoever speaks at all. */
    private static boolean speaks(Officer officer) {
        return !roles(officer).isEmpty() && reads(officer) && !roles(officer).contains(Role.AUDITOR);
    }

    private static String path(Endpoint endpoint, Officer officer) {
        return endpoint.path()
                .replace("{collection}", "parties")
                .replace("{id}", officer.party())
                .replace("{incident}", "turkiye.near-miss")
                .replace("{index}", "0")
                .replace("{version}", "1")
                .replace("{message}", "turkiye.late")
                .replace("{mark}", "7K3Q-M2XN");
    }

    private byte[] body(Endpoint endpoint, Officer officer) {
        String other = officer.party().equals("israel") ? "turkiye" : "israel";
        return switch (endpoint) {
            case STATEMENTS -> officer.sign(Samples.ask("from-" + officer.post(), other));
            case CARRIED ->
                server().everyone().stream()
                        .filter(o -> o.party().equals(other))
                        .findFirst()
                        .orElseThrow()
                        .sign(Samples.ask("carried-by-" + officer.party() + "-" + officer.post(), "azerbaijan"));
            case NOTICE_CHECK -> Samples.planned();
            case VOLUMES -> Samples.pasted("AC R");
            case SESSIONS -> officer.sessionRequest();
            default -> new byte[0];
        };
    }

    private Stream<Officer> readers() {
        return officers.stream().filter(EveryRoleTest::reads);
    }

    /** What is told to nobody but some, by kind; what everybody knows is hidden from nobody. */
    private static final Set<Collection> SOMETIMES_HIDDEN = EnumSet.of(
            Collection.ALLOWANCES,
            Collection.BATCHES,
            Collection.CALLS,
            Collection.CHALLENGES,
            Collection.COMMITMENTS,
            Collection.CONFLICTS,
            Collection.CROSSINGS,
            Collection.EXCHANGES,
            Collection.NOTICES,
            Collection.SHARED_STATISTICS,
            Collection.TRACES,
            Collection.WATCHES,
            Collection.MEETINGS,
            Collection.MESSAGES);

    @ParameterizedTest
    @MethodSource("readers")
    void whatIsHiddenFromAPostIsAsIfItHadNeverBeen(Officer officer) {
        Map<String, JsonNode> mine = shownTo(officer);
        Set<Collection> hiddenOf = new TreeSet<>();
        for (Collection collection : Collection.values()) {
            Answer never = officer.get("/v1/" + collection.path() + "/israel.never-was");
            never.isProblem(404, "not-found");
            for (String item : everything(collection)) {
                String id = item.substring(item.indexOf(' ') + 1);
                Answer answer = officer.get("/v1/" + collection.path() + "/" + id);
                if (mine.containsKey(item)) {
                    assertThat(answer.status()).as(item).isEqualTo(200);
                    assertThat(answer.json()).as(item).isEqualTo(mine.get(item));
                } else {
                    hiddenOf.add(collection);
                    assertThat(answer).as(item).isEqualTo(never);
                }
            }
        }
        assertThat(hiddenOf)
                .as("else this shows little")
                .containsAll(
                        switch (officer.party()) {
                            case "turkiye" -> Set.of(Collection.NOTICES, Collection.ALLOWANCES, Collection.COMMITMENTS);
                            case "israel" -> Set.of(Collection.BATCHES, Collection.CALLS, Collection.CHALLENGES);
                            default -> Set.of();
                        });
        assertThat(SOMETIMES_HIDDEN).containsAll(hiddenOf);
    }

    /** Of one kind, what any party is shown. */
    private Set<String> everything(Collection collection) {
        return shown.values().stream()
                .flatMap(items -> items.keySet().stream())
                .filter(item -> item.startsWith(kind(collection) + " "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String kind(Collection collection) {
        return collection.type().getAnnotation(JsonTypeName.class).value();
    }

    @Test
    void everyKindOfItemCameUp() {
        for (Collection collection : Collection.values()) {
            assertThat(everything(collection)).as(collection.path()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void allPostsOfAPartyThatReadAreShownTheSame(Officer officer) {
        Map<String, JsonNode> items = new HashMap<>();
        officer.get("/v1/items").accepted().path("items").forEach(item -> items.put(name(item), item));

        assertThat(items.keySet()).containsAll(shownTo(officer).keySet());
    }

    /** Tiles hold hashes alone, but how many entries a party has, and when, is its readers' affair. */
    @Test
    void theOwnLogIsForThoseWhoRead() {
        for (Officer officer : officers) {
            Answer answer = officer.get("/own-log/checkpoint");
            assertThat(answer.status())
                    .as(officer.party() + "/" + officer.post())
                    .isEqualTo(reads(officer) ? 200 : 403);
        }
    }

    /** Whatever the terms say of posts, a party can enrol the one that it lacks, and whoever sends it may be any post. */
    @Test
    void keysDependOnNoRole() {
        for (Officer officer : officers) {
            if (officer.party().equals("israel")) {
                continue; // has another root key since the story
            }
            SigningKey key = TestServer.key(officer.party() + " beside " + officer.post());
            JsonNode receipt = officer.tells(
                    new KeyBody.EnrolPost(
                            "beside-" + officer.post(), key.verifyingKey().text(), Optional.empty()),
                    officer.root(),
                    key);
            assertThat(receipt.has("proof"))
                    .as("how long the log is, is for those who read")
                    .isEqualTo(reads(officer));
        }
    }

    /** Its own log is all that a party can ask for by number: what is there, and what is not. */
    @ParameterizedTest
    @MethodSource("readers")
    void beyondTheEndOfItsLogThereIsNothing(Officer officer) {
        officer.get("/v1/record/entries/0").accepted();
        officer.get("/v1/record/entries/1000000").isProblem(404, "not-found");
        assertThat(officer.get("/v1/record/entries?from=1000000").accepted().path("items"))
                .isEmpty();
        officer.get("/v1/feed?after=1000000").isProblem(409, "beyond-the-end");
    }

    @Test
    void aPostIsToldItsRolesAndAMarkOfItsOwn() {
        Set<String> marks = new TreeSet<>();
        for (Officer officer : officers) {
            JsonNode me = officer.get("/v1/me").accepted();
            assertThat(me.path("roles").valueStream().map(JsonNode::asString))
                    .containsExactlyElementsOf(
                            roles(officer).stream().map(Role::name).toList());
            marks.add(me.path("mark").asString());
        }
        assertThat(marks).hasSameSizeAs(officers).allMatch(mark -> mark.matches("[0-9A-Z]{4}-[0-9A-Z]{4}"));
    }

    @Test
    void theFacilitatorFindsOutWhoseCopyItWas() {
        Officer auditor = officers.stream()
                .filter(o -> o.party().equals("israel") && o.post().equals("auditor"))
                .findFirst()
                .orElseThrow();
        String mark = auditor.get("/v1/me").accepted().path("mark").asString();

        JsonNode whose = server().azerbaijan()
                .get("/v1/marks/" + mark.toLowerCase(Locale.ROOT).replace("-", ""))
                .accepted();

        assertThat(whose.path("mark").asString()).isEqualTo(mark);
        assertThat(whose.path("items")).hasSize(1);
        assertThat(whose.path("items").get(0).path("party").asString()).isEqualTo("israel");
        assertThat(whose.path("items").get(0).path("post").asString()).isEqualTo("auditor");
        assertThat(server().azerbaijan().get("/v1/marks/00000000").accepted().path("items"))
                .isEmpty();
        server().azerbaijan().get("/v1/marks/short").isProblem(400, "malformed");
    }

    @Test
    void theFacilitatorIsToldHowPartiesUseTheirNotices() {
        JsonNode all = server().azerbaijan().get("/v1/statistics").accepted().path("items");

        assertThat(all).hasSize(2);
        JsonNode israel = all.get(0);
        assertThat(israel.path("party").asString()).isEqualTo("israel");
        assertThat(israel.path("conflicts").asInt()).isEqualTo(2);
        assertThat(israel.path("settled").asInt()).isEqualTo(2);
        assertThat(israel.path("withdrawn").asInt()).isZero();
        assertThat(israel.path("overQuota").asInt()).isEqualTo(1);
    }
}
