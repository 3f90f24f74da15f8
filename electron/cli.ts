import process from "node:process";

process.stderr.write("usage: c180 <verb> …\n");
process.exitCode = 2;
