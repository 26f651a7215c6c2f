import { describe, expect, it, vi } from "vitest";
import { lazily } from "../../src/platform/lazily.ts";

describe("lazily", () => {
  it("makes nothing until somebody looks, and then once", async () => {
    const make = vi.fn(() => ({ message_id: 5, chat: { id: 7 } }));
    const message = await Promise.resolve(lazily(make));
    expect(make).not.toHaveBeenCalled();
    expect(message.message_id).toBe(5);
    expect(message.chat).toBe(message.chat);
    expect(make).toHaveBeenCalledOnce();
  });

  it("looks like what it stands for", () => {
    const message = lazily(() => ({ message_id: 5, chat: { id: 7 } }));
    expect({ ...message }).toEqual({ message_id: 5, chat: { id: 7 } });
    expect(JSON.stringify(message)).toBe('{"message_id":5,"chat":{"id":7}}');
    expect("chat" in message).toBe(true);
    expect("text" in message).toBe(false);
    expect(Object.keys(message)).toEqual(["message_id", "chat"]);
  });

  it("takes no changes", () => {
    const message = lazily((): { message_id: number } => ({ message_id: 5 }));
    expect(() => (message.message_id = 6)).toThrow(TypeError);
    expect(message.message_id).toBe(5);
  });
});
