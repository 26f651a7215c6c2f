/** How one message looks: its bubble, what is attached to it, and the buttons below it. */
import { element, icon } from "./dom.js";
import { richText, startPayload } from "./rich-text.js";

/**
 * @param {import("./state.js").Message} message
 * @param {{ words: any, dates: any, botUsername: string, author: string, onTap: (data: string) => void, onStart: (payload: string) => void,
 *   onCommand: (text: string) => void, onPhoto: (url: string) => void }} context
 */
export function messageView(message, context) {
  const { words, dates } = context;
  const body = element("div", { class: "bubble" });
  if (message.sticker) body.append(sticker(message.sticker));
  if (message.photoUrl) body.append(photo(message.photoUrl, context));
  if (message.document) body.append(file(message.document, words));
  if (message.contact) body.append(contact(message.contact));
  if (message.location) body.append(mapCard(message.location, words));
  if (message.html || message.text) {
    body.append(element("div", { class: "text" }, ...richText(message.html || plain(message.text), context)));
  }
  body.append(
    element(
      "span",
      { class: "when" },
      message.edited ? `${words.edited} ` : null,
      element("time", { datetime: new Date(message.at).toISOString() }, dates.time(message.at)),
      message.from === "person" ? icon("seen") : null,
    ),
  );
  if (message.sticker && !message.text) body.classList.add("bare");
  if (message.photoUrl) body.classList.add("with-photo");
  return element(
    "li",
    {
      class: `message from-${message.from}`,
      dataset: { testid: "message", from: message.from, id: String(message.id) },
    },
    element("span", { class: "unseen" }, `${message.from === "bot" ? words.bot : context.author}: `),
    body,
    message.inlineKeyboard?.length ? inlineKeyboard(message.inlineKeyboard, context) : null,
  );
}

const plain = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

function sticker(emoji) {
  return element("img", { class: "sticker", src: "sticker.svg", alt: emoji, width: 128, height: 128 });
}

function photo(url, context) {
  return element(
    "button",
    { type: "button", class: "photo", onclick: () => context.onPhoto(url) },
    element("img", { src: url, alt: context.words.photoAlt }),
  );
}

function file(given, words) {
  return element(
    "a",
    { class: "file", href: given.url, download: given.name, "aria-label": `${words.download} ${given.name}` },
    element("span", { class: "file-mark" }, icon("file")),
    element(
      "span",
      { class: "file-name" },
      element("b", {}, given.name),
      element("small", {}, words.bytes(given.size)),
    ),
  );
}

function contact({ name, phone }) {
  return element(
    "span",
    { class: "file" },
    element("span", { class: "file-mark" }, icon("contact")),
    element("span", { class: "file-name" }, element("b", {}, name), element("small", {}, phone)),
  );
}

function mapCard(place, words) {
  const where = `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`;
  const map = `https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=16/${place.latitude}/${place.longitude}`;
  return element(
    "a",
    {
      class: "location",
      href: map,
      target: "_blank",
      rel: "noopener noreferrer",
      "aria-label": `${words.openMap}: ${place.title ?? where}`,
    },
    element("span", { class: "map" }, icon("pin")),
    element(
      "span",
      { class: "file-name" },
      element("b", {}, place.title ?? where),
      element("small", {}, words.openMap),
    ),
  );
}

function inlineKeyboard(rows, context) {
  const button = (wanted) => {
    const deep = wanted.url === undefined ? undefined : startPayload(wanted.url, context.botUsername);
    const press = () => {
      if (deep !== undefined) context.onStart(deep);
      else if (wanted.url !== undefined) window.open(wanted.url, "_blank", "noopener,noreferrer");
      else if (wanted.data !== undefined) context.onTap(wanted.data);
    };
    return element(
      "button",
      {
        type: "button",
        class: "inline-button",
        dataset: { testid: "inline-button", data: wanted.data ?? "" },
        onclick: press,
      },
      element("span", {}, wanted.text),
      wanted.url !== undefined ? icon("out") : null,
    );
  };
  return element(
    "div",
    { class: "inline-keyboard" },
    ...rows.map((row) => element("div", { class: "row" }, ...row.map(button))),
  );
}
