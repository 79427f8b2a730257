// What papers are made of: times, tables, words side by side, and the plain word that something is not shown.

import { el } from "../dom.js";
import { latLonText } from "../geo.js";
import { LANGUAGES, t } from "../language.js";
import { clockFace, day, dtg, duration } from "../time.js";
import { levels } from "../words.js";

export const NONE = "–";

/** To the second, with the date-time group beside it. */
export const when = (time) =>
  time ? el("span", { class: "when" }, el("time", { datetime: time }, day(time) + " " + clockFace(time)), " ", el("span", { class: "dtg" }, dtg(time))) : NONE;

/** From one instant to another. */
export const between = (start, end) => el("span", { class: "when-pair" }, when(start), " – ", when(end));

/** One below the other; a dash where there is nothing. */
export const lines = (items) => (items.length > 0 ? el("ul", { class: "cell-list" }, items.map((item) => el("li", {}, item))) : NONE);

/** A map of party to time. */
export const times = (map, names) => lines(Object.entries(map ?? {}).map(([party, time]) => [names.party(party) + " ", when(time)]));

/** That there is something which is not for this reader, or may be. Said, so that nobody takes it for nothing. */
export const withheld = (text) => el("p", { class: "withheld" }, "⊘ " + text);

/** Terms and what stands against them; without those that say nothing. */
export const facts = (pairs) =>
  el("dl", { class: "paper-facts" }, pairs.filter((pair) => pair && pair[1] !== undefined && pair[1] !== NONE)
    .map(([term, content]) => el("div", {}, el("dt", {}, term), el("dd", {}, content))));

/**
 * A table that scrolls by itself where it is wider than the page.
 *
 * @param rows of cells; the first is the row's heading
 */
export function table(caption, headings, rows) {
  if (rows.length === 0) return el("p", { class: "empty" }, t("papers.none"));
  return el("div", { class: "paper-table", tabindex: 0, role: "region", "aria-label": caption },
    el("table", {},
      el("caption", { class: "unseen" }, caption),
      el("thead", {}, el("tr", {}, headings.map((heading) => el("th", { scope: "col" }, heading)))),
      el("tbody", {}, rows.map(([first, ...rest]) =>
        el("tr", {}, el("th", { scope: "row" }, first), rest.map((cell) => el("td", {}, cell)))))));
}

/** Columns beside each other, as wide as each other. @param columns `{ heading, lang, content }` */
export const sideBySide = (columns) =>
  el("div", { class: "paper-sides" }, columns.map(({ heading, lang, content }) =>
    el("section", { class: "paper-side" }, el("h4", {}, heading), el("div", lang ? { lang, dir: "auto" } : {}, content))));

/** The same words in each of their languages. */
export const inLanguages = (texts) =>
  sideBySide(Object.entries(texts).map(([lang, text]) => ({ heading: LANGUAGES[lang] ?? lang, lang, content: el("p", { class: "words" }, text) })));

/** Words as somebody wrote them, in whatever language that is. */
export const words = (text) => el("p", { class: "words", dir: "auto" }, text);

/** A link to another paper, where this reader is shown it; else its name alone. */
export const paperLink = ({ store }, kind, id, text = id) =>
  store.get(kind, id) ? el("a", { href: address(kind, id), class: "paper-link" }, text) : text;

/** To the paper of what a row or a card stands for. */
export const openLink = (kind, id) =>
  el("a", { class: "open-paper", href: address(kind, id), title: t("papers.open"), "aria-label": t("papers.openOf", { id }) }, "↗");

/** Where a paper is, in the page. */
export const address = (kind, id) => "#" + kind + "/" + encodeURIComponent(id);

const place = ({ lat, lon }) => latLonText(lat, lon);

/** A shape in words: what it is, and each of its positions. */
export function shape(it) {
  switch (it.type) {
    case "circle": return [t("papers.shape.circle", { radius: it.radius }) + " ", position(it.centre)];
    case "point": return [position(it.position), " ± " + it.uncertainty];
    case "corridor": return [t("papers.shape.corridor", { width: it.width }), lines(it.path.map(position))];
    case "polygon": return [t("papers.shape.polygon"), lines(it.ring.map(position))];
    default: return it.type;
  }
}

export const position = (at) => el("span", { class: "figures" }, place(at));

/** Volumes with their positions, levels and windows. */
export const volumes = (all) =>
  table(t("papers.volumes"), ["#", t("papers.place"), t("papers.levels"), t("papers.begins"), t("papers.ends")],
    all.map((volume, i) => [String(i + 1), shape(volume.shape), levels(volume.altitude), when(volume.window.start), when(volume.window.end)]));

/** Cells of the coarse grid: its south-west corner and its size. */
export const cells = (all) =>
  table(t("papers.cells"), ["#", t("papers.southWest"), t("papers.size")],
    all.map(({ south, west, sizeDegrees }, i) => [String(i + 1), position({ lat: south, lon: west }), sizeDegrees + "°"]));

/** Who has been called because nobody answered, and who is next. */
export const ladder = (called, pending) =>
  table(t("papers.ladder"), ["#", t("papers.who"), t("papers.when"), t("papers.state"), t("papers.why")],
    [...called.map((rung) => [rung, "papers.called"]), ...pending.map((rung) => [rung, "papers.next"])].map(([rung, state]) =>
      [String(rung.level), rung.to, when(rung.at), t(state), rung.because ? words(rung.because) : NONE]));

/** `2 h 15 min`, for a duration as ISO 8601 writes it. */
export function lasting(text) {
  const all = duration(text);
  if (all === undefined) return text ?? NONE;
  const seconds = Math.abs(Math.round(all / 1000));
  const parts = [[86_400, "d"], [3_600, "h"], [60, "min"], [1, "s"]].reduce(({ left, said }, [of, unit]) => {
    const count = Math.floor(left / of);
    return { left: left - count * of, said: count > 0 ? [...said, count + " " + unit] : said };
  }, { left: seconds, said: [] }).said;
  return (all < 0 ? "−" : "") + (parts.join(" ") || "0 s");
}

/** A hash, whole and in groups of eight, to be read to each other. */
export const hash = (hex) => el("code", { class: "hash" }, hex.replace(/(.{8})(?!$)/g, "$1 "));
