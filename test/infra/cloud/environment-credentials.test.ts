import { afterEach, describe, expect, it, vi } from "vitest";
import { defaultProvider } from "../../../infra/cloud/environment-credentials.ts";

describe("defaultProvider", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it("answers with the credentials of the function's role", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "ASIAEXAMPLE");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
    vi.stubEnv("AWS_SESSION_TOKEN", "token");

    expect(await defaultProvider()()).toEqual({
      accessKeyId: "ASIAEXAMPLE",
      secretAccessKey: "secret",
      sessionToken: "token",
    });
  });

  it("names the variable that is missing", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "ASIAEXAMPLE");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "");

    await expect(defaultProvider()()).rejects.toThrow("AWS_SECRET_ACCESS_KEY is not set");
  });
});
