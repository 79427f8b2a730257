// Every word of the page that is not in index.html. Figures and ids are the server's; the sentences are ours.

import { coded } from "./phrases.js";
import { dayTime, duration, hourMinute, window } from "./time.js";

export const NOT_APPROVED = "RECEIVED, NOT APPROVED";

const LABELS = {
  MANNED_AIR: "Manned air",
  UNMANNED_AIR: "Unmanned air",
  SEARCH_AND_RESCUE: "Search and rescue",
  MEDICAL_EVACUATION: "Medical evacuation",
  RESTRICTED_OPERATING_ZONE: "Restricted operating zone",
  NO_FIRE: "No-fire area",
  NO_ANSWER: "No answer",
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
  constructor(store, me, phrases) {
    this.store = store;
    this.me = me;
    this.phrases = phrases;
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
  call: (did, c, names) => "call " + c.id + " " + did + ": " + callEnds(c, names) + ", " + lower(c.account.outcome) +
    (did === "logged" ? ", " + loggedAfter(c) : "") + (did === "due" ? ": " + c.account.agreed.action : "") + (did === "done" ? by(c.done.by, names) : ""),
  challenges: (did, s, names) => "sheet of challenge words " + s.id + " of " + names.party(s.owner) + " " +
    ({ spent: "used", failed: "answered wrong" }[did] ?? did) + ", " + "rows left: " + (s.rows.length - s.spent.length) + (s.stage === "VALID" ? "" : ", " + lower(s.stage)),
  check: (did, c, names) => "line check " + hourMinute(c.due) + " " + did +
    (did === "answered" ? by(lastOf(c.answered), names) : "") +
    (did === "missed" ? " by " + names.parties(c.expected.filter((p) => !c.answered[p])) : ""),
  outage: (did, o, names) => "outage of the line " + did + by(o.by, names) +
    (did === "ended" ? ": until " + dayTime(o.ended.until) : ": since " + dayTime(o.from) + (o.text ? ", " + quoted(o.text) : "")),
  watch: (did, w, names) => watchSentence(did, w, "the watch of " + names.party(w.id)),
  line: (did, l) => "the line: " + lower(l.technical) + ", next check " + dayTime(l.nextCheck),
  incident: (did, i, names) => "incident " + i.id + " (" + label(i.type) + ", " + names.parties(i.between) + ") " + did,
  meeting: (did, m, names) => "round " + m.round + " in " + m.venue + " " + did +
    (did === "signed" ? by(lastOf(signedAt(m.proceedings.minutes.signed)), names) : ""),
  action: (did, a, names) => "action " + a.id + " of " + names.party(a.owner) + " " + did + ", due " + a.due,
  statistics: (did, s, names) => "statistics of " + dayTime(s.from) + " to " + dayTime(s.to) + " " + did + ": " +
    names.parties(Object.keys(s.rows)),
  communique: (did, c, names) => "communiqué " + c.id + " " + did + (did === "approved" ? by(lastOf(c.approved), names) : ""),
  commitment: (did, c, names) => "commitment " + c.id + " of " + names.party(c.by) + " to " + names.parties(c.to) + " " +
    (did === "stated" ? "said to be fulfilled" : did) + by(commitmentSpeaker(did, c), names),
  arrangement: (did, a, names) =>
    "arrangement " + a.id + " " + did + (did === "signed" ? by(lastOf(signedAt(a.signed)), names) : ""),
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
      const when = due ? (due.late.includes(stage) ? ", overdue since " : ", due by ") + dayTime(due[stage.toLowerCase()]) : "";
      awaited.push(label(stage) + " report of " + names.object(party) + when);
    }
  }
  return awaited;
}

/** What is shown of the evidence, and of what is not how much there is, where that is told. */
export const evidence = (incident, names) => [
  ...Object.values(incident.inquiry?.evidence ?? {}).map((e) =>
    names.party(e.owner) + ", " + e.name + ": " + e.description + ", kept by " + e.custody.at(-1).custodian),
  ...Object.entries(incident.inquiry?.withheld ?? {}).map(([party, count]) => names.party(party) + ": " + count + " not shown to you"),
];

/** The finding, its class and its lessons. */
export function finding(incident) {
  const conclusion = incident.inquiry?.conclusion;
  return [
    ...(incident.finding ? [incident.finding] : byLanguage(conclusion?.texts ?? {})),
    ...(conclusion?.risk ? ["Risk class " + conclusion.risk] : []),
    ...(conclusion?.lessons ?? []).map((lesson) => "Lesson: " + lesson),
  ];
}

/** Who rang whom: `Türkiye rang Israel`. */
export function callEnds(c, names) {
  const other = c.account.with ? names.object(c.account.with) : c.account.outside;
  return names.subject(c.by) + (c.account.way === "MADE" ? " rang " + other : (c.by === names.me.party ? " were" : " was") + " rung by " + other);
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
  return minutes < 1 ? "at once" : minutes < 120 ? minutes + " min after its end" : Math.round(minutes / 60) + " h after its end";
}

/** The calls about a message: none of them answers it. */
export const callsAbout = (store, message) =>
  store.all("call").filter((c) => c.account.message === message)
    .map((c) => "Call at " + hourMinute(c.account.began) + ": " + lower(c.account.outcome) + (c.account.attempt > 1 ? " (attempt " + c.account.attempt + ")" : ""));

/** Rows of a sheet that were answered wrong. */
export const failures = (sheet) => sheet.spent.filter((row) => row.use === "FAILED").length;
const keeper = (w) => w.keeper?.post ?? "nobody";

function watchSentence(did, w, watch) {
  switch (did) {
    case "taken": return watch + " taken by " + keeper(w);
    case "taken over": return watch + " taken over by " + keeper(w) + " without a handover";
    case "handing over": return watch + " is being handed over by " + keeper(w) + " to " + w.handover.to;
    case "handed over": return watch + " handed over to " + keeper(w);
    case "withdrawn": return watch + " is not being handed over any more; " + keeper(w) + " keeps it";
    case "left": return watch + " left: nobody keeps it";
    case "missed": return watch + ": a turn was missed by " + (w.roster.findLast((t) => t.missed)?.post ?? "a post") + "; " + keeper(w) + " keeps it";
    case "scheduled": return watch + ": a roster of " + w.roster.length;
    default: return watch + " " + did;
  }
}

/** What its successor has still to acknowledge: `Message israel.question` */
export const unacknowledged = (w) => w.handover.open.filter((o) => !o.acknowledged).map((o) => label(o.kind) + " " + o.id);

/** Who is to keep the watch when, and whether it did. */
export const turn = (t) => t.post + ", " + window(t.from, t.until) + (t.missed ? ", MISSED" : "") + (t.taken ? ", taken " + hourMinute(t.taken) : "");

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
export const meetingStage = (m) => m.proceedings?.stage ?? "RECORDED";

/** Whether something can still be said of it. */
export const meetingOpen = (m) => ["INVITED", "HELD", "MINUTED"].includes(meetingStage(m));

export const actionOpen = (a) => a.stage === "OPEN" || a.stage === "OVERDUE";

/** A draft that all who are named may yet approve. */
export const communiqueOpen = (c) => !c.published && !c.over;

/** The words; none where they have been withdrawn and are public no more. */
export const communiqueWords = (c) => (c.texts ? byLanguage(c.texts) : c.text ? [c.text] : []);

/** What each delegation has answered to the invitation. */
export const answers = (m, names) =>
  m.delegations.map((party) => {
    const reply = m.proceedings?.replies[party];
    return names.party(party) +
      (reply ? ": " + lower(reply.answer) + (reply.begins ? ", " + dayTime(reply.begins) : "") : m.proceedings ? ": no answer yet" : "");
  });

/** How far the text of a point has come. */
export function pointStanding(m, point, names) {
  const text = m.proceedings?.texts[point];
  if (!text) return "";
  const atTable = m.delegations.filter((party) => m.proceedings.replies[party]?.answer !== "DECLINES");
  const against = atTable.filter((party) => text.brackets[party]);
  if (against.length > 0) return " [in brackets: " + names.parties(against) + "]";
  return atTable.every((party) => text.agreed[party]) ? " (agreed)" : " (not agreed)";
}

/** Why each that has not given its hand has not. */
export const reasons = (byParty, names) =>
  Object.entries(byParty ?? {}).map(([party, { reason }]) => names.party(party) + ": " + reason);

export const commitmentOpen = (c) => c.stage === "OFFERED" || c.stage === "ACCEPTED" || c.stage === "CONDITION_MET";

/** Of words that were long under way. */
const late = (said, taken) => (said ? "; LATE: said " + said + ", taken " + taken : "");

function messageDetail(did, m, names) {
  const ends = " from " + names.party(m.from) + " to " + names.party(m.to);
  if (did === "sent") return ends + ": " + (m.coded ? coded(m) : quoted(m.text)) + late(m.said, m.sent);
  if (did === "answered")
    return by(m.to, names) + ": " + label(m.answer.reply) + " after " + m.answer.secondsElapsed + " s" + late(m.answer.said, m.answer.at);
  if (did === "escalated") return " to " + m.escalated.at(-1)?.to;
  if (did === "taken") return " by " + m.taken?.post + " of " + names.party(m.to);
  if (did === "alarm taken") return " by " + m.alarm?.taken?.post + " of the facilitator";
  return ends;
}

export const zoneName = (id, names) => "“" + (names.store.get("zone", id)?.name ?? id) + "”";
