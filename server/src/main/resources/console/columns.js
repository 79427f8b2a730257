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
        ["Text", (m) => m.text, "prose"],
        ["Sent", (m) => [time(m.sent), m.said && el("strong", { class: "overdue" }, " LATE: said " + hourMinute(m.said))]],
        ["Answer by", (m) => [hourMinute(m.answerBy), m.overdue && el("strong", { class: "overdue" }, " OVERDUE")]],
        ["Delivered", (m) => (m.delivered ? hourMinute(m.delivered) : "No")],
        ["Read", (m) => (m.read ? hourMinute(m.read) : "No")],
        ["Read back", (m) => (m.readBack ? (m.readBack.matches ? "Matches" : "DOES NOT MATCH") : "No")],
        ["Passed down", (m) => (m.passedDown ? m.passedDown.to + " at " + hourMinute(m.passedDown.at) : "No"), "prose"],
        ["Answer", (m) => (m.answer ? label(m.answer.reply) + ", " + m.answer.secondsElapsed + " s" : "None")],
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
        ["Answered", (c) => times(c.answered, names)],
        ["Not answered", (c) => names.parties(c.expected.filter((p) => !c.answered[p])) || "Nobody"],
      ],
    },
    {
      tab: "incidents",
      rows: store.all("incident").sort(openFirst((i) => !i.finding, (i) => i.occurred)),
      open: (i) => !i.finding,
      columns: [
        ["Type", (i) => label(i.type)],
        ["Between", (i) => names.parties(i.between)],
        ["Occurred", (i) => time(i.occurred)],
        ["Position", (i) => latLonText(i.position.position.lat, i.position.position.lon) + " ± " + i.position.uncertainty],
        ["Accounts", (i) => lines([
          ...Object.entries(i.accounts).map(([party, account]) => names.party(party) + ": " + account.text),
          ...i.sealed.map((party) => names.party(party) + ": sealed until both are in"),
        ]), "prose"],
        ["Status", (i) => label(i.status)],
        ["Finding", (i) => i.finding ?? NONE],
      ],
    },
    {
      tab: "meetings",
      rows: store.all("meeting").sort(newest((m) => m.date)),
      columns: [
        ["Round", (m) => String(m.round)],
        ["Date", (m) => day(m.date)],
        ["Venue", (m) => m.venue],
        ["Track", (m) => label(m.track)],
        ["Delegations", (m) => names.parties(m.delegations)],
        ["Agenda", (m) => lines(m.agenda)],
        ["Agreed", (m) => lines(m.agreed)],
        ["Still open", (m) => lines(m.open)],
        ["Next", (m) => (m.next ? day(m.next) : NONE)],
      ],
    },
    {
      tab: "communiques",
      rows: store.all("communique").sort(openFirst((c) => !c.published, (c) => c.id)),
      open: (c) => !c.published,
      columns: [
        ["Text", (c) => c.text, "prose"],
        ["Approved", (c) => times(c.approved, names)],
        ["Still to approve", (c) => names.parties(c.approvers.filter((p) => !c.approved[p])) || "Nobody"],
        ["Published", (c) => time(c.published)],
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
