/** What a resident wrote to the librarians and wished for. How often something was wished for stays, without a name. */
import type { KeptData, KeptSection } from "../residents/kept-data.ts";
import type { EnquiriesStore } from "./enquiries-store.ts";
import type { Enquiries } from "./enquiries.ts";

export const keptEnquiries = (
  store: Pick<EnquiriesStore, "ofResident" | "wishesOf">,
  enquiries: Pick<Enquiries, "erase">,
): KeptData => ({
  async export({ id }, t) {
    const [messages, wishes] = await Promise.all([store.ofResident(id), store.wishesOf(id)]);
    const sections: KeptSection[] = [];
    if (messages.length > 0)
      sections.push({
        key: "messagesToLibrarians",
        title: t.plain("own-data-enquiries"),
        lines: messages.map(({ text, askedAt }) =>
          t.plain("own-data-enquiry", { date: t.format.date(askedAt), time: t.format.time(askedAt), text }),
        ),
        data: messages.map(({ text, askedAt }) => ({ text, askedAt: new Date(askedAt).toISOString() })),
      });
    if (wishes.length > 0)
      sections.push({ key: "wishes", title: t.plain("own-data-wishes"), lines: wishes, data: wishes });
    return sections;
  },
  erase: enquiries.erase,
});
