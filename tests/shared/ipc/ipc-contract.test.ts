import { describe, expect, it } from "vitest";
import * as z from "zod";
import { IPC_CONTRACT, isBlobName, isPilotId } from "../../../shared/ipc/ipc-contract.ts";
import { channelOf, EVENT_CHANNELS, OPERATION_NAMES } from "../../../shared/ipc/operation-names.ts";
import { SLICE_BYTES } from "../../../shared/ipc/slice-bytes.ts";

describe("the contract", () => {
  it("has an entry for every name, and no two share a channel", () => {
    expect(Object.keys(IPC_CONTRACT).toSorted()).toStrictEqual([...OPERATION_NAMES].toSorted());
    const channels = [...OPERATION_NAMES.map(channelOf), ...Object.values(EVENT_CHANNELS)];
    expect(new Set(channels).size).toBe(OPERATION_NAMES.length + 2);
  });

  it("is strict: no request takes a key that it does not name", () => {
    for (const name of OPERATION_NAMES) {
      const result = z.safeParse(IPC_CONTRACT[name].request, { unknown: 1 });
      const issues = result.error?.issues.map((issue) => issue.code) ?? [];
      expect({ name, refused: issues.includes("unrecognized_keys") }).toStrictEqual({ name, refused: true });
    }
  });

  it("has bounds for every operation; a slice fits what main will read at once", () => {
    for (const name of OPERATION_NAMES) {
      const { maxRequestBytes, burst, perSecond } = IPC_CONTRACT[name];
      expect(Math.min(maxRequestBytes, burst, perSecond)).toBeGreaterThan(0);
      expect(maxRequestBytes).toBeLessThanOrEqual(512 * 1024 * 1024);
    }
    const request = { grant: "0".repeat(32), offset: 0, length: SLICE_BYTES };
    expect(IPC_CONTRACT.readFile.request.safeParse(request).success).toBe(true);
    expect(IPC_CONTRACT.readFile.request.safeParse({ ...request, length: SLICE_BYTES + 1 }).success).toBe(
      false,
    );
  });
});

describe("names that become names of files", () => {
  it.each(["0123456789abcdef-1-0", "A-1-22"])("%s is a pilot", (id) => expect(isPilotId(id)).toBe(true));
  it.each(["", "a", "a-1", "a-1-0/", "../a-1-0", "a-1-0\n", "a b-1-0", ".a-1-0", `${"a".repeat(65)}-1-0`])(
    "%j is none",
    (id) => expect(isPilotId(id)).toBe(false),
  );

  const digest = "0a".repeat(32);
  it.each([digest, `confidential-${digest}`])("%s is a blob", (name) => expect(isBlobName(name)).toBe(true));
  it.each(["", "CON", digest.toUpperCase(), `${digest}.csv`, `${digest}\n`, `confidential-${digest}0`])(
    "%j is none",
    (name) => expect(isBlobName(name)).toBe(false),
  );
});
