/** How the page talks to the playground's server: state once, events from then on, one request per action. */

/** @param {string} path @param {object} body */
async function post(path, body) {
  const answer = await fetch(`/playground/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-playground": "1" },
    body: JSON.stringify(body),
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.description ?? said.error ?? `HTTP ${answer.status}`);
  return said;
}

const person = (id) => `people/${encodeURIComponent(id)}`;

export const api = {
  async state() {
    const answer = await fetch("/playground/state");
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.json();
  },
  addPerson: (name, role) => post("people", { name, role }),
  /** @param {"start" | "say" | "tap" | "photo" | "document" | "sticker" | "contact" | "location" | "block" | "unblock"} action */
  act: (personId, action, body = {}) => post(`${person(personId)}/${action}`, body),
  advance: (ms) => post("clock", { advanceMs: ms }),
  toNextReminder: () => post("clock", { toNextReminder: true }),
};

const retryAfterMs = 1500;

/**
 * Keeps the stream of events open. After every (re)connection `onOpen` is called first: what was missed is read anew.
 * @param {{ onOpen: () => void, onEvent: (event: any) => void, onLost: () => void }} handlers
 */
export function listen(handlers) {
  const stream = new EventSource("/playground/events");
  stream.addEventListener("open", handlers.onOpen);
  stream.addEventListener("message", (event) => handlers.onEvent(JSON.parse(event.data)));
  stream.addEventListener("error", () => {
    handlers.onLost();
    if (stream.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen(handlers), retryAfterMs);
  });
}
