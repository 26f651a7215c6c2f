/** Version 1: what belongs to one account is found from the account; cancelled registrations and messages to librarians were not. */
import type { ResidentId } from "../platform/ids.ts";
import { rosterOf } from "./keys.ts";
import type { Migration } from "./migration.ts";
import { keyNames, primaries } from "./primaries.ts";

const cancelled = /^C\|(\d+)\|/;

export const listOwn: Migration = async (redis, keys) => {
  const own = async (id: ResidentId, code: string) => {
    // Whoever erased their profile stands on no roster; a profile is not begun here.
    if (await redis.exists(keys.resident(id))) await redis.hset(keys.resident(id), code, "");
  };
  for (const node of primaries(redis))
    for await (const names of keyNames(node, keys.namespace))
      for (const name of names) {
        const meetingId = rosterOf(name);
        if (!meetingId) continue;
        const fields = Object.entries(await redis.hgetall(name));
        await Promise.all(
          fields.map(async ([short, value]) => {
            const resident = cancelled.exec(value)?.[1];
            if (resident !== undefined)
              await own(Number(resident) as ResidentId, `${meetingId.toUpperCase()}-${short}`);
          }),
        );
      }
  const ids = await redis.hkeys(keys.openEnquiries());
  await Promise.all(ids.map((id) => redis.zadd(keys.enquiriesByResident(), 0, id)));
};
