const padded = (number: number): string => String(number).padStart(4, "0");
const named = (word: string) => {
  const known: string[] = [];
  return (number: number): string => (known[number] ??= `${word} ${padded(number)}`);
};

/** Names whose order is that of their numbers. */
export const companyName = named("Company");
export const workflowName = named("Workflow");
export const segmentName = named("Segment");
