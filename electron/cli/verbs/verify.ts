import { verifyPack } from "../../../shared/pack/verify-pack.ts";
import { readArchive, readPassphrase } from "../../services/pack-file.ts";
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
    if (!file.ok) return refuse(call, file.problem);
    const verification = verifyPack(file.value.archive);
    call.output.result(verification);
    if (verification.ok) {
      call.output.line(`${path}: verified. Seals, checksums and journal agree.`);
      return EXIT.done;
    }
    for (const problem of verification.problems) {
      call.output.note(`c180: ${problem.member}: ${problem.code}: ${problem.message}`);
    }
    return EXIT.refused;
  },
};
