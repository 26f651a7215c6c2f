/** The library's own time, as a date stamp, and the buttons that move it. */
import { element, icon } from "./dom.js";

const hourMs = 3_600_000;

/**
 * @param {{ words: any, dates: any, advance: (ms: number) => Promise<unknown>, toNextReminder: () => Promise<unknown>, warn: (text: string) => void }} context
 */
export function createClock({ words, dates, advance, toNextReminder, warn }) {
  let shownAt = 0;
  let receivedAt = 0;
  const weekday = element("span", { class: "stamp-weekday" });
  const day = element("b", { class: "stamp-day" });
  const month = element("span", { class: "stamp-month" });
  const stamp = element("div", { class: "stamp", "aria-hidden": "true" }, weekday, day, month);
  const time = element("time", { class: "clock-time" });
  const date = element("span", { class: "clock-date" });
  const next = element("span", { class: "clock-reminder" });
  const nextText = element("span");
  next.append(icon("bell"), nextText);

  const mover = (testid, label, run, extra = {}) => {
    const button = element(
      "button",
      { type: "button", class: "mover", dataset: { testid }, ...extra },
      ...[label].flat(),
    );
    button.addEventListener("click", async () => {
      if (root.getAttribute("aria-busy") === "true") return;
      root.setAttribute("aria-busy", "true");
      try {
        await run();
      } catch (error) {
        warn(words.failed(error.message));
      } finally {
        root.setAttribute("aria-busy", "false");
      }
    });
    return button;
  };
  const toNext = mover(
    "clock-next",
    [
      icon("bell"),
      element("span", { class: "long" }, words.next),
      element("span", { class: "short" }, words.nextShort),
    ],
    toNextReminder,
    { "aria-label": words.next },
  );
  const root = element(
    "div",
    { class: "clock", role: "group", "aria-label": words.clock, "aria-busy": "false" },
    stamp,
    element("div", { class: "clock-now", dataset: { testid: "clock-now" } }, time, date),
    element(
      "div",
      { class: "clock-moves" },
      element(
        "div",
        { class: "mover-row" },
        mover("clock-hour", words.hour, () => advance(hourMs)),
        mover("clock-day", words.day, () => advance(24 * hourMs)),
        toNext,
      ),
      next,
    ),
  );

  const now = () => shownAt + (performance.now() - receivedAt);
  const show = () => {
    const at = now();
    const { weekday: name, day: number, month: shortMonth } = dates.stamp(at);
    const turned = day.textContent !== "" && day.textContent !== number;
    [weekday.textContent, day.textContent, month.textContent] = [name, number, shortMonth];
    time.textContent = dates.timeWithZone(at);
    time.setAttribute("datetime", new Date(at).toISOString());
    date.textContent = dates.day(at);
    if (turned) {
      stamp.classList.remove("stamped");
      void stamp.offsetWidth;
      stamp.classList.add("stamped");
    }
  };
  window.setInterval(show, 1000);

  return {
    element: root,
    /** @param {number} at epoch ms at the server @param {number | null} nextReminderAt */
    set(at, nextReminderAt) {
      shownAt = at;
      receivedAt = performance.now();
      show();
      next.classList.toggle("none", nextReminderAt === null);
      nextText.textContent =
        nextReminderAt === null
          ? words.noNext
          : words.nextAt(dates.shortDay(nextReminderAt), dates.timeWithZone(nextReminderAt));
      toNext.disabled = nextReminderAt === null;
    },
  };
}
