/** A small menu that belongs to a button. */
import { element, icon } from "./dom.js";

/**
 * Arrows move, Escape closes and gives the focus back.
 * @param {HTMLElement} opener
 * @param {{ mark: string, label: string, run: () => unknown }[]} entries
 */
export function createMenu(opener, entries) {
  const items = entries.map(({ mark, label, run }) =>
    element(
      "button",
      {
        type: "button",
        role: "menuitem",
        tabindex: -1,
        onclick: () => {
          close();
          run();
        },
      },
      icon(mark),
      label,
    ),
  );
  const menu = element("div", { class: "menu", role: "menu", hidden: true }, ...items);
  const close = () => {
    menu.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };
  opener.addEventListener("click", () => {
    menu.hidden = !menu.hidden;
    opener.setAttribute("aria-expanded", String(!menu.hidden));
    if (!menu.hidden) items[0]?.focus();
  });
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length]?.focus();
    }
    if (event.key === "Escape") {
      close();
      opener.focus();
    }
  });
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget) && event.relatedTarget !== opener) close();
  });
  return menu;
}
