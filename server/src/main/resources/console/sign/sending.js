// Signed words on their way. The same bytes are sent until there is an answer: they take effect once, however often they come.

/** What says nothing of the words: the server, or something before it, could not be asked. */
const NO_ANSWER = [502, 503, 504];
const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 5_000;
const PATIENCE_MS = 60_000;
/** How long one try may take. */
const TRY_MS = 20_000;

/**
 * Sends an envelope, and sends it again while no answer comes, for a minute.
 *
 * @param tried called after each try without an answer, with how many there have been
 * @param enter opens a new session where the old one has ended
 * @returns `{ taken: receipt }`, `{ refused: problem }`, or `{ unanswered: true }`: then nobody here knows whether it was taken
 */
export async function deliver(envelope, { tried, enter }) {
  const until = performance.now() + PATIENCE_MS;
  let wait = FIRST_RETRY_MS;
  let entered = false;
  for (let tries = 1; ; tries++) {
    const answer = await once(envelope);
    if (answer?.refused?.status === 401 && !entered) {
      entered = true;
      await enter();
      continue;
    }
    if (answer) return answer;
    tried(tries);
    if (performance.now() + wait > until) return { unanswered: true };
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(2 * wait, LONGEST_RETRY_MS);
  }
}

/** @returns undefined when no answer came */
async function once(envelope) {
  try {
    const reply = await fetch("/v1/statements", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: envelope,
      signal: AbortSignal.timeout(TRY_MS),
    });
    if (NO_ANSWER.includes(reply.status)) return undefined;
    const said = await reply.json();
    return reply.ok ? { taken: said } : { refused: { ...said, reason: said.detail ?? said.title } };
  } catch {
    return undefined; // cut off, on the way there or back
  }
}
