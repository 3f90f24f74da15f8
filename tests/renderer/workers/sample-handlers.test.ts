import { expect, it } from "vitest";
import { createSampleHandlers } from "../../../renderer/workers/sample-handlers.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { buildSampleCompany } from "../../../shared/sample/build-sample-company.ts";
import { sampleCompany } from "../../shared/sample/sample-pilots.ts";

it("makes one pack of all companies, and says before each how many are made", async () => {
  const told: (readonly [number, number])[] = [];
  const pack = await createSampleHandlers().pack(null, {
    onProgress: ({ made, of }) => told.push([made, of]),
    isCancelled: () => false,
    transfer: new Set(),
  });
  expect(told).toStrictEqual(Array.from({ length: 8 }, (_, made) => [made, 8]));
  const read = pack.ok ? readPack(pack.value) : pack;
  if (!read.ok) throw new Error(read.problem.message);
  expect(read.value.pilots).toHaveLength(8);
  for (const key of ["ardlune", "norrbex"]) {
    const own = await buildSampleCompany(sampleCompany(key), { app: "Converge180 sample" });
    if (!own.ok) throw new Error(own.problem.message);
    const packed = read.value.pilots.find(({ pilotId }) => pilotId === own.value.pilotId);
    expect(packed?.entries).toStrictEqual(own.value.entries);
    expect([...(packed?.batches ?? [])]).toStrictEqual(
      [...own.value.batches].sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  }
}, 60_000);
