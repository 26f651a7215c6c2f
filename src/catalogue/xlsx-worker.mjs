/** Reads one .xlsx in a thread that can be limited and ended from outside; posts the sheets with their cells as values. */
import { Buffer } from "node:buffer";
import { parentPort, workerData } from "node:worker_threads";
import readXlsx from "read-excel-file/node";

parentPort?.postMessage(await readXlsx(Buffer.from(workerData), { trim: false }));
