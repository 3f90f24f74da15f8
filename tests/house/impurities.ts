import { parseSync, Visitor } from "vite";

/** What a module of shared/ uses of the clock, of chance or of the platform, as `text (line n)`. */
export function impuritiesOf(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const lineOf = (start: number): number => text.slice(0, start).split("\n").length;
  const visitor = new Visitor({
    NewExpression(node) {
      if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0) {
        found.push(`new Date() (line ${lineOf(node.start)})`);
      }
    },
    CallExpression(node) {
      if (node.callee.type === "Identifier" && node.callee.name === "Date") {
        found.push(`Date() (line ${lineOf(node.start)})`);
      }
    },
    MemberExpression(node) {
      if (node.object.type !== "Identifier") return;
      const property = node.property.type === "Identifier" ? node.property.name : "";
      const used = `${node.object.name}.${property}`;
      if (used === "Date.now" || used === "Math.random" || used === "Temporal.Now") {
        found.push(`${used} (line ${lineOf(node.start)})`);
      }
    },
    MetaProperty(node) {
      if (node.meta.name === "import") found.push(`import.meta (line ${lineOf(node.start)})`);
    },
  });
  visitor.visit(parseSync(file, text).program);
  return found;
}
