/** What a member of a pack is, by its name. */
export type PackMember =
  | { readonly kind: "records" | "journal" | "confidential"; readonly pilotId: string }
  | { readonly kind: "batch" | "attachment"; readonly pilotId: string; readonly digest: string };

export const MANIFEST_NAME = "manifest.json";

const PILOT_ID = "[A-Za-z0-9]{1,64}-[0-9]{1,12}-[0-9]{1,12}";
const NAME = new RegExp(
  `^pilots/(${PILOT_ID})/(?:(records\\.json)|(journal\\.jsonl)|(confidential\\.jsonl)|batches/([0-9a-f]{64})\\.csv|attachments/([0-9a-f]{64}))$`,
);

/** The name of a member. */
export function memberName(member: PackMember): string {
  const folder = `pilots/${member.pilotId}`;
  switch (member.kind) {
    case "records":
      return `${folder}/records.json`;
    case "journal":
      return `${folder}/journal.jsonl`;
    case "confidential":
      return `${folder}/confidential.jsonl`;
    case "batch":
      return `${folder}/batches/${member.digest}.csv`;
    case "attachment":
      return `${folder}/attachments/${member.digest}`;
  }
}

/** The member that a name means, or null where packs have none of that name. */
export function parseMemberName(name: string): PackMember | null {
  const match = NAME.exec(name);
  if (match === null) {
    return null;
  }
  const [, pilotId = "", records, journal, confidential, batch, attachment] = match;
  if (records !== undefined) return { kind: "records", pilotId };
  if (journal !== undefined) return { kind: "journal", pilotId };
  if (confidential !== undefined) return { kind: "confidential", pilotId };
  if (batch !== undefined) return { kind: "batch", pilotId, digest: batch };
  return { kind: "attachment", pilotId, digest: attachment ?? "" };
}

const KIND_ORDER = ["records", "journal", "confidential", "batch", "attachment"] as const;

/** The place of a member in the one order that packs have: by pilot, then kind, then digest. */
export function memberSortKey(member: PackMember): string {
  const digest = member.kind === "batch" || member.kind === "attachment" ? member.digest : "";
  return `${member.pilotId}/${KIND_ORDER.indexOf(member.kind)}/${digest}`;
}
