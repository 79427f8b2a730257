// What things are called and what is told of them, in the reader's language. Figures and ids are the server's.

import { beside, either, isolated, listed, saidBy, t } from "./language.js";
import { coded } from "./phrases.js";
import { dayTime, duration, hourMinute, window } from "./time.js";

/** An enum constant for people: `GROUND_LINE` → `Ground line`. */
export const label = (constant) => t("words.label." + constant, { defaultValue: constant.replaceAll("_", " ") });

/** The same words in each language: `en: Keep clear.` */
export const byLanguage = (words) => Object.entries(words).map(([language, text]) => saidBy(language, text));

/** Whether something can still be said of it. */
export const isOpenPhase = (phase) => phase.stage !== "CONFIRMED" && phase.stage !== "ENDED";

/** Of a daily plan that is not released: others know nothing of it. */
export const isDraft = (notice) => notice.stage === "DRAFT";

/** Whether there may be drafts of it. */
export const isOpenPlan = (plan) => plan.stage === "DRAFTING" || plan.stage === "CUT_OFF";

export const lower = (constant) => label(constant).toLocaleLowerCase(document.documentElement.lang);

export const upper = (constant) => label(constant).toLocaleUpperCase(document.documentElement.lang);

/** What one desk calls parties and things. */
export class Names {
  constructor(store, me, phrases) {
    this.store = store;
    this.me = me;
    this.phrases = phrases;
  }

  party(id) {
    return this.store.get("party", id)?.name ?? id;
  }

  parties(ids) {
    return listed(ids.map((id) => this.party(id)));
  }

  /** `Your move`, `Israel to move`, `You and Israel to move`; where nobody is named, nobody’s. */
  move(ids) {
    const others = ids.filter((id) => id !== this.me.party);
    const whose = [ids.length > others.length && "you", others.length > 0 && "others"].filter(Boolean).join("And");
    return t("words.move." + (whose || "nobody"), { others: this.parties(others) });
  }

  facilitatorsMove() {
    return t(this.me.facilitator ? "words.move.you" : "words.move.facilitator");
  }

  /** The name a party gave a thing, without the party: `turkiye.tadmor-1` → `tadmor-1`. */
  short(id) {
    return id.slice(id.indexOf(".") + 1);
  }
}

export const levels = ({ lower: from, upper }) => from + "–" + upper;

/** Each of several levels or windows once, one to a line. */
const each = (values) => [...new Set(values)];

export function volumeLevels(volumes) {
  return each(volumes.map((v) => levels(v.altitude))).join(", ");
}

/** From the first start to the last end. */
export function span(volumes) {
  const starts = volumes.map((v) => v.window.start).sort();
  const ends = volumes.map((v) => v.window.end).sort();
  return { start: starts[0], end: ends.at(-1) };
}

export function volumeWindow(volumes) {
  const { start, end } = span(volumes);
  return window(start, end);
}

const NM = 1852;
const FOOT = 0.3048;

const inMinutes = (text) => Math.round((duration(text) ?? 0) / 60_000);

/** `lateral gap 3.2 NM · levels overlap · times overlap` */
export function gaps({ lateralMetres, verticalMetres, time }) {
  const minutes = inMinutes(time);
  return beside([
    lateralMetres > 0 ? t("words.gap.lateral", { gap: (lateralMetres / NM).toFixed(1) + " NM" }) : t("words.gap.areas"),
    verticalMetres > 0 ? t("words.gap.vertical", { gap: Math.round(verticalMetres / FOOT) + " ft" }) : t("words.gap.levels"),
    minutes > 0 ? t("words.gap.time", { minutes }) : t("words.gap.times"),
  ]);
}

/** What this audience may know of a conflict's place: `Overlap FL200–FL240 · lateral gap 3.2 NM …` */
export function conflictFacts({ overlaps, gaps: apart, cells }) {
  if (overlaps.length === 0 && !apart) {
    return cells.length > 0 ? t("words.place.cells", { count: cells.length }) : t("words.place.undisclosed");
  }
  return beside([
    overlaps.length > 0 && t("words.place.overlap", { levels: volumeLevels(overlaps) }),
    apart && gaps(apart),
  ]);
}

/** What a proposal asks of one party. */
export function measure({ delay, climb }) {
  const minutes = inMinutes(delay);
  const asks = [];
  if (minutes !== 0) asks.push(t(minutes > 0 ? "words.measure.later" : "words.measure.earlier", { minutes: Math.abs(minutes) }));
  if (climb) asks.push(t(climb.startsWith("-") ? "words.measure.lower" : "words.measure.higher", { by: climb.replace("-", "") }));
  return asks.length > 0 ? listed(asks) : t("words.measure.undisclosed");
}

export const measures = (proposal, names) =>
  beside(Object.entries(proposal.measures).map(([party, asked]) => saidBy(names.party(party), measure(asked))));

/** How each draft would be moved that this audience may know of. */
export const moves = (batch) =>
  Object.entries(batch.moves).map(([draft, move]) => saidBy(draft + ", v" + move.version, measure(move.measure)));

/** One telling in plain words, without its time. */
export function tell({ happened, item }, names) {
  const { sentence = happened, ...values } = TOLD[item.kind]?.(item, names, happened) ?? {};
  return t(
    ["words.tell." + item.kind + "." + sentence, happened === "INTRODUCED" ? "words.tell.introduced" : "words.tell.other"],
    { kind: t("words.kind." + item.kind), id: item.id ?? "", ...values },
  );
}

/** The latest of the times in a map of party to time belongs to whoever has just acted. */
const lastOf = (times) => Object.entries(times).sort((a, b) => (a[1] < b[1] ? -1 : 1)).at(-1)?.[0];
/** Party to the time of its signature. */
export const signedAt = (signed) => Object.fromEntries(Object.entries(signed).map(([party, { at }]) => [party, at]));
const quoted = (text) => "“" + (text.length > 90 ? text.slice(0, 90) + "…" : text) + "”";

/** What the sentence of each kind says, and which it is where that is not plain from what happened. */
const TOLD = {
  mechanism: (m) => ({ title: m.title }),
  party: (p) => ({ name: p.name }),
  key: (k) => ({ post: k.party + "/" + k.post, at: k.notAfter && dayTime(k.notAfter) }),
  time: (set) => ({ at: dayTime(set.now) }),
  notice: (n, names, happened) => ({
    sentence: (n.stage === "DROPPED" || isDraft(n)) && happened !== "DRAFTED" ? "DRAFT_" + happened : happened,
    version: n.version,
    facts: beside([
      lower(n.activity.category), volumeLevels(n.activity.volumes), volumeWindow(n.activity.volumes),
      n.lead !== "ROUTINE" && happened !== "ENDED" && t("words.lead." + n.lead),
    ]),
  }),
  plan: (p) => ({ cutOff: dayTime(p.cutOff), release: dayTime(p.release) }),
  batch: (b, names) => ({ plan: b.plan, by: names.party(b.rejection?.by), moves: beside(moves(b)) }),
  trace: (n, names) => ({ owner: names.party(n.owner) }),
  conflict: (c, names) => ({
    facts: conflictFacts(c), by: names.party(lastOf(c.handling.received)), passedDown: passedDown(c, names),
    due: c.handling.clock && dayTime(c.handling.clock.by), to: c.handling.escalated.at(-1)?.to, how: c.closed && lower(c.closed),
  }),
  exchange: (e) => ({ sort: label(e.sort), conflict: e.conflict, text: quoted(exchangeText(e)) }),
  crossing: (c, names, happened) => ({
    sentence: happened === "ACKNOWLEDGED" ? happened : !c.open ? "LEFT" : c.word ? "TOUCHES_AS" : "TOUCHES",
    notice: c.notice, zone: zoneName(c.zone, names), word: c.word && lower(c.word), by: names.party(c.owner),
  }),
  proposal: (p, names) => ({ conflict: p.conflict, by: names.party(p.proposedBy), measures: measures(p, names) }),
  zone: (z, names, happened) => ({
    name: quoted(z.name), type: lower(z.type),
    by: happened === "AGREED" || happened === "ACKNOWLEDGED" ? names.party(lastOf(z[happened.toLowerCase()]))
      : z.declaredBy ? names.party(z.declaredBy) : t("words.inCommon"),
  }),
  phase: (p) => ({ due: dayTime(p.due) }),
  message: (m, names, happened) => ({ ...messageTold(m, happened), precedence: m.precedence, from: names.party(m.from), to: names.party(m.to) }),
  call: (c, names) => ({
    ends: callEnds(c, names), outcome: lower(c.account.outcome), after: loggedAfter(c), action: c.account.agreed?.action,
    by: names.party(c.done?.by),
  }),
  challenges: (s, names) => ({ owner: names.party(s.owner), left: s.rows.length - s.spent.length }),
  check: (c, names) => ({
    at: hourMinute(c.due), by: names.party(lastOf(c.answered)), silent: names.parties(c.expected.filter((p) => !c.answered[p])),
  }),
  outage: (o, names, happened) => ({
    sentence: happened === "REPORTED" && o.text ? "REPORTED_AS" : happened,
    by: names.party(o.by), from: dayTime(o.from), until: o.ended && dayTime(o.ended.until), text: o.text && quoted(o.text),
  }),
  watch: (w, names) => ({
    of: names.party(w.id), keeper: w.keeper?.post ?? t("words.nobody"), to: w.handover?.to,
    missed: w.roster.findLast((turn) => turn.missed)?.post, turns: w.roster.length,
  }),
  line: (l) => ({ sentence: "STANDS", technical: lower(l.technical), at: dayTime(l.nextCheck) }),
  incident: (i, names) => ({ type: label(i.type), between: names.parties(i.between) }),
  meeting: (m, names) => ({ round: m.round, venue: m.venue, by: names.party(lastOf(signedAt(m.proceedings?.minutes?.signed ?? {}))) }),
  action: (a, names) => ({ owner: names.party(a.owner), due: a.due }),
  statistics: (s, names) => ({ from: dayTime(s.from), to: dayTime(s.to), parties: names.parties(Object.keys(s.rows)) }),
  communique: (c, names) => ({ by: names.party(lastOf(c.approved)) }),
  commitment: (c, names, happened) => ({ of: names.party(c.by), to: names.parties(c.to), by: names.party(commitmentSpeaker(happened, c)) }),
  arrangement: (a, names) => ({ by: names.party(lastOf(signedAt(a.signed))) }),
};

export const isOpenIncident = (incident) => incident.status !== "RESOLVED";

export const hasReport = (incident, party, stage) => {
  const { shown, sealed } = stage === "INITIAL"
    ? { shown: incident.accounts, sealed: incident.sealed }
    : { shown: incident.inquiry?.full ?? {}, sealed: incident.inquiry?.sealed ?? [] };
  return Boolean(shown[party]) || sealed.includes(party);
};

/** Whether each side has given an account, or has let even the time of its full report pass: then there may be a finding. */
export const hasBeenHeard = (incident) => incident.between.every((party) =>
  hasReport(incident, party, "INITIAL") || (incident.reporting?.due[party]?.late.includes("FULL") ?? false));

/** The reports of an incident that are not in, each with when it is due or since when it is overdue. */
export function awaitedReports(incident, names) {
  const awaited = [];
  for (const party of incident.between) {
    const due = incident.reporting?.due[party];
    for (const stage of due ? ["INITIAL", "FULL"] : ["INITIAL"]) {
      if (hasReport(incident, party, stage)) continue;
      const how = !due ? "" : due.late.includes(stage) ? "_LATE" : "_DUE";
      awaited.push(t("words.awaited." + stage + how, { party: names.party(party), at: due && dayTime(due[stage.toLowerCase()]) }));
    }
  }
  return awaited;
}

/** What is shown of the evidence, and of what is not how much there is, where that is told. */
export const evidence = (incident, names) => [
  ...Object.values(incident.inquiry?.evidence ?? {}).map((e) =>
    t("words.evidence.shown", { party: names.party(e.owner), name: e.name, description: e.description, custodian: e.custody.at(-1).custodian })),
  ...Object.entries(incident.inquiry?.withheld ?? {}).map(([party, number]) => t("words.evidence.withheld", { party: names.party(party), number })),
];

/** The finding, its class and its lessons. */
export function finding(incident) {
  const conclusion = incident.inquiry?.conclusion;
  return [
    ...(incident.finding ? [isolated(incident.finding)] : byLanguage(conclusion?.texts ?? {})),
    ...(conclusion?.risk ? [t("words.risk", { class: conclusion.risk })] : []),
    ...(conclusion?.lessons ?? []).map((lesson) => t("words.lesson", { lesson })),
  ];
}

/** Who rang whom: `Türkiye → Israel`. */
export function callEnds(c, names) {
  const ends = [names.party(c.by), c.account.with ? names.party(c.account.with) : c.account.outside];
  const [from, to] = c.account.way === "MADE" ? ends : ends.reverse();
  return t("words.fromTo", { from, to });
}

/** Whether the other end has yet to say whether it was so. */
export const awaitsConfirmation = (c) => c.stage === "LOGGED" && c.account.with !== undefined;

/** Whether something of it waits for somebody. */
export const isOpenCall = (c) => awaitsConfirmation(c) || isPendingCall(c);

/** Whether something was agreed that is to be done yet; what the other end disputes was not agreed. */
export const isPendingCall = (c) => c.account.agreed !== undefined && !c.done && c.stage !== "DISPUTED";

/** How long after its end a call was logged: late is said, and not hidden. */
export function loggedAfter(c) {
  const minutes = Math.round((Date.parse(c.logged) - Date.parse(c.account.ended)) / 60_000);
  if (minutes < 1) return t("words.logged.atOnce");
  return minutes < 120 ? t("words.logged.minutes", { minutes }) : t("words.logged.hours", { hours: Math.round(minutes / 60) });
}

/** The calls about a message: none of them answers it. */
export const callsAbout = (store, message) =>
  store.all("call").filter((c) => c.account.message === message)
    .map(({ account }) => t(account.attempt > 1 ? "words.callAboutAgain" : "words.callAbout",
      { at: hourMinute(account.began), outcome: lower(account.outcome), attempt: account.attempt }));

/** Rows of a sheet that were answered wrong. */
export const failures = (sheet) => sheet.spent.filter((row) => row.use === "FAILED").length;

/** What its successor has still to acknowledge: `Message israel.question` */
export const unacknowledged = (w) => w.handover.open.filter((o) => !o.acknowledged).map((o) => t("words.kind." + o.kind.toLowerCase()) + " " + isolated(o.id));

/** Who is to keep the watch when, and whether it did. */
export const turn = (shift) =>
  t("words.turn." + (shift.missed ? "missed" : "kept") + (shift.taken ? "Taken" : ""),
    { post: shift.post, window: window(shift.from, shift.until), taken: shift.taken && hourMinute(shift.taken) });

/** How far down each side has passed an advisory. */
export const passedDown = (conflict, names) =>
  beside(Object.entries(conflict.handling.passedDown)
    .map(([party, { to, at }]) => t("words.passedDown", { party: names.party(party), to, at: dayTime(at) })));

/** The newest of its words that this audience may read. */
export const exchangeText = (e) => (e.answerPassedOn ?? e.answer ?? e.passedOn ?? e.said)?.text ?? "";

/** What would free each notice that this audience may know of. */
export function suggestions(conflict, names) {
  return Object.entries(conflict.handling.suggested).map(([party, { measures: ways }]) =>
    t(ways.length > 0 ? "words.free.by" : "words.free.not", { party: names.party(party), measures: either(ways.map(measure)) }));
}

/** Whose word a step of a commitment was, where it is not plain from what it is. */
const commitmentSpeaker = (happened, c) =>
  ({
    ACCEPTED: lastOf(c.accepted),
    ACKNOWLEDGED: lastOf(c.acknowledged),
    CONDITION_MET: c.met?.by,
    DISPUTED: lastOf(Object.fromEntries(Object.values(c.disputed).map((word) => [word.by, word.at]))),
    DECLINED: c.ended?.by,
  })[happened];

/** Whether anything can still become of a commitment. */
export const meetingStage = (m) => m.proceedings?.stage ?? "RECORDED";

/** Whether something can still be said of it. */
export const meetingOpen = (m) => ["INVITED", "HELD", "MINUTED"].includes(meetingStage(m));

export const actionOpen = (a) => a.stage === "OPEN" || a.stage === "OVERDUE";

/** A draft that all who are named may yet approve. */
export const communiqueOpen = (c) => !c.published && !c.over;

/** The words; none where they have been withdrawn and are public no more. */
export const communiqueWords = (c) => (c.texts ? byLanguage(c.texts) : c.text ? [isolated(c.text)] : []);

/** What each delegation has answered to the invitation. */
export const answers = (m, names) =>
  m.delegations.map((party) => {
    const reply = m.proceedings?.replies[party];
    if (reply) return saidBy(names.party(party), beside([lower(reply.answer), reply.begins && dayTime(reply.begins)]));
    return m.proceedings ? saidBy(names.party(party), t("words.noAnswerYet")) : names.party(party);
  });

/** A point of the agenda, and how far its text has come. */
export function pointStanding(m, point, words, names) {
  const text = m.proceedings?.texts[point];
  if (!text) return isolated(words);
  const atTable = m.delegations.filter((party) => m.proceedings.replies[party]?.answer !== "DECLINES");
  const against = atTable.filter((party) => text.brackets[party]);
  const standing = against.length > 0 ? "brackets" : atTable.every((party) => text.agreed[party]) ? "agreed" : "notAgreed";
  return t("words.point." + standing, { point: words, parties: names.parties(against) });
}

/** Why each that has not given its hand has not. */
export const reasons = (byParty, names) =>
  Object.entries(byParty ?? {}).map(([party, { reason }]) => saidBy(names.party(party), reason));

export const commitmentOpen = (c) => c.stage === "OFFERED" || c.stage === "ACCEPTED" || c.stage === "CONDITION_MET";

/** Words that were long under way are said to be late. */
function messageTold(m, happened) {
  const { said, reply, secondsElapsed: seconds } = m.answer ?? {};
  const late = (happened === "SENT" && m.said) || (happened === "ANSWERED" && said);
  return {
    sentence: late ? happened + "_LATE" : happened,
    text: m.coded ? coded(m) : quoted(m.text),
    said: late && hourMinute(late), taken: late && hourMinute(happened === "SENT" ? m.sent : m.answer.at),
    reply: reply && label(reply), seconds,
    called: m.escalated.at(-1)?.to,
    post: (happened === "ALARM_TAKEN" ? m.alarm?.taken : m.taken)?.post,
  };
}

export const zoneName = (id, names) => "“" + (names.store.get("zone", id)?.name ?? id) + "”";
