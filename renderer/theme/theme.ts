import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";
import { DARK_VARIABLES, LIGHT_VARIABLES } from "./palette-variables.ts";

// Mantine wants ten shades; every place where a shade would show is set to a token below.
const accent: MantineColorsTuple = [
  "#E6EDFB",
  "#C9D7F5",
  "#A9C0EF",
  "#8FB2FF",
  "#5F86DA",
  "#4169CB",
  "#2A55C0",
  "#2A55C0",
  "#23479F",
  "#1C2A4A",
];

/** Mantine in the tokens of the design: type, 4 px grid, radius 6, one accent, no motion of data. */
export const theme = createTheme({
  primaryColor: "accent",
  colors: { accent },
  fontFamily: 'Inter, "Segoe UI", system-ui, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono", ui-monospace, monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "13px", lg: "15px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "28px" },
  radius: { xs: "4px", sm: "6px", md: "6px", lg: "8px", xl: "8px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  defaultRadius: "sm",
  focusRing: "auto",
  respectReducedMotion: true,
  // By name and not through each component: the theme must not load what no screen shows yet.
  components: {
    Button: {
      defaultProps: { size: "sm", variant: "default" },
      vars: (_: unknown, { variant }: { readonly variant?: string }) => ({
        root: {
          "--button-height": "32px",
          "--button-padding-x": "12px",
          "--button-fz": "13px",
          ...(variant === "filled"
            ? {
                "--button-bg": "var(--c-accent)",
                "--button-hover": "var(--c-accent)",
                "--button-color": "var(--c-onAccent)",
              }
            : variant === "subtle"
              ? {
                  "--button-bg": "transparent",
                  "--button-hover": "var(--c-sunken)",
                  "--button-color": "var(--c-accent)",
                }
              : {
                  "--button-bg": "var(--c-surface)",
                  "--button-hover": "var(--c-sunken)",
                  "--button-color": "var(--c-text)",
                  "--button-bd": "1px solid var(--c-border)",
                }),
        },
      }),
    },
    // What is wrong with a field is said when it comes up, and not only when the field is entered again.
    InputError: { defaultProps: { role: "alert" } },
    TextInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm", autosize: true, minRows: 2 } },
    NativeSelect: { defaultProps: { size: "sm" } },
    Select: {
      defaultProps: {
        size: "sm",
        // Choosing again what is chosen keeps it; where nothing may be chosen, a button clears the field.
        allowDeselect: false,
        comboboxProps: { transitionProps: { duration: 0 }, shadow: "none" },
      },
    },
    Modal: {
      defaultProps: {
        size: 560,
        centered: false,
        transitionProps: { duration: 0 },
        overlayProps: { backgroundOpacity: 0.4 },
        closeButtonProps: { "aria-label": "Close" },
      },
    },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 }, openDelay: 300 } },
  },
});

const SHARED = {
  "--mantine-color-text": "var(--c-text)",
  "--mantine-color-body": "var(--c-surface)",
  "--mantine-color-bright": "var(--c-text)",
  "--mantine-color-error": "var(--c-bad)",
  "--mantine-color-placeholder": "var(--c-text3)",
  "--mantine-color-dimmed": "var(--c-text2)",
  "--mantine-color-anchor": "var(--c-accent)",
  "--mantine-color-default": "var(--c-surface)",
  "--mantine-color-default-hover": "var(--c-sunken)",
  "--mantine-color-default-color": "var(--c-text)",
  "--mantine-color-default-border": "var(--c-border)",
  "--mantine-color-disabled": "var(--c-sunken)",
  "--mantine-color-disabled-color": "var(--c-text3)",
  "--mantine-color-disabled-border": "var(--c-hairline)",
  "--mantine-primary-color-filled": "var(--c-accent)",
  "--mantine-primary-color-filled-hover": "var(--c-accent)",
  "--mantine-primary-color-light": "var(--c-accentTint)",
  "--mantine-primary-color-light-color": "var(--c-accent)",
  "--mantine-primary-color-contrast": "var(--c-onAccent)",
} as const;

/** The tokens as custom properties, for both schemes, and Mantine's own properties set to them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...LIGHT_VARIABLES, ...SHARED },
  dark: { ...DARK_VARIABLES, ...SHARED },
});
