/** A dialogue of several messages. Its id carries a version: raised whenever steps are added, removed or reordered, so that running dialogues end politely instead of being replayed wrongly. */
import type { Conversation } from "../src/telegram/context.ts";

export interface Flow<Args extends readonly string[] = readonly string[]> {
  /** `<file name>@<version>` */
  readonly id: `${string}@${number}`;
  /** Ends with the next update of somebody whose right was taken away. */
  readonly librariansOnly?: true;
  run(conversation: Conversation, ...args: Args): Promise<void>;
}
