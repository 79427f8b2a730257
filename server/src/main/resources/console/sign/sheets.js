// What is shown before, while and after something is said: the words to be signed, that no answer has come, why it was not taken.

import { openDialog } from "../dialog.js";
import { el, setText } from "../dom.js";
import { t } from "../language.js";

/**
 * Shows exactly what will be signed.
 *
 * @param text the very characters
 * @returns whether it is meant
 */
export function review({ title, facts, cautions, text, as, key }) {
  return openDialog({
    title,
    body: el("div", { class: "to-sign" },
      cautions.map((caution) => el("p", { class: "caution", role: "alert" }, "⚠ " + caution)),
      factList(facts),
      el("p", { class: "signs-as" }, t("sign.signsAs", { post: as.party + "/" + as.post, key: key.id.slice(0, 8) })),
      el("details", { class: "exact", open: true },
        el("summary", {}, t("sign.exact")),
        el("pre", { class: "exact-words", tabindex: "0", lang: "en", dir: "ltr" }, text))),
    actions: [{ label: t("sign.back") }, { label: t(cautions.length > 0 ? "sign.signAnyway" : "sign.sign"), value: true, primary: true }],
  });
}

/** Pairs are a list of names and values, sentences are paragraphs; elements stay as they are. */
export function factList(facts) {
  const pairs = facts.filter(Array.isArray);
  const others = facts.filter((fact) => !Array.isArray(fact));
  return [
    pairs.length > 0 && el("dl", { class: "facts" }, pairs.map(([name, value]) => [el("dt", {}, name), el("dd", {}, typeof value === "string" ? el("bdi", {}, value) : value)]).flat()),
    others.map((fact) => (typeof fact === "string" ? el("p", {}, fact) : fact)),
  ].flat().filter(Boolean);
}

/** @returns a sheet that opens with the first try without an answer: `show(tries)`, `close()` */
export function noAnswerYet({ title }) {
  const note = el("p", { role: "status" });
  let open = false;
  return {
    show(tries) {
      setText(note, t("sign.noAnswerYet", { count: tries }));
      if (open) return;
      open = true;
      openDialog({ title, body: [note, el("p", {}, t("sign.once"))] });
    },
    close: () => note.closest("dialog")?.close(),
  };
}

/** @returns whether words are to be sent again to which no answer has come */
export function askAgain({ title, id }) {
  return openDialog({
    title: t("sign.noAnswer"),
    body: [el("p", {}, title), el("p", {}, t("sign.unknown")), el("p", { class: "id" }, id)],
    actions: [{ label: t("sign.leave") }, { label: t("sign.again"), value: true, primary: true }],
  });
}

/** Says in words why it was not taken. */
export function showRefusal(title, { type = "", field, reason, notBefore }) {
  const kind = type.slice(type.lastIndexOf(":") + 1);
  return openDialog({
    title: t("sign.notTaken", { what: title }),
    body: el("div", { class: "refusal" },
      el("p", { class: "refused", role: "alert" }, t("sign.refusal." + kind, { defaultValue: t("sign.refusal.other") })),
      factList([
        field && [t("sign.field"), el("code", { dir: "ltr" }, field)],
        reason && [t("sign.reason"), el("span", { lang: "en", dir: "ltr" }, reason)],
        notBefore && [t("sign.notBefore"), notBefore],
      ].filter(Boolean))),
    actions: [{ label: t("sign.back"), primary: true }],
  });
}
