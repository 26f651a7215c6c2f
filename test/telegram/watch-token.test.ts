import type { Api } from "grammy";
import { expect, it, onTestFinished } from "vitest";
import { createClock } from "../../src/platform/clock.ts";
import { Fault } from "../../src/platform/fault.ts";
import { createLogger, silentLogger } from "../../src/platform/logger.ts";
import { createMetrics } from "../../src/platform/metrics.ts";
import { createEmulator } from "../../src/playground/emulator.ts";
import { createTelegramApi } from "../../src/telegram/telegram-api.ts";
import { untilTelegramAnswers } from "../../src/telegram/until-telegram-answers.ts";
import { watchToken } from "../../src/telegram/watch-token.ts";

const token = "123456:TEST-token";
const metrics = createMetrics();

async function telegram() {
  const emulator = createEmulator({ token, botUsername: "bot_uji", botName: "Uji", clock: createClock() });
  onTestFinished(() => emulator.close());
  const apiRoot = await emulator.listen(0);
  const apiOf = (token: string): Api => createTelegramApi("single", { token, apiRoot, metrics });
  return { emulator, good: apiOf(token), refused: apiOf("123456:revoked") };
}
const gauge = async () => (await metrics.tokenAccepted.get()).values[0]?.value;

it("a token that is refused while the program runs shows in the metrics and the log, until it is taken again", async () => {
  const { emulator, good, refused } = await telegram();
  const log: string[] = [];
  const api = { getMe: () => good.getMe() };
  const watch = watchToken(api, createLogger("info", { write: (line) => void log.push(line) }), metrics, 1);
  onTestFinished(() => watch.stop());
  expect([watch.accepted, await gauge()]).toEqual([true, 1]);
  emulator.failNext({ kind: "502" });
  api.getMe = () => refused.getMe();
  await expect.poll(() => watch.accepted).toBe(false);
  await expect.poll(gauge).toBe(0);
  expect(log[0]).toContain("telegram-token-refused");
  expect(log.join()).not.toContain("revoked");
  api.getMe = () => good.getMe();
  await expect.poll(() => watch.accepted).toBe(true);
  await expect.poll(gauge).toBe(1);
});

it("a token that is refused at the start ends the program, and anything else is waited for", async () => {
  const { emulator, good, refused } = await telegram();
  await expect(untilTelegramAnswers(() => refused.getMe(), silentLogger)).rejects.toEqual(
    new Fault("telegram:token-refused", {}),
  );
  emulator.failNext({ kind: "502" });
  expect(await untilTelegramAnswers(() => good.getMe(), silentLogger)).toMatchObject({ username: "bot_uji" });
});
