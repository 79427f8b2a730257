package org.gilavar.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.gilavar.airspace.Length;
import org.gilavar.mechanism.item.Particulars.Casualties;
import org.gilavar.mechanism.item.Particulars.Damage;
import org.gilavar.mechanism.item.RiskClass;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a report of an incident says beside its words. Each side's own, and sealed as its words are. */
final class ParticularsOptions {

    /** A thing in the mechanism: {@code notice:turkiye.patrol}. */
    record Link(String kind, String id) {}

    static final class LinkForm implements ITypeConverter<Link> {
        @Override
        public Link convert(String text) {
            int colon = text.indexOf(':');
            if (colon < 1 || colon == text.length() - 1) {
                throw new TypeConversionException(
                        "expected KIND:ID such as notice:turkiye.patrol, found \"" + text + '"');
            }
            return new Link(text.substring(0, colon).toUpperCase(Locale.ROOT), text.substring(colon + 1));
        }
    }

    @Option(names = "--ended", paramLabel = "TIME", converter = When.Form.class, description = "When it was over.")
    private @Nullable When ended;

    @Option(
            names = "--lateral",
            paramLabel = "LENGTH",
            converter = SeparationOptions.LengthForm.class,
            description = "How near the two came on the ground, such as 900m or 0.5nm.")
    private @Nullable Length lateral;

    @Option(
            names = "--vertical",
            paramLabel = "LENGTH",
            converter = SeparationOptions.LengthForm.class,
            description = "And in level, such as 300ft.")
    private @Nullable Length vertical;

    @Option(
            names = "--apart",
            paramLabel = "DURATION",
            converter = DurationForm.class,
            description = "And in time, such as 40s.")
    private @Nullable Duration apart;

    @Option(
            names = "--link",
            split = ",",
            paramLabel = "KIND:ID",
            converter = LinkForm.class,
            description = "What it has to do with and you have been told of: notice:ID, conflict:ID or message:ID.")
    private @Nullable List<Link> links;

    @Option(names = "--action", paramLabel = "TEXT", description = "What you did at once.")
    private @Nullable String action;

    @Option(names = "--damage", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Damage damage;

    @Option(names = "--casualties", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Casualties casualties;

    @Option(
            names = "--risk",
            description = "Your own assessment, as ICAO has it: A risk of collision, B safety not assured, "
                    + "C no risk of collision, D risk not determined.")
    private @Nullable RiskClass risk;

    /** Puts them into the body of a report; nothing where none is given. */
    ObjectNode into(ObjectNode body, SayOptions say) throws IOException, InterruptedException {
        ObjectNode particulars = JsonMapper.shared().createObjectNode();
        if (ended != null) {
            Instant over = ended.after(say.now());
            particulars.put("ended", over.toString());
        }
        nearest(particulars);
        if (links != null) {
            var all = particulars.putArray("links");
            links.forEach(link -> all.addObject().put("kind", link.kind()).put("id", link.id()));
        }
        put(particulars, "action", action);
        put(particulars, "damage", damage);
        put(particulars, "casualties", casualties);
        put(particulars, "risk", risk);
        if (!particulars.isEmpty()) {
            body.set("particulars", particulars);
        }
        return body;
    }

    private void nearest(ObjectNode particulars) {
        if (lateral == null && vertical == null && apart == null) {
            return;
        }
        ObjectNode nearest = particulars.putObject("nearest");
        if (lateral != null) {
            nearest.put("lateralMetres", tenths(lateral));
        }
        if (vertical != null) {
            nearest.put("verticalMetres", tenths(vertical));
        }
        if (apart != null) {
            nearest.put("secondsApart", DurationForm.seconds(apart).doubleValue());
        }
    }

    /** Finer than that nobody has seen it. */
    private static double tenths(Length length) {
        return BigDecimal.valueOf(length.metres())
                .setScale(1, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private static void put(ObjectNode into, String name, @Nullable Object value) {
        if (value != null) {
            into.put(name, value.toString());
        }
    }
}
