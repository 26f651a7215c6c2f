/** Calls to an emulated Bot API without any client library, for tests of the emulator itself. */
import { afterEach } from "vitest";
import { createEmulator, type Emulator, type EmulatorOptions } from "../../src/playground/emulator.ts";
import { createClock } from "../../src/platform/clock.ts";

export const testToken = "4242:AAtest-token_for-the-emulator";

export interface ApiAnswer {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
}

export interface TestApi {
  readonly emulator: Emulator;
  /** `TELEGRAM_API_ROOT` for a bot. */
  readonly root: string;
  call(method: string, parameters?: object): Promise<ApiAnswer>;
  /** The result of a call that must succeed. */
  must<R>(method: string, parameters?: object): Promise<R>;
  /** `400 Bad Request: …` of a call that must be refused. */
  refusal(method: string, parameters?: object): Promise<string>;
}

const open: Emulator[] = [];
afterEach(async () => {
  for (const emulator of open.splice(0)) await emulator.close();
});

/** An emulator that listens on a free port until the test ends. */
export async function testApi(options: Partial<EmulatorOptions> = {}): Promise<TestApi> {
  const defaults = { token: testToken, botUsername: "perpus_bot", botName: "Perpus", clock: createClock() };
  const emulator = createEmulator({ ...defaults, ...options });
  open.push(emulator);
  const root = await emulator.listen(0);
  const call = async (method: string, parameters: object = {}) => {
    const answer = await fetch(`${root}/bot${testToken}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parameters),
    });
    return (await answer.json()) as ApiAnswer;
  };
  return {
    emulator,
    root,
    call,
    async must<R>(method: string, parameters?: object) {
      const answer = await call(method, parameters);
      if (!answer.ok) throw new Error(`${method}: ${answer.description}`);
      return answer.result as R;
    },
    async refusal(method, parameters) {
      const answer = await call(method, parameters);
      return answer.ok ? "accepted" : `${answer.error_code} ${answer.description}`;
    },
  };
}
