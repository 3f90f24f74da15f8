import * as z from "zod";
import type { RecordOf } from "../records/record-types.ts";

const scope = { metric: z.string(), workflow: z.string() };
const number = z.number().nullable();
const change = z.object({
  id: z.string(),
  title: z.string(),
  on: z.string().nullable(),
  blockers: z.array(z.string()),
});
const signal = z.object({
  ...scope,
  value: number,
  low: number,
  high: number,
  usual: number,
  why: z.string(),
});

const seenAgenda = z.object({
  due: z.array(
    z.object({
      kind: z.string(),
      text: z.string(),
      detail: z.string().nullable(),
      words: z.string().nullable(),
      id: z.string(),
    }),
  ),
  changed: z.array(change),
  moved: z.array(signal),
  regressed: z.array(signal),
  routine: z.object({ steady: z.number(), tooEarly: z.number() }),
  questions: z.array(
    z.object({
      question: z.string(),
      looked: z.number(),
      notEnough: z.number(),
      shown: z.array(
        z.object({
          ...scope,
          segment: z.string(),
          value: number,
          before: number,
          difference: number,
          differenceLow: number,
          differenceHigh: number,
        }),
      ),
    }),
  ),
  shipsNext: z.array(change),
});

/** The part of a kept agenda that minutes print. */
export type SeenAgenda = z.infer<typeof seenAgenda>;

/** The agenda that a closed review kept; null: it kept none, or one of a form that this version does not know. */
export function seenAgendaOf({ seen }: Pick<RecordOf<"review">, "seen">): SeenAgenda | null {
  const parsed = seenAgenda.safeParse(seen);
  return parsed.success ? parsed.data : null;
}
