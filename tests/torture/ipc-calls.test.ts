import { expect, it } from "vitest";
import { type IpcHandlers, type IpcReceiver, registerIpc } from "../../electron/ipc/register.ts";
import { success } from "../../shared/errors/problem.ts";
import { IPC_CONTRACT } from "../../shared/ipc/ipc-contract.ts";
import { channelOf, OPERATION_NAMES } from "../../shared/ipc/operation-names.ts";
import { seeded } from "../bench/seeded.ts";
import { ROUNDS_TIMEOUT_MS, rounds, tell } from "./rounds.ts";

type Answer = Parameters<IpcReceiver["handle"]>[1];

const SEED = 20_261_127;
const OWN = { url: "app://converge180/index.html", parent: null };
const OTHERS = [
  null,
  { url: "https://converge180/index.html", parent: null },
  { url: "app://print/index.html", parent: null },
  { url: "app://converge180.evil/", parent: null },
  { url: "file:///etc/passwd", parent: null },
  { url: "", parent: null },
  { url: OWN.url, parent: {} },
];
const KEYS = [
  "pilotId",
  "grant",
  "name",
  "bytes",
  "offset",
  "length",
  "html",
  "paper",
  "lines",
  "url",
  "path",
  "__proto__",
];
const LEAVES = [
  undefined,
  null,
  true,
  -1,
  0.5,
  Number.NaN,
  Number.MAX_SAFE_INTEGER,
  "",
  "..",
  "../../etc/passwd",
  "a\u0000b",
  "CON",
  "x".repeat(5000),
  "0".repeat(32),
  "a1-1-0",
  "<script>",
  new Uint8Array(4),
  new Uint8Array(70_000),
  new Date(0),
  new Map(),
  10n,
];

/** Anything that a hostile page could send. */
function shape(random: () => number, depth = 0): unknown {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const kind = random();
  if (depth > 2 || kind < 0.4) return pick(LEAVES);
  const length = Math.floor(random() * 4);
  if (kind < 0.55) return Array.from({ length }, () => shape(random, depth + 1));
  return Object.fromEntries(Array.from({ length }, () => [pick(KEYS), shape(random, depth + 1)]));
}

it(
  `every operation refuses wrong senders and shapes with a code, and no handler sees them (seed ${SEED})`,
  async () => {
    const answers = new Map<string, Answer>();
    const reached: unknown[] = [];
    const faults: unknown[] = [];
    const receiver: IpcReceiver = { handle: (channel, answer) => void answers.set(channel, answer) };
    const handlers = Object.fromEntries(
      OPERATION_NAMES.map((name) => [
        name,
        async (request: unknown) => {
          reached.push(request);
          return success(null);
        },
      ]),
    ) as unknown as IpcHandlers;
    let nowMs = 0;
    registerIpc(receiver, handlers, { nowMs: () => nowMs, report: (_name, fault) => faults.push(fault) });

    const random = seeded(SEED);
    const codes = new Map<string, number>();
    let [calls, ofOwn] = [0, 0];
    for (const round of rounds(2100, 1_000_000)) {
      const name = OPERATION_NAMES[round % OPERATION_NAMES.length] ?? "listPilots";
      const isOwn = random() < 0.7;
      const frame = isOwn ? OWN : (OTHERS[Math.floor(random() * OTHERS.length)] ?? null);
      const request = shape(random);
      // What happens to be right is no wrong shape.
      if (isOwn && IPC_CONTRACT[name].request.safeParse(request).success) continue;
      nowMs += 60_000;
      const answer = await answers.get(channelOf(name))?.({ senderFrame: frame }, request);
      const { code } = (answer as { readonly error?: { readonly code?: string } }).error ?? {};
      expect(`${name} ${code ?? "answered"}`).toMatch(isOwn ? / IPC_(?:REQUEST|SIZE)$/u : / IPC_SENDER$/u);
      codes.set(code ?? "", (codes.get(code ?? "") ?? 0) + 1);
      calls += 1;
      ofOwn += isOwn ? 1 : 0;
    }
    expect(reached).toStrictEqual([]);
    expect(faults).toStrictEqual([]);
    expect(ofOwn).toBeGreaterThan(calls / 2);
    tell("calls of every IPC operation", {
      calls,
      operations: OPERATION_NAMES.length,
      "refused for their sender": codes.get("IPC_SENDER") ?? 0,
      "refused for their shape": ofOwn,
      "reached a handler": reached.length,
    });
  },
  ROUNDS_TIMEOUT_MS,
);
