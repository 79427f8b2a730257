// What is signed: exact bytes in a DSSE envelope, as the ledger reads them.

/** Of what a post says. */
export const STATEMENT = "application/vnd.gilavar.statement+json";
/** Of a post that asks for a session. */
export const SESSION = "application/vnd.gilavar.session+json";

const utf8 = new TextEncoder();

/** Standard base64 of bytes. */
export function base64(bytes) {
  let text = "";
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
}

/**
 * Signs a text as it is.
 *
 * @param type how it is to be read
 * @param text JSON; these very characters are signed, in UTF-8
 * @param key a {@link BrowserKey}
 * @returns the envelope as JSON: the same text each time it is sent
 */
export async function seal(type, text, key) {
  const payload = utf8.encode(text);
  const sig = await key.sign(preAuthentication(type, payload));
  return JSON.stringify({ payload: base64(payload), payloadType: type, signatures: [{ keyid: key.id, sig: base64(sig) }] });
}

/** `"DSSEv1" SP len(type) SP type SP len(payload) SP payload`, lengths in bytes. */
function preAuthentication(type, payload) {
  const head = utf8.encode("DSSEv1 " + utf8.encode(type).length + " " + type + " " + payload.length + " ");
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}
