import { instantOf } from "../../../shared/calendar/moments.ts";
import { takenAt } from "../../../shared/domain/decision-times.ts";
import type { Finding } from "../../../shared/domain/finding.ts";
import { askWord } from "../../../shared/domain/open-asks.ts";
import type { PilotObligation } from "../../../shared/domain/pilot-obligations.ts";
import type { WhySubject } from "../../../shared/domain/why.ts";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { Status } from "../../../shared/report/charts/status.ts";
import { timeLeft } from "../../../shared/report/format/time-left.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { decorativeReasons } from "../../components/decorative-mark.tsx";
import { fragileSentence, splitSentence } from "../../components/figure-flags.tsx";
import type { NowRow } from "../../figures/now-rows.ts";

/** A row as it reads: mark and headline, a line in quotes, a line of facts; what it asks why about; where else it leads. */
export interface NowWords {
  readonly status: Status;
  readonly headline: string;
  readonly quote?: string;
  readonly facts: string;
  readonly why?: WhySubject;
  readonly link?: { readonly verb: string; readonly path: string };
}

/** The words of a row. */
export function nowWords(row: NowRow, open: OpenPilot): NowWords {
  const { overview, format } = open;
  const base = `/c/${overview.pilotId}`;
  switch (row.kind) {
    case "obligation":
      return obligationWords(row.obligation, open);
    case "decision": {
      const { decision, findings } = row;
      return {
        status: { word: "finding" },
        headline: `“${decision.title}”: ${findingsWords(findings)}`,
        facts: [decidedWords(decision, open), decision.domain ?? ""]
          .filter((part) => part !== "")
          .join(" · "),
        why: { kind: "decision", id: decision.id },
        link: { verb: "Look", path: `${base}/decisions/${decision.id}` },
      };
    }
    case "right":
      return rightWords(row.right, open);
    case "escalation": {
      const { id, title, level, levels, usedHours, levelHours, endsAtMs, who } = row.clock;
      const facts = [
        `escalation at level ${level} of ${levels}`,
        `${format.numbers.fixed(Math.floor(usedHours), 0)} of ${format.numbers.upTo(levelHours, 1)} h used`,
        `${level < levels ? "moves up" : "its default holds from"} ${format.dates.moment(endsAtMs, zoneOf(open))}`,
        namesOf(who, open),
      ];
      return {
        status: { word: "running" },
        headline: title,
        facts: facts.filter((part) => part !== "").join(" · "),
        link: { verb: "Settle", path: `${base}/decisions?tab=Escalations&item=${id}` },
      };
    }
    case "hidden": {
      const { metric, workflow } = row.split;
      return {
        status: { word: "worse", direction: metricDefinition(metric).direction === "down" ? "up" : "down" },
        headline: splitSentence(row.split, format),
        facts: `the roll-up reads ${format.value(row.split.before, unitOf(metric)).text} → ${format.value(row.split.after, unitOf(metric)).text} since the baseline`,
        why: { kind: "metric", metric, workflow, segment: "*" },
        link: { verb: "Look", path: `${base}/metrics/${metric}` },
      };
    }
    case "fragile":
      return {
        status: { word: "worse", direction: "up" },
        headline: fragileSentence(row.fragile, format),
        facts: "more outcomes, each dearer than at the baseline",
        why: { kind: "metric", metric: "cost.perOutcome", workflow: "*", segment: "*" },
        link: { verb: "Look", path: `${base}/metrics/cost.perOutcome` },
      };
    case "finding":
      return {
        status: findingStatus(row.certainty, row.finding.code),
        headline: capital(row.finding.text),
        facts: row.finding.code,
        link: findingLink(row.finding.code, base),
      };
    case "gate":
      return {
        status: { word: "late" },
        headline: capital(row.gate.warning ?? ""),
        facts: `${row.gate.settled} of ${row.gate.total} settled`,
        link: { verb: "Open gate", path: `${base}/plan?tab=Gates` },
      };
    case "item": {
      const { item } = row;
      const due =
        item.due === null ? "" : `due ${format.dates.planned(item.due, overview.startDate ?? item.due)}`;
      return {
        status: { word: "late" },
        headline: item.title,
        facts: [
          item.phase,
          due,
          item.dri === null ? "no DRI" : namesOf([item.dri], open),
          item.missing[0] === undefined ? "" : `missing: ${item.missing[0]}`,
        ]
          .filter((part) => part !== "")
          .join(" · "),
        link: { verb: "Prove", path: `${base}/plan?item=${item.id}` },
      };
    }
    case "line":
      return lineWords(row.line, open);
    case "ask": {
      const { ask } = row;
      return {
        status: { word: askWord(ask) },
        headline: ask.text,
        facts: [
          "ask",
          ask.subject === null ? "" : `on ${ask.subject}`,
          ask.owner === null ? "nobody named" : namesOf([ask.owner], open),
          ask.due === null ? "" : `due ${format.dates.date(ask.due)}`,
        ]
          .filter((part) => part !== "")
          .join(" · "),
      };
    }
    case "without DRI": {
      const { items } = row;
      return {
        status: { word: "open" },
        headline: `${items.length} ${items.length === 1 ? "item has" : "items have"} no DRI`,
        facts: items
          .slice(0, 2)
          .map(({ title }) => title)
          .join("; "),
        link: { verb: "Assign", path: `${base}/plan` },
      };
    }
  }
}

function obligationWords(obligation: PilotObligation, open: OpenPilot): NowWords {
  const { format, asOfMs } = open;
  const { id, state, metric, segment, action, owner, figures, deadlineMs, proof } = obligation;
  const last = figures.at(-1);
  const unit = unitOf(metric);
  const interval = last === undefined ? "" : format.interval(last.low, last.high, unit);
  const value =
    last === undefined
      ? ""
      : ` ${format.value(last.value, unit).text}${interval === "" ? "" : ` (${interval})`}`;
  const left =
    deadlineMs === null
      ? "no deadline"
      : state === "running"
        ? `${timeLeft(deadlineMs - asOfMs)} left`
        : state === "late data"
          ? "the data came after the deadline"
          : "the deadline has passed";
  const when = last === undefined ? obligation.period : `week of ${format.dates.date(last.from)}`;
  return {
    status: { word: state === "expired" ? "expired" : proof === "unproven" ? "unproven" : "breach" },
    headline: `${metricDefinition(metric).name}${segment === "*" ? "" : `, ${segment}`}${value}`,
    quote: action ?? "no action was committed to",
    facts: [
      owner === null ? "no owner" : namesOf([owner], open),
      left,
      when,
      ...decorativeFact(metric, open),
    ].join(" · "),
    why: { kind: "obligation", id },
  };
}

/** That nobody would act on the metric as it stands, where that is so. */
function decorativeFact(metric: MetricId, { overview }: OpenPilot): readonly string[] {
  return decorativeReasons(overview.operational.decorative, metric) === null ? [] : ["decorative"];
}

function rightWords(found: Extract<NowRow, { kind: "right" }>["right"], open: OpenPilot): NowWords {
  const { format } = open;
  const { right, sinceMs, taken } = found;
  const since = sinceMs === null ? "" : ` since ${format.dates.moment(sinceMs, zoneOf(open))}`;
  const decisions =
    taken.length === 0 ? "" : `${taken.length} ${taken.length === 1 ? "decision" : "decisions"} taken since`;
  return {
    status: { word: right.state },
    headline: `${capital(right.domain)} ${right.state}${since}`,
    facts: [decisions, capital(format.sentence(right.reasons.at(-1) ?? "")), namesOf(right.holders, open)]
      .filter((part) => part !== "")
      .join(" · "),
    why: { kind: "right", id: right.id },
    link: {
      verb: "Look",
      path: `/c/${open.overview.pilotId}/decisions?tab=Guardrails&item=${right.id}`,
    },
  };
}

function lineWords(line: Extract<NowRow, { kind: "line" }>["line"], open: OpenPilot): NowWords {
  const { format, overview } = open;
  const { metric, workflow, segment, figure, terms, provenOn } = line;
  const unit = unitOf(metric);
  const more =
    line.line.state === "unproven" && line.line.moreUnits !== null
      ? `unproven · about ${format.count(line.line.moreUnits)} more`
      : "unproven";
  const last = overview.startDate === null ? null : overview.startDate + 180;
  const isTooLate = provenOn !== null && last !== null && provenOn > last;
  const interval = format.interval(figure.low, figure.high, unit);
  const proof = isTooLate
    ? `${more} units at this rate, not before Day 180: widen the segment or accept unproven`
    : `${more} units at this rate${provenOn === null ? "" : `, by ${format.dates.date(provenOn)}`}`;
  return {
    status: { word: "unproven" },
    headline: `${metricDefinition(metric).name}${segment === "*" ? "" : `, ${segment}`} ${format.value(figure.value, unit).text} (${interval}) against the line ${format.value(terms.breach, unit).text}`,
    facts: [proof, ...decorativeFact(metric, open)].join(" · "),
    why: { kind: "metric", metric, workflow, segment },
    link: { verb: "Look", path: `/c/${overview.pilotId}/metrics/${metric}` },
  };
}

function findingStatus(certainty: NowRow["certainty"], code: string): Status {
  if (code === "baseline broken" || code === "matrix broken") return { word: "broken" };
  if (code === "escalation ran out") return { word: "expired" };
  if (code === "baseline sealed late") return { word: "sealed late" };
  return { word: certainty === "bad" ? "late" : "unproven" };
}

function findingLink(code: string, base: string): { readonly verb: string; readonly path: string } {
  if (code === "baseline not sealed") return { verb: "Seal", path: `${base}/data?tab=Baseline` };
  if (code.startsWith("baseline")) return { verb: "Look", path: `${base}/data?tab=Baseline` };
  if (code === "shadow metric") return { verb: "Look", path: `${base}/metrics?tab=Ownership` };
  if (code === "threshold without action") return { verb: "Commit", path: `${base}/metrics?tab=Ownership` };
  if (code === "escalation ran out") return { verb: "Look", path: `${base}/decisions?tab=Escalations` };
  if (code.startsWith("change")) return { verb: "Look", path: `${base}/changes` };
  if (code === "matrix broken") return { verb: "Look", path: `${base}/decisions?tab=Rights` };
  if (code === "ambiguous right") return { verb: "Look", path: `${base}/decisions?tab=Rights` };
  if (code === "title change before its gate") return { verb: "Look", path: `${base}/plan?tab=Gates` };
  return { verb: "Look", path: `${base}/plan` };
}

/** `decision in a suspended domain, without its keys`: what they share is said once. */
function findingsWords(findings: readonly Finding[]): string {
  const shared = "decision ";
  return [...new Set(findings.map(({ code }) => code))]
    .map((code, index) => (index > 0 && code.startsWith(shared) ? code.slice(shared.length) : code))
    .join(", ");
}

function decidedWords(decision: Extract<NowRow, { kind: "decision" }>["decision"], open: OpenPilot): string {
  const at = instantOf(takenAt(decision));
  const who = decision.decidedBy === undefined ? "" : namesOf([decision.decidedBy], open);
  const when = at === null ? "" : open.format.dates.moment(at, zoneOf(open));
  return [who, when].filter((part) => part !== "").join(", ");
}

function namesOf(people: readonly string[], { pilot }: OpenPilot): string {
  return people.flatMap((id) => recordById(pilot, "person", id)?.name ?? []).join(", ");
}

function zoneOf({ pilot }: OpenPilot): string {
  return pilotRecord(pilot).timeZone;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
