import { Button, NativeSelect, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { SentenceState } from "../../../shared/domain/narrative-sentences.ts";
import type { NarrativeState } from "../../../shared/domain/narrative-state.ts";
import { isMetricId, METRICS, metricDefinition } from "../../../shared/metrics/registry.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";

/** A sentence while it is written: its figures by metric. */
interface Draft {
  readonly text: string;
  readonly figures: readonly {
    readonly metric: string;
    readonly workflow: string;
    readonly segment: string;
  }[];
}

/** The narrative sentence by sentence; figures are chips that are computed, never typed. */
export function SentenceList({
  open,
  narrative,
  state,
}: {
  readonly open: OpenPilot;
  readonly narrative: RecordOf<"narrative">;
  readonly state: NarrativeState;
}): ReactElement {
  const execute = useExecute();
  // The place that is written: one of the sentences, or the one behind the last.
  const [editing, setEditing] = useState<number | null>(null);
  const drafts = (narrative.sentences ?? []).map(draftOf);
  const write = async (label: string, sentences: readonly Draft[]): Promise<boolean> => {
    const done = await execute(open.pilot.pilotId, label, [
      { command: "narrative.write", input: { id: narrative.id, sentences } },
    ]);
    return done !== null;
  };
  const replace = (place: number, ...by: readonly Draft[]): readonly Draft[] => [
    ...drafts.slice(0, place),
    ...by,
    ...drafts.slice(place + 1),
  ];
  const move = (place: number, step: 1 | -1): void => {
    const other = drafts[place + step];
    const own = drafts[place];
    if (other === undefined || own === undefined) return;
    const next = [...drafts];
    next[place] = other;
    next[place + step] = own;
    void write("Sentence moved", next);
  };
  return (
    <section className="stack" aria-labelledby="narrative">
      <h3 id="narrative" className="title3">
        The narrative
      </h3>
      <ol className="sentences">
        {state.sentences.map((sentence) =>
          editing === sentence.place ? (
            <li key={sentence.place}>
              <SentenceForm
                initial={drafts[sentence.place] ?? EMPTY}
                onCancel={() => setEditing(null)}
                onWrite={async (draft) => {
                  if (await write("Sentence written", replace(sentence.place, draft))) setEditing(null);
                }}
              />
            </li>
          ) : (
            <li key={sentence.place}>
              <Sentence open={open} sentence={sentence} isPublished={state.isPublished} />
              {state.isPublished ? null : (
                <div className="row tools">
                  {sentence.isOlder ? (
                    <Button
                      size="compact-sm"
                      onClick={() =>
                        void execute(open.pilot.pilotId, `Sentence ${sentence.place + 1} confirmed`, [
                          {
                            command: "narrative.confirm",
                            input: { id: narrative.id, place: sentence.place + 1 },
                          },
                        ])
                      }
                    >
                      It still holds
                    </Button>
                  ) : null}
                  <button type="button" className="linkbutton" onClick={() => setEditing(sentence.place)}>
                    Edit<span className="hidden"> sentence {sentence.place + 1}</span>
                  </button>
                  {sentence.place === 0 ? null : (
                    <button type="button" className="linkbutton" onClick={() => move(sentence.place, -1)}>
                      Up<span className="hidden"> sentence {sentence.place + 1}</span>
                    </button>
                  )}
                  <button
                    type="button"
                    className="linkbutton"
                    onClick={() => void write("Sentence removed", replace(sentence.place))}
                  >
                    Remove<span className="hidden"> sentence {sentence.place + 1}</span>
                  </button>
                </div>
              )}
            </li>
          ),
        )}
      </ol>
      {state.isPublished ? null : editing === drafts.length ? (
        <SentenceForm
          initial={EMPTY}
          onCancel={() => setEditing(null)}
          onWrite={async (draft) => {
            if (await write("Sentence written", [...drafts, draft])) setEditing(null);
          }}
        />
      ) : (
        <div className="row">
          <Button onClick={() => setEditing(drafts.length)}>Add a sentence…</Button>
        </div>
      )}
    </section>
  );
}

const EMPTY: Draft = { text: "", figures: [] };

function draftOf({ text, figures = [] }: NonNullable<RecordOf<"narrative">["sentences"]>[number]): Draft {
  return { text, figures: figures.map(({ metric, workflow, segment }) => ({ metric, workflow, segment })) };
}

function Sentence({
  open,
  sentence,
  isPublished,
}: {
  readonly open: OpenPilot;
  readonly sentence: SentenceState;
  readonly isPublished: boolean;
}): ReactElement {
  const { format, pilot } = open;
  return (
    <p className="read">
      {sentence.parts.map((part, place) => {
        if (part.kind === "words") return <span key={place}>{part.text}</span>;
        const chip = sentence.chips[part.place];
        const metric = chip?.written.metric;
        if (chip === undefined || metric === undefined || !isMetricId(metric))
          return <span key={place}>–</span>;
        const { written, now, isOlder } = chip;
        const unit = unitOf(metric);
        const shown = isPublished ? written : now;
        const isMarked = isOlder && !isPublished;
        return (
          <a
            key={place}
            className={isMarked ? "figurechip older" : "figurechip"}
            href={hrefOf(`/c/${pilot.pilotId}/metrics/${metric}`)}
          >
            {format.value(shown.value, unit).text}
            {isMarked ? <span className="caption"> was {format.value(written.value, unit).text}</span> : null}
            <span className="hidden"> ({metricDefinition(metric).name})</span>
            <DecorativeMark decorative={open.overview.operational.decorative} metric={metric} />
          </a>
        );
      })}
    </p>
  );
}

function SentenceForm({
  initial,
  onWrite,
  onCancel,
}: {
  readonly initial: Draft;
  readonly onWrite: (draft: Draft) => Promise<void>;
  readonly onCancel: () => void;
}): ReactElement {
  const [text, setText] = useState(initial.text);
  const [figures, setFigures] = useState(initial.figures);
  const loose = figures.findIndex((_, place) => !text.includes(`{${place + 1}}`));
  const isReady = text.trim() !== "" && loose === -1;
  const insert = (metric: string): void => {
    if (metric === "") return;
    setText(`${text.trimEnd()}${text.trim() === "" ? "" : " "}{${figures.length + 1}}`);
    setFigures([...figures, { metric, workflow: "*", segment: "*" }]);
  };
  return (
    <form
      className="surface pad stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void onWrite({ text: text.trim(), figures });
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          onCancel();
        }
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && isReady) {
          event.preventDefault();
          void onWrite({ text: text.trim(), figures });
        }
      }}
    >
      <Textarea
        autoFocus
        autosize
        minRows={2}
        label="Sentence"
        description="{1}, {2} … stand for the figures below: their digits are computed."
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {figures.length === 0 ? null : (
        <ol className="chiplist">
          {figures.map(({ metric }, place) => (
            <li key={place} className="caption">
              {`{${place + 1}}`} {isMetricId(metric) ? metricDefinition(metric).name : metric}
            </li>
          ))}
        </ol>
      )}
      <NativeSelect
        label="Insert a figure"
        data={[
          { value: "", label: "Choose a metric" },
          ...METRICS.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value=""
        onChange={(event) => insert(event.currentTarget.value)}
      />
      <div className="row">
        <span className="grow caption" role="status">
          {loose === -1 ? "" : `Say where figure ${loose + 1} stands: write {${loose + 1}}.`}
        </span>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={!isReady}>
          Write sentence
        </Button>
      </div>
    </form>
  );
}
