package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The printed file of an incident: whole, in its order, and never more than text of what anybody wrote. */
final class IncidentPageTest {

    private static final String HOSTILE = "</p><script>alert('x')</script> & \"so\" \u0007\u202e";
    private static final String HEBREW = "הם התקרבו יותר מדי";

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static JsonNode me(String mode, String party) {
        return json("{'party': '" + party
                + "', 'mark': '7Q2F', 'now': '2025-04-13T12:00:00Z', 'mechanism': {'title': 'A test', " + "'mode': '"
                + mode + "'}}");
    }

    /** Everything that a file can hold, with these words for each text that a party gives. */
    private static JsonNode whole(String words) {
        String said = JsonMapper.shared().writeValueAsString(words);
        return JsonMapper.shared()
                .readTree("""
                {'id': 'turkiye.near', 'type': 'AIRPROX', 'status': 'RESOLVED', 'between': ['israel', 'turkiye'],
                 'occurred': '2025-04-12T07:59:00Z', 'reported': '2025-04-12T08:10:00Z',
                 'position': {'type': 'point', 'position': {'lat': 34.8, 'lon': 38.9}, 'uncertainty': '2 NM'},
                 'sealed': [], 'accounts': {
                   'turkiye': {'at': '2025-04-12T08:10:00Z', 'text': #, 'particulars': {'action': #, 'risk': 'B',
                      'ended': '2025-04-12T08:00:00Z', 'damage': 'NONE', 'casualties': 'NONE',
                      'nearest': {'lateralMetres': 900.0, 'verticalMetres': 91.4, 'secondsApart': 40.0},
                      'links': [{'kind': 'NOTICE', 'id': 'turkiye.patrol'}, {'kind': 'CONFLICT', 'id': 'israel-turkiye-1'}]}},
                   'israel': {'at': '2025-04-12T09:20:00Z', 'text': #, 'acknowledged': true}},
                 'reporting': {'unsealed': 'BOTH_INITIAL', 'due': {
                   'turkiye': {'initial': '2025-04-12T08:59:00Z', 'full': '2025-04-13T08:10:00Z', 'late': []},
                   'israel': {'initial': '2025-04-12T09:10:00Z', 'full': '2025-04-13T08:10:00Z', 'late': ['FULL', 'INITIAL']}}},
                 'inquiry': {'full': {'turkiye': {'at': '2025-04-12T20:00:00Z', 'text': #}}, 'sealed': [],
                   'evidence': {'turkiye.track': {'name': 'track', 'owner': 'turkiye', 'hash': '%s', 'description': #,
                      'custody': [{'custodian': #, 'since': '2025-04-12T10:00:00Z'},
                                  {'custodian': 'the laboratory', 'since': '2025-04-12T11:00:00Z'}],
                      'viewers': ['azerbaijan', 'israel'], 'added': '2025-04-12T10:00:00Z'}},
                   'withheld': {'israel': 2},
                   'conclusion': {'at': '2025-04-13T09:00:00Z', 'texts': {'en': #, 'he': #}, 'risk': 'C', 'lessons': [#],
                      'without': []},
                   'positions': {'turkiye': {'says': 'DISAGREES', 'text': #, 'at': '2025-04-13T10:00:00Z'}}}}
                """.formatted("ab".repeat(32)).replace('\'', '"').replace("#", said));
    }

    private static IncidentFile file(JsonNode incident, String mode) {
        return new IncidentFile(
                me(mode, "azerbaijan"),
                incident,
                new TreeMap<>(Map.of("en", "Without prejudice to any claims.", "he", "אין בהסדר זה כדי לפגוע")),
                Map.of("turkiye", "Türkiye", "israel", "Israel", "azerbaijan", "Azerbaijan"),
                new TreeMap<>(Map.of(
                        "NOTICE turkiye.patrol",
                        Optional.of(json("{'kind': 'notice', 'version': 2, 'stage': 'ENDED', 'lead': 'ROUTINE', "
                                + "'filed': '2025-04-11T06:00:00Z'}")),
                        "CONFLICT israel-turkiye-1",
                        Optional.empty())),
                Optional.empty());
    }

    private static Document parsed(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(page)));
    }

    private static List<String> texts(Document document, String element) {
        NodeList found = document.getElementsByTagName(element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void theSectionsStandInOrderAndEachSideInItsOwnColumn() throws Exception {
        Document page = parsed(IncidentPage.of(file(whole("Words."), "EXERCISE")));

        assertThat(texts(page, "h2"))
                .containsExactly(
                        "Reports and their times",
                        "Accounts, each in its party's own words",
                        "What it is linked to",
                        "Evidence",
                        "Finding",
                        "Positions on the finding");
        assertThat(texts(page, "h3")).startsWith("Israel", "Türkiye");
        assertThat(texts(page, "td"))
                .contains("2025-04-12T08:10:00Z (120810ZAPR25)", "overdue: had not come by its time")
                .anyMatch(cell -> cell.equals("2025-04-12T09:20:00Z (120920ZAPR25), after its time"));
        assertThat(texts(page, "li"))
                .contains(
                        "not shown to you, or no longer",
                        "version 2, ended, routine lead",
                        "filed 2025-04-11T06:00:00Z (110600ZAPR25)");
        assertThat(texts(page, "dd"))
                .contains("B, safety not assured", "C, no risk of collision", "ab".repeat(32))
                .contains("900 m on the ground, 91 m (300 ft) in level, 40 s in time");
        assertThat(texts(page, "li")).anyMatch(kept -> kept.endsWith("the laboratory"));
        assertThat(texts(page, "p"))
                .contains("Without prejudice to any claims.", "EXERCISE EXERCISE EXERCISE")
                .contains("Israel holds 2 more that are not shown here.");
    }

    @Test
    void whateverAnybodyWroteIsTextAndNothingIsFetched() throws Exception {
        String page = IncidentPage.of(file(whole(HOSTILE), "EXERCISE"));

        assertThat(page).doesNotContain("<script", "src=", "href=", "url(", "@import", "\u0007", "\u202e");
        Document document = parsed(page);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(document, "p").stream().filter(text -> text.contains("<script>alert('x')</script> & \"so\"")))
                .hasSizeGreaterThan(4);
        assertThat(page).contains("default-src &#39;none&#39;");
    }

    @Test
    void wordsThatReadFromRightToLeftAreIsolated() throws Exception {
        Document page = parsed(IncidentPage.of(file(whole(HEBREW), "OPERATIONAL")));

        NodeList paragraphs = page.getElementsByTagName("p");
        int isolated = 0;
        for (int i = 0; i < paragraphs.getLength(); i++) {
            Element paragraph = (Element) paragraphs.item(i);
            if (paragraph.getTextContent().equals(HEBREW)) {
                assertThat(paragraph.getAttribute("dir")).isEqualTo("auto");
                isolated++;
            }
        }
        assertThat(isolated).isGreaterThan(4);
        assertThat(texts(page, "bdi")).contains(HEBREW);
        assertThat(texts(page, "p")).doesNotContain("EXERCISE EXERCISE EXERCISE");
    }

    @Test
    void whatIsSealedOrNotThereIsSaidToBe() throws Exception {
        JsonNode claimed = json("""
                {'id': 'turkiye.near', 'type': 'FIRE', 'status': 'CLAIMED', 'between': ['israel', 'turkiye'],
                 'occurred': '2025-04-12T07:59:00Z', 'reported': '2025-04-12T08:10:00Z',
                 'position': {'type': 'point', 'position': {'lat': 34.8, 'lon': 38.9}, 'uncertainty': '2 NM'},
                 'sealed': ['turkiye'], 'accounts': {}}""");
        Document page = parsed(IncidentPage.of(new IncidentFile(
                me("OPERATIONAL", "israel"), claimed, new TreeMap<>(), Map.of(), new TreeMap<>(), Optional.empty())));

        assertThat(texts(page, "p"))
                .contains("In, and sealed from you until you have given your own.", "Not yet.", "None that is shown.")
                .contains("By the terms at the time of the report nothing was due.");
        assertThat(texts(page, "td")).contains("in, sealed", "not yet");
    }

    @Test
    void itIsTheSameForTheSameFile(@TempDir Path folder) throws Exception {
        String page = IncidentPage.of(file(whole(HEBREW), "EXERCISE"));
        Files.writeString(folder.resolve("file.html"), page);

        assertThat(IncidentPage.of(file(whole(HEBREW), "EXERCISE"))).isEqualTo(page);
    }

    @Test
    void namesOfPartiesAreIsolatedAmongOurWords() throws Exception {
        Document page = parsed(IncidentPage.of(file(whole("Words."), "EXERCISE")));

        NodeList sections = page.getElementsByTagName("section");
        List<String> isolated = new ArrayList<>();
        for (int i = 0; i < sections.getLength(); i++) {
            Element section = (Element) sections.item(i);
            if (section.getTextContent().trim().startsWith("Evidence")) {
                NodeList names = section.getElementsByTagName("bdi");
                for (int j = 0; j < names.getLength(); j++) {
                    isolated.add(names.item(j).getTextContent());
                }
            }
        }
        assertThat(isolated)
                .contains("Türkiye", "Azerbaijan", "Israel")
                .filteredOn("Israel"::equals)
                .hasSize(2);
    }

    @Test
    void thatSomethingMayBeMissingOfWhatStoodIsPrinted() throws Exception {
        IncidentFile whole = file(whole("Words."), "EXERCISE");
        for (boolean complete : new boolean[] {true, false}) {
            JsonNode answer = json("{'hash': '" + "ab".repeat(32) + "', 'common': {'asOf': '2025-04-12T07:59:00Z', "
                    + "'complete': " + complete + ", 'items': []}}");
            Document page = parsed(IncidentPage.of(new IncidentFile(
                    whole.me(),
                    whole.incident(),
                    whole.withoutPrejudice(),
                    whole.names(),
                    whole.linked(),
                    Optional.of(answer))));

            assertThat(texts(page, "h2"))
                    .contains("What all who have a part in it had been told at the second that was first reported");
            assertThat(texts(page, "p").stream().anyMatch(p -> p.contains("something may be missing")))
                    .isEqualTo(!complete);
        }
    }
}
