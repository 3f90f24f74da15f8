import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";

/**
 * Megabytes of memory that a process and all that it started hold: of each its share (PSS), as Linux tells it; 0 elsewhere.
 * @param isCounted by the command line of a process, whether it counts
 */
export function megabytesOfTree(root: number, isCounted: (command: string) => boolean = () => true): number {
  if (process.platform !== "linux") return 0;
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/u.test(name)) continue;
    const stat = textOf(`/proc/${name}/stat`);
    // The name of a program stands in brackets and may hold spaces.
    const [, parent = "0"] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    parents.set(Number(name), Number(parent));
  }
  const isOfTree = (pid: number): boolean =>
    pid === root || ((parents.get(pid) ?? 0) > 1 && isOfTree(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isOfTree).reduce((sum, pid) => {
    if (!isCounted(textOf(`/proc/${pid}/cmdline`))) return sum;
    const [, share = "0"] = /^Pss:\s+(\d+)/mu.exec(textOf(`/proc/${pid}/smaps_rollup`)) ?? [];
    return sum + Number(share) / 1024;
  }, 0);
}

/** Empty where the process is gone meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
