import type { JsonObject, JsonValue } from "../json/json.ts";
import { onlySide } from "./choices.ts";
import type { Collision, Said, Side, SideValue } from "./collision.ts";
import { subjectWords } from "./collision-words.ts";
import type { PilotMerge } from "./merge-pilots.ts";

/**
 * The conflicts of merges as a document: a person writes `take` ("A" or "B") into each, and gives it back. A value that
 * neither copy holds is null and its side stands in `withheld`.
 */
export function conflictList(merges: readonly PilotMerge[]): JsonObject {
  return {
    conflicts: merges.flatMap(({ pilotId, merged, collisions }) =>
      collisions.map((collision) => ({
        id: collision.id,
        pilot: pilotId,
        kind: collision.kind,
        about: subjectWords(merged, collision),
        ...detailsOf(collision),
        A: saidJson(collision.A),
        B: saidJson(collision.B),
        take: null,
      })),
    ),
  };
}

function detailsOf(collision: Collision): JsonObject {
  switch (collision.kind) {
    case "row":
      return {
        input: collision.input,
        key: [...collision.key],
        fields: collision.columns.map(({ column, A, B }) => ({ field: column, A, B })),
        rows: { A: { ...collision.rows.A }, B: { ...collision.rows.B } },
      };
    case "seal":
      return { what: collision.what, seals: { ...collision.seals } };
    case "name":
      return { scope: collision.scope, name: collision.name, holders: { ...collision.holders } };
    default: {
      const only = onlySide(collision);
      return {
        record: collision.record,
        type: collision.type,
        fields: collision.fields.map(({ field, A, B }) => {
          const withheld = withheldSides(A, B);
          return { field, A: A.value, B: B.value, ...(withheld.length === 0 ? {} : { withheld }) };
        }),
        ...(only === null ? {} : { only }),
        ...(collision.removedBy === undefined ? {} : { removedBy: collision.removedBy }),
        ...(collision.usedBy === undefined ? {} : { usedBy: [...collision.usedBy] }),
      };
    }
  }
}

function withheldSides(a: SideValue, b: SideValue): readonly Side[] {
  return [...(a.withheld ? (["A"] as const) : []), ...(b.withheld ? (["B"] as const) : [])];
}

function saidJson({ entry, by, onBehalfOf, at, command }: Said): JsonObject {
  const said: Record<string, JsonValue> = { entry, by, at, command };
  return onBehalfOf === undefined ? said : { ...said, onBehalfOf };
}
