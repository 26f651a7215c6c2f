/** A librarian accepts an objection: the absences are forgotten, and the resident is told as with any answer. */
import type { ResidentId } from "../platform/ids.ts";
import type { Texts } from "../platform/texts.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { Enquiries } from "./enquiries.ts";
import type { EnquiryId } from "./enquiry.ts";

export interface ForgiveAppealDeps {
  readonly enquiries: Pick<Enquiries, "read" | "answer">;
  readonly residents: Pick<ResidentsStore, "read">;
  readonly texts: Texts;
  readonly forgive: (residentId: ResidentId) => Promise<void>;
}

/** Forgiving comes first and bears repetition. @returns `gone`: answered or settled by somebody else meanwhile */
export async function forgiveAppeal(
  { enquiries, residents, texts, forgive }: ForgiveAppealDeps,
  id: EnquiryId,
): Promise<{ readonly kind: "forgiven" } | { readonly kind: "gone" }> {
  const appeal = await enquiries.read(id);
  if (appeal?.about !== "absences") return { kind: "gone" };
  await forgive(appeal.residentId);
  const { language } = await residents.read(appeal.residentId);
  const { kind } = await enquiries.answer(id, texts(language)("absence-forgiven-answer"));
  return { kind: kind === "answered" ? "forgiven" : "gone" };
}
