import { parseCalendarDate } from "../../../../shared/calendar/calendar-date.ts";
import type { Figure } from "../../../../shared/metrics/figure.ts";
import { DEFAULT_OBJECTIVE } from "../../../../shared/metrics/metric-settings.ts";
import { METRICS, type MetricId } from "../../../../shared/metrics/registry.ts";
import type {
  BaselineInput,
  MetricSeries,
  SufficiencyRow,
} from "../../../../shared/report/baseline/baseline-input.ts";
import type { ChartPoint } from "../../../../shared/report/charts/chart-spec.ts";
import { wilsonInterval } from "../../../../shared/statistics/wilson.ts";

/** The date that a text names; a wrong text is a mistake of the test. */
export function day(text: string): number {
  const parsed = parseCalendarDate(text);
  if (parsed === null) throw new Error(`no date: ${text}`);
  return parsed;
}

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
    rights: {
      asIs: [
        right("Model safety constraints", 1, ["CTO"], 3, 6),
        right("Privacy boundaries", 1, ["CTO", "General Counsel"], 4, 14),
        right("Autonomy threshold of a workflow", 2, ["CPO", "CTO"], 5, 21),
        right("Escalation logic", 2, [], 4, 12),
        right("Prompt tuning", 3, ["Head of Claims Automation"], 1, 2),
        right("Routing between models", 3, ["CTO"], 2, 4.5),
        right("Outcome-based pricing option", 4, ["CRO"], 6, 34),
        right("Contract risk language", 4, ["General Counsel", "CRO"], 3, 18),
      ],
      published: [
        {
          ...right("Model safety constraints", 1, ["CTO"], 1, 2),
          guardrails: "audit log complete; no exception without the CTO",
        },
        {
          ...right("Autonomy threshold of a workflow", 2, ["Converged executive"], 2, 5),
          delegates: ["Head of Claims Automation"],
          guardrails: "acceptance at or above 80 %, escalation at or under 12 %",
        },
        {
          ...right("Prompt tuning", 3, ["Head of Claims Automation"], 1, 1),
          delegates: ["Squad leads"],
          guardrails: "three changes a week; acceptance holds",
        },
        {
          ...right("Outcome-based pricing option", 4, ["CRO"], 2, 10),
          guardrails: "promise at or under the lower bound of the autonomous value rate",
        },
      ],
      publishedVersion: 1,
      publishedFrom: day("2026-09-14"),
    },
    cadence: [
      {
        name: "Product roadmap review",
        kind: "forum",
        hoursPerMonth: 4,
        people: 11,
        owner: "CPO",
        decision: "merge",
        changedOutcome: 2,
      },
      {
        name: "Architecture council",
        kind: "approval gate",
        hoursPerMonth: 6,
        people: 9,
        owner: "CTO",
        decision: "retire",
        changedOutcome: 0,
      },
      {
        name: "Forecast call",
        kind: "weekly",
        hoursPerMonth: 4.3,
        people: 14,
        owner: "CRO",
        decision: "keep",
        changedOutcome: 1,
      },
      {
        name: "AI steering committee",
        kind: "monthly",
        hoursPerMonth: 2,
        people: 12,
        owner: null,
        decision: null,
        changedOutcome: 0,
      },
      {
        name: "Deal desk",
        kind: "approval gate",
        hoursPerMonth: 8,
        people: 5,
        owner: "CRO",
        decision: "merge",
        changedOutcome: 6,
      },
    ],
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

function right(
  decision: string,
  category: 1 | 2 | 3 | 4,
  accountable: readonly string[],
  agreeing: number,
  days: number,
): BaselineInput["rights"]["asIs"][number] {
  return { decision, category, accountable, delegates: [], agreeing, days, guardrails: null, cadence: null };
}

/** A fixed sequence in 0–1 for believable noise; the same on every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const TOTALS: Readonly<Record<string, readonly [value: number, n: number]>> = {
  "avd.volume": [1968, 28],
  "avd.rate": [0.41, 4800],
  "avd.coverage": [0.71, 4800],
  "avd.yield": [0.5775, 3408],
  "avd.perCustomer": [6.4, 28],
  "avd.value": [12_792, 28],
  "avd.cycleP50": [18.5, 3120],
  "avd.cycleP90": [96.2, 3120],
  "trust.acceptance": [0.81, 3000],
  "trust.override": [0.057, 3000],
  "trust.escalation": [0.133, 3000],
  "trust.correctionP50": [42, 21],
  "trust.correctionP90": [310, 21],
  "trust.corrections": [21, 28],
  "cost.total": [7340, 28],
  "cost.perOutcome": [2, 28],
  "cost.modelPerOutcome": [0.874, 28],
  "cost.infraPerOutcome": [0.351, 28],
  "cost.supportPerOutcome": [0.775, 28],
  "cost.margin": [0.624, 28],
  "system.failureRate": [0.0132, 3408],
  "revenue.nrr": [1.008, 148],
  "revenue.grr": [0.984, 148],
  "revenue.logoRetention": [0.993, 148],
  "revenue.expansionPropensity": [0.088, 148],
  "revenue.timeToValue": [63, 34],
  "revenue.dealFit": [71.4, 22],
  "revenue.rqi": [62.3, 148],
  "revenue.churnDebt": [86_000, 22],
  "revenue.autonomyGap": [0.156, 131],
  "loop.detectToDeploy": [11.4, 41],
  "loop.detectToValidate": [23.4, 41],
  "loop.throughput": [0.75, 3],
  "loop.hitRate": [0.4286, 7],
  "loop.open": [17, 17],
};

function sampleFigures(workflows: readonly string[], segments: readonly string[]): readonly Figure[] {
  const noise = sequence(7);
  return METRICS.flatMap((metric) => {
    const total = TOTALS[metric.id];
    const dimensions: readonly string[] = metric.dimensions;
    const scopes = [
      { workflow: "*", segment: "*", share: 1 },
      ...(dimensions.includes("workflow")
        ? workflows.map((workflow) => ({ workflow, segment: "*", share: 1 / workflows.length }))
        : []),
      ...(dimensions.includes("segment")
        ? segments.map((segment) => ({ workflow: "*", segment, share: 1 / segments.length }))
        : []),
      ...(dimensions.includes("workflow") && dimensions.includes("segment")
        ? workflows.flatMap((workflow) =>
            segments.map((segment) => ({
              workflow,
              segment,
              share: 1 / (workflows.length * segments.length),
            })),
          )
        : []),
    ];
    return scopes.map(({ workflow, segment, share }): Figure => {
      const isCounted = metric.kind === "dailyRate" || metric.kind === "recordRate";
      const base = {
        metric: metric.id,
        workflow,
        segment,
        period: "all",
        from: "2026-08-17",
        to: "2026-09-13",
        partial: false,
      };
      if (total === undefined || (share < 1 && noise() < 0.04)) {
        return { ...base, value: null, numerator: null, denominator: null, low: null, high: null, n: null };
      }
      const [value, n] = total;
      const size = Math.max(1, Math.round(n * share));
      const moved = share === 1 ? value : value * (0.8 + 0.4 * noise());
      if (!isCounted)
        return { ...base, value: moved, numerator: null, denominator: null, low: null, high: null, n: size };
      const numerator = Math.min(size, Math.round(Math.min(1, moved) * size));
      const interval = wilsonInterval(numerator, size);
      return {
        ...base,
        value: numerator / size,
        numerator,
        denominator: size,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        n: size,
      };
    });
  });
}

function sampleSeries(): readonly MetricSeries[] {
  const noise = sequence(11);
  const weekly = (metric: MetricId, centre: number, spread: number, n: number | null): MetricSeries => {
    const points = Array.from({ length: 12 }, (_, index): ChartPoint => {
      const at = day("2026-06-22") + index * 7;
      const value = index === 5 ? null : centre + (noise() - 0.5) * 2 * spread;
      const size = n === null ? null : Math.round(n * (0.85 + 0.3 * noise()));
      const interval =
        value === null || size === null || value > 1 ? null : wilsonInterval(Math.round(value * size), size);
      return {
        at,
        label: `week ${index}`,
        value,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        n: value === null ? null : size,
        state: index === 11 ? "immature" : "whole",
      };
    });
    return {
      metric,
      workflow: "*",
      step: "week",
      points,
      limits: { low: centre - spread * 1.4, centre, high: centre + spread * 1.4, isTrial: true },
    };
  };
  const months = Array.from({ length: 8 }, (_, index): ChartPoint => {
    const at = day(`2026-${String(index + 1).padStart(2, "0")}-01`);
    return {
      at,
      label: `month ${index}`,
      value: 58 + noise() * 9,
      low: null,
      high: null,
      n: 140 + index,
      state: "whole",
    };
  });
  return [
    weekly("avd.rate", 0.41, 0.03, 1200),
    weekly("trust.acceptance", 0.81, 0.02, 750),
    weekly("cost.perOutcome", 2, 0.12, null),
    { metric: "revenue.rqi", workflow: "*", step: "month", points: months, limits: null },
    weekly("loop.detectToValidate", 23.4, 5, null),
  ];
}

function sampleSufficiency(
  workflows: readonly string[],
  segments: readonly string[],
): readonly SufficiencyRow[] {
  return METRICS.flatMap((metric): readonly SufficiencyRow[] => {
    const total = TOTALS[metric.id];
    const base = {
      pillar: metric.pillar,
      metric: metric.id,
      pointsWanted: metric.pillar === "revenue" ? 1 : 4,
    };
    const roll = {
      ...base,
      workflow: "*",
      segment: "*",
      points: total === undefined ? 0 : base.pointsWanted,
      n: total?.[1] ?? null,
      gap: total === undefined ? "no data" : null,
      waiver: total === undefined ? "Telemetry arrives with the October release" : null,
    };
    if (metric.id === "trust.acceptance") {
      return [
        roll,
        {
          ...base,
          workflow: workflows[1] ?? "*",
          segment: segments[3] ?? "*",
          points: 2,
          n: 34,
          gap: "2 of 4 weeks",
          waiver: "Travel has little volume before the winter season; the roll-up is used",
        },
      ];
    }
    if (metric.id === "loop.detectToValidate") {
      return [
        roll,
        {
          ...base,
          workflow: workflows[2] ?? "*",
          segment: "*",
          points: 3,
          n: 5,
          gap: "5 closed loops, 8 needed",
          waiver: null,
        },
      ];
    }
    return [roll];
  });
}
