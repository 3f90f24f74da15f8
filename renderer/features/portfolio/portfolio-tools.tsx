import { Button, NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import { SAME_DAYS } from "../../../shared/portfolio/same-day.ts";
import { MOST_COMPARED } from "../../app/shown-portfolio.ts";
import { FilterField } from "../../components/filter-field.tsx";
import { GROUPS, type Group, SORTS, type Sort } from "./row-order.ts";

/** What the grid is looked at with: the day, filter, groups, order, and what is laid side by side. */
export function PortfolioTools(props: {
  readonly day: number | null;
  /** A day that the address names beside the usual ones. */
  readonly onDay: (day: number | null) => void;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly group: Group;
  readonly onGroup: (group: Group) => void;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly selected: number;
  /** Companies stand side by side: there is nothing to filter, group or sort. */
  readonly isComparing: boolean;
  readonly onCompare: () => void;
}): ReactElement {
  const { day, selected } = props;
  const days =
    day === null || SAME_DAYS.includes(day) ? SAME_DAYS : [...SAME_DAYS, day].toSorted((a, b) => a - b);
  return (
    <>
      <NativeSelect
        aria-label="Day of the pilots"
        w={128}
        data={[
          { value: "now", label: "Each today" },
          ...days.map((one) => ({ value: String(one), label: `All at Day ${one}` })),
        ]}
        value={day === null ? "now" : String(day)}
        onChange={({ currentTarget: { value } }) => props.onDay(value === "now" ? null : Number(value))}
      />
      {props.isComparing ? null : (
        <>
          <FilterField label="Filter companies" value={props.filter} onChange={props.onFilter} />
          <NativeSelect
            aria-label="Group by"
            w={120}
            data={Object.entries(GROUPS).map(([value, label]) => ({ value, label }))}
            value={props.group}
            onChange={({ currentTarget: { value } }) => props.onGroup(value as Group)}
          />
          <NativeSelect
            aria-label="Sort by"
            w={128}
            data={Object.entries(SORTS).map(([value, label]) => ({
              value,
              label: `By ${label.toLowerCase()}`,
            }))}
            value={props.sort}
            onChange={({ currentTarget: { value } }) => props.onSort(value as Sort)}
          />
        </>
      )}
      <Button
        disabled={selected < 2 || selected > MOST_COMPARED}
        onClick={props.onCompare}
        title={compareTitle(selected)}
      >
        Compare{selected === 0 ? "" : ` ${selected}`}
      </Button>
    </>
  );
}

function compareTitle(selected: number): string {
  if (selected > MOST_COMPARED) return `At most ${MOST_COMPARED} companies stand side by side`;
  return selected < 2
    ? "Select two to four companies: X on a row"
    : "Lay the selected companies side by side";
}
