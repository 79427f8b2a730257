// A message as it stands: its steps, its ladder, whom it calls, and what can be said of it from here. Read off the item alone.

/** Later is more urgent. */
export const PRECEDENCES = ["ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH"];

export const PURPOSES = ["CHECK", "INFORM", "QUERY", "WARN", "STOP_URGENT", "SAR", "CORRECT", "CLOSE"];

/** Answers that fit a purpose, the likeliest first. None is permission. */
const REPLIES = {
  CHECK: ["RECEIVED", "QUERY"],
  INFORM: ["RECEIVED", "QUERY", "OBJECTION"],
  CORRECT: ["RECEIVED", "QUERY", "OBJECTION"],
  CLOSE: ["RECEIVED", "QUERY", "OBJECTION"],
};

/** Whatever asks something of the other side may also be declined. */
export const replies = (m) => REPLIES[m.purpose] ?? ["RECEIVED", "QUERY", "OBJECTION", "CANNOT_COMPLY"];

/** Whether it waits for the facilitator to pass it on: its recipient knows nothing of it. */
export const isToRelay = (m) => Boolean(m.relay && !m.relay.passedOn && !m.relay.returned);

export const waits = (m) => !m.answer && !m.relay?.returned;

/** A read-back that did not match. */
export const isGarbled = (m) => m.readBack?.matches === false;

/**
 * How it takes the screen of this post: "MESSAGE", a FLASH that none of its posts has in hand; "ALARM", the facilitator's, that nobody has
 * taken; undefined when it does not.
 */
export function calls(m, me) {
  if (!waits(m) || isToRelay(m)) return undefined;
  if (m.to === me.party) return m.precedence === "FLASH" && !m.taken ? "MESSAGE" : undefined;
  return me.facilitator && m.alarm && !m.alarm.taken ? "ALARM" : undefined;
}

/** The ladder, rung by rung: `{ level, to, at, means, because, called }`; what is no longer to come is left out. */
export const rungs = (m) => [
  ...m.escalated.map((rung) => ({ ...rung, called: true })),
  ...(waits(m) ? m.ladder.map((rung) => ({ ...rung, called: false })) : []),
];

/** Every step that it has taken, in order: `{ at, seconds, step, values }`, the seconds from its sending. */
export function transcript(m) {
  const steps = [];
  const add = (at, step, values = {}) => at && steps.push({ at, step, values });
  add(m.sent, "sent");
  add(m.relay?.passedOn, m.relay?.post ? "passedOn" : "goneOn", { post: m.relay?.post });
  add(m.relay?.returned, "returned");
  add(m.delivered, "delivered");
  add(m.read, "read");
  add(m.taken?.at, "taken", { post: m.taken?.post });
  add(m.readBack?.at, m.readBack?.matches ? "readBack" : "garbled", { post: m.readBack?.post ?? "?" });
  if (m.overdue) add(m.answerBy, "overdue");
  m.escalated.forEach((rung) => add(rung.at, "rung", { rung }));
  add(m.alarm?.taken?.at, "alarmTaken", { post: m.alarm?.taken?.post });
  add(m.passedDown?.at, "passedDown", { to: m.passedDown?.to });
  add(m.answer?.at, "answered", { post: m.answer?.post ?? "?", reply: m.answer?.reply, text: m.answer?.text });
  return steps
    .map((step) => ({ ...step, seconds: Math.floor((Date.parse(step.at) - Date.parse(m.sent)) / 1_000) }))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at)); // stable: what is of one instant stays as it follows
}

/** What can be said of it from this post, the most urgent first. */
export function actions(m, me) {
  if (!maySpeak(me)) return [];
  if (isToRelay(m)) return me.facilitator ? ["relay"] : [];
  if (calls(m, me) === "ALARM") return ["takeAlarm"];
  const can = [];
  if (m.to === me.party && waits(m)) {
    if (!m.taken) can.push("take");
    if (!m.readBack?.matches) can.push("readBack");
    can.push("answer");
    if (m.taken && m.taken.post !== me.post) can.push("take");
  }
  if (m.to === me.party) {
    if (waits(m) && !m.delivered) can.push("deliver");
    if (waits(m) && !m.read) can.push("read");
    can.push("passDown");
  }
  if (m.to === me.party || m.from === me.party) can.push("correct", "close");
  return can;
}

/** Auditors and operators say nothing; where the terms name no roles, every post speaks. */
export const maySpeak = (me) => !me.roles || me.roles.some((role) => ["DUTY_OFFICER", "DELEGATE", "CHAIR"].includes(role));

/** Unanswered first, the most urgent of them above, by their deadlines; then those that are over, newest first. */
export const byUrgency = (a, b) =>
  waits(b) - waits(a) ||
  (waits(a)
    ? PRECEDENCES.indexOf(b.precedence) - PRECEDENCES.indexOf(a.precedence) || Date.parse(a.answerBy) - Date.parse(b.answerBy)
    : Date.parse(b.sent) - Date.parse(a.sent));
