// Which things belong together: choosing one marks the others on the map, in the tables and on the desk.

/** @returns keys `kind/id`, the chosen thing's own first; empty when nothing is chosen */
export function related(store, kind, id) {
  if (!kind) return new Set();
  const keys = [[kind, id]];
  const item = store.get(kind, id);
  if (item && kind === "conflict") {
    item.sides.forEach((side) => side.notice && keys.push(["notice", side.notice.id]));
    store.all("proposal").filter((p) => p.conflict === id && p.stage === "OPEN").forEach((p) => keys.push(["proposal", p.id]));
  }
  if (item && kind === "exchange") keys.push(["conflict", item.conflict]);
  if (item && kind === "proposal") keys.push(["conflict", item.conflict]);
  if (item && kind === "plan") {
    store.all("notice").filter((n) => n.plan === id && n.stage !== "DROPPED").forEach((n) => keys.push(["notice", n.id]));
    store.all("batch").filter((b) => b.plan === id && b.stage === "OPEN").forEach((b) => keys.push(["batch", b.id]));
  }
  if (item && kind === "batch") {
    keys.push(["plan", item.plan]);
    Object.keys(item.moves).forEach((draft) => keys.push(["notice", draft]));
  }
  if (item && kind === "call" && item.account.message) keys.push(["message", item.account.message]);
  if (item && kind === "message") {
    store.all("call").filter((c) => c.account.message === id).forEach((c) => keys.push(["call", c.id]));
  }
  if (item && kind === "check" && item.outage) keys.push(["outage", item.outage]);
  if (item && kind === "watch") (item.handover?.open ?? []).forEach((o) => keys.push([o.kind.toLowerCase(), o.id]));
  if (item && kind === "crossing") keys.push(["notice", item.notice], ["zone", item.zone]);
  return new Set(keys.map(([k, i]) => k + "/" + i));
}

/** Ids of notices that are in an open conflict, each with the ids of those conflicts. */
export function conflictsByNotice(store) {
  const found = new Map();
  for (const conflict of store.openConflicts()) {
    for (const { notice } of conflict.sides) {
      if (notice) found.set(notice.id, [...(found.get(notice.id) ?? []), conflict.id]);
    }
  }
  return found;
}
