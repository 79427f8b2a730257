package org.gilavar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.terms.Terms;

/** What terms leave open, and what that means in practice. Nothing here is a fault: the parties may want it so. */
final class TermsWarnings {

    private TermsWarnings() {}

    static List<String> of(Terms terms) {
        List<String> warnings = new ArrayList<>();
        say(
                warnings,
                terms.quotas(),
                "no quotas: a party may file without limit, and learn by false notices where the others are");
        say(
                warnings,
                terms.witnessing(),
                "no witnesses: no entry of the record is ever final, and a record shown in two versions is found out only by"
                        + " parties that compare their copies");
        say(
                warnings,
                terms.settling(),
                "no settling: no side of a conflict has a time in which it receives the advisory or answers a proposal");
        say(
                warnings,
                terms.incidents(),
                "no incidents: no report of an incident is ever due, and a finding waits for whoever keeps silent");
        say(
                warnings,
                terms.validity(),
                "no validity: the terms hold without end, no review falls due, and a party leaves the moment it says so");
        say(
                warnings,
                terms.posts(),
                "no posts: every post may say all that its party may, and the duty officer signs like the delegate");
        return warnings;
    }

    private static void say(List<String> warnings, Optional<?> there, String warning) {
        if (there.isEmpty()) {
            warnings.add(warning);
        }
    }
}
