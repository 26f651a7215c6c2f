/** The least a bot can do: bare grammY with its default HTTP client repeats what it hears. Nothing is kept. */
import { createServer } from "node:http";
import { Bot, webhookCallback } from "grammy";

const [token, apiRoot, port] = process.argv.slice(2) as [string, string, string];
const bot = new Bot(token, { client: { apiRoot } });
bot.on("message:text", (ctx) => ctx.reply(ctx.message.text));
if (port === "polling") void bot.start({ onStart: () => void process.send?.("ready") });
else {
  const receive = webhookCallback(bot, "http", { secretToken: "secret" });
  createServer((request, response) => void receive(request, response)).listen(Number(port), "127.0.0.1");
  await bot.api.setWebhook(`http://127.0.0.1:${port}/`, { secret_token: "secret" });
  process.send?.("ready");
}
process.on("SIGTERM", () => process.exit());
