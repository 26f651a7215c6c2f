/** Fetches a file that somebody sent to the bot. */
import type { Api } from "grammy";

/** The Bot API gives out files of up to 20 MB; workbooks are far smaller. */
export const largestFile = 5_000_000;
const withinMs = 20_000;

export type FetchedFile =
  | { readonly kind: "fetched"; readonly bytes: Uint8Array }
  | { readonly kind: "too-large" }
  /** Telegram does not give it out, or does not answer. */
  | { readonly kind: "unavailable" };

export type FetchFile = (fileId: string) => Promise<FetchedFile>;

/** @param apiRoot without a slash at its end; Telegram's own by default */
export function createFileFetch(api: Api, token: string, apiRoot = "https://api.telegram.org"): FetchFile {
  return async (fileId) => {
    try {
      const file = await api.getFile(fileId);
      if (!file.file_path) return { kind: "unavailable" };
      if ((file.file_size ?? 0) > largestFile) return { kind: "too-large" };
      const answer = await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`, {
        signal: AbortSignal.timeout(withinMs),
      });
      if (!answer.ok || !answer.body) return { kind: "unavailable" };
      return await readAtMost(answer.body, largestFile);
    } catch {
      return { kind: "unavailable" };
    }
  };
}

/** The size that was declared is not relied on. */
async function readAtMost(body: AsyncIterable<Uint8Array>, limit: number): Promise<FetchedFile> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > limit) return { kind: "too-large" };
    parts.push(part);
  }
  return { kind: "fetched", bytes: Buffer.concat(parts) };
}
