package org.gilavar.server.audience;

/**
 * What stood at an instant, for one who has a part in an incident.
 *
 * @param hash SHA-256 of {@code common} as JSON, all members sorted, no white space; to be compared by voice
 * @param common the same for all who have a part in it
 * @param own what whoever asks had been told besides
 */
public record Reconstruction(String hash, Common common, Past own) {}
