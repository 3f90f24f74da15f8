import { Button, useMantineColorScheme } from "@mantine/core";
import type { ReactElement } from "react";
import { LineChart } from "../../../shared/report/charts/line-chart.tsx";
import { Sparkline } from "../../../shared/report/charts/sparkline.tsx";
import { STATUS_WORDS, type Status, type StatusWord } from "../../../shared/report/charts/status.ts";
import { reportFormat } from "../../../shared/report/format/report-format.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Figure } from "../../components/figure.tsx";
import { KeyHint } from "../../components/key-hint.tsx";
import { Loading } from "../../components/loading.tsx";
import { PhaseBar } from "../../components/phase-bar.tsx";
import { PillarTile } from "../../components/pillar-tile.tsx";
import { SaveStateLine } from "../../components/save-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { VerdictCell } from "../../components/verdict-cell.tsx";
import { GALLERY_CHART, GALLERY_SPARK } from "./gallery-data.ts";

const FORMAT = reportFormat({ currency: "EUR", asOf: 20_777 });
const WORDS = Object.keys(STATUS_WORDS) as readonly StatusWord[];
const CELLS: readonly (readonly [Status, number | null])[] = [
  [{ word: "worse", direction: "down" }, -0.8],
  [{ word: "worse", direction: "up" }, -0.5],
  [{ word: "worse", direction: "down" }, -0.1],
  [{ word: "no detectable change" }, 0.1],
  [{ word: "improved", direction: "up" }, 0.1],
  [{ word: "improved", direction: "down" }, 0.5],
  [{ word: "improved", direction: "up" }, 0.8],
  [{ word: "not enough data" }, null],
];

/** All parts of the window side by side, for development. */
export function GalleryPlace(): ReactElement {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className="page">
      <div className="row">
        <h2 className="title2 grow">Parts</h2>
        <Button onClick={() => setColorScheme(colorScheme === "dark" ? "light" : "dark")}>Other theme</Button>
      </div>
      <section className="row wide wrap" aria-label="Status words">
        {WORDS.map((word) => (
          <StatusLabel key={word} status={{ word }} />
        ))}
      </section>
      <section className="row wide wrap" aria-label="Verdict cells">
        {CELLS.map(([status, progress]) => (
          <VerdictCell
            key={`${status.word} ${status.direction ?? ""} ${progress ?? ""}`}
            label="Value"
            text="+17.0 pts"
            n="11"
            status={status}
            progress={progress}
            isBreach={progress === -0.8}
          />
        ))}
        <VerdictCell label="Value" text="–" n={null} status={{ word: "no data" }} progress={null} />
      </section>
      <section className="row wide wrap" aria-label="Figures" style={{ gap: 48 }}>
        <Figure value={0.58} unit="rate" low={0.567} high={0.593} n={5600} format={FORMAT} size="figure0" />
        <Figure value={2.44} unit="moneyPerOutcome" low={2.31} high={2.58} n={9600} format={FORMAT} />
        <Figure value={-3.2} unit="days" low={-4.1} high={-2.2} n={18} format={FORMAT} size="figure2" />
        <Figure value={null} unit="rate" low={null} high={null} n={null} format={FORMAT} />
        <Sparkline points={GALLERY_SPARK} baseline={0.41} />
      </section>
      <section className="tiles" aria-label="Tiles">
        {CELLS.slice(0, 5).map(([status]) => (
          <PillarTile
            key={`${status.word} ${status.direction ?? ""}`}
            format={FORMAT}
            href="#/gallery"
            facts={{
              name: "Value",
              metric: "Autonomy rate",
              unit: "rate",
              value: 0.58,
              low: 0.567,
              high: 0.593,
              n: 5600,
              status,
              difference: 0.17,
              spark: { points: GALLERY_SPARK, breach: 0.36, changes: [4.5], isSparse: false },
              baseline: 0.41,
              target: 0.65,
            }}
          />
        ))}
      </section>
      <LineChart
        id="gallery-line"
        title="Autonomy rate"
        sentence="Twelve weeks."
        spec={GALLERY_CHART}
        format={FORMAT}
        box={{ width: 800, height: 240, left: 48, right: 116, top: 24, bottom: 24 }}
      />
      <DataTable
        label="A table"
        rows={WORDS.slice(0, 5)}
        rowKey={(word) => word}
        onOpen={() => undefined}
        columns={[
          { key: "word", head: "Word", width: 200, render: (word) => <StatusLabel status={{ word }} /> },
          { key: "certainty", head: "Certainty", render: (word) => STATUS_WORDS[word].certainty },
          { key: "n", head: "n", align: "right", width: 80, render: (word) => word.length },
        ]}
      />
      <section className="row wide" aria-label="Small parts">
        <PhaseBar day={95} />
        <KeyHint keys="Mod+K" />
        <SaveStateLine
          state={{ kind: "failed", code: "DISK_FULL", reason: "the disk is full" }}
          timeOf={() => "14:02"}
        />
        <div style={{ width: 160 }}>
          <Loading height={32} what="a part" />
        </div>
        <Button>Default</Button>
        <Button variant="filled">Filled</Button>
        <Button variant="subtle">Subtle</Button>
        <Button disabled>Disabled</Button>
      </section>
      <EmptyState what="Here will be something." why="It is good for something.">
        <Button variant="filled">Begin…</Button>
      </EmptyState>
    </div>
  );
}
