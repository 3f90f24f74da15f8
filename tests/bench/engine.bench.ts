import process from "node:process";
import { fullTimes } from "./engine/full-times.ts";
import { growth } from "./engine/growth.ts";
import { newDayTimes } from "./engine/new-day-times.ts";
import { shapeTimes } from "./engine/shape-times.ts";
import { type BenchLine, printLines } from "./measure/bench-lines.ts";

/** The engine beside loops by hand and beside what else there is. Parts: full, day, shapes, growth. */
const ROWS = 1_000_000;
const asked = process.argv.slice(2);
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);

const lines: BenchLine[] = [];
if (isAsked("full")) lines.push(...(await fullTimes(ROWS)));
if (isAsked("day")) lines.push(...(await newDayTimes()));
if (isAsked("shapes")) lines.push(...(await shapeTimes()));
if (isAsked("growth")) lines.push(...(await growth()));
printLines(lines);
