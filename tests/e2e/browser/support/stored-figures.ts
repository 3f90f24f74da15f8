import { openDatabase } from "../../../../renderer/data/database.ts";
import type { DexieWorkspace } from "../../../../renderer/data/dexie-workspace.ts";
import { readWholePilot } from "../../../../renderer/data/repositories/pilot-repository.ts";
import type { MetricsClient } from "../../../../renderer/workers/metrics-client.ts";
import { statusOf } from "../../../../shared/domain/status.ts";
import type { WholePilot } from "../../../../shared/journal/pilot-state.ts";
import { computeFigures } from "../../../../shared/metrics/figures.ts";
import { createDatasetReader } from "../../../../shared/pilot-data/dataset-reader.ts";
import { type DataStep, requestOf } from "../../../shared/pilot-data/random-imports.ts";

/** A pilot of the database with its rows, as nothing but the database has it. */
export async function wholePilotOf(databaseName: string, pilotId: string): Promise<WholePilot> {
  const database = await openDatabase(databaseName);
  const read = await readWholePilot(database, pilotId);
  database.close();
  if (!read.ok || read.value === null) throw new Error("the pilot is not in the database");
  return read.value;
}

/** Figures and status of a pilot by the engine alone, in this thread, from its batches. */
export function computedAnew(pilot: WholePilot, asOfMs: number) {
  const dataset = createDatasetReader().datasetOf(pilot);
  if (!dataset.ok) throw new Error(dataset.problem.message);
  return {
    total: computeFigures(dataset.value, { by: [] }),
    weeks: computeFigures(dataset.value, { by: ["workflow", "segment", "week"] }),
    status: statusOf(pilot, dataset.value, asOfMs),
  };
}

/** The same from a worker, for the pilot as the page has it: without its rows. */
export async function askedOfWorker(
  client: MetricsClient,
  workspace: DexieWorkspace,
  pilotId: string,
  asOfMs: number,
) {
  const pilot = await workspace.open(pilotId);
  if (!pilot.ok) throw new Error(pilot.problem.message);
  if ("batches" in pilot.value) throw new Error("the page holds rows");
  const total = await client.ask("figures", pilot.value, asOfMs, { by: [] });
  const weeks = await client.ask("figures", pilot.value, asOfMs, { by: ["workflow", "segment", "week"] });
  const status = await client.ask("status", pilot.value, asOfMs, null);
  if (!total.ok || !weeks.ok || !status.ok) throw new Error("a question was refused");
  return { total: total.value, weeks: weeks.value, status: status.value };
}

/** Does one step through the workspace; a step that is refused, or has nothing to be about, changes nothing. */
export async function doStep(
  workspace: DexieWorkspace,
  pilotId: string,
  step: DataStep,
  index: number,
): Promise<boolean> {
  const pilot = await workspace.open(pilotId);
  const request = pilot.ok ? requestOf(pilot.value, step, index) : null;
  return request !== null && (await workspace.execute(pilotId, [request])).ok;
}
