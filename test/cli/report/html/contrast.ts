/**
 * Looks, in the page itself, for text that is on screen and whose contrast with what is behind it is less than WCAG asks
 * for at AA (4.5). Answers one line for each, and how many texts it has looked at.
 */
export const CONTRAST_IN_PAGE = `(() => {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (color) => {
    if (!known.has(color)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      known.set(color, [...context.getImageData(0, 0, 1, 1).data].map((part) => part / 255));
    }
    return known.get(color);
  };
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  const behind = (element) => {
    if (element === null) return [1, 1, 1, 1];
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const weak = new Set();
  let count = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const box = element.getBoundingClientRect();
    const isSeen = box.height > 2 && box.width > 2 && element.checkVisibility({ contentVisibilityAuto: true });
    if (walker.currentNode.data.trim() === "" || !isSeen || element.closest("noscript, option") !== null) continue;
    count += 1;
    const back = behind(element);
    const style = getComputedStyle(element);
    const front = over(rgba(element.closest("svg") ? style.fill : style.color), back);
    const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) weak.add(element.tagName + "." + element.className + " " + ratio.toFixed(2) + " " + walker.currentNode.data.trim().slice(0, 30));
  }
  return { count, weak: [...weak] };
})()`;
