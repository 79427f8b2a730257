// What an operator sees, who keeps a party's machines connected: how it runs, and nothing of what is said.

import { byId } from "../dom.js";
import { t } from "../language.js";
import { health } from "./desks.js";
import { render } from "./paper.js";

/** Whether a post reads nothing of what its party is told. */
export const readsNothing = ({ roles }) => roles !== undefined && roles.every((role) => role === "OPERATOR");

/** As often as the common log grows. */
const LOOK_MS = 10_000;

/** @param read asks the API for a path as this desk */
export function openOperator(me, read) {
  byId("operator").hidden = false;
  const look = async () => {
    const answers = new Map();
    await Promise.all(["/v1/health", "/v1/record"].map(async (path) =>
      answers.set(path, await read(path).catch((problem) => ({ problem: problem.message })))));
    const context = { me, now: undefined, store: { get: () => undefined }, ask: (path) => answers.get(path) };
    byId("operator").replaceChildren(render({ title: t("papers.page.health"), ...health("health", context) }, context));
  };
  look();
  setInterval(look, LOOK_MS);
}
