// What is filled in: a field has a label, may have a hint, and says itself what is wrong with it.

import { el, setText } from "../dom.js";
import { t } from "../language.js";

let fields = 0;

/**
 * A labelled field.
 *
 * @param label its words
 * @param control the element that is filled in
 * @param path of what it holds in the activity, such as `category`; faults of that path, and below it, are shown here
 * @param hint words under it
 */
export function field({ label, control, path, hint }) {
  const id = "notice-field-" + ++fields;
  control.id = id;
  control.setAttribute("aria-describedby", id + "-said");
  const said = el("p", { class: "said", id: id + "-said" });
  const node = el("div", { class: "field", data: path === undefined ? {} : { path } }, el("label", { for: id }, label), control, said);
  node.hint = hint ?? "";
  clear(node);
  return node;
}

/** Says what is wrong with a field. */
export function blame(node, words) {
  node.classList.add("wrong");
  control(node).setAttribute("aria-invalid", "true");
  setText(node.querySelector(".said"), words);
}

/** Nothing is wrong with it; what stands under it is a hint. */
export function clear(node, hint = node.hint) {
  node.classList.remove("wrong");
  control(node).removeAttribute("aria-invalid");
  setText(node.querySelector(".said"), hint);
}

export const control = (node) => node.querySelector("input, select, textarea");

/** @param options constants, or pairs of a value and its words */
export const select = (options, chosen, words) => el("select", {},
  options.map((value) => el("option", { value, selected: value === chosen }, words ? t(words + value) : value)));

/** The field of a form that a path of the API is about: the one whose own path is the longest beginning of it. */
export function fieldOf(form, path) {
  return [...form.querySelectorAll("[data-path]")]
    .filter((node) => path === node.dataset.path || path.startsWith(node.dataset.path + ".") || path.startsWith(node.dataset.path + "["))
    .sort((a, b) => b.dataset.path.length - a.dataset.path.length)[0];
}
