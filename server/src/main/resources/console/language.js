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
export const ROOMS = ["page", "words", "desk", "tables", "time", "profile", "sign", "notice", "line", "papers"];

const RIGHT_TO_LEFT = ["he", "ar"];
const KEPT_AS = "gilavar.language";
const LEFT_TO_RIGHT_ISOLATE = "\u2066";
const RIGHT_TO_LEFT_ISOLATE = "\u2067";
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_DIRECTIONAL_ISOLATE = "\u2069";

/** What the reader has chosen here before, else the first of the browser's languages that there is, else English. */
export function language() {
  const kept = localStorage.getItem(KEPT_AS);
  const wanted = [kept, ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase().replace("iw", "he"))];
  return wanted.find((tag) => tag in LANGUAGES) ?? "en";
}

/** Fetches the words of the reader's language and puts them into the page. To be awaited before anything is said. */
export async function openLanguage() {
  if (i18next.isInitialized) return;
  const chosen = language();
  const rooms = await Promise.all(ROOMS.map(async (room) => [room, await wordsOf(chosen, room)]));
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

async function wordsOf(chosen, room) {
  const reply = await fetch("/words/" + chosen + "/" + room + ".json");
  if (!reply.ok) throw new Error(reply.url + ": " + reply.status);
  return reply.json();
}

/** Keeps the choice in this browser, and opens the page anew in it. */
export function chooseLanguage(tag) {
  localStorage.setItem(KEPT_AS, tag);
  location.reload();
}

/** What is said: `t("page.desk.waits", { count: 3 })`. Of several keys, the first that there is. */
export const t = (key, values) => i18next.t(key, values);

/**
 * A value that stands in a sentence of whatever direction. It goes its own way; what is made of values that are set apart
 * already shows none, and goes the page's.
 */
export function isolated(value) {
  const made = String(value).startsWith(FIRST_STRONG_ISOLATE);
  const ofThePage = document.documentElement.dir === "rtl" ? RIGHT_TO_LEFT_ISOLATE : LEFT_TO_RIGHT_ISOLATE;
  return (made ? ofThePage : FIRST_STRONG_ISOLATE) + value + POP_DIRECTIONAL_ISOLATE;
}

/** `Israel, Türkiye and Azerbaijan`, as the language lists. */
export const listed = (values) => inOrder(values, "conjunction");

/** `30 min later or 2000 ft higher` */
export const either = (values) => inOrder(values, "disjunction");

const inOrder = (values, type) => new Intl.ListFormat(i18next.language, { type }).format(values.map(isolated));

/** What stands beside each other without being a sentence: `Manned air · FL200–FL240`. Leaves out what there is not. */
export const beside = (parts) => parts.filter(Boolean).map(isolated).join(" · ");

/** Words of somebody: `Türkiye: not received`. */
export const saidBy = (who, what) => isolated(who) + ": " + isolated(what);

/** Static words: `data-word` is the text of an element, `data-word-label` its aria-label, `data-word-title` its title. */
export function translate(root) {
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = t(node.dataset.word);
  for (const node of root.querySelectorAll("[data-word-label]")) node.setAttribute("aria-label", t(node.dataset.wordLabel));
  for (const node of root.querySelectorAll("[data-word-title]")) node.title = t(node.dataset.wordTitle);
}
