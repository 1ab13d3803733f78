/** The page around its tables: heading, verdicts, savings, controls. */
export const frame = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 112px; }
body { margin: 0 auto; padding: 0 24px; max-width: 1720px; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif; }
code { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace; font-size: .84em; overflow-wrap: anywhere; }
h1 { margin: 0 0 14px; font-size: clamp(1.6rem, 3.4vw, 2.3rem); line-height: 1.15; letter-spacing: -.02em; text-wrap: balance; }
h2 { margin: 40px 0 12px; font-size: 1.2rem; line-height: 1.2; letter-spacing: -.01em; }
h3 { margin: 22px 0 6px; font-size: .95rem; }
p { margin: 0 0 8px; } ul, ol { margin: 0; padding: 0; list-style: none; } small { font-size: .82em; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: 24px; top: -60px; padding: 8px 14px; background: var(--card); border: 1px solid var(--accent); border-radius: 8px; z-index: 9; }
.skip:focus { top: 8px; }
header { padding-top: 32px; }
.brand { display: flex; align-items: center; gap: 9px; margin: 0 0 12px; font-weight: 700; color: var(--accent); }
.brand .ring { fill: none; stroke: currentColor; stroke-width: 2; stroke-dasharray: 4.2 2.1; }
.brand .tick-mark { fill: none; stroke: currentColor; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 16px; margin: 0; font-size: .9rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
nav { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-top: 16px; padding-top: 12px; border-top: 1px solid var(--line); font-size: .92rem; font-weight: 600; }
.bar { display: block; width: 100%; height: 10px; border-radius: 5px; background: var(--line); }
.bar rect { fill: var(--tone); stroke: var(--paper); stroke-width: 2; vector-effect: non-scaling-stroke; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(168px, 1fr)); gap: 10px; margin-top: 10px; }
.tiles li { padding: 12px 16px; background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--tone); border-radius: 10px; }
.tiles a { display: block; color: inherit; } .tiles strong { display: block; font-size: 1.55rem; line-height: 1.2; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.tiles span { color: var(--soft); font-size: .84rem; }
.savings { display: grid; gap: 6px; padding: 14px 18px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.savings li { max-width: 120ch; } .savings li:last-child { color: var(--soft); font-size: .9rem; } .savings strong { font-variant-numeric: tabular-nums; }
#controls { display: none; }
.js #controls { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 14px; position: sticky; top: 0; z-index: 3; margin: 28px -24px 0; padding: 10px 24px; background: var(--paper); border-bottom: 1px solid var(--line); }
#controls div { display: grid; gap: 2px; min-width: 0; } #controls label { color: var(--soft); font-size: .76rem; font-weight: 600; }
#controls .find { flex: 1 1 220px; max-width: 420px; }
#controls input, #controls select, button { font: inherit; font-weight: 400; font-size: .88rem; color: var(--ink); background: var(--card); border: 1px solid color-mix(in srgb, var(--soft) 55%, var(--line)); border-radius: 8px; padding: 5px 9px; min-height: 34px; max-width: 100%; }
#find::placeholder { color: var(--soft); opacity: 1; } #controls select { max-width: 230px; } button { cursor: pointer; } button:hover { background: var(--hover); }
#shown { margin: 0 0 6px auto; color: var(--soft); font-size: .88rem; font-variant-numeric: tabular-nums; }
footer { margin: 48px 0 36px; padding-top: 14px; border-top: 1px solid var(--line); color: var(--soft); font-size: .86rem; }
`;
