package org.gilavar.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Level;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A collection page by page, and by place, time and state: whole, in order, and nothing beside what its reader was told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CollectionPagesTest {

    private Optional<TestServer> running = Optional.empty();

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        TestServer server = TestServer.exercise(folder);
        FullStory.tell(server);
        running = Optional.of(server);
    }

    @AfterAll
    void stop() {
        server().close();
    }

    private static List<String> ids(Answer page) {
        return page.accepted()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private List<String> ids(String path) {
        return ids(server().turkiye().get(path));
    }

    /** All pages of so many, one after another. */
    private static List<String> walk(Officer officer, String path, int limit) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        while (true) {
            Answer page = officer.get(path + (path.contains("?") ? "&" : "?") + "limit=" + limit + cursor);
            List<String> ids = ids(page);
            assertThat(ids).hasSizeLessThanOrEqualTo(limit);
            all.addAll(ids);
            assertThat(all).as("it comes to an end").doesNotHaveDuplicates();
            JsonNode next = page.json().path("next");
            if (next.isMissingNode()) {
                return all;
            }
            cursor = "&cursor=" + next.asString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesOfAnySizeMakeTheWholeCollectionInOrderOfId(Collection collection) {
        for (Officer officer : server().everyone()) {
            String path = "/v1/" + collection.path();
            List<String> whole = ids(officer.get(path));
            assertThat(whole).isSorted().doesNotHaveDuplicates();
            for (int limit : List.of(1, 2, 3, 1_000)) {
                assertThat(walk(officer, path, limit)).isEqualTo(whole);
            }
        }
    }

    @Test
    void aPageKeepsItsPlaceWhileItemsCome(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            Officer turkiye = server.turkiye();
            for (String name : List.of("b", "d", "f")) {
                turkiye.tells(Samples.file(name, Samples.PALMYRA));
            }
            Answer first = turkiye.get("/v1/notices?limit=2");
            assertThat(ids(first)).containsExactly("turkiye.b", "turkiye.d");
            turkiye.tells(Samples.file("a", Samples.PALMYRA));
            turkiye.tells(Samples.file("c", Samples.PALMYRA));
            turkiye.tells(Samples.file("e", Samples.PALMYRA));

            String cursor = first.json().path("next").asString();
            assertThat(ids(turkiye.get("/v1/notices?cursor=" + cursor)))
                    .as("what was there throughout comes once; what has come behind the place does not")
                    .containsExactly("turkiye.e", "turkiye.f");
        }
    }

    @Test
    void aCursorSaysNothingButWhereItsReaderIs() {
        Answer page = server().turkiye().get("/v1/notices?limit=1");
        String cursor = page.json().path("next").asString();
        assertThat(new String(Base64.getUrlDecoder().decode(cursor), UTF_8))
                .isEqualTo("notices:" + ids(page).getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=",
                "cursor=x",
                "cursor=%20",
                "cursor=bm90aWNlczp0dXJraXllLmE=",
                "cursor=em9uZXM6YQ",
                "cursor=__8",
                "limit=0",
                "limit=1001",
                "limit=-1",
                "limit=1.5",
                "limit=1e3",
                "limit=",
                "limit=99999999999999999999",
                "limit=%D9%A3",
                "bbox=",
                "bbox=1,2,3",
                "bbox=1,2,3,4,5,6",
                "datetime=",
                "datetime=2025-04-12",
                "datetime=2025-04-12T10:00:00",
                "datetime=2025-04-12T10:00:00%2B02:00",
                "datetime=2025-04-12T23:59:60Z",
                "datetime=2025-04-12T24:00:00Z",
                "datetime=2025-02-29T00:00:00Z",
                "datetime=%2B10000-01-01T00:00:00Z",
                "datetime=../..",
                "datetime=2025-04-12T11:00:00Z/2025-04-12T10:00:00Z",
                "state=",
                "state=filed",
                "state=FILED,",
                "state=FILED,NOTHING",
            })
    void whatIsNotUnderstoodIsRefusedByName(String query) {
        Answer answer = server().turkiye().get("/v1/notices?" + query);
        answer.isProblem(400, "malformed");
        assertThat(answer.json().path("field").asString()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @CsvSource({
        "'181,0,181,0', bbox[0]",
        "'0,-90.5,1,0', bbox[1]",
        "'0,0,NaN,1', bbox[2]",
        "'0,0,1e1,1', bbox[2]",
        "'0,5,1,4', bbox[3]",
        "'0,0,1,4.0000000000000001', bbox[3]"
    })
    void aBoxThatIsNoneNamesTheNumber(String box, String field) {
        Answer answer = server().turkiye().get("/v1/notices?bbox=" + box);
        answer.isProblem(400, "malformed");
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
    }

    @Test
    void aFilterThatAKindDoesNotHaveIsRefusedAndNamesThoseItHas() {
        Answer answer = server().turkiye().get("/v1/messages?bbox=0,0,1,1");
        answer.isProblem(400, "malformed");
        assertThat(answer.json().path("field").asString()).isEqualTo("bbox");
        assertThat(answer.json().path("detail").asString()).contains("datetime").doesNotContain("state");
    }

    @Test
    void noticesAreFoundByPlaceTimeAndState() {
        assertThat(ids("/v1/notices")).contains("turkiye.patrol", "turkiye.survey", "turkiye.passage");
        assertThat(ids("/v1/notices?bbox=37.9,34.4,38.1,34.6")).containsExactly("turkiye.patrol");
        assertThat(ids("/v1/notices?bbox=37.9,34.4,38.1,37")).containsExactly("turkiye.passage", "turkiye.patrol");
        assertThat(ids("/v1/notices?bbox=39,34.4,40,34.6")).isEmpty();
        assertThat(ids("/v1/notices?bbox=179,-90,-179,90"))
                .as("across the antimeridian")
                .isEmpty();
        assertThat(ids("/v1/notices?bbox=37,-90,-179,90")).as("and far on").contains("turkiye.patrol");
        // The patrol was moved by two hours when the proposal was accepted.
        assertThat(ids("/v1/notices?bbox=37.9,34.4,38.1,34.6&datetime=2025-04-12T10:30:00Z"))
                .isEmpty();
        assertThat(ids("/v1/notices?bbox=37.9,34.4,38.1,34.6&datetime=2025-04-12T12:30:00Z/.."))
                .containsExactly("turkiye.patrol");
        assertThat(ids("/v1/notices?datetime=../2025-04-12T09:59:59Z")).isEmpty();
        assertThat(ids("/v1/notices?datetime=2025-04-12T11:00:00Z/2025-04-12T11:59:59Z"))
                .as("the end of a window does not belong to it")
                .isEmpty();
        assertThat(ids("/v1/notices?state=ENDED,WITHDRAWN")).isNotEmpty().doesNotContain("turkiye.tomorrow");
        assertThat(ids("/v1/notices?state=ACTIVE")).isEmpty();
    }

    @Test
    void conflictsAreFoundByWhereTheyAre() {
        assertThat(ids("/v1/conflicts")).hasSizeGreaterThan(1);
        assertThat(ids("/v1/conflicts?bbox=37.9,34.4,38.1,34.6")).containsExactly("israel-turkiye-1");
        assertThat(ids("/v1/conflicts?state=AGREED")).containsExactly("israel-turkiye-1");
    }

    @Test
    void plansAreFoundByTheirDayAndBatchesByWhereTheyStand() {
        assertThat(ids("/v1/plans")).containsExactly("2025-04-14", "2025-04-15");
        assertThat(ids("/v1/plans?datetime=2025-04-14T23:59:59Z")).containsExactly("2025-04-14");
        assertThat(ids("/v1/plans?datetime=2025-04-13T15:00:00Z"))
                .as("when it was drafted is another time than the one it is of")
                .isEmpty();
        assertThat(ids("/v1/plans?state=DRAFTING")).containsExactly("2025-04-15");
        assertThat(ids("/v1/batches?state=ACCEPTED,REJECTED")).containsExactly("azerbaijan.apart", "azerbaijan.late");
        assertThat(ids("/v1/notices?state=DROPPED")).containsExactly("turkiye.second-thought");
    }

    @Test
    void whatAReaderWasNotToldThePlaceOfIsNeverLeftOutForIt(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder, Samples.terms(Level.EXISTENCE, Duration.ofMinutes(1)))) {
            server.israel().tells(Samples.file("somewhere", Samples.SOUTH));
            server.turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
            Officer turkiye = server.turkiye();
            assertThat(ids(turkiye.get("/v1/traces?bbox=0,0,1,1"))).containsExactly("israel.somewhere");
            assertThat(ids(turkiye.get("/v1/notices?bbox=0,0,1,1"))).isEmpty();
        }
    }

    @Test
    void whatAReaderWasToldThePlaceOfByCellsIsFoundByThem(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder, Samples.terms(Level.CELL, Duration.ofMinutes(1)))) {
            server.israel().tells(Samples.file("somewhere", Samples.SOUTH));
            Officer turkiye = server.turkiye();
            assertThat(ids(turkiye.get("/v1/traces?bbox=0,0,1,1"))).isEmpty();
            // The cell is half a degree wide: a box that misses the notice and meets its cell says no more than the
            // cell.
            assertThat(ids(turkiye.get("/v1/traces?bbox=38.3,32.6,38.4,32.7"))).containsExactly("israel.somewhere");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStatesOfAKindPartItsItems(Collection collection) {
        List<String> states = Facets.of(collection).states();
        if (states.isEmpty()) {
            return;
        }
        for (Officer officer : server().everyone()) {
            List<String> byState = new ArrayList<>();
            states.forEach(state -> byState.addAll(walk(officer, "/v1/" + collection.path() + "?state=" + state, 1)));
            assertThat(byState).containsExactlyInAnyOrderElementsOf(ids(officer.get("/v1/" + collection.path())));
        }
    }

    @Test
    void aPageOfTheFeedHasAsManyAsAreAskedForAndSaysWhereToGoOn() {
        Officer turkiye = server().turkiye();
        List<JsonNode> whole = turkiye.feed();
        List<JsonNode> pages = new ArrayList<>();
        long after = 0;
        JsonNode page;
        do {
            page = turkiye.get("/v1/feed?limit=7&after=" + after).accepted();
            page.path("items").forEach(pages::add);
            after = page.path("next").asLong(after);
        } while (page.has("next"));
        assertThat(pages).isEqualTo(whole);
        assertThat(turkiye.get("/v1/feed?limit=1000&after=" + (whole.size() - 1))
                        .json()
                        .has("next"))
                .isFalse();
    }
}
