/** Recipients and results of a chunk as short strings: about 14 bytes a recipient. */

/** Recipients of one chunk. */
export const chunkSize = 100;

const radix = 36;

export const packRecipients = (chatIds: readonly number[]): string => chatIds.map((id) => id.toString(radix)).join(" ");

export const unpackRecipients = (packed: string): number[] =>
  packed === "" ? [] : packed.split(" ").map((id) => parseInt(id, radix));

export type Result =
  { readonly kind: "sent"; readonly messageId: number } | { readonly kind: "failed" | "blocked" | "open" };

/** Characters of a result: a message id below 2^31 in base 36 fits. */
export const resultWidth = 6;
const marks = { failed: "-----f", blocked: "-----b" } as const;

export const packResult = (result: Exclude<Result, { kind: "open" }>): string =>
  result.kind === "sent"
    ? result.messageId.toString(radix).padStart(resultWidth, "0")
    : result.kind === "failed"
      ? marks.failed
      : marks.blocked;

/** @param packed results of a chunk as far as they are known, as Redis keeps them: unknown ones in between are zero bytes */
export function unpackResults(packed: string, count: number): Result[] {
  return Array.from({ length: count }, (_, i) => {
    const one = packed.slice(i * resultWidth, (i + 1) * resultWidth);
    if (one === marks.failed) return { kind: "failed" };
    if (one === marks.blocked) return { kind: "blocked" };
    if (one.length < resultWidth || one.startsWith("\0")) return { kind: "open" };
    return { kind: "sent", messageId: parseInt(one, radix) };
  });
}
