import { DEFAULT_OBJECTIVE } from "../../../../shared/metrics/metric-settings.ts";
import type { MetricId } from "../../../../shared/metrics/registry.ts";
import type { BaselineInput } from "../../../../shared/report/baseline/baseline-input.ts";
import { day } from "./sample-day.ts";
import { sampleFigures, sampleSeries, sampleSufficiency } from "./sample-figures.ts";
import { SAMPLE_CADENCE, SAMPLE_RIGHTS } from "./sample-organisation.ts";

const START = day("2026-08-17");

interface Size {
  readonly workflows: readonly string[];
  readonly segments: readonly string[];
}

/** Three workflows and four segments, everything recorded. */
export function richInput(size: Partial<Size> = {}): BaselineInput {
  const workflows = size.workflows ?? [
    "First notice of loss triage",
    "Coverage check",
    "Repair network dispatch and rescheduling",
  ];
  const segments = size.segments ?? ["Home", "Motor", "Commercial lines", "Travel"];
  return {
    company: { name: "Brontavia Insurance", industry: "insurance software" },
    pilot: {
      startDate: START,
      timeZone: "Europe/Berlin",
      currency: "EUR",
      firstWorkflow: workflows[0] ?? null,
      workflows: workflows.map((name, index) => ({
        name,
        description: null,
        customerPromise:
          [
            "A claim is routed within the hour, any time of day",
            "A coverage answer while the customer is still on the line",
            null,
          ][index % 3] ?? null,
        executiveDri: index === 2 ? ["VP Claims", "VP Operations"] : index === 0 ? ["VP Claims"] : [],
        dri: ["Head of Claims Automation"],
        chosenBecauseBad: index === 0,
        unitValueMicros: index === 2 ? null : 6_500_000,
      })),
      segments,
    },
    control: {
      version: 1,
      asOf: day("2026-09-15"),
      sealedAtMs: Date.UTC(2026, 8, 15, 12, 2),
      sealedBy: "Consultant",
      fingerprint: "7f3a91c204be55d0a1c9e8b37246fd1e09b8ac5d3e7f60214c8d9ab0e1f23456",
      engine: "Converge180 0.1.0",
      confidentiality: "Confidential",
      reason: null,
      flags: [],
    },
    window: {
      from: day("2026-08-17"),
      to: day("2026-09-13"),
      weeks: 4,
      historyWeeks: 8,
      revenueFrom: day("2026-08-01"),
      revenueTo: day("2026-08-31"),
      hasDailyPoints: false,
      confirmationHours: 72,
    },
    figures: sampleFigures(workflows, segments),
    series: sampleSeries(),
    objective: {
      ...DEFAULT_OBJECTIVE,
      avd: { weight: 0.3, baseline: 0.41, target: 0.65 },
      trust: { weight: 0.25, baseline: 0.81, target: 0.91 },
      cost: { weight: 0.15, baseline: 2, target: 1.6 },
      revenue: { weight: 0.2, baseline: 62.3, target: 75 },
    },
    operational: {
      decorative: [{ metric: "cost.perOutcome", reasons: ["no pre-committed action"] }],
      shown: 5,
      share: 0.8,
    },
    governance: [
      governed(
        "avd.rate",
        "VP Claims",
        {
          direction: "below",
          warn: 0.42,
          breach: 0.38,
          action: "Stop new autonomy scope; root cause to the weekly review within the week",
          deadlineHours: 72,
        },
        "holds",
      ),
      governed(
        "trust.acceptance",
        "CPO",
        {
          direction: "below",
          warn: null,
          breach: 0.8,
          action:
            "Roll back the last policy change on this workflow within 48 h, or the converged executive records why not",
          deadlineHours: 48,
        },
        "unproven",
      ),
      governed(
        "trust.escalation",
        "VP Claims",
        {
          direction: "above",
          warn: 0.1,
          breach: 0.12,
          action: "Suspend pricing experiments until two weeks hold",
          deadlineHours: 48,
        },
        "breach",
      ),
      governed(
        "cost.perOutcome",
        "CTO",
        {
          direction: "above",
          warn: 2.2,
          breach: 2.4,
          action: "Route the cheapest tier to the small model",
          deadlineHours: 96,
        },
        "holds",
      ),
      governed("revenue.rqi", "CRO", null, null),
    ],
    coverage: workflows.flatMap((workflow, index) => [
      {
        workflow,
        family: "product events" as const,
        share: 1,
        lastOn: day("2026-09-13"),
        source: "work.csv",
      },
      {
        workflow,
        family: "model quality" as const,
        share: index === 1 ? null : 0.93,
        lastOn: day("2026-09-12"),
        source: "interactions.csv",
      },
      {
        workflow,
        family: "telemetry" as const,
        share: index === 2 ? null : 0.71,
        lastOn: day("2026-09-06"),
        source: "incidents.csv",
      },
      { workflow, family: "commercial" as const, share: 1, lastOn: day("2026-08-31"), source: "revenue.csv" },
    ]),
    sufficiency: sampleSufficiency(workflows, segments),
    rights: SAMPLE_RIGHTS,
    cadence: SAMPLE_CADENCE,
    conflicts: [
      {
        rank: 1,
        title: "Answer quality against sales promises in Motor",
        description:
          "Sales promises 80 % automation in renewals; claims holds the threshold at a level that delivers 41 %.",
        costOfDelayMicrosPerWeek: 38_000_000_000,
        owner: "VP Claims",
        parties: ["CRO", "CPO"],
      },
      {
        rank: 2,
        title: "Model cost against response time",
        description: "Platform routes to the small model at night; product measures time to answer by day.",
        costOfDelayMicrosPerWeek: 12_500_000_000,
        owner: "CTO",
        parties: ["CTO", "CPO"],
      },
      {
        rank: 3,
        title: "Two owners for escalation logic",
        description: null,
        costOfDelayMicrosPerWeek: 4_200_000_000,
        owner: null,
        parties: ["CPO", "CTO", "COO"],
      },
    ],
    criteria: [
      { pillar: "avd", metric: "avd.rate", target: 0.65, verdict: "improved" },
      { pillar: "trust", metric: "trust.acceptance", target: 0.91, verdict: "improved" },
      { pillar: "cost", metric: "cost.perOutcome", target: 1.6, verdict: "improved" },
      { pillar: "revenue", metric: "revenue.rqi", target: 75, verdict: "no detectable change" },
      { pillar: "loop", metric: "loop.detectToValidate", target: null, verdict: "improved" },
    ],
    decisionsAsked: [
      {
        text: "Agree to this baseline as the start against which Day 180 is judged",
        owner: "CEO, operating partner",
        due: day("2026-09-16"),
      },
      { text: "Name one executive DRI for repair network dispatch", owner: "CEO", due: day("2026-09-18") },
      { text: "Set a threshold and an action for revenue quality", owner: "CRO", due: day("2026-09-25") },
    ],
    people: [
      { name: "A. Lindqvist", role: "CEO" },
      { name: "M. Okafor", role: "CPO" },
      { name: "J. Brandt", role: "CTO" },
      { name: "S. Moreau", role: "CRO" },
      { name: "T. Ferrante", role: "VP Claims, converged executive" },
    ],
    agreement: {
      signers: [
        { role: "CEO", name: "A. Lindqvist" },
        { role: "Converged executive", name: "T. Ferrante" },
        { role: "Operating partner", name: "R. Hale" },
        { role: "Consultant", name: "P. Quist" },
      ],
      dissent: [
        {
          who: "CRO",
          text: "August is a weak month for renewals; the revenue period should hold three months.",
        },
      ],
    },
    changes: [
      {
        at: day("2026-07-22"),
        workflow: workflows[0] ?? "",
        kinds: ["routing"],
        title: "Night traffic to the small model",
      },
      {
        at: day("2026-08-27"),
        workflow: workflows[0] ?? "",
        kinds: ["policy"],
        title: "Confidence gate for Motor raised to 0.82",
      },
      {
        at: day("2026-08-30"),
        workflow: workflows[0] ?? "",
        kinds: ["ux"],
        title: "Claim summary moved above the fold",
      },
    ],
    imports: [
      {
        file: "claims_export_2026-09.csv",
        input: "work",
        rows: 3_360,
        refused: 0,
        importedAtMs: Date.UTC(2026, 8, 14, 9, 12),
        digest: "b81c55f0a9d2e4471100ab34cd56ef7890ab12cd34ef56ab78cd90ef12ab34cd",
      },
      {
        file: "mrr_2026.xlsx",
        input: "revenue",
        rows: 612,
        refused: 3,
        importedAtMs: Date.UTC(2026, 8, 14, 9, 20),
        digest: "0c44a7be9d2e4471100ab34cd56ef7890ab12cd34ef56ab78cd90ef12ab34cd12",
      },
      {
        file: "signals.csv",
        input: "loops",
        rows: 41,
        refused: 0,
        importedAtMs: Date.UTC(2026, 8, 14, 10, 1),
        digest: "f1a7be9d2e4471100ab34cd56ef7890ab12cd34ef56ab78cd90ef12ab34cd12aa",
      },
    ],
  };
}

/** A pilot that exists and nothing else. */
export function emptyInput(): BaselineInput {
  const rich = richInput();
  return {
    ...rich,
    company: { name: "Norrbex Legal", industry: null },
    pilot: { ...rich.pilot, firstWorkflow: null, workflows: [], segments: [], currency: "SEK" },
    control: { ...rich.control, fingerprint: null, sealedAtMs: null, sealedBy: null },
    window: {
      ...rich.window,
      from: null,
      to: null,
      revenueFrom: null,
      revenueTo: null,
      weeks: 4,
      historyWeeks: 0,
    },
    figures: [],
    series: [],
    objective: DEFAULT_OBJECTIVE,
    governance: [],
    operational: { decorative: [], shown: 0, share: null },
    coverage: [],
    sufficiency: [],
    rights: { asIs: [], published: [], publishedVersion: null, publishedFrom: null },
    cadence: [],
    conflicts: [],
    criteria: [],
    decisionsAsked: [],
    people: [],
    agreement: { signers: [], dissent: [] },
    changes: [],
    imports: [],
  };
}

type Threshold = NonNullable<BaselineInput["governance"][number]["threshold"]>;

function governed(
  metric: MetricId,
  owner: string,
  threshold: Omit<Threshold, "periods"> | null,
  state: BaselineInput["governance"][number]["state"],
): BaselineInput["governance"][number] {
  return {
    metric,
    workflow: "*",
    segment: "*",
    owner,
    keeper: "Revenue Operations analyst",
    threshold: threshold === null ? null : { ...threshold, periods: 1 },
    state,
    moreUnits: state === "unproven" ? 650 : null,
  };
}
