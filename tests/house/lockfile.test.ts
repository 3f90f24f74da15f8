import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { filesBelow, projectRoot } from "./project-files.ts";

const read = (file: string): string => readFileSync(join(projectRoot, file), "utf8");

const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

const lockedPackage = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  optional: z.boolean().optional(),
  os: z.array(z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

const lockSchema = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), lockedPackage) });

describe("the lock file", () => {
  it("names no address to download from", () => {
    // Where one can donate to a project ("funding") may stand there: nothing is downloaded from it.
    const lock = JSON.parse(read("package-lock.json"), (key, value: unknown) =>
      key === "funding" ? undefined : value,
    );
    const lines = JSON.stringify(lock, null, 1).split("\n");
    const addresses = lines.filter((line) => line.includes("://") || line.includes('"resolved"'));
    expect(lines.length).toBeGreaterThan(100);
    expect(addresses).toStrictEqual([]);
  });

  it("has the digest of every package that is not for one platform alone", () => {
    const { packages } = lockSchema.parse(JSON.parse(read("package-lock.json")));
    const without = Object.entries(packages)
      .filter(
        ([path, entry]) => path !== "" && entry.integrity === undefined && !(entry.optional && entry.os),
      )
      .map(([path]) => path);
    expect(Object.keys(packages).length).toBeGreaterThan(1);
    expect(without).toStrictEqual([]);
  });
});

describe("package.json", () => {
  const { dependencies, devDependencies } = packageSchema.parse(JSON.parse(read("package.json")));
  const wanted = Object.entries({ ...dependencies, ...devDependencies });

  it("pins every dependency exactly", () => {
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toStrictEqual([]);
  });

  it("has every platform's packages in the lock file, else npm ci refuses it", () => {
    const { packages } = lockSchema.parse(JSON.parse(read("package-lock.json")));
    const paths = Object.keys(packages);
    const missing = Object.values(packages)
      .flatMap((entry) => Object.keys(entry.optionalDependencies))
      .filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)));
    expect(missing).toStrictEqual([]);
  });

  it("agrees with the lock file", () => {
    const { packages } = lockSchema.parse(JSON.parse(read("package-lock.json")));
    const locked = wanted.map(([name]) => [name, packages[`node_modules/${name}`]?.version]);
    expect(locked).toStrictEqual(wanted);
  });
});

describe("source files", () => {
  // Put together from parts, so that this file does not find itself.
  const folders = ["work", "tmp", "root", "home", "Users"].join("|");
  const machinePath = new RegExp(`(?<![\\w.:~/$}*)-])/(${folders})/[\\w.-]`);
  const registry = new RegExp(["registry", "(npmjs|yarnpkg|npmmirror)"].join("\\."));
  const files = filesBelow(".").filter(
    (file) => /\.(ts|tsx|mjs|js|json|md|html|css|yml|yaml|sh)$/.test(file) && !file.includes("/fixtures/"),
  );
  const linesWith = (pattern: RegExp): readonly string[] =>
    files.flatMap((file) =>
      read(file)
        .split("\n")
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );

  it("name no folder of somebody's machine", () => {
    expect(files).toContain("package.json");
    expect(linesWith(machinePath)).toStrictEqual([]);
  });

  it("name no package registry", () => {
    expect(linesWith(registry)).toStrictEqual([]);
  });

  it.each(["work", "tmp", "root"])("the search sees the folder %s", (folder) => {
    expect(machinePath.test(`const file = "/${folder}/a.csv"`)).toBe(true);
    expect(machinePath.test(`const file = "data/${folder}/a.csv"`)).toBe(false);
  });
});
