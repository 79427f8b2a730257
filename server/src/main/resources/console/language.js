// The reader's language: which it is, its words, its direction. Figures, ids and times are the same in every language.
//
// The words of a room stand in words/LANGUAGE/ROOM.json; `t("room.key", {values})` says them. Plurals are i18next's:
// `waits_one`, `waits_few`, … as the language has them. Every value is set apart (FSI … PDI), so that a name or a figure
// of the other direction never turns the sentence round.

/** By its own name each, in the order in which they are offered. */
export const LANGUAGES = {
  en: "English", tr: "Türkçe", he: "עברית", az: "Azərbaycanca", ar: "العربية", ru: "Русский",
};

/** Which files of words there are. */
const ROOMS = ["page", "papers"];

const RIGHT_TO_LEFT = ["he", "ar"];
const KEPT_AS = "gilavar.language";
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_DIRECTIONAL_ISOLATE = "\u2069";

/** What the reader has chosen here before, else the first of the browser's languages that there is, else English. */
export function language() {
  const kept = localStorage.getItem(KEPT_AS);
  const wanted = [kept, ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wanted.find((tag) => tag in LANGUAGES) ?? "en";
}

/** Fetches the words of the reader's language and puts them into the page. To be awaited before anything is said. */
export async function openLanguage() {
  const chosen = language();
  const rooms = await Promise.all(ROOMS.map(async (room) => [room, await (await fetch("/words/" + chosen + "/" + room + ".json")).json()]));
  await i18next.init({
    lng: chosen,
    resources: { [chosen]: { translation: Object.fromEntries(rooms) } },
    interpolation: { escape: isolated },
    returnEmptyString: false,
  });
  document.documentElement.lang = chosen;
  document.documentElement.dir = RIGHT_TO_LEFT.includes(chosen) ? "rtl" : "ltr";
  translate(document);
}

/** Keeps the choice in this browser, and opens the page anew in it. */
export function chooseLanguage(tag) {
  localStorage.setItem(KEPT_AS, tag);
  location.reload();
}

/** What is said: `t("desk.waits", { count: 3 })`. */
export const t = (key, values) => i18next.t(key, values);

/** A value that stands in a sentence of whatever direction. */
export const isolated = (value) => FIRST_STRONG_ISOLATE + value + POP_DIRECTIONAL_ISOLATE;

/** Static words: `data-word` is the text of an element, `data-word-label` its aria-label, `data-word-title` its title. */
export function translate(root) {
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = t(node.dataset.word);
  for (const node of root.querySelectorAll("[data-word-label]")) node.setAttribute("aria-label", t(node.dataset.wordLabel));
  for (const node of root.querySelectorAll("[data-word-title]")) node.title = t(node.dataset.wordTitle);
}
