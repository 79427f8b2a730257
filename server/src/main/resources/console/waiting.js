// What waits, for whom, and by when: read off the items, decided by nobody. Every entry says whose move it is.

import { dayTime, hourMinute } from "./time.js";
import * as words from "./words.js";

/**
 * @typedef {object} Entry
 * @property {string} kind and `id`: the item that waits
 * @property {boolean} mine whether it is this desk's move
 * @property {boolean} alarm act at once: an unanswered FLASH, something overdue
 * @property {boolean} conflict drawn with a red border
 * @property {string} title what it is
 * @property {string} facts the figures
 * @property {string} who whose move, and `what`: the move
 * @property {string} [deadline] ISO 8601, with `until`: what happens then, and `past`: the word once it has
 */

/** Everything that waits: mine before others', alarms first, then by deadline. */
export function waiting(store, names, now) {
  const context = { store, names, me: names.me.party, neutral: names.me.facilitator, now };
  const entries = RULES.flatMap(([kind, rule]) =>
    store.all(kind).flatMap((item) => {
      const entry = rule(item, context);
      return entry ? [{ kind, id: item.id, alarm: false, conflict: false, ...entry }] : [];
    }),
  );
  return entries.sort(
    (a, b) => b.mine - a.mine || b.alarm - a.alarm || dueTime(a) - dueTime(b) || b.conflict - a.conflict,
  );
}

const dueTime = (entry) => (entry.deadline ? Date.parse(entry.deadline) : Number.MAX_SAFE_INTEGER);

const RULES = [
  ["message", message],
  ["call", call],
  ["line", line],
  ["check", check],
  ["outage", outage],
  ["watch", watch],
  ["conflict", conflict],
  ["exchange", exchange],
  ["proposal", proposal],
  ["batch", batch],
  ["arrangement", arrangement],
  ["incident", incident],
  ["meeting", meeting],
  ["action", action],
  ["communique", communique],
  ["commitment", commitment],
  ["crossing", crossing],
  ["phase", phase],
];

/** It waits for the facilitator to pass it on; when its time has come it goes on by itself. */
function relayed(m, { names, neutral }) {
  return {
    mine: neutral,
    precedence: m.precedence,
    title: m.precedence + " from " + names.object(m.from) + " to " + names.object(m.to) + ", to be passed on",
    facts: names.phrases.text(m),
    who: neutral ? "Your move" : "The facilitator’s move",
    what: "pass it on, word for word.",
    deadline: m.relay.by,
    until: "Goes on by itself",
    past: "GONE ON",
  };
}

/** What a rung of the ladder calls, in words that follow a name. */
const called = (rung) =>
  ({ POST: "post " + rung.to, CHANNEL: rung.to, FACILITATOR: "the facilitator (" + rung.to + ")" })[rung.means] ?? rung.to;

function message(m, context) {
  const { store, names, me, neutral, now } = context;
  if (m.answer || m.relay?.returned) return undefined;
  if (m.relay && !m.relay.passedOn) return relayed(m, context);
  const mine = m.to === me;
  const overdue = m.overdue || (now !== undefined && now > Date.parse(m.answerBy));
  const alarmed = neutral && !mine && m.alarm && !m.alarm.taken;
  if (alarmed) {
    return {
      mine: true,
      alarm: true,
      precedence: m.precedence,
      title: "ALARM: nobody answers " + m.precedence + " from " + names.object(m.from) + " to " + names.object(m.to),
      facts: names.phrases.text(m),
      who: "Your move",
      what: "take the alarm, and reach " + names.object(m.to) + " by whatever way there is.",
      deadline: m.alarm.raised,
      until: "Raised",
      past: "RAISED",
    };
  }
  const taken = m.taken ? " In hand: " + m.taken.post + "." : "";
  const left = [
    ...(m.delivered ? [] : ["confirm delivery"]),
    ...(m.readBack?.matches ? [] : [m.readBack ? "read it back again (the last did not match)" : "read it back"]),
    "answer",
  ];
  const ladder = m.escalated.length > 0
    ? " Called: " + called(m.escalated.at(-1)) + "."
    : m.ladder.length > 0 ? " Without an answer, " + called(m.ladder[0]) + " is called at " + hourMinute(m.ladder[0].at) + "." : "";
  return {
    mine,
    alarm: overdue || (mine && m.precedence === "FLASH"),
    precedence: m.precedence,
    title: m.precedence + " from " + names.object(m.from) + (mine ? "" : " to " + names.object(m.to)) + ": " + words.label(m.purpose),
    facts: names.phrases.text(m),
    who: names.move([m.to]),
    what: words.list(left) + "." + taken + ladder + words.callsAbout(store, m.id).map((said) => " " + said + ".").join(""),
    deadline: m.answerBy,
    until: "Answer by",
    past: "OVERDUE",
  };
}

/** A call waits for the word of the other end, and what was agreed on it for either to say that it is done. */
function call(c, { names, me, now }) {
  const { agreed, with: other } = c.account;
  const pending = words.isPendingCall(c);
  if (words.awaitsConfirmation(c) && (c.account.with === me || !pending)) {
    return {
      mine: other === me,
      title: "Call: " + words.callEnds(c, names),
      facts: words.lower(c.account.outcome) + ", " + dayTime(c.account.began) + ". " + c.account.summary,
      who: names.move([other]),
      what: "say whether it was so. What the two ends say stands side by side." + (pending ? " Agreed: " + agreed.action : ""),
      ...(pending && { deadline: agreed.by, until: "To be done by", past: "DUE" }),
    };
  }
  if (!pending) return undefined;
  const ends = [c.by, ...(other ? [other] : [])];
  return {
    mine: ends.includes(me),
    // One end alone raises no alarm at the other.
    alarm: ends.includes(me) && (c.by === me || c.stage === "CONFIRMED") && (c.due || (now !== undefined && now > Date.parse(agreed.by))),
    title: "Agreed by voice: " + words.callEnds(c, names),
    facts: agreed.action,
    who: names.move(ends),
    what: "say when it is done.",
    deadline: agreed.by,
    until: "To be done by",
    past: "DUE",
  };
}

function line(l, { store, names }) {
  // After an outage nothing is tested; a check that was missed before or in it still stands.
  const last = store.all("check").filter((c) => c.stage !== "DUE").at(-1);
  if (l.technical !== "CHECK_MISSED" && !(l.technical === "UNTESTED" && last?.stage === "MISSED")) return undefined;
  const missed = store.all("check").filter((c) => c.stage === "MISSED").at(-1);
  const silent = missed ? missed.expected.filter((party) => !missed.answered[party]) : [];
  return {
    mine: false,
    alarm: true,
    title: "The line did not answer",
    facts: missed
      ? "Check " + dayTime(missed.due) + " was missed by " + names.objects(silent) + "."
      : "The last check was missed.",
    who: silent.length > 0 ? names.move(silent) : "Nobody’s move",
    what: "treat the line as dead until a check goes through; use another way to reach them.",
    deadline: l.nextCheck,
    until: "Next check",
    past: "Check due",
  };
}

function check(c, { names, me }) {
  if (c.stage !== "DUE") return undefined;
  const missing = c.expected.filter((party) => !c.answered[party]);
  return {
    mine: missing.includes(me),
    title: "Line check " + hourMinute(c.due),
    facts: "Not yet answered by " + names.objects(missing) + ".",
    who: names.move(missing),
    what: "answer the line check.",
    deadline: c.answerBy,
    until: "Answer by",
    past: "OVERDUE",
  };
}

function outage(o, { names, me }) {
  if (o.ended) return undefined;
  return {
    mine: o.by === me,
    alarm: true,
    title: "Outage of the line: " + names.object(o.by),
    facts: "Since " + dayTime(o.from) + ", reported " + dayTime(o.reported) + "." + (o.text ? " " + o.text : ""),
    who: names.move([o.by]),
    what: "say when it works again. Until then the line is out; use another way to reach them.",
  };
}

/** It waits while nobody keeps it, where its party has begun to keep one; and for who is to take it over. */
function watch(w, { names, me }) {
  const title = "Watch of " + names.object(w.id);
  if (!w.keeper) {
    return {
      mine: w.id === me,
      alarm: w.roster.some((t) => t.missed),
      title,
      facts: "Nobody has kept it since " + dayTime(w.since) + ".",
      who: names.move([w.id]),
      what: "take the watch, from the post that is to keep it.",
    };
  }
  if (!w.handover) return undefined;
  const left = words.unacknowledged(w);
  return {
    mine: w.id === me,
    title: title + ": from " + w.keeper.post + " to " + w.handover.to,
    facts: left.length > 0 ? "To be acknowledged by " + w.handover.to + ": " + left.join(", ") + "." : "",
    who: names.move([w.id]),
    what: w.id === me
      ? w.handover.to + (left.length > 0 ? " acknowledges each of these; then it keeps the watch." : " takes the watch: nothing is left to acknowledge.")
      : w.handover.to + " acknowledges what is open, and then keeps the watch.",
  };
}

function conflict(c, context) {
  if (c.closed) return undefined;
  const start = c.overlaps.length > 0 ? words.span(c.overlaps).start : undefined;
  return {
    conflict: true,
    title: "Conflict " + c.id,
    facts: sentence(words.conflictFacts(c) + (start ? ", " + words.volumeWindow(c.overlaps) : "")),
    ...conflictMove(c, context),
    deadline: start,
    until: "Overlap begins",
    past: "UNDER WAY",
  };
}

const sides = (c) => c.sides.map((side) => side.party);
const others = (c, me) => sides(c).filter((party) => party !== me);
const sentence = (text) => text[0].toUpperCase() + text.slice(1) + ".";

/** A conflict waits for those who have a proposal to answer; with none on the table, for everyone in it. */
function conflictMove(c, { store, names, me, neutral }) {
  const { clock, received } = c.handling;
  if (clock?.awaited === "RECEIPT") {
    const silent = sides(c).filter((party) => !received[party]);
    if (clock.overdue || silent.includes(me)) {
      return {
        mine: silent.includes(me),
        alarm: clock.overdue,
        who: names.move(silent),
        what: "say that it is received; that consents to nothing. " + words.suggestions(c, names).join(". "),
      };
    }
  }
  const proposals = store.all("proposal").filter((p) => p.conflict === c.id && p.stage === "OPEN");
  if (proposals.length === 0) {
    return neutral
      ? { mine: true, who: "Your move", what: "propose a way out; either side may also amend or withdraw." }
      : {
          mine: true,
          who: names.move([me, ...others(c, me)]),
          what: "either may amend, withdraw or propose. Nothing is on the table yet.",
        };
  }
  const unanswered = [...new Set(proposals.flatMap((p) => sides(c).filter((party) => !p.accepted.includes(party))))];
  return {
    mine: unanswered.includes(me),
    who: names.move(unanswered),
    what: "answer proposal " + proposals.map((p) => p.id).join(", ") + ". Either side may still amend or withdraw.",
  };
}

/** It waits for the facilitator to pass it on, or for the other side to answer. */
function exchange(e, { names, me, neutral, now }) {
  const facilitator = e.stage === "SAID" || e.stage === "ANSWERED";
  if (!facilitator && !(e.stage === "PASSED_ON" && e.sort === "QUERY")) return undefined;
  return {
    mine: facilitator ? neutral : e.to === me,
    alarm: e.overdue || (e.due !== undefined && now !== undefined && now > Date.parse(e.due)),
    title: words.label(e.sort) + " " + e.id + " for conflict " + e.conflict,
    facts: words.exchangeText(e),
    who: facilitator ? (neutral ? "Your move" : "The facilitator’s move") : names.move([e.to]),
    what: facilitator ? "pass it on in words of your own, or close it." : "answer it.",
    deadline: e.due,
    until: facilitator ? "Pass on by" : "Answer by",
    past: "OVERDUE",
  };
}

function proposal(p, { store, names, me }) {
  if (p.stage !== "OPEN") return undefined;
  const c = store.get("conflict", p.conflict);
  if (!c) return undefined;
  const missing = sides(c).filter((party) => !p.accepted.includes(party));
  return {
    mine: missing.includes(me),
    conflict: true,
    title: "Proposal " + p.id,
    facts: sentence("for conflict " + p.conflict + ". " + words.measures(p, names)),
    who: names.move(missing),
    what: "accept or reject. It takes effect only when every side has accepted.",
    deadline: p.answerBy ?? (c.overlaps.length > 0 ? words.span(c.overlaps).start : undefined),
    until: p.answerBy ? "Accept by" : "Overlap begins",
    past: p.answerBy ? "EXPIRED" : "UNDER WAY",
  };
}

/** It waits for the owners of what would move and still stands; of whom a party is told itself alone. */
function batch(b, { store, names, me }) {
  if (b.stage !== "OPEN") return undefined;
  const standing = Object.entries(b.moves).filter(([draft]) => store.get("notice", draft)?.stage === "DRAFT");
  const missing = [...new Set(standing.map(([, move]) => move.owner))].filter((party) => !b.accepted.includes(party));
  if (missing.length === 0) return undefined;
  return {
    mine: missing.includes(me),
    title: "Batch " + b.id + ", plan of " + b.plan,
    facts: words.moves({ moves: Object.fromEntries(standing) }).join("; ") + ".",
    who: names.move(missing),
    what: "accept or reject. All whose drafts would move must accept, or nothing moves.",
    deadline: store.get("plan", b.plan)?.release,
    until: "Accept by",
    past: "LAPSED",
  };
}

function arrangement(a, { names, me, neutral }) {
  if (a.standing === "IN_FORCE" && a.course.reviewDue) {
    return {
      mine: neutral,
      title: "Arrangement " + a.name + ", version " + a.version + ": review",
      facts: "Its review has been due since " + dayTime(a.course.reviewBy) + ".",
      who: neutral ? "Your move" : "The facilitator’s move",
      what: "hold the review, and record that it was held.",
    };
  }
  if (a.standing !== "PROPOSED" && a.standing !== "ADOPTED") return undefined;
  if (a.brackets.length > 0) {
    const disputers = [...new Set(a.brackets.map((b) => b.by))];
    return {
      mine: disputers.includes(me),
      title: "Arrangement " + a.name + ", version " + a.version,
      facts: "In brackets: " + a.brackets.map((b) => b.provision + " (" + names.object(b.by) + ")").join(", ") + ".",
      who: names.move(disputers),
      what: "agree and take the brackets away, or propose another text. Nothing in brackets can be signed.",
    };
  }
  const missing = [...a.terms.parties, a.terms.facilitator].filter((party) => !a.signed[party]);
  return {
    mine: missing.includes(me),
    title: "Arrangement " + a.name + ", version " + a.version,
    facts: "Proposed by " + names.object(a.proposedBy) + ". Not yet signed by " + names.objects(missing) + ".",
    who: names.move(missing),
    what: "compare the text, then sign or leave it. It binds nobody until all have signed.",
  };
}

function incident(i, { names, me, neutral }) {
  const missing = i.between.filter((party) => !words.hasReport(i, party, "INITIAL"));
  const due = Object.keys(i.reporting?.due ?? {}).filter((party) => !missing.includes(party) && !words.hasReport(i, party, "FULL"));
  const awaited = [...missing, ...due];
  const finding = i.status !== "RESOLVED" && words.hasBeenHeard(i);
  if (awaited.length === 0 && !finding) return undefined;
  const neutrals = finding && (neutral || !awaited.includes(me));
  const accounts = missing.includes(me) || (missing.length > 0 && !due.includes(me));
  return {
    mine: awaited.includes(me) || (finding && neutral),
    title: "Incident " + names.short(i.id) + ": " + words.label(i.type),
    facts: ["Between " + names.objects(i.between) + ", " + dayTime(i.occurred), ...words.awaitedReports(i, names)].join(". ") + ".",
    who: neutrals ? (neutral ? "Your move" : "The facilitator’s move") : names.move(accounts ? missing : due),
    what: neutrals
      ? (missing.length > 0 ? "the time for a full report is over" : "both accounts are in") + "; a neutral finding is missing."
      : accounts
        ? "give an account. It stays sealed from the other side until that has given its own."
        : "give a full report. It may correct the account, and both stand.",
  };
}

/** An answer, or a signature. What is to be agreed in between is for the table, and not for a watch floor. */
function meeting(m, { names, me }) {
  const held = m.proceedings;
  const missing = held?.stage === "INVITED"
    ? m.delegations.filter((party) => !held.replies[party])
    : held?.stage === "MINUTED"
      ? m.delegations.filter((party) => held.replies[party]?.answer !== "DECLINES" && !held.minutes.signed[party])
      : [];
  if (missing.length === 0) return undefined;
  const invited = held.stage === "INVITED";
  return {
    mine: missing.includes(me),
    title: "Meeting " + names.short(m.id) + " in " + m.venue,
    facts: m.agenda.join("; "),
    who: names.move(missing),
    what: invited ? "answer the invitation." : "read the minutes, then sign them, or say why not.",
    deadline: invited ? held.begins : undefined,
    until: "Begins",
    past: "BEGUN",
  };
}

function action(a, { names, me }) {
  if (!words.actionOpen(a)) return undefined;
  return {
    mine: a.owner === me,
    title: "Action " + names.short(a.id),
    facts: Object.values(a.texts)[0],
    who: names.move([a.owner]),
    what: a.stage === "OVERDUE" ? "its day is over; say when it is done." : "say when it is done.",
    deadline: a.due + "T23:59:59Z",
    until: "Due",
    past: "OVERDUE",
  };
}

function communique(c, { names, me }) {
  if (!words.communiqueOpen(c)) return undefined;
  const missing = c.approvers.filter((party) => !c.approved[party]);
  return {
    mine: missing.includes(me),
    title: "Communiqué " + names.short(c.id),
    facts: c.text ?? Object.values(c.texts)[0],
    who: names.move(missing),
    what: "approve these very words, or not. It is published when all have.",
  };
}

/** An offer waits for those it is given to, and so does word that it is fulfilled. What is only to be kept waits for nobody here. */
function commitment(c, { names, me }) {
  if (!words.commitmentOpen(c)) return undefined;
  const offered = c.stage === "OFFERED";
  if (!offered && !c.stated) return undefined;
  const missing = c.to.filter((party) => !(offered ? c.accepted : c.acknowledged)[party]);
  return {
    mine: missing.includes(me),
    title: "Commitment " + names.short(c.id) + " of " + names.object(c.by),
    facts: Object.values(c.text)[0] + (c.condition ? " If: " + Object.values(c.condition.text)[0] : ""),
    who: names.move(missing),
    what: offered
      ? "accept or decline. It stands only when all it is given to have accepted."
      : "it is said to be fulfilled: acknowledge that, or dispute it.",
    deadline: offered ? c.due : undefined,
    until: "Due",
    past: "DUE",
  };
}

function phase(p, { store, names, me }) {
  if (!words.isOpenPhase(p)) return undefined;
  const reported = p.stage === "REPORTED";
  const terms = store.all("arrangement").find((a) => a.standing === "IN_FORCE");
  const bound = terms ? terms.terms.parties.filter((party) => !terms.course.left[party]) : [];
  const missing = reported
    ? bound.filter((party) => !p.by.includes(party) && !p.confirmed[party])
    : p.by.filter((party) => bound.includes(party) && !p.reports[party]);
  return {
    mine: missing.includes(me),
    title: "Phase " + p.id,
    facts: words.byLanguage(p.words).join(" / "),
    who: names.move(missing),
    what: reported
      ? "confirm that it is done, or say why you do not."
      : "report when it is done." + (p.stage === "DISPUTED" ? " What was reported has been disputed." : ""),
    deadline: reported ? undefined : p.due,
    until: "Due",
    past: "OVERDUE",
  };
}

function crossing(c, { store, names, me, now }) {
  if (!c.open || c.acknowledged) return undefined;
  const zone = store.get("zone", c.zone);
  const declared = zone?.declaredBy ? ", declared by " + names.object(zone.declaredBy) : "";
  const notice = store.get("notice", c.notice);
  const { start, end } = notice ? words.span(notice.activity.volumes) : {};
  return {
    mine: false,
    title: "Notice " + names.short(c.notice) + " touches " + words.zoneName(c.zone, names),
    facts: zone ? words.label(zone.type) + declared + ", " + words.lower(zone.standing) + "." : "",
    who: c.owner === me ? "Your choice" : possessiveChoice(names, c.owner),
    what: "pointed out, not forbidden: a zone binds only those who agreed to it. Say that you have been told: received, not approved.",
    deadline: now !== undefined && start && Date.parse(end) > now ? start : undefined,
    until: "Notice begins",
    past: "UNDER WAY",
  };
}

const possessiveChoice = (names, party) => words.possessive(names.party(party)) + " choice";
