/** `GET /kalender/<token>.ics`: a resident's own calendar, for calendar programs that ask again and again. */
import { createHash } from "node:crypto";
import type { RequestListener } from "node:http";
import { type Calendar, feedPath } from "../calendar/calendar.ts";
import type { Clock } from "../platform/clock.ts";
import type { Logger } from "../platform/logger.ts";
import { createRateLimit } from "./rate-limit.ts";

/** Requests a minute for one link, by this process. */
const mostForLink = 10;
const keptForSeconds = 900;

export interface CalendarFeedDeps {
  readonly calendar: Pick<Calendar, "feed">;
  /** Whether one more link that leads nowhere is answered. */
  readonly mayGuess: () => Promise<boolean>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The address of a calendar is a secret: it stands in no log, and nothing is said about links that lead nowhere. */
export function calendarFeed({ calendar, mayGuess, clock, logger }: CalendarFeedDeps): RequestListener {
  const mayAsk = createRateLimit(clock, mostForLink);
  return (request, response) => {
    const refuse = (status: number, headers: Record<string, string> = {}) =>
      void response.writeHead(status, { "cache-control": "no-store", ...headers }).end();
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, { allow: "GET" });
    const path = (request.url ?? "").split("?", 1)[0] as string;
    const token = /^([\w-]{22})\.ics$/.exec(path.slice(feedPath.length))?.[1];
    if (!token) return refuse(404);
    if (!mayAsk(token)) return refuse(429, { "retry-after": "60" });
    calendar
      .feed(token)
      .then(async (text) => {
        if (text === null) return (await mayGuess()) ? refuse(404) : refuse(429, { "retry-after": "60" });
        const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
        const headers = {
          etag,
          "cache-control": `private, max-age=${keptForSeconds}`,
          "x-robots-tag": "noindex",
          "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer",
        };
        if (request.headers["if-none-match"]?.includes(etag)) return refuse(304, headers);
        response
          .writeHead(200, {
            ...headers,
            "content-type": "text/calendar; charset=utf-8",
            "content-length": Buffer.byteLength(text),
          })
          .end(text);
      })
      .catch((error: unknown) => {
        logger.error("calendar-feed-failed", {}, error);
        refuse(500);
      });
  };
}
