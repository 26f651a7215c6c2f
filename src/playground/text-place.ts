/** Where something stands in a text as Telegram counts it, and which links it accepts. */

/** UTF-8 bytes before a UTF-16 position: Telegram's parse errors count bytes. */
export const byteOffset = (text: string, position: number): number => Buffer.byteLength(text.slice(0, position));

/** The link as Telegram keeps it, or undefined where it would ignore it: http(s) needs a host with a dot, other schemes are few. */
export function checkedLink(link: string): string | undefined {
  const trimmed = link.trim();
  if (trimmed === "" || /\s/.test(trimmed)) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme === "tg" || scheme === "ton" || scheme === "tonsite") return trimmed;
  if (scheme === "mailto" || scheme === "tel") return trimmed;
  try {
    const url = new URL(/^https?:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`);
    return url.hostname.includes(".") && !url.hostname.endsWith(".") ? url.href : undefined;
  } catch {
    return undefined;
  }
}
