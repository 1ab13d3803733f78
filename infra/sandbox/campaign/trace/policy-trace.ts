/** What somebody was answered who called one of rolecall's functions. */
export interface Reply {
  /** ARN of who called. */
  readonly by: string;
  readonly status: number;
  /** What an answer said. */
  readonly sent?: {
    readonly decision: "approve" | "reject" | "retry";
    readonly roleName: string;
    readonly runId?: string;
    readonly planDigest?: string;
  };
}

/** A message to those who may approve. */
export interface Message {
  readonly at: string;
  readonly text: string;
}
