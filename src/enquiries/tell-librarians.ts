/** Tells all librarians that messages wait for them: at once, then at most every ten minutes. */
import type { ResidentId } from "../platform/ids.ts";
import type { EnquiriesDeps } from "./enquiries-deps.ts";

const quietMs = 10 * 60_000;

export async function tellLibrarians({
  store,
  librarians,
  residents,
  outbox,
  texts,
  clock,
}: EnquiriesDeps): Promise<void> {
  const [newestAt, told] = await Promise.all([store.newestAt(), store.readTold()]);
  const now = clock.now();
  if (newestAt <= told.upTo || now - told.toldAt < quietMs) return;
  const [{ owners, invited }, { total }] = await Promise.all([librarians.list(), store.page(0, 1)]);
  const ids: ResidentId[] = [...new Set([...owners, ...invited.map((librarian) => librarian.id)])];
  const people = await Promise.all(ids.map((id) => residents.read(id)));
  await outbox.enqueue(
    people.map(({ id, language }) => ({
      // Whoever else tells them at this moment knows of the same earlier notice: the outbox drops the second.
      id: `enquiries/${told.toldAt}/${id}`,
      chatId: id,
      priority: "urgent",
      text: texts(language)("enquiry-notice", { count: String(total) }),
    })),
  );
  await store.saveTold({ upTo: newestAt, toldAt: now });
}
