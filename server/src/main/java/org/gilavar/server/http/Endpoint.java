package org.gilavar.server.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.NoticeCheck;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.Item;
import org.gilavar.phrase.Language;
import org.gilavar.phrase.PhraseBook;
import org.gilavar.server.ConflictStatistics;
import org.gilavar.server.Health;
import org.gilavar.server.LedgerHead;
import org.gilavar.server.Receipt;
import org.gilavar.server.audience.Feed;
import org.gilavar.server.audience.Past;
import org.gilavar.server.audience.Reconstruction;
import org.gilavar.server.audience.Told;
import org.gilavar.server.log.Marks;
import org.gilavar.server.log.RecordStatus;
import org.gilavar.server.session.Session;
import org.gilavar.server.webhook.WebhookStanding;

/**
 * Every path of the API, with what it takes and gives. Routing and the OpenAPI document are made from this list, in this
 * order: the first that fits a request serves it.
 */
enum Endpoint {
    STATEMENTS(
            Method.POST,
            "/v1/statements",
            "Say something: a signed statement. The answer is on disk before you have it. Sending the same bytes again "
                    + "gives the same answer and has no further effect.",
            Access.SIGNED,
            Optional.of(EnvelopeForm.class),
            201,
            Optional.of(Receipt.class)),

    CARRIED(
            Method.POST,
            "/v1/carried",
            "Hand in what another party has signed and cannot send itself, because it is cut off. It is judged as if it had come "
                    + "from that party; you are told whether it was taken, and nothing that its party is told.",
            Access.READER,
            Optional.of(EnvelopeForm.class),
            201,
            Optional.of(Carried.class)),

    NOTICE_CHECK(
            Method.POST,
            "/v1/notices/check",
            "What an activity would come too close to if it were filed now, of what you may see. Nothing of it is kept or told. What "
                    + "is hidden from you is found only when it is filed.",
            Access.READER,
            Optional.of(Planned.class),
            200,
            Optional.of(NoticeCheck.Finding.class)),

    VOLUMES(
            Method.POST,
            "/v1/volumes",
            "Read volumes from a text: GeoJSON, JSON Lines or OpenAir, as ./gilavar conflicts reads them. Nothing of it is kept.",
            Access.READER,
            Optional.of(Pasted.class),
            200,
            Optional.of(ReadVolumes.class)),

    SESSIONS(
            Method.POST,
            "/v1/sessions",
            "Open a session: a signed request of type application/vnd.gilavar.session+json.",
            Access.SIGNED,
            Optional.of(EnvelopeForm.class),
            201,
            Optional.of(Session.class)),

    END_SESSION(
            Method.DELETE,
            "/v1/sessions",
            "End the session that the request comes with.",
            Access.SESSION,
            Optional.empty(),
            204,
            Optional.empty()),

    SIGN_IN_CODES(
            Method.POST,
            "/v1/sign-in-codes",
            "A one-time code with which a person of the same post opens the console.",
            Access.SESSION,
            Optional.empty(),
            201,
            Optional.of(Session.class)),

    SIGN_IN(
            Method.POST,
            "/v1/sign-in",
            "Trade a one-time code for the console's cookie.",
            Access.OPEN,
            Optional.of(Code.class),
            204,
            Optional.empty()),

    ME(
            Method.GET,
            "/v1/me",
            "Who is asking, and of which mechanism.",
            Access.SESSION,
            Optional.empty(),
            200,
            Optional.of(Me.class)),

    ITEMS(
            Method.GET,
            "/v1/items",
            "Everything you may see now, and the place in your feed up to which that is so.",
            Access.READER,
            Optional.empty(),
            200,
            Optional.of(Feed.Knowledge.class)),

    FEED(
            Method.GET,
            "/v1/feed",
            "What you are told, as it happens. Server-Sent Events when asked for text/event-stream (resumes by "
                    + "Last-Event-ID), else a page of JSON after the place given in ?after=.",
            Access.READER,
            Optional.empty(),
            200,
            Optional.of(FeedPage.class)),

    HEALTH(
            Method.GET,
            "/v1/health",
            "Whether statements are being taken; 503 and the reason when not.",
            Access.OPEN,
            Optional.empty(),
            200,
            Optional.of(Health.class)),

    LEDGER(
            Method.GET,
            "/v1/ledger",
            "Size and root of the record, and the hash of the state.",
            Access.FACILITATOR,
            Optional.empty(),
            200,
            Optional.of(LedgerHead.class)),

    STATISTICS(
            Method.GET,
            "/v1/statistics",
            "How each party uses its notices: how many came into conflict, and how many of those it withdrew, and how soon.",
            Access.FACILITATOR,
            Optional.empty(),
            200,
            Optional.of(ConflictStatistics.Statistics.class)),

    CALENDAR(
            Method.GET,
            "/v1/calendar",
            "Your meetings, actions and line checks, as a calendar (RFC 5545).",
            Access.READER,
            Optional.empty(),
            200,
            Optional.empty()),

    MARK(
            Method.GET,
            "/v1/marks/{mark}",
            "Whose copy something was that has got into other hands, by the mark that stands on it.",
            Access.FACILITATOR,
            Optional.empty(),
            200,
            Optional.of(MarkHolders.class)),

    RECORD(
            Method.GET,
            "/v1/record",
            "How the record stands: your own log, how much of it is final, the common log and its witnesses, and what is "
                    + "wrong with it, if anything.",
            Access.SESSION,
            Optional.empty(),
            200,
            Optional.of(RecordStatus.class)),

    RECORD_HEAD(
            Method.GET,
            "/v1/record/head",
            "That the head of your own log is under a head of the common one: of the newest that is final, else of the "
                    + "newest.",
            Access.READER,
            Optional.empty(),
            200,
            Optional.of(HeadProof.class)),

    RECORD_ENTRIES(
            Method.GET,
            "/v1/record/entries",
            "The entries of your own log from an index on, a page at a time, each with what opens its leaf.",
            Access.READER,
            Optional.empty(),
            200,
            Optional.of(OwnEntries.class)),

    RECORD_PROOF(
            Method.GET,
            "/v1/record/entries/{index}",
            "What shows, to anybody and without us, that an entry of your own log is in the record.",
            Access.READER,
            Optional.empty(),
            200,
            Optional.of(Proof.class)),

    COSIGNATURES(
            Method.POST,
            "/v1/record/cosignatures",
            "Hand in a witness's cosignature of a head of the common log.",
            Access.SESSION,
            Optional.of(Cosignature.class),
            204,
            Optional.empty()),

    TOKEN(
            Method.POST,
            "/v1/token",
            "A session as OAuth 2 gives it: the client credentials grant by private_key_jwt, signed with the enrolled key of "
                    + "the post. The client is PARTY/POST.",
            Access.OPEN,
            Optional.of(TokenRoutes.TokenForm.class),
            200,
            Optional.of(TokenRoutes.AccessToken.class)),

    TOKEN_METADATA(
            Method.GET,
            "/.well-known/oauth-authorization-server",
            "What an OAuth 2 client needs to know (RFC 8414).",
            Access.OPEN,
            Optional.empty(),
            200,
            Optional.of(TokenRoutes.Metadata.class)),

    PROVIDERS(
            Method.GET,
            "/v1/sign-in/providers",
            "The parties whose people may open the console through a provider of their own; over a network, yours alone.",
            Access.OPEN,
            Optional.empty(),
            200,
            Optional.of(ProviderRoutes.Providers.class)),

    WEBHOOK_KEYS(
            Method.GET,
            "/v1/webhook-keys",
            "The public keys by which webhooks are signed, as a JWK set (RFC 7517).",
            Access.OPEN,
            Optional.empty(),
            200,
            Optional.of(Jwks.class)),

    WEBHOOKS(
            Method.GET,
            "/v1/webhooks",
            "How far the webhooks of your party have come, and what is wrong with them, if anything.",
            Access.READER,
            Optional.empty(),
            200,
            Optional.of(OwnWebhooks.class)),

    PHRASES(
            Method.GET,
            "/v1/phrases",
            "The versions of the line's phrase book that there are, each with its hash. None ever changes or goes.",
            Access.OPEN,
            Optional.empty(),
            200,
            Optional.of(Books.class)),

    PHRASE_BOOK(
            Method.GET,
            "/v1/phrases/{version}",
            "One version of the phrase book: every code, what is filled in, and what it says in every language.",
            Access.OPEN,
            Optional.empty(),
            200,
            Optional.of(PhraseBook.class)),

    MESSAGE_WORDS(
            Method.GET,
            "/v1/messages/{message}/words",
            "What a message says, in every language: its phrase from the book that it was said from, and free text as it was "
                    + "written, marked as not translated.",
            Access.READER,
            Optional.empty(),
            200,
            Optional.of(MessageWords.class)),
    RECONSTRUCTION(
            Method.GET,
            "/v1/reconstruction",
            "What you had been told at an instant and stood then, each item as it was told and since when.",
            Access.READER,
            Optional.empty(),
            200,
            Optional.of(Past.class)),

    INCIDENT_RECONSTRUCTION(
            Method.GET,
            "/v1/incidents/{incident}/reconstruction",
            "What all who have a part in an incident had been told at an instant, the same for each of them, with its hash; and "
                    + "what you had been told besides.",
            Access.READER,
            Optional.empty(),
            200,
            Optional.of(Reconstruction.class)),

    OPENAPI(Method.GET, "/v1/openapi.json", "This document.", Access.OPEN, Optional.empty(), 200, Optional.empty()),

    COLLECTION(
            Method.GET,
            "/v1/{collection}",
            "The items of one kind that you may see, in order of id, a page at a time.",
            Access.READER,
            Optional.empty(),
            200,
            Optional.of(ItemPage.class)),

    ITEM(
            Method.GET,
            "/v1/{collection}/{id}",
            "One item. What is hidden from you and what never was are the same answer.",
            Access.READER,
            Optional.empty(),
            200,
            Optional.of(Item.class));

    enum Method {
        GET,
        POST,
        DELETE
    }

    enum Access {
        /** Anyone; it says nothing that is not public. */
        OPEN,
        /** Signed by an enrolled post's key. */
        SIGNED,
        /** Any post with a session. */
        SESSION,
        /** Any post with a session whose role may read what its party is told. */
        READER,
        /** Such a post of the facilitator. */
        FACILITATOR
    }

    /** A DSSE envelope, as {@code Envelope} of the ledger module reads and writes it. */
    record EnvelopeForm(String payload, String payloadType, List<SignatureForm> signatures) {}

    record SignatureForm(String keyid, String sig) {}

    record Code(String code) {}

    /** An activity that nobody has filed yet. */
    record Planned(Activity activity) {}

    /** A text with volumes in it. */
    record Pasted(String text) {}

    /** @param name as the text has it; volumes of one record share it */
    record ReadVolume(String name, Volume volume) {}

    /**
     * @param line of the text, from 1; 0 for the whole
     * @param field its path in the record; empty for the whole of it
     */
    record ReadFault(long line, String field, String reason) {}

    /**
     * What was read of a text: the good records, and why the others were not taken.
     *
     * @param whole whether that is all; a hundred of each are told
     */
    record ReadVolumes(List<ReadVolume> items, List<ReadFault> faults, boolean whole) {}

    /**
     * @param party whose words they are
     * @param statement that party's id of them
     * @param at when they were taken, which is on disk by now
     */
    record Carried(String party, String statement, Instant at) {}

    /**
     * Not generic: only a list of items by that name is written with the kind of each.
     *
     * @param next the cursor to go on with; absent when there is nothing more
     */
    record ItemPage(List<? extends Item> items, Optional<String> next) {}

    /** @param next the place to go on after; absent when there is nothing more as yet */
    record FeedPage(List<Told> items, Optional<Long> next) {}

    /**
     * One entry of the caller's own log.
     *
     * @param opening what opens its leaf, in base64: salt and bytes, as {@code EntryOpening} of the ledger module reads it
     */
    record OwnEntry(long index, String opening) {}

    /** @param next the index to go on from */
    record OwnEntries(List<OwnEntry> items, long next) {}

    /**
     * Proofs in the text form of C2SP tlog-proof.
     *
     * @param proof that the entry is in the caller's own log, with what opens it as extra data
     * @param common that the head of that log is under a final head of the common log; absent while it is provisional
     */
    record Proof(String proof, Optional<String> common) {}

    record HeadProof(String common) {}

    /** @param items whoever was shown it, and when; nobody, when it is none of ours */
    record MarkHolders(String mark, List<Marks.Holder> items) {}

    /** A key as RFC 8037 has it; the names of its members are not ours. */
    record Jwk(String kty, String crv, String x, String kid, String alg, String use) {}

    record Jwks(List<Jwk> keys) {}

    record OwnWebhooks(List<WebhookStanding> items) {}

    /** @param hash SHA-256, lower-case hex, of the book's JSON with all members sorted and no white space */
    record PrintedBook(int version, String hash) {}

    /** @param items the earliest first; the last is to speak from */
    record Books(List<PrintedBook> items) {}

    /**
     * A message in words, each text an isolate that goes its language's way.
     *
     * @param coded the phrase that it was said by; absent when it was said in words
     * @param inBook false when the book that it was said from is not at hand, and its phrase is the code and its values
     * @param phrase in each language; empty when there is none
     * @param text free text, as it was written
     * @param untranslated the same after the words that it is not translated, in each language; empty when there is none
     */
    record MessageWords(
            String message,
            Optional<Coded> coded,
            boolean inBook,
            Map<Language, String> phrase,
            Optional<String> text,
            Map<Language, String> untranslated) {}

    /**
     * A cosignature as C2SP tlog-cosignature writes it.
     *
     * @param size of the common log at the head it is of
     * @param line of the note, without its line feed
     */
    record Cosignature(long size, String line) {}

    private final Method method;
    private final String path;
    private final String summary;
    private final Access access;
    private final Optional<Class<?>> takes;
    private final int status;
    private final Optional<Class<?>> gives;

    Endpoint(
            Method method,
            String path,
            String summary,
            Access access,
            Optional<Class<?>> takes,
            int status,
            Optional<Class<?>> gives) {
        this.method = method;
        this.path = path;
        this.summary = summary;
        this.access = access;
        this.takes = takes;
        this.status = status;
        this.gives = gives;
    }

    Method method() {
        return method;
    }

    String path() {
        return path;
    }

    String summary() {
        return summary;
    }

    /** Who may call it. */
    Access access() {
        return access;
    }

    /** The members of the body, if it has one. */
    Optional<Class<?>> takes() {
        return takes;
    }

    /** The status of a successful answer. */
    int status() {
        return status;
    }

    /** The JSON of a successful answer, if it has one. */
    Optional<Class<?>> gives() {
        return gives;
    }
}
