/** What one decommission took. */
export interface Work {
  /** The key of the service that owns the role, for example `ivs`. */
  readonly service: string;
  /** Usages that were released. */
  readonly usages: number;
  /** States entered. */
  readonly transitions: number;
  /** Calls of IAM other than polls. */
  readonly iamCalls: number;
  /** Calls that ask IAM how far the deletion is. */
  readonly iamPolls: number;
  /** Calls of the service that owns the role, other than listing. */
  readonly serviceCalls: number;
  /** Every call, by service, functions invoked by the workflow included. */
  readonly calls: Readonly<Record<string, number>>;
}
