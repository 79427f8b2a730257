// File a notice, amend one, take one back: a panel beside the map, so that what is filled in is seen where it will be.

import { openDialog } from "../dialog.js";
import { byId, el } from "../dom.js";
import { t } from "../language.js";
import { dtg, window as windowText } from "../time.js";
import { levels } from "../words.js";
import { Check, told } from "./check.js";
import { Drawing } from "./drawing.js";
import { blame, clear, control, field, fieldOf, select } from "./fields.js";
import { repeated } from "./moving.js";
import { pasting } from "./pasting.js";
import { MOST_VOLUMES, VolumeForm } from "./volume.js";

const CATEGORIES = [
  "MANNED_AIR", "UNMANNED_AIR", "GROUND_MOVEMENT", "LIVE_FIRE", "EXERCISE", "NAVAL", "HUMANITARIAN", "SEARCH_AND_RESCUE", "MEDICAL_EVACUATION",
];
const ARMED = ["UNDECLARED", "NO", "YES"];
const COUNTS = ["ONE", "TWO_TO_FOUR", "FIVE_TO_TWELVE", "MORE"];
/** To whom a notice is shown that is kept from all. */
const NOBODY = "nobody";
/** Of a notice; the server says so too. */
/** Templates to choose from: the latest. */
const MOST_TEMPLATES = 20;

export class Filing {
  #desk;
  #as;
  #panel = byId("filing");
  #drawing;
  #check;
  #volumes = [];
  #amended;
  #fields = {};
  #said;

  /** @param desk `{ me, store, names, clock, map, signing }` */
  constructor(desk) {
    this.#desk = desk;
    this.#drawing = new Drawing(desk.map);
    this.#as = desk.me.party + "/" + desk.me.post;
    this.#check = new Check(this.#as, (answer) => this.#answered(answer));
    this.#panel.addEventListener("keydown", (event) => event.key === "Escape" && (this.#drawing.isDrawing ? this.#drawing.stop() : this.close()));
    this.#panel.addEventListener("input", () => this.#changed());
  }

  /** Whether this desk may file at all: the facilitator has no notices. */
  get possible() {
    return !this.#desk.me.facilitator;
  }

  /** Opens an empty notice. */
  file() {
    this.#open({});
  }

  /** Opens an own notice to be changed; `activity` where a change is put forward already. */
  amend(notice, activity = notice.activity) {
    this.#open({ notice, activity });
  }

  /** Opens a new notice like an earlier one, at the next such time. */
  like(notice) {
    this.#open({ activity: repeated(notice.activity, this.#desk.clock.now()) });
  }

  /** Takes an own notice back, once its person has said why. */
  async withdraw(notice) {
    const reason = field({ label: t("notice.reason"), control: el("input", { dir: "auto", autocomplete: "off" }) });
    const title = t("notice.withdrawWhat", { id: notice.id });
    const sure = await openDialog({ title, body: reason, actions: [{ label: t("notice.withdraw"), value: true, primary: true }] });
    if (!sure) return;
    await this.#desk.signing.say(
      { type: "notice.withdraw", notice: notice.id, version: notice.version, reason: control(reason).value.trim() },
      { title, facts: [[t("notice.notice"), notice.id + ", v" + notice.version], [t("notice.reason"), control(reason).value], ...activityFacts(notice.activity)] });
  }

  close() {
    this.#drawing.stop();
    this.#drawing.show([]);
    this.#panel.hidden = true;
    byId("file-notice").focus();
  }

  #open({ notice, activity }) {
    this.#amended = notice;
    this.#volumes = [];
    const title = notice ? t("notice.amendWhat", { id: notice.id }) : t("notice.file");
    this.#panel.replaceChildren(
      el("header", { class: "sheet-head" }, el("h2", { id: "filing-heading" }, title),
        el("button", { type: "button", class: "sheet-close", "aria-label": t("page.close"), click: () => this.close() }, "✕")),
      this.#form(activity),
      this.#said = el("div", { class: "check", role: "status", tabindex: "0", "aria-label": t("notice.check") }),
      el("footer", { class: "sheet-foot" }, el("button", { type: "button", class: "primary", id: "review-notice", click: () => this.#review() }, t("notice.review"))));
    this.#panel.hidden = false;
    (activity?.volumes ?? [undefined]).forEach((volume) => this.#addVolume(volume));
    control(notice ? this.#fields.reason : this.#fields.name).focus();
    this.#changed();
  }

  #form(activity) {
    const text = (name, value = "", hint) =>
      field({ label: t("notice." + name), hint, path: name, control: el("input", { dir: "auto", autocomplete: "off", value }) });
    this.#fields = {
      ...(this.#amended ? { reason: text("reason") } : { name: text("name", this.#freeName(), t("notice.nameHint")) }),
      category: field({ label: t("notice.category"), path: "category", control: select(CATEGORIES, activity?.category, "notice.categories.") }),
      armed: field({ label: t("notice.armed"), path: "armed", control: select(ARMED, activity?.armed, "notice.armeds.") }),
      count: field({ label: t("notice.count"), path: "count", control: select(COUNTS, activity?.count, "notice.counts.") }),
    };
    const more = {
      responsibleFor: text("responsibleFor", activity?.responsibleFor, t("notice.responsibleForHint")),
      guardFrequency: text("guardFrequency", activity?.guardFrequency, t("notice.guardFrequencyHint")),
      remarks: text("remarks", activity?.remarks),
      ...this.#release(activity?.release),
    };
    const form = el("div", { class: "sheet-body filing-form" },
      !this.#amended && this.#templates(),
      pasting(this.#as, (volumes) => this.#replaceVolumes(volumes)),
      Object.values(this.#fields),
      el("div", { id: "volumes" }),
      el("button", { type: "button", id: "add-volume", click: () => this.#addVolume() }, t("notice.addVolume")),
      el("details", {}, el("summary", {}, t("notice.more")), Object.values(more)));
    Object.assign(this.#fields, more);
    return form;
  }

  /** To show less of it than the terms do: to these alone, and until then. */
  #release(release) {
    const others = this.#desk.store.inForce()?.terms.parties.filter((party) => party !== this.#desk.me.party) ?? [];
    const to = release?.to.length > 1 ? [NOBODY, ...others, release.to.join()] : [NOBODY, ...others];
    const chosen = release && (release.to.join() || NOBODY);
    const releaseTo = field({
      label: t("notice.releaseTo"), hint: t("notice.releaseHint"), path: "release.to",
      control: el("select", {},
        el("option", { value: "terms", selected: !release }, t("notice.releaseTerms")),
        to.map((parties) => el("option", { value: parties, selected: chosen === parties },
          parties === NOBODY ? t("notice.releaseNobody") : t("notice.releaseOnly", { party: this.#desk.names.parties(parties.split(",")) })))),
    });
    const releaseUntil = field({ label: t("notice.releaseUntil"), path: "release.until", control: el("input", { dir: "ltr", autocomplete: "off", value: release?.until ?? "" }) });
    return { releaseTo, releaseUntil };
  }

  #templates() {
    const own = this.#desk.store.all("notice").filter((n) => n.owner === this.#desk.me.party)
      .sort((a, b) => (a.filed < b.filed ? 1 : -1)).slice(0, MOST_TEMPLATES);
    if (own.length === 0) return undefined;
    const choice = el("select", { change: () => {
      const like = this.#desk.store.get("notice", choice.value);
      if (like) this.like(like);
    } }, el("option", { value: "" }, t("notice.noTemplate")), own.map((n) => el("option", { value: n.id }, n.id)));
    return field({ label: t("notice.template"), control: choice });
  }

  #addVolume(volume) {
    if (this.#volumes.length >= MOST_VOLUMES) return;
    const one = new VolumeForm(volume, {
      draw: (type) => {
        byId("map").scrollIntoView({ block: "nearest" });
        return this.#drawing.draw(type);
      },
      remove: () => {
        this.#volumes = this.#volumes.filter((other) => other !== one);
        one.node.remove();
        this.#numbered();
        this.#changed();
      },
      changed: () => this.#changed(),
    });
    this.#volumes.push(one);
    byId("volumes").append(one.node);
    this.#numbered();
  }

  /** What was pasted takes the place of what was there. */
  #replaceVolumes(volumes) {
    this.#volumes = [];
    byId("volumes").replaceChildren();
    volumes.forEach((volume) => this.#addVolume(volume));
    this.#changed();
  }

  #numbered() {
    this.#volumes.forEach((volume, i) => {
      volume.number = i;
      volume.node.querySelector(".remove").hidden = this.#volumes.length === 1;
    });
    byId("add-volume").hidden = this.#volumes.length >= MOST_VOLUMES;
  }

  /** A name that none of the party's notices has yet: by the time, to be found by. */
  #freeName() {
    const name = "notice-" + dtg(this.#desk.clock.now()).slice(0, 6);
    const taken = (one) => this.#desk.store.get("notice", this.#desk.me.party + "." + one);
    for (let n = 1; ; n++) if (!taken(n === 1 ? name : name + "-" + n)) return n === 1 ? name : name + "-" + n;
  }

  #changed() {
    this.#drawing.show(this.#volumes.map((volume) => volume.shape()).filter(Boolean));
    this.#check.ask(this.#read());
  }

  /**
   * The activity as the API has it, or undefined while something is missing; what is wrong is said where it stands.
   *
   * @param strict whether what is empty is wrong
   */
  #read(strict = false) {
    Object.values(this.#fields).forEach((node) => clear(node));
    const value = (name) => control(this.#fields[name]).value.trim();
    const volumes = this.#volumes.map((volume) => volume.read(this.#desk.clock.now(), strict));
    if (volumes.includes(undefined)) return undefined;
    const given = (name) => (value(name) === "" ? {} : { [name]: value(name) });
    const to = value("releaseTo");
    const until = value("releaseUntil");
    return {
      category: value("category"), volumes, armed: value("armed"), count: value("count"),
      ...given("responsibleFor"), ...given("guardFrequency"), ...given("remarks"),
      ...(to === "terms" ? {} : { release: { to: to === NOBODY ? [] : to.split(","), ...(until === "" ? {} : { until }) } }),
    };
  }

  #answered({ finding, problem }) {
    if (problem) this.#blame(problem.field ?? "", problem.detail ?? problem.title);
    if (finding) this.#drawing.frame();
    this.#said.dataset.stands = finding ? "checked" : problem ? "wrong" : "waits";
    this.#said.replaceChildren(...(finding ? told(finding, this.#desk.names)
      : [el("p", {}, t(problem ? "notice.wrong" : "notice.notYet")), el("p", { class: "hidden-word" }, t("notice.hidden"))]));
  }

  /** Says what the server found wrong at the field that it is about, or below all. */
  #blame(path, words) {
    const node = fieldOf(this.#panel, path.replace(/^body\./, "").replace(/^activity\./, ""));
    if (!node) return this.#said.append(el("p", { class: "refused", lang: "en" }, path + ": " + words));
    blame(node, words);
    node.closest("details")?.setAttribute("open", "");
  }

  async #review() {
    const activity = this.#read(true);
    if (!activity) return this.#panel.querySelector(".wrong input, .wrong textarea, .wrong select")?.focus();
    const { signing, me } = this.#desk;
    const text = (name) => control(this.#fields[name]).value.trim();
    const amended = this.#amended;
    const body = amended
      ? { type: "notice.amend", notice: amended.id, version: amended.version, activity, reason: text("reason") }
      : { type: "notice.file", name: text("name"), activity };
    const answer = await signing.say(body, {
      title: amended ? t("notice.amendWhat", { id: amended.id }) : t("notice.file"),
      facts: [
        [t("notice.notice"), amended ? amended.id + ", v" + amended.version + " → v" + (amended.version + 1) : me.party + "." + body.name],
        ...(amended ? [[t("notice.reason"), body.reason]] : []),
        ...activityFacts(activity),
        t("notice.hidden"),
      ],
    });
    if (answer.taken) return this.#taken(answer.taken);
    if (answer.refused) this.#blame(answer.refused.field ?? "", answer.refused.reason);
    if (answer.unanswered) this.#blame("", t("sign.unknown"));
  }

  /** Shown on the map and in the tables by the feed; here what came of it. */
  async #taken(receipt) {
    this.close();
    const conflicts = receipt.told.filter(({ item }) => item.kind === "conflict" && !item.closed).map(({ item }) => item);
    await openDialog({
      title: t("notice.taken"),
      body: el("div", { class: "to-sign" },
        el("p", {}, t("notice.receivedNotApproved")),
        el("p", { class: "id", dir: "ltr" }, receipt.statement + "  " + receipt.at),
        conflicts.length > 0
          ? el("p", { class: "in-conflict-word" }, "⚠ " + t("notice.opened", { count: conflicts.length, ids: conflicts.map((c) => c.id).join(", ") }))
          : el("p", {}, t("notice.noConflict"))),
      actions: [{ label: t("page.close"), primary: true }],
    });
    if (conflicts.length > 0) this.#desk.choose("conflict", conflicts[0].id);
  }
}

/** What an activity says, for people. */
export function activityFacts(activity) {
  const facts = [
    [t("notice.category"), t("notice.categories." + activity.category)],
    [t("notice.armed"), t("notice.armeds." + activity.armed)],
    [t("notice.count"), t("notice.counts." + activity.count)],
  ];
  activity.volumes.forEach((volume, i) => facts.push(
    [t("notice.volume", { number: i + 1 }), [t("notice.shapes." + volume.shape.type) + ", ", figures(extent(volume.shape))]],
    [t("notice.levels"), figures(levels(volume.altitude))],
    [t("notice.when"), figures(windowText(volume.window.start, volume.window.end) + " (" + dtg(volume.window.start) + " – " + dtg(volume.window.end) + ")")],
  ));
  for (const name of ["responsibleFor", "guardFrequency", "remarks"]) if (activity[name]) facts.push([t("notice." + name), activity[name]]);
  if (activity.release) facts.push([t("notice.releaseTo"), (activity.release.to.join(", ") || t("notice.releaseNobody")) + (activity.release.until ? ", " + activity.release.until : "")]);
  return facts;
}

/** From left to right in every language: turned round, a level or a position would be another. */
const figures = (text) => el("bdi", { dir: "ltr" }, text);

function extent(shape) {
  const points = shape.ring ?? shape.path ?? [shape.centre ?? shape.position];
  const size = shape.radius ?? shape.width;
  return points.map(({ lat, lon }) => lat.toFixed(6) + " " + lon.toFixed(6)).join(", ") + (size ? ", " + size : "");
}
