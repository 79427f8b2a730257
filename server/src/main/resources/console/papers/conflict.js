// The case: two notices that come too close, and what is done about it.

import { el } from "../dom.js";
import { t } from "../language.js";
import { gaps, label, levels, measure } from "../words.js";
import { onWatch } from "./actions.js";
import { between, cells, facts, ladder, lines, paperLink, position, sideBySide, table, when, withheld } from "./parts.js";
import { said, askedOf } from "./settlement.js";

export function conflict(c, context) {
  const { store, names } = context;
  const { escalated, clock: running } = c.handling;
  const pending = running?.pending ?? [];
  const of = (kind) => store.all(kind).filter((item) => item.conflict === c.id);
  return {
    state: c.closed ? t("papers.settled", { how: label(c.closed) }) : t("papers.isOpen"),
    conflict: !c.closed,
    facts: [
      [t("papers.between"), names.parties(c.sides.map((side) => side.party))],
      [t("papers.opened"), when(c.opened)],
      [t("papers.settledAt"), when(c.handling.settledAt)],
      [t("papers.lapses"), c.closed ? undefined : when(c.until)],
      [t("papers.gaps"), c.gaps && gaps(c.gaps)],
      [t("papers.goesFirst"), c.handling.precedence && names.party(c.handling.precedence)],
      ...clock(c),
    ],
    sections: [
      [t("papers.sides"), sideBySide(c.sides.map((side) => ({ heading: names.party(side.party), content: ofSide(side, c, context) })))],
      [t("papers.overlaps"), where(c)],
      [t("papers.exchanged"), exchanged([...of("proposal"), ...of("exchange")], context)],
      escalated.length + pending.length > 0 && [t("papers.ladder"), ladder(escalated, pending)],
    ],
    links: store.all("commitment").filter((commitment) => commitment.links.includes(c.id)).map((commitment) => ["commitment", commitment.id]),
    actions: actions(c, context),
  };
}

/** What is waited for, until when, and whether that has passed. */
function clock({ handling: { clock: running } }) {
  if (!running) return [];
  return [
    [t("papers.waitsFor"), label(running.awaited)],
    [t("papers.by"), [when(running.by), running.overdue && el("strong", { class: "overdue" }, t("papers.overdue"))]],
  ];
}

function ofSide({ party, notice, activity }, c, context) {
  const { received, passedDown, suggested } = c.handling;
  return [
    notice ? undefined : withheld(t("papers.noticeWithheld")),
    facts([
      [t("papers.notice"), notice && [paperLink(context, "notice", notice.id), " " + t("papers.version", { n: notice.version })]],
      [t("papers.activity"), activity && label(activity.category)],
      ...(activity?.volumes ?? []).map((volume, i) => [
        t("papers.volume", { n: i + 1 }), [levels(volume.altitude) + ", ", between(volume.window.start, volume.window.end)]]),
      [t("papers.received"), received[party] ? when(received[party]) : t("papers.notReceived")],
      [t("papers.passedDown"), passedDown[party] && [passedDown[party].to + ", ", when(passedDown[party].at)]],
      [t("papers.wouldBeFree"), suggested[party] ? ways(suggested[party]) : undefined],
    ]),
    suggested[party] || c.closed ? undefined : withheld(t("papers.noSuggestion")),
  ];
}

const ways = ({ measures, at }) => [
  measures.length > 0 ? lines(measures.map(measure)) : t("papers.byNothing"),
  el("span", { class: "as-of" }, t("papers.asOf") + " ", when(at)),
];

function where(c) {
  if (c.overlaps.length > 0) {
    return table(t("papers.overlaps"), ["#", t("papers.levels"), t("papers.begins"), t("papers.ends"), t("papers.extent")],
      c.overlaps.map((overlap, i) => [
        String(i + 1), levels(overlap.altitude), when(overlap.window.start), when(overlap.window.end), extent(overlap.footprint)]));
  }
  if (c.cells.length > 0) return [withheld(t("papers.onlyCells")), cells(c.cells)];
  return withheld(t("papers.placeWithheld"));
}

/** The south-western and the north-eastern corner of all of it; over the antimeridian, from west to east. */
function extent(footprint) {
  const points = footprint.flat();
  const lats = points.map((p) => p.lat);
  const over = Math.max(...points.map((p) => p.lon)) - Math.min(...points.map((p) => p.lon)) > 180;
  const lons = points.map((p) => (over && p.lon < 0 ? p.lon + 360 : p.lon));
  const back = (lon) => (lon > 180 ? lon - 360 : lon);
  return lines([
    position({ lat: Math.min(...lats), lon: back(Math.min(...lons)) }),
    position({ lat: Math.max(...lats), lon: back(Math.max(...lons)) }),
  ]);
}

/** Proposals and questions, in the order in which they began as far as this reader has been told. */
function exchanged(all, context) {
  const begun = (item) => context.history.of(item.kind, item.id)[0]?.at ?? item.changed ?? (item.passedOn ?? item.said)?.at ?? "";
  return table(t("papers.exchanged"), [t("papers.what"), t("papers.began"), t("papers.from"), t("papers.stage"), t("papers.content")],
    [...all].sort((a, b) => (begun(a) < begun(b) ? -1 : 1)).map((item) => [
      paperLink(context, item.kind, item.id, context.title(item.kind, item.id)),
      when(begun(item)),
      context.names.party(item.proposedBy ?? item.from),
      label(item.stage),
      item.kind === "proposal" ? askedOf(item, context) : said(item),
    ]));
}

function actions(c, { me }) {
  const side = c.sides.some(({ party }) => party === me.party);
  if (!side || c.closed) return [];
  const received = c.handling.received[me.party];
  return [onWatch({
    label: t("papers.do.receive", { id: c.id }),
    body: { type: "conflict.receive", conflict: c.id },
    facts: [[t("papers.conflict"), c.id], [t("papers.means"), t("papers.receiveMeans")]],
    blocked: received ? t("papers.alreadySaid") : undefined,
  })];
}
