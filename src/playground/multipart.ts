/** Reads a multipart/form-data body (RFC 7578): fields as text, uploads as bytes. */

export interface Upload {
  readonly name: string;
  readonly type: string | undefined;
  readonly bytes: Buffer;
}

export interface Form {
  readonly fields: Record<string, unknown>;
  readonly uploads: Map<string, Upload>;
}

/** Undefined when the body is not what its boundary promises. */
export function readMultipart(body: Buffer, boundary: string): Form | undefined {
  const form: Form = { fields: {}, uploads: new Map() };
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  if (at < 0) return undefined;
  for (;;) {
    at += mark.length;
    if (body.toString("latin1", at, at + 2) === "--") return form;
    const head = body.indexOf("\r\n\r\n", at);
    const end = head < 0 ? -1 : body.indexOf(mark, head);
    if (end < 0) return undefined;
    readPart(form, body.toString("utf8", at, head), body.subarray(head + 4, end - 2));
    at = end;
  }
}

function readPart(form: Form, head: string, bytes: Buffer): void {
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return;
  const file = /filename\*?=(?:UTF-8'')?"?([^";\r\n]*)"?/i.exec(head)?.[1];
  const type = /content-type:\s*([^\s;]+)/i.exec(head)?.[1];
  if (file === undefined) form.fields[name] = bytes.toString("utf8");
  else form.uploads.set(name, { name: file, type, bytes: Buffer.from(bytes) });
}
