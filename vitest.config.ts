import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    setupFiles: ["test/after-each-file.ts"],
    // The SDK's clients take longer to load than most tests to run; no module of ours keeps state of a test.
    isolate: false,
    // On two cores Vitest would start one worker only.
    maxWorkers: 2,
    sequence: { shuffle: true },
    // Some tests play weeks of many roles; on a busy machine each takes several times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Handler modules read their environment when they are imported; nothing of this exists.
    env: {
      TABLE_NAME: "inventory",
      BUS_NAME: "rolecall",
      STATE_MACHINE_ARN: "arn:aws:states:us-east-1:111122223333:stateMachine:decommission-role",
      REMEDIATE_STATE_MACHINE_ARN: "arn:aws:states:us-east-1:111122223333:stateMachine:remediate-role",
      ON_UNUSED: "report",
      OWN_ROLE_PATH: "/rolecall/",
      PROTECTED_ROLE_NAMES: "",
      OPENED_ROLE_NAMES: "",
      MAXIMUM_DELETIONS_PER_DAY: "10",
      APPROVAL_TOPIC_ARN: "arn:aws:sns:us-east-1:111122223333:approvals",
      ANSWER_URL: "https://answer.lambda-url.us-east-1.on.aws/",
      POWERTOOLS_LOG_LEVEL: "SILENT",
    },
  },
});
