package org.gilavar.mechanism.terms;

import java.util.Optional;
import java.util.regex.Pattern;
import org.gilavar.mechanism.item.InvalidItemException;

/**
 * One witness.
 *
 * @param key its key for cosignatures, in the text form of C2SP signed-note: {@code name+id+base64}
 * @param party whose witness it is; absent for a neutral one
 * @param url where it answers as C2SP tlog-witness says; absent where it comes and fetches by itself
 */
public record WitnessTerms(String key, Optional<String> party, Optional<String> url) {

    private static final int MOST_URL = 255;

    /** How a verifier key of C2SP signed-note looks; whether it is one, admission finds out. */
    private static final Pattern NOTE_KEY = Pattern.compile("[^\\s+]{1,255}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}");

    public WitnessTerms {
        requireKey("key", key);
        if (url.filter(u -> u.length() > MOST_URL || !u.matches("https?://[!-~]+"))
                .isPresent()) {
            throw new InvalidItemException(
                    "url", "expected an http or https address of up to " + MOST_URL + " characters");
        }
    }

    /** What stands before the first plus of its key. */
    public String name() {
        return key.substring(0, key.indexOf('+'));
    }

    static void requireKey(String field, String key) {
        if (!NOTE_KEY.matcher(key).matches()) {
            throw new InvalidItemException(field, "expected a verifier key, name+id+base64");
        }
    }
}
