/**
 * A backup as bytes: a line of JSON that says what it is, a record for each key, an end that proves nothing is missing.
 * A record is the length of the key (4 bytes), the key, the moment it expires (8 bytes, epoch ms, 0: never), the length of
 * the value (4 bytes) and the value as Redis' DUMP writes it. The end is the length 0xffffffff, the number of records
 * (8 bytes) and the SHA-256 of all before it. Everything is compressed with gzip.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { Fault } from "../platform/fault.ts";

export interface BackupHeader {
  /** Epoch ms */
  readonly createdAt: number;
  /** Version of what is stored: see redis/format.ts. */
  readonly format: number;
}

export interface BackupRecord {
  /** Without the namespace. */
  readonly key: string;
  /** Epoch ms; 0: never */
  readonly expiresAt: number;
  readonly value: Buffer;
}

const kind = "kelas-berbagi-backup";
/** Version of the form of the file. */
const version = 1;
const end = 0xffffffff;
const longestHeader = 1_000;
/** Redis allows values of 512 MB. */
const longestPart = 0x3fffffff;
const headerLine = z.object({
  kind: z.literal(kind),
  version: z.int(),
  createdAt: z.number(),
  format: z.int(),
});

export async function* encodeBackup(
  header: BackupHeader,
  records: AsyncIterable<readonly BackupRecord[]>,
): AsyncIterable<Buffer> {
  const sum = createHash("sha256");
  const counted = (bytes: Buffer) => {
    sum.update(bytes);
    return bytes;
  };
  yield counted(Buffer.from(`${JSON.stringify({ kind, version, ...header })}\n`));
  let count = 0;
  for await (const some of records) {
    if (some.length > 0) yield counted(Buffer.concat(some.flatMap(encodeRecord)));
    count += some.length;
  }
  const ending = Buffer.alloc(12);
  ending.writeUInt32BE(end);
  ending.writeBigUInt64BE(BigInt(count), 4);
  yield counted(ending);
  yield sum.digest();
}

function encodeRecord({ key, expiresAt, value }: BackupRecord): Buffer[] {
  const name = Buffer.from(key);
  const before = Buffer.alloc(4);
  before.writeUInt32BE(name.length);
  const after = Buffer.alloc(12);
  after.writeBigUInt64BE(BigInt(expiresAt));
  after.writeUInt32BE(value.length, 8);
  return [before, name, after, value];
}

/**
 * The header first, then the records. What is incomplete is known only at the end, so read all once before using any.
 * @throws Fault `backup:not-a-backup`, `backup:too-new`, `backup:incomplete`
 */
export async function* decodeBackup(bytes: AsyncIterable<Buffer>): AsyncIterable<BackupHeader | BackupRecord> {
  const source = createSource(bytes);
  yield await readHeader(source);
  for (let count = 0; ; count++) {
    const length = (await source.take(4)).readUInt32BE();
    if (length === end) return finish(source, count);
    const key = (await source.take(length)).toString();
    const after = await source.take(12);
    const value = await source.take(after.readUInt32BE(8));
    yield { key, expiresAt: Number(after.readBigUInt64BE()), value };
  }
}

async function readHeader(source: Source): Promise<BackupHeader> {
  const parsed = headerLine.safeParse(parseJson(await source.line(longestHeader)));
  if (!parsed.success) throw new Fault("backup:not-a-backup");
  if (parsed.data.version > version) throw new Fault("backup:too-new");
  return { createdAt: parsed.data.createdAt, format: parsed.data.format };
}

async function finish(source: Source, count: number): Promise<void> {
  const counted = await source.take(8);
  const expected = source.sum();
  const sum = await source.take(expected.length);
  if (Number(counted.readBigUInt64BE()) !== count || !sum.equals(expected) || !(await source.ended()))
    throw new Fault("backup:incomplete");
}

interface Source {
  /** @throws Fault `backup:incomplete` where the file ends before */
  take(length: number): Promise<Buffer>;
  /** Up to the end of the line, or '' when there is none within `limit`. */
  line(limit: number): Promise<string>;
  /** SHA-256 of all that was taken. */
  sum(): Buffer;
  ended(): Promise<boolean>;
}

function createSource(bytes: AsyncIterable<Buffer>): Source {
  const chunks = bytes[Symbol.asyncIterator]();
  const hash = createHash("sha256");
  let held: Buffer = Buffer.alloc(0);
  const fill = async (length: number): Promise<boolean> => {
    const parts = [held];
    let size = held.length;
    while (size < length) {
      const next = await chunks.next();
      if (next.done) break;
      parts.push(next.value);
      size += next.value.length;
    }
    if (parts.length > 1) held = Buffer.concat(parts);
    return size >= length;
  };
  const take = async (length: number) => {
    if (length > longestPart || (held.length < length && !(await fill(length)))) throw new Fault("backup:incomplete");
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    hash.update(taken);
    return taken;
  };
  return {
    take,
    async line(limit) {
      await fill(limit);
      const length = held.subarray(0, limit).indexOf("\n") + 1;
      return (await take(length)).toString();
    },
    sum: () => hash.copy().digest(),
    ended: async () => !(await fill(1)),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
