// The line, as it is worked from this post: what takes the screen, and one sheet with the board, writing, the watch and calls.

import { announce } from "../bands.js";
import { tick } from "../desk.js";
import { openDialog } from "../dialog.js";
import { byId, el, setText } from "../dom.js";
import { t } from "../language.js";
import { Alert } from "./alert.js";
import { Board } from "./board.js";
import { newestBook } from "./book.js";
import { Calls } from "./calls.js";
import { Compose } from "./compose.js";
import { Doing } from "./doing.js";
import { Duty } from "./duty.js";
import { maySpeak } from "./message.js";
import { Sound } from "./sound.js";

/** Where each key leads, by its place on the keyboard: the same in every alphabet. */
const KEYS = { KeyM: "messages", KeyW: "watch" };

export class LineRoom {
  #store;
  #names;
  #clock;
  #doing;
  #sound = new Sound();
  #alert;
  #panels = {};
  #tabs = el("div", { class: "line-tabs", role: "tablist", "aria-label": t("line.title"), keydown: (event) => this.#walk(event) });
  #sheet = el("div", { class: "line-sheet" });
  #status = el("p", { class: "line-status", role: "status" });
  #strip = byId("line-room");
  #book;

  constructor({ store, names, clock, signing }) {
    this.#store = store;
    this.#names = names;
    this.#clock = clock;
    this.#doing = new Doing(signing, names, (words) => this.#tell(words));
    const does = this.#deeds();
    this.#panels = {
      messages: new Board(names, does),
      watch: new Duty({ store, names, clock, doing: this.#doing }),
      calls: new Calls({ store, names, clock, doing: this.#doing }),
    };
    this.#alert = maySpeak(names.me) ? new Alert(names, this.#sound, does) : undefined;
    this.#buildStrip();
    this.#buildSheet();
    document.addEventListener("keydown", (event) => this.#key(event));
    this.#sound.addEventListener("change", () => this.#showSound());
  }

  /** Follows the items. */
  render() {
    this.#alert?.render(this.#store.all("message"));
    Object.values(this.#panels).forEach((panel) => panel.render?.(this.#store));
  }

  /** @param now milliseconds since the epoch */
  beat(now) {
    this.#alert?.beat(now);
  }

  /** Opens the sheet: "messages", "write", "watch" or "calls", and of the first a message. */
  async open(tab, message) {
    if (message) this.#panels.messages.choose(message);
    if (tab === "write") await this.#openCompose();
    this.#show(tab);
    tick(this.#clock.now());
    if (this.#sheet.isConnected) return;
    const closed = openDialog({ title: t("line.title"), body: this.#sheet, wide: true });
    tick(this.#clock.now());
    this.#sheet.querySelector(message ? ".board-detail .actions button" : "[role=tab][aria-selected=true]")?.focus();
    await closed;
    setText(this.#status, "");
  }

  #deeds() {
    const doing = this.#doing;
    const of = (name) => (m) => doing[name](m);
    return {
      ...Object.fromEntries(["deliver", "read", "relay", "readBack", "answer", "passDown"].map((name) => [name, of(name)])),
      take: async (m) => {
        const result = await doing.take(m);
        if (result.taken) {
          this.open("messages", m.id);
          this.#alert?.raise(m.id); // another FLASH that waits lies over it
        }
        return result;
      },
      takeAlarm: of("take"),
      correct: (m) => this.#write(m, "CORRECT", m.from === this.#names.me.party ? "C" : "C17"),
      close: (m) => this.#write(m, "CLOSE", "Z"),
      left: () => this.render(),
    };
  }

  async #write(m, purpose, search) {
    await this.open("write");
    this.#panels.write.start({ to: m.from === this.#names.me.party ? m.to : m.from, purpose, search, typed: { message: m.id } });
  }

  #buildStrip() {
    const open = (tab, words, key) => el("button", { type: "button", data: { line: tab }, "aria-keyshortcuts": key, click: () => this.open(tab) },
      t(words), key && el("kbd", { "aria-hidden": "true" }, key));
    this.#strip.replaceChildren(...[
      open("messages", "line.messages", "M"),
      maySpeak(this.#names.me) && open("write", "line.write"),
      open("watch", "line.watchTab", "W"),
      el("button", { type: "button", class: "sound", click: () => this.#useSound() }, ""),
    ].filter(Boolean));
    this.#showSound();
  }

  #buildSheet() {
    const tabs = ["messages", ...(maySpeak(this.#names.me) ? ["write"] : []), "watch", "calls"];
    this.#tabs.append(...tabs.map((tab) => el("button", {
      type: "button", role: "tab", id: "line-tab-" + tab, "aria-controls": "line-panel-" + tab, data: { tab }, click: () => this.#turnTo(tab),
    }, t(tab === "watch" ? "line.watchTab" : "line." + tab))));
    this.#sheet.append(this.#tabs, this.#status, ...tabs.map((tab) =>
      el("div", { role: "tabpanel", id: "line-panel-" + tab, "aria-labelledby": "line-tab-" + tab, hidden: true }, this.#panels[tab]?.element)));
  }

  /** What was said before is not about what is looked at now. */
  #turnTo(tab) {
    setText(this.#status, "");
    return this.open(tab);
  }

  #show(tab) {
    for (const button of this.#tabs.children) {
      const chosen = button.dataset.tab === tab;
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      this.#sheet.querySelector("#line-panel-" + button.dataset.tab).hidden = !chosen;
    }
  }

  #walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const tabs = [...this.#tabs.children];
    const forward = document.documentElement.dir === "rtl" ? -step : step;
    const next = tabs[(tabs.indexOf(document.activeElement) + forward + tabs.length) % tabs.length];
    next.click();
    next.focus();
  }

  /** The book is fetched when somebody first writes. */
  async #openCompose() {
    if (this.#panels.write) return;
    this.#book ??= newestBook();
    this.#panels.write = new Compose({
      store: this.#store, names: this.#names, clock: this.#clock, doing: this.#doing, book: await this.#book,
      sent: (id) => this.open("messages", id),
    });
    this.#sheet.querySelector("#line-panel-write").replaceChildren(this.#panels.write.element);
  }

  #key(event) {
    const free = !event.ctrlKey && !event.altKey && !event.metaKey && !event.target.closest?.("input, textarea, select, [contenteditable]");
    const tab = KEYS[event.code];
    if (!free || !tab || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.open(tab);
  }

  #useSound() {
    if (this.#sound.allowed) this.#sound.try();
    else this.#sound.allow();
  }

  #showSound() {
    const button = this.#strip.querySelector(".sound");
    button.dataset.sound = this.#sound.allowed ? "on" : "off";
    button.setAttribute("aria-label", t(this.#sound.allowed ? "line.soundTry" : "line.soundAllow"));
    setText(button, this.#sound.allowed ? "♪" : "✕ " + t("line.soundAllow"));
  }

  #tell(words) {
    setText(this.#status, words);
    announce(words);
  }
}
