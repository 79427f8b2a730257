package org.gilavar.cli.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import tools.jackson.databind.json.JsonMapper;

/** A mechanism that exists, or nearly, as terms to start from. */
@SuppressWarnings("ImmutableEnumChecker") // copies of lists
public enum Profile {
    US_RUSSIA_2015("us-russia-2015", "party-a", "party-b"),
    GREECE_TURKIYE_2020("greece-turkiye-2020", "party-a", "party-b"),
    SOCHI_LINE("sochi-line", "party-a", "party-b"),
    INCSEA("incsea", "party-a", "party-b"),
    /** The last party is the organisation that brings help. */
    OCHA_HNS("ocha-hns", "party-a", "party-b", "organisation"),
    BAKU_2025("baku-2025", "party-a", "party-b");

    /** Who holds the line, where nobody is named. */
    public static final String FACILITATOR = "facilitator";

    /** Zones of a document stand for so long; every profile says so beside them. */
    private static final int MONTHS = 6;

    /** And one that goes by the calendar so long: about the longest that there is. */
    private static final int YEARS = 10;

    private static final String COMMENT = "# ";

    private final String profile;
    private final List<String> parties;

    Profile(String profile, String... parties) {
        this.profile = profile;
        this.parties = List.of(parties);
    }

    /** Its name, as the terms carry it. */
    public String profileName() {
        return profile;
    }

    /** As many as there are at least, by neutral names. */
    public List<String> parties() {
        return parties;
    }

    public static Optional<Profile> named(String name) {
        return Arrays.stream(values()).filter(p -> p.profile.equals(name)).findFirst();
    }

    /** What it is, in a line. */
    public String summary() {
        return template().lines().findFirst().orElseThrow().substring(COMMENT.length());
    }

    /**
     * The document, in YAML with its comments.
     *
     * @param among the parties, at least as many as {@link #parties()}
     * @param title instead of its own
     * @param from when its zones begin to stand
     */
    public String document(List<String> among, String facilitator, Optional<String> title, Instant from) {
        if (among.size() < parties.size()) {
            throw new IllegalArgumentException(
                    profile + " is between " + parties.size() + " parties or more, such as " + parties);
        }
        OffsetDateTime begin = from.atOffset(ZoneOffset.UTC);
        String filled = template()
                .replace("<parties>", String.join(", ", among))
                .replace("<party-b>", among.get(1))
                .replace("<organisation>", among.getLast())
                .replace("<facilitator>", facilitator)
                .replace("<from>", from.toString())
                .replace("<until>", begin.plusMonths(MONTHS).toInstant().toString())
                .replace("<in-ten-years>", begin.plusYears(YEARS).toInstant().toString());
        // A text in JSON is one in YAML.
        return title.map(t -> JsonMapper.shared().writeValueAsString(t))
                .map(t -> filled.replaceFirst("(?m)^title: .*$", Matcher.quoteReplacement("title: " + t)))
                .orElse(filled);
    }

    private String template() {
        try (InputStream in = Objects.requireNonNull(Profile.class.getResourceAsStream(profile + ".yaml"), profile)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
