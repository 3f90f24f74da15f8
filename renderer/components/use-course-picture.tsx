import { type ReactElement, useMemo } from "react";
import { lineSentence } from "../../shared/report/charts/chart-sentence.ts";
import type { LineChartSpec } from "../../shared/report/charts/chart-spec.ts";
import { LineChart } from "../../shared/report/charts/line-chart.tsx";
import { type LineGeometry, lineGeometry, type PlotBox } from "../../shared/report/charts/line-geometry.ts";
import type { ReportFormat } from "../../shared/report/format/report-format.ts";
import { ChangeFlagButtons } from "./change-flag-buttons.tsx";

/** What of a walked chart stays while one points at it. */
export interface CoursePicture {
  readonly geometry: LineGeometry;
  readonly sentence: string;
  /** The drawing with the buttons over it. */
  readonly picture: ReactElement;
}

interface CoursePictureInput {
  readonly id: string;
  readonly pilotId: string;
  readonly title: string;
  readonly spec: LineChartSpec;
  readonly format: ReportFormat;
  readonly box: PlotBox;
  readonly isRow: boolean;
}

/** A chart's places, words and drawing, made once for what it shows and the size it has. */
export function useCoursePicture(input: CoursePictureInput): CoursePicture {
  const { id, pilotId, title, spec, format, isRow } = input;
  const { width, height, left, right, top, bottom } = input.box;
  return useMemo(() => {
    const box = { width, height, left, right, top, bottom };
    const geometry = lineGeometry(spec, box);
    const sentence = lineSentence(spec, format);
    const picture = (
      <>
        <LineChart {...{ id, title, sentence, spec, format, box, geometry, isRow }} />
        {isRow ? null : (
          <ChangeFlagButtons
            pilotId={pilotId}
            changes={spec.changes ?? []}
            x={geometry.x}
            top={top - 18}
            format={format}
          />
        )}
      </>
    );
    return { geometry, sentence, picture };
  }, [id, pilotId, title, spec, format, isRow, width, height, left, right, top, bottom]);
}
