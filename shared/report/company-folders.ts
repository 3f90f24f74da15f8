/** A folder's name for each company: letters and digits of its name, numbered where two would be alike. */
export function companyFolders(
  names: readonly string[],
  options: { readonly taken?: readonly string[] } = {},
): readonly string[] {
  const taken = new Set((options.taken ?? []).map((name) => name.toLowerCase()));
  return names.map((name) => {
    const base =
      name
        .normalize("NFC")
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-+|-+$/gu, "")
        .slice(0, 60) || "company";
    // Names of devices on Windows are no folders there.
    const safe = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu.test(base) ? `${base}-1` : base;
    let folder = safe;
    for (let count = 2; taken.has(folder.toLowerCase()); count += 1) folder = `${safe}-${count}`;
    taken.add(folder.toLowerCase());
    return folder;
  });
}
