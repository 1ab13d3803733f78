import { createHash } from "node:crypto";
import { clientScript } from "./client-script.ts";
import { Markup, markup } from "./markup.ts";
import { styleFor } from "./style/style.ts";

/**
 * The head of the page. The policy allows this style and this script by their digests, and nothing else; that nothing
 * but text becomes part of the page is what Trusted Types are asked to see to.
 */
export function head(title: string, regionCount: number): Markup {
  const style = styleFor(regionCount);
  const policy = [
    "default-src 'none'",
    `script-src '${digestOf(clientScript)}'`,
    `style-src '${digestOf(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
<script>${new Markup(clientScript)}</script>
</head>
`;
}

function digestOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
