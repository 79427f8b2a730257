package org.gilavar.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Proceedings;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ActionBody;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.CommuniqueBody;
import org.gilavar.mechanism.statement.MeetingBody;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of talks leaves the API otherwise than as items: a party's calendar, and the page for the public. */
final class TalksTest {

    private static final SortedMap<String, String> WORDS = new TreeMap<>(
            Map.of("en", "They met & talked.\n\nThey will <b>meet</b> again.", "he", "הם נפגשו.", "tr", "Görüştüler."));
    private static final String PAGE = "/communiques";
    private static final Instant BEGINS = TestServer.START.plus(Duration.ofDays(3));

    private TestServer server;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.exercise(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void drafts(String name) {
        server.azerbaijan()
                .tells(new CommuniqueBody.Draft(name, Optional.empty(), Optional.of(WORDS), Optional.empty()));
    }

    private void publishes(String name) {
        drafts(name);
        for (Officer party : List.of(server.turkiye(), server.israel())) {
            party.tells(new CommuniqueBody.Approve("azerbaijan." + name, Json.hash(WORDS)));
        }
    }

    private Answer asAnybody(String path, String... headers) {
        return server.call("GET", path, new byte[0], headers);
    }

    @Test
    void anybodyReadsWhatIsPublishedAndNothingElse() {
        publishes("april");
        drafts("may");

        Answer page = asAnybody(PAGE);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("EXERCISE EXERCISE EXERCISE")
                .contains("<p>They met &amp; talked.</p><p>They will &lt;b&gt;meet&lt;/b&gt; again.</p>")
                .contains("<section lang=\"he\" dir=\"rtl\"><h3>עברית</h3>")
                .contains("<section lang=\"tr\" dir=\"ltr\"><h3>Türkçe</h3>")
                .contains("120800ZAPR25", "12 April 2025, 08:00 UTC")
                .containsOnlyOnce("<article>")
                .doesNotContain("may\"", "turkiye", "israel", "azerbaijan", "<script", "<form");
        assertThat(asAnybody(PAGE + "/april").body()).contains("They met &amp; talked.");
    }

    @Test
    void theScriptThatATagNamesSaysWhereItsWritingBegins() {
        SortedMap<String, String> texts = new TreeMap<>(Map.of(
                "az", "a", "az-Arab", "b", "azb", "c", "ar-Latn", "d", "ks-Deva", "e", "pa-Arab", "f", "ff-Adlm", "g"));
        server.azerbaijan()
                .tells(new CommuniqueBody.Draft("april", Optional.empty(), Optional.of(texts), Optional.empty()));
        for (Officer party : List.of(server.turkiye(), server.israel())) {
            party.tells(new CommuniqueBody.Approve("azerbaijan.april", Json.hash(texts)));
        }

        String page = asAnybody(PAGE).body();

        for (String tag : List.of("az-Arab", "azb", "pa-Arab", "ff-Adlm")) {
            assertThat(page).contains("<section lang=\"" + tag + "\" dir=\"rtl\">");
        }
        for (String tag : List.of("az", "ar-Latn", "ks-Deva")) {
            assertThat(page).contains("<section lang=\"" + tag + "\" dir=\"ltr\">");
        }
    }

    @Test
    void ofWhatIsNotPublishedThePublicLearnsNothing() {
        Answer nothing = asAnybody(PAGE + "/may");
        drafts("may");
        server.turkiye().tells(new CommuniqueBody.Approve("azerbaijan.may", Json.hash(WORDS)));

        assertThat(asAnybody(PAGE + "/may")).isEqualTo(nothing);
        nothing.isProblem(404, "not-found");
        assertThat(asAnybody(PAGE).body()).contains("None has been published.");
    }

    @Test
    void whatIsWithdrawnIsGoneFromIt() {
        publishes("april");
        server.turkiye().tells(new CommuniqueBody.Withdraw("azerbaijan.april"));
        assertThat(asAnybody(PAGE).body()).as("one hand does not do it").contains("talked");
        server.israel().tells(new CommuniqueBody.Withdraw("azerbaijan.april"));

        assertThat(asAnybody(PAGE).body()).doesNotContain("talked");
        asAnybody(PAGE + "/april").isProblem(404, "not-found");
    }

    @Test
    void aBrowserRunsNothingKeepsNoCookieAndIsToldWhetherItHasChanged() {
        publishes("april");
        Answer page = asAnybody(PAGE);

        assertThat(page.header("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("script", "unsafe", "self");
        assertThat(page.header("set-cookie")).isEmpty();
        assertThat(page.header("cache-control")).contains("no-cache");
        String tag = page.header("etag").orElseThrow();
        assertThat(asAnybody(PAGE, "If-None-Match", tag).status()).isEqualTo(304);
        publishes("may");
        assertThat(asAnybody(PAGE, "If-None-Match", tag).status()).isEqualTo(200);
        asAnybody(PAGE + "?x=1").isProblem(400, "malformed");
    }

    @Test
    void whoHasSignedInReadsTheSamePageAsAnybody() {
        publishes("april");
        drafts("may");

        assertThat(server.call("GET", PAGE, new byte[0], server.turkiye().bearer()))
                .isEqualTo(asAnybody(PAGE));
    }

    private void aRoundIsCalled() {
        server.azerbaijan()
                .tells(new MeetingBody.Invite(
                        "round-2",
                        2,
                        "Baku, at the house; third floor",
                        Meeting.Track.TECHNICAL,
                        BEGINS,
                        BEGINS.plus(Duration.ofHours(4)),
                        List.of("turkiye"),
                        List.of("the line", "its hours"),
                        List.of("en", "tr")));
    }

    /** Each event as what its properties say, unfolded and unescaped, by its UID: what anybody's calendar does first. */
    private static Map<String, Map<String, String>> read(String calendar) {
        assertThat(calendar).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(calendar.replace("\r\n", "")).doesNotContain("\n", "\r");
        Map<String, Map<String, String>> events = new HashMap<>();
        List<String> lines =
                new ArrayList<>(List.of(calendar.replace("\r\n ", "").split("\r\n", -1)));
        Map<String, String> event = new HashMap<>();
        for (String line : lines) {
            if (line.equals("BEGIN:VEVENT")) {
                event = new HashMap<>();
            } else if (line.equals("END:VEVENT")) {
                assertThat(events.put(event.get("UID"), event))
                        .as("a UID names one event")
                        .isNull();
            } else if (!line.isEmpty()) {
                int colon = line.indexOf(':');
                event.put(
                        line.substring(0, colon),
                        line.substring(colon + 1)
                                .replace("\\n", "\n")
                                .replace("\\,", ",")
                                .replace("\\;", ";"));
            }
        }
        return events;
    }

    private Map<String, Map<String, String>> calendar(Officer of) {
        Answer answer = of.get("/v1/calendar");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).contains("text/calendar");
        return read(answer.body());
    }

    @Test
    void aMeetingIsTentativeUntilAllComeAndMovesWithItsSequence() {
        aRoundIsCalled();
        String uid = "meeting-azerbaijan.round-2@" + TestServer.MECHANISM;
        assertThat(calendar(server.turkiye()).get(uid))
                .containsEntry("SUMMARY", "EXERCISE Round 2, technical track")
                .containsEntry("LOCATION", "Baku, at the house; third floor")
                .containsEntry("DESCRIPTION", "1. the line\n2. its hours")
                .containsEntry("DTSTART", "20250415T080000Z")
                .containsEntry("STATUS", "TENTATIVE")
                .containsEntry("SEQUENCE", "0");
        server.azerbaijan()
                .tells(new MeetingBody.Move(
                        "azerbaijan.round-2", BEGINS.plus(Duration.ofHours(1)), BEGINS.plus(Duration.ofHours(5))));
        server.turkiye()
                .tells(new MeetingBody.Reply(
                        "azerbaijan.round-2", 2, Proceedings.Answer.ATTENDS, Optional.empty(), Optional.empty()));

        assertThat(calendar(server.turkiye()).get(uid))
                .containsEntry("DTSTART", "20250415T090000Z")
                .containsEntry("STATUS", "CONFIRMED")
                .containsEntry("SEQUENCE", "1");
        server.azerbaijan().tells(new MeetingBody.Cancel("azerbaijan.round-2", "put off"));
        assertThat(calendar(server.turkiye()).get(uid))
                .containsEntry("STATUS", "CANCELLED")
                .containsEntry("SEQUENCE", "2");
        assertThat(calendar(server.israel())).doesNotContainKey(uid);
    }

    @Test
    void actionsAndTheChecksOfTwoWeeksStandInIt() {
        aRoundIsCalled();
        server.azerbaijan().tells(new MeetingBody.Open("azerbaijan.round-2"));
        server.azerbaijan()
                .tells(new ActionBody.Note(
                        "azerbaijan.round-2",
                        "test-line",
                        "turkiye",
                        LocalDate.of(2025, 4, 30),
                        new TreeMap<>(Map.of("en", "Test the line.", "tr", "Hattı deneyin."))));

        Map<String, Map<String, String>> events = calendar(server.turkiye());

        assertThat(events.get("action-azerbaijan.round-2.test-line@" + TestServer.MECHANISM))
                .containsEntry("DTSTART;VALUE=DATE", "20250430")
                .containsEntry("SUMMARY", "EXERCISE Due: azerbaijan.round-2.test-line, turkiye")
                .containsEntry("DESCRIPTION", "en: Test the line.\ntr: Hattı deneyin.");
        int timesOfDay = Samples.terms().checks().times().value().size();
        assertThat(events.keySet().stream().filter(uid -> uid.startsWith("check-")))
                .hasSize(14 * timesOfDay);
    }

    /** Line checks are of those that the terms bind; who has left them is told of them all the same. */
    @Test
    void whoHasLeftTheTermsHasNoChecksAhead() {
        Officer georgia = new Officer(server, "georgia", TestServer.key("georgia"));
        server.enrol(georgia).accepted();
        georgia.signIn();
        Terms three = Json.read(
                Json.text(Samples.terms())
                        .replace("\"parties\":[", "\"parties\":[\"georgia\",")
                        .getBytes(UTF_8),
                Terms.class);
        server.bringIntoForce("wider", 1, new ArrangementBody.Propose("wider", three));
        String hash = server.azerbaijan()
                .item("arrangements", "wider.v1")
                .path("hash")
                .asString();
        georgia.tells(new ArrangementBody.Sign("wider.v1", hash));
        assertThat(checksOf(georgia)).isNotEmpty();

        georgia.tells(new ArrangementBody.Withdraw("wider.v1", "called home"));

        assertThat(checksOf(georgia)).isEmpty();
        assertThat(checksOf(server.turkiye())).isNotEmpty();
    }

    private List<String> checksOf(Officer of) {
        return calendar(of).keySet().stream()
                .filter(uid -> uid.startsWith("check-"))
                .toList();
    }

    @Test
    void theDayOfANextRoundMovesWithItsSequence() {
        aRoundIsCalled();
        server.azerbaijan().tells(new MeetingBody.Open("azerbaijan.round-2"));
        String uid = "next-azerbaijan.round-2@" + TestServer.MECHANISM;
        SortedMap<String, String> words = new TreeMap<>(Map.of("en", "They met.", "tr", "Görüştüler."));
        for (int i = 0; i < 2; i++) {
            server.azerbaijan()
                    .tells(new MeetingBody.Minute(
                            "azerbaijan.round-2", words, Optional.empty(), Optional.of(LocalDate.of(2025, 5, 12 + i))));

            assertThat(calendar(server.turkiye()).get(uid))
                    .containsEntry("DTSTART;VALUE=DATE", "2025051" + (2 + i))
                    .containsEntry("SEQUENCE", Integer.toString(i));
        }
    }

    @Test
    void itIsTheSameOctetsUntilSomethingChanges() {
        aRoundIsCalled();
        String before = server.turkiye().get("/v1/calendar").body();

        assertThat(server.turkiye().get("/v1/calendar").body().getBytes(UTF_8)).isEqualTo(before.getBytes(UTF_8));
        asAnybody("/v1/calendar").isProblem(401, "signed-out");
    }
}
