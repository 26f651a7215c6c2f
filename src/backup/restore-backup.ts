/** Puts a backup back: only a file that is whole, only where nothing is stored or what is stored shall go. */
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { Fault } from "../platform/fault.ts";
import { formatVersion } from "../redis/format.ts";
import { type BackupHeader, type BackupRecord, decodeBackup } from "./backup-file.ts";
import { isEmpty, isInUse, removeAll, writeRecords } from "./backup-store.ts";
import type { BackupDeps } from "./write-backup.ts";

export type RestoreOutcome =
  | { readonly kind: "restored"; readonly count: number; readonly createdAt: number }
  /** The file is no backup, is damaged or ends too early, or was made by a newer program. Nothing was changed. */
  | { readonly kind: "not-a-backup" | "incomplete" | "too-new" }
  /** A program runs on the store. Nothing was changed. */
  | { readonly kind: "in-use" }
  /** Something is stored and `replace` was not given. Nothing was changed. */
  | { readonly kind: "not-empty" };

const recordsAtOnce = 500;
const bytesAtOnce = 8_000_000;

type Deps = Omit<BackupDeps, "clock">;

/** Reads the file twice: first to see that it is whole. An interrupted run is repeated with `replace`. */
export async function restoreBackup(deps: Deps, file: string, replace: boolean): Promise<RestoreOutcome> {
  const { redis, keys } = deps;
  try {
    const { format } = await verify(file);
    if (format > formatVersion) return { kind: "too-new" };
    if (await isInUse(redis, keys)) return { kind: "in-use" };
    if (!(await isEmpty(redis, keys))) {
      if (!replace) return { kind: "not-empty" };
      await removeAll(redis, keys);
    }
    return await putBack(deps, file);
  } catch (error) {
    const kind = damage(error);
    if (kind) return { kind };
    throw error;
  }
}

async function verify(file: string): Promise<BackupHeader> {
  let header: BackupHeader | undefined;
  for await (const part of readBackup(file)) if ("format" in part) header = part;
  if (!header) throw new Fault("backup:not-a-backup");
  return header;
}

async function putBack({ redis, keys, onProgress }: Deps, file: string): Promise<RestoreOutcome> {
  let createdAt = 0;
  let count = 0;
  let bytes = 0;
  let held: BackupRecord[] = [];
  const write = async () => {
    await writeRecords(redis, keys, held);
    count += held.length;
    [held, bytes] = [[], 0];
    onProgress?.(count);
  };
  for await (const part of readBackup(file)) {
    if ("format" in part) {
      createdAt = part.createdAt;
      continue;
    }
    held.push(part);
    bytes += part.value.length;
    if (held.length >= recordsAtOnce || bytes >= bytesAtOnce) await write();
  }
  if (held.length > 0) await write();
  return { kind: "restored", count, createdAt };
}

async function* readBackup(file: string): AsyncIterable<BackupHeader | BackupRecord> {
  const compressed = createReadStream(file);
  const unpacked = createGunzip();
  // Failures of the file reach whoever reads what was unpacked.
  compressed.on("error", (error) => unpacked.destroy(error));
  try {
    yield* decodeBackup(compressed.pipe(unpacked));
  } finally {
    compressed.destroy();
    unpacked.destroy();
  }
}

function damage(error: unknown): "not-a-backup" | "incomplete" | "too-new" | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "backup:not-a-backup":
      return "not-a-backup";
    case "backup:too-new":
      return "too-new";
    // zlib's word for a file that ends in the middle.
    case "Z_BUF_ERROR":
    case "backup:incomplete":
      return "incomplete";
    default:
      return typeof code === "string" && code.startsWith("Z_") ? "not-a-backup" : undefined;
  }
}
