/** The only partition that rolecall was built for. */
export const SUPPORTED_PARTITION = "aws";
