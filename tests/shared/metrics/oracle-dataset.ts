import type { Dataset } from "../../../shared/metrics/dataset.ts";
import { DEFAULT_REVENUE_INDEX } from "../../../shared/metrics/metric-settings.ts";
import { INPUT_NAMES } from "../../../shared/observations/input-templates.ts";
import type { OracleInputs, OracleSettings } from "../../oracle/inputs.ts";
import type { Row } from "./dataset-of-rows.ts";
import { datasetOf, day } from "./dataset-of-rows.ts";

/** The oracle's names are those of the columns in camel case. */
function columnsOf(row: object): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      cell,
    ]),
  );
}

/** The oracle's inputs and settings as the engine reads them. */
export function oracleDataset(inputs: OracleInputs, settings: OracleSettings): Dataset {
  return datasetOf(Object.fromEntries(INPUT_NAMES.map((name) => [name, inputs[name].map(columnsOf)])), {
    startDate: day(settings.startDate),
    timeZone: settings.timeZone,
    workflows: new Map(
      Object.entries(settings.workflows).map(([name, workflow]) => [
        name,
        {
          unitValueMicros: workflow.unitValue === undefined ? null : Number(workflow.unitValue),
          confidenceFloor: workflow.confidenceFloor ?? 0,
          unknownQualityCounts: workflow.unknownQualityCounts ?? false,
        },
      ]),
    ),
    ...(settings.confirmationHours === undefined ? {} : { confirmationHours: settings.confirmationHours }),
    ...(settings.dealFitBar === undefined ? {} : { dealFitBar: settings.dealFitBar }),
    rqi: { ...DEFAULT_REVENUE_INDEX, ...settings.rqi },
  });
}
