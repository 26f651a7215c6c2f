/** The playground's page: builds its parts from the server's state and lets the events change them. */
import { createAddPerson } from "./add-person.js";
import { api, listen } from "./api.js";
import { createChatView, initials } from "./chat-view.js";
import { createClock } from "./clock.js";
import { createDates } from "./dates.js";
import { element, icon } from "./dom.js";
import { apply } from "./state.js";
import { createTraffic } from "./traffic.js";
import { languages, words as allWords } from "./words.js";

const root = document.getElementById("playground");
const toastMs = 4_000;
const retryAfterMs = 1_500;
const remembered = window.localStorage;
const wide = window.matchMedia("(min-width: 1180px)");
/** Wide enough for three phones and the traffic beside them. */
const roomForTraffic = window.matchMedia("(min-width: 1400px)");

let language = remembered.getItem("language") === "en" ? "en" : "id";
/** @type {import("./state.js").State | undefined} */
let state;
/** Events that come while the state is being read are applied after it. @type {any[] | undefined} */
let waiting;
/** @type {ReturnType<typeof build> | undefined} */
let page;

/** Whether events arrive; a state that was read says nothing about that. */
let streaming = false;
let lastRead = Promise.resolve();
/** Reads the state anew; one reading after the other. */
const load = () => (lastRead = lastRead.then(read));

async function read() {
  waiting = [];
  try {
    const fresh = await api.state();
    const sameAsBefore = page !== undefined && state?.libraryName === fresh.libraryName && state.zone === fresh.zone;
    state = fresh;
    if (!sameAsBefore) rebuild();
    else page.refresh();
    page.connected(streaming);
  } catch {
    page?.connected(false);
    setTimeout(load, retryAfterMs);
  }
  const late = waiting;
  waiting = undefined;
  late.forEach(take);
}

function take(event) {
  if (waiting) waiting.push(event);
  else if (event.type === "person" || event.type === "commands") void load();
  else if (state) page.changed(event, apply(state, event));
}

function rebuild() {
  page = build();
  root.replaceChildren(...page.elements);
  root.removeAttribute("aria-busy");
  page.refresh();
}

function build() {
  const words = allWords[language];
  const dates = createDates(state.zone, language);
  document.documentElement.lang = language;
  document.title = `${words.place} · ${state.libraryName}`;

  /** @type {Map<number, ReturnType<typeof createChatView>>} */
  const chats = new Map();
  const row = element("main", { class: "chats", "aria-label": words.chats });
  const tabs = element("nav", { class: "people", "aria-label": words.chats });
  const notices = element("div", { class: "page-notices", role: "status" });
  const lost = element("p", { class: "lost", role: "alert", hidden: true }, words.lost);
  const photo = element("dialog", { class: "lightbox", "aria-label": words.photo });
  photo.addEventListener("click", () => photo.close());
  let active;

  const warn = (text) => {
    const note = element("p", { class: "toast" }, text);
    notices.append(note);
    setTimeout(() => note.remove(), toastMs);
  };
  const clock = createClock({ words, dates, advance: api.advance, toNextReminder: api.toNextReminder, warn });
  const showTraffic = (on) => {
    root.classList.toggle("with-traffic", on);
    trafficButton.setAttribute("aria-pressed", String(on));
  };
  const chooseTraffic = (on) => {
    showTraffic(on);
    if (wide.matches) remembered.setItem("traffic", on ? "on" : "off");
  };
  const trafficButton = element(
    "button",
    {
      type: "button",
      class: "head-button",
      "aria-controls": "traffic",
      "aria-label": words.traffic,
      onclick: () => chooseTraffic(!root.classList.contains("with-traffic")),
    },
    icon("traffic"),
    element("span", { class: "label" }, words.trafficShort),
  );
  const traffic = createTraffic({
    words,
    dates,
    personName: (chatId) => state.chats.find((chat) => chat.person.id === chatId)?.person.name,
    onClose: () => {
      chooseTraffic(false);
      trafficButton.focus();
    },
  });
  const adding = createAddPerson({
    words,
    warn,
    add: async (name, role) => {
      const { id, person } = await api.addPerson(name, role);
      await load();
      choose(id ?? person?.id ?? state.chats.at(-1)?.person.id);
    },
  });
  const addButton = element(
    "button",
    { type: "button", class: "add-person", dataset: { testid: "add-person" }, onclick: adding.open },
    icon("plus"),
    element("span", {}, words.addPerson),
  );
  const languageButton = element(
    "select",
    {
      class: "language",
      "aria-label": words.language,
      onchange: (event) => {
        language = event.target.value;
        remembered.setItem("language", language);
        rebuild();
      },
    },
    ...Object.keys(languages).map((code) =>
      element("option", { value: code, selected: code === language, title: languages[code] }, code.toUpperCase()),
    ),
  );
  const head = element(
    "header",
    { class: "head" },
    element(
      "div",
      { class: "library" },
      element("img", { src: "logo.svg", alt: "", width: 44, height: 44 }),
      element("div", {}, element("h1", {}, state.libraryName), element("p", {}, words.title)),
    ),
    clock.element,
    element("div", { class: "head-end" }, addButton, languageButton, trafficButton),
  );

  function choose(id) {
    active = id;
    for (const chat of chats.values()) chat.setActive(wide.matches || chat.id === id);
    if (wide.matches) chats.get(id)?.element.scrollIntoView({ inline: "nearest", block: "nearest" });
    fillTabs();
  }
  wide.onchange = () => choose(active);

  function fillTabs() {
    const tab = ({ person }) => {
      const unread = chats.get(person.id)?.unread() ?? 0;
      return element(
        "button",
        {
          type: "button",
          class: "person",
          "aria-current": person.id === active ? "true" : null,
          "aria-label": unread ? `${person.name}, ${words.unread(unread)}` : person.name,
          dataset: { role: person.role, person: String(person.id) },
          onclick: () => choose(person.id),
        },
        element("span", { class: "face", "aria-hidden": "true" }, initials(person.name)),
        element("span", { class: "person-name" }, person.name.split(/\s+/).slice(0, 2).join(" ")),
        unread ? element("span", { class: "badge", "aria-hidden": "true" }, String(Math.min(unread, 99))) : null,
      );
    };
    const focused = document.activeElement?.closest?.(".person")?.dataset.person;
    tabs.replaceChildren(...state.chats.map(tab));
    if (focused) tabs.querySelector(`[data-person="${focused}"]`)?.focus();
  }

  function showChat(chat) {
    let view = chats.get(chat.person.id);
    if (!view) {
      view = createChatView(chat, {
        words,
        dates,
        libraryName: state.libraryName,
        botUsername: state.botUsername,
        act: api.act,
        onUnread: fillTabs,
        onPhoto: (url) => {
          photo.replaceChildren(element("img", { src: url, alt: words.photoAlt }));
          photo.showModal();
        },
      });
      chats.set(chat.person.id, view);
      row.append(view.element);
      view.update(chat);
      view.setActive(wide.matches || chat.person.id === active);
      return;
    }
    view.update(chat);
  }

  const setTraffic = remembered.getItem("traffic");
  showTraffic(wide.matches && (setTraffic ?? (roomForTraffic.matches ? "on" : "off")) === "on");

  return {
    elements: [
      lost,
      head,
      tabs,
      row,
      traffic.element,
      element("p", { class: "sample" }, state.sampleNote || words.sample),
      adding.element,
      photo,
      notices,
    ],
    connected(on) {
      lost.hidden = on;
    },
    refresh() {
      for (const [id, view] of chats) {
        if (state.chats.some((chat) => chat.person.id === id)) continue;
        view.element.remove();
        chats.delete(id);
      }
      active ??= state.chats[0]?.person.id;
      for (const chat of state.chats) showChat(chat);
      fillTabs();
      clock.set(state.now, state.nextReminderAt);
      traffic.set(state.traffic);
    },
    changed(event, chat) {
      if (event.type === "traffic") traffic.added();
      if (event.type === "clock") clock.set(state.now, state.nextReminderAt);
      if (!chat) return;
      const view = chats.get(chat.person.id);
      if (event.type === "callback-answer") view?.callbackAnswered(event);
      if (event.type === "edit") view?.messageChanged(event.message.id);
      if (event.type !== "callback-answer") showChat(chat);
    },
  };
}

listen({
  onOpen() {
    streaming = true;
    void load();
  },
  onEvent: take,
  onLost() {
    streaming = false;
    page?.connected(false);
  },
});
