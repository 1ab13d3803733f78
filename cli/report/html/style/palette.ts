/** Colours, by what they say: light, and dark for screens that ask for it. Paper is always light. */
export const palette = `
:root { color-scheme: light dark;
  --paper: #f6f7fb; --card: #ffffff; --ink: #17203a; --soft: #515c78; --line: #e1e5f0; --accent: #4338ca; --hover: #eef0fb;
  --good: #146c34; --ask: #4338ca; --use: #0b6660; --doubt: #8a4b06; --guard: #7a2aa0; --gone: #566079; --bad: #b42318; }
@media screen and (prefers-color-scheme: dark) { :root {
  --paper: #0d111e; --card: #141a2b; --ink: #e8ebf6; --soft: #a7b1cb; --line: #262f49; --accent: #a5b4fc; --hover: #1b2338;
  --good: #4ade80; --ask: #a5b4fc; --use: #5eead4; --doubt: #fbbf5c; --guard: #e0a3fb; --gone: #a7b1cb; --bad: #fb8a80; } }
.can-go, .deleted, .already-gone, .restored, .closed { --tone: var(--good); }
.ask-iam, .planned { --tone: var(--ask); }
.in-use { --tone: var(--use); }
.unknown, .open, .partly-restored, .timed-out, .recreated, .expired { --tone: var(--doubt); }
.protected { --tone: var(--guard); }
.gone, .cancelled, .ended { --tone: var(--gone); }
.blocked, .failed, .refused, .rejected { --tone: var(--bad); }
`;
