/** The role `bot`: receives updates, by polling or webhook, and has the stored ones handled. */
import type { RequestListener } from "node:http";
import type { Config } from "../config.ts";
import type { RunningInbox } from "../inbox/update.ts";
import { describeError, type Logger } from "../platform/logger.ts";
import type { Metrics } from "../platform/metrics.ts";
import { repeat } from "../platform/repeat.ts";
import { answerCalmly } from "../telegram/answer-calmly.ts";
import type { BotDeps } from "../telegram/bot-deps.ts";
import { createBot } from "../telegram/bot.ts";
import { setCommandMenus } from "../telegram/command-menu.ts";
import type { RegisteredFlow } from "../telegram/flow-run.ts";
import { allowedUpdates, createWebhook, type Receiving, startPolling } from "../telegram/receive.ts";
import type { SessionStore } from "../telegram/session.ts";
import { createTelegramApi } from "../telegram/telegram-api.ts";
import { untilTelegramAnswers } from "../telegram/until-telegram-answers.ts";
import type { Library } from "./library.ts";

/** Telegram's most, 40 unless told: of each update it waits only until it is stored. */
const webhookConnections = 100;

export interface BotRole {
  /** Receives webhooks, when there is a webhook. */
  readonly webhook: RequestListener | undefined;
  /** Whether updates flow and this process takes part. */
  ready(): boolean;
  /** Receives no more, then lets what is handled end. */
  stop(): Promise<void>;
}

interface BotRoleOptions {
  readonly library: Library;
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly api: ReturnType<typeof createTelegramApi>;
  readonly deps: BotDeps;
  readonly sessions: SessionStore;
  readonly dialogues: RegisteredFlow[];
  /** Whether this process of several fetches updates and makes webhook and menus known. */
  readonly leads: boolean;
}

const activeHoursStepMs = 60_000;

/** Resolves when the bot receives. @throws Fault `telegram:token-refused` */
export async function startBot(options: BotRoleOptions): Promise<BotRole> {
  const { library, config, logger, metrics, api, deps, sessions, dialogues, leads } = options;
  const { inbox, activeHours, residents, texts } = library;
  const botInfo = await untilTelegramAnswers(() => api.getMe(), logger);
  const replies = createTelegramApi("retrying", {
    token: config.botToken ?? "",
    apiRoot: config.telegramApiRoot,
    metrics,
  });
  const bot = createBot(deps, sessions, dialogues, { api: replies, botInfo });
  const handle = answerCalmly(bot, {
    residents,
    texts,
    metrics,
    tell: (chatId, text) => api.sendMessage(chatId, text, { parse_mode: "HTML" }),
  });
  const handling: RunningInbox = inbox.run((entry) => {
    activeHours.note();
    return handle(entry);
  });
  const countingHours = repeat(activeHoursStepMs, () => activeHours.save(), logger);
  if (leads)
    void setCommandMenus(api, library).catch((error: unknown) =>
      logger.warn("command-menu-not-set", describeError(error)),
    );
  let receiving: Receiving | undefined;
  let webhook: RequestListener | undefined;
  if (config.webhook) {
    const { url, secret } = config.webhook;
    webhook = createWebhook({ inbox, logger, secret });
    if (leads)
      await untilTelegramAnswers(
        () =>
          api.setWebhook(url, {
            secret_token: secret,
            allowed_updates: allowedUpdates,
            max_connections: webhookConnections,
          }),
        logger,
      );
  } else if (leads) receiving = startPolling({ api, inbox, logger });
  return {
    webhook,
    ready: () => handling.reading && receiving?.flowing !== false,
    async stop() {
      await receiving?.stop();
      await handling.stop();
      await countingHours.stop();
    },
  };
}
