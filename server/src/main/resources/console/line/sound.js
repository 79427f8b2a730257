// The sound of a FLASH: two tones, again and again until somebody has it in hand. Made here, so that nothing has to be fetched first.
//
// A browser lets a page sound only once somebody has pressed something on it. Until then the page says that it would be silent.

const TONES_HZ = [880, 660];
const TONE_S = 0.28;
/** Two tones and a rest. */
const ROUND_S = 1.4;
const LOUDNESS = 0.5;
/** The ends of a tone are eased, so that none of them clicks. */
const EASE_S = 0.01;

/** Event: "change", of whether it can be heard. */
export class Sound extends EventTarget {
  #context = new AudioContext();
  #source;

  constructor() {
    super();
    this.#context.addEventListener("statechange", () => this.dispatchEvent(new Event("change")));
    for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, () => this.allow());
  }

  /** Whether the browser lets it be heard. */
  get allowed() {
    return this.#context.state === "running";
  }

  get ringing() {
    return this.#source !== undefined;
  }

  /** To be called from something that a person does. */
  allow() {
    if (!this.allowed) this.#context.resume();
  }

  /** Once, for whoever wants to know that it is loud enough. */
  try() {
    this.#play(false);
  }

  ring() {
    if (!this.ringing) this.#source = this.#play(true);
  }

  silence() {
    this.#source?.stop();
    this.#source = undefined;
  }

  /** One buffer in a loop: no timer, which a browser slows down in a tab that nobody looks at. */
  #play(loop) {
    const source = this.#context.createBufferSource();
    source.buffer = round(this.#context);
    source.loop = loop;
    source.connect(this.#context.destination);
    source.start();
    return source;
  }
}

function round(context) {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, Math.round(ROUND_S * rate), rate);
  const samples = buffer.getChannelData(0);
  for (const [nth, pitch] of TONES_HZ.entries()) {
    const begin = Math.round(nth * TONE_S * rate);
    for (let i = 0; i < TONE_S * rate; i++) {
      const time = i / rate;
      const eased = Math.min(1, time / EASE_S, (TONE_S - time) / EASE_S);
      samples[begin + i] = LOUDNESS * eased * Math.sin(2 * Math.PI * pitch * time);
    }
  }
  return buffer;
}
