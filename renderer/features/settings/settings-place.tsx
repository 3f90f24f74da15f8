import { Checkbox, NativeSelect, TextInput, useMantineColorScheme } from "@mantine/core";
import type { ReactElement } from "react";
import { reportFormat } from "../../../shared/report/format/report-format.ts";
import { LOCALE_CHOICES } from "../../app/locale-choices.ts";
import { ROLE_DEFAULTS, ROLES } from "../../app/roles.ts";
import { SYSTEM_LOCALE, shownLocale } from "../../app/shown-locale.ts";
import { type Density, ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import { BackupsSection } from "./backups-section.tsx";
import { SupportSection } from "./support-section.tsx";

/** What a person sets for this installation. */
export function SettingsPlace(): ReactElement {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { profile, role, density, locale, hasLetterKeys, change } = usePreferences();
  return (
    <div className="stack loose" style={{ maxWidth: 640 }}>
      <section className="stack" aria-labelledby="profile">
        <h2 id="profile" className="title3">
          Profile
        </h2>
        <TextInput
          label="Name"
          description="It stands in the journal beside everything that you change."
          value={profile}
          onChange={(event) => change({ profile: event.currentTarget.value })}
          onBlur={() => {
            if (profile.trim() === "") change({ profile: "Me" });
          }}
        />
        <NativeSelect
          label="Role"
          description="Where you start, and what is offered first. Everything can be opened in every role."
          data={[
            { value: "", label: "By the number of companies" },
            ...ROLES.map((one) => ({ value: one, label: ROLE_DEFAULTS[one].name })),
          ]}
          value={role ?? ""}
          onChange={(event) =>
            change({
              role: ROLES.find((one) => one === event.currentTarget.value) ?? null,
              isRoleAsked: true,
            })
          }
        />
      </section>
      <section className="stack" aria-labelledby="looks">
        <h2 id="looks" className="title3">
          Looks
        </h2>
        <NativeSelect
          label="Theme"
          data={[
            { value: "auto", label: "As the system" },
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
          value={colorScheme}
          onChange={(event) => setColorScheme(event.currentTarget.value as "auto" | "light" | "dark")}
        />
        <NativeSelect
          label="Rows"
          data={Object.entries(ROW_HEIGHTS).map(([value, height]) => ({
            value,
            label: `${value}, ${height} px`,
          }))}
          value={density}
          onChange={(event) => change({ density: event.currentTarget.value as Density })}
        />
      </section>
      <section className="stack" aria-labelledby="region">
        <h2 id="region" className="title3">
          Numbers and dates
        </h2>
        <NativeSelect
          label="Region"
          description="How numbers, dates and money are written here; the words stay English. An export can have another."
          data={[{ value: SYSTEM_LOCALE, label: `As the system (${navigator.language})` }, ...LOCALE_CHOICES]}
          value={locale}
          onChange={(event) => change({ locale: event.currentTarget.value })}
        />
        <p className="caption">{exampleOf(shownLocale())}</p>
      </section>
      <section className="stack" aria-labelledby="keyboard">
        <h2 id="keyboard" className="title3">
          Keyboard
        </h2>
        <Checkbox
          label="Single letters and g chords"
          description="Such as g t for Today; keys with Ctrl or ⌘ always work."
          checked={hasLetterKeys}
          onChange={(event) => change({ hasLetterKeys: event.currentTarget.checked })}
        />
      </section>
      <BackupsSection />
      <SupportSection />
      <p className="caption">
        Data are kept on this machine alone and are not encrypted by the app: switch on the encryption of your
        disk.
      </p>
    </div>
  );
}

/** A number, an amount and a date as a locale has them. */
function exampleOf(locale: string): string {
  const { numbers, micros, dates } = reportFormat({ locale, currency: "EUR", asOf: 0 });
  return `For example ${numbers.fixed(1_234_567.8, 1)} · ${micros(2_440_000, "full")} · ${dates.fullDate(EXAMPLE_DAY)}`;
}

/** 20 November 2026. */
const EXAMPLE_DAY = 20_777;
