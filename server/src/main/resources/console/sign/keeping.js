// What this browser keeps between visits: the keys made in it, and words that were signed and not answered. Nothing else.

const DATABASE = "gilavar";
const VERSION = 1;
const KEYS = "keys";
const UNANSWERED = "unanswered";

/** @returns the keys made here for posts of a mechanism, each as `make` gave it; of all mechanisms when none is named */
export async function keysOf(mechanism) {
  const all = await within(KEYS, "readonly", (keys) => keys.getAll());
  return all.filter((kept) => mechanism === undefined || kept.mechanism === mechanism);
}

/** Keeps a key, by mechanism, party and post. */
export const keepKey = (mechanism, key) =>
  within(KEYS, "readwrite", (keys) => keys.put({ ...key, mechanism }, [mechanism, key.party, key.post]));

/** Destroys it: nobody will sign with it again. */
export const forgetKey = (mechanism, { party, post }) =>
  within(KEYS, "readwrite", (keys) => keys.delete([mechanism, party, post]));

/** Keeps signed words until there is an answer: `{ id, envelope, title }`. */
export const keepUnanswered = (words) => within(UNANSWERED, "readwrite", (kept) => kept.put(words, words.id));

export const forgetUnanswered = (id) => within(UNANSWERED, "readwrite", (kept) => kept.delete(id));

/** @returns the signed words to which nobody has heard an answer here */
export const unanswered = () => within(UNANSWERED, "readonly", (kept) => kept.getAll());

async function within(store, mode, act) {
  const database = await opened();
  try {
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const request = act(transaction.objectStore(store));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    return request.result;
  } finally {
    database.close();
  }
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => [KEYS, UNANSWERED].forEach((store) => request.result.createObjectStore(store));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
