/** Which requests the playground answers: those of its own page and of programs on this machine, never of another site (DNS rebinding, cross-site requests). */
import type { IncomingMessage } from "node:http";

/** The name the browser was given must be this machine's own. */
export function isForThisMachine(request: IncomingMessage): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/i.test(request.headers.host ?? "");
}

/** Sent by the playground's own page, typed into the address bar, or sent by no browser at all. */
export function isFromOwnPage(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (origin !== undefined && origin !== `http://${host}`) return false;
  return site === undefined || site === "same-origin" || site === "none";
}

/** A request that changes something carries a header that no foreign page can add without being asked first. */
export function mayChange(request: IncomingMessage): boolean {
  return (
    isFromOwnPage(request) &&
    request.headers["x-playground"] === "1" &&
    (request.headers["content-type"] ?? "").startsWith("application/json")
  );
}
