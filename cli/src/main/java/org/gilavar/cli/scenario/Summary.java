package org.gilavar.cli.scenario;

/**
 * What a played scenario came to.
 *
 * @param statements accepted, time and line checks among them
 * @param messagesMissed messages not answered within their deadline, whether answered later or not
 */
public record Summary(
        int statements,
        int conflictsOpened,
        int conflictsSettled,
        int conflictsOpen,
        int messagesAnswered,
        int messagesMissed,
        long ledgerEntries,
        String stateHash) {}
