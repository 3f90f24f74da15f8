import { listCommands } from "../../../shared/commands/registry.ts";
import { refuse } from "../pack-verb.ts";
import { EXIT, type Verb } from "../verb.ts";

/** `commands`: what `apply` and the window can do. */
export const commands: Verb = {
  name: "commands",
  usage: "[NAME] [--json]",
  summary: "lists every command, or prints the JSON Schema of one command's input",
  options: {},
  positionals: [0, 1],
  run: async (call) => {
    const [name] = call.positionals;
    const listed = listCommands(name);
    if (!listed.ok) return refuse(call, listed.problem);
    const [only] = listed.value;
    if (name === undefined) {
      call.output.result(listed.value);
      const width = Math.max(...listed.value.map((command) => command.name.length));
      for (const command of listed.value)
        call.output.line(`${command.name.padEnd(width)}  ${command.summary}`);
    } else if (call.output.json) {
      call.output.result(only);
    } else {
      call.output.line(JSON.stringify(only, null, 2));
    }
    return EXIT.done;
  },
};
