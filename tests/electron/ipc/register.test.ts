import { describe, expect, it } from "vitest";
import { type IpcHandlers, type IpcReceiver, registerIpc } from "../../../electron/ipc/register.ts";
import { failure, success } from "../../../shared/errors/problem.ts";
import { IPC_CONTRACT } from "../../../shared/ipc/ipc-contract.ts";
import { channelOf, OPERATION_NAMES, type OperationName } from "../../../shared/ipc/operation-names.ts";

type Answer = (
  event: { senderFrame: { url: string; parent: unknown } | null },
  request: unknown,
) => Promise<unknown>;

const OWN = { url: "app://converge180/index.html", parent: null };
const PILOT = "a1-1-0";

/** The contract with handlers that note what reached them and answer what `special` says, or null. */
function open(special: Partial<IpcHandlers> = {}): {
  readonly ask: (
    name: OperationName,
    request: unknown,
    frame?: Parameters<Answer>[0]["senderFrame"],
  ) => Promise<unknown>;
  readonly reached: OperationName[];
  readonly reported: unknown[];
  readonly clock: { nowMs: number };
} {
  const answers = new Map<string, Answer>();
  const reached: OperationName[] = [];
  const reported: unknown[] = [];
  const clock = { nowMs: 0 };
  const receiver: IpcReceiver = { handle: (channel, answer) => answers.set(channel, answer) };
  const handlers = Object.fromEntries(
    OPERATION_NAMES.map((name) => [
      name,
      async (request: never) => {
        reached.push(name);
        return (await special[name]?.(request)) ?? success(null);
      },
    ]),
  ) as unknown as IpcHandlers;
  registerIpc(receiver, handlers, {
    nowMs: () => clock.nowMs,
    report: (_name, fault) => reported.push(fault),
  });
  expect([...answers.keys()]).toStrictEqual(OPERATION_NAMES.map(channelOf));
  return {
    ask: async (name, request, frame = OWN) =>
      answers.get(channelOf(name))?.({ senderFrame: frame }, request),
    reached,
    reported,
    clock,
  };
}

describe("the wrapper of every operation", () => {
  it("lets a request of its schema from the app's own page through", async () => {
    const lines = ["{}"];
    const { ask } = open({ readJournal: async ({ pilotId }) => success([...lines, `"${pilotId}"`]) });
    expect(await ask("readJournal", { pilotId: PILOT })).toStrictEqual({
      ok: true,
      value: ["{}", `"${PILOT}"`],
    });
  });

  it.each([
    ["no frame", null],
    ["another origin", { url: "https://converge180/index.html", parent: null }],
    ["another host", { url: "app://print/index.html", parent: null }],
    ["a host that only begins like it", { url: "app://converge180.evil/index.html", parent: null }],
    ["credentials that look like it", { url: "app://converge180@evil/index.html", parent: null }],
    ["no address", { url: "", parent: null }],
    ["a frame within the page", { url: OWN.url, parent: {} }],
  ])("refuses %s", async (_name, frame) => {
    const { ask, reached } = open();
    for (const name of OPERATION_NAMES) {
      expect(await ask(name, {}, frame)).toMatchObject({ ok: false, error: { code: "IPC_SENDER" } });
    }
    expect(reached).toStrictEqual([]);
  });

  it("refuses what is unknown, missing or of another type, before the handler", async () => {
    const { ask, reached } = open();
    const requests: readonly [OperationName, unknown][] = [
      ["listPilots", undefined],
      ["listPilots", { all: true }],
      ["readJournal", { pilotId: "a/../b" }],
      ["readJournal", { pilotId: [PILOT] }],
      ["readFile", { grant: "0".repeat(32), offset: -1, length: 1 }],
      ["readFile", { grant: "0".repeat(32), offset: 0, length: 8 * 1024 * 1024 + 1 }],
      ["saveFile", { name: "..", mediaType: "", bytes: new Uint8Array() }],
      ["saveFile", { name: "a.csv", mediaType: "", bytes: [1, 2] }],
      ["writeBlob", { pilotId: PILOT, name: "CON", size: 0, offset: 0, bytes: new Uint8Array() }],
      ["printToPdf", { html: "<p>", paper: "A3" }],
    ];
    for (const [name, request] of requests) {
      expect(await ask(name, request)).toMatchObject({ ok: false, error: { code: "IPC_REQUEST" } });
    }
    expect(reached).toStrictEqual([]);
  });

  it("refuses what is larger than its operation allows", async () => {
    const { ask, reached } = open();
    const html = "a".repeat(IPC_CONTRACT.printToPdf.maxRequestBytes);
    expect(await ask("printToPdf", { html, paper: "A4" })).toMatchObject({
      ok: false,
      error: { code: "IPC_SIZE" },
    });
    expect(reached).toStrictEqual([]);
  });

  it("lets so many calls through at once and so many a second thereafter", async () => {
    const { ask, reached, clock } = open();
    const { burst, perSecond } = IPC_CONTRACT.windowReady;
    for (let call = 0; call < burst; call++) expect(await ask("windowReady", {})).toMatchObject({ ok: true });
    expect(await ask("windowReady", {})).toMatchObject({ ok: false, error: { code: "IPC_RATE" } });
    // Another operation has a measure of its own.
    expect(await ask("removePilot", { pilotId: PILOT })).toMatchObject({ ok: true });
    clock.nowMs = 1000 / perSecond;
    expect(await ask("windowReady", {})).toMatchObject({ ok: true });
    expect(await ask("windowReady", {})).toMatchObject({ ok: false });
    expect(reached.filter((name) => name === "windowReady")).toHaveLength(burst + 1);
  });

  it("hands on a problem without its place, which is a path", async () => {
    const { ask } = open({
      readJournal: async () =>
        failure("DISK_FULL", "the disk is full", { where: "/data/me/secret", remedy: "Free some." }),
    });
    expect(await ask("readJournal", { pilotId: PILOT })).toStrictEqual({
      ok: false,
      error: { code: "DISK_FULL", message: "the disk is full", remedy: "Free some." },
    });
  });

  it("says of a fault that it is one, and nothing else", async () => {
    const fault = new Error("at /data/me/secret");
    const { ask, reported } = open({ listPilots: async () => Promise.reject(fault) });
    expect(await ask("listPilots", {})).toStrictEqual({
      ok: false,
      error: { code: "INTERNAL", message: "this is a fault of the app" },
    });
    expect(reported).toStrictEqual([fault]);
  });

  it("keeps back an answer that is not of its schema", async () => {
    const path = { grant: "0".repeat(32), name: "a.csv", sizeBytes: 1, path: "/data/me/a.csv" };
    const { ask, reported } = open({ pickFiles: async () => success([path]) });
    const answer = await ask("pickFiles", { purpose: "any", multiple: false });
    expect(answer).toMatchObject({ ok: false, error: { code: "IPC_RESPONSE" } });
    expect(JSON.stringify(answer)).not.toContain("/data/me");
    expect(reported).toHaveLength(1);
  });
});
