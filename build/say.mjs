import process from "node:process";

/**
 * Says something to people, on stderr: stdout belongs to the command line's own output.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
