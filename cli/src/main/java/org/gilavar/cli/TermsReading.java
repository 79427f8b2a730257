package org.gilavar.cli;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gilavar.cli.profile.Profile;
import org.gilavar.cli.scenario.BodyText;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.terms.Terms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Terms in a file, read exactly as a server would read them when they are proposed.
 *
 * @param terms absent where there is a fault
 * @param faults all that could be found at once: the first that a server would name, and of each member of the terms the first
 */
record TermsReading(Optional<Terms> terms, List<Fault> faults) {

    /** What is wrong, and where: a path such as {@code checks.within.value}; empty for the whole. */
    record Fault(String field, String reason) {
        @Override
        public String toString() {
            return field.isEmpty() ? reason : field + ": " + reason;
        }
    }

    private static final String WITHIN = "body.terms";

    /** Those that others speak of. */
    private static final List<String> FIRST = List.of("parties", "facilitator");

    static TermsReading of(Path file) throws IOException {
        return of(InputFile.read(file, BodyText.MAX_BYTES));
    }

    static TermsReading of(byte[] text) {
        try {
            return of(BodyText.read(text));
        } catch (BodyText.UnfitException e) {
            return new TermsReading(Optional.empty(), List.of(new Fault("", "the text " + e.getMessage())));
        }
    }

    private static TermsReading of(JsonNode terms) {
        try {
            return new TermsReading(Optional.of(read(terms)), List.of());
        } catch (MalformedException e) {
            Set<Fault> faults = new LinkedHashSet<>(List.of(fault(e)));
            faults.addAll(memberByMember(terms));
            return new TermsReading(Optional.empty(), List.copyOf(faults));
        }
    }

    private static Terms read(JsonNode terms) {
        ObjectNode statement = JsonMapper.shared()
                .createObjectNode()
                .put("id", "check")
                .put("mechanism", "check")
                .put("sent", Instant.EPOCH.toString())
                .put("precedence", "ROUTINE")
                .put("exercise", true);
        statement.putObject("from").put("party", "check").put("post", "check");
        statement
                .putObject("body")
                .put("type", "arrangement.propose")
                .put("name", "check")
                .set("terms", terms);
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(statement);
        return ((ArrangementBody.Propose) Json.readStatement(bytes).body()).terms();
    }

    private static Fault fault(MalformedException e) {
        String field = e.field();
        boolean within = field.startsWith(WITHIN + ".");
        return new Fault(within ? field.substring(WITHIN.length() + 1) : field.equals(WITHIN) ? "" : field, e.reason());
    }

    /** A reader stops at the first fault. Each member put into terms that are sound shows its own. */
    private static List<Fault> memberByMember(JsonNode terms) {
        ObjectNode sound = sound();
        List<Fault> faults = new ArrayList<>();
        for (String name : members(terms)) {
            ObjectNode probe = sound.deepCopy();
            if (terms.has(name)) {
                probe.set(name, terms.get(name));
            } else {
                probe.remove(name);
            }
            try {
                read(probe);
                if (FIRST.contains(name)) {
                    sound = probe;
                }
            } catch (MalformedException e) {
                Fault fault = fault(e);
                if (isOf(name, fault.field())) {
                    faults.add(fault);
                }
            }
        }
        return faults;
    }

    private static boolean isOf(String name, String field) {
        return field.equals(name) || field.startsWith(name + ".") || field.startsWith(name + "[");
    }

    private static Set<String> members(JsonNode terms) {
        Set<String> names = new LinkedHashSet<>(FIRST);
        names.addAll(terms.propertyNames());
        Arrays.stream(Terms.class.getRecordComponents())
                .map(RecordComponent::getName)
                .forEach(names::add);
        return names;
    }

    private static ObjectNode sound() {
        Profile profile = Profile.US_RUSSIA_2015;
        String text = profile.document(profile.parties(), Profile.FACILITATOR, Optional.empty(), Instant.EPOCH);
        try {
            return BodyText.read(text.getBytes(StandardCharsets.UTF_8)).asObject();
        } catch (BodyText.UnfitException e) {
            throw new IllegalStateException("a profile cannot be read: " + e.getMessage(), e);
        }
    }
}
