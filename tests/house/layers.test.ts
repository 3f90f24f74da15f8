import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { brokenRules, SHARED_FOLDERS, sharedFolderOf } from "./layer-rules.ts";
import { importsOf } from "./module-imports.ts";
import { filesBelow, isCode, projectRoot } from "./project-files.ts";

const files = ["shared", "electron", "renderer", "build", "tests"].flatMap(filesBelow).filter(isCode);

describe("layers", () => {
  it("every import of every file keeps the rules", () => {
    const broken = files.flatMap((file) =>
      importsOf(file, readFileSync(join(projectRoot, file), "utf8")).flatMap((found) =>
        brokenRules(file, found),
      ),
    );
    expect(files).toContain("tests/house/layers.test.ts");
    expect(broken).toStrictEqual([]);
  });

  it("no file is a barrel or a drawer", () => {
    const drawers = files.filter((file) => /(^|\/)(index|utils?|helpers?|misc|common)(\.|\/)/.test(file));
    expect(drawers).toStrictEqual([]);
  });

  it("files and folders are in kebab-case", () => {
    const others = files.filter((file) => !/^[a-z0-9]+([-./][a-z0-9]+)*$/.test(file));
    expect(others).toStrictEqual([]);
  });

  it("every folder of shared/ has its place in the order", () => {
    const folders = new Set(
      filesBelow("shared")
        .map(sharedFolderOf)
        .filter((folder) => folder !== ""),
    );
    expect([...folders].toSorted()).toStrictEqual([...SHARED_FOLDERS].toSorted());
  });

  it("every unit test of a layer lies where its subject lies", () => {
    const misplaced = files
      .filter((file) => /^tests\/(shared|electron|renderer|build)\//.test(file))
      .filter((file) => filesBelow(file.slice("tests/".length, file.lastIndexOf("/"))).length === 0);
    expect(misplaced).toStrictEqual([]);
  });
});

describe("the rules see what breaks them", () => {
  const breaks = (file: string, text: string): number =>
    importsOf(file, text).flatMap((found) => brokenRules(file, found)).length;

  it.each([
    ["shared/a/b.ts", 'import { x } from "../../electron/x.ts";'],
    ["shared/a/b.ts", 'export { x } from "../../renderer/x.ts";'],
    ["shared/a/b.ts", 'import type { x } from "../../tests/x.ts";'],
    ["shared/a/b.ts", 'await import("../../electron/x.ts");'],
    ["shared/a/b.ts", 'import { x } from "./x";'],
    ["shared/a/b.ts", 'import { x } from "./x.js";'],
    ["shared/a/b.ts", 'import { readFileSync } from "node:fs";'],
    ["shared/a/b.ts", 'import { useState } from "react";'],
    ["shared/a/b.tsx", 'import { renderToStaticMarkup } from "react-dom/server";'],
    ["shared/metrics/b.ts", 'import { x } from "../domain/x.ts";'],
    ["electron/b.ts", 'import { x } from "../renderer/x.ts";'],
    ["renderer/b.ts", 'import { x } from "../electron/x.ts";'],
    ["renderer/b.ts", 'import { join } from "node:path";'],
    ["renderer/features/a/b.ts", 'import { x } from "../c/x.ts";'],
    ["renderer/a/b.ts", 'import { x } from "@/c/x.ts";'],
  ])("%s: %s", (file, text) => {
    expect(breaks(file, text)).toBe(1);
  });

  it.each([
    ["shared/report/b.tsx", 'import { useId } from "react"; import { x } from "../a/x.ts";'],
    ["shared/report/b.ts", 'import font from "@fontsource-variable/inter/x.woff2?inline";'],
    ["shared/a/b.ts", '// import { x } from "node:fs";\nexport const y = \'from "../../electron/x.ts"\';'],
    ["electron/b.ts", 'import { readFileSync } from "node:fs"; import { x } from "../shared/x.ts";'],
    [
      "renderer/features/a/b.ts",
      'import { x } from "../a/x.ts"; import { y } from "../../components/y.tsx";',
    ],
  ])("%s may say %s", (file, text) => {
    expect(breaks(file, text)).toBe(0);
  });
});
