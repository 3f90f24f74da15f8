import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import { PHASES } from "../calendar/period.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Evidence, ItemState, ItemWord } from "./checklist-item.ts";
import { condition, evidence, unless } from "./checklist-item.ts";
import type { ChecklistTemplateItem } from "./checklist-template.ts";
import { CHECKLIST_TEMPLATE } from "./checklist-template.ts";
import { EVIDENCE_RULES } from "./evidence-rules.ts";
import { dueDate } from "./pilot-calendar.ts";
import type { RuleContext } from "./rule-context.ts";

/**
 * Every item of the plan as it stands, in the plan's order: the template's, then the pilot's own within their phase. A
 * template item without a record is there too, under its template key, so that a gate never closes for want of it.
 * Items of the pilot's own that were dropped are left out; a template item can only be overridden with a reason.
 */
export function checklistStates(context: RuleContext): readonly ItemState[] {
  const records = recordsOf(context.state, "checklistItem");
  const fromTemplate = CHECKLIST_TEMPLATE.map((item) => {
    const record = records.find(({ template }) => template === item.key);
    return templateItemState(context, item, record);
  });
  const templateKeys = new Set<string>(CHECKLIST_TEMPLATE.map(({ key }) => key));
  const own = records
    .filter(({ template, status }) => !templateKeys.has(template ?? "") && status !== "dropped")
    .map((record) => ownItemState(context, record));
  return PHASES.flatMap(({ label }) => [...fromTemplate, ...own].filter(({ phase }) => phase === label));
}

function templateItemState(
  context: RuleContext,
  item: ChecklistTemplateItem & { readonly key: keyof typeof EVIDENCE_RULES },
  record: RecordOf<"checklistItem"> | undefined,
): ItemState {
  const found = EVIDENCE_RULES[item.key](context);
  const { startDate } = context;
  const planned = startDate === null ? null : dueDate(startDate, item.key);
  return itemState(context, record, found, {
    id: record?.id ?? item.key,
    template: item.key,
    phase: item.phase,
    title: record?.title ?? item.title,
    due: dayOf(record?.due) ?? planned,
  });
}

/** An item of the pilot's own has no rule over the data: it is proven once it is done and evidence is attached to it. */
function ownItemState(context: RuleContext, record: RecordOf<"checklistItem">): ItemState {
  const isAttached = recordsOf(context.state, "evidence").some(({ about }) => about === record.id);
  const found = evidence(
    condition("item", "It is marked done", unless(record.status === "done", "it is not marked done")),
    condition("item", "Evidence is attached to it", unless(isAttached, "no evidence is attached")),
  );
  return itemState(context, record, found, {
    id: record.id,
    template: null,
    phase: record.phase,
    title: record.title,
    due: dayOf(record.due),
  });
}

function itemState(
  { state, today }: RuleContext,
  record: RecordOf<"checklistItem"> | undefined,
  found: Evidence,
  item: Pick<ItemState, "id" | "template" | "phase" | "title"> & { readonly due: EpochDay | null },
): ItemState {
  const overrideReason = record?.overrideReason ?? null;
  const dri = record?.dri;
  const isOverdue = item.due !== null && today > item.due;
  return {
    ...item,
    state: wordOf(found, record),
    missing: found.missing,
    conditions: found.conditions,
    dri: dri !== undefined && recordById(state, "person", dri) !== null ? dri : null,
    late: isOverdue && !found.proven && overrideReason === null,
    overrideReason,
  };
}

function wordOf({ proven }: Evidence, record: RecordOf<"checklistItem"> | undefined): ItemWord {
  if (proven) return "proven";
  return record?.status === "claimed" || record?.status === "done" ? "claimed" : "open";
}
