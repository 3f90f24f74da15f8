import type { ReportBlock, ReportSection } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import { column, heading, missing, nameText, paragraph, plural, row, table, textCell } from "./blocks.ts";

/** Who agrees to the baseline, dissent, and what the fingerprint proves. */
export function signoffSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const { agreement, control } = context.input;
  const { signers, dissent } = agreement;
  const blocks: ReportBlock[] = [
    paragraph(
      "Whoever signs agrees that these figures, with their gaps and waivers, are the start against which Day 180 is judged. Signing does not say that they are good.",
    ),
  ];
  if (signers.length === 0) {
    blocks.push(
      missing(
        "No signer named",
        "Name the people who agree: at least the CEO, the converged executive and the operating partner.",
      ),
    );
  } else {
    blocks.push({
      kind: "signatures",
      signers: signers.map((one) => ({ role: nameText(one.role), name: nameText(one.name) })),
    });
  }
  blocks.push(heading("Dissent"));
  if (dissent.length === 0) blocks.push(paragraph("None recorded."));
  else {
    blocks.push(
      table(
        "Dissent",
        [column("Who", 2), column("What", 8)],
        dissent.map((one) => row(textCell(nameText(one.who)), textCell(one.text))),
      ),
    );
  }
  blocks.push(
    heading("Seal"),
    paragraph(
      control.fingerprint === null
        ? "This baseline is not sealed: its figures may still change. Seal it by Day 30."
        : "The fingerprint is the SHA-256 of the sealed snapshot. A later change of a single byte gives another one; “c180 verify” or the Data place shows it. It proves that nothing was changed since, not when it was made.",
    ),
  );
  if (control.fingerprint !== null)
    blocks.push({
      kind: "keyValues",
      entries: [{ label: "Fingerprint", cell: { text: control.fingerprint, style: "mono" } }],
    });
  return {
    id: "signoff",
    name: "Sign-off",
    finding:
      signers.length === 0
        ? "Nobody is named yet to agree to this baseline"
        : `${plural(signers.length, "signature")} asked; ${dissent.length === 0 ? "no dissent recorded" : `${dissent.length} dissenting`}`,
    hasContent: signers.length > 0,
    blocks,
  };
}
