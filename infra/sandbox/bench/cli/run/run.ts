/** What one program came to, from before its process was there until it was gone. */
export interface Run {
  readonly milliseconds: number;
  /** Of the processor, in the program and in the system. */
  readonly cpuMilliseconds: number;
  readonly peakBytes: number;
}
