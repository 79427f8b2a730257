package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Point;
import org.gilavar.mechanism.item.Evidence;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Inquiry.Conclusion;
import org.gilavar.mechanism.item.Inquiry.Position.Says;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Languages;
import org.gilavar.mechanism.item.Particulars;
import org.gilavar.mechanism.item.RiskClass;

/** Statements about incidents. */
public sealed interface IncidentBody extends Body {

    /** Reports an incident with another party, in the reporter's own words. Its id becomes {@code party.name}. */
    @JsonTypeName("incident.report")
    record Report(
            String name,
            Incident.Type incident,
            String with,
            Instant occurred,
            Point position,
            String account,
            Optional<Particulars> particulars)
            implements IncidentBody {
        public Report {
            InvalidItemException.requireName("name", name);
            InvalidItemException.requireText("account", account);
        }

        /** In words alone. */
        public Report(
                String name, Incident.Type incident, String with, Instant occurred, Point position, String account) {
            this(name, incident, with, occurred, position, account, Optional.empty());
        }
    }

    /** The other side's account, and whether it acknowledges or disputes that the incident took place. */
    @JsonTypeName("incident.account")
    record Account(String incident, boolean acknowledged, String account, Optional<Particulars> particulars)
            implements IncidentBody {
        public Account {
            InvalidItemException.requireText("account", account);
        }

        /** In words alone. */
        public Account(String incident, boolean acknowledged, String account) {
            this(incident, acknowledged, account, Optional.empty());
        }
    }

    /** A side's full report. It may correct its first account, and takes nothing of it away. */
    @JsonTypeName("incident.full")
    record Full(String incident, String account, Optional<Particulars> particulars) implements IncidentBody {
        public Full {
            InvalidItemException.requireText("account", account);
        }
    }

    /**
     * Puts something in evidence, by its hash.
     *
     * @param hash SHA-256, lower-case hex
     * @param custodian the office that keeps it
     * @param viewers who is told of it beside its owner: the other side, the facilitator, both or nobody
     */
    @JsonTypeName("incident.evidence")
    record AddEvidence(
            String incident, String name, String hash, String description, String custodian, List<String> viewers)
            implements IncidentBody {
        public AddEvidence {
            InvalidItemException.requireName("name", name);
            Evidence.requireHash("hash", hash);
            Evidence.requireShort("description", description, Evidence.LONGEST_DESCRIPTION);
            Evidence.requireShort("custodian", custodian, Evidence.LONGEST_CUSTODIAN);
            viewers = List.copyOf(viewers);
        }
    }

    /** Says that one's evidence is in the keeping of another office from now on. */
    @JsonTypeName("incident.custody")
    record HandOver(String incident, String evidence, String custodian) implements IncidentBody {
        public HandOver {
            Evidence.requireShort("custodian", custodian, Evidence.LONGEST_CUSTODIAN);
        }
    }

    /** Tells more of one's evidence; nobody is ever untold. */
    @JsonTypeName("incident.show")
    record Show(String incident, String evidence, List<String> to) implements IncidentBody {
        public Show {
            if (to.isEmpty()) {
                throw new InvalidItemException("to", "must not be empty");
            }
            to = List.copyOf(to);
        }
    }

    /** The facilitator's neutral finding, in one text or in several languages side by side. */
    @JsonTypeName("incident.finding")
    record Finding(
            String incident,
            Optional<String> text,
            Optional<Map<String, String>> texts,
            Optional<RiskClass> risk,
            Optional<List<String>> lessons)
            implements IncidentBody {
        public Finding {
            if (text.isPresent() == texts.isPresent()) {
                throw new InvalidItemException("text", "either one text, or texts by language, is needed");
            }
            text.ifPresent(words -> InvalidItemException.requireText("text", words));
            texts = texts.map(words -> Languages.require("texts", words, 2));
            lessons = lessons.map(List::copyOf);
            lessons.ifPresent(Finding::requireLessons);
        }

        /** In one text, and nothing else. */
        public Finding(String incident, String text) {
            this(incident, Optional.of(text), Optional.empty(), Optional.empty(), Optional.empty());
        }

        private static void requireLessons(List<String> lessons) {
            if (lessons.size() > Conclusion.MOST_LESSONS) {
                throw new InvalidItemException(
                        "lessons", "at most " + Conclusion.MOST_LESSONS + ", found " + lessons.size());
            }
            for (int i = 0; i < lessons.size(); i++) {
                InvalidItemException.requireText("lessons[" + i + "]", lessons.get(i));
            }
        }
    }

    /** Says beside the finding whether one goes with it. */
    @JsonTypeName("incident.position")
    record Position(String incident, Says says, Optional<String> text) implements IncidentBody {
        public Position {
            text.ifPresent(words -> InvalidItemException.requireText("text", words));
        }
    }
}
