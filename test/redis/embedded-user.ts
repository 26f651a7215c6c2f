/** A program that uses the private Redis of a folder: says whether it started it, then leaves when its standard input ends. */
import { startEmbeddedRedis } from "../../src/redis/embedded.ts";

const [folder, binary] = process.argv.slice(2);
const redis = await startEmbeddedRedis(String(folder), String(binary));
console.log(JSON.stringify({ address: redis.address, started: redis.started }));
process.stdin.resume().once("end", () => void redis.stop());
