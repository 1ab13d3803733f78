/** The page's whole look: light and dark, wide and narrow, screen and paper. */
export const style = `
:root { color-scheme: light dark;
  --paper: #f5f6fb; --card: #ffffff; --ink: #17203a; --soft: #515c78; --line: #dde2ee; --accent: #4338ca;
  --use: #0f766e; --settle: #f2c14e; --iam: #7aa7f7; --ask: #d9b8fb; --mend: #8fd6c4; --retry: #fbd9a5; --retry-line: #d97706;
  --good: #15803d; --bad: #b42318; --on-bar: #17203a; --owner: #86198f; --service: #1d4ed8; --shadow: 0 1px 2px rgb(23 32 58 / 8%), 0 8px 24px rgb(23 32 58 / 6%); }
@media screen and (prefers-color-scheme: dark) { :root {
  --paper: #0d111e; --card: #151b2d; --ink: #e8ebf6; --soft: #a7b1cb; --line: #2a3350; --accent: #a5b4fc;
  --use: #5eead4; --settle: #d9a62e; --iam: #5b8def; --ask: #b48cf2; --mend: #37b8a2; --retry: #4a3413; --retry-line: #f59e0b;
  --good: #4ade80; --bad: #fb8a80; --on-bar: #0d111e; --owner: #e879f9; --service: #93c5fd; --shadow: none; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 20px; max-width: 1120px; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, "Segoe UI", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif; }
code { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace; font-size: .82em; overflow-wrap: anywhere; }
h1 { margin: .1em 0 .35em; font-size: clamp(1.9rem, 5vw, 3.1rem); line-height: 1.1; letter-spacing: -.02em; text-wrap: balance; }
h2 { margin: 56px 0 12px; font-size: 1.5rem; line-height: 1.2; letter-spacing: -.01em; }
h3 { margin: 0; font-size: 1.16rem; line-height: 1.3; display: flex; gap: 12px; align-items: center; }
p { margin: 0 0 12px; }
.lede { max-width: 72ch; color: var(--soft); }
ul { margin: 0; padding: 0; list-style: none; }
header { padding-top: 44px; }
.brand { display: flex; align-items: center; gap: 10px; margin: 0 0 20px; font-weight: 700; color: var(--accent); }
.brand .ring { fill: none; stroke: currentColor; stroke-width: 2; stroke-dasharray: 4.2 2.1; }
.brand .tick-mark { fill: none; stroke: currentColor; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.verdict { display: inline-block; margin: 8px 0 20px; padding: 6px 14px; border-radius: 10px; font-weight: 600; }
.verdict p { margin: 0; }
.verdict ul { font-weight: 400; list-style: disc; padding-left: 20px; }
.verdict.good { color: var(--good); background: color-mix(in srgb, var(--good) 12%, transparent); }
.verdict.bad { color: var(--bad); background: color-mix(in srgb, var(--bad) 12%, transparent); }
.verdict.good::before { content: "✔ "; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 12px; margin: 0; }
.tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 14px 18px; background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.tiles dt { color: var(--soft); font-size: .86rem; }
.tiles dd { margin: 0; font-size: 1.35rem; white-space: nowrap; font-weight: 700; letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
caption { padding: 0 4px 8px; text-align: left; font-weight: 600; }
.outcomes caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 12px 16px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--soft); font-size: .8rem; font-weight: 600; }
tbody th { font-weight: 600; }
.outcomes tbody th { width: 340px; font-size: .93rem; }
.outcomes td:last-child { color: var(--soft); font-size: .92rem; overflow-wrap: anywhere; }
.pill { display: inline-block; padding: 1px 10px; border-radius: 99px; font-size: .8rem; font-weight: 600; white-space: nowrap; color: var(--soft); background: color-mix(in srgb, var(--soft) 13%, transparent); }
.pill.deleted, .pill.already-gone, .pill.planned, .pill.restored, .pill.closed { color: var(--good); background: color-mix(in srgb, var(--good) 12%, transparent); }
.pill.blocked, .pill.failed, .pill.refused, .pill.timed-out, .pill.recreated, .pill.unknown, .pill.open { color: var(--bad); background: color-mix(in srgb, var(--bad) 11%, transparent); }
.pill.partly-restored, .pill.changed-since { color: var(--retry-line); background: color-mix(in srgb, var(--retry-line) 13%, transparent); }
.pill.gone, .pill.already-as-it-was { color: var(--soft); }
.pill.in-use { color: var(--use); background: color-mix(in srgb, var(--use) 13%, transparent); }
.pair { display: grid; gap: 24px; }
.matrix { table-layout: fixed; font-size: .92rem; }
.matrix th:first-child { width: 34%; }
.matrix th b { margin-right: 6px; }
.matrix th code { display: block; margin-top: 4px; font-weight: 400; color: var(--soft); }
.matrix td li { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace; font-size: .76rem; overflow-wrap: anywhere; line-height: 1.4; }
.matrix td li em { color: var(--bad); font-family: system-ui, "DejaVu Sans", sans-serif; font-style: normal; font-weight: 600; }
.matrix .say { color: var(--soft); font-size: .84rem; }
.matrix .where { display: none; }
.matrix tr.gone th b { text-decoration: line-through; text-decoration-thickness: 1px; color: var(--soft); }
.glyphs { display: block; margin: 2px 0 4px; }
.glyphs circle { stroke-width: 2; }
.glyphs .usage { fill: var(--use); stroke: var(--use); }
.glyphs .blocker { fill: var(--bad); stroke: var(--bad); }
.glyphs .free { fill: none; stroke: var(--use); }
.glyphs .unobserved { fill: none; stroke: var(--soft); stroke-dasharray: 3 2.2; }
.glyphs .gone { fill: var(--line); stroke: var(--line); }
.chapter { margin: 20px 0 28px; padding: 24px 26px 26px; background: var(--card); border: 1px solid var(--line); border-radius: 18px; box-shadow: var(--shadow); }
.chapter > .lede { margin: 8px 0 16px; }
.number { flex: none; display: inline-grid; place-items: center; width: 32px; height: 32px; border-radius: 50%; color: var(--card); background: var(--accent); font-size: 1rem; }
.happenings { margin: 0; padding: 0; list-style: none; }
.happenings > li { display: grid; grid-template-columns: 72px 84px 1fr; gap: 0 8px; padding: 7px 0; border-top: 1px solid var(--line); }
.happenings > li > div { min-width: 0; overflow-wrap: anywhere; }
.happenings time { color: var(--soft); font-variant-numeric: tabular-nums; font-size: .9rem; padding-top: 1px; }
.happenings ul { margin-top: 2px; color: var(--soft); font-size: .9rem; }
.happenings ul li::before { content: "· "; }
.who { font-size: .86rem; font-weight: 600; padding-top: 2px; }
.who.owner { color: var(--owner); } .who.service { color: var(--service); } .who.rolecall { color: var(--use); }
.good > div { color: var(--good); } .bad > div { color: var(--bad); } .ended > div { font-weight: 600; }
.ended > div > ul { font-weight: 400; }
.waiting > div { color: var(--soft); }
.tries { font-style: normal; font-weight: 600; color: var(--retry-line); white-space: nowrap; }
figure { margin: 22px 0 0; padding: 16px 18px 12px; border: 1px solid var(--line); border-radius: 14px; background: color-mix(in srgb, var(--paper) 55%, var(--card)); }
figcaption { margin-bottom: 8px; overflow-wrap: anywhere; }
.facts { display: block; color: var(--soft); font-size: .88rem; }
.run { display: block; width: 100%; height: auto; font-size: 13px; font-variant-numeric: tabular-nums; }
.run.narrow { display: none; }
.run text { fill: var(--ink); }
.run .tick { fill: var(--soft); font-size: 12px; }
.run .lane-name { font-weight: 600; }
.run .bar-name { fill: var(--on-bar); font-size: 11.5px; font-weight: 600; }
.run .grid { stroke: var(--line); stroke-dasharray: 2 4; }
.run .lane { stroke: var(--line); }
.thread { fill: none; stroke: var(--accent); stroke-width: 1.5; opacity: .45; }
.wait.settle { fill: var(--settle); } .wait.delete { fill: var(--iam); } .wait.look, .wait.grace, .wait.hold { fill: var(--settle); } .wait.approval { fill: var(--ask); } .wait.window { fill: var(--iam); } .wait.mend { fill: var(--mend); }
.hatch-ground { fill: var(--retry); } .hatch-line { fill: var(--retry-line); opacity: .35; } .hatch-stroke { stroke: var(--retry-line); stroke-width: 2; opacity: .6; }
.work { fill: var(--accent); stroke: var(--card); stroke-width: 1.5; }
.failed circle { fill: var(--card); stroke: var(--bad); stroke-width: 1.6; } .failed path { stroke: var(--bad); stroke-width: 1.8; stroke-linecap: round; fill: none; }
.end { fill: var(--bad); stroke: var(--card); stroke-width: 2; } .end.deleted, .end.planned, .end.already-gone, .end.restored { fill: var(--good); } .end.running { fill: var(--soft); }
.run .end-name { fill: var(--bad); font-weight: 700; } .run .end-name.deleted, .run .end-name.planned, .run .end-name.already-gone, .run .end-name.restored { fill: var(--good); }
.end.partly-restored, .run .end-name.partly-restored { fill: var(--retry-line); }
figure.restore { border-left: 4px solid var(--use); } figure.remediation { border-left: 4px solid var(--accent); }
figure.document { margin: 8px 0 4px; padding: 0; overflow: hidden; color: var(--ink); font-weight: 400; }
.document figcaption { margin: 0; padding: 6px 14px; border-bottom: 1px solid var(--line); color: var(--soft); font-size: .82rem; font-weight: 600; }
.document pre { margin: 0; padding: 10px 14px 12px; font: .8rem/1.5 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.put-back { margin: 0 0 10px; font-size: .88rem; } .put-back li { padding: 2px 0; overflow-wrap: anywhere; } .put-back .pill { margin-right: 6px; white-space: normal; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; color: var(--soft); font-size: .9rem; }
.sign { display: inline-flex; align-items: center; gap: 5px; white-space: nowrap; }
main dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 14px 28px; margin: 0; }
main dt { font-weight: 700; } main dd { margin: 0; color: var(--soft); }
footer { margin: 56px 0 40px; padding-top: 18px; border-top: 1px solid var(--line); color: var(--soft); font-size: .88rem; }
footer p { max-width: 90ch; }
@media (min-width: 1000px) { .pair { grid-template-columns: 1fr 1fr; } .pair > div { display: grid; } .matrix th, .matrix td { padding: 12px; } }
@media screen and (max-width: 720px) {
  body { padding: 0 14px; } header { padding-top: 28px; } h2 { margin-top: 40px; }
  .tiles { grid-template-columns: repeat(2, 1fr); } .tiles div { padding: 10px 14px; } .tiles dd { font-size: 1.25rem; } .tiles div:last-child:nth-child(odd) { grid-column: 1 / -1; }
  .run.wide { display: none; } .run.narrow { display: block; max-width: 520px; }
  .chapter { margin-inline: -6px; padding: 18px 14px; } figure { margin-inline: -4px; padding: 12px 10px 8px; }
  .happenings > li { grid-template-columns: auto 1fr; } .happenings > li > div { grid-column: 1 / -1; }
  table, tbody, tr { display: block; } thead { display: none; } caption { display: block; padding: 12px 14px 0; }
  tbody tr { padding: 12px 14px; border-bottom: 1px solid var(--line); } tbody tr:last-child { border-bottom: 0; }
  th, td { padding: 0; border: 0; } .outcomes tbody th, .outcomes td { display: block; width: auto; } .outcomes td { margin-top: 2px; }
  .outcomes td:nth-child(2), .outcomes td:nth-child(3) { display: inline-block; margin-right: 8px; }
  .matrix tbody tr { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 12px; } .matrix th:first-child { grid-column: 1 / -1; width: auto; }
  .matrix td { min-width: 0; } .matrix .where { display: block; color: var(--soft); font-size: .78rem; font-weight: 600; } }
@media print { body { max-width: none; background: none; font-size: 10pt; } :root { --shadow: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3 { break-after: avoid; } figure, tr, .happenings > li, .tiles { break-inside: avoid; } .chapter { border: 0; padding: 0; } }
`;
