// What waits, for whom, and by when: read off the items, decided by nobody. Every entry says whose move it is.

import { beside, isolated, listed, t } from "./language.js";
import { dayTime, hourMinute } from "./time.js";
import * as words from "./words.js";

/**
 * @typedef {object} Entry
 * @property {string} kind and `id`: the item that waits
 * @property {boolean} mine whether it is this desk's move
 * @property {boolean} alarm act at once: an unanswered FLASH, something overdue
 * @property {boolean} conflict drawn with a red border
 * @property {string} title what it is, and `brief`: of a message, the same without its precedence
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
    ...headed(m, "relayed", names),
    facts: names.phrases.text(m),
    who: names.facilitatorsMove(),
    what: t("desk.message.passOn"),
    deadline: m.relay.by,
    until: t("desk.until.goesOn"),
    past: t("desk.past.goneOn"),
  };
}

/** Its title, with its precedence for a card and without it for the band that shows that apart. */
function headed(m, what, names) {
  const brief = t("desk.message." + what, { from: names.party(m.from), to: names.party(m.to), purpose: words.label(m.purpose) });
  return { title: m.precedence + " · " + brief, brief };
}

/** What a rung of the ladder calls. */
const called = (rung) => t(["desk.rung." + rung.means, "desk.rung.CHANNEL"], { to: rung.to });

/** Who has been called, or will be without an answer. */
function ladder(m) {
  if (m.escalated.length > 0) return t("desk.message.called", { whom: called(m.escalated.at(-1)) });
  return m.ladder.length > 0 ? t("desk.message.willCall", { whom: called(m.ladder[0]), at: hourMinute(m.ladder[0].at) }) : "";
}

const sentences = (...all) => all.flat().filter(Boolean).join(" ");

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
      ...headed(m, "alarm", names),
      facts: names.phrases.text(m),
      who: names.facilitatorsMove(),
      what: t("desk.message.takeAlarm", { to: names.party(m.to) }),
      deadline: m.alarm.raised,
      until: t("desk.past.raised"),
      past: t("desk.past.raised"),
    };
  }
  const left = [
    !m.delivered && t("desk.message.confirm"),
    !m.readBack?.matches && t(m.readBack ? "desk.message.readBackAgain" : "desk.message.readBack"),
    t("desk.message.answer"),
  ];
  return {
    mine,
    alarm: overdue || (mine && m.precedence === "FLASH"),
    precedence: m.precedence,
    ...headed(m, mine ? "toYou" : "between", names),
    facts: names.phrases.text(m),
    who: names.move([m.to]),
    what: sentences(
      t("desk.message.left", { steps: listed(left.filter(Boolean)) }),
      m.taken && t("desk.message.inHand", { post: m.taken.post }),
      ladder(m),
      words.callsAbout(store, m.id),
    ),
    deadline: m.answerBy,
    until: t("desk.until.answer"),
    past: t("desk.past.overdue"),
  };
}

/** A call waits for the word of the other end, and what was agreed on it for either to say that it is done. */
function call(c, { names, me, now }) {
  const { agreed, with: other } = c.account;
  const pending = words.isPendingCall(c);
  if (words.awaitsConfirmation(c) && (c.account.with === me || !pending)) {
    return {
      mine: other === me,
      title: t("desk.call.title", { ends: words.callEnds(c, names) }),
      facts: beside([words.lower(c.account.outcome), dayTime(c.account.began), c.account.summary]),
      who: names.move([other]),
      what: sentences(t("desk.call.confirm"), pending && t("desk.call.agreed", { action: agreed.action })),
      ...(pending && { deadline: agreed.by, until: t("desk.until.done"), past: t("desk.past.due") }),
    };
  }
  if (!pending) return undefined;
  const ends = [c.by, ...(other ? [other] : [])];
  return {
    mine: ends.includes(me),
    // One end alone raises no alarm at the other.
    alarm: ends.includes(me) && (c.by === me || c.stage === "CONFIRMED") && (c.due || (now !== undefined && now > Date.parse(agreed.by))),
    title: t("desk.call.agreedTitle", { ends: words.callEnds(c, names) }),
    facts: isolated(agreed.action),
    who: names.move(ends),
    what: t("desk.sayDone"),
    deadline: agreed.by,
    until: t("desk.until.done"),
    past: t("desk.past.due"),
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
    title: t("desk.line.title"),
    facts: missed ? t("desk.line.missed", { at: dayTime(missed.due), silent: names.parties(silent) }) : t("desk.line.missedLast"),
    who: names.move(silent),
    what: t("desk.line.dead"),
    deadline: l.nextCheck,
    until: t("desk.until.check"),
    past: t("desk.past.check"),
  };
}

function check(c, { names, me }) {
  if (c.stage !== "DUE") return undefined;
  const missing = c.expected.filter((party) => !c.answered[party]);
  return {
    mine: missing.includes(me),
    title: t("desk.check.title", { at: hourMinute(c.due) }),
    facts: t("desk.check.missing", { parties: names.parties(missing) }),
    who: names.move(missing),
    what: t("desk.check.answer"),
    deadline: c.answerBy,
    until: t("desk.until.answer"),
    past: t("desk.past.overdue"),
  };
}

function outage(o, { names, me }) {
  if (o.ended) return undefined;
  return {
    mine: o.by === me,
    alarm: true,
    title: t("desk.outage.title", { party: names.party(o.by) }),
    facts: sentences(t("desk.outage.since", { from: dayTime(o.from), reported: dayTime(o.reported) }), o.text && isolated(o.text)),
    who: names.move([o.by]),
    what: t("desk.outage.sayEnd"),
  };
}

/** It waits while nobody keeps it, where its party has begun to keep one; and for who is to take it over. */
function watch(w, { names, me }) {
  if (!w.keeper) {
    return {
      mine: w.id === me,
      alarm: w.roster.some((t) => t.missed),
      title: t("desk.watch.title", { party: names.party(w.id) }),
      facts: t("desk.watch.unkept", { since: dayTime(w.since) }),
      who: names.move([w.id]),
      what: t("desk.watch.take"),
    };
  }
  if (!w.handover) return undefined;
  const left = words.unacknowledged(w);
  return {
    mine: w.id === me,
    title: t("desk.watch.handover", { party: names.party(w.id), from: w.keeper.post, to: w.handover.to }),
    facts: left.length > 0 ? t("desk.watch.left", { to: w.handover.to, left: listed(left) }) : "",
    who: names.move([w.id]),
    what: t("desk.watch." + (w.id !== me ? "othersHandover" : left.length > 0 ? "acknowledge" : "nothingLeft"), { to: w.handover.to }),
  };
}

function conflict(c, context) {
  if (c.closed) return undefined;
  const start = c.overlaps.length > 0 ? words.span(c.overlaps).start : undefined;
  return {
    conflict: true,
    title: t("desk.conflict.title", { id: c.id }),
    facts: beside([words.conflictFacts(c), start && words.volumeWindow(c.overlaps)]),
    ...conflictMove(c, context),
    deadline: start,
    until: t("desk.until.overlap"),
    past: t("desk.past.underWay"),
  };
}

const sides = (c) => c.sides.map((side) => side.party);
const others = (c, me) => sides(c).filter((party) => party !== me);

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
        what: sentences(t("desk.conflict.receive"), words.suggestions(c, names)),
      };
    }
  }
  const proposals = store.all("proposal").filter((p) => p.conflict === c.id && p.stage === "OPEN");
  if (proposals.length === 0) {
    return neutral
      ? { mine: true, who: names.facilitatorsMove(), what: t("desk.conflict.proposeNeutral") }
      : { mine: true, who: names.move([me, ...others(c, me)]), what: t("desk.conflict.propose") };
  }
  const unanswered = [...new Set(proposals.flatMap((p) => sides(c).filter((party) => !p.accepted.includes(party))))];
  return {
    mine: unanswered.includes(me),
    who: names.move(unanswered),
    what: t("desk.conflict.answer", { proposals: listed(proposals.map((p) => p.id)) }),
  };
}

/** It waits for the facilitator to pass it on, or for the other side to answer. */
function exchange(e, { names, me, neutral, now }) {
  const facilitator = e.stage === "SAID" || e.stage === "ANSWERED";
  if (!facilitator && !(e.stage === "PASSED_ON" && e.sort === "QUERY")) return undefined;
  return {
    mine: facilitator ? neutral : e.to === me,
    alarm: e.overdue || (e.due !== undefined && now !== undefined && now > Date.parse(e.due)),
    title: t("desk.exchange.title", { sort: words.label(e.sort), id: e.id, conflict: e.conflict }),
    facts: isolated(words.exchangeText(e)),
    who: facilitator ? names.facilitatorsMove() : names.move([e.to]),
    what: t(facilitator ? "desk.exchange.passOn" : "desk.exchange.answer"),
    deadline: e.due,
    until: t(facilitator ? "desk.until.passOn" : "desk.until.answer"),
    past: t("desk.past.overdue"),
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
    title: t("desk.proposal.title", { id: p.id, conflict: p.conflict }),
    facts: words.measures(p, names),
    who: names.move(missing),
    what: t("desk.proposal.accept"),
    deadline: p.answerBy ?? (c.overlaps.length > 0 ? words.span(c.overlaps).start : undefined),
    until: t(p.answerBy ? "desk.until.accept" : "desk.until.overlap"),
    past: t(p.answerBy ? "desk.past.expired" : "desk.past.underWay"),
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
    title: t("desk.batch.title", { id: b.id, plan: b.plan }),
    facts: beside(words.moves({ moves: Object.fromEntries(standing) })),
    who: names.move(missing),
    what: t("desk.batch.accept"),
    deadline: store.get("plan", b.plan)?.release,
    until: t("desk.until.accept"),
    past: t("desk.past.lapsed"),
  };
}

function arrangement(a, { names, me, neutral }) {
  if (a.standing === "IN_FORCE" && a.course.reviewDue) {
    return {
      mine: neutral,
      title: t("desk.arrangement.title", { name: a.name, version: a.version }),
      facts: t("desk.arrangement.reviewDue", { since: dayTime(a.course.reviewBy) }),
      who: names.facilitatorsMove(),
      what: t("desk.arrangement.review"),
    };
  }
  if (a.standing !== "PROPOSED" && a.standing !== "ADOPTED") return undefined;
  if (a.brackets.length > 0) {
    const disputers = [...new Set(a.brackets.map((b) => b.by))];
    return {
      mine: disputers.includes(me),
      title: t("desk.arrangement.title", { name: a.name, version: a.version }),
      facts: t("desk.arrangement.brackets", { provisions: listed(a.brackets.map((b) => b.provision + " (" + names.party(b.by) + ")")) }),
      who: names.move(disputers),
      what: t("desk.arrangement.unbracket"),
    };
  }
  const missing = [...a.terms.parties, a.terms.facilitator].filter((party) => !a.signed[party]);
  return {
    mine: missing.includes(me),
    title: t("desk.arrangement.title", { name: a.name, version: a.version }),
    facts: t("desk.arrangement.unsigned", { by: names.party(a.proposedBy), missing: names.parties(missing) }),
    who: names.move(missing),
    what: t("desk.arrangement.sign"),
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
    title: t("desk.incident.title", { id: names.short(i.id), type: words.label(i.type) }),
    facts: beside([names.parties(i.between), dayTime(i.occurred), ...words.awaitedReports(i, names)]),
    who: neutrals ? names.facilitatorsMove() : names.move(accounts ? missing : due),
    what: t("desk.incident." + (neutrals ? (missing.length > 0 ? "findLate" : "find") : accounts ? "account" : "report")),
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
    title: t("desk.meeting.title", { id: names.short(m.id), venue: m.venue }),
    facts: beside(m.agenda),
    who: names.move(missing),
    what: t(invited ? "desk.meeting.answer" : "desk.meeting.sign"),
    deadline: invited ? held.begins : undefined,
    until: t("desk.until.begins"),
    past: t("desk.past.begun"),
  };
}

function action(a, { names, me }) {
  if (!words.actionOpen(a)) return undefined;
  return {
    mine: a.owner === me,
    title: t("desk.action.title", { id: names.short(a.id) }),
    facts: inReadersLanguage(a.texts, names),
    who: names.move([a.owner]),
    what: t(a.stage === "OVERDUE" ? "desk.action.late" : "desk.sayDone"),
    deadline: a.due + "T23:59:59Z",
    until: t("desk.until.due"),
    past: t("desk.past.overdue"),
  };
}

function communique(c, { names, me }) {
  if (!words.communiqueOpen(c)) return undefined;
  const missing = c.approvers.filter((party) => !c.approved[party]);
  return {
    mine: missing.includes(me),
    title: t("desk.communique.title", { id: names.short(c.id) }),
    facts: c.text ? isolated(c.text) : inReadersLanguage(c.texts, names),
    who: names.move(missing),
    what: t("desk.communique.approve"),
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
    title: t("desk.commitment.title", { id: names.short(c.id), party: names.party(c.by) }),
    facts: sentences(
      inReadersLanguage(c.text, names),
      c.condition && t("desk.commitment.if", { condition: inReadersLanguage(c.condition.text, names) }),
    ),
    who: names.move(missing),
    what: t(offered ? "desk.commitment.accept" : "desk.commitment.acknowledge"),
    deadline: offered ? c.due : undefined,
    until: t("desk.until.due"),
    past: t("desk.past.due"),
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
    title: t("desk.phase.title", { id: p.id }),
    facts: inReadersLanguage(p.words, names),
    who: names.move(missing),
    what: t("desk.phase." + (reported ? "confirm" : p.stage === "DISPUTED" ? "reportAgain" : "report")),
    deadline: reported ? undefined : p.due,
    until: t("desk.until.due"),
    past: t("desk.past.overdue"),
  };
}

function crossing(c, { store, names, me, now }) {
  if (!c.open || c.acknowledged) return undefined;
  const zone = store.get("zone", c.zone);
  const notice = store.get("notice", c.notice);
  const { start, end } = notice ? words.span(notice.activity.volumes) : {};
  return {
    mine: false,
    title: t("desk.crossing.title", { notice: names.short(c.notice), zone: words.zoneName(c.zone, names) }),
    facts: zone ? zoneFacts(zone, names) : "",
    who: c.owner === me ? t("desk.crossing.yourChoice") : t("desk.crossing.choice", { party: names.party(c.owner) }),
    what: t("desk.crossing.what"),
    deadline: now !== undefined && start && Date.parse(end) > now ? start : undefined,
    until: t("desk.until.notice"),
    past: t("desk.past.underWay"),
  };
}

const zoneFacts = (zone, names) => beside([
  words.label(zone.type),
  zone.declaredBy && t("desk.crossing.declared", { party: names.party(zone.declaredBy) }),
  words.lower(zone.standing),
]);

/** Of words in several languages the reader's, else the first. */
const inReadersLanguage = (texts, names) => isolated(texts[names.phrases.language] ?? Object.values(texts)[0]);
