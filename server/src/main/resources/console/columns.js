// The tables: for each kind, its columns in words. Everything drawn on the map has a row here.

import { el } from "./dom.js";
import { conflictsByNotice } from "./related.js";
import { latLonText } from "./geo.js";
import { day, dayTime, dtg, hourMinute, window } from "./time.js";
import { waiting } from "./waiting.js";
import * as words from "./words.js";

const { label } = words;
const NONE = "–";

/** A time, with its date-time group beside it. */
const time = (at) => (at ? [dayTime(at) + " ", el("span", { class: "dtg" }, dtg(at))] : NONE);
/** A window, with the date-time group of its start beside it. */
const windowOf = (volumes) => [words.volumeWindow(volumes) + " ", el("span", { class: "dtg" }, "from " + dtg(words.span(volumes).start))];
const lines = (texts) => (texts.length > 0 ? el("ul", { class: "cell-list" }, texts.map((t) => el("li", {}, t))) : NONE);
/** A map of party to time, one to a line. */
const times = (map, names) => lines(Object.entries(map).map(([party, at]) => names.party(party) + " " + dayTime(at)));
const isOpenExchange = (e) => ["SAID", "PASSED_ON", "ANSWERED"].includes(e.stage);
/** Whether something can still become of it: a draft, or one that is filed. */
const standing = (n) => words.isDraft(n) || n.stage === "FILED" || n.stage === "ACTIVE";
const tooClose = ({ before, left, named }) =>
  [before + " as they stood, " + left + " so moved", ...named.map(({ first, second }) => first + " and " + second)];
const conflictMark = (text) => el("strong", { class: "conflict-mark" }, "⚠ " + text);

/**
 * Each table: its tab, its rows (items of one kind, most urgent first) and its columns [heading, item → content].
 * A third entry widens a column: "prose" to be read, "steady" to keep figures on one line. The first column is always the item's id. `red` says whether
 * a row is in conflict.
 */
export function tables(store, names, now) {
  const inConflict = conflictsByNotice(store);
  const crossings = store.all("crossing").filter((c) => c.open);
  const moves = new Map(waiting(store, names, now).map((entry) => [entry.kind + "/" + entry.id, entry.who]));
  const newest = (key) => (a, b) => (key(a) < key(b) ? 1 : -1);
  const openFirst = (open, key) => (a, b) => open(b) - open(a) || newest(key)(a, b);

  return [
    {
      tab: "notices",
      note: words.NOT_APPROVED + ". A notice is neither consent nor a duty to keep away.",
      rows: [...store.all("notice"), ...store.all("trace")].sort(
        (a, b) => inConflict.has(b.id) - inConflict.has(a.id) || standing(b) - standing(a) || (a.id < b.id ? -1 : 1)),
      open: standing,
      red: (n) => inConflict.has(n.id),
      columns: [
        ["In conflict", (n) => (inConflict.has(n.id) ? conflictMark(inConflict.get(n.id).join(", ")) : "No"), "steady"],
        ["Whose", (n) => names.party(n.owner)],
        ["Activity", (n) => (n.activity ? label(n.activity.category) : "Not disclosed")],
        ["Levels", (n) => (n.activity ? words.volumeLevels(n.activity.volumes) : NONE), "levels"],
        ["Window (UTC)", (n) => (n.activity ? windowOf(n.activity.volumes) : NONE), "steady"],
        ["Stage", (n) => label(n.stage) + (n.version ? ", v" + n.version : "") + (words.isDraft(n) && n.plan ? ", plan of " + n.plan : "")],
        ["Warning", (n) => (n.lead ? label(n.lead) : NONE)],
        ["Touches", (n) => crossings.filter((c) => c.notice === n.id).map((c) => "△ " + words.zoneName(c.zone, names)).join(", ") || NONE],
      ],
    },
    {
      tab: "conflicts",
      rows: store.all("conflict").sort(openFirst((c) => !c.closed, (c) => c.opened)),
      open: (c) => !c.closed,
      red: (c) => !c.closed,
      columns: [
        ["State", (c) => (c.closed ? "Settled: " + words.lower(c.closed) : conflictMark("OPEN"))],
        ["Whose move", (c) => moves.get("conflict/" + c.id) ?? "Nobody’s"],
        ["Overlap levels", (c) => (c.overlaps.length > 0 ? words.volumeLevels(c.overlaps) : "Not disclosed")],
        ["Overlap window (UTC)", (c) => (c.overlaps.length > 0 ? windowOf(c.overlaps) : NONE), "steady"],
        ["Gaps", (c) => (c.gaps ? words.gaps(c.gaps) : NONE), "prose"],
        ["Would be free", (c) => (c.closed ? NONE : words.suggestions(c, names).join(". ") || NONE), "prose"],
        ["Received by", (c) => names.parties(Object.keys(c.handling.received)) || "Nobody yet"],
        ["Passed down", (c) => words.passedDown(c, names) || NONE, "prose"],
        ["Called", (c) => c.handling.escalated.at(-1)?.to ?? NONE],
        ["Opened", (c) => time(c.opened)],
        ["Between", (c) => names.parties(c.sides.map((s) => s.party))],
      ],
    },
    {
      tab: "exchanges",
      rows: store.all("exchange").sort(openFirst(isOpenExchange, (e) => (e.passedOn ?? e.said)?.at ?? "")),
      open: isOpenExchange,
      columns: [
        ["For conflict", (e) => e.conflict],
        ["Sort", (e) => label(e.sort)],
        ["Stage", (e) => (e.overdue && isOpenExchange(e) ? "Overdue: " : "") + label(e.stage)],
        ["Said", (e) => e.said?.text ?? "Sealed", "prose"],
        ["Passed on", (e) => e.passedOn?.text ?? NONE, "prose"],
        ["Answered", (e) => e.answer?.text ?? (e.answerPassedOn ? "Sealed" : NONE), "prose"],
        ["Answer passed on", (e) => e.answerPassedOn?.text ?? NONE, "prose"],
      ],
    },
    {
      tab: "proposals",
      rows: store.all("proposal").sort(openFirst((p) => p.stage === "OPEN", (p) => p.changed)),
      open: (p) => p.stage === "OPEN",
      red: (p) => p.stage === "OPEN",
      columns: [
        ["For conflict", (p) => p.conflict],
        ["Stage", (p) => label(p.stage)],
        ["From", (p) => names.party(p.proposedBy)],
        ["Asked", (p) => words.measures(p, names), "prose"],
        ["Accepted by", (p) => names.parties(p.accepted) || "Nobody yet"],
        ["Remarks", (p) => p.remarks ?? NONE],
        ["Changed", (p) => time(p.changed)],
      ],
    },
    {
      tab: "plans",
      note: "A draft is told to its owner and the facilitator. At the release all drafts of a plan are filed at once.",
      rows: store.all("plan").sort(openFirst(words.isOpenPlan, (p) => p.id)),
      open: words.isOpenPlan,
      columns: [
        ["Stage", (p) => label(p.stage)],
        ["Cut-off", (p) => time(p.cutOff)],
        ["Release", (p) => time(p.release)],
        [names.me.facilitator ? "Drafts" : "Your drafts", (p) => lines(store.all("notice").filter((n) => n.plan === p.id && words.isDraft(n)).map((n) => n.id))],
      ],
    },
    {
      tab: "batches",
      rows: store.all("batch").sort(openFirst((b) => b.stage === "OPEN", (b) => b.proposed)),
      open: (b) => b.stage === "OPEN",
      columns: [
        ["Plan of", (b) => b.plan, "steady"],
        ["Stage", (b) => label(b.stage)],
        [names.me.facilitator ? "Would move" : "Of yours would move", (b) => lines(words.moves(b)), "prose"],
        ["Accepted by", (b) => names.parties(b.accepted) || (names.me.facilitator ? "Nobody yet" : "Not by you")],
        ...(names.me.facilitator ? [
          ["Too close", (b) => (b.verdict ? lines(tooClose(b.verdict)) : NONE), "prose"],
        ] : []),
        ["Rejected", (b) => (b.rejection ? names.party(b.rejection.by) + (b.rejection.reason ? ": " + b.rejection.reason : "") : NONE), "prose"],
        ["Proposed", (b) => time(b.proposed)],
      ],
    },
    {
      tab: "zones",
      rows: store.all("zone").sort(openFirst((z) => !z.lifted, (z) => z.declared)),
      open: (z) => !z.lifted,
      columns: [
        ["Name", (z) => z.name],
        ["Type", (z) => label(z.type)],
        ["Declared by", (z) => (z.declaredBy ? names.party(z.declaredBy) : "All, in common")],
        ["Standing", (z) => (z.lifted ? "Lifted" : label(z.standing))],
        ["Levels", (z) => words.levels(z.volume.altitude), "levels"],
        ["Window (UTC)", (z) => window(z.volume.window.start, z.volume.window.end)],
        ["Applies to", (z) => z.appliesTo.map(label).join(", ")],
        ["Known to", (z) => (z.knownTo ? names.parties(z.knownTo) || "The facilitator alone" : "All")],
        ["Statement", (z) => lines([...words.byLanguage(z.statement), ...(z.source ? ["(" + z.source + ")"] : [])]), "prose"],
        ["Touched by", (z) => crossings.filter((c) => c.zone === z.id).map((c) => "△ " + c.notice).join(", ") || NONE],
      ],
    },
    {
      tab: "phases",
      rows: store.all("phase").sort(openFirst(words.isOpenPhase, (p) => p.due)),
      open: words.isOpenPhase,
      columns: [
        ["What", (p) => lines(words.byLanguage(p.words)), "prose"],
        ["By", (p) => names.parties(p.by)],
        ["Due", (p) => time(p.due)],
        ["Stage", (p) => [label(p.stage), p.overdue && p.stage !== "OVERDUE" && el("strong", { class: "overdue" }, " WAS OVERDUE")]],
        ["Reported", (p) => lines(Object.entries(p.reports).map(([party, report]) =>
          names.party(party) + " " + dayTime(report.at) + (report.text ? ": " + report.text : ""))), "prose"],
        ["Confirmed", (p) => times(p.confirmed, names)],
        ["Disputed", (p) => lines(p.disputes.map((d) => names.party(d.by) + ": " + d.reason)), "prose"],
      ],
    },
    {
      tab: "messages",
      rows: store.all("message").sort(openFirst((m) => !m.answer, (m) => m.sent)),
      open: (m) => !m.answer,
      columns: [
        ["Precedence", (m) => el("strong", { class: "precedence " + m.precedence.toLowerCase() }, m.precedence)],
        ["From, to", (m) => names.party(m.from) + " → " + names.party(m.to)],
        ["Purpose", (m) => label(m.purpose)],
        ["Says", (m) => (m.coded
          ? [el("strong", {}, m.coded.code), " ", el("span", { lang: names.phrases.languageOf(m), dir: "auto" }, names.phrases.words(m))]
          : m.text), "prose"],
        ["Sent", (m) => [time(m.sent), m.said && el("strong", { class: "overdue" }, " LATE: said " + hourMinute(m.said))]],
        ["Answer by", (m) => [hourMinute(m.answerBy), m.overdue && el("strong", { class: "overdue" }, " OVERDUE")]],
        ["Delivered", (m) => (m.delivered ? hourMinute(m.delivered) : "No")],
        ["Read", (m) => (m.read ? hourMinute(m.read) : "No")],
        ["In hand", (m) => (m.taken ? m.taken.post + " at " + hourMinute(m.taken.at) : "No"), "prose"],
        ["Read back", (m) => (m.readBack ? (m.readBack.matches ? "Matches" : "DOES NOT MATCH") : "No")],
        ["Passed down", (m) => (m.passedDown ? m.passedDown.to + " at " + hourMinute(m.passedDown.at) : "No"), "prose"],
        ["Answer", (m) => (m.answer ? label(m.answer.reply) + ", " + m.answer.secondsElapsed + " s" : "None")],
        ["Calls about it", (m) => lines(words.callsAbout(store, m.id)), "steady"],
      ],
    },
    {
      tab: "calls",
      note: "Calls by voice, as one end has logged them and as the other has them. A call answers no message.",
      rows: store.all("call").sort(openFirst(words.isOpenCall, (c) => c.account.began)),
      open: words.isOpenCall,
      columns: [
        ["Call", (c) => words.callEnds(c, names)],
        ["By", (c) => c.account.channel, "prose"],
        ["Outcome", (c) => label(c.account.outcome) + (c.account.attempt > 1 ? ", attempt " + c.account.attempt : "")],
        ["Began, ended", (c) => [dayTime(c.account.began) + "–" + hourMinute(c.account.ended) + " ", el("span", { class: "dtg" }, dtg(c.account.began))], "steady"],
        ["Logged", (c) => dayTime(c.logged) + ", " + words.loggedAfter(c)],
        ["Purpose", (c) => label(c.account.purpose) + (c.account.message ? ", about " + c.account.message : "")],
        ["Posts", (c) => [[c.account.callerRole, c.account.answererRole].filter(Boolean).join(" → "), c.account.interpreter && "interpreter"].filter(Boolean).join(", ") || NONE],
        ["Summary", (c) => c.account.summary, "prose"],
        ["The other end", (c) => (c.account.with ? label(c.stage) + (c.confirmation?.text ? ": " + c.confirmation.text : "") : "Outside this system"), "prose"],
        ["Agreed", (c) => (c.account.agreed ? c.account.agreed.action + ", by " + dayTime(c.account.agreed.by) : NONE), "prose"],
        ["Done", (c) => (!c.account.agreed ? NONE : c.done ? names.party(c.done.by) + " " + dayTime(c.done.at) : c.due ? el("strong", { class: "overdue" }, "DUE") : "Not said")],
        ["Recognised", (c) => (c.authenticated ? "Row " + c.authenticated.row + " of " + c.authenticated.sheet : NONE)],
        ["Recordings (SHA-256)", (c) => lines(Object.entries(c.recordings).map(([party, r]) => names.party(party) + ", " + r.custodian + ": " + r.hash.slice(0, 16) + "…"))],
      ],
    },
    {
      tab: "challenges",
      note: "Sheets of challenge words. The words are on paper; here is how many rows are left.",
      rows: store.all("challenges").sort(openFirst((s) => s.stage === "VALID", (s) => s.sealed)),
      open: (s) => s.stage === "VALID",
      columns: [
        ["Whose", (s) => names.party(s.owner)],
        ["For", (s) => s.holder, "prose"],
        ["Stage", (s) => label(s.stage)],
        ["Rows left", (s) => s.rows.length - s.spent.length + " of " + s.rows.length],
        ["Failed", (s) => String(words.failures(s))],
        ["Until", (s) => time(s.expires)],
      ],
    },
    {
      tab: "checks",
      rows: store.all("check").sort(newest((c) => c.due)),
      open: (c) => c.stage === "DUE",
      columns: [
        ["Due", (c) => time(c.due)],
        ["Answer by", (c) => hourMinute(c.answerBy)],
        ["State", (c) => (c.stage === "MISSED" ? el("strong", { class: "overdue" }, "MISSED") : label(c.stage))],
        ["In outage", (c) => c.outage ?? NONE],
        ["Answered", (c) => times(c.answered, names)],
        ["Not answered", (c) => names.parties(c.expected.filter((p) => !c.answered[p])) || "Nobody"],
      ],
    },
    {
      tab: "outages",
      note: "By the word of those for whom the line did not work. When each said so stands beside the time from which it says it.",
      rows: store.all("outage").sort(openFirst((o) => !o.ended, (o) => o.reported)),
      open: (o) => !o.ended,
      columns: [
        ["Of", (o) => names.party(o.by)],
        ["From", (o) => time(o.from)],
        ["Reported", (o) => time(o.reported)],
        ["Until", (o) => (o.ended ? time(o.ended.until) : el("strong", { class: "overdue" }, "OPEN"))],
        ["Ended", (o) => (o.ended ? time(o.ended.at) : NONE)],
        ["What", (o) => o.text ?? NONE, "prose"],
      ],
    },
    {
      tab: "watches",
      note: "A watch is told to its own party and the facilitator.",
      rows: store.all("watch"),
      open: (w) => !w.keeper || w.handover,
      columns: [
        ["Of", (w) => names.party(w.id)],
        ["Kept by", (w) => (w.keeper ? w.keeper.post : el("strong", { class: "overdue" }, "NOBODY"))],
        ["Since", (w) => time(w.since)],
        ["How", (w) => (w.keeper ? words.label(w.keeper.how) : NONE)],
        ["Handed over to", (w) => (w.handover ? w.handover.to : NONE)],
        ["To be acknowledged", (w) => (w.handover ? lines(words.unacknowledged(w)) : NONE), "prose"],
        ["Roster (UTC)", (w) => lines(w.roster.map(words.turn)), "prose"],
      ],
    },
    {
      tab: "incidents",
      rows: store.all("incident").sort(openFirst(words.isOpenIncident, (i) => i.occurred)),
      open: words.isOpenIncident,
      columns: [
        ["Type", (i) => label(i.type)],
        ["Between", (i) => names.parties(i.between)],
        ["Occurred", (i) => time(i.occurred)],
        ["Position", (i) => latLonText(i.position.position.lat, i.position.position.lon) + " ± " + i.position.uncertainty],
        ["Waits for", (i) => lines(words.awaitedReports(i, names)), "prose"],
        ["Accounts", (i) => lines([
          ...Object.entries(i.accounts).map(([party, account]) => names.party(party) + ": " + account.text),
          ...i.sealed.map((party) => names.party(party) + ": sealed until both are in"),
        ]), "prose"],
        ["Full reports", (i) => lines([
          ...Object.entries(i.inquiry?.full ?? {}).map(([party, report]) => names.party(party) + ": " + report.text),
          ...(i.inquiry?.sealed ?? []).map((party) => names.party(party) + ": sealed until both are in"),
        ]), "prose"],
        ["Evidence", (i) => lines(words.evidence(i, names)), "prose"],
        ["Status", (i) => label(i.status)],
        ["Finding", (i) => lines(words.finding(i)), "prose"],
        ["Positions", (i) => lines(Object.entries(i.inquiry?.positions ?? {}).map(([party, { says, text }]) =>
          names.party(party) + " " + words.lower(says) + (text ? ": " + text : ""))), "prose"],
      ],
    },
    {
      tab: "meetings",
      note: "A meeting is told to its delegations alone. What is agreed at one binds nobody here until terms say it.",
      rows: store.all("meeting").sort(openFirst(words.meetingOpen, (m) => m.date)),
      open: words.meetingOpen,
      columns: [
        ["Round", (m) => String(m.round)],
        ["Stage", (m) => label(words.meetingStage(m))],
        ["Begins", (m) => (m.proceedings ? time(m.proceedings.begins) : day(m.date))],
        ["Venue", (m) => m.venue],
        ["Track", (m) => label(m.track)],
        ["Delegations", (m) => lines(words.answers(m, names))],
        ["Agenda", (m) => lines(m.agenda.map((point, i) => point + words.pointStanding(m, i + 1, names)))],
        ["Papers", (m) => lines(Object.values(m.proceedings?.papers ?? {}).map((p) => p.title + " (" + names.party(p.by) + ")"))],
        ["Agreed", (m) => lines(m.agreed)],
        ["Still open", (m) => lines(m.open)],
        ["Minutes", (m) => lines(words.byLanguage(m.proceedings?.minutes?.words.texts ?? {})), "prose"],
        ["Signed", (m) => times(words.signedAt(m.proceedings?.minutes?.signed ?? {}), names)],
        ["Not signed, because", (m) => lines(words.reasons(m.proceedings?.minutes?.refused, names)), "prose"],
        ["Next", (m) => (m.next ? day(m.next) : NONE)],
      ],
    },
    {
      tab: "actions",
      note: "What is to be done after meetings. That one is late is a fact, and nothing follows from it here.",
      rows: store.all("action").sort(openFirst(words.actionOpen, (a) => a.due)),
      open: words.actionOpen,
      columns: [
        ["Owner", (a) => names.party(a.owner)],
        ["What", (a) => lines(words.byLanguage(a.texts)), "prose"],
        ["Due", (a) => day(a.due)],
        ["Stage", (a) => (a.stage === "OVERDUE" ? el("strong", { class: "overdue" }, "OVERDUE") : label(a.stage))],
        ["Meeting", (a) => names.short(a.meeting)],
        ["Remarks", (a) => a.remarks ?? NONE, "prose"],
      ],
    },
    {
      tab: "communiques",
      note: "The public reads what is published at /communiques, without signing in.",
      rows: store.all("communique").sort(openFirst(words.communiqueOpen, (c) => c.id)),
      open: words.communiqueOpen,
      columns: [
        ["Text", (c) => lines(words.communiqueWords(c)), "prose"],
        ["Version", (c) => String(c.version ?? 1)],
        ["Approved", (c) => times(c.approved, names)],
        ["Still to approve", (c) => names.parties(c.approvers.filter((p) => !c.approved[p])) || "Nobody"],
        ["Not approved, because", (c) => lines(words.reasons(c.rejected, names)), "prose"],
        ["Published", (c) => time(c.published)],
        ["To be withdrawn by", (c) => times(c.withdrawing ?? {}, names)],
        ["Withdrawn or dropped", (c) => time(c.over)],
      ],
    },
    {
      tab: "commitments",
      note: "What parties have undertaken, in their own words. Nothing here is enforced by this system.",
      rows: store.all("commitment").sort(openFirst(words.commitmentOpen, (c) => c.offered)),
      open: words.commitmentOpen,
      columns: [
        ["By", (c) => names.party(c.by)],
        ["To", (c) => names.parties(c.to)],
        ["Undertakes", (c) => lines(words.byLanguage(c.text)), "prose"],
        ["If", (c) => (c.condition ? lines(words.byLanguage(c.condition.text)) : NONE), "prose"],
        ["Stage", (c) => label(c.stage)],
        ["Due", (c) => time(c.due)],
        ["Accepted", (c) => times(c.accepted, names)],
        ["Condition met", (c) => (c.condition ? (c.met ? names.party(c.met.by) + " " + dayTime(c.met.at) : "Not said by " + names.party(c.condition.metBy)) : NONE)],
        ["Said to be fulfilled", (c) => time(c.stated?.at)],
        ["Acknowledged", (c) => times(c.acknowledged, names)],
        ["Disputed", (c) => lines(Object.values(c.disputed).map((word) => names.party(word.by) + ": " + word.text)), "prose"],
        ["Linked to", (c) => [...new Set([...c.links, ...(c.condition?.link ? [c.condition.link] : [])])].join(", ") || NONE],
      ],
    },
    {
      tab: "arrangements",
      rows: store.all("arrangement").sort(openFirst((a) => a.standing === "IN_FORCE", (a) => a.id)),
      open: (a) => a.standing !== "SUPERSEDED",
      columns: [
        ["Title", (a) => a.terms.title, "prose"],
        ["Standing", (a) => label(a.standing)],
        ["Separation", (a) => separation(a.terms.separation)],
        ["Told in conflict", (a) => sourced(a.terms.disclosure.inConflict, label)],
        ["Signed", (a) => times(words.signedAt(a.signed), names)],
        ["In force since", (a) => time(a.inForceSince)],
        ["SHA-256 of the terms", (a) => el("code", {}, a.hash.slice(0, 16) + "…")],
      ],
    },
  ];
}

const separation = ({ lateral, vertical, time: apart }) =>
  [sourced(lateral), sourced(vertical), sourced(apart, (t) => t.replace("PT", "").replace("M", " min").replace("H", " h "))].join(", ");

/** A value of the terms is never shown without the letter that says where it comes from. */
const sourced = ({ value, source }, show = (v) => v) => show(value) + " (" + source + ")";
