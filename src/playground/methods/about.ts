/** Methods about the bot itself, its chats and its files. */
import { z } from "zod";
import { badRequest } from "../bot-api.ts";
import type { Params } from "../params.ts";
import { fileReference } from "../uploads.ts";
import type { Method, Methods } from "./method.ts";

const commands = z.array(z.looseObject({ command: z.string(), description: z.string() })).max(100, "too many commands");
const scope = z.looseObject({ type: z.string(), chat_id: z.union([z.string(), z.number()]).optional() });

function scopeOf(p: Params): string {
  const given = p.json("scope", scope, "can't parse BotCommandScope") ?? { type: "default" };
  const place = given.type === "chat" ? `chat:${given["chat_id"] as string | number}` : given.type;
  return `${place}:${p.text("language_code") ?? ""}`;
}

const setText =
  (parameter: string, longest: number): Method =>
  ({ p, world }) => {
    const value = p.text(parameter) ?? "";
    if (value.length > longest) throw badRequest(`${parameter.replaceAll("_", " ")} is too long`);
    world.profile.set(`${parameter}:${p.text("language_code") ?? ""}`, value);
    return true;
  };

const getText =
  (parameter: string): Method =>
  ({ p, world }) => ({ [parameter]: world.profile.get(`${parameter}:${p.text("language_code") ?? ""}`) ?? "" });

export const about: Methods = {
  getMe: ({ world }) => ({
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),
  logOut: () => true,
  close: () => true,

  setMyCommands({ p, world }) {
    const given = p.json("commands", commands, "can't parse commands JSON object");
    if (!given) throw badRequest("can't parse commands JSON object");
    for (const { command, description } of given) {
      if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
      if (description.length < 1 || description.length > 256) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }
    world.commands.set(
      scopeOf(p),
      given.map(({ command, description }) => ({ command: command.replace("/", ""), description })),
    );
    world.events.emit({ type: "commands" });
    return true;
  },
  getMyCommands: ({ p, world }) => world.commands.get(scopeOf(p)) ?? [],
  deleteMyCommands({ p, world }) {
    world.commands.delete(scopeOf(p));
    world.events.emit({ type: "commands" });
    return true;
  },

  setMyName: setText("name", 64),
  getMyName: getText("name"),
  setMyDescription: setText("description", 512),
  getMyDescription: getText("description"),
  setMyShortDescription: setText("short_description", 120),
  getMyShortDescription: getText("short_description"),
  setChatMenuButton: () => true,
  getChatMenuButton: () => ({ type: "commands" }),

  getChat({ p, world }) {
    return { ...world.roomNamed(p).api, accent_color_id: 0, max_reaction_count: 11 };
  },
  getChatMember({ p, world }) {
    const room = world.roomNamed(p);
    const id = p.integer("user_id") ?? 0;
    const user = id === world.bot.id ? world.bot : room.members.get(id);
    if (!user) throw badRequest("PARTICIPANT_ID_INVALID");
    return { user, status: "member" };
  },
  getChatMemberCount: ({ p, world }) => world.roomNamed(p).members.size + 1,

  getFile({ p, world }) {
    const id = p.text("file_id");
    if (!id) throw badRequest("file_id not specified");
    const file = world.uploads.get(id);
    if (!file) throw badRequest("wrong file_id or the file is temporarily unavailable");
    if (file.bytes.length > 20 * 1024 * 1024) throw badRequest("file is too big");
    return fileReference(file);
  },
};
