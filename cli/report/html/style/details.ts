/** What is said of one role in full, in the panel and in the page. */
export const details = `
td > b, p > b:first-child, .tiles b { white-space: nowrap; font-weight: 600; color: var(--tone, var(--ink)); }
td[class] > b, p[class] > b:first-child { padding: 0 7px 1px; border-radius: 99px; background: color-mix(in srgb, var(--tone, var(--soft)) 12%, var(--card)); color: var(--tone, var(--soft)); }
.can-go b::before { content: "✓ "; content: "✓ " / ""; } .ask-iam b::before { content: "◇ "; content: "◇ " / ""; } .in-use b::before { content: "● "; content: "● " / ""; } .unknown b::before { content: "? "; content: "? " / ""; }
.protected b::before { content: "▣ "; content: "▣ " / ""; } .gone b::before { content: "– "; content: "– " / ""; } .open b::before { content: "! "; content: "! " / ""; } .closed b::before { content: "✓ "; content: "✓ " / ""; }
.js #details { display: none; }
#details .chunk { content-visibility: auto; contain-intrinsic-block-size: auto 1600px; }
details { border-bottom: 1px solid var(--line); } summary { padding: 4px 0; cursor: pointer; font-weight: 600; font-size: .9rem; overflow-wrap: anywhere; }
article { padding: 4px 0 20px 20px; font-size: .92rem; max-width: 110ch; }
article dd, article code, article p, article li { unicode-bidi: isolate; overflow-wrap: anywhere; }
article dl, #panel-body dl { margin-top: 8px; } :is(article, #panel-body, article > div) > dl dd:nth-of-type(-n + 2) { font: .92em/1.6 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace; } .told { margin: 0; }
.usages li, .arns li { padding: 4px 0; } .usages p { margin: 0; color: var(--soft); font-size: .9em; }
.tag { padding: 0 6px; border: 1px solid var(--line); border-radius: 5px; background: var(--paper); }
.block { margin: 8px 0 14px; padding: 10px 14px; border: 1px solid var(--line); border-radius: 10px; }
.facts { color: var(--soft); font-size: .88em; }
.run-line { display: block; width: 100%; max-width: 640px; height: auto; margin: 6px 0; font-size: 11px; }
.run-line line { stroke: var(--soft); stroke-width: 1.5; } .run-line circle { fill: var(--accent); stroke: var(--card); stroke-width: 1.5; }
.run-line rect { fill: var(--tone, var(--soft)); stroke: var(--card); stroke-width: 1.5; } .run-line text { fill: var(--soft); }
.events li { display: grid; grid-template-columns: 150px minmax(0, 1fr); padding: 3px 0; font-size: .88em; } .events time { color: var(--soft); } .events p { grid-column: 2; margin: 0; color: var(--soft); }
#panel { position: fixed; inset: 0 0 0 auto; z-index: 5; width: min(620px, 100vw); padding: 0 24px 40px; overflow-y: auto; overscroll-behavior: contain; background: var(--card); border-left: 1px solid var(--line); box-shadow: -12px 0 40px rgb(10 16 40 / 18%); font-size: .92rem; }
#panel[hidden] { display: none; }
.panel-bar { position: sticky; top: 0; display: flex; gap: 8px; padding: 14px 0 10px; background: var(--card); } #panel-close { margin-left: auto; }
#panel h2 { margin: 6px 0 14px; overflow-wrap: anywhere; } #panel h2 small { display: block; font-weight: 400; font-size: .88rem; letter-spacing: 0; color: var(--soft); }
@media (prefers-reduced-motion: no-preference) { #panel:not([hidden]) { animation: come .14s ease-out; } @keyframes come { from { transform: translateX(24px); opacity: 0; } } }
`;
