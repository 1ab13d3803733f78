/**
 * Breaks a text into lines, between words where that is possible.
 *
 * @param width most characters on a line, at least 1
 */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((whole) => inPieces(whole, width))) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Only a word that no line could hold is broken: names of roles are as long as a narrow terminal. */
function inPieces(word: string, width: number): readonly string[] {
  const letters = Array.from(word);
  if (letters.length <= width) {
    return [word];
  }
  return Array.from({ length: Math.ceil(letters.length / width) }, (_, index) =>
    letters.slice(index * width, (index + 1) * width).join(""),
  );
}
