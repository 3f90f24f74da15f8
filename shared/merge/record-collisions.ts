import type { JournalEntry } from "../journal/journal-entry.ts";
import type { PilotRecord, PilotState } from "../journal/pilot-state.ts";
import { isRecordTypeName, recordDefinition } from "../records/record-types.ts";
import { type CollidingField, collisionId, type RecordCollision, type Side, saidBy } from "./collision.ts";
import { coupledFields } from "./coupled-fields.ts";
import { isSealed, sealedMatrixOf } from "./sealed-records.ts";
import { lastOf, type MergeSide } from "./side-changes.ts";
import { isSameValue, sideValue, stored } from "./side-values.ts";
import { usesOf } from "./uses.ts";

/** Both sides and what they are together. */
export interface Sides {
  readonly A: MergeSide;
  readonly B: MergeSide;
  /** All entries of both, replayed. */
  readonly merged: PilotState;
}

type Kind = RecordCollision["kind"];
type Fields = ReadonlyMap<string, JournalEntry>;

const NONE: Fields = new Map();

/** Every record that both sides changed in ways that exclude each other. */
export function recordCollisions(sides: Sides): readonly RecordCollision[] {
  const uses = { A: usesOf(sides.A, removedBy(sides.B)), B: usesOf(sides.B, removedBy(sides.A)) };
  const ids = new Set([...sides.A.touches.keys()].filter((id) => sides.B.touches.has(id)));
  for (const id of [...uses.A.keys(), ...uses.B.keys()]) ids.add(id);
  for (const side of ["A", "B"] as const) {
    for (const id of sides[side].touches.keys()) {
      if (isRowOfOthersSeal(sides, side, id)) ids.add(id);
    }
  }
  return [...ids].flatMap((id) => new RecordCase(sides, id, uses).collisions());
}

function removedBy(side: MergeSide): ReadonlySet<string> {
  return new Set(
    [...side.touches].flatMap(([id, fields]) =>
      fields.has("removed") && side.pilot.records.get(id)?.removed === true ? [id] : [],
    ),
  );
}

/** Did a side change a row of a matrix that the other one sealed meanwhile? */
function isRowOfOthersSeal(sides: Sides, side: Side, id: string): boolean {
  const own = sides[side].pilot;
  const other = sides[side === "A" ? "B" : "A"];
  const matrix = sealedMatrixOf(other.pilot, own.records.get(id));
  return matrix !== null && (other.touches.get(matrix)?.has("digest") ?? false);
}

class RecordCase {
  readonly #sides: Sides;
  readonly #id: string;
  readonly #uses: Readonly<Record<Side, ReadonlyMap<string, readonly Use[]>>>;
  readonly #record: Readonly<Record<Side, PilotRecord | undefined>>;
  readonly #touched: Readonly<Record<Side, Fields>>;

  constructor(sides: Sides, id: string, uses: Readonly<Record<Side, ReadonlyMap<string, readonly Use[]>>>) {
    this.#sides = sides;
    this.#id = id;
    this.#uses = uses;
    this.#record = { A: sides.A.pilot.records.get(id), B: sides.B.pilot.records.get(id) };
    this.#touched = { A: sides.A.touches.get(id) ?? NONE, B: sides.B.touches.get(id) ?? NONE };
  }

  collisions(): readonly RecordCollision[] {
    const { A, B } = this.#record;
    if (A !== undefined && B !== undefined && A.removed !== B.removed) {
      const removal = this.#removal(A.removed ? "A" : "B");
      if (removal !== null) return [removal];
    }
    const sealed = this.#sealed();
    if (sealed !== null) return [sealed];
    const colliding = this.#bothTouched().filter((field) => this.#differs(field));
    if (colliding.length > 0) {
      const groups = coupledFields(colliding, this.#touched.A, this.#touched.B);
      return groups.map((fields) =>
        this.#collision(
          "fields",
          fields.filter((field) => this.#differs(field)),
        ),
      );
    }
    return this.#breaksRule() ? [this.#collision("rule", this.#allTouched())] : [];
  }

  #removal(side: Side): RecordCollision | null {
    const other = side === "A" ? "B" : "A";
    if (!this.#touched[side].has("removed")) return null;
    const uses = this.#uses[other].get(this.#id) ?? [];
    const edits = [...this.#touched[other].keys()];
    if (edits.length === 0 && uses.length === 0) return null;
    const fields = [
      "removed",
      ...this.#bothTouched().filter((field) => field !== "removed" && this.#differs(field)),
    ];
    const entries = [...this.#touched[other].values(), ...uses.map(({ entry }) => entry)];
    return {
      ...this.#collision("removal", fields, { [other]: lastOf(entries) }),
      removedBy: side,
      ...(uses.length === 0 ? {} : { usedBy: [...new Set(uses.map(({ by }) => by))] }),
    };
  }

  #sealed(): RecordCollision | null {
    for (const side of ["A", "B"] as const) {
      const other = side === "A" ? "B" : "A";
      if (isRowOfOthersSeal(this.#sides, other, this.#id)) {
        const matrix = sealedMatrixOf(this.#sides[side].pilot, this.#record[other]) ?? "";
        const sealing = this.#sides[side].touches.get(matrix)?.get("digest");
        return { ...this.#collision("sealed", this.#allTouched(), { [side]: sealing }), only: side };
      }
    }
    const { A, B } = this.#record;
    const sealed = { A: A !== undefined && isSealed(A), B: B !== undefined && isSealed(B) };
    const fields = this.#allTouched();
    const isTouchedByBoth = this.#touched.A.size > 0 && this.#touched.B.size > 0;
    if ((!sealed.A && !sealed.B) || !isTouchedByBoth || fields.length === 0) return null;
    const only = sealed.A === sealed.B ? {} : ({ only: sealed.A ? "A" : "B" } as const);
    return { ...this.#collision("sealed", fields), ...only };
  }

  #bothTouched(): readonly string[] {
    return [...this.#touched.A.keys()]
      .filter((field) => field !== "type" && this.#touched.B.has(field))
      .sort();
  }

  /** Fields that a side changed and that differ. */
  #allTouched(): readonly string[] {
    const all = new Set([...this.#touched.A.keys(), ...this.#touched.B.keys()]);
    return [...all].filter((field) => field !== "type" && this.#differs(field)).sort();
  }

  #differs(field: string): boolean {
    const { A, B } = this.#record;
    return !isSameValue(stored(A, field), stored(B, field), this.#sides.merged.confidential);
  }

  #breaksRule(): boolean {
    const { A, B } = this.#record;
    const merged = this.#sides.merged.records.get(this.#id);
    return (
      merged !== undefined &&
      isBroken(merged) &&
      !(A !== undefined && isBroken(A)) &&
      !(B !== undefined && isBroken(B))
    );
  }

  #collision(
    kind: Kind,
    fields: readonly string[],
    sayers: { readonly [side in Side]?: JournalEntry | undefined } = {},
  ): RecordCollision {
    const said = (side: Side) => {
      const own = fields.flatMap((field) => this.#touched[side].get(field) ?? []);
      const entry = sayers[side] ?? lastOf(own) ?? lastOf(this.#touched[side].values());
      if (entry === undefined) throw new Error("a side of a collision that said nothing");
      return saidBy(entry);
    };
    const A = said("A");
    const B = said("B");
    const { confidential } = this.#sides.merged;
    return {
      id: collisionId([kind, this.#id, [...fields]], A, B),
      kind,
      record: this.#id,
      type: this.#record.A?.type ?? this.#record.B?.type ?? "",
      fields: fields.map(
        (field): CollidingField => ({
          field,
          A: sideValue(stored(this.#record.A, field), confidential),
          B: sideValue(stored(this.#record.B, field), confidential),
        }),
      ),
      A,
      B,
    };
  }
}

type Use = ReturnType<typeof usesOf> extends ReadonlyMap<string, readonly (infer One)[]> ? One : never;

function isBroken({ type, fields, removed, withheld }: PilotRecord): boolean {
  if (removed || withheld.length > 0 || !isRecordTypeName(type)) return false;
  return (recordDefinition(type).rule?.(fields) ?? null) !== null;
}
