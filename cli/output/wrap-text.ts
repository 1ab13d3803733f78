import { textWidth } from "./text-width.ts";

/**
 * Breaks a visible text into lines, between words where that is possible; without a width it stays whole.
 *
 * @param width most columns of a line, at least 2: no sign is wider
 */
export function wrapText(text: string, width: number | undefined): readonly string[] {
  if (width === undefined || textWidth(text) <= width) {
    return [text];
  }
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ").flatMap((whole) => inPieces(whole, width))) {
    const wanted = textWidth(word);
    if (line !== "" && used + 1 + wanted > width) {
      lines.push(line);
      line = word;
      used = wanted;
    } else {
      used += wanted + (line === "" ? 0 : 1);
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Only a word that no line could hold is broken: ARNs are longer than a narrow terminal is wide. */
function inPieces(word: string, width: number): readonly string[] {
  if (textWidth(word) <= width) {
    return [word];
  }
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const sign of word) {
    const wanted = textWidth(sign);
    if (used + wanted > width) {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += sign;
    used += wanted;
  }
  return [...pieces, piece];
}
