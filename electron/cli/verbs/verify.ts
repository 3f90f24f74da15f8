import { ARCHIVE } from "../../../shared/archive/read-zip.ts";
import { type PackVerification, verifyPack } from "../../../shared/pack/verify-pack.ts";
import { COMMAND_LINE_LIMITS, readArchive, readPassphrase } from "../../services/pack-file.ts";
import { PACK_OPTIONS, refuse } from "../pack-verb.ts";
import { EXIT, optionText, positional, type Verb } from "../verb.ts";

/** `verify`: seals, checksums and journal, naming what is broken. */
export const verify: Verb = {
  name: "verify",
  usage: "F.c180 [--json]",
  summary: "verifies seals, checksums and journal of a pack and names the member that is broken",
  options: PACK_OPTIONS,
  positionals: [1, 1],
  run: async (call) => {
    const passphrase = await readPassphrase(optionText(call, "passphrase-file"));
    if (!passphrase.ok) return refuse(call, passphrase.problem);
    const path = positional(call, 0);
    const file = await readArchive(path, passphrase.value);
    // A file that cannot be read as an archive at all is a broken archive, and is reported in the same form.
    const verification: PackVerification = file.ok
      ? verifyPack(file.value.archive, COMMAND_LINE_LIMITS)
      : { ok: false, problems: [{ ...file.problem, member: ARCHIVE }] };
    call.output.result({
      ok: verification.ok,
      problems: verification.problems.map(({ member, code, message }) => ({ member, code, message })),
    });
    if (verification.ok) {
      call.output.line(`${path}: verified. Seals, checksums and journal agree.`);
      return EXIT.done;
    }
    for (const { member, code, message } of verification.problems) {
      call.output.refuse({ code, message, where: `${path}: ${member}` });
    }
    return EXIT.refused;
  },
};
