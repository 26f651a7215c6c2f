/** One person's phone: their chat with the bot, kept equal to the state. */
import { createComposer } from "./composer.js";
import { element, icon } from "./dom.js";
import { createMenu } from "./menu.js";
import { messageView } from "./message-view.js";

/** A bot that answers nothing to a tap leaves the button waiting this long, then it can be pressed again. */
const patienceMs = 10_000;
/** Telegram shows "typing" for at most five seconds after the bot said so. */
const typingMs = 5_000;
const toastMs = 3_500;

/**
 * @param {import("./state.js").Chat} chat
 * @param {{ words: any, dates: any, libraryName: string, botUsername: string,
 *   act: (personId: number, action: string, body?: object) => Promise<unknown>, onUnread: () => void, onPhoto: (url: string) => void }} context
 */
export function createChatView(chat, context) {
  const { words, dates } = context;
  const { id, name, role } = chat.person;
  /** @type {Map<number, { written: string, node: HTMLElement }>} */
  const shown = new Map();
  const pending = new Map();
  let unread = 0;
  let below = 0;
  let active = true;
  let filled = false;
  let typingTimer;

  const act = async (action, body) => {
    try {
      await context.act(id, action, body);
      return true;
    } catch (error) {
      toast(words.failed(error.message));
      return false;
    }
  };

  const composer = createComposer({ id, words, act, warn: (text) => toast(text) });
  const messages = element("ol", { class: "messages" });
  const status = element("span", { class: "status" }, words.bot);
  const more = element(
    "button",
    { type: "button", class: "round", "aria-label": words.more, "aria-haspopup": "menu", "aria-expanded": "false" },
    icon("more"),
  );
  const moreMenu = element("div", { class: "menu-place" });
  const newest = element(
    "button",
    { type: "button", class: "newest", hidden: true, onclick: () => toEnd(true) },
    icon("down"),
    element("span"),
  );
  const typing = element(
    "div",
    { class: "typing", hidden: true, "aria-hidden": "true" },
    element("i"),
    element("i"),
    element("i"),
  );
  const hello = element("div", { class: "hello", hidden: true });
  const log = element(
    "div",
    { class: "log", role: "log", "aria-label": `${words.chats}: ${name}`, tabindex: 0 },
    hello,
    messages,
    typing,
  );
  const notices = element("div", { class: "notices", role: "status" });
  const chips = element("div", { class: "chips", hidden: true });
  const foot = element("div", { class: "foot" });
  const phone = element(
    "div",
    { class: "phone" },
    element(
      "header",
      { class: "bar" },
      element("img", { class: "bot-face", src: "logo.svg", alt: "", width: 38, height: 38 }),
      element("div", { class: "bar-name" }, element("b", {}, context.libraryName), status),
      more,
      moreMenu,
    ),
    element("div", { class: "screen" }, log, newest, notices),
    foot,
  );
  const root = element(
    "section",
    { class: "chat", "aria-label": `${name}, ${words.roles[role] ?? role}`, dataset: { testid: `chat-${id}`, role } },
    element(
      "h2",
      { class: "person-tab" },
      element("span", { class: "face", "aria-hidden": "true" }, initials(name)),
      element("span", { class: "person-name" }, name),
      element("span", { class: "person-role" }, words.roles[role] ?? role),
    ),
    phone,
  );

  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const toEnd = (smooth) => {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    log.scrollTo({ top: log.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
    below = 0;
    newest.hidden = true;
  };
  // A keyboard that opens or a picture that arrives must not hide the newest message.
  let endKept = true;
  let lastTop = 0;
  log.addEventListener(
    "scroll",
    () => {
      const upwards = log.scrollTop < lastTop;
      lastTop = log.scrollTop;
      endKept = atEnd() || (endKept && !upwards);
      if (!endKept) return;
      below = 0;
      newest.hidden = true;
    },
    { passive: true },
  );
  const sizes = new window.ResizeObserver(() => endKept && toEnd(false));
  sizes.observe(log);
  sizes.observe(messages);
  log.addEventListener("load", () => endKept && toEnd(false), true);

  function toast(text) {
    const note = element("p", { class: "toast" }, text);
    notices.append(note);
    setTimeout(() => note.remove(), toastMs);
  }

  function alertBox(text) {
    const before = document.activeElement;
    const done = () => {
      box.remove();
      if (before instanceof window.HTMLElement) before.focus();
    };
    const ok = element("button", { type: "button", class: "primary", onclick: done }, words.ok);
    const box = element(
      "div",
      {
        class: "alert",
        role: "alertdialog",
        "aria-modal": "true",
        "aria-label": text,
        onkeydown: (event) => event.key === "Escape" && done(),
      },
      element("div", { class: "alert-card" }, element("p", {}, text), ok),
    );
    phone.append(box);
    ok.focus();
  }

  const start = (payload) => act("start", payload ? { payload } : {});

  async function tap(messageId, data) {
    const key = `${messageId}:${data}`;
    if (pending.has(key)) return;
    pending.set(
      key,
      setTimeout(() => settle(key), patienceMs),
    );
    showPending();
    if (!(await act("tap", { messageId, data }))) settle(key);
  }
  function settle(key) {
    window.clearTimeout(pending.get(key));
    pending.delete(key);
    showPending();
  }
  function showPending() {
    for (const button of messages.querySelectorAll(".inline-button")) {
      const waits = pending.has(`${button.closest(".message").dataset.id}:${button.dataset.data}`);
      button.toggleAttribute("aria-busy", waits);
      if (waits) button.setAttribute("aria-busy", "true");
    }
  }

  const view = {
    words,
    dates,
    botUsername: context.botUsername,
    author: name,
    onStart: start,
    onCommand: (text) => act("say", { text }),
    onPhoto: context.onPhoto,
  };

  function fillMessages(now) {
    const kept = new Set(now.messages.map((message) => message.id));
    for (const [messageId, { node }] of shown) {
      if (kept.has(messageId)) continue;
      node.remove();
      shown.delete(messageId);
    }
    let day = "";
    let fresh = 0;
    const order = [];
    for (const message of now.messages) {
      const key = dates.dayKey(message.at);
      if (key !== day) {
        day = key;
        order.push(separator(message.at, key));
      }
      const written = JSON.stringify(message);
      let known = shown.get(message.id);
      if (known?.written !== written) {
        const node = messageView(message, { ...view, onTap: (data) => tap(message.id, data) });
        if (known) known.node.replaceWith(node);
        else {
          if (filled) node.classList.add("fresh");
          if (message.from === "bot") fresh++;
          else below = 0;
        }
        known = { written, node };
        shown.set(message.id, known);
      }
      order.push(known.node);
    }
    for (const old of [...messages.querySelectorAll(".day")]) if (!order.includes(old)) old.remove();
    order.forEach((node, at) => {
      if (messages.children[at] !== node) messages.insertBefore(node, messages.children[at] ?? null);
    });
    return fresh;
  }

  function separator(at, key) {
    return (
      messages.querySelector(`.day[data-day="${key}"]`) ??
      element("li", { class: "day", dataset: { day: key } }, element("time", { datetime: key }, dates.day(at)))
    );
  }

  function fillFoot(now) {
    const wanted = now.blocked ? "blocked" : now.started ? "open" : "new";
    const talked = now.messages.some((message) => message.from === "person" && !message.text.startsWith("/start"));
    hello.hidden = now.started || now.messages.length > 0;
    chips.hidden = now.blocked || talked;
    if (foot.dataset.kind === wanted) return;
    foot.dataset.kind = wanted;
    more.hidden = wanted === "new";
    const blocking = now.blocked
      ? { mark: "block", label: words.unblock, run: () => act("unblock") }
      : { mark: "block", label: words.block, run: () => act("block") };
    const fresh = more.cloneNode(true);
    fresh.hidden = wanted === "new";
    moreMenu.previousElementSibling.replaceWith(fresh);
    moreMenu.replaceChildren(createMenu(fresh, [blocking]));
    const big = (label, run, testid) =>
      element(
        "button",
        { type: "button", class: "primary wide", dataset: testid ? { testid } : {}, onclick: run },
        label,
      );
    if (wanted === "new") foot.replaceChildren(big(words.start, () => start(""), "start"));
    else if (wanted === "blocked")
      foot.replaceChildren(
        element("p", { class: "blocked-note" }, words.blocked),
        big(words.unblock, () => act("unblock")),
      );
    else foot.replaceChildren(chips, composer.element);
  }

  const suggestions = words.suggestions[role] ?? words.suggestions.resident;
  const chip = (text) =>
    element(
      "button",
      {
        type: "button",
        class: "chip",
        onclick: async () => {
          if (!current.started && !(await start(""))) return;
          await composer.say(text);
        },
      },
      text,
    );
  chips.append(element("span", { class: "chips-title" }, words.tryAsking), ...suggestions.map(chip));
  hello.append(
    element("img", { src: "logo.svg", alt: "", width: 72, height: 72 }),
    element("b", {}, context.libraryName),
    element("p", {}, words.about),
    element(
      "div",
      { class: "chips" },
      element("span", { class: "chips-title" }, words.tryAsking),
      ...suggestions.map(chip),
    ),
  );

  let current = chat;
  const showTyping = (on) => {
    window.clearTimeout(typingTimer);
    const end = atEnd();
    typing.hidden = !on;
    status.textContent = on ? words.typing : words.bot;
    status.classList.toggle("lively", on);
    current.typing = on;
    if (on) typingTimer = setTimeout(() => showTyping(false), typingMs);
    if (on && end) toEnd(false);
  };

  return {
    element: root,
    id,
    focus: () => (active ? composer.focus() : undefined),
    unread: () => unread,
    /** On a small screen only one chat is seen; the others count what they have not shown. */
    setActive(on) {
      active = on;
      root.classList.toggle("active", on);
      if (!on) return;
      unread = 0;
      context.onUnread();
      toEnd(false);
    },
    /** @param {import("./state.js").Chat} now */
    update(now) {
      current = now;
      const end = !filled || endKept;
      const fresh = fillMessages(now);
      fillFoot(now);
      composer.update(now);
      showPending();
      showTyping(now.typing);
      root.classList.toggle("blocked", now.blocked);
      const mine = now.messages.at(-1)?.from === "person";
      if (end || mine) toEnd(filled);
      else if (fresh > 0) {
        below += fresh;
        newest.hidden = false;
        newest.lastChild.textContent = String(below);
        newest.setAttribute("aria-label", `${words.newBelow(below)}. ${words.scrollDown}`);
      }
      if (filled && fresh > 0 && !active) {
        unread += fresh;
        context.onUnread();
      }
      filled = true;
    },
    /** @param {{ text?: string, alert?: boolean }} answer */
    callbackAnswered({ text, alert }) {
      for (const key of [...pending.keys()]) settle(key);
      if (text) (alert ? alertBox : toast)(text);
    },
    /** An edited message answers the tap that asked for it. @param {number} messageId */
    messageChanged(messageId) {
      for (const key of [...pending.keys()]) if (key.startsWith(`${messageId}:`)) settle(key);
    },
  };
}

/** @param {string} name */
export const initials = (name) =>
  name
    .split(/\s+/)
    .filter((part) => /^\p{L}/u.test(part) && !/^(ibu|bu|pak|bapak|kak|mas|mbak|bang)$/i.test(part))
    .slice(0, 2)
    .map((part) => part[0].toUpperCase())
    .join("") || name[0]?.toUpperCase();
