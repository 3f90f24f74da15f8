import { startChromium } from "../../e2e/browser/support/chromium-page.ts";
import type { BenchLine } from "../measure/bench-lines.ts";
import { benchBrowser } from "./bench-window.ts";

const CELLS = 40;
const DAYS = 500;

/** From an edit to the new figures of the overview, over real storage, beside a bare live query on one chunk of the same data. */
export async function editTimes(): Promise<readonly BenchLine[]> {
  const chromium = await startChromium("tests/e2e/browser/support/browser-entry.ts");
  const context = await benchBrowser();
  const page = await chromium.open(context);
  const times = await page.evaluate(
    async ({ cells, days }) => {
      const { workspaceOver, createOpfsJournal, createImportClient, createMetricsClient, must, Dexie } =
        converge180;
      const databaseName = () => workspace.databaseName();
      const { background } = createImportClient(databaseName);
      const workspace = workspaceOver(createOpfsJournal(), { background });
      await workspace.start();
      const facts = { company: "Edits", startDate: "2026-06-01", timeZone: "UTC", currency: "EUR" };
      const { pilotId } = must(await workspace.create(facts));
      const first = Date.UTC(2025, 6, 1);
      const rowsFrom = (from: number, count: number) => {
        const lines = ["line,date,workflow,segment,eligible,attempted,completed,qualified"];
        for (let day = from; day < from + count; day += 1) {
          const date = new Date(first + day * 86_400_000).toISOString().slice(0, 10);
          for (let cell = 0; cell < cells; cell += 1) {
            lines.push(
              `${lines.length + 1},${date},W${cell % 8},S${cell >> 3},90,${80 + (day % 9)},70,${60 + (cell % 7)}`,
            );
          }
        }
        return `${lines.join("\n")}\n`;
      };
      const importOf = (rows: string) => ({
        command: "import.add",
        input: { input: "work", rows, file: "work.csv", fileDigest: "0".repeat(64), refused: 0 },
      });
      must(await workspace.execute(pilotId, [importOf(rowsFrom(0, days))]));
      const client = createMetricsClient({ databaseName });
      const asOfMs = Date.UTC(2026, 10, 20);
      const figures = async () => {
        const pilot = must(await workspace.open(pilotId));
        return must(await client.ask("overview", pilot, asOfMs, null));
      };
      await figures();
      const ROUNDS = 15;
      const median = (taken: number[]) =>
        taken.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
      /** Milliseconds of the whole edit, and of it those after it is saved. */
      const edited = async (requestOf: (time: number) => { command: string; input: unknown }) => {
        const whole: number[] = [];
        const after: number[] = [];
        for (let time = 0; time < ROUNDS; time += 1) {
          const pressed = performance.now();
          must(await workspace.execute(pilotId, [requestOf(time)]));
          const saved = performance.now();
          await figures();
          const answered = performance.now();
          whole.push(answered - pressed);
          after.push(answered - saved);
        }
        return { whole: median(whole), after: median(after) };
      };
      const workflow = [...must(await workspace.open(pilotId)).records.values()].find(
        ({ type }) => type === "workflow",
      );
      const person = await edited((time) => ({
        command: "person.add",
        input: { name: `P${time}`, role: "CEO" },
      }));
      const value = await edited((time) => ({
        command: "workflow.edit",
        input: { id: workflow?.id, unitValueMicros: 1_000_000 * (1 + time) },
      }));
      const day = await edited((time) => importOf(rowsFrom(days + time, 1)));

      const again: number[] = [];
      for (let time = 0; time < ROUNDS; time += 1) {
        const start = performance.now();
        await figures();
        again.push(performance.now() - start);
      }

      // The peer: 28 days of the company packed in one row, and a query on it that fires again when it is put.
      const bare = new Dexie("bare", { chromeTransactionDurability: "relaxed", cache: "disabled" });
      bare.version(1).stores({ chunks: "id" });
      await bare.open();
      const rows = cells * 28;
      const chunkAt = (time: number) => ({
        id: 1,
        time,
        day: Uint8Array.from({ length: rows }, (_, row) => Math.floor(row / cells)),
        cell: Uint8Array.from({ length: rows }, (_, row) => row % cells),
        columns: [90, 80, 70, 60].map((count) => new Uint16Array(rows).fill(count)),
      });
      const refires: number[] = [];
      const puts: number[] = [];
      let heard: (time: number) => void = () => undefined;
      const watching = Dexie.liveQuery(() => bare.table("chunks").get(1)).subscribe((chunk: unknown) => {
        const { time, columns } = (chunk ?? {}) as { time?: number; columns?: readonly Uint16Array[] };
        if (time !== undefined && columns?.[0]?.length === rows) heard(time);
      });
      for (let time = 0; time < ROUNDS; time += 1) {
        const chunk = chunkAt(time);
        const fired = new Promise<number>((resolve) => {
          heard = (of) => of === time && resolve(performance.now());
        });
        const began = performance.now();
        await bare.table("chunks").put(chunk);
        const put = performance.now();
        refires.push((await fired) - put);
        puts.push((await fired) - began);
      }
      watching.unsubscribe();
      const refired = { after: median(refires), whole: median(puts) };
      client.stop();
      return { person, value, day, again: median(again), refired };
    },
    { cells: CELLS, days: DAYS },
  );
  await context.close();
  const against = {
    what: "bare live query that fires again on one chunk of 28 days, from its put",
    value: times.refired.whole,
  };
  const line = (what: string, value: number, limit: number | null = null): BenchLine => ({
    what,
    value,
    unit: "ms",
    against,
    limit,
  });
  const { person, value, day, again, refired } = times;
  return [
    line(`edit of ${CELLS * DAYS} rows' pilot, from saved to its new overview: a person`, person.after, 1.5),
    line("  the value of a unit", value.after, 1.5),
    line("  an import of one day", day.after, 1.5),
    line("  of it asking alone: the same overview once more, nothing changed and nothing computed", again),
    line("  the live query from the moment its put is through", refired.after),
    line("  the whole edit, saved in both homes: a person", person.whole),
    line("    the value of a unit", value.whole),
    line("    an import of one day", day.whole),
  ];
}
