/** Notes what became of recipients, what ends within some milliseconds in one step, and keeps the leases of their chunks. */
import type { BroadcastStore, Chunk, ChunkResults, Known } from "./broadcast-store.ts";

/** At high rates results wait so long for others; at 25 a second each is noted at once. A kill in between repeats them. */
const togetherMs = 8;

export interface ResultLog {
  /** Resolves when Redis has it. @returns whether the worker goes on with the chunk */
  note(chunk: Chunk, known: Known): Promise<boolean>;
  /** @returns whether the worker goes on with the chunk */
  keepLease(chunk: Chunk): Promise<boolean>;
}

interface Waiting {
  readonly known: Known | undefined;
  readonly done: (goesOn: boolean) => void;
  readonly fail: (error: unknown) => void;
}

export function createResultLog(store: Pick<BroadcastStore, "record">): ResultLog {
  /** By broadcast and chunk. */
  let waiting = new Map<string, Map<Chunk, Waiting[]>>();
  let timer: NodeJS.Timeout | undefined;
  let writtenAt = -Infinity;

  const write = () => {
    timer = undefined;
    writtenAt = performance.now();
    for (const [id, chunks] of waiting) void writeOf(id, [...chunks]);
    waiting = new Map();
  };

  const writeOf = async (id: string, chunks: readonly (readonly [Chunk, Waiting[]])[]) => {
    const results = chunks.map(([chunk, of]): ChunkResults => {
      return { chunk, results: of.flatMap(({ known }) => (known ? [known] : [])) };
    });
    try {
      const goOn = await store.record(id, results);
      for (const [i, [, of]] of chunks.entries()) for (const { done } of of) done(goOn[i] ?? false);
    } catch (error) {
      for (const [, of] of chunks) for (const { fail } of of) fail(error);
    }
  };

  const put = (chunk: Chunk, known?: Known) =>
    new Promise<boolean>((done, fail) => {
      const chunks = waiting.get(chunk.broadcastId) ?? new Map<Chunk, Waiting[]>();
      waiting.set(chunk.broadcastId, chunks);
      const of = chunks.get(chunk) ?? [];
      chunks.set(chunk, of);
      of.push({ known, done, fail });
      timer ??= setTimeout(write, Math.max(0, writtenAt + togetherMs - performance.now()));
    });

  return { note: (chunk, known) => put(chunk, known), keepLease: (chunk) => put(chunk) };
}
