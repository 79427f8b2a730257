package org.gilavar.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bodies of statements, one for each verb: what must be there is a parameter, what may be there is put into what comes
 * out, {@code Bodies.answer(id, "RECEIVED").put("text", "…")}. It is plain JSON, as the OpenAPI document has it; nothing is
 * checked here, the mechanism says what is wrong and where.
 *
 * <p>Quantities are texts with their unit: {@code "10 NM"}, {@code "FL240"}, {@code "PT30M"}. An id is
 * {@code party.name}, where {@code name} is what its maker chose.
 */
public final class Bodies {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Bodies() {}

    /** Any other body, of this type. */
    public static ObjectNode body(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    // ---- where and when
    // ----------------------------------------------------------------------------------------------

    /** Everything within a radius of a place; degrees. */
    public static ObjectNode circle(double lat, double lon, String radius) {
        ObjectNode circle = body("circle").put("radius", radius);
        circle.set("centre", place(lat, lon));
        return circle;
    }

    /** Everything inside a ring of at least three places; the first is not repeated. */
    public static ObjectNode polygon(List<ObjectNode> ring) {
        ObjectNode polygon = body("polygon");
        polygon.putArray("ring").addAll(ring);
        return polygon;
    }

    /** Everything within half a width of a path of at least two places. */
    public static ObjectNode corridor(List<ObjectNode> path, String width) {
        ObjectNode corridor = body("corridor").put("width", width);
        corridor.putArray("path").addAll(path);
        return corridor;
    }

    /** A place, in degrees north and east. */
    public static ObjectNode place(double lat, double lon) {
        return JSON.createObjectNode().put("lat", lat).put("lon", lon);
    }

    /** A shape between two levels, such as {@code FL100} or {@code 1500 ft AGL}, from a start up to an end. */
    public static ObjectNode volume(JsonNode shape, String lower, String upper, Instant start, Instant end) {
        ObjectNode volume = JSON.createObjectNode();
        volume.set("shape", shape);
        volume.putObject("altitude").put("lower", lower).put("upper", upper);
        volume.putObject("window").put("start", start.toString()).put("end", end.toString());
        return volume;
    }

    /**
     * What will be done: never who, with what, or against what.
     *
     * @param category such as {@code MANNED_AIR}
     * @param armed {@code YES}, {@code NO} or {@code UNDECLARED}
     * @param count {@code ONE}, {@code TWO_TO_FOUR}, {@code FIVE_TO_TWELVE} or {@code MORE}
     */
    public static ObjectNode activity(String category, String armed, String count, List<? extends JsonNode> volumes) {
        ObjectNode activity = JSON.createObjectNode()
                .put("category", category)
                .put("armed", armed)
                .put("count", count);
        activity.putArray("volumes").addAll(volumes);
        return activity;
    }

    // ---- notices
    // -----------------------------------------------------------------------------------------------------

    /** Files a notice. */
    public static ObjectNode fileNotice(String name, JsonNode activity) {
        return with(body("notice.file").put("name", name), "activity", activity);
    }

    /** Drafts a notice for the daily plan of the day on which it begins. */
    public static ObjectNode draftNotice(String name, JsonNode activity) {
        return with(body("notice.draft").put("name", name), "activity", activity);
    }

    /** Replaces what a notice says. */
    public static ObjectNode amendNotice(String notice, int version, JsonNode activity, String reason) {
        ObjectNode body = notice("notice.amend", notice, version).put("reason", reason);
        return with(body, "activity", activity);
    }

    /** Takes a notice back. */
    public static ObjectNode withdrawNotice(String notice, int version, String reason) {
        return notice("notice.withdraw", notice, version).put("reason", reason);
    }

    /** The activity has begun. */
    public static ObjectNode activateNotice(String notice, int version) {
        return notice("notice.activate", notice, version);
    }

    /** The activity is over. */
    public static ObjectNode endNotice(String notice, int version) {
        return notice("notice.end", notice, version);
    }

    private static ObjectNode notice(String type, String notice, int version) {
        return body(type).put("notice", notice).put("version", version);
    }

    // ---- ways out of a conflict
    // --------------------------------------------------------------------------------------

    /** What one side is asked to do: {@code put("delay", "PT30M")}, {@code put("climb", "2000 ft")}, or both. */
    public static ObjectNode measure() {
        return JSON.createObjectNode();
    }

    /** Proposes a way out; may have {@code remarks}. */
    public static ObjectNode propose(String name, String conflict, Map<String, ? extends JsonNode> measures) {
        ObjectNode body = body("proposal.propose").put("name", name).put("conflict", conflict);
        body.putObject("measures").setAll(measures);
        return body;
    }

    /** Declines a proposal and makes another in its place; may have {@code remarks}. */
    public static ObjectNode counter(String name, String proposal, Map<String, ? extends JsonNode> measures) {
        ObjectNode body = body("proposal.counter").put("name", name).put("proposal", proposal);
        body.putObject("measures").setAll(measures);
        return body;
    }

    /** Has received the advisory of a conflict. */
    public static ObjectNode receiveConflict(String conflict) {
        return body("conflict.receive").put("conflict", conflict);
    }

    /**
     * Has passed the advisory of a conflict down.
     *
     * @param to how far, in one's own words
     */
    public static ObjectNode passDown(String conflict, String to) {
        return body("conflict.pass-down").put("conflict", conflict).put("to", to);
    }

    /** The facilitator sets the time by which a conflict is to be settled. */
    public static ObjectNode conflictDeadline(String conflict, Instant by) {
        return body("conflict.deadline").put("conflict", conflict).put("by", by.toString());
    }

    /** Calls the next rung of the ladder. */
    public static ObjectNode escalateConflict(String conflict, String reason) {
        return body("conflict.escalate").put("conflict", conflict).put("reason", reason);
    }

    /**
     * Asks the other side of a conflict, or objects.
     *
     * @param sort {@code QUERY} or {@code OBJECTION}
     */
    public static ObjectNode openExchange(String name, String conflict, String sort, String text) {
        return body("exchange.open")
                .put("name", name)
                .put("conflict", conflict)
                .put("sort", sort)
                .put("text", text);
    }

    /** The facilitator passes on what was said or answered, in words of its own. */
    public static ObjectNode relay(String exchange, String text) {
        return body("exchange.relay").put("exchange", exchange).put("text", text);
    }

    /** Answers what the other side has asked. */
    public static ObjectNode answerExchange(String exchange, String text) {
        return body("exchange.answer").put("exchange", exchange).put("text", text);
    }

    /** Closes an exchange without waiting for more. */
    public static ObjectNode closeExchange(String exchange, String reason) {
        return body("exchange.close").put("exchange", exchange).put("reason", reason);
    }

    /** Accepts a proposal. */
    public static ObjectNode accept(String proposal) {
        return body("proposal.accept").put("proposal", proposal);
    }

    /** Declines a proposal, for good; may have a {@code reason}. */
    public static ObjectNode reject(String proposal) {
        return body("proposal.reject").put("proposal", proposal);
    }

    /** Takes one's own proposal back. */
    public static ObjectNode withdrawProposal(String proposal) {
        return body("proposal.withdraw").put("proposal", proposal);
    }

    // ---- drafts of a daily plan, moved together
    // --------------------------------------------------------------------------------------

    /**
     * How one draft would be moved.
     *
     * @param version of the draft, as it was looked at
     * @param measure a {@link #measure()}
     */
    public static ObjectNode move(int version, JsonNode measure) {
        return with(JSON.createObjectNode().put("version", version), "measure", measure);
    }

    /**
     * The facilitator proposes how drafts of a plan would be moved, of all parties together.
     *
     * @param plan its day, such as {@code 2025-04-13}
     * @param moves id of a draft to its {@link #move}
     */
    public static ObjectNode proposeBatch(String name, String plan, Map<String, ? extends JsonNode> moves) {
        ObjectNode body = body("batch.propose").put("name", name).put("plan", plan);
        body.putObject("moves").setAll(moves);
        return body;
    }

    /** Accepts a batch, for all of one's own drafts in it. */
    public static ObjectNode acceptBatch(String batch) {
        return body("batch.accept").put("batch", batch);
    }

    /** Declines a batch, for everybody; may have a {@code reason}. */
    public static ObjectNode rejectBatch(String batch) {
        return body("batch.reject").put("batch", batch);
    }

    /** Takes one's own batch back. */
    public static ObjectNode withdrawBatch(String batch) {
        return body("batch.withdraw").put("batch", batch);
    }

    // ---- the line
    // ----------------------------------------------------------------------------------------------------

    /**
     * Sends a message; its precedence is that of the statement.
     *
     * @param purpose {@code CHECK}, {@code INFORM}, {@code QUERY}, {@code WARN}, {@code STOP_URGENT}, {@code SAR},
     *     {@code CORRECT} or {@code CLOSE}
     */
    public static ObjectNode send(String name, String to, String purpose, String text) {
        return body("message.send")
                .put("name", name)
                .put("to", to)
                .put("purpose", purpose)
                .put("text", text);
    }

    /**
     * Sends a message that is said by a phrase; may have a {@code text} beside it, which nobody translates.
     *
     * @param purpose that of the phrase
     */
    public static ObjectNode sendPhrase(String name, String to, String purpose, ObjectNode coded) {
        return body("message.send")
                .put("name", name)
                .put("to", to)
                .put("purpose", purpose)
                .set("coded", coded);
    }

    /**
     * A phrase as it is said: the code and what is filled in.
     *
     * @param version of the phrase book
     * @param parameters each as the book keeps it: {@code 2025-04-12T06:00:00Z}, {@code FL240}, {@code PT30M}
     */
    public static ObjectNode coded(int version, String code, Map<String, String> parameters) {
        ObjectNode coded = JsonMapper.shared().createObjectNode();
        coded.put("version", version).put("code", code);
        ObjectNode values = coded.putObject("parameters");
        parameters.forEach(values::put);
        return coded;
    }

    /** A message has reached somebody's screen. */
    public static ObjectNode deliver(String message) {
        return body("message.deliver").put("message", message);
    }

    /** Somebody has read a message. */
    public static ObjectNode read(String message) {
        return body("message.read").put("message", message);
    }

    /** A post has a message in hand; or, of the facilitator, its alarm. No answer. */
    public static ObjectNode take(String message) {
        return body("message.take").put("message", message);
    }

    /** The facilitator passes a message on, word for word. */
    public static ObjectNode relayMessage(String message) {
        return body("message.relay").put("message", message);
    }

    /**
     * Has passed a message down.
     *
     * @param to how far, in one's own words
     */
    public static ObjectNode passMessageDown(String message, String to) {
        return body("message.pass-down").put("message", message).put("to", to);
    }

    /** What was understood of a message, word for word. */
    public static ObjectNode readBack(String message, String understood) {
        return body("message.read-back").put("message", message).put("hash", Canonical.hashOfText(understood));
    }

    /** The phrase that was understood of a message, and nothing beside it. */
    public static ObjectNode readBackPhrase(String message, ObjectNode coded) {
        return body("message.read-back").put("message", message).put("hash", Canonical.hash(coded));
    }

    /** The phrase that was understood of a message, and the free text beside it, word for word. */
    public static ObjectNode readBackPhrase(String message, ObjectNode coded, String text) {
        ObjectNode both = JsonMapper.shared().createObjectNode();
        both.put("text", text).set("coded", coded);
        return readBackPhrase(message, both);
    }

    /**
     * What this desk has received of a message.
     *
     * @param message as the API has it
     */
    public static ObjectNode readBackAsReceived(JsonNode message) {
        String id = message.path("id").asString();
        String text = message.path("text").asString("");
        if (!(message.get("coded") instanceof ObjectNode coded)) {
            return readBack(id, text);
        }
        return message.has("text") ? readBackPhrase(id, coded, text) : readBackPhrase(id, coded);
    }

    /**
     * A duty officer answers; may have a {@code text}.
     *
     * @param reply {@code RECEIVED}, {@code QUERY}, {@code OBJECTION} or {@code CANNOT_COMPLY}; none is permission
     */
    public static ObjectNode answer(String message, String reply) {
        return body("message.answer").put("message", message).put("reply", reply);
    }

    /** The party hears the line. */
    public static ObjectNode answerCheck(String check) {
        return body("check.answer").put("check", check);
    }

    // ---- calls by voice
    // ----------------------------------------------------------------------------------------------

    /**
     * What one end says of a call. Has {@code with}, the other end on the line, or {@code outside}, words for one that is not; and may have
     * {@code answered}, {@code callerRole}, {@code answererRole}, {@code message} and {@code agreed}, an {@link #agreed}.
     *
     * @param way {@code MADE} or {@code TAKEN}
     * @param channel what was rung, in words and never a number
     * @param purpose as of {@link #send}
     * @param outcome {@code ANSWERED}, {@code NO_ANSWER}, {@code REFUSED} or {@code GARBLED}
     */
    public static ObjectNode callAccount(
            String way,
            String channel,
            String purpose,
            int attempt,
            Instant began,
            Instant ended,
            String outcome,
            boolean interpreter,
            String summary) {
        return JSON.createObjectNode()
                .put("way", way)
                .put("channel", channel)
                .put("purpose", purpose)
                .put("attempt", attempt)
                .put("began", began.toString())
                .put("ended", ended.toString())
                .put("outcome", outcome)
                .put("interpreter", interpreter)
                .put("summary", summary);
    }

    /** What two agreed on, and when it is to be done. */
    public static ObjectNode agreed(String action, Instant by) {
        return JSON.createObjectNode().put("action", action).put("by", by.toString());
    }

    /**
     * Logs a call; may have a {@code recording}, a {@link #recorded}, and be {@code authenticated} by a row of a sheet.
     *
     * @param account a {@link #callAccount}
     */
    public static ObjectNode logCall(String name, JsonNode account) {
        return with(body("call.log").put("name", name), "account", account);
    }

    /** A recording, by the SHA-256 of all its bytes, and the post or place that keeps it. */
    public static ObjectNode recorded(String hash, String custodian) {
        return JSON.createObjectNode().put("hash", hash).put("custodian", custodian);
    }

    /** The other end says whether a call was as it was logged; may have a {@code text}. */
    public static ObjectNode confirmCall(String call, boolean agrees) {
        return body("call.confirm").put("call", call).put("agrees", agrees);
    }

    /**
     * Names one's own recording of a call.
     *
     * @param recording a {@link #recorded}
     */
    public static ObjectNode recordingOfCall(String call, JsonNode recording) {
        return with(body("call.recording").put("call", call), "recording", recording);
    }

    /** What was agreed on a call is done; may have a {@code text}. */
    public static ObjectNode callDone(String call) {
        return body("call.done").put("call", call);
    }

    /**
     * A sheet of challenge words has been made.
     *
     * @param rows of each row its commitment; never a word
     */
    public static ObjectNode sealChallenges(String name, String holder, List<String> rows, Instant expires) {
        ObjectNode body = body("challenges.seal").put("name", name).put("holder", holder);
        rows.forEach(body.putArray("rows")::add);
        return body.put("expires", expires.toString());
    }

    /** Whoever was heard gave another response than the one of this row, or none. */
    public static ObjectNode failChallenge(String sheet, int row) {
        return body("challenges.fail").put("sheet", sheet).put("row", row);
    }

    /** A sheet of challenge words is not to be used any more. */
    public static ObjectNode revokeChallenges(String sheet) {
        return body("challenges.revoke").put("sheet", sheet);
    }

    // ---- the watch of one's own party
    // ----------------------------------------------------------------------------------------------------

    /** Plans who keeps the watch, in the place of what was planned ahead; each a {@link #turn}, in order. */
    public static ObjectNode watchRoster(List<? extends JsonNode> turns) {
        ObjectNode body = body("watch.roster");
        body.putArray("turns").addAll(turns);
        return body;
    }

    /** A time in which a post is to keep the watch. */
    public static ObjectNode turn(String post, Instant from, Instant until) {
        return JSON.createObjectNode()
                .put("post", post)
                .put("from", from.toString())
                .put("until", until.toString());
    }

    /** This post keeps the watch from now on. */
    public static ObjectNode takeWatch() {
        return body("watch.take");
    }

    /** Its keeper begins to hand the watch over to another post of its party. */
    public static ObjectNode handWatchOver(String to) {
        return body("watch.hand-over").put("to", to);
    }

    /**
     * The successor knows of one thing that is open.
     *
     * @param kind as the handover has it, such as {@code MESSAGE}
     */
    public static ObjectNode acknowledgeOpen(String kind, String item) {
        return body("watch.acknowledge").put("kind", kind).put("item", item);
    }

    /** Ends the handover; its keeper keeps the watch. */
    public static ObjectNode cancelHandover() {
        return body("watch.cancel");
    }

    /** Its keeper goes, and nobody keeps the watch. */
    public static ObjectNode leaveWatch() {
        return body("watch.leave");
    }

    // ---- outages of the line
    // ----------------------------------------------------------------------------------------------------

    /** The line has not worked for this party since then; may have a {@code text}. */
    public static ObjectNode reportOutage(String name, Instant from) {
        return body("outage.report").put("name", name).put("from", from.toString());
    }

    /** It has worked again since then. */
    public static ObjectNode endOutage(String outage, Instant until) {
        return body("outage.end").put("outage", outage).put("until", until.toString());
    }

    // ---- incidents
    // ---------------------------------------------------------------------------------------------------

    /**
     * Reports an incident, in one's own words; may have {@code particulars}, as the API document has them.
     *
     * @param incident what it was, such as {@code AIRPROX}
     * @param with the other party
     */
    public static ObjectNode reportIncident(
            String name, String incident, String with, Instant occurred, JsonNode position, String account) {
        ObjectNode body = body("incident.report")
                .put("name", name)
                .put("incident", incident)
                .put("with", with)
                .put("occurred", occurred.toString())
                .put("account", account);
        return with(body, "position", position);
    }

    /** Where something was, as well as it is known: all within {@code uncertainty} of a place. */
    public static ObjectNode position(double lat, double lon, String uncertainty) {
        return with(body("point").put("uncertainty", uncertainty), "position", place(lat, lon));
    }

    /** The other side's account, and whether it acknowledges that the incident took place; may have {@code particulars}. */
    public static ObjectNode accountOfIncident(String incident, boolean acknowledged, String account) {
        return body("incident.account")
                .put("incident", incident)
                .put("acknowledged", acknowledged)
                .put("account", account);
    }

    /** A side's full report, which leaves its account as it is; may have {@code particulars}. */
    public static ObjectNode fullReport(String incident, String account) {
        return body("incident.full").put("incident", incident).put("account", account);
    }

    /**
     * Puts something in evidence. It stays where it is.
     *
     * @param hash SHA-256 of its bytes, lower-case hex
     * @param custodian the office that keeps it, never a person
     * @param viewers who is told of it: the other side, the facilitator, both or nobody
     */
    public static ObjectNode evidence(
            String incident, String name, String hash, String description, String custodian, List<String> viewers) {
        ObjectNode body = body("incident.evidence")
                .put("incident", incident)
                .put("name", name)
                .put("hash", hash)
                .put("description", description)
                .put("custodian", custodian);
        viewers.forEach(body.putArray("viewers")::add);
        return body;
    }

    /** Another office keeps one's evidence from now on. */
    public static ObjectNode handOverEvidence(String incident, String evidence, String custodian) {
        return body("incident.custody")
                .put("incident", incident)
                .put("evidence", evidence)
                .put("custodian", custodian);
    }

    /** Tells more of one's evidence. */
    public static ObjectNode showEvidence(String incident, String evidence, List<String> to) {
        ObjectNode body = body("incident.show").put("incident", incident).put("evidence", evidence);
        to.forEach(body.putArray("to")::add);
        return body;
    }

    /** The facilitator's finding, in one text; may have a {@code risk} class and {@code lessons}. */
    public static ObjectNode findingOnIncident(String incident, String text) {
        return body("incident.finding").put("incident", incident).put("text", text);
    }

    /** The same in several languages side by side, two at least. */
    public static ObjectNode findingOnIncident(String incident, Map<String, String> texts) {
        ObjectNode body = body("incident.finding").put("incident", incident);
        new TreeMap<>(texts).forEach(body.putObject("texts")::put);
        return body;
    }

    /** What a side says of the finding, {@code ACCEPTS} or {@code DISAGREES}; may have a {@code text}. */
    public static ObjectNode positionOnFinding(String incident, String says) {
        return body("incident.position").put("incident", incident).put("says", says);
    }

    // ---- zones
    // -------------------------------------------------------------------------------------------------------

    /**
     * Declares a zone; may have {@code rules}, and {@code knownTo}: then only these other parties know of it, and the facilitator.
     *
     * @param kind such as {@code RESTRICTED_OPERATING_ZONE}
     * @param statement what is said of it, by language such as {@code en}; of a red line in two at least
     * @param appliesTo the categories of activity that it is about
     */
    public static ObjectNode declareZone(
            String name, String kind, Map<String, String> statement, JsonNode volume, List<String> appliesTo) {
        ObjectNode body = body("zone.declare").put("name", name).put("kind", kind);
        statement.forEach(body.putObject("statement")::put);
        body.set("volume", volume);
        appliesTo.forEach(body.putArray("appliesTo")::add);
        return body;
    }

    /** Takes note of another party's zone, without agreeing to it. */
    public static ObjectNode acknowledgeZone(String zone) {
        return body("zone.acknowledge").put("zone", zone);
    }

    /** Lets all know of a zone of one's own; may have {@code to}: then only these other parties as well. */
    public static ObjectNode discloseZone(String zone) {
        return body("zone.disclose").put("zone", zone);
    }

    /** Has been told that a notice of one's own touches a zone: received, not approved. */
    public static ObjectNode acknowledgeCrossing(String crossing) {
        return body("crossing.acknowledge").put("crossing", crossing);
    }

    /** Agrees to another party's zone. */
    public static ObjectNode agreeToZone(String zone) {
        return body("zone.agree").put("zone", zone);
    }

    /** Lifts one's own zone. */
    public static ObjectNode liftZone(String zone, String reason) {
        return body("zone.lift").put("zone", zone).put("reason", reason);
    }

    // ---- commitments
    // -------------------------------------------------------------------------------------------------

    /**
     * Undertakes something towards others; may have a {@code condition} and, as a time, a {@code due}.
     *
     * @param to other parties, or the facilitator
     * @param text what is undertaken, by language tag
     * @param links ids of meetings, incidents and conflicts that all of them know of
     */
    public static ObjectNode offerCommitment(
            String name, List<String> to, Map<String, String> text, List<String> links) {
        ObjectNode body = body("commitment.offer").put("name", name);
        to.forEach(body.putArray("to")::add);
        words(body, text);
        links.forEach(body.putArray("links")::add);
        return body;
    }

    /**
     * What a commitment depends on; may have a {@code link}.
     *
     * @param metBy by whose word it is met
     */
    public static ObjectNode condition(Map<String, String> text, String metBy) {
        return words(JSON.createObjectNode().put("metBy", metBy), text);
    }

    /** Accepts one that was given to the party. */
    public static ObjectNode acceptCommitment(String commitment) {
        return body("commitment.accept").put("commitment", commitment);
    }

    /** Declines one; may have a {@code reason}. */
    public static ObjectNode declineCommitment(String commitment) {
        return body("commitment.decline").put("commitment", commitment);
    }

    /** Takes one's own offer back; may have a {@code reason}. */
    public static ObjectNode withdrawCommitment(String commitment) {
        return body("commitment.withdraw").put("commitment", commitment);
    }

    /** The condition is met; may have {@code remarks}. */
    public static ObjectNode conditionMet(String commitment) {
        return body("commitment.met").put("commitment", commitment);
    }

    /** One's own has been fulfilled; may have {@code remarks}. */
    public static ObjectNode fulfilCommitment(String commitment) {
        return body("commitment.fulfil").put("commitment", commitment);
    }

    /** It has been fulfilled indeed. */
    public static ObjectNode acknowledgeCommitment(String commitment) {
        return body("commitment.acknowledge").put("commitment", commitment);
    }

    /** It has not been fulfilled, in one's own words. */
    public static ObjectNode disputeCommitment(String commitment, String reason) {
        return body("commitment.dispute").put("commitment", commitment).put("reason", reason);
    }

    private static ObjectNode words(ObjectNode body, Map<String, String> text) {
        text.forEach(body.putObject("text")::put);
        return body;
    }

    // ---- what the terms say is to be done within a time
    // -------------------------------------------------------------------------------------------------------

    /** It is done; may have a {@code text}. */
    public static ObjectNode reportPhase(String phase) {
        return body("phase.report").put("phase", phase);
    }

    /** It is done, as another party has reported. */
    public static ObjectNode confirmPhase(String phase) {
        return body("phase.confirm").put("phase", phase);
    }

    /** One does not say that it is done, as another party has reported, and why. */
    public static ObjectNode disputePhase(String phase, String reason) {
        return body("phase.dispute").put("phase", phase).put("reason", reason);
    }

    // ---- arrangements, talks, texts
    // ----------------------------------------------------------------------------------

    /** Puts terms on the table. */
    public static ObjectNode proposeArrangement(String name, JsonNode terms) {
        return with(body("arrangement.propose").put("name", name), "terms", terms);
    }

    /** Puts the next version of terms on the table. */
    public static ObjectNode amendArrangement(String arrangement, JsonNode terms, String reason) {
        ObjectNode body =
                body("arrangement.amend").put("arrangement", arrangement).put("reason", reason);
        return with(body, "terms", terms);
    }

    /**
     * Says that a provision is not agreed. Put an {@code alternative} into it to say what would be.
     *
     * @param provision its path, such as {@code separation.lateral}
     */
    public static ObjectNode bracket(String arrangement, String provision, String reason) {
        return body("arrangement.bracket")
                .put("arrangement", arrangement)
                .put("provision", provision)
                .put("reason", reason);
    }

    /** Takes one's own bracket away. */
    public static ObjectNode unbracket(String arrangement, String provision) {
        return body("arrangement.unbracket").put("arrangement", arrangement).put("provision", provision);
    }

    /**
     * Adopts these very terms as the text to be signed: the hash is computed here, from what the party has before it.
     *
     * @param arrangement the item, as {@code /v1/arrangements} gives it
     */
    public static ObjectNode adoptArrangement(JsonNode arrangement) {
        return named("arrangement.adopt", arrangement);
    }

    /**
     * Signs these very terms: the hash is computed here, from what the signer has before it.
     *
     * @param arrangement the item, as {@code /v1/arrangements} gives it
     */
    public static ObjectNode signArrangement(JsonNode arrangement) {
        return named("arrangement.sign", arrangement);
    }

    private static ObjectNode named(String type, JsonNode arrangement) {
        return body(type)
                .put("arrangement", arrangement.path("id").asString())
                .put("hash", Canonical.hash(arrangement.path("terms")));
    }

    /**
     * Suspends the arrangement in force.
     *
     * @param side {@code POLITICAL}: what the party declares of it; {@code TECHNICAL}: that its desk is closed
     */
    public static ObjectNode suspendArrangement(String arrangement, String side, String reason) {
        return body("arrangement.suspend")
                .put("arrangement", arrangement)
                .put("side", side)
                .put("reason", reason);
    }

    /** Takes that back, for one side. */
    public static ObjectNode resumeArrangement(String arrangement, String side) {
        return body("arrangement.resume").put("arrangement", arrangement).put("side", side);
    }

    /** Gives notice that the party leaves. */
    public static ObjectNode withdrawFromArrangement(String arrangement, String reason) {
        return body("arrangement.withdraw").put("arrangement", arrangement).put("reason", reason);
    }

    /** Takes that notice back. */
    public static ObjectNode remainInArrangement(String arrangement) {
        return body("arrangement.remain").put("arrangement", arrangement);
    }

    /** Records that the review has been held; the facilitator alone. */
    public static ObjectNode reviewArrangement(String arrangement, String outcome) {
        return body("arrangement.review").put("arrangement", arrangement).put("outcome", outcome);
    }

    /** Drafts a text for the public. */
    public static ObjectNode draftCommunique(String name, String text) {
        return body("communique.draft").put("name", name).put("text", text);
    }

    /** Approves these very words. */
    public static ObjectNode approveCommunique(String communique, String text) {
        return body("communique.approve").put("communique", communique).put("hash", Canonical.hashOfText(text));
    }

    /** Drafts one in these languages; may have {@code approvers}, where not all are named. */
    public static ObjectNode draftCommunique(String name, Map<String, String> texts) {
        return texts(body("communique.draft").put("name", name), texts);
    }

    /** Puts other words in the place of those of a draft as the API gave it. */
    public static ObjectNode amendCommunique(JsonNode communique, Map<String, String> texts) {
        return texts(ofCommunique("communique.amend", communique).put("of", hashOfWords(communique)), texts);
    }

    /**
     * Approves the words of one, in all of its languages.
     *
     * @param communique as the API gave it: what is named is the hash of the words in it, computed here
     */
    public static ObjectNode approveCommunique(JsonNode communique) {
        return ofCommunique("communique.approve", communique).put("hash", hashOfWords(communique));
    }

    /** Says why it does not. */
    public static ObjectNode rejectCommunique(JsonNode communique, String reason) {
        return ofCommunique("communique.reject", communique)
                .put("hash", hashOfWords(communique))
                .put("reason", reason);
    }

    /** Takes a draft back; the facilitator alone. */
    public static ObjectNode dropCommunique(String communique) {
        return body("communique.drop").put("communique", communique);
    }

    /** Says that a published one is to be withdrawn. */
    public static ObjectNode withdrawCommunique(String communique) {
        return body("communique.withdraw").put("communique", communique);
    }

    private static ObjectNode ofCommunique(String type, JsonNode communique) {
        return body(type).put("communique", communique.path("id").asString());
    }

    private static String hashOfWords(JsonNode communique) {
        return communique.has("texts")
                ? Canonical.hash(communique.path("texts"))
                : Canonical.hashOfText(communique.path("text").asString());
    }

    /** With the same words in several languages. */
    static ObjectNode texts(ObjectNode body, Map<String, String> texts) {
        ObjectNode words = body.putObject("texts");
        texts.forEach(words::put);
        return body;
    }

    /**
     * Shares the party's own row of a period, from a whole minute up to another.
     *
     * @param figures what its notices come to
     */
    public static ObjectNode shareStatistics(Instant from, Instant to, JsonNode figures) {
        return with(body("statistics.share").put("from", from.toString()).put("to", to.toString()), "figures", figures);
    }

    private static ObjectNode with(ObjectNode body, String name, JsonNode value) {
        body.set(name, value);
        return body;
    }
}
