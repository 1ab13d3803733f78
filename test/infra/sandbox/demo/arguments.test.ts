import { describe, expect, it } from "vitest";
import { readArguments } from "../../../../infra/sandbox/demo/arguments.ts";

describe("readArguments", () => {
  it("plays with a report in the current folder and any free port where nothing is asked for", () => {
    expect(readArguments([])).toEqual({ kind: "play", reportFile: "rolecall-demo.html", port: 0 });
  });

  it("takes the report's file and the port, with a blank or an equals sign", () => {
    expect(readArguments(["--out", "a b.html", "--port=4599"])).toEqual({
      kind: "play",
      reportFile: "a b.html",
      port: 4599,
    });
  });

  it("gives help whatever else is asked for", () => {
    expect(readArguments(["--port", "1", "-h"])).toEqual({ kind: "help" });
  });

  it.each([
    [["--prot", "1"], "Unknown option '--prot'; try --help"],
    [["--port", "65536"], '--port must be a whole number from 0 to 65535, not "65536"; try --help'],
    [["--port", "1e3"], '--port must be a whole number from 0 to 65535, not "1e3"; try --help'],
    [["--port=-1"], '--port must be a whole number from 0 to 65535, not "-1"; try --help'],
    [["--out", " "], "--out needs the name of a file; try --help"],
    [["--out", "a", "--out", "b"], "--out is given twice; try --help"],
    [["--out"], "Option '--out <value>' argument missing; try --help"],
    [["report.html"], "Unexpected argument 'report.html'; try --help"],
  ])("says in one line what is wrong with %j", (args, reason) => {
    const request = readArguments(args);

    expect(request).toEqual({ kind: "wrong", reason });
    expect(reason).not.toContain("\n");
  });
});
