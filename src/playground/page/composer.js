/** Where a person writes: text, the command list, attachments and the bot's reply keyboard. */
import { element, icon } from "./dom.js";
import { createMenu } from "./menu.js";

const largestFileBytes = 10 * 1024 * 1024;

/** @param {File} file @returns {Promise<string>} base64 without the data-URL head */
const base64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new window.FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });

/**
 * @param {{ id: number, words: any, act: (action: string, body?: object) => Promise<boolean>, warn: (text: string) => void }} context
 */
export function createComposer({ id, words, act, warn }) {
  /** @type {{ command: string, description: string }[]} */
  let commands = [];
  let choice = -1;
  let oneTime = false;

  const input = element("textarea", {
    class: "input",
    rows: 1,
    placeholder: words.input,
    "aria-label": words.input,
    autocomplete: "off",
    enterkeyhint: "send",
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": `commands-${id}`,
    dataset: { testid: "input" },
  });
  const send = element(
    "button",
    { type: "submit", class: "round send", "aria-label": words.send, dataset: { testid: "send" } },
    icon("send"),
  );
  const slash = element(
    "button",
    { type: "button", class: "slash", "aria-label": words.commands, "aria-haspopup": "listbox" },
    "/",
  );
  const attach = element(
    "button",
    { type: "button", class: "round", "aria-label": words.attach, "aria-haspopup": "menu", "aria-expanded": "false" },
    icon("attach"),
  );
  const keys = element(
    "button",
    { type: "button", class: "round", "aria-label": words.keyboard, "aria-expanded": "true", hidden: true },
    icon("keyboard"),
  );
  const list = element("ul", {
    id: `commands-${id}`,
    class: "commands",
    role: "listbox",
    "aria-label": words.commands,
    hidden: true,
  });
  const keyboard = element("div", {
    class: "reply-keyboard",
    role: "group",
    "aria-label": words.keyboard,
    hidden: true,
  });

  const grow = () => {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
    send.classList.toggle("ready", input.value.trim() !== "");
  };

  const say = async (text) => {
    closeList();
    if (text.trim() === "") return;
    if (await act("say", { text })) return;
    if (input.value === "") input.value = text;
    grow();
  };

  // The command list: opened by its button or by a leading "/", steered from the input.
  const listed = () => {
    const begun = input.value.trim().toLowerCase();
    return commands.filter(({ command }) => !begun.startsWith("/") || `/${command}`.startsWith(begun));
  };
  const closeList = () => {
    list.hidden = true;
    choice = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const openList = () => {
    const found = listed();
    if (found.length === 0) return closeList();
    choice = Math.min(Math.max(choice, 0), found.length - 1);
    list.replaceChildren(
      ...found.map(({ command, description }, at) =>
        element(
          "li",
          {
            id: `command-${id}-${at}`,
            role: "option",
            "aria-selected": String(at === choice),
            onmousedown: (event) => event.preventDefault(),
            onclick: () => choose(command),
          },
          element("b", {}, `/${command}`),
          element("span", {}, description),
        ),
      ),
    );
    list.hidden = false;
    list.children[choice]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-activedescendant", `command-${id}-${choice}`);
  };
  const choose = (command) => {
    input.value = "";
    grow();
    void say(`/${command}`);
  };

  input.addEventListener("input", () => {
    grow();
    if (/^\/\w*$/.test(input.value)) openList();
    else closeList();
  });
  input.addEventListener("blur", closeList);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (!list.hidden) {
      const found = listed();
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        choice = (choice + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
        openList();
        event.preventDefault();
        return;
      }
      if (event.key === "Escape") {
        closeList();
        return;
      }
      if ((event.key === "Enter" || event.key === "Tab") && found[choice]) {
        event.preventDefault();
        choose(found[choice].command);
        return;
      }
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  slash.addEventListener("mousedown", (event) => event.preventDefault());
  slash.addEventListener("click", () => {
    input.focus();
    if (list.hidden) openList();
    else closeList();
  });

  // Attachments.
  const picker = (accept, take) => {
    const chooser = element("input", { type: "file", accept, class: "unseen", tabindex: -1, "aria-hidden": "true" });
    chooser.addEventListener("change", async () => {
      const file = chooser.files?.[0];
      chooser.value = "";
      if (!file) return;
      if (file.size > largestFileBytes) warn(words.tooBig);
      else await take(file);
    });
    return chooser;
  };
  const photoPicker = picker("image/*", async (file) => {
    const caption = input.value.trim();
    input.value = "";
    grow();
    await act("photo", { base64: await base64(file), caption });
  });
  const filePicker = picker("", async (file) => act("document", { name: file.name, base64: await base64(file) }));
  const choices = [
    ["photo", words.photo, () => photoPicker.click()],
    ["file", words.file, () => filePicker.click()],
    ["sticker", words.sticker, () => act("sticker")],
    ["contact", words.contact, () => act("contact")],
    ["pin", words.location, () => act("location")],
  ];
  const menu = createMenu(
    attach,
    choices.map(([mark, label, run]) => ({ mark, label, run })),
  );

  const showKeyboard = (on) => {
    keyboard.hidden = !on;
    keys.setAttribute("aria-expanded", String(on));
  };
  keys.addEventListener("click", () => showKeyboard(keyboard.hidden));

  const form = element(
    "form",
    { class: "compose" },
    slash,
    element("div", { class: "field" }, input, keys, attach),
    send,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value;
    input.value = "";
    grow();
    void say(text);
  });

  const root = element("div", { class: "composer" }, list, menu, form, keyboard, photoPicker, filePicker);
  let shownKeyboard = "";

  return {
    element: root,
    focus: () => input.focus(),
    say,
    /** @param {import("./state.js").Chat} chat */
    update(chat) {
      commands = chat.commands;
      slash.hidden = commands.length === 0;
      const wanted = JSON.stringify(chat.replyKeyboard);
      if (wanted === shownKeyboard) return;
      shownKeyboard = wanted;
      const rows = chat.replyKeyboard?.keyboard ?? [];
      oneTime = chat.replyKeyboard?.oneTime ?? false;
      keys.hidden = rows.length === 0;
      showKeyboard(rows.length > 0);
      input.placeholder = chat.replyKeyboard?.placeholder ?? words.input;
      keyboard.replaceChildren(
        ...rows.map((row) =>
          element(
            "div",
            { class: "row" },
            ...row.map((button) =>
              element(
                "button",
                {
                  type: "button",
                  class: "reply-button",
                  dataset: { testid: "reply-button" },
                  onclick: () => press(button),
                },
                button.text,
              ),
            ),
          ),
        ),
      );
    },
  };

  function press(button) {
    if (oneTime) showKeyboard(false);
    if (button.request_contact) return act("contact");
    if (button.request_location) return act("location");
    return say(button.text);
  }
}
