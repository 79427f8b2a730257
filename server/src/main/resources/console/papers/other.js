// A thing without a paper of its own: what it holds, field by field, in its own names.

import { el } from "../dom.js";
import { label } from "../words.js";
import { lines, NONE, when } from "./parts.js";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** What is in the heading already. */
const KNOWN = ["kind", "id"];

export function other(item) {
  return {
    state: item.stage && label(item.stage),
    facts: Object.entries(item).filter(([name]) => !KNOWN.includes(name)).map(([name, value]) => [spaced(name), content(value)]),
  };
}

const spaced = (name) => label(name.replace(/([A-Z])/g, "_$1").toUpperCase());

function content(value) {
  if (value === null || value === undefined) return NONE;
  if (Array.isArray(value)) return lines(value.map(content));
  if (typeof value === "object") return lines(Object.entries(value).map(([name, inner]) => [spaced(name) + ": ", content(inner)]));
  if (typeof value === "string" && INSTANT.test(value)) return when(value);
  return el("span", { dir: "auto" }, String(value));
}
