// What a post may say of a paper: a button that tells what it will say, and where it cannot be pressed, why.

import { openDialog } from "../dialog.js";
import { el } from "../dom.js";
import { t } from "../language.js";
import { label } from "../words.js";

const AT_THE_TABLE = ["DELEGATE", "CHAIR"];
const ON_WATCH = ["DUTY_OFFICER", "DELEGATE", "CHAIR"];

/**
 * @typedef {object} Action
 * @property {string} label what the button says, which is what will be said
 * @property {object} body of the statement; with `ask`, as long as the reason is not there
 * @property {Array} facts `[term, text]`, to be looked at before it is signed
 * @property {string[]} roles one of which the post needs, where the terms name roles
 * @property {string} [blocked] why it is not this desk's to say now
 * @property {{ field: string, label: string, required: boolean }} [ask] words of the speaker's own that go with it
 */

/** For a delegate or the chair. */
export const atTheTable = (action) => ({ roles: AT_THE_TABLE, ...action });

/** For whoever keeps the watch as well. */
export const onWatch = (action) => ({ roles: ON_WATCH, ...action });

/** Nobody's words but those of a party that is asked now. */
export const notYours = (yours) => (yours ? undefined : t("papers.notYourMove"));

const why = ({ roles, blocked }, me) =>
  blocked ?? (me.roles && !roles.some((role) => me.roles.includes(role))
    ? t("papers.takesRole", { roles: roles.map(label).join(" / ") })
    : undefined);

/** The buttons; what became of the one pressed is told to `context.outcome`. */
export function buttons(actions, context) {
  if (actions.length === 0) return undefined;
  return el("div", { class: "paper-actions" },
    el("ul", {}, actions.map((action, i) => {
      const reason = why(action, context.me);
      const told = "blocked-" + i;
      return el("li", {},
        el("button", { type: "button", disabled: Boolean(reason), "aria-describedby": reason && told, click: () => press(action, context) }, action.label),
        reason && el("span", { id: told, class: "action-blocked" }, reason));
    })));
}

async function press(action, { signing, outcome }) {
  const body = action.ask ? await withWords(action) : action.body;
  if (!body) return;
  const said = await signing.say(body, { title: action.label, facts: action.facts })
    .catch((problem) => ({ refused: { reason: problem.message } }));
  if (said.taken) outcome("✓ " + t("papers.taken", { what: action.label }));
  else if (said.refused) outcome(t("papers.refused", { reason: said.refused.reason }));
  else outcome(t(said.unanswered ? "sign.unknown" : "papers.notSaid"));
}

/** @returns the body with the speaker's words in it, or undefined when there are none to be said */
async function withWords({ label: title, body, ask }) {
  const text = el("textarea", { rows: 4, id: "action-words", dir: "auto", required: ask.required });
  const pressed = await openDialog({
    title,
    body: el("p", { class: "action-words" }, el("label", { for: "action-words" }, ask.label), text),
    actions: [{ label: t("papers.goOn"), value: true, primary: true }],
  });
  const written = text.value.trim();
  if (!pressed || (ask.required && !written)) return undefined;
  return written ? { ...body, [ask.field]: written } : body;
}
