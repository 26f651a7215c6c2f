/** How often each chat received something, and the same text again: the judge of "nobody missed, nobody twice". */

export class Deliveries {
  /** Messages of the bot by chat. */
  readonly byChat = new Map<number, number>();
  /** How often each chat received each text, by a 52-bit fingerprint of both: texts themselves are not kept. */
  readonly #texts = new Map<number, number>();
  total = 0;
  /** Deliveries of a text to a chat that had received it before. */
  repeated = 0;

  count(chatId: number, text: string): void {
    this.total++;
    this.byChat.set(chatId, (this.byChat.get(chatId) ?? 0) + 1);
    const mark = fingerprint(chatId, text);
    const before = this.#texts.get(mark) ?? 0;
    if (before > 0) this.repeated++;
    this.#texts.set(mark, before + 1);
  }

  /** How often a chat received exactly this text. */
  of(chatId: number, text: string): number {
    return this.#texts.get(fingerprint(chatId, text)) ?? 0;
  }

  clear(): void {
    this.byChat.clear();
    this.#texts.clear();
    this.total = 0;
    this.repeated = 0;
  }
}

function fingerprint(chatId: number, text: string): number {
  let a = (0x811c9dc5 ^ chatId) >>> 0;
  let b = (0x9e3779b1 ^ Math.floor(chatId / 0x1_0000)) >>> 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x85ebca6b) + 1;
  }
  return (a >>> 0) * 0x10_0000 + ((b ^ (b >>> 15)) & 0xf_ffff);
}
