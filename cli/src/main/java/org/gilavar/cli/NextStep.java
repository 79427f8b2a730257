package org.gilavar.cli;

import org.gilavar.client.ProblemException;

/** What a refusal says, and what to do next. */
final class NextStep {

    private NextStep() {}

    static String after(ProblemException problem) {
        String said = Words.shown(String.valueOf(problem.getMessage()));
        String from = problem.notBefore()
                .map(instant -> " There is room from " + instant + " (" + Dtg.of(instant) + ") on.")
                .orElse("");
        String next = switch (problem.kind()) {
            case "over-quota" -> "Say it then, or now with --precedence FLASH if lives depend on it";
            case "taken" ->
                "If an answer was lost before, it is there already: look (list, show). Else choose another name";
            case "stale-version" -> "Look at it again (notice show), and say it about the version that stands";
            case "unknown", "not-found" -> "List what there is for you (list); ids are party.name";
            case "no-arrangement" -> "Look which one waits for a signature: ./gilavar arrangement list";
            case "two-must-sign" -> "Name the key of the second post with --cosign";
            case "key-unknown", "key-expired", "key-revoked", "key-replaced", "key-not-yet" ->
                "Look which keys your party has (docs/keys.md), and name the right one with --key";
            case "signed-out", "no-certificate" -> "./gilavar doctor finds the step that fails";
            case "wrong-time" -> "Is the clock of this machine right? ./gilavar doctor compares it";
            default -> "docs/refusals.md has every refusal";
        };
        return said + (said.endsWith(".") ? "" : ".") + from + " " + next;
    }
}
