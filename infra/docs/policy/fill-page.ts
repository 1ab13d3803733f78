/** Where a page's generated part begins and ends; the name says what stands there. */
const PART = /(<!-- generated: (\S+) -->\n)[\s\S]*?(<!-- end -->)/g;

/**
 * Writes the generated parts of a page anew: what is called `reference`, and files of examples by their path.
 *
 * @throws whatever `read` throws for a file that is not there.
 */
export function fillPage(page: string, reference: string, read: (path: string) => string): string {
  return page.replaceAll(PART, (_, begin: string, name: string, end: string) =>
    name === "reference"
      ? `${begin}\n${reference}\n\n${end}`
      : `${begin}\n\`\`\`yaml\n${read(name).trimEnd()}\n\`\`\`\n\n${end}`,
  );
}
