// What this room says: from what stands on a form to the body of a statement, and nothing else. What is left empty is left out.

const filled = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""));

/** @param coded `{ version, code, parameters }`, or undefined where it is said in words alone */
export const send = ({ name, to, purpose, text, coded }) => ({ type: "message.send", ...filled({ name, to, purpose, text: text?.trim(), coded }) });

export const deliver = (m) => ({ type: "message.deliver", message: m.id });
export const read = (m) => ({ type: "message.read", message: m.id });
export const take = (m) => ({ type: "message.take", message: m.id });
export const relay = (m) => ({ type: "message.relay", message: m.id });
export const answer = (m, reply, text) => ({ type: "message.answer", ...filled({ message: m.id, reply, text: text?.trim() }) });
export const passDown = (m, to) => ({ type: "message.pass-down", message: m.id, to: to.trim() });

/** @param understood words that were understood otherwise than they stand here, as over a telephone; else what has reached this desk */
export const readBack = async (m, understood) =>
  ({ type: "message.read-back", message: m.id, hash: understood?.trim() ? await sha256(understood.trim()) : await hashOf(m) });

export const answerCheck = (check) => ({ type: "check.answer", check: check.id });

export const takeWatch = () => ({ type: "watch.take" });
export const handOver = (to) => ({ type: "watch.hand-over", to: to.trim() });
export const acknowledge = ({ kind, id }) => ({ type: "watch.acknowledge", kind, item: id });
export const cancelHandover = () => ({ type: "watch.cancel" });
export const leaveWatch = () => ({ type: "watch.leave" });
export const roster = (turns) => ({ type: "watch.roster", turns });

export const reportOutage = ({ name, from, text }) => ({ type: "outage.report", ...filled({ name, from, text: text?.trim() }) });
export const endOutage = (outage, until) => ({ type: "outage.end", outage: outage.id, until });

export const confirmCall = (call, agrees, text) => ({ type: "call.confirm", call: call.id, agrees, ...filled({ text: text?.trim() }) });
export const callDone = (call, text) => ({ type: "call.done", call: call.id, ...filled({ text: text?.trim() }) });

/** Of a call that nobody answered there is no time of the answer, and nothing was agreed. */
export function logCall({ name, other, outside, way, channel, purpose, outcome, attempt, began, answered, ended, message, summary, action, by }) {
  const spoke = outcome === "ANSWERED";
  return {
    type: "call.log",
    name,
    account: {
      way,
      ...(other ? { with: other } : { outside: outside.trim() }),
      channel: channel.trim(),
      purpose,
      attempt: Number(attempt),
      began,
      ...(spoke && { answered: answered || began }),
      ended,
      outcome,
      interpreter: false,
      ...filled({ message }),
      summary: summary.trim(),
      ...(spoke && action?.trim() && { agreed: { action: action.trim(), by } }),
    },
  };
}

/** The next of the numbered names of this party: `m-4` where `turkiye.m-3` is the highest. */
export function nextName(store, kind, party, letter) {
  const start = party + "." + letter + "-";
  const taken = store.all(kind).filter((item) => item.id.startsWith(start)).map((item) => Number(item.id.slice(start.length)) || 0);
  return letter + "-" + (Math.max(0, ...taken) + 1);
}

/** What a message is read back by: of words their SHA-256, of a phrase that of its canonical JSON, of both that of both together. */
export function hashOf(m) {
  if (!m.coded) return sha256(m.text);
  return sha256(canonical(m.text === undefined ? m.coded : { coded: m.coded, text: m.text }));
}

/** JSON with all members sorted and no white space. */
function canonical(value) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return "{" + Object.keys(value).sort().map((name) => JSON.stringify(name) + ":" + canonical(value[name])).join(",") + "}";
}

async function sha256(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
