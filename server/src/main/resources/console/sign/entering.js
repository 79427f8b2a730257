// To sign in with a key of this browser's: the same session that any key opens, traded for the cookie.

import { el } from "../dom.js";
import { t } from "../language.js";
import { signIn } from "../session.js";
import { seal, SESSION } from "./envelope.js";
import { keysOf } from "./keeping.js";
import { BrowserKey, canKeepKeys } from "./key.js";

/** Fills a list with a button for each post whose key is kept here. */
export async function offerKeys(list) {
  const kept = canKeepKeys() ? await keysOf() : [];
  list.replaceChildren(...kept.map((each) => el("li", {}, ...keyButton(each.mechanism, new BrowserKey(each)))));
  list.hidden = kept.length === 0;
}

function keyButton(mechanism, key) {
  const refused = el("p", { class: "refused", role: "alert", hidden: true, lang: "en" });
  const button = el("button", { type: "button", class: "primary", click: async () => {
    const reason = await enter(mechanism, key);
    if (!reason) return location.reload();
    refused.textContent = reason;
    refused.hidden = false;
  } }, t("sign.signIn", { post: key.party + "/" + key.post }));
  return [button, refused];
}

/**
 * Opens the console as the post whose key it is.
 *
 * @param mechanism its id
 * @param key a {@link BrowserKey}
 * @returns undefined when it worked, else a sentence for the person
 */
export async function enter(mechanism, key) {
  const { party, post } = key;
  const request = { mechanism, party, post, nonce: crypto.randomUUID(), at: new Date().toISOString() };
  const session = await posted("/v1/sessions", await seal(SESSION, JSON.stringify(request), key));
  if (session.refused) return session.refused;
  const headers = { Authorization: "Bearer " + session.token };
  const code = await posted("/v1/sign-in-codes", undefined, headers);
  const refused = code.refused ?? await signIn(code.token);
  await fetch("/v1/sessions", { method: "DELETE", headers });
  return refused;
}

async function posted(path, body, headers = {}) {
  const reply = await fetch(path, { method: "POST", headers: body ? { ...headers, "Content-Type": "application/json" } : headers, body });
  const answer = await reply.json().catch(() => ({}));
  return reply.ok ? answer : { refused: answer.detail ?? answer.title ?? "HTTP " + reply.status };
}
