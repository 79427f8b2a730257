// Who is looking. A one-time code in the address becomes a session cookie that no script can read.

import { t } from "./language.js";

/** Takes the code out of the address bar, and out of the history, before anything else happens. */
export function takeCode() {
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  if (code !== null) history.replaceState(null, "", location.pathname + location.search);
  return code;
}

/** @returns undefined when it worked, else a sentence for the person */
export async function signIn(code) {
  const reply = await fetch("/v1/sign-in", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  return reply.ok ? undefined : problem(reply);
}

/** @returns the parties whose people may sign in through a provider of their own; none when that cannot be asked */
export async function providers() {
  const reply = await fetch("/v1/sign-in/providers").catch(() => undefined);
  return reply?.ok ? (await reply.json()).items : [];
}

/** @returns the desk's {party, post, name, facilitator, mechanism}, or undefined when not signed in */
export async function whoAmI() {
  const reply = await fetch("/v1/me");
  if (reply.status === 401) return undefined;
  return json(reply);
}

/** @param as the desk this page was opened for: a browser holds one at a time */
export async function items(as) {
  return json(await fetch("/v1/items?as=" + encodeURIComponent(as)));
}

/** @returns how the record stands, or undefined when it cannot be asked now: the feed says whether one is blind */
export async function record(as) {
  const reply = await fetch("/v1/record?as=" + encodeURIComponent(as)).catch(() => undefined);
  return reply?.ok ? reply.json() : undefined;
}

/** @returns what this desk's party had been told at an instant and stood then. @param at ISO 8601 */
export async function reconstruction(at, as) {
  return json(await fetch("/v1/reconstruction?at=" + encodeURIComponent(at) + "&as=" + encodeURIComponent(as)));
}

/** @returns a page of the feed: its `items`, and `next` where there are more */
export async function tellingsAfter(n, as) {
  return json(await fetch("/v1/feed?after=" + n + "&as=" + encodeURIComponent(as)));
}

/** @returns what a message says in every language, or undefined when it cannot be asked now */
export async function words(message, as) {
  const reply = await fetch("/v1/messages/" + encodeURIComponent(message) + "/words?as=" + encodeURIComponent(as)).catch(() => undefined);
  return reply?.ok ? reply.json() : undefined;
}

/**
 * Anything that the API has to read.
 *
 * @param as the desk this page was opened for
 */
export async function readAs(path, as) {
  // Open to anybody, and so of no desk; that nothing is taken comes with 503.
  if (path === "/v1/health") return (await fetch(path)).json();
  return json(await fetch(path + (path.includes("?") ? "&" : "?") + "as=" + encodeURIComponent(as)));
}

async function json(reply) {
  if (!reply.ok) throw new Error(await problem(reply));
  return reply.json();
}

/** What went wrong, from application/problem+json where there is one. */
async function problem(reply) {
  const body = await reply.json().catch(() => ({}));
  return body.detail ?? body.title ?? t("page.signIn.answered", { status: reply.status });
}
