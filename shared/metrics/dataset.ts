import type { InputName } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import type { MetricSettings } from "./metric-settings.ts";

/**
 * What the engine computes over: the current rows of every input (one row per key, whatever the batches behind them)
 * and the settings. `null`: nothing of that input was ever imported.
 */
export interface Dataset {
  readonly settings: MetricSettings;
  readonly tables: { readonly [Name in InputName]: Table | null };
}
