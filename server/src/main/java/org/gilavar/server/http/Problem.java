package org.gilavar.server.http;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.gilavar.mechanism.Refusal;

/**
 * What went wrong, as problem+json (RFC 9457).
 *
 * @param type a name for the kind of problem
 * @param field path of the field at fault, when there is one
 * @param notBefore when it may be tried again, by the mechanism's time, where that is all that is wrong
 */
public record Problem(
        String type, String title, int status, String detail, Optional<String> field, Optional<Instant> notBefore) {

    Problem(String type, String title, int status, String detail, Optional<String> field) {
        this(type, title, status, detail, field, Optional.empty());
    }

    static final String MEDIA_TYPE = "application/problem+json";

    /** Longer than any name or number that could be meant. */
    private static final int MAX_SHOWN = 80;

    static Problem of(int status, String kind, String title, String detail) {
        return new Problem("urn:gilavar:problem:" + kind, title, status, detail, Optional.empty());
    }

    /** Something in a request that is not as it should be. */
    static ProblemException malformed(String field, String reason) {
        return new ProblemException(new Problem(
                "urn:gilavar:problem:malformed",
                "The request is not well-formed",
                400,
                reason,
                Optional.of(field).filter(f -> !f.isEmpty())));
    }

    /** What was sent, as it may be repeated: in quotes, and not all of it when it is long. */
    static String shown(String said) {
        return "\"" + cut(said) + "\"";
    }

    /** The beginning of what was sent, which may be of any length. */
    static String cut(String said) {
        return said.length() <= MAX_SHOWN ? said : said.substring(0, MAX_SHOWN) + "…";
    }

    static Problem of(Refusal refusal) {
        String kind = refusal.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(
                "urn:gilavar:problem:" + kind,
                title(refusal.code()),
                status(refusal.code()),
                refusal.reason(),
                Optional.of(refusal.field()).filter(f -> !f.isEmpty()),
                refusal.notBefore());
    }

    static Problem signedOut() {
        return of(
                401,
                "signed-out",
                "You are not signed in",
                "Send a session token (POST /v1/sessions), or open the console with a link from ./gilavar sign-in");
    }

    static Problem internal() {
        return of(500, "internal", "Something is wrong here", "Nothing was taken. It has been logged");
    }

    static Problem notFound() {
        return of(404, "not-found", "There is no such thing here for you", "Check the path against /v1/openapi.json");
    }

    /** @param max bytes that are taken */
    static Problem tooLarge(int max) {
        return of(413, "too-large", "The request is too large", "At most " + max + " bytes are taken here");
    }

    static Problem notAcceptable(String given) {
        return of(406, "not-acceptable", "There is no such form of this", "It comes as " + given + "; ask for that");
    }

    static Problem unsupported(String taken) {
        return of(
                415,
                "unsupported-media-type",
                "This kind of body is not taken",
                "Send " + taken + " in UTF-8, and say so in Content-Type, or leave that out");
    }

    static Problem preconditionFailed() {
        return of(
                412,
                "precondition-failed",
                "No If-Match holds here",
                "What is sent here has no ETag. The version that you sign is the precondition, and is looked at when the "
                        + "statement is decided; send it without If-Match");
    }

    private static int status(Refusal.Code code) {
        return switch (code) {
            case MALFORMED -> 400;
            case NOT_SIGNED,
                    KEY_UNKNOWN,
                    KEY_NOT_YET,
                    KEY_EXPIRED,
                    KEY_REVOKED,
                    KEY_REPLACED,
                    TWO_MUST_SIGN,
                    NOT_ENTITLED -> 403;
            case UNKNOWN -> 404;
            case TAKEN, WRONG_STATE, STALE_VERSION, NO_ARRANGEMENT -> 409;
            case FORBIDDEN_FIELD, WRONG_MECHANISM, WRONG_TIME -> 422;
            case OVER_QUOTA -> 429;
        };
    }

    private static String title(Refusal.Code code) {
        return switch (code) {
            case MALFORMED -> "The statement is not well-formed";
            case FORBIDDEN_FIELD -> "Gilavar never carries this field";
            case NOT_SIGNED -> "The statement is not signed as it must be";
            case KEY_UNKNOWN -> "Nobody has enrolled this key";
            case KEY_NOT_YET -> "The key is not valid yet";
            case KEY_EXPIRED -> "The key has expired";
            case KEY_REVOKED -> "The key has been revoked";
            case KEY_REPLACED -> "The key has been replaced";
            case TWO_MUST_SIGN -> "Two posts must sign this";
            case NOT_ENTITLED -> "This is not yours to say";
            case UNKNOWN -> "There is no such thing here for you";
            case TAKEN -> "The name is taken";
            case WRONG_STATE -> "It is too late, or too early, for this";
            case STALE_VERSION -> "There is a later version";
            case NO_ARRANGEMENT -> "No arrangement is in force";
            case WRONG_MECHANISM -> "Meant for another mechanism";
            case WRONG_TIME -> "The time does not fit";
            case OVER_QUOTA -> "More than your party may file now";
        };
    }
}
