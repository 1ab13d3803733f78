/** Narrow screens, where a row becomes a card, and paper. */
export const media = `
@media screen and (max-width: 920px) {
  body { padding: 0 14px; } .js #controls { margin-inline: -14px; padding-inline: 14px; position: static; } html { scroll-padding-top: 8px; }
  .sheet thead, .js .sheet thead { position: static; display: none; } .js .sheet thead { display: block; }
  .sheet thead tr { display: flex; flex-wrap: wrap; gap: 4px 14px; } .sheet thead tr::before { content: "Sort by"; font-size: .78rem; color: var(--soft); } .names { display: none; }
  .sheet tbody { contain-intrinsic-block-size: auto 5600px; }
  .sheet tbody tr { display: flex; flex-wrap: wrap; gap: 2px 14px; padding-block: 10px; } .sheet tbody th, #matrix td:nth-child(3), #finding-list td:nth-child(3) { flex: 1 0 100%; }
  #matrix td:nth-child(4) { display: none; }
  #matrix td:nth-child(5)::before { content: "usages "; } #matrix td:nth-child(6)::before { content: "last used "; } #matrix td:nth-child(7)::before { content: "findings "; }
  #finding-list td:nth-child(5)::before { content: "opened "; } #finding-list td:nth-child(6)::before { content: "closed "; } .sheet td small { display: inline; margin-left: .5em; }
  #account-list td:nth-child(2)::before { content: "roles "; } #account-list td:nth-child(3)::before { content: "can go "; } #account-list td:nth-child(4)::before { content: "ask IAM "; } #account-list td:nth-child(5)::before { content: "in use "; }
  #account-list td:nth-child(6)::before { content: "unknown "; } #account-list td:nth-child(7)::before { content: "protected "; } #account-list td:nth-child(8)::before { content: "gone "; } #account-list td:nth-child(9)::before { content: "findings "; } #account-list td:nth-child(10)::before { content: "policy "; }
  article { padding-left: 4px; } #panel { padding-inline: 14px; border-left: 0; } article dl { grid-template-columns: minmax(0, 1fr); } article dd { margin-bottom: 6px; } .events li { display: block; } }
@media print { @page { margin: 13mm 12mm; }
  body { max-width: none; padding: 0; background: none; font-size: 9.5pt; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav, .skip, #panel, .js #controls { display: none; } a { color: inherit; }
  .sheet { display: table; width: 100%; border-collapse: collapse; border: 0; } .sheet thead { display: table-header-group; position: static; break-inside: avoid; } .sheet tbody { display: table-row-group; content-visibility: visible; }
  .sheet tr { display: table-row; break-inside: avoid; } .sheet th, .sheet td { display: table-cell; padding: 3px 8px 3px 0; overflow-wrap: break-word; border-bottom: 1px solid var(--line); vertical-align: top; } .sheet thead th { vertical-align: bottom; }
  .sheet thead button { display: none; } .paper { display: inline; } .sheet tbody tr, .sheet tr[aria-current] { background: none; box-shadow: none; }
  .js #details { display: block; } #details .chunk { content-visibility: visible; } details::details-content { content-visibility: visible; block-size: auto; } summary { list-style: none; }
  #details > div { columns: 2 400px; column-gap: 28px; } article { padding: 0 0 10px; font-size: 8.5pt; } article h3 { margin-top: 8px; } article dl { font-size: 1em; }
  h2, h3 { break-after: avoid; } .block, .tiles li, .events li { break-inside: avoid; } }
`;
