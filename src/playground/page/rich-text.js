/** How a message's formatted text becomes nodes: only the tags Telegram has, whatever else arrives is shown as text. */
import { element } from "./dom.js";

const plainTags = new Set([
  "b",
  "strong",
  "i",
  "em",
  "u",
  "ins",
  "s",
  "strike",
  "del",
  "code",
  "pre",
  "blockquote",
  "br",
]);
const address = /https?:\/\/[^\s<>"]+[^\s<>".,!?)]/g;
const safeAddress = /^(https?:|tel:|mailto:|tg:)/i;

/**
 * The payload of a deep link to this bot (`https://t.me/<bot>?start=…`), "" without one, undefined for other addresses.
 * @param {string} url @param {string} botUsername
 */
export function startPayload(url, botUsername) {
  if (!URL.canParse(url)) return undefined;
  const link = new URL(url);
  const sameBot = (name) => name?.toLowerCase() === botUsername.toLowerCase();
  if (/^(www\.)?t\.me$|^telegram\.me$/.test(link.hostname) && sameBot(link.pathname.slice(1)))
    return link.searchParams.get("start") ?? "";
  if (link.protocol === "tg:" && sameBot(link.searchParams.get("domain"))) return link.searchParams.get("start") ?? "";
  return undefined;
}

/**
 * @param {string} html as the server rendered it
 * @param {{ botUsername: string, onStart: (payload: string) => void, onCommand: (text: string) => void, words: any }} context
 */
export function richText(html, context) {
  const parsed = new window.DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes].map((node) => rebuilt(node, context, false));
}

function rebuilt(node, context, inLink) {
  if (node.nodeType === 3) return inLink ? node.cloneNode() : linked(node.data, context);
  if (node.nodeType !== 1) return "";
  const tag = node.localName;
  const children = () =>
    [...node.childNodes].map((child) =>
      rebuilt(child, context, inLink || tag === "a" || tag === "code" || tag === "pre"),
    );
  if (node.classList.contains("tg-spoiler")) return spoiler(children(), context);
  if (tag === "a") return link(node.getAttribute("href") ?? "", children(), context);
  if (tag === "blockquote" && node.classList.contains("expandable")) return expandable(children());
  if (plainTags.has(tag)) return element(tag, {}, ...children());
  return element("span", {}, ...children());
}

function link(href, children, context) {
  const payload = startPayload(href, context.botUsername);
  if (payload !== undefined)
    return element(
      "button",
      { type: "button", class: "deep-link", onclick: () => context.onStart(payload) },
      ...children,
    );
  if (!safeAddress.test(href)) return element("span", {}, ...children);
  return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** Addresses and /commands in plain text can be pressed, as in Telegram. */
function linked(text, context) {
  const whole = document.createDocumentFragment();
  let from = 0;
  for (const found of text.matchAll(new RegExp(`${address.source}|(?<![\\w/])/[a-z][a-z0-9_]{1,31}(?![\\w/])`, "g"))) {
    whole.append(text.slice(from, found.index));
    const said = found[0];
    whole.append(
      said.startsWith("/")
        ? element("button", { type: "button", class: "deep-link", onclick: () => context.onCommand(said) }, said)
        : link(said, [said], context),
    );
    from = found.index + said.length;
  }
  whole.append(text.slice(from));
  return whole;
}

function spoiler(children, context) {
  const cover = element(
    "button",
    { type: "button", class: "spoiler", "aria-label": context.words.spoiler },
    ...children,
  );
  cover.addEventListener("click", () => {
    cover.replaceWith(element("span", { class: "spoiler-open" }, ...cover.childNodes));
  });
  return cover;
}

function expandable(children) {
  const quote = element("blockquote", { class: "expandable" }, ...children);
  quote.addEventListener("click", () => quote.classList.toggle("open"));
  return quote;
}
