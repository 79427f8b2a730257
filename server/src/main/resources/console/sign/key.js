// The key of a post that lives in this browser. It is made here and never leaves: WebCrypto gives out signatures, and the private
// half to nobody, this page included.

import { base64 } from "./envelope.js";

const ED25519 = { name: "Ed25519" };
const P256 = { name: "ECDSA", namedCurve: "P-256" };
/** Of the SHA-256 of the public half: its id. */
const ID_BYTES = 16;
/** The order of P-256: of the two numbers that verify, the ledger takes the lower. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const SCALAR_BYTES = 32;

/** One key of one post. */
export class BrowserKey {
  #pair;

  /** @param kept what {@link make} gave, and IndexedDB keeps */
  constructor({ party, post, pair, text, id }) {
    this.#pair = pair;
    this.party = party;
    this.post = post;
    /** The public half as it is enrolled. */
    this.text = text;
    this.id = id;
  }

  /** @returns 64 bytes over these */
  async sign(bytes) {
    const { privateKey } = this.#pair;
    if (privateKey.algorithm.name === ED25519.name) return crypto.subtle.sign(ED25519, privateKey, bytes);
    return lowered(new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, bytes)));
  }
}

/** Whether this browser can keep a key: not over plain HTTP from another machine, and not without IndexedDB. */
export const canKeepKeys = () => Boolean(globalThis.crypto?.subtle && globalThis.indexedDB);

/** Makes a key that cannot be exported: Ed25519, or ES256 where the browser has no Ed25519. */
export async function make(party, post) {
  const pair = await crypto.subtle.generateKey(ED25519, false, ["sign", "verify"])
    .catch(() => crypto.subtle.generateKey(P256, false, ["sign", "verify"]));
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const es256 = pair.publicKey.algorithm.name === P256.name;
  const bytes = es256 ? compressed(raw) : raw;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return { party, post, pair, text: (es256 ? "es256:" : "") + base64(bytes), id: hex(digest.subarray(0, ID_BYTES)) };
}

/** 02 or 03, by whether y is even, and x (SEC 1 §2.3.3). */
function compressed(uncompressed) {
  const bytes = uncompressed.slice(0, 1 + SCALAR_BYTES);
  bytes[0] = 2 + (uncompressed.at(-1) & 1);
  return bytes;
}

/** r and the lower of the two possible s. */
function lowered(signature) {
  const s = BigInt("0x" + hex(signature.subarray(SCALAR_BYTES)));
  if (s <= ORDER / 2n) return signature;
  const lower = (ORDER - s).toString(16).padStart(2 * SCALAR_BYTES, "0");
  for (let i = 0; i < SCALAR_BYTES; i++) signature[SCALAR_BYTES + i] = parseInt(lower.slice(2 * i, 2 * i + 2), 16);
  return signature;
}

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
