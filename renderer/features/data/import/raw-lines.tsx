import type { ReactElement } from "react";
import type { RawLine } from "../../../../shared/intake/raw-lines.ts";

/** The first lines of a file as they stand; the one with the header is marked and can be chosen. */
export function RawLines({
  lines,
  headerLine,
  onChoose,
}: {
  readonly lines: readonly RawLine[];
  readonly headerLine: number;
  readonly onChoose: (line: number) => void;
}): ReactElement {
  const width = Math.max(1, ...lines.map(({ cells }) => cells.length));
  return (
    <div className="tablebox" tabIndex={0} role="group" aria-label="The first lines, scrollable">
      <table className="table raw" aria-label="The first lines of the file">
        <thead>
          <tr>
            <th scope="col">Header</th>
            <th scope="col" className="number">
              Line
            </th>
            <th scope="col" colSpan={width}>
              Cells
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, cells }) => (
            <tr key={line} className={line === headerLine ? "header" : undefined}>
              <td>
                <input
                  type="radio"
                  name="header-line"
                  aria-label={`The header stands in line ${line}`}
                  checked={line === headerLine}
                  onChange={() => onChoose(line)}
                />
              </td>
              <td className="number faint">{line}</td>
              {Array.from({ length: width }, (_, cell) => (
                <td key={cell} title={cells[cell]}>
                  {cells[cell] ?? ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
