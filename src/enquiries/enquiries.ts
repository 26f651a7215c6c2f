/** What residents pass to the librarians, the answers that go back, and what people wish for. */
import type { ResidentId } from "../platform/ids.ts";
import type { Html } from "../platform/markup.ts";
import type { EnquiriesDeps } from "./enquiries-deps.ts";
import type { EnquiriesStore, EnquiryCounts, WishCount } from "./enquiries-store.ts";
import {
  type Enquiry,
  enquiryId,
  type EnquiryId,
  enquiryKeptMs,
  longestEnquiry,
  openPerResident,
  plainSubject,
} from "./enquiry.ts";
import { tellLibrarians } from "./tell-librarians.ts";

export interface Enquiries {
  /** Passes a message on; librarians are told, at most once in ten minutes. The same request does it once. */
  ask(request: {
    readonly requestId: string;
    readonly residentId: ResidentId;
    readonly text: string;
    readonly about?: Enquiry["about"];
  }): Promise<{ readonly kind: "passed-on" } | { readonly kind: "too-many" }>;
  read(id: EnquiryId): Promise<Enquiry | null>;
  /** Those that wait for an answer, earliest first. */
  open(page: { readonly offset: number; readonly limit: number }): ReturnType<EnquiriesStore["page"]>;
  ofResident(id: ResidentId): Promise<Enquiry[]>;
  /** The answer leaves by the outbox. `gone`: answered or settled by somebody else meanwhile. */
  answer(id: EnquiryId, answer: Html): Promise<{ readonly kind: "answered" } | { readonly kind: "gone" }>;
  /** Settled without an answer. */
  settle(id: EnquiryId): Promise<{ readonly kind: "settled" } | { readonly kind: "gone" }>;
  /** Counts a message that the bot did not understand. */
  countMissed(): Promise<void>;
  wish(residentId: ResidentId, subject: string): Promise<void>;
  /** Of the month in which `at` lies. */
  summary(at: number): Promise<EnquiriesSummary>;
  /** Tells the librarians what came since they were told; each minute. */
  tellLibrarians(): Promise<void>;
  /** Forgets what is older than 30 days; daily. */
  forgetOld(): Promise<void>;
  /** Forgets what a resident wrote and wished for. */
  erase(id: ResidentId): Promise<void>;
}

export interface EnquiriesSummary extends EnquiryCounts {
  /** Waiting for an answer now. */
  readonly open: number;
  /** Most wished first. */
  readonly wishes: readonly WishCount[];
}

const wishesListed = 5;
/** Of the resident's message above the answer. */
const longestQuote = 300;

export function createEnquiries(deps: EnquiriesDeps): Enquiries {
  const { store, clock, local } = deps;
  const monthOf = (at: number) => local.dateOf(at).slice(0, 7);
  const thisMonth = () => monthOf(clock.now());
  return {
    async ask({ requestId, residentId, text, about }) {
      const id = enquiryId(residentId, requestId);
      const own = await store.ofResident(residentId);
      if (own.length >= openPerResident && !own.some((enquiry) => enquiry.id === id)) return { kind: "too-many" };
      const askedAt = clock.now();
      const kept = { id, residentId, text: text.slice(0, longestEnquiry), askedAt, ...(about && { about }) };
      await store.add(kept, monthOf(askedAt));
      await tellLibrarians(deps);
      return { kind: "passed-on" };
    },
    read: store.read,
    open: ({ offset, limit }) => store.page(offset, limit),
    ofResident: store.ofResident,
    async answer(id, answer) {
      const enquiry = await store.read(id);
      if (!enquiry) return { kind: "gone" };
      const { language } = await deps.residents.read(enquiry.residentId);
      const question = clip(enquiry.text);
      const text = deps.texts(language)("enquiry-answer", { question, answer: { html: answer } });
      await deps.outbox.enqueue([{ id: `answer/${id}`, chatId: enquiry.residentId, priority: "urgent", text }]);
      // Removed last: a crash in between repeats the answer under the same id, which is sent once.
      if ((await store.remove([id])) === 0) return { kind: "gone" };
      await store.count("answered", thisMonth());
      return { kind: "answered" };
    },
    settle: async (id) => ({ kind: (await store.remove([id])) > 0 ? "settled" : "gone" }),
    countMissed: () => store.count("missed", thisMonth()),
    async wish(residentId, subject) {
      const plain = plainSubject(subject);
      if (plain) await store.addWish(residentId, plain, thisMonth());
    },
    async summary(at) {
      const month = monthOf(at);
      const [counts, wishes, { total }] = await Promise.all([
        store.counts(month),
        store.wishes(month, wishesListed),
        store.page(0, 1),
      ]);
      return { ...counts, wishes, open: total };
    },
    tellLibrarians: () => tellLibrarians(deps),
    async forgetOld() {
      for (;;) {
        const old = await store.before(clock.now() - enquiryKeptMs);
        if (old.length === 0) return;
        await store.remove(old);
      }
    },
    async erase(id) {
      const own = await store.ofResident(id);
      await Promise.all([store.remove(own.map((enquiry) => enquiry.id)), store.forgetWishesOf(id)]);
    },
  };
}

const clip = (text: string) => (text.length <= longestQuote ? text : `${text.slice(0, longestQuote)}…`);
