import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import {
  runCompanySet,
  type SetChoice,
  type SetStep,
  type SetWorld,
} from "../../../renderer/app/export/company-set.ts";
import { failure, type Result, success } from "../../../shared/errors/problem.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { TestPilot } from "../../shared/domain/test-pilot.ts";

const WHOLE: SetChoice = {
  pilotIds: ["a", "b"],
  kinds: ["baseline", "board"],
  formats: "usual",
  paper: "A4",
  circle: "partner",
  portfolio: { day: null },
};

/** A world of companies `a` and `b`; `b` has no narrative. Files hold the name of their format. */
function world(kind: "desktop" | "browser") {
  const saved: { readonly name: string; readonly members: Readonly<Record<string, string>> }[] = [];
  const steps: SetStep[] = [];
  const released: string[] = [];
  const stopping = new AbortController();
  const pilot = (pilotId: string): PilotState => ({ ...new TestPilot().state, pilotId });
  const made: SetWorld = {
    open: async (pilotId) => success(pilot(pilotId)),
    client: {
      make: async ({ pilotId }, { format, kind: report }): Promise<Result<Uint8Array>> =>
        pilotId === "b" && report === "board"
          ? failure("NO_NARRATIVE", "No board narrative is on record in this pilot")
          : success(new TextEncoder().encode(`${report} ${format}`)),
      makePortfolio: async (pilots, { format }) =>
        success(new TextEncoder().encode(`${pilots.length} ${format}`)),
      release: (pilotId) => void released.push(pilotId),
    },
    host: {
      kind,
      printToPdf: async (html) => success(new TextEncoder().encode(`pdf of ${html}`)),
      saveFile: async (name, _, bytes) => {
        const members = Object.entries(unzipSync(bytes)).map(
          ([path, member]) => [path, new TextDecoder().decode(member)] as const,
        );
        saved.push({ name, members: Object.fromEntries(members) });
        return success({ name });
      },
    },
    signal: stopping.signal,
    onStep: (step) => steps.push(step),
    nowMs: Date.UTC(2026, 10, 20),
  };
  return { made, saved, steps, stopping, released };
}

describe("the reports of several companies", () => {
  it("are refused where none is chosen, and nothing is saved", async () => {
    const { made, saved } = world("desktop");
    const none = await runCompanySet(made, { ...WHOLE, pilotIds: [], kinds: [], portfolio: null });
    expect(none).toMatchObject({ ok: false, problem: { code: "REPORT_KIND" } });
    expect(saved).toStrictEqual([]);
  });

  it("come as one ZIP with a folder for each, and say what was left out", async () => {
    const { made, saved, steps } = world("desktop");
    const outcome = await runCompanySet(made, WHOLE);
    expect(outcome).toMatchObject({ ok: true, value: { files: 4, companies: 2 } });
    if (!outcome.ok || outcome.value === null) throw new Error("nothing was saved");
    expect(outcome.value.leftOut).toStrictEqual([
      {
        company: expect.any(String),
        report: "Board synthesis",
        why: "No board narrative is on record in this pilot",
      },
    ]);
    const [zip] = saved;
    expect(zip?.name).toBe("Portfolio-reports.zip");
    const paths = Object.keys(zip?.members ?? {});
    const folders = [...new Set(paths.map((path) => path.split("/")[0] ?? ""))];
    // Two companies of one name do not share a folder.
    expect(folders).toHaveLength(3);
    const [first = "", second = ""] = folders;
    expect(second).toBe(`${first}-2`);
    expect(zip?.members).toStrictEqual({
      [`${first}/baseline.pdf`]: "pdf of baseline html",
      [`${first}/board.pptx`]: "board pptx",
      [`${second}/baseline.pdf`]: "pdf of baseline html",
      "portfolio/portfolio.pdf": "pdf of 2 html",
    });
    expect(steps.map(({ done }) => done)).toStrictEqual(
      steps.map(({ done }) => done).toSorted((a, b) => a - b),
    );
    expect(steps.at(-1)).toMatchObject({ done: 5, count: 5 });
  });

  it.each([
    [{ formats: "all", kinds: ["phase"] }, ["phase.html", "phase.xlsx", "phase.md", "phase.csv"]],
    [{ formats: "docx", kinds: ["baseline", "phase"] }, ["baseline.docx"]],
    [{ formats: "pdf", kinds: ["minutes"] }, ["minutes.html"]],
    [{ circle: "everyone", formats: "md", kinds: ["board"] }, ["board-room.md"]],
  ] as const)("in a browser come in the formats that it can make: %o", async (part, expected) => {
    const { made, saved, released } = world("browser");
    const choice = { ...WHOLE, ...part, pilotIds: ["a"], portfolio: null };
    expect(await runCompanySet(made, choice)).toMatchObject({ ok: true, value: { leftOut: [] } });
    const paths = Object.keys(saved[0]?.members ?? {}).map((path) => path.split("/")[1]);
    expect(paths).toStrictEqual(expected);
    expect(released).toStrictEqual(["a"]);
  });

  it("save nothing once they were stopped, where one of them fails, or where there is none", async () => {
    const stopped = world("desktop");
    const stopping: SetWorld = {
      ...stopped.made,
      host: {
        ...stopped.made.host,
        printToPdf: async () => {
          stopped.stopping.abort();
          return success(new Uint8Array());
        },
      },
    };
    expect(await runCompanySet(stopping, WHOLE)).toMatchObject({ problem: { code: "CANCELLED" } });
    const broken = world("desktop");
    const refusing: SetWorld = {
      ...broken.made,
      host: { ...broken.made.host, printToPdf: async () => failure("TIMEOUT", "late") },
    };
    expect(await runCompanySet(refusing, WHOLE)).toMatchObject({ problem: { code: "TIMEOUT" } });
    const none = { ...WHOLE, pilotIds: ["b"], kinds: ["board"], portfolio: null } as const;
    expect(await runCompanySet(broken.made, none)).toMatchObject({ problem: { code: "NO_NARRATIVE" } });
    expect([...stopped.saved, ...broken.saved]).toStrictEqual([]);
  });
});
