// Volumes out of a text: the server reads GeoJSON, JSON Lines and OpenAir as the command does.

import { el } from "../dom.js";
import { t } from "../language.js";
import { control, field } from "./fields.js";
import { MOST_VOLUMES } from "./volume.js";

/** In a text without times a volume is for always, which nobody means to file. */
const ALWAYS = "1970-01-01T00:00:00Z";

/**
 * A place to paste into.
 *
 * @param as the desk this page was opened for
 * @param take is given the volumes as the API has them; without a `window` where the text had none
 */
export function pasting(as, take) {
  const text = field({ label: t("notice.paste"), hint: t("notice.pasteHint"), control: el("textarea", { rows: 4, dir: "ltr", spellcheck: "false" }) });
  const faults = el("ul", { class: "near", role: "status" });
  const read = el("button", { type: "button", id: "read-pasted", click: async () => {
    const answer = await asked(control(text).value, as);
    faults.replaceChildren(...said(answer).map((words) => el("li", { lang: "en" }, "⚠ " + words)));
    read.closest("details").dataset.read = answer.items?.length ?? 0;
    const { items = [], whole } = answer;
    if (items.length > MOST_VOLUMES || whole === false) {
      faults.append(el("li", {}, "⚠ " + t("notice.tooManyRead", { read: items.length, most: MOST_VOLUMES })));
      return;
    }
    if (items.length > 0) take(items.map(({ volume }) => withoutAlways(volume)));
  } }, t("notice.read"));
  return el("details", { id: "paste" }, el("summary", {}, t("notice.pasteSummary")), text, read, faults);
}

async function asked(text, as) {
  try {
    const reply = await fetch("/v1/volumes?as=" + encodeURIComponent(as), {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text }),
    });
    return await reply.json();
  } catch (problem) {
    return { detail: problem.message };
  }
}

function said({ faults, detail, title }) {
  if (!faults) return [detail ?? title];
  return faults.map(({ line, field: path, reason }) => [line > 0 && t("notice.line", { line }), path && path + ":", reason].filter(Boolean).join(" "));
}

const withoutAlways = ({ window, ...volume }) => (window.start === ALWAYS ? volume : { ...volume, window });
