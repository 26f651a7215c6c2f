/** What the page knows: the server's state, kept up to date by its events. Nothing here touches the document. */

/**
 * @typedef {{ text: string, data?: string, url?: string }} InlineButton
 * @typedef {{ id: number, from: "bot" | "person", at: number, text: string, html: string, edited?: boolean, photoUrl?: string,
 *   document?: { name: string, url: string, size: number }, location?: { latitude: number, longitude: number, title?: string },
 *   sticker?: string, contact?: { name: string, phone: string }, replyTo?: number, inlineKeyboard?: InlineButton[][] }} Message
 * @typedef {{ keyboard: { text: string, request_contact?: boolean, request_location?: boolean }[][], oneTime: boolean, placeholder?: string }} ReplyKeyboard
 * @typedef {{ person: { id: number, name: string, role: string }, started: boolean, blocked: boolean, typing: boolean,
 *   commands: { command: string, description: string }[], replyKeyboard: ReplyKeyboard | null, messages: Message[] }} Chat
 * @typedef {{ at: number, method: string, chatId?: number | null, durationMs: number, ok: boolean, errorCode?: number | null, description?: string | null }} Call
 * @typedef {{ libraryName: string, sampleNote: string, botUsername: string, now: number, zone: string, nextReminderAt: number | null,
 *   chats: Chat[], traffic: Call[] }} State
 */

/** Most calls of the Bot API that the page remembers. */
export const trafficKept = 500;

/** @param {State} state @param {any} event @returns {Chat | undefined} */
const chatOf = (state, event) => state.chats.find((chat) => chat.person.id === (event.personId ?? event.chatId));

/**
 * Applies one event; applying it twice changes nothing more. The chat it concerns, if any, is returned.
 * @param {State} state
 * @param {any} event
 */
export function apply(state, event) {
  const chat = chatOf(state, event);
  switch (event.type) {
    case "message":
    case "edit": {
      if (!chat) return undefined;
      const at = chat.messages.findIndex((message) => message.id === event.message.id);
      if (at >= 0) chat.messages[at] = event.message;
      else if (event.type === "message") chat.messages.push(event.message);
      if (event.message.from === "bot") chat.typing = false;
      return chat;
    }
    case "delete":
      if (chat) chat.messages = chat.messages.filter((message) => message.id !== event.messageId);
      return chat;
    case "typing":
      if (chat) chat.typing = true;
      return chat;
    case "keyboard":
      if (chat) chat.replyKeyboard = event.keyboard;
      return chat;
    case "traffic":
      state.traffic.push(event.entry);
      if (state.traffic.length > trafficKept) state.traffic.shift();
      return undefined;
    case "clock":
      state.now = event.now;
      state.nextReminderAt = event.nextReminderAt ?? null;
      return undefined;
    case "chat":
      if (chat) [chat.started, chat.blocked] = [event.started, event.blocked];
      return chat;
    default:
      return chat;
  }
}
