/**
 * Reads the time at which a role was created. CloudTrail has it in English, in UTC and without saying so, with or
 * without a comma after the year (`Jan 23, 2023 6:16:26 AM`), or in ISO 8601.
 */
export function readCreateDate(text: string | undefined): Date | undefined {
  const plain = (text ?? "").replace(/\s/g, " ");
  const isEnglish = /^[A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d{2}:\d{2} [AP]M$/.test(plain);
  const time = Date.parse(isEnglish ? `${plain} UTC` : plain);
  return Number.isNaN(time) ? undefined : new Date(time);
}
