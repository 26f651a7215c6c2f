/** Failures on command: what a network and Telegram's servers do to a bot sooner or later. */

export type FailureKind = "429" | "500" | "502" | "reset" | "hang" | "lost-answer";

export interface Failure {
  readonly kind: FailureKind;
  /** How many calls fail; 1 unless told. */
  readonly count?: number;
  /** Only calls of this method. */
  readonly method?: string;
  /** Only calls to this chat. */
  readonly chatId?: number;
  /** Seconds, for 429; 1 unless told. */
  readonly retryAfter?: number;
}

export class PlannedFailures {
  #planned: { readonly failure: Failure; left: number }[] = [];

  plan(failure: Failure): void {
    this.#planned.push({ failure, left: failure.count ?? 1 });
  }

  clear(): void {
    this.#planned = [];
  }

  get left(): number {
    return this.#planned.reduce((sum, p) => sum + p.left, 0);
  }

  /** The failure that this call meets, if one is planned for it. */
  take(method: string, chatId: number | undefined): Failure | undefined {
    if (this.#planned.length === 0) return undefined;
    const found = this.#planned.find(
      ({ failure: f }) =>
        (f.method === undefined || f.method.toLowerCase() === method.toLowerCase()) &&
        (f.chatId === undefined || f.chatId === chatId),
    );
    if (!found) return undefined;
    if (--found.left <= 0) this.#planned = this.#planned.filter((p) => p !== found);
    return found.failure;
  }
}
