import { describeCommands } from "../../../shared/commands/describe-commands.ts";
import { failure } from "../../../shared/errors/problem.ts";
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
    const all = describeCommands();
    if (name === undefined) {
      call.output.result(all);
      const width = Math.max(...all.map((command) => command.name.length));
      for (const command of all) call.output.line(`${command.name.padEnd(width)}  ${command.summary}`);
      return EXIT.done;
    }
    const command = all.find((candidate) => candidate.name === name);
    if (command === undefined) return refuse(call, failure("COMMAND_UNKNOWN", `there is no command ${name}`).problem);
    if (call.output.json) call.output.result(command);
    else call.output.line(JSON.stringify(command, null, 2));
    return EXIT.done;
  },
};
