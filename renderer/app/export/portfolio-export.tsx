import { Modal, NativeSelect } from "@mantine/core";
import { type ReactElement, type ReactNode, useState } from "react";
import { CompaniesForm } from "./companies-form.tsx";
import { PortfolioForm } from "./portfolio-form.tsx";

/** What can be exported of several companies, with what is in it. */
const SUBJECTS = {
  portfolio: {
    name: "Portfolio report",
    about:
      "Who needs somebody and why, verdicts side by side, money and movers per company, the time ahead, then a page for each company.",
  },
  companies: {
    name: "Reports of each company",
    about: "The reports that each company has, in one ZIP with a folder for every company.",
  },
} as const;

/** Exports what is about several companies: the portfolio report, or the reports of each of them. */
export function PortfolioExport({ onClose }: { readonly onClose: () => void }): ReactElement {
  const [subject, setSubject] = useState<keyof typeof SUBJECTS>("portfolio");
  const [hasChosen, setHasChosen] = useState(false);
  const head = (isRunning: boolean): ReactNode => (
    <>
      <NativeSelect
        data-autofocus
        // The form that it stands in is another one after a choice: the keys stay with it.
        autoFocus={hasChosen}
        label="Report"
        disabled={isRunning}
        data={(["portfolio", "companies"] as const).map((value) => ({ value, label: SUBJECTS[value].name }))}
        value={subject}
        onChange={({ currentTarget: { value } }) => {
          setHasChosen(true);
          setSubject(value === "companies" ? "companies" : "portfolio");
        }}
      />
      <p className="muted">{SUBJECTS[subject].about}</p>
    </>
  );
  const Form = subject === "companies" ? CompaniesForm : PortfolioForm;
  return (
    <Modal opened onClose={onClose} title="Export">
      <Form head={head} onClose={onClose} />
    </Modal>
  );
}
