/** Files that bots and people sent: what Telegram would refuse, how large a picture is, and where its bytes are. */
import { randomBytes } from "node:crypto";
import { badRequest, type DocumentReference, type PhotoSize } from "./bot-api.ts";
import type { Params } from "./params.ts";
import type { Upload } from "./multipart.ts";

/** Bot API limits in bytes. */
const largestPhoto = 10 * 1024 * 1024;
const largestDocument = 50 * 1024 * 1024;
const patience = 5_000;

export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly path: string;
}

export class Uploads {
  readonly #files = new Map<string, KeptFile>();
  readonly #keep: number;

  constructor(keep: number) {
    this.#keep = keep;
  }

  get(id: string): KeptFile | undefined {
    return this.#files.get(id);
  }

  byPath(path: string): KeptFile | undefined {
    return this.#files.get(/^[a-z]+\/([\w-]+)/.exec(path)?.[1] ?? "");
  }

  keepPhoto(bytes: Buffer, name = "photo.jpg"): PhotoSize {
    if (bytes.length === 0) throw badRequest("file must be non-empty");
    if (bytes.length > largestPhoto) throw badRequest("file is too big for a photo: the maximum size is 10 MB");
    const picture = measure(bytes);
    if (!picture) throw badRequest("IMAGE_PROCESS_FAILED");
    const { width, height } = picture;
    if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height))
      throw badRequest("PHOTO_INVALID_DIMENSIONS");
    const file = this.#add(bytes, name, picture.type, "photos");
    return { ...reference(file), width, height };
  }

  keepDocument(bytes: Buffer, name: string, type: string): DocumentReference {
    if (bytes.length === 0) throw badRequest("file must be non-empty");
    if (bytes.length > largestDocument) throw badRequest("file is too big");
    return documentReference(this.#add(bytes, name, type, "documents"));
  }

  /** The photo of a call: an upload, `attach://name`, a known file_id, or a URL. @throws Refusal 400 */
  async photoOf(p: Params, name: string, value = p.text(name)): Promise<PhotoSize> {
    const upload = this.#uploadOf(p, name, value);
    if (upload) return this.keepPhoto(upload.bytes, upload.name);
    if (value === undefined || value === "") throw badRequest("there is no photo in the request");
    const known = this.#files.get(value);
    if (!known) return this.keepPhoto((await download(value)).bytes);
    const picture = measure(known.bytes);
    if (!picture || !known.path.startsWith("photos/")) throw badRequest("can't use file of type Document as Photo");
    return { ...reference(known), width: picture.width, height: picture.height };
  }

  /** The document of a call. @throws Refusal 400 */
  async documentOf(p: Params, name: string, value = p.text(name)): Promise<DocumentReference> {
    const upload = this.#uploadOf(p, name, value);
    if (upload) return this.keepDocument(upload.bytes, upload.name, upload.type ?? "application/octet-stream");
    if (value === undefined || value === "") throw badRequest("there is no document in the request");
    const known = this.#files.get(value);
    if (known) return documentReference(known);
    const { bytes, type } = await download(value);
    return this.keepDocument(bytes, new URL(value).pathname.split("/").at(-1) || "document", type);
  }

  #uploadOf(p: Params, name: string, value: string | undefined): Upload | undefined {
    return value?.startsWith("attach://") ? p.uploads.get(value.slice(9)) : p.uploads.get(name);
  }

  #add(bytes: Buffer, name: string, type: string, folder: string): KeptFile {
    const id = randomBytes(24).toString("base64url");
    const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? "";
    const file = { id, name, type, bytes, path: `${folder}/${id}${extension}` };
    this.#files.set(id, file);
    if (this.#files.size > this.#keep) this.#files.delete(this.#files.keys().next().value as string);
    return file;
  }
}

const reference = (file: KeptFile) => ({
  file_id: file.id,
  file_unique_id: file.id.slice(0, 16),
  file_size: file.bytes.length,
});

const documentReference = (file: KeptFile): DocumentReference => ({
  ...reference(file),
  file_name: file.name,
  mime_type: file.type,
});

export const fileReference = (file: KeptFile) => ({ ...reference(file), file_path: file.path });

/** Pictures by URL are fetched from this machine only: the playground does not reach into the network. */
async function download(address: string): Promise<{ readonly bytes: Buffer; readonly type: string }> {
  if (!/^https?:\/\//i.test(address))
    throw badRequest("wrong remote file identifier specified: wrong padding in the string");
  if (!/^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/i.test(address)) throw badRequest("failed to get HTTP URL content");
  const answer = await fetch(address, { signal: AbortSignal.timeout(patience) }).catch(() => undefined);
  if (!answer?.ok) throw badRequest("failed to get HTTP URL content");
  const type = answer.headers.get("content-type") ?? "application/octet-stream";
  return { bytes: Buffer.from(await answer.arrayBuffer()), type };
}

interface Picture {
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

/** Size of a PNG, GIF, JPEG or WebP, or undefined for anything else. */
export function measure(bytes: Buffer): Picture | undefined {
  if (bytes.length < 24) return undefined;
  const head = bytes.toString("latin1", 0, 16);
  if (head.startsWith("\x89PNG\r\n\x1a\n"))
    return { type: "image/png", width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (head.startsWith("GIF8"))
    return { type: "image/gif", width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (head.startsWith("\xff\xd8")) return measureJpeg(bytes);
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return measureWebp(bytes);
  return undefined;
}

function measureJpeg(bytes: Buffer): Picture | undefined {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] as number;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: "image/jpeg", width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

function measureWebp(bytes: Buffer): Picture | undefined {
  const kind = bytes.toString("latin1", 12, 16);
  if (bytes.length < 30) return undefined;
  const type = "image/webp";
  if (kind === "VP8X") return { type, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind === "VP8 ") return { type, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  const bits = bytes.readUInt32LE(21);
  return kind === "VP8L" ? { type, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 } : undefined;
}
