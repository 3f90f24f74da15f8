import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createRecentFiles, type RecentFiles } from "../../../electron/services/recent-files.ts";

let file: string;
let changes: number;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "converge180-recent-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  file = join(folder, "recent-files.json");
  changes = 0;
});

function recent(): RecentFiles {
  return createRecentFiles(file, () => {
    changes += 1;
  });
}

describe("recent files", () => {
  it("stand in the order of their last use, each once, and are there after a start", () => {
    const list = recent();
    for (const path of ["/p/a.c180", "/p/b.csv", "/p/a.c180"]) list.used(path);
    expect(list.names()).toStrictEqual(["a.c180", "b.csv"]);
    expect(recent().names()).toStrictEqual(["a.c180", "b.csv"]);
    expect([list.pathAt(0), list.pathAt(1), list.pathAt(2)]).toStrictEqual(["/p/a.c180", "/p/b.csv", null]);
    expect(changes).toBe(3);
    list.used("/p/a.c180");
    expect(changes).toBe(3);
  });

  it("of one name have their folder beside it", () => {
    const list = recent();
    for (const path of ["/p/north/work.csv", "/p/south/work.csv", "/p/x.csv"]) list.used(path);
    expect(list.names()).toStrictEqual(["x.csv", "work.csv — south", "work.csv — north"]);
  });

  it("are ten at most; one that is gone leaves the list, and all do when it is cleared", () => {
    const list = recent();
    for (let count = 0; count < 12; count += 1) list.used(`/p/${count}.csv`);
    expect(list.names()).toHaveLength(10);
    expect(list.names()[0]).toBe("11.csv");
    list.forget("/p/11.csv");
    expect(list.names()[0]).toBe("10.csv");
    list.clear();
    expect(list.names()).toStrictEqual([]);
    expect(readFileSync(file, "utf8")).toBe('{"files":[]}');
  });

  it.each(["", "{", '{"files":[1]}', '{"files":["a"],"more":1}', "[]"])(
    "are none where the list is %j",
    (text) => {
      writeFileSync(file, text);
      expect(recent().names()).toStrictEqual([]);
    },
  );

  it("are kept for this sitting where the disk refuses the list", () => {
    file = join(file, "no such folder");
    const list = recent();
    list.used("/p/a.c180");
    expect(list.names()).toStrictEqual(["a.c180"]);
  });
});
