// The last tellings in plain words, newest first.

import { byId, el, setText } from "./dom.js";
import { beside } from "./language.js";
import { dayMonth, clockFace, dtg } from "./time.js";
import { tell } from "./words.js";

export const LOG_LENGTH = 200;

export class Log {
  #newest = 0;

  add(telling, names) {
    if (telling.n <= this.#newest) return;
    this.#newest = telling.n;
    const words = tell(telling, names);
    const list = byId("log");
    list.prepend(el("li", { value: telling.n, data: { n: telling.n } },
      el("time", { datetime: telling.at }, dayMonth(telling.at) + " " + clockFace(telling.at)), " ",
      el("span", { class: "dtg" }, dtg(telling.at)), " ", words));
    while (list.childElementCount > LOG_LENGTH) list.lastElementChild.remove();
    setText(byId("last-told"), beside(["#" + telling.n, dayMonth(telling.at) + " " + clockFace(telling.at), words]));
    setText(byId("tab-log").querySelector(".count"), String(list.childElementCount));
  }
}
