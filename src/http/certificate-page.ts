/** `GET /sertifikat/<number>`: whether a certificate is real, for whoever scans it. It says no more than the paper does. */
import { createHash } from "node:crypto";
import type { RequestListener } from "node:http";
import { readCertificateNumber, type Certificate, type CertificateNumber } from "../certificates/certificate.ts";
import { certificatesPath } from "../certificates/draw-certificates.ts";
import type { Logger } from "../platform/logger.ts";
import { escapeHtml } from "../platform/markup.ts";
import type { T } from "../platform/texts.ts";

export interface CertificatePageDeps {
  readonly find: (number: CertificateNumber) => Promise<Certificate | null>;
  readonly t: T;
  readonly libraryName: string;
  /** Whether one more unknown number is answered. */
  readonly mayGuess: () => Promise<boolean>;
  readonly logger: Logger;
}

export function certificatePage(deps: CertificatePageDeps): RequestListener {
  return (request, response) => {
    const send = (status: number, body: string) =>
      void response
        .writeHead(status, {
          "content-type": "text/html; charset=utf-8",
          "content-length": Buffer.byteLength(body),
          "cache-control": "no-store",
          "x-robots-tag": "noindex, nofollow, noarchive",
          "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer",
          "content-security-policy": `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        })
        .end(request.method === "HEAD" ? undefined : body);
    if (request.method !== "GET" && request.method !== "HEAD")
      return void response.writeHead(405, { allow: "GET" }).end();
    const path = (request.url ?? "").split("?", 1)[0] as string;
    const number = readCertificateNumber(decoded(path.slice(certificatesPath.length)));
    const found = number ? deps.find(number) : Promise.resolve(null);
    found
      .then(async (certificate) => {
        if (certificate) return send(200, page(deps, knownBody(deps, certificate)));
        // Mistyped, erased and never issued read the same.
        return (await deps.mayGuess()) ? send(404, page(deps, unknownBody(deps))) : send(429, "");
      })
      .catch((error: unknown) => {
        deps.logger.error("certificate-page-failed", {}, error);
        response.writeHead(500).end();
      });
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function knownBody({ t }: CertificatePageDeps, { number, name, course, startsAt }: Certificate): string {
  const row = (label: string, value: string) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`;
  return `<p class="seal known">✓</p><h1>${escapeHtml(t.plain("certificate-page-known"))}</h1><dl>${[
    row(t.plain("certificate-page-name"), name),
    row(t.plain("certificate-page-course"), course),
    row(t.plain("certificate-page-date"), t.format.date(startsAt)),
    row(t.plain("certificate-page-number"), number),
  ].join("")}</dl>`;
}

const unknownBody = ({ t }: CertificatePageDeps): string =>
  `<p class="seal">?</p><h1>${escapeHtml(t.plain("certificate-page-unknown"))}</h1><p>${escapeHtml(t.plain("certificate-page-unknown-hint"))}</p>`;

const page = ({ t, libraryName }: CertificatePageDeps, body: string): string =>
  `<!doctype html><html lang="${t.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><title>${escapeHtml(t.plain("certificate-page-title"))}</title><style>${style}</style></head><body><main><header>${escapeHtml(libraryName)}</header>${body}</main></body></html>`;

const style =
  "body{margin:0;min-height:100vh;display:grid;place-items:center;background:#e3efe9;color:#1c2b2a;font:17px/1.5 system-ui,sans-serif}" +
  "main{box-sizing:border-box;width:min(30rem,calc(100vw - 2rem));margin:1rem;padding:2rem;background:#fff;border-radius:1.25rem;border-top:.6rem solid #0f6b5c;text-align:center}" +
  "header{color:#5c6f6c;font-size:.9rem}h1{margin:.4rem 0 1.2rem;font-size:1.35rem}p{margin:.5rem 0}" +
  ".seal{width:4rem;margin:1.2rem auto .4rem;border-radius:50%;background:#b8743a;color:#fff;font:700 2rem/4rem system-ui,sans-serif}.known{background:#0f6b5c}" +
  "dl{margin:0;text-align:left}dt{color:#5c6f6c;font-size:.85rem}dd{margin:0 0 .8rem;font-weight:600;overflow-wrap:anywhere}";
const styleDigest = createHash("sha256").update(style).digest("base64");
