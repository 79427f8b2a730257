// Every word of the page that is not in index.html. Figures and ids are the server's; the sentences are ours.

import { dayTime, duration, hourMinute, window } from "./time.js";

export const NOT_APPROVED = "RECEIVED, NOT APPROVED";

const LABELS = {
  MANNED_AIR: "Manned air",
  UNMANNED_AIR: "Unmanned air",
  SEARCH_AND_RESCUE: "Search and rescue",
  MEDICAL_EVACUATION: "Medical evacuation",
  RESTRICTED_OPERATING_ZONE: "Restricted operating zone",
  NO_FIRE: "No-fire area",
  RED_LINE: "Red line",
  STOP_URGENT: "STOP, URGENT",
  SAR: "Search and rescue",
  CANNOT_COMPLY: "Cannot comply",
  AIRPROX: "AIRPROX",
  IN_FORCE: "In force",
  NEW_TERMS: "new terms",
  TWO_TO_FOUR: "2 to 4",
  FIVE_TO_TWELVE: "5 to 12",
  ONE: "1",
  CHECK_MISSED: "Check missed",
};

/** An enum constant for people: `GROUND_LINE` → `Ground line`. */
export function label(constant) {
  const plain = constant.replaceAll("_", " ").toLowerCase();
  return LABELS[constant] ?? plain[0].toUpperCase() + plain.slice(1);
}

/** The same words in each language: `en: Keep clear.` */
export const byLanguage = (words) => Object.entries(words).map(([language, text]) => language + ": " + text);

/** Whether something can still be said of it. */
export const isOpenPhase = (phase) => phase.stage !== "CONFIRMED" && phase.stage !== "ENDED";

/** Of a daily plan that is not released: others know nothing of it. */
export const isDraft = (notice) => notice.stage === "DRAFT";

/** Whether there may be drafts of it. */
export const isOpenPlan = (plan) => plan.stage === "DRAFTING" || plan.stage === "CUT_OFF";

export const lower = (constant) => label(constant).toLowerCase();

/** `Israel`, `Israel and Türkiye`, `A, B and C` */
export function list(names) {
  return names.length < 2 ? (names[0] ?? "") : names.slice(0, -1).join(", ") + " and " + names.at(-1);
}

/** Israel’s */
export const possessive = (name) => (name.endsWith("s") ? name + "’" : name + "’s");

/** What one desk calls parties and things. */
export class Names {
  constructor(store, me) {
    this.store = store;
    this.me = me;
  }

  party(id) {
    return this.store.get("party", id)?.name ?? id;
  }

  parties(ids) {
    return list(ids.map((id) => this.party(id)));
  }

  /** `You` or the party's name, to open a sentence. */
  subject(id) {
    return id === this.me.party ? "You" : this.party(id);
  }

  /** `you` or the party's name. */
  object(id) {
    return id === this.me.party ? "you" : this.party(id);
  }

  objects(ids) {
    return list(ids.map((id) => this.object(id)));
  }

  /** `Your move`, `Israel’s move`, `Israel’s and Türkiye’s move`. */
  move(ids) {
    return list(ids.map((id) => (id === this.me.party ? "Your" : possessive(this.party(id))))) + " move";
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

/** `lateral 3.2 NM, levels and times overlap` */
export function gaps({ lateralMetres, verticalMetres, time }) {
  const minutes = Math.round((duration(time) ?? 0) / 60_000);
  const measured = [
    ["areas", lateralMetres > 0 && "lateral " + (lateralMetres / NM).toFixed(1) + " NM"],
    ["levels", verticalMetres > 0 && "vertical " + Math.round(verticalMetres / FOOT) + " ft"],
    ["times", minutes > 0 && "time " + minutes + " min"],
  ];
  const apart = measured.flatMap(([, gap]) => gap || []);
  const together = list(measured.flatMap(([what, gap]) => (gap ? [] : what)));
  return [...apart, ...(together ? [together + " overlap"] : [])].join(", ");
}

/** What this audience may know of a conflict's place: `FL200–FL240, lateral 3.2 NM, …` */
export function conflictFacts(conflict) {
  const facts = [];
  if (conflict.overlaps.length > 0) facts.push("overlap " + volumeLevels(conflict.overlaps));
  if (conflict.gaps) facts.push(gaps(conflict.gaps));
  if (facts.length === 0 && conflict.cells.length > 0) facts.push(conflict.cells.length + " coarse cells");
  return facts.join(", ") || "place not disclosed";
}

/** What a proposal asks of one party. */
export function measure({ delay, climb }) {
  const asks = [];
  const minutes = Math.round((duration(delay) ?? 0) / 60_000);
  if (minutes !== 0) asks.push(Math.abs(minutes) + " min " + (minutes > 0 ? "later" : "earlier"));
  if (climb) asks.push(climb.replace("-", "") + (climb.startsWith("-") ? " lower" : " higher"));
  return asks.join(", ") || "not disclosed";
}

export function measures(proposal, names) {
  return Object.entries(proposal.measures)
    .map(([party, asked]) => names.subject(party) + ": " + measure(asked))
    .join("; ");
}

/** How each draft would be moved that this audience may know of. */
export const moves = (batch) => Object.entries(batch.moves).map(([draft, move]) => draft + ", v" + move.version + ": " + measure(move.measure));

/** One telling in plain words, without its time. */
export function tell({ happened, item }, names) {
  const say = SENTENCES[item.kind] ?? ((did) => item.kind + " " + (item.id ?? "") + " " + did);
  return say(lower(happened), item, names);
}

/** The latest of the times in a map of party to time belongs to whoever has just acted. */
const lastOf = (times) => Object.entries(times).sort((a, b) => (a[1] < b[1] ? -1 : 1)).at(-1)?.[0];
/** Party to the time of its signature. */
export const signedAt = (signed) => Object.fromEntries(Object.entries(signed).map(([party, { at }]) => [party, at]));
const by = (party, names) => (party ? " by " + names.party(party) : "");
const quoted = (text) => "“" + (text.length > 90 ? text.slice(0, 90) + "…" : text) + "”";

const SENTENCES = {
  mechanism: (did, m) => "mechanism " + m.title + " " + did,
  party: (did, p) => p.name + " " + did,
  key: (did, k, names) => "key of " + names.party(k.party) + "/" + k.post + " " + did +
    (did === "expiring" ? " at " + dayTime(k.notAfter) : ""),
  time: (did, t) => "exercise time set to " + dayTime(t.now),
  notice: (did, n, names) =>
    (n.stage === "DROPPED" || (isDraft(n) && did !== "drafted") ? "draft " : "notice ") + n.id + " " + did + " (version " + n.version + "): " + lower(n.activity.category) + ", " +
    volumeLevels(n.activity.volumes) + ", " + volumeWindow(n.activity.volumes) +
    (n.lead === "ROUTINE" || did === "ended" ? "" : ", " + lower(n.lead) + " warning"),
  plan: (did, p) => "plan of " + p.id + " " + did +
    (did === "opened" ? " for drafts until " + dayTime(p.cutOff) : "") + (did === "cut off" ? ", to be released at " + dayTime(p.release) : ""),
  batch: (did, b, names) => "batch " + b.id + " of the plan of " + b.plan + " " + did + by(b.rejection?.by, names) +
    (did === "proposed" ? ". " + moves(b).join("; ") : ""),
  trace: (did, n, names) => "a notice of " + names.party(n.owner) + " " + did + "; its content is not disclosed",
  conflict: (did, c, names) =>
    "conflict " + c.id + " " + did + (c.closed ? ": " + lower(c.closed) : conflictDetail(did, c, names)),
  exchange: (did, e) => lower(e.sort) + " " + e.id + " for conflict " + e.conflict + " " + did +
    ": " + quoted(exchangeText(e)),
  crossing: (did, c, names) =>
    did === "acknowledged" ? "crossing of zone " + zoneName(c.zone, names) + " by notice " + c.notice + " acknowledged" + by(c.owner, names) :
    "notice " + c.notice + (c.open ? " touches zone " : " no longer touches zone ") + zoneName(c.zone, names) +
    (c.open && c.word ? " (" + lower(c.word) + ")" : ""),
  proposal: (did, p, names) => "proposal " + p.id + " for conflict " + p.conflict + " " + did +
    (did === "proposed" ? " by " + names.party(p.proposedBy) + ". " + measures(p, names) : ""),
  zone: (did, z, names) => lower(z.type) + " “" + z.name + "” " + did +
    by(did === "agreed" || did === "acknowledged" ? lastOf(z[did]) : z.declaredBy, names),
  phase: (did, p) => "phase " + p.id + " " + did + ", due " + dayTime(p.due),
  message: (did, m, names) => m.precedence + " message " + m.id + " " + did + messageDetail(did, m, names),
  check: (did, c, names) => "line check " + hourMinute(c.due) + " " + did +
    (did === "answered" ? by(lastOf(c.answered), names) : "") +
    (did === "missed" ? " by " + names.parties(c.expected.filter((p) => !c.answered[p])) : ""),
  line: (did, l) => "the line: " + lower(l.technical) + ", next check " + dayTime(l.nextCheck),
  incident: (did, i, names) => "incident " + i.id + " (" + label(i.type) + ", " + names.parties(i.between) + ") " + did,
  meeting: (did, m) => "round " + m.round + " in " + m.venue + " " + did,
  statistics: (did, s, names) => "statistics of " + dayTime(s.from) + " to " + dayTime(s.to) + " " + did + ": " +
    names.parties(Object.keys(s.rows)),
  communique: (did, c, names) => "communiqué " + c.id + " " + did + (did === "approved" ? by(lastOf(c.approved), names) : ""),
  commitment: (did, c, names) => "commitment " + c.id + " of " + names.party(c.by) + " to " + names.parties(c.to) + " " +
    (did === "stated" ? "said to be fulfilled" : did) + by(commitmentSpeaker(did, c), names),
  arrangement: (did, a, names) =>
    "arrangement " + a.id + " " + did + (did === "signed" ? by(lastOf(signedAt(a.signed)), names) : ""),
};

/** How far down each side has passed an advisory. */
export const passedDown = (conflict, names) =>
  Object.entries(conflict.handling.passedDown)
    .map(([party, { to, at }]) => names.party(party) + " to " + to + " at " + dayTime(at))
    .join("; ");

function conflictDetail(did, c, names) {
  if (did === "received") return by(lastOf(c.handling.received), names);
  if (did === "passed down") return ": " + passedDown(c, names);
  if (did === "due") return ": to be settled by " + dayTime(c.handling.clock.by);
  if (did === "escalated") return " to " + c.handling.escalated.at(-1)?.to;
  return ": " + conflictFacts(c);
}

/** The newest of its words that this audience may read. */
export const exchangeText = (e) => (e.answerPassedOn ?? e.answer ?? e.passedOn ?? e.said)?.text ?? "";

/** What would free each notice that this audience may know of. */
export function suggestions(conflict, names) {
  return Object.entries(conflict.handling.suggested).map(([party, { measures }]) =>
    names.subject(party) + " would be free " + (measures.length > 0 ? measures.map(measure).join("; or ") : "by nothing within the limits"));
}
/** Whose word a step of a commitment was, where it is not plain from what it is. */
const commitmentSpeaker = (did, c) =>
  ({
    accepted: lastOf(c.accepted),
    acknowledged: lastOf(c.acknowledged),
    "condition met": c.met?.by,
    disputed: lastOf(Object.fromEntries(Object.values(c.disputed).map((word) => [word.by, word.at]))),
    declined: c.ended?.by,
  })[did];

/** Whether anything can still become of a commitment. */
export const commitmentOpen = (c) => c.stage === "OFFERED" || c.stage === "ACCEPTED" || c.stage === "CONDITION_MET";

/** Of words that were long under way. */
const late = (said, taken) => (said ? "; LATE: said " + said + ", taken " + taken : "");

function messageDetail(did, m, names) {
  const ends = " from " + names.party(m.from) + " to " + names.party(m.to);
  if (did === "sent") return ends + ": " + quoted(m.text) + late(m.said, m.sent);
  if (did === "answered")
    return by(m.to, names) + ": " + label(m.answer.reply) + " after " + m.answer.secondsElapsed + " s" + late(m.answer.said, m.answer.at);
  if (did === "escalated") return " to " + m.escalated.at(-1)?.to;
  return ends;
}

export const zoneName = (id, names) => "“" + (names.store.get("zone", id)?.name ?? id) + "”";
