import { describe, expect, it } from "vitest";
import { createEnquiriesStore } from "../../src/enquiries/enquiries-store.ts";
import { createEnquiries } from "../../src/enquiries/enquiries.ts";
import { enquiryKeptMs, longestEnquiry, openPerResident, plainSubject } from "../../src/enquiries/enquiry.ts";
import { createClock } from "../../src/platform/clock.ts";
import type { ResidentId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import type { Html } from "../../src/platform/markup.ts";
import { createTexts } from "../../src/platform/texts.ts";
import { createKeys } from "../../src/redis/keys.ts";
import { createLibrariansStore } from "../../src/residents/librarians-store.ts";
import { createLibrarians } from "../../src/residents/librarians.ts";
import { createResidentsStore } from "../../src/residents/residents-store.ts";
import { collectingOutbox } from "../registration/collecting-outbox.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

const local = createLocalTime("Asia/Jakarta");
const texts = createTexts(new URL("../../locales/", import.meta.url), local);
const siti = 101 as ResidentId;
const budi = 102 as ResidentId;
const owner = 900 as ResidentId;
const minute = 60_000;

describe.each(redisKinds)("enquiries on a %s Redis", (kind) => {
  const { redis, keys: shared } = testRedis(kind);
  let libraries = 0;

  function openLibrary() {
    const keys = createKeys(`${shared.namespace}-${++libraries}`);
    const clock = createClock(local.at("2026-11-23", "09:00"));
    const outbox = collectingOutbox();
    const residents = createResidentsStore(redis, keys);
    const librarians = createLibrarians(createLibrariansStore(redis, keys), [owner], clock);
    const store = createEnquiriesStore(redis, keys);
    const enquiries = createEnquiries({ store, librarians, residents, outbox, texts, clock, local });
    const later = (ms: number) => clock.moveTo(clock.now() + ms);
    let requests = 0;
    const ask = (residentId: ResidentId, text: string, requestId = String(++requests)) =>
      enquiries.ask({ requestId, residentId, text });
    const openTexts = async () => (await enquiries.open({ offset: 0, limit: 50 })).enquiries.map((e) => e.text);
    return { enquiries, outbox, residents, later, ask, openTexts, clock };
  }

  it("keep what residents pass on, earliest first, a request once, clipped", async () => {
    const { ask, later, openTexts } = openLibrary();
    await ask(siti, "Boleh bawa bayi?", "7");
    later(minute);
    await ask(budi, "x".repeat(longestEnquiry + 500));
    await ask(siti, "Boleh bawa bayi?", "7");
    expect(await openTexts()).toEqual(["Boleh bawa bayi?", "x".repeat(longestEnquiry)]);
  });

  it("stop at ten that wait, for each resident", async () => {
    const { ask, enquiries } = openLibrary();
    for (let i = 0; i < openPerResident; i++) expect((await ask(siti, `${i}`)).kind).toBe("passed-on");
    expect((await ask(siti, "lagi")).kind).toBe("too-many");
    expect((await ask(budi, "satu")).kind).toBe("passed-on");
    const { enquiries: first, total } = await enquiries.open({ offset: 0, limit: 3 });
    expect([first.length, total]).toEqual([3, 11]);
  });

  it("tell the librarians at once, then once in ten minutes, of what is new", async () => {
    const { ask, enquiries, outbox, later } = openLibrary();
    await ask(siti, "satu");
    later(1);
    await ask(budi, "dua");
    expect(outbox.messages.map((m) => [m.chatId, m.priority])).toEqual([[owner, "urgent"]]);
    later(9 * minute);
    await enquiries.tellLibrarians();
    expect(outbox.messages).toHaveLength(1);
    // "dua" came after the first notice.
    later(2 * minute);
    await enquiries.tellLibrarians();
    expect(outbox.messages).toHaveLength(2);
    later(60 * minute);
    await enquiries.tellLibrarians();
    expect(outbox.messages).toHaveLength(2);
    await ask(siti, "tiga");
    expect(outbox.messages).toHaveLength(3);
  });

  it("bring the answer back in the resident's language, with the question, safely", async () => {
    const { ask, enquiries, outbox, residents } = openLibrary();
    await residents.setLanguage(siti, "en");
    await ask(siti, "Is <b>it</b> open & free?");
    const [enquiry] = (await enquiries.open({ offset: 0, limit: 1 })).enquiries;
    const id = enquiry?.id as NonNullable<typeof enquiry>["id"];
    expect(await enquiries.answer(id, "<i>Yes</i>" as Html)).toEqual({ kind: "answered" });
    const message = outbox.messages.at(-1);
    expect(message).toMatchObject({ chatId: siti, priority: "urgent" });
    expect(message?.text).toContain("Answer from the librarians");
    expect(message?.text).toContain("Is &lt;b&gt;it&lt;/b&gt; open &amp; free?");
    expect(message?.text).toContain("<i>Yes</i>");
    expect(await enquiries.answer(id, "again" as Html)).toEqual({ kind: "gone" });
    expect(await enquiries.settle(id)).toEqual({ kind: "gone" });
    expect(outbox.messages.at(-1)).toBe(message);
  });

  it("count the month: passed on, answered, not understood, wishes once a resident", async () => {
    const { ask, enquiries, clock } = openLibrary();
    await ask(siti, "satu");
    await ask(siti, "dua");
    const [first] = (await enquiries.open({ offset: 0, limit: 1 })).enquiries;
    await enquiries.answer(first?.id as NonNullable<typeof first>["id"], "ya" as Html);
    await enquiries.countMissed();
    await enquiries.wish(siti, "Melukis");
    await enquiries.wish(siti, " melukis! ");
    await enquiries.wish(budi, "melukis");
    await enquiries.wish(budi, "catur");
    await enquiries.wish(budi, "…");
    expect(await enquiries.summary(clock.now())).toEqual({
      asked: 2,
      answered: 1,
      missed: 1,
      open: 1,
      wishes: [
        { subject: "melukis", count: 2 },
        { subject: "catur", count: 1 },
      ],
    });
    clock.moveTo(local.at("2026-12-01", "00:00"));
    expect(await enquiries.summary(clock.now())).toEqual({ asked: 0, answered: 0, missed: 0, open: 1, wishes: [] });
  });

  it("are forgotten after 30 days", async () => {
    const { ask, enquiries, later, openTexts } = openLibrary();
    await ask(siti, "lama");
    later(enquiryKeptMs - minute);
    await ask(siti, "baru");
    await enquiries.forgetOld();
    expect(await openTexts()).toEqual(["lama", "baru"]);
    later(2 * minute);
    await enquiries.forgetOld();
    expect(await openTexts()).toEqual(["baru"]);
  });

  it("are erased with the resident, and nobody else's", async () => {
    const { ask, enquiries, openTexts, clock } = openLibrary();
    const near = 1010 as ResidentId;
    await ask(siti, "punya Siti");
    await ask(near, "punya orang lain");
    await enquiries.wish(siti, "catur");
    await enquiries.erase(siti);
    expect(await openTexts()).toEqual(["punya orang lain"]);
    expect(await enquiries.ofResident(siti)).toEqual([]);
    // Nothing is left by which a second wish would be known as hers.
    await enquiries.wish(siti, "catur");
    expect((await enquiries.summary(clock.now())).wishes).toEqual([{ subject: "catur", count: 2 }]);
  });
});

describe("plainSubject", () => {
  it.each([
    ["  Melukis,  cat AIR! ", "melukis cat air"],
    ["bahasa Jepang (N5)", "bahasa jepang n5"],
    ["🎨", ""],
  ])("reads %j as %j", (typed, plain) => {
    expect(plainSubject(typed)).toBe(plain);
  });
});
