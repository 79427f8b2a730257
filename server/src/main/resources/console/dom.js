// Building the page. Data reaches it only as text: nothing here reads HTML.

/** An element: `el("td", {class: "id"}, "text", child)`. `data` sets data-* attributes; functions become listeners. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "data") Object.assign(node.dataset, value);
    else if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** Sets text only when it differs, so that screen readers and selections are left in peace. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Makes the children of `parent` follow `items`, in order. A child is built again only when its signature changes, so
 * focus and scrolling survive an update.
 *
 * @param describe item → {key, signature, build: () => element}
 */
export function follow(parent, items, describe) {
  const before = new Map([...parent.children].map((child) => [child.followKey, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const { key, signature, build } = describe(item);
    let node = before.get(key);
    before.delete(key);
    if (!node || node.followSignature !== signature) {
      const fresh = Object.assign(build(), { followKey: key, followSignature: signature });
      if (node) replace(node, fresh);
      if (place === node) place = fresh;
      node = fresh;
    }
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
  before.forEach((left) => left.remove());
}

/** Puts `fresh` in the place of `old`, and the focus on the same button, never on one that does something else. */
function replace(old, fresh) {
  const held = old.contains(document.activeElement) ? document.activeElement : undefined;
  old.replaceWith(fresh);
  if (!held) return;
  const same = [fresh, ...fresh.querySelectorAll("button, a")]
    .find((node) => node.matches("button, a") && node.className === held.className && node.textContent === held.textContent);
  if (!same) fresh.tabIndex = -1;
  (same ?? fresh).focus();
}
