import { expect, it } from "vitest";
import type { GivenFile } from "../../../renderer/host/host.ts";
import { useGivenFiles } from "../../../renderer/stores/given-files-store.ts";
import { success } from "../../../shared/errors/problem.ts";

const file = (name: string): GivenFile => ({
  name,
  sizeBytes: 0,
  read: async () => success(new Uint8Array()),
});

it("keeps tables until they are taken, each of them once", () => {
  const { give, take } = useGivenFiles.getState();
  expect(take()).toStrictEqual([]);
  give([file("a.csv")]);
  give([file("b.csv")]);
  expect(take().map(({ name }) => name)).toStrictEqual(["a.csv", "b.csv"]);
  expect(take()).toStrictEqual([]);
});
