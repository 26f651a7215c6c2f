/** The dialog that invites one more person to the playground. */
import { element } from "./dom.js";

/**
 * @param {{ words: any, add: (name: string, role: string) => Promise<unknown>, warn: (text: string) => void }} context
 * @returns {{ element: HTMLDialogElement, open: () => void }}
 */
export function createAddPerson({ words, add, warn }) {
  const name = element("input", { name: "name", required: true, maxlength: 64, autocomplete: "off" });
  const roles = Object.entries(words.roles).map(([role, label], at) =>
    element(
      "label",
      { class: "role", dataset: { role } },
      element("input", { type: "radio", name: "role", value: role, checked: at === 0 }),
      element("span", {}, label),
    ),
  );
  const form = element(
    "form",
    { class: "dialog-form", method: "dialog" },
    element("h2", {}, words.addTitle),
    element("p", {}, words.addHint),
    element("label", { class: "labelled" }, words.name, name),
    element("fieldset", {}, element("legend", {}, words.role), element("div", { class: "roles" }, ...roles)),
    element(
      "div",
      { class: "dialog-buttons" },
      element("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, words.cancel),
      element("button", { type: "submit", class: "primary" }, words.add),
    ),
  );
  const dialog = element("dialog", { class: "dialog", "aria-label": words.addTitle }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = new FormData(form);
    try {
      await add(String(given.get("name")).trim(), String(given.get("role")));
      form.reset();
      dialog.close();
    } catch (error) {
      warn(words.failed(error.message));
    }
  });
  return { element: dialog, open: () => dialog.showModal() };
}
