import { describe, expect, it } from "vitest";
import * as errors from "../../../functions/core/errors.ts";

describe("errors", () => {
  it.each(Object.entries(errors))(
    "%s is an Error, carries its name as a literal, and keeps its cause",
    (name, Failure) => {
      const cause = new Error("behind it");

      const error = new Failure("what went wrong", { cause });

      expect(error).toBeInstanceOf(Error);
      expect(error).toMatchObject({ name, message: "what went wrong", cause });
      expect(Object.hasOwn(error, "name")).toBe(true);
    },
  );
});
