/** The panel of Bot API calls: newest first, filtered, paused on wish. */
import { element, icon } from "./dom.js";

/** Rows that stand in the document at most; a broadcast must not slow the page. */
const rowsShown = 150;

/**
 * @param {{ words: any, dates: any, personName: (chatId: number) => string | undefined, onClose: () => void }} context
 */
export function createTraffic({ words, dates, personName, onClose }) {
  /** @type {import("./state.js").Call[]} */
  let calls = [];
  let held = 0;
  let paused = false;
  let drawn = false;
  let ownCalls = calls;

  const filter = element("input", {
    type: "search",
    class: "filter",
    placeholder: words.filter,
    "aria-label": words.filter,
  });
  const tick = (label) => {
    const box = element("input", { type: "checkbox" });
    box.addEventListener("change", draw);
    return { box, label: element("label", { class: "tick" }, box, element("span", {}, label)) };
  };
  const errorsOnly = tick(words.errorsOnly);
  const polling = tick(words.polling);
  const pause = element("button", { type: "button", class: "tick-button", "aria-pressed": "false" });
  const summary = element("dl", { class: "summary" });
  const rows = element("ol", { class: "rows", tabindex: 0, "aria-label": words.traffic });
  const close = element(
    "button",
    { type: "button", class: "round", "aria-label": words.close, onclick: onClose },
    icon("close"),
  );

  filter.addEventListener("input", draw);
  pause.addEventListener("click", () => {
    paused = !paused;
    held = 0;
    calls = paused ? [...ownCalls] : ownCalls;
    pause.setAttribute("aria-pressed", String(paused));
    draw();
  });

  const root = element(
    "aside",
    { class: "traffic", id: "traffic", "aria-label": words.traffic },
    element("header", { class: "traffic-head" }, element("h2", {}, words.traffic), pause, close),
    summary,
    element("div", { class: "filters" }, filter, errorsOnly.label, polling.label),
    rows,
  );

  const name = (chatId) => (chatId === null || chatId === undefined ? "" : (personName(chatId) ?? String(chatId)));
  const wanted = (call) => {
    if (errorsOnly.box.checked && call.ok) return false;
    if (call.method === "getUpdates" && call.ok && !polling.box.checked) return false;
    const sought = filter.value.trim().toLowerCase();
    if (sought === "") return true;
    return `${call.method} ${name(call.chatId)} ${call.errorCode ?? ""} ${call.description ?? ""}`
      .toLowerCase()
      .includes(sought);
  };

  function row(call) {
    return element(
      "li",
      { class: call.ok ? "call" : "call failed", dataset: { testid: "traffic-row", method: call.method } },
      element("time", { class: "call-at", datetime: new Date(call.at).toISOString() }, dates.timeWithSeconds(call.at)),
      element("code", { class: "call-method" }, call.method),
      element("span", { class: "call-chat" }, name(call.chatId)),
      element("span", { class: "call-took" }, `${Math.round(call.durationMs)} ms`),
      call.ok
        ? null
        : element(
            "span",
            { class: "call-error" },
            element("b", {}, String(call.errorCode ?? "")),
            ` ${call.description ?? ""}`,
          ),
    );
  }

  function draw() {
    drawn = true;
    const found = [];
    for (let at = calls.length - 1; at >= 0 && found.length < rowsShown; at--)
      if (wanted(calls[at])) found.push(calls[at]);
    rows.replaceChildren(...(found.length ? found.map(row) : [element("li", { class: "none" }, words.trafficNone)]));
    const real = calls.filter((call) => call.method !== "getUpdates");
    const times = real.map((call) => call.durationMs).sort((a, b) => a - b);
    const fact = (value, label) => element("div", {}, element("dt", {}, label), element("dd", {}, value));
    summary.replaceChildren(
      fact(String(real.length), words.calls),
      fact(times.length ? `${Math.round(times[times.length >> 1])} ms` : "–", words.median),
      fact(String(calls.filter((call) => !call.ok).length), words.errors),
    );
    pause.replaceChildren(
      icon(paused ? "play" : "pause"),
      paused ? `${words.resume}${held ? ` · ${words.held(held)}` : ""}` : words.pause,
    );
  }

  const later = () => {
    if (!drawn) return;
    drawn = false;
    window.requestAnimationFrame(draw);
  };

  return {
    element: root,
    /** @param {import("./state.js").Call[]} all every call known, oldest first; kept by reference */
    set(all) {
      ownCalls = all;
      if (!paused) calls = all;
      draw();
    },
    /** A call was added to the list given to `set`. */
    added() {
      if (paused) held++;
      later();
    },
  };
}
