import { startChromium } from "../../e2e/browser/support/chromium-page.ts";
import type { BenchLine } from "../measure/bench-lines.ts";
import { benchBrowser } from "./bench-window.ts";

const CELLS = 40;
const DAYS = 500;

/** From an edit to the new figures of the overview, over real storage, beside a bare row that is put and read again. */
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
      const middle = async (run: (time: number) => Promise<unknown>) => {
        const taken: number[] = [];
        for (let time = 0; time < 9; time += 1) {
          const start = performance.now();
          await run(time);
          taken.push(performance.now() - start);
        }
        return taken.toSorted((one, other) => one - other)[4] ?? Number.NaN;
      };
      const edited = (requestOf: (time: number) => { command: string; input: unknown }) =>
        middle(async (time) => {
          must(await workspace.execute(pilotId, [requestOf(time)]));
          await figures();
        });
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
      const bare = new Dexie("bare", { chromeTransactionDurability: "strict", cache: "disabled" });
      bare.version(1).stores({ rows: "id" });
      await bare.open();
      const refired = await middle(
        (time) =>
          new Promise<void>((resolve) => {
            const watching = Dexie.liveQuery(() => bare.table("rows").get(1)).subscribe((row: unknown) => {
              if ((row as { time?: number } | undefined)?.time !== time) return;
              watching.unsubscribe();
              resolve();
            });
            void bare.table("rows").put({ id: 1, time });
          }),
      );
      client.stop();
      return { person, value, day, refired };
    },
    { cells: CELLS, days: DAYS },
  );
  await context.close();
  const against = { what: "bare row put and read again", value: times.refired };
  const line = (what: string, value: number): BenchLine => ({
    what,
    value,
    unit: "ms",
    against,
    limit: null,
  });
  return [
    line(
      `edit of ${CELLS * DAYS} rows' pilot, saved in both homes, to its new overview: a person`,
      times.person,
    ),
    line("  the value of a unit", times.value),
    line("  an import of one day", times.day),
  ];
}
