import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import process from "node:process";
import { findBrowser } from "../../../electron/services/pdf.ts";
import { type BenchLine, tableOf } from "./bench-lines.ts";

/** What one bench measured, and on what. */
export interface Measured {
  readonly name: string;
  readonly machine: string;
  readonly lines: readonly BenchLine[];
}

/** The machine in one line: no names and no paths, so that it can stand in the documentation. */
export function machineNow(): string {
  const [cpu] = cpus();
  const load = loadavg().map((value) => value.toFixed(1));
  return [
    new Date().toISOString().slice(0, 10),
    `${cpus().length} × ${(cpu?.model ?? "unknown processor").trim()}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    chromiumVersion(),
    `load average ${load.join(" ")}`,
  ].join(", ");
}

/** The browser that shows the pages which are measured, in its own words. */
function chromiumVersion(): string {
  const browser = findBrowser(process.env);
  const said = browser === null ? null : spawnSync(browser, ["--version"], { encoding: "utf8" }).stdout;
  return /^\S.*? [\d.]+/u.exec(said ?? "")?.[0] ?? "no browser";
}

/** Puts what was measured between the marks of its bench; a bench that has none yet comes to the end. */
export function writeMeasured(file: string, measured: Measured): void {
  writeFileSync(file, pageWith(readFileSync(file, "utf8"), measured));
}

/** The page with the table of a bench in its place. */
export function pageWith(page: string, { name, machine, lines }: Measured): string {
  const [open, close] = [`<!-- measured: ${name} -->`, `<!-- end: ${name} -->`];
  const section = [open, `## ${name}`, "", `Measured on ${machine}.`, "", ...tableOf(lines), close].join(
    "\n",
  );
  const start = page.indexOf(open);
  const end = page.indexOf(close, start);
  if (start < 0 || end < 0) return `${page.trimEnd()}\n\n${section}\n`;
  return page.slice(0, start) + section + page.slice(end + close.length);
}
