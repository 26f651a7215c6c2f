/** What happens in the emulator, for the page, for tests and for benchmarks to follow. */
import type { ChatMessage } from "./chat-message.ts";
import type { ReplyKeyboard } from "./reply-markup.ts";

export interface Traffic {
  /** Epoch ms of the library's clock. */
  readonly at: number;
  readonly method: string;
  readonly chatId?: number;
  readonly durationMs: number;
  readonly ok: boolean;
  readonly errorCode?: number;
  readonly description?: string;
}

/** Where `chatId` is positive it is the id of the person too. */
export type EmulatorEvent =
  | { readonly type: "message" | "edit"; readonly chatId: number; readonly message: ChatMessage }
  | { readonly type: "delete"; readonly chatId: number; readonly messageId: number }
  | { readonly type: "typing"; readonly chatId: number }
  | {
      readonly type: "callback-answer";
      readonly chatId: number;
      readonly personId: number;
      readonly queryId: string;
      readonly text: string;
      readonly alert: boolean;
      readonly url?: string;
    }
  | { readonly type: "inline-answer"; readonly personId: number; readonly results: readonly unknown[] }
  | { readonly type: "keyboard"; readonly chatId: number; readonly keyboard: ReplyKeyboard | null }
  | { readonly type: "chat"; readonly chatId: number; readonly started: boolean; readonly blocked: boolean }
  | { readonly type: "person"; readonly personId: number }
  | { readonly type: "commands" }
  /** The bot has confirmed every update. */
  | { readonly type: "drained" }
  | { readonly type: "traffic"; readonly entry: Traffic };

export type Listener = (event: EmulatorEvent) => void;

export class Events {
  readonly #listeners = new Set<Listener>();

  /** Whether anybody listens: an event costs a view of its message, which a benchmark need not pay. */
  get followed(): boolean {
    return this.#listeners.size > 0;
  }

  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: EmulatorEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
