// A line typed: one position to a line, in any form that positions.js reads.

import { el, setText } from "../dom.js";
import { t } from "../language.js";
import { parsePositions } from "../positions.js";

/**
 * A small form for it.
 *
 * @param label what it is for
 * @param done gets the places, at least two
 */
export function typedLine(label, done) {
  const id = "typed-" + crypto.randomUUID();
  const text = el("textarea", {
    id, rows: 3, spellcheck: "false", autocomplete: "off", dir: "ltr", "aria-describedby": id + "-wrong", placeholder: "35°30′N 38°30′E\n3510N03715E",
  });
  const wrong = el("p", { id: id + "-wrong", class: "typed-wrong", role: "alert" });
  const say = (words) => {
    text.setAttribute("aria-invalid", String(words !== ""));
    setText(wrong, words);
  };
  const submit = (event) => {
    event.preventDefault();
    try {
      const places = parsePositions(text.value);
      if (places.length < 2) throw new RangeError("profile.typed.two");
      if (places.some((place, i) => i > 0 && place.lat === places[i - 1].lat && place.lon === places[i - 1].lon)) throw new RangeError("profile.typed.same");
      say("");
      done(places);
    } catch (problem) {
      if (!(problem instanceof RangeError)) throw problem;
      say((problem.line ? t("profile.typed.line", { line: problem.line }) + " " : "") + t(problem.message, problem.values));
      text.focus();
    }
  };
  return el("form", { class: "typed-line", submit },
    el("label", { for: id }, t("profile.typed.label")), text, wrong, el("button", { type: "submit", class: "primary" }, label));
}
