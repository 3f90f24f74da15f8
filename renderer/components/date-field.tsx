import { TextInput, type TextInputProps } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { parseCalendarDate } from "../../shared/calendar/calendar-date.ts";
import { dateFormat } from "../../shared/report/format/date-format.ts";
import { shownLocale } from "../app/shown-locale.ts";

const ORDER: ("label" | "input" | "error" | "description")[] = ["label", "input", "error", "description"];

/**
 * A field for a date, or for a date and time. The browser's field has the order of day and month of the machine; below it
 * stands the date as the person's region writes it, with its weekday.
 */
export function DateField({
  description,
  hasTime = false,
  ...field
}: Omit<TextInputProps, "type" | "inputWrapperOrder"> & {
  readonly value: string;
  readonly hasTime?: boolean;
}): ReactElement {
  return (
    <TextInput
      {...field}
      type={hasTime ? "datetime-local" : "date"}
      inputWrapperOrder={ORDER}
      description={withReadback(field.value, description)}
    />
  );
}

/** The date of a field as the region writes it, before what is said of the field anyway. */
export function withReadback(value: string, description: ReactNode): ReactNode {
  const day = parseCalendarDate(value.slice(0, 10));
  if (day === null) return description;
  const time = value.slice(10).replace("T", " ");
  const said = `${dateFormat(shownLocale(), 0).fullDate(day)}${time}`;
  return description === undefined || description === null || description === "" ? (
    said
  ) : (
    <>
      {said} · {description}
    </>
  );
}
