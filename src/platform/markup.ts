/** Telegram's HTML: whatever people typed is escaped before it stands in a message. */
const entity: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => entity[c] ?? c);

/** Text written by our own locales or already escaped; anything else must pass `escapeHtml` first. */
export type Html = string & { readonly __html: true };
