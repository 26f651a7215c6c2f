/** What the bot says to the person writing. */
export type { MessageContent as Reply } from "../../outbox/message.ts";
