import { parseSync } from "vite";

/** One import, export-from or `import()` of a module. */
export interface ModuleImport {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** What a module imports, read by a parser (not by searching: comments and strings do not count). */
export function importsOf(file: string, text: string): readonly ModuleImport[] {
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found: ModuleImport[] = [];
  for (const statement of module.staticImports) {
    const typeOnly = statement.entries.length > 0 && statement.entries.every((entry) => entry.isType);
    found.push({ specifier: statement.moduleRequest.value, typeOnly });
  }
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest) found.push({ specifier: entry.moduleRequest.value, typeOnly: entry.isType });
    }
  }
  for (const call of module.dynamicImports) {
    const argument = text.slice(call.moduleRequest.start, call.moduleRequest.end);
    const literal = /^(["'`])(.*)\1$/s.exec(argument)?.[2];
    if (literal === undefined) throw new Error(`${file}: import() of something computed: ${argument}`);
    found.push({ specifier: literal, typeOnly: false });
  }
  return found;
}
