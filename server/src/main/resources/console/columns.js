// The tables: for each kind, its columns in words. Everything drawn on the map has a row here.

import { el } from "./dom.js";
import { beside, isolated, listed, saidBy, t } from "./language.js";
import { conflictsByNotice } from "./related.js";
import { latLonText } from "./geo.js";
import { day, dayTime, dtg, duration, hourMinute, window } from "./time.js";
import { waiting } from "./waiting.js";
import * as words from "./words.js";

const { label } = words;
const NONE = "–";

/** A time, with its date-time group beside it. */
const time = (at) => (at ? [isolated(dayTime(at)) + " ", group(dtg(at))] : NONE);
/** A window, with the date-time group of its start beside it. */
const windowOf = (volumes) => [
  isolated(words.volumeWindow(volumes)) + " ", el("span", { class: "dtg dtg-from" }, t("tables.cell.from", { dtg: dtg(words.span(volumes).start) }))];
const group = (text) => el("span", { class: "dtg" }, text);
const lines = (texts) => (texts.length > 0 ? el("ul", { class: "cell-list" }, texts.map((text) => el("li", {}, text))) : NONE);
/** What somebody has written, in whatever language. */
const written = (text) => (text ? isolated(text) : NONE);
/** A map of party to time, one to a line. */
const times = (map, names) => lines(Object.entries(map).map(([party, at]) => stamped(party, at, names)));
const signed = (map, names) => times(words.signedAt(map), names);
const stamped = (party, at, names) => beside([names.party(party), dayTime(at)]);
const shout = (key, values) => el("strong", { class: "overdue" }, t("tables.cell." + key, values));
const say = (key, values) => t("tables.cell." + key, values);
const isOpenExchange = (e) => ["SAID", "PASSED_ON", "ANSWERED"].includes(e.stage);
/** Whether something can still become of it: a draft, or one that is filed. */
const standing = (n) => words.isDraft(n) || n.stage === "FILED" || n.stage === "ACTIVE";
const tooClose = ({ before, left, named }) =>
  [say("tooClose", { before, left }), ...named.map(({ first, second }) => listed([first, second]))];
const conflictMark = (text) => el("strong", { class: "conflict-mark" }, "⚠ " + text);

/**
 * Each table: its tab, its rows (items of one kind, most urgent first) and its columns [key of the heading, item → content].
 * A third entry widens a column: "prose" to be read, "steady" to keep figures on one line. The first column is always the item's id. `red` says whether
 * a row is in conflict, `note` whether something stands above the table.
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
      note: true,
      rows: [...store.all("notice"), ...store.all("trace")].sort(
        (a, b) => inConflict.has(b.id) - inConflict.has(a.id) || standing(b) - standing(a) || (a.id < b.id ? -1 : 1)),
      open: standing,
      red: (n) => inConflict.has(n.id),
      columns: [
        ["inConflict", (n) => (inConflict.has(n.id) ? conflictMark(listed(inConflict.get(n.id))) : say("no")), "steady"],
        ["whose", (n) => names.party(n.owner)],
        ["activity", (n) => (n.activity ? label(n.activity.category) : say("undisclosed"))],
        ["levels", (n) => (n.activity ? isolated(words.volumeLevels(n.activity.volumes)) : NONE), "levels"],
        ["window", (n) => (n.activity ? windowOf(n.activity.volumes) : NONE), "steady"],
        ["stage", (n) => beside([label(n.stage), n.version && "v" + n.version, words.isDraft(n) && n.plan && say("planOf", { plan: n.plan })])],
        ["warning", (n) => (n.lead ? label(n.lead) : NONE)],
        ["touches", (n) => lines(crossings.filter((c) => c.notice === n.id).map((c) => "△ " + words.zoneName(c.zone, names)))],
      ],
    },
    {
      tab: "conflicts",
      rows: store.all("conflict").sort(openFirst((c) => !c.closed, (c) => c.opened)),
      open: (c) => !c.closed,
      red: (c) => !c.closed,
      columns: [
        ["state", (c) => (c.closed ? say("settled", { how: words.lower(c.closed) }) : conflictMark(say("open")))],
        ["whoseMove", (c) => moves.get("conflict/" + c.id) ?? names.move([])],
        ["overlapLevels", (c) => (c.overlaps.length > 0 ? isolated(words.volumeLevels(c.overlaps)) : say("undisclosed"))],
        ["overlapWindow", (c) => (c.overlaps.length > 0 ? windowOf(c.overlaps) : NONE), "steady"],
        ["gaps", (c) => (c.gaps ? words.gaps(c.gaps) : NONE), "prose"],
        ["free", (c) => (c.closed ? NONE : lines(words.suggestions(c, names))), "prose"],
        ["receivedBy", (c) => names.parties(Object.keys(c.handling.received)) || say("nobodyYet")],
        ["passedDown", (c) => words.passedDown(c, names) || NONE, "prose"],
        ["called", (c) => c.handling.escalated.at(-1)?.to ?? NONE],
        ["opened", (c) => time(c.opened)],
        ["between", (c) => names.parties(c.sides.map((s) => s.party))],
      ],
    },
    {
      tab: "exchanges",
      rows: store.all("exchange").sort(openFirst(isOpenExchange, (e) => (e.passedOn ?? e.said)?.at ?? "")),
      open: isOpenExchange,
      columns: [
        ["forConflict", (e) => e.conflict],
        ["sort", (e) => label(e.sort)],
        ["stage", (e) => [e.overdue && isOpenExchange(e) && shout("overdue"), " " + label(e.stage)]],
        ["said", (e) => e.said ? written(e.said.text) : say("sealed"), "prose"],
        ["passedOn", (e) => written(e.passedOn?.text), "prose"],
        ["answered", (e) => e.answer ? written(e.answer.text) : e.answerPassedOn ? say("sealed") : NONE, "prose"],
        ["answerPassedOn", (e) => written(e.answerPassedOn?.text), "prose"],
      ],
    },
    {
      tab: "proposals",
      rows: store.all("proposal").sort(openFirst((p) => p.stage === "OPEN", (p) => p.changed)),
      open: (p) => p.stage === "OPEN",
      red: (p) => p.stage === "OPEN",
      columns: [
        ["forConflict", (p) => p.conflict],
        ["stage", (p) => label(p.stage)],
        ["proposedBy", (p) => names.party(p.proposedBy)],
        ["asked", (p) => words.measures(p, names), "prose"],
        ["acceptedBy", (p) => names.parties(p.accepted) || say("nobodyYet")],
        ["remarks", (p) => written(p.remarks)],
        ["changed", (p) => time(p.changed)],
      ],
    },
    {
      tab: "plans",
      note: true,
      rows: store.all("plan").sort(openFirst(words.isOpenPlan, (p) => p.id)),
      open: words.isOpenPlan,
      columns: [
        ["stage", (p) => label(p.stage)],
        ["cutOff", (p) => time(p.cutOff)],
        ["release", (p) => time(p.release)],
        [names.me.facilitator ? "drafts" : "yourDrafts", (p) => lines(store.all("notice").filter((n) => n.plan === p.id && words.isDraft(n)).map((n) => n.id))],
      ],
    },
    {
      tab: "batches",
      rows: store.all("batch").sort(openFirst((b) => b.stage === "OPEN", (b) => b.proposed)),
      open: (b) => b.stage === "OPEN",
      columns: [
        ["planOf", (b) => b.plan, "steady"],
        ["stage", (b) => label(b.stage)],
        [names.me.facilitator ? "wouldMove" : "yoursWouldMove", (b) => lines(words.moves(b)), "prose"],
        ["acceptedBy", (b) => names.parties(b.accepted) || say(names.me.facilitator ? "nobodyYet" : "notByYou")],
        ...(names.me.facilitator ? [
          ["tooClose", (b) => (b.verdict ? lines(tooClose(b.verdict)) : NONE), "prose"],
        ] : []),
        ["rejected", (b) => (b.rejection ? beside([names.party(b.rejection.by), b.rejection.reason]) : NONE), "prose"],
        ["proposed", (b) => time(b.proposed)],
      ],
    },
    {
      tab: "zones",
      rows: store.all("zone").sort(openFirst((z) => !z.lifted, (z) => z.declared)),
      open: (z) => !z.lifted,
      columns: [
        ["name", (z) => written(z.name)],
        ["type", (z) => label(z.type)],
        ["declaredBy", (z) => (z.declaredBy ? names.party(z.declaredBy) : t("words.inCommon"))],
        ["standing", (z) => (z.lifted ? say("lifted") : label(z.standing))],
        ["levels", (z) => isolated(words.levels(z.volume.altitude)), "levels"],
        ["window", (z) => isolated(window(z.volume.window.start, z.volume.window.end))],
        ["appliesTo", (z) => listed(z.appliesTo.map(label))],
        ["knownTo", (z) => (z.knownTo ? names.parties(z.knownTo) || say("facilitatorAlone") : say("all"))],
        ["statement", (z) => lines([...words.byLanguage(z.statement), ...(z.source ? ["(" + z.source + ")"] : [])]), "prose"],
        ["touchedBy", (z) => lines(crossings.filter((c) => c.zone === z.id).map((c) => "△ " + c.notice))],
      ],
    },
    {
      tab: "phases",
      rows: store.all("phase").sort(openFirst(words.isOpenPhase, (p) => p.due)),
      open: words.isOpenPhase,
      columns: [
        ["what", (p) => lines(words.byLanguage(p.words)), "prose"],
        ["by", (p) => names.parties(p.by)],
        ["due", (p) => time(p.due)],
        ["stage", (p) => [label(p.stage) + " ", p.overdue && p.stage !== "OVERDUE" && shout("wasOverdue")]],
        ["reported", (p) => lines(Object.entries(p.reports).map(([party, report]) =>
          beside([names.party(party), dayTime(report.at), report.text]))), "prose"],
        ["confirmed", (p) => times(p.confirmed, names)],
        ["disputed", (p) => lines(p.disputes.map((d) => saidBy(names.party(d.by), d.reason))), "prose"],
      ],
    },
    {
      tab: "messages",
      rows: store.all("message").sort(openFirst((m) => !m.answer, (m) => m.sent)),
      open: (m) => !m.answer,
      columns: [
        ["precedence", (m) => el("strong", { class: "precedence " + m.precedence.toLowerCase() }, m.precedence)],
        ["fromTo", (m) => t("words.fromTo", { from: names.party(m.from), to: names.party(m.to) })],
        ["purpose", (m) => label(m.purpose)],
        ["says", (m) => (m.coded
          ? [el("strong", {}, m.coded.code), " ", el("span", { lang: names.phrases.languageOf(m), dir: "auto" }, names.phrases.words(m))]
          : written(m.text)), "prose"],
        ["sent", (m) => [time(m.sent), " ", m.said && shout("late", { said: hourMinute(m.said) })].flat()],
        ["answerBy", (m) => [isolated(hourMinute(m.answerBy)) + " ", m.overdue && shout("overdue")]],
        ["delivered", (m) => (m.delivered ? hourMinute(m.delivered) : say("no"))],
        ["read", (m) => (m.read ? hourMinute(m.read) : say("no"))],
        ["inHand", (m) => (m.taken ? beside([m.taken.post, hourMinute(m.taken.at)]) : say("no")), "prose"],
        ["readBack", (m) => (m.readBack ? say(m.readBack.matches ? "matches" : "matchesNot") : say("no"))],
        ["passedDown", (m) => (m.passedDown ? beside([m.passedDown.to, hourMinute(m.passedDown.at)]) : say("no")), "prose"],
        ["answer", (m) => (m.answer ? beside([label(m.answer.reply), t("page.time.seconds", { s: m.answer.secondsElapsed })]) : say("none"))],
        ["calls", (m) => lines(words.callsAbout(store, m.id)), "steady"],
      ],
    },
    {
      tab: "calls",
      note: true,
      rows: store.all("call").sort(openFirst(words.isOpenCall, (c) => c.account.began)),
      open: words.isOpenCall,
      columns: [
        ["ends", (c) => words.callEnds(c, names)],
        ["channel", (c) => written(c.account.channel), "prose"],
        ["outcome", (c) => beside([label(c.account.outcome), c.account.attempt > 1 && say("attempt", { attempt: c.account.attempt })])],
        ["beganEnded", (c) => [isolated(dayTime(c.account.began) + "–" + hourMinute(c.account.ended)) + " ", group(dtg(c.account.began))], "steady"],
        ["logged", (c) => beside([dayTime(c.logged), words.loggedAfter(c)])],
        ["purpose", (c) => beside([label(c.account.purpose), c.account.message && say("about", { message: c.account.message })])],
        ["posts", (c) => beside([c.account.callerRole, c.account.answererRole, c.account.interpreter && say("interpreter")]) || NONE],
        ["summary", (c) => written(c.account.summary), "prose"],
        ["otherEnd", (c) => (c.account.with ? beside([label(c.stage), c.confirmation?.text]) : say("outside")), "prose"],
        ["agreed", (c) => (c.account.agreed ? say("agreedBy", { action: c.account.agreed.action, at: dayTime(c.account.agreed.by) }) : NONE), "prose"],
        ["done", (c) => (!c.account.agreed ? NONE : c.done ? stamped(c.done.by, c.done.at, names) : c.due ? shout("due") : say("notSaid"))],
        ["recognised", (c) => (c.authenticated ? say("row", { row: c.authenticated.row, sheet: c.authenticated.sheet }) : NONE)],
        ["recordings", (c) => lines(Object.entries(c.recordings).map(([party, r]) => beside([names.party(party), r.custodian, r.hash.slice(0, 16) + "…"])))],
      ],
    },
    {
      tab: "challenges",
      note: true,
      rows: store.all("challenges").sort(openFirst((s) => s.stage === "VALID", (s) => s.sealed)),
      open: (s) => s.stage === "VALID",
      columns: [
        ["whose", (s) => names.party(s.owner)],
        ["holder", (s) => written(s.holder), "prose"],
        ["stage", (s) => label(s.stage)],
        ["rowsLeft", (s) => say("leftOf", { left: s.rows.length - s.spent.length, all: s.rows.length })],
        ["failed", (s) => String(words.failures(s))],
        ["until", (s) => time(s.expires)],
      ],
    },
    {
      tab: "checks",
      rows: store.all("check").sort(newest((c) => c.due)),
      open: (c) => c.stage === "DUE",
      columns: [
        ["due", (c) => time(c.due)],
        ["answerBy", (c) => hourMinute(c.answerBy)],
        ["state", (c) => (c.stage === "MISSED" ? shout("missed") : label(c.stage))],
        ["inOutage", (c) => c.outage ?? NONE],
        ["answered", (c) => times(c.answered, names)],
        ["notAnswered", (c) => names.parties(c.expected.filter((p) => !c.answered[p])) || t("words.nobody")],
      ],
    },
    {
      tab: "outages",
      note: true,
      rows: store.all("outage").sort(openFirst((o) => !o.ended, (o) => o.reported)),
      open: (o) => !o.ended,
      columns: [
        ["of", (o) => names.party(o.by)],
        ["fromTime", (o) => time(o.from)],
        ["reported", (o) => time(o.reported)],
        ["until", (o) => (o.ended ? time(o.ended.until) : shout("open"))],
        ["ended", (o) => (o.ended ? time(o.ended.at) : NONE)],
        ["what", (o) => written(o.text), "prose"],
      ],
    },
    {
      tab: "watches",
      note: true,
      rows: store.all("watch"),
      open: (w) => !w.keeper || w.handover,
      columns: [
        ["of", (w) => names.party(w.id)],
        ["keptBy", (w) => (w.keeper ? w.keeper.post : shout("nobody"))],
        ["since", (w) => time(w.since)],
        ["how", (w) => (w.keeper ? words.label(w.keeper.how) : NONE)],
        ["handedOverTo", (w) => (w.handover ? w.handover.to : NONE)],
        ["toAcknowledge", (w) => (w.handover ? lines(words.unacknowledged(w)) : NONE), "prose"],
        ["roster", (w) => lines(w.roster.map(words.turn)), "prose"],
      ],
    },
    {
      tab: "incidents",
      rows: store.all("incident").sort(openFirst(words.isOpenIncident, (i) => i.occurred)),
      open: words.isOpenIncident,
      columns: [
        ["type", (i) => label(i.type)],
        ["between", (i) => names.parties(i.between)],
        ["occurred", (i) => time(i.occurred)],
        ["position", (i) => isolated(latLonText(i.position.position.lat, i.position.position.lon) + " ± " + i.position.uncertainty)],
        ["waitsFor", (i) => lines(words.awaitedReports(i, names)), "prose"],
        ["accounts", (i) => lines([
          ...Object.entries(i.accounts).map(([party, account]) => saidBy(names.party(party), account.text)),
          ...i.sealed.map((party) => say("sealedUntil", { party: names.party(party) })),
        ]), "prose"],
        ["fullReports", (i) => lines([
          ...Object.entries(i.inquiry?.full ?? {}).map(([party, report]) => saidBy(names.party(party), report.text)),
          ...(i.inquiry?.sealed ?? []).map((party) => say("sealedUntil", { party: names.party(party) })),
        ]), "prose"],
        ["evidence", (i) => lines(words.evidence(i, names)), "prose"],
        ["status", (i) => label(i.status)],
        ["finding", (i) => lines(words.finding(i)), "prose"],
        ["positions", (i) => lines(Object.entries(i.inquiry?.positions ?? {}).map(([party, { says, text }]) =>
          saidBy(names.party(party), beside([words.lower(says), text])))), "prose"],
      ],
    },
    {
      tab: "meetings",
      note: true,
      rows: store.all("meeting").sort(openFirst(words.meetingOpen, (m) => m.date)),
      open: words.meetingOpen,
      columns: [
        ["round", (m) => String(m.round)],
        ["stage", (m) => label(words.meetingStage(m))],
        ["begins", (m) => (m.proceedings ? time(m.proceedings.begins) : day(m.date))],
        ["venue", (m) => written(m.venue)],
        ["track", (m) => label(m.track)],
        ["delegations", (m) => lines(words.answers(m, names))],
        ["agenda", (m) => lines(m.agenda.map((point, i) => words.pointStanding(m, i + 1, point, names)))],
        ["papers", (m) => lines(Object.values(m.proceedings?.papers ?? {}).map((p) => saidBy(names.party(p.by), p.title)))],
        ["agreed", (m) => lines(m.agreed.map(isolated))],
        ["stillOpen", (m) => lines(m.open.map(isolated))],
        ["minutes", (m) => lines(words.byLanguage(m.proceedings?.minutes?.words.texts ?? {})), "prose"],
        ["signed", (m) => signed(m.proceedings?.minutes?.signed ?? {}, names)],
        ["notSigned", (m) => lines(words.reasons(m.proceedings?.minutes?.refused, names)), "prose"],
        ["next", (m) => (m.next ? day(m.next) : NONE)],
      ],
    },
    {
      tab: "actions",
      note: true,
      rows: store.all("action").sort(openFirst(words.actionOpen, (a) => a.due)),
      open: words.actionOpen,
      columns: [
        ["owner", (a) => names.party(a.owner)],
        ["what", (a) => lines(words.byLanguage(a.texts)), "prose"],
        ["due", (a) => day(a.due)],
        ["stage", (a) => (a.stage === "OVERDUE" ? shout("overdue") : label(a.stage))],
        ["meeting", (a) => names.short(a.meeting)],
        ["remarks", (a) => written(a.remarks), "prose"],
      ],
    },
    {
      tab: "communiques",
      note: true,
      rows: store.all("communique").sort(openFirst(words.communiqueOpen, (c) => c.id)),
      open: words.communiqueOpen,
      columns: [
        ["text", (c) => lines(words.communiqueWords(c)), "prose"],
        ["version", (c) => String(c.version ?? 1)],
        ["approved", (c) => times(c.approved, names)],
        ["toApprove", (c) => names.parties(c.approvers.filter((p) => !c.approved[p])) || t("words.nobody")],
        ["notApproved", (c) => lines(words.reasons(c.rejected, names)), "prose"],
        ["published", (c) => time(c.published)],
        ["withdrawing", (c) => times(c.withdrawing ?? {}, names)],
        ["over", (c) => time(c.over)],
      ],
    },
    {
      tab: "commitments",
      note: true,
      rows: store.all("commitment").sort(openFirst(words.commitmentOpen, (c) => c.offered)),
      open: words.commitmentOpen,
      columns: [
        ["by", (c) => names.party(c.by)],
        ["to", (c) => names.parties(c.to)],
        ["undertakes", (c) => lines(words.byLanguage(c.text)), "prose"],
        ["if", (c) => (c.condition ? lines(words.byLanguage(c.condition.text)) : NONE), "prose"],
        ["stage", (c) => label(c.stage)],
        ["due", (c) => time(c.due)],
        ["accepted", (c) => times(c.accepted, names)],
        ["conditionMet", (c) => (c.condition ? (c.met ? stamped(c.met.by, c.met.at, names) : say("notSaidBy", { party: names.party(c.condition.metBy) })) : NONE)],
        ["stated", (c) => time(c.stated?.at)],
        ["acknowledged", (c) => times(c.acknowledged, names)],
        ["disputed", (c) => lines(Object.values(c.disputed).map((word) => saidBy(names.party(word.by), word.text))), "prose"],
        ["linkedTo", (c) => lines([...new Set([...c.links, ...(c.condition?.link ? [c.condition.link] : [])])])],
      ],
    },
    {
      tab: "arrangements",
      rows: store.all("arrangement").sort(openFirst((a) => a.standing === "IN_FORCE", (a) => a.id)),
      open: (a) => a.standing !== "SUPERSEDED",
      columns: [
        ["title", (a) => written(a.terms.title), "prose"],
        ["standing", (a) => label(a.standing)],
        ["separation", (a) => separation(a.terms.separation)],
        ["toldInConflict", (a) => sourced(a.terms.disclosure.inConflict, label)],
        ["signed", (a) => signed(a.signed, names)],
        ["inForceSince", (a) => time(a.inForceSince)],
        ["hash", (a) => el("code", {}, a.hash.slice(0, 16) + "…")],
      ],
    },
  ];
}

const separation = ({ lateral, vertical, time: apart }) =>
  beside([sourced(lateral), sourced(vertical), sourced(apart, (text) => t("words.minutes", { minutes: duration(text) / 60_000 }))]);

/** A value of the terms is never shown without the letter that says where it comes from. */
const sourced = ({ value, source }, show = (v) => v) => show(value) + " (" + source + ")";
