import { describe, expect, it } from "vitest";
import { createDesktopHost } from "../../../renderer/host/desktop-host.ts";
import type { DesktopApi } from "../../../shared/ipc/desktop-api.ts";
import { IPC_CONTRACT } from "../../../shared/ipc/ipc-contract.ts";
import { SLICE_BYTES } from "../../../shared/ipc/slice-bytes.ts";

/** A preload's object of the methods that a test needs; any other call fails the test. */
function preload(methods: Partial<DesktopApi>): DesktopApi {
  return methods as DesktopApi;
}

const GRANT = "0".repeat(32);

describe("the desktop host", () => {
  it("reads a large file in slices, as main allows them", async () => {
    const whole = new Uint8Array(2 * SLICE_BYTES + 3).map((_, index) => index % 199);
    const asked: [number, number][] = [];
    const host = createDesktopHost(
      preload({
        pickFiles: async () => ({
          ok: true,
          value: [{ grant: GRANT, name: "a.csv", sizeBytes: whole.length }],
        }),
        readFile: async (request) => {
          IPC_CONTRACT.readFile.request.parse(request);
          asked.push([request.offset, request.length]);
          return { ok: true, value: whole.slice(request.offset, request.offset + request.length) };
        },
      }),
    );
    const picked = await host.pickFiles("tables", false);
    const read = picked.ok ? await picked.value[0]?.read() : undefined;
    expect(read?.ok === true && Buffer.compare(read.value, whole)).toBe(0);
    expect(asked).toStrictEqual([
      [0, SLICE_BYTES],
      [SLICE_BYTES, SLICE_BYTES],
      [2 * SLICE_BYTES, 3],
    ]);
  });

  it("sends a large file of the second home part by part, each one taken before the next", async () => {
    const whole = new Uint8Array(2 * SLICE_BYTES + 3).map((_, index) => index % 199);
    const home = new Uint8Array(whole.length);
    const steps: string[] = [];
    const host = createDesktopHost(
      preload({
        writeBlob: async (request) => {
          IPC_CONTRACT.writeBlob.request.parse(request);
          const { size, offset, bytes } = request;
          expect([size, bytes.buffer.byteLength]).toStrictEqual([whole.length, bytes.length]);
          expect(bytes.length).toBeLessThanOrEqual(SLICE_BYTES);
          home.set(bytes, offset);
          steps.push("asked");
          await new Promise((resolve) => setTimeout(resolve, 0));
          steps.push("taken");
          return { ok: true, value: null };
        },
      }),
    );
    const name = "ab".repeat(32);
    expect(await host.journal.writeBlob("a1-1-0", name, whole)).toStrictEqual({ ok: true, value: null });
    expect(Buffer.compare(home, whole)).toBe(0);
    expect(steps).toStrictEqual(steps.map((_, place) => (place % 2 === 0 ? "asked" : "taken")));
    expect(steps.length).toBeGreaterThan(4);
  });

  it("sends no more of a file once a part was refused", async () => {
    let asked = 0;
    const host = createDesktopHost(
      preload({
        writeBlob: async () => {
          asked += 1;
          return asked === 2
            ? { ok: false, error: { code: "DISK_FULL", message: "the disk is full" } }
            : { ok: true, value: null };
        },
      }),
    );
    const written = await host.journal.writeBlob("a1-1-0", "ab".repeat(32), new Uint8Array(3 * SLICE_BYTES));
    expect([asked, written]).toMatchObject([2, { ok: false, problem: { code: "DISK_FULL" } }]);
  });

  it("sends bytes in a buffer of their own", async () => {
    const sent: Uint8Array[] = [];
    const host = createDesktopHost(
      preload({
        saveFile: async ({ bytes }) => {
          sent.push(bytes);
          return { ok: true, value: null };
        },
      }),
    );
    const part = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
    expect(await host.saveFile("a.bin", "", part)).toStrictEqual({ ok: true, value: null });
    expect(sent.map((bytes) => [bytes.buffer.byteLength, ...bytes])).toStrictEqual([[2, 2, 3]]);
  });

  it("makes a problem of every error; a refusal of the wrapper is a fault of ours", async () => {
    const answer = (code: "DISK_FULL" | "IPC_RATE") =>
      createDesktopHost(
        preload({ listPilots: async () => ({ ok: false, error: { code, message: "m", remedy: "r" } }) }),
      ).journal.listPilots();
    expect(await answer("DISK_FULL")).toStrictEqual({
      ok: false,
      problem: { code: "DISK_FULL", message: "m", remedy: "r" },
    });
    expect(await answer("IPC_RATE")).toMatchObject({ ok: false, problem: { code: "INTERNAL" } });
  });

  it("tells main that it listens, once, and only after it does", () => {
    const done: string[] = [];
    const host = createDesktopHost(
      preload({
        onFiles: () => {
          done.push("listens");
          return () => done.push("stops");
        },
        windowReady: async () => {
          done.push("ready");
          return { ok: true, value: null };
        },
      }),
    );
    host.onFiles(() => undefined)();
    host.onFiles(() => undefined);
    expect(done).toStrictEqual(["listens", "ready", "stops", "listens"]);
  });

  it("lets a saved file be shown, and opened where main says that it can be", async () => {
    const asked: string[] = [];
    const hostFor = (canOpen: boolean) =>
      createDesktopHost(
        preload({
          saveFile: async () => ({ ok: true, value: { grant: GRANT, name: "a.pdf", canOpen } }),
          revealFile: async ({ grant }) => {
            asked.push(`show ${grant}`);
            return { ok: true, value: null };
          },
          openFile: async ({ grant }) => {
            asked.push(`open ${grant}`);
            return { ok: false, error: { code: "FILE_CHANGED", message: "it was changed" } };
          },
        }),
      );
    const saved = await hostFor(true).saveFile("a.pdf", "application/pdf", new Uint8Array(1));
    if (!saved.ok || saved.value === null) throw new Error("not saved");
    expect(await saved.value.reveal?.()).toStrictEqual({ ok: true, value: null });
    expect(await saved.value.open?.()).toMatchObject({ ok: false, problem: { code: "FILE_CHANGED" } });
    expect(asked).toStrictEqual([`show ${GRANT}`, `open ${GRANT}`]);
    const other = await hostFor(false).saveFile("a.c180", "", new Uint8Array(1));
    expect(other.ok && Object.keys(other.value ?? {}).toSorted()).toStrictEqual(["name", "reveal"]);
  });

  it("gives a file that main could not read as one whose reading says why", async () => {
    const read: unknown[] = [];
    const host = createDesktopHost(
      preload({
        onFiles: (listener) => {
          const error = { code: "FILE_NOT_FOUND", message: "there is no such file" } as const;
          listener({ files: [], refused: [{ name: "gone.c180", error }] });
          return () => undefined;
        },
        windowReady: async () => ({ ok: true, value: null }),
      }),
    );
    host.onFiles((files) => {
      for (const file of files) void file.read().then((result) => read.push([file.name, result]));
    });
    await expect
      .poll(() => read)
      .toMatchObject([["gone.c180", { ok: false, problem: { code: "FILE_NOT_FOUND" } }]]);
  });
});
