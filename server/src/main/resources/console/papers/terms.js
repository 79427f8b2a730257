// The terms: beside the version before, provision by provision; in brackets, adopted, signed, and what has become of them since.

import { el } from "../dom.js";
import { t } from "../language.js";
import { label } from "../words.js";
import { atTheTable, notYours } from "./actions.js";
import { hash, inLanguages, lasting, lines, NONE, position, shape, table, when, words } from "./parts.js";

export function arrangement(a, context) {
  const { store, names } = context;
  const before = store.get("arrangement", a.name + ".v" + (a.version - 1));
  const course = a.course ?? {};
  return {
    state: label(a.standing),
    facts: [
      [t("papers.title"), a.terms.title],
      [t("papers.between"), names.parties(a.terms.parties)],
      [t("papers.facilitator"), names.party(a.terms.facilitator)],
      [t("papers.proposer"), names.party(a.proposedBy)],
      [t("papers.why"), a.reason && words(a.reason)],
      [t("papers.inForceSince"), when(a.inForceSince)],
      [t("papers.until"), when(course.until)],
      [t("papers.reviewBy"), course.reviewBy && [when(course.reviewBy), course.reviewDue && el("strong", { class: "overdue" }, t("papers.overdue"))]],
      [t("papers.reviewed"), course.reviewed && [words(course.reviewed.outcome), when(course.reviewed.at)]],
      ["SHA-256", hash(a.hash)],
    ],
    sections: [
      [t("papers.signatures"), signatures(a, names)],
      a.brackets.length > 0 && [t("papers.brackets"), brackets(a, names)],
      before && [t("papers.differences", { n: before.version }), differences(before.terms, a.terms, before.version, a.version)],
      [t("papers.clauses"), a.terms.clauses.map((clause) => clauseOf(clause, before))],
      [t("papers.provisions"), el("p", { class: "note" }, t("papers.sources")), provisions(a.terms)],
      a.course && [t("papers.course"), since(a.course, names)],
    ],
    links: store.all("arrangement").filter((other) => other.name === a.name && other.id !== a.id).map((other) => ["arrangement", other.id]),
    actions: actions(a, context),
  };
}

function signatures(a, names) {
  const all = [...a.terms.parties, a.terms.facilitator];
  const missing = all.filter((party) => !a.signed[party]);
  return [
    el("p", { class: "missing" }, missing.length > 0 ? t("papers.missing", { parties: names.parties(missing) }) : "✓ " + t("papers.noneMissing")),
    table(t("papers.signatures"), [t("papers.party"), t("papers.adopted"), t("papers.signature"), t("papers.posts")],
      all.map((party) => [names.party(party), when(a.adopted[party]), a.signed[party] ? when(a.signed[party].at) : t("papers.notYet"),
        a.signed[party]?.posts.join(", ") ?? NONE])),
  ];
}

const brackets = (a, names) =>
  table(t("papers.brackets"), [t("papers.provision"), t("papers.speaker"), t("papers.why"), t("papers.instead"), t("papers.when")],
    a.brackets.map((b) => [el("code", {}, b.provision), names.party(b.by), words(b.reason), b.alternative ? words(b.alternative) : NONE, when(b.at)]));

/** A clause in all its languages, and in those of the version before where it said something else. */
function clauseOf(clause, before) {
  const old = before?.terms.clauses.find((other) => other.id === clause.id);
  const same = old && JSON.stringify(old.text) === JSON.stringify(clause.text);
  return el("div", { class: "clause" },
    el("h4", {}, el("code", {}, clause.id), before && !same && [" ", change(old ? "changed" : "new")]),
    inLanguages(clause.text),
    old && !same && el("details", {}, el("summary", {}, t("papers.wasBefore")), inLanguages(old.text)));
}

/** A change is a word and a sign, and not a colour alone. */
const SIGNS = { changed: "≠", new: "+", gone: "−" };
const change = (what) => el("strong", { class: "change " + what }, SIGNS[what] + " " + t("papers.change." + what));

function differences(old, now, oldVersion, version) {
  const [was, is] = [flat(old), flat(now)];
  const paths = [...new Set([...was.keys(), ...is.keys()])].filter((path) => text(was.get(path)) !== text(is.get(path)));
  return table(t("papers.differences", { n: oldVersion }),
    [t("papers.provision"), t("papers.change.what"), t("papers.version", { n: oldVersion }), t("papers.version", { n: version })],
    paths.map((path) => [
      el("code", {}, path),
      change(!was.has(path) ? "new" : !is.has(path) ? "gone" : "changed"),
      was.has(path) ? el("del", {}, shown(was.get(path))) : NONE,
      is.has(path) ? el("ins", {}, shown(is.get(path))) : NONE,
    ]));
}

const provisions = (terms) =>
  table(t("papers.provisions"), [t("papers.provision"), t("papers.value"), t("papers.source")],
    [...flat(terms)].filter(([path]) => !path.startsWith("clauses.")).map(([path, { value, source }]) => [el("code", {}, path), shown({ value }), source ?? NONE]));

/**
 * Every value of the terms by its path, as brackets name it: `separation.lateral`. What has a value and a source is one; a list is
 * gone through by the names of what is in it, else counted.
 */
function flat(node, path = "", found = new Map()) {
  if (node === null || typeof node !== "object") found.set(path, { value: node });
  else if ("source" in node && "value" in node) found.set(path, node);
  else if (isPlain(node)) found.set(path, { value: node });
  else Object.entries(node).forEach(([key, child]) => flat(child, (path ? path + "." : "") + (Array.isArray(node) ? (child?.id ?? child?.name ?? key) : key), found));
  return found;
}

/** A shape, a position, or a list of plain values. */
const isPlain = (node) => isShape(node) || "lat" in node || (Array.isArray(node) && node.every((each) => each === null || typeof each !== "object"));
const isShape = (node) => "type" in node && ["ring", "centre", "path", "position"].some((part) => part in node);

const text = (entry) => entry && JSON.stringify([entry.value, entry.source]);

function shown({ value, source }) {
  const said = content(value);
  return source ? [said, " (" + source + ")"] : said;
}

function content(value) {
  if (Array.isArray(value)) return value.length === 0 ? NONE : lines(value.map(content));
  if (value !== null && typeof value === "object") return isShape(value) ? shape(value) : "lat" in value ? position(value) : inline(value);
  if (typeof value !== "string") return String(value);
  return /^-?PT?\d/.test(value) ? lasting(value) : el("span", { dir: "auto" }, named(value));
}

/** A record within a list, in one line. */
const inline = (record) => Object.entries(record).map(([key, child], i) =>
  [i > 0 ? " · " : "", key + ": ", Array.isArray(child) && isPlain(child) ? child.map(named).join(", ") : content(child)]);

/** A constant in words, any other text as it is. */
const named = (text) => (/^[A-Z][A-Z_]+$/.test(text) ? label(text) : text);

/** Suspended in public and not at the desk are two things, and stand apart. */
function since(course, names) {
  const rows = (what, map) => Object.entries(map ?? {}).map(([party, it]) =>
    [names.party(party), t("papers." + what), when(it.since ?? it.at ?? it), it.reason ? words(it.reason) : NONE]);
  return table(t("papers.course"), [t("papers.party"), t("papers.what"), t("papers.when"), t("papers.why")], [
    ...rows("suspendedPolitical", course.political), ...rows("suspendedTechnical", course.technical), ...rows("leaving", course.leaving),
    ...rows("hasLeft", course.left)]);
}

function actions(a, { me }) {
  const about = [[t("papers.title"), a.terms.title], [t("papers.versionOf"), String(a.version)], ["SHA-256", a.hash]];
  if (a.standing === "IN_FORCE" && a.course?.reviewDue && me.facilitator) {
    return [atTheTable({
      label: t("papers.do.review"), body: { type: "arrangement.review", arrangement: a.id }, facts: about,
      ask: { field: "outcome", label: t("papers.outcome"), required: true },
    })];
  }
  if (a.standing !== "PROPOSED" && a.standing !== "ADOPTED") return [];
  if (![...a.terms.parties, a.terms.facilitator].includes(me.party)) return [];
  const disputed = a.brackets.length > 0 ? t("papers.inBrackets") : undefined;
  const sign = atTheTable({
    label: t("papers.do.sign", { id: a.id }), body: { type: "arrangement.sign", arrangement: a.id, hash: a.hash }, facts: about,
    blocked: a.signed[me.party] ? t("papers.alreadySaid") : disputed,
  });
  if (me.facilitator || a.standing === "ADOPTED") return [sign];
  return [
    atTheTable({
      label: t("papers.do.adopt", { id: a.id }), body: { type: "arrangement.adopt", arrangement: a.id, hash: a.hash }, facts: about,
      blocked: a.adopted[me.party] ? t("papers.alreadySaid") : disputed,
    }),
    sign,
  ];
}

/** What somebody undertakes, to whom, on what condition, and by whose word it is kept. */
export function commitment(c, context) {
  const { names } = context;
  const word = (said) => said && [names.party(said.by) + ", ", when(said.at), said.text && words(said.text)];
  return {
    state: label(c.stage),
    facts: [
      [t("papers.speaker"), names.party(c.by)],
      [t("papers.to"), names.parties(c.to)],
      [t("papers.offered"), when(c.offered)],
      [t("papers.by"), when(c.due)],
      [t("papers.conditionMet"), c.condition && (c.met ? word(c.met) : t("papers.saysSo", { party: names.party(c.condition.metBy) }))],
      [t("papers.saidFulfilled"), word(c.stated)],
      [t("papers.ended"), word(c.ended)],
    ],
    sections: [
      [t("papers.undertakes"), inLanguages(c.text)],
      c.condition && [t("papers.condition"), inLanguages(c.condition.text)],
      [t("papers.givenTo"), table(t("papers.givenTo"), [t("papers.party"), t("papers.accepted"), t("papers.acknowledged"), t("papers.disputed")],
        c.to.map((party) => [names.party(party), c.accepted[party] ? when(c.accepted[party]) : t("papers.notYet"), when(c.acknowledged[party]),
          c.disputed[party] ? word(c.disputed[party]) : NONE]))],
    ],
    links: [...c.links, ...(c.condition?.link ? [c.condition.link] : [])].flatMap((id) => ["meeting", "incident", "conflict"].map((kind) => [kind, id])),
    actions: undertakings(c, context),
  };
}

function undertakings(c, { me }) {
  const about = [[t("papers.undertakes"), Object.values(c.text)[0]], [t("papers.condition"), c.condition ? Object.values(c.condition.text)[0] : NONE]];
  const reason = (field, required) => ({ field, label: t(required ? "papers.whyRequired" : "papers.whyOptional"), required });
  const say = (what, type, rest = {}) => atTheTable({ label: t("papers.do." + what), body: { type, commitment: c.id }, facts: about, ...rest });
  if (c.stage === "OFFERED" && c.to.includes(me.party)) {
    return [
      say("acceptCommitment", "commitment.accept", { blocked: c.accepted[me.party] ? t("papers.alreadySaid") : undefined }),
      say("declineCommitment", "commitment.decline", { ask: reason("reason", false) }),
    ];
  }
  if (c.stage === "OFFERED" && c.by === me.party) return [say("withdrawCommitment", "commitment.withdraw", { ask: reason("reason", false) })];
  if (c.stated && c.to.includes(me.party) && ["ACCEPTED", "CONDITION_MET"].includes(c.stage)) {
    return [
      say("acknowledge", "commitment.acknowledge", { blocked: notYours(!c.acknowledged[me.party]) }),
      say("dispute", "commitment.dispute", { ask: reason("reason", true), blocked: notYours(!c.acknowledged[me.party]) }),
    ];
  }
  return [];
}
