import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type ExportStep, type ExportWorld, runExport } from "../../../renderer/app/export/export-run.ts";
import { failure, success } from "../../../shared/errors/problem.ts";
import { TestPilot } from "../../shared/domain/test-pilot.ts";

const CHOICE = { kind: "board", format: "all", paper: "A4", subject: {} } as const;

interface Saved {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A world whose worker writes the name of the format, and whose system saves into a list. */
function world(kind: "desktop" | "browser") {
  const saved: Saved[] = [];
  const steps: (readonly [ExportStep, number, number])[] = [];
  const stopping = new AbortController();
  const made: ExportWorld = {
    pilot: new TestPilot().state,
    company: "Example & Sons",
    client: {
      make: async (_, { format }, { onProgress }) => {
        onProgress("writing");
        return success(new TextEncoder().encode(format));
      },
    },
    host: {
      kind,
      printToPdf: async (html) => success(new TextEncoder().encode(`pdf of ${html}`)),
      saveFile: async (name, mediaType, bytes) => {
        saved.push({ name, mediaType, bytes });
        return success({ name });
      },
    },
    signal: stopping.signal,
    onStep: (step, place, count) => steps.push([step, place, count]),
    asOfMs: 0,
  };
  return { made, saved, steps, stopping };
}

describe("exporting every format", () => {
  it.each([
    ["desktop", ["csv", "docx", "html", "md", "pdf", "pptx", "xlsx"]],
    ["browser", ["csv", "docx", "html", "md", "pptx", "xlsx"]],
  ] as const)("gives one ZIP with each of them: %s", async (kind, formats) => {
    const { made, saved, steps } = world(kind);
    expect(await runExport(made, CHOICE)).toMatchObject({
      ok: true,
      value: { name: "Example-Sons-board.zip" },
    });
    expect(saved).toHaveLength(1);
    const members = unzipSync(saved[0]?.bytes ?? new Uint8Array());
    expect(Object.keys(members).toSorted()).toStrictEqual(formats.map((one) => `Example-Sons-board.${one}`));
    for (const format of formats) {
      const text = new TextDecoder().decode(members[`Example-Sons-board.${format}`]);
      expect(text).toBe(format === "pdf" ? "pdf of html" : format);
    }
    expect(steps.at(-1)?.[0]).toBe("saving");
    expect(new Set(steps.map(([, , count]) => count))).toStrictEqual(new Set([formats.length]));
  });

  it("saves nothing once it was stopped, or where one of them cannot be made", async () => {
    const stopped = world("desktop");
    const { client } = stopped.made;
    const stopping: ExportWorld = {
      ...stopped.made,
      client: {
        ...client,
        make: async (...args) => {
          stopped.stopping.abort();
          return client.make(...args);
        },
      },
    };
    expect(await runExport(stopping, CHOICE)).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
    const broken = world("desktop");
    const refusing: ExportWorld = {
      ...broken.made,
      host: { ...broken.made.host, printToPdf: async () => failure("TIMEOUT", "late") },
    };
    expect(await runExport(refusing, CHOICE)).toMatchObject({ ok: false, problem: { code: "TIMEOUT" } });
    expect([...stopped.saved, ...broken.saved]).toStrictEqual([]);
  });
});
