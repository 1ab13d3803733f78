/**
 * The long tables. Groups of rows that are off screen are neither laid out nor painted (`content-visibility`), which
 * the parts of a real table cannot be: hence grids.
 *
 * @param rowsPerGroup of a full group
 */
export function tables(rowsPerGroup: number): string {
  return `
.sheet, .sheet thead, .sheet tbody { display: block; }
.sheet { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.sheet caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sheet tbody { content-visibility: auto; contain-intrinsic-block-size: auto ${rowsPerGroup * 47}px; }
.sheet tbody.short { content-visibility: visible; }
.sheet tr { display: grid; grid-template-columns: var(--columns); column-gap: 16px; padding: 5px 16px; border-bottom: 1px solid var(--line); align-items: start; }
.sheet tbody:last-of-type tr:last-child { border-bottom: 0; }
.sheet th, .sheet td { padding: 0; text-align: left; font-weight: 400; min-width: 0; overflow-wrap: anywhere; }
.sheet thead { position: sticky; top: 0; z-index: 2; background: var(--card); border-radius: 10px 10px 0 0; }
.js .sheet thead { top: 61px; } .js #account-list thead { top: 0; }
.sheet thead tr { align-items: end; padding-block: 8px; }
.sheet thead th { color: var(--soft); font-size: .78rem; font-weight: 600; }
.sheet thead button { all: unset; box-sizing: border-box; cursor: pointer; border-radius: 4px; } .sheet thead button:hover { color: var(--ink); text-decoration: underline; }
.sheet thead button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.paper { display: none; }
[aria-sort="ascending"] button::after { content: " ▲"; } [aria-sort="descending"] button::after { content: " ▼"; }
[aria-sort] button { color: var(--ink); }
.js #matrix tbody tr, .js #finding-list tbody tr { cursor: pointer; }
.sheet tbody tr:hover { background: var(--hover); } .sheet tr[aria-current] { background: var(--hover); box-shadow: inset 3px 0 0 var(--accent); }
.sheet tbody th { color: var(--soft); font-size: .8rem; line-height: 1.35; }
.sheet tbody th a { display: block; font-size: .85rem; font-weight: 600; letter-spacing: -.01em; color: var(--ink); } .sheet tbody th a:hover { color: var(--accent); }
.sheet tbody td { font-size: .82rem; line-height: 1.4; color: var(--soft); font-variant-numeric: tabular-nums; } .sheet td small { display: block; }
#account-list td { color: var(--ink); } #account-list .quiet, #account-list code { color: var(--soft); }
#matrix { --columns: minmax(270px, 1.5fr) 112px minmax(190px, 1fr) var(--strip) 52px 82px 62px; }
#finding-list { --columns: minmax(180px, 1fr) 104px minmax(180px, 1.5fr) minmax(110px, .7fr) 82px 82px; }
#account-list { --columns: minmax(150px, 1.4fr) repeat(8, minmax(52px, 1fr)) 116px; }
#matrix tbody td:nth-child(4) { padding-top: 1px; }
#matrix [role="img"], .legend b, .legend i, .names { font: 11.5px/20px ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace; white-space: pre; }
.names { display: flex; align-items: end; } .names span { width: 3ch; max-height: 16ch; overflow: hidden; writing-mode: vertical-rl; transform: rotate(180deg); font-size: inherit; line-height: 3ch; font-weight: 400; }
[role="img"] b, .legend b { font-weight: 700; color: var(--card); background: var(--use); border-radius: 4px; padding-block: 2px; box-shadow: inset 0 0 0 1px var(--card); }
[role="img"] i, .legend i { font-style: normal; font-weight: 700; color: var(--doubt); background: color-mix(in srgb, var(--doubt) 20%, var(--card)); border-radius: 4px; padding-block: 2px; box-shadow: inset 0 0 0 1px var(--card); }
.legend { display: flex; flex-wrap: wrap; gap: 2px 18px; color: var(--soft); font-size: .82rem; } .legend .none { color: inherit; background: none; box-shadow: none; }
`;
}
