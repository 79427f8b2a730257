package org.gilavar.cli.issuer;

/**
 * Somebody one can be at the demo issuer.
 *
 * @param post of the party whose provider the issuer plays
 */
public record DemoPerson(String name, String post) {

    /**
     * Reads {@code NAME=POST}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static DemoPerson parse(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException(
                    "--person: expected NAME=POST, such as 'Duty officer=duty-officer', found " + text);
        }
        return new DemoPerson(text.substring(0, equals), text.substring(equals + 1));
    }
}
