/** A process of its own for tests that kill it: polls, answers every text with the same text, and works the outbox off. */
import { z } from "zod";
import { createInbox } from "../../src/inbox/inbox.ts";
import { startOutboxWorker } from "../../src/outbox/outbox.ts";
import { createClock } from "../../src/platform/clock.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { createMetrics } from "../../src/platform/metrics.ts";
import { connectRedis } from "../../src/redis/connect.ts";
import { createKeys } from "../../src/redis/keys.ts";
import { startPolling } from "../../src/telegram/receive.ts";
import { createTelegramApi } from "../../src/telegram/telegram-api.ts";
import { createTelegramSender } from "../../src/telegram/telegram-sender.ts";

const [address, namespace, apiRoot, token, sendRate] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
const redis = connectRedis(address);
const keys = createKeys(namespace);
const metrics = createMetrics();
const logger = silentLogger;
const api = createTelegramApi("single", { token, apiRoot, metrics });
const replies = createTelegramApi("retrying", { token, apiRoot, metrics });
const text = z.looseObject({ message: z.looseObject({ text: z.string() }) });

const inbox = createInbox({ redis, keys, logger, metrics, owner: "the only one" });
const reading = inbox.run(async ({ chatId, body }) => {
  const update = text.safeParse(JSON.parse(body));
  if (!update.success || update.data.message.text.startsWith("/")) return [];
  const said = update.data.message.text;
  await replies.sendMessage(chatId, said);
  return [{ command: "RPUSH", key: keys.context(chatId), args: [said] }];
});
const receiving = startPolling({ api, inbox, logger });
const working = startOutboxWorker({
  redis,
  keys,
  clock: createClock(),
  logger,
  metrics,
  sender: createTelegramSender(api, Number(sendRate)),
  sendRate: Number(sendRate),
  isReachable: async () => true,
  onUnreachable: async () => {},
  quiet: { awakeAt: (at) => at },
  stillTrue: () => true,
});
process.once("SIGTERM", () => {
  void Promise.all([receiving.stop(), working.stop()])
    .then(() => reading.stop())
    .then(() => process.exit(0));
});
