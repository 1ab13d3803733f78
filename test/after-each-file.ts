import { afterAll } from "vitest";
import { stopIdle } from "./stack/idle-sandboxes.ts";

afterAll(stopIdle);
