/** The look of pages that are strings, those of `samespec compare` and `verify`. Signal colours are those of Okabe and Ito, which colour-blind people can tell apart. */
export const STYLE = `
:root {
  --page: #f3f5f8; --card: #ffffff; --ink: #17202b; --soft: #556270; --line: #d9dfe7; --faint: #eef1f5;
  --bad: #b34700; --bad-fill: #d55e00; --bad-back: #fdf0e7;
  --good: #00704f; --good-fill: #009e73; --good-back: #e6f5f0;
  --warn: #8a5a00; --warn-fill: #e69f00; --warn-back: #fdf5e2;
  --info: #005f96; --info-fill: #0072b2; --info-back: #e7f1f9;
  --dark-sign: #ffffff;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Hiragino Sans GB",
    "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10151b; --card: #181f28; --ink: #e4e9f0; --soft: #9aa7b6; --line: #2c3643; --faint: #212a35;
    --bad: #ff9d66; --bad-fill: #e8722a; --bad-back: #33211a;
    --good: #4fd1a8; --good-fill: #1fae85; --good-back: #15302a;
    --warn: #f0bd55; --warn-fill: #e69f00; --warn-back: #302819;
    --info: #7cc4f2; --info-fill: #56b4e9; --info-back: #182b3a;
    --dark-sign: #10151b;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; }
html:lang(zh-CN) body { line-height: 1.7; }
html:lang(en) span[lang="zh-CN"], html:lang(zh-CN) span[lang="en"] { display: none; }
html:lang(en) .to-en, html:lang(zh-CN) .to-zh { display: none; }
h1, h2, h3, h4, p, ul, figure { margin: 0; }
ul { padding: 0; list-style: none; }
h1 { font-size: clamp(1.75rem, 1.1rem + 2.6vw, 2.75rem); line-height: 1.16; letter-spacing: -0.02em; font-weight: 700; text-wrap: balance; }
html:lang(zh-CN) h1 { line-height: 1.3; letter-spacing: 0; }
h2 { font-size: 1.25rem; line-height: 1.3; letter-spacing: -0.01em; }
.hero h2 { font-size: 1.35rem; margin-top: 1.25rem; }
.clean h1::first-letter, .inconclusive h1::first-letter { text-transform: uppercase; }
h2 + .card { margin-top: 0.75rem; }
h3 { font-size: 1.125rem; line-height: 1.4; }
h4 { font-size: 0.8125rem; line-height: 1.5; color: var(--soft); font-weight: 600; }
a { color: var(--info); text-underline-offset: 0.2em; }
code { font-family: var(--mono); font-size: 0.84em; }
code { background: var(--faint); border-radius: 4px; padding: 0.1em 0.35em; }
:focus-visible { outline: 3px solid var(--info-fill); outline-offset: 2px; border-radius: 4px; }
section:focus { outline: none; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { color: var(--soft); }
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--card); padding: 0.6rem 1rem; border-radius: 6px; z-index: 3; }
.skip:focus { top: 0.5rem; }

.top, nav, main { max-width: 80rem; margin: 0 auto; padding-inline: clamp(1rem, 3vw, 2rem); }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.25rem; padding-top: 1.1rem; font-size: 0.9rem; color: var(--soft); }
.brand { font: 700 1.0625rem/1 var(--mono); color: var(--ink); letter-spacing: -0.03em; }
.run { font-family: var(--mono); font-size: 0.8rem; margin-inline-start: auto; }
#language { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 999px; padding: 0.35rem 1rem; cursor: pointer; min-height: 2.25rem; }
#language:hover { border-color: var(--soft); }
nav { display: flex; gap: 0.15rem 1.25rem; flex-wrap: wrap; padding-block: 0.6rem; font-size: 0.875rem; }
nav a { color: var(--soft); text-decoration: none; padding-block: 0.25rem; }
nav a:hover { color: var(--ink); text-decoration: underline; }
main { padding-bottom: 4rem; }
main > section { margin-top: 2.75rem; }
main > .hero { margin-top: 1.5rem; }
.lead { color: var(--soft); margin: 0.3rem 0 1rem; max-width: 75ch; text-wrap: pretty; font-size: 0.9375rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: clamp(1rem, 2.2vw, 1.5rem); min-width: 0; }

.hero { display: grid; grid-template-columns: minmax(0, 9fr) minmax(0, 11fr); gap: 1.5rem clamp(1.5rem, 4vw, 3rem); align-items: start; }
.hero .claim { padding-top: 1rem; }
.hero.bare .claim { padding-top: 0; }
.hero.bare { grid-template-columns: minmax(0, 1fr); }
.kicker { display: flex; align-items: center; gap: 0.5rem; font-size: 0.875rem; font-weight: 600; color: var(--tone-ink); margin-bottom: 0.6rem; }
.because { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.125rem; }
.because .quiet { display: block; font-size: 0.875rem; }
.points li { padding-inline-start: 1.1rem; position: relative; margin-top: 0.35rem; }
.points li::before { content: "·"; position: absolute; inset-inline-start: 0; color: var(--soft); font-weight: 700; }
.sign { display: inline-grid; place-items: center; flex: none; width: 1.35em; height: 1.35em; border-radius: 50%; font-size: 0.8em; font-weight: 700; line-height: 1; background: var(--tone); color: var(--dark-sign); }
.contributor { --tone: var(--warn-fill); --tone-ink: var(--warn); }
.contributor .sign { color: #17202b; }
.clean { --tone: var(--good-fill); --tone-ink: var(--good); }
.inconclusive { --tone: var(--soft); --tone-ink: var(--soft); }

.scroll { overflow-x: auto; }

.list { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
.list th, .list td { text-align: start; vertical-align: top; overflow-wrap: break-word; padding: 0.45rem 1rem 0.45rem 0; border-top: 1px solid var(--faint); }
.list thead th { border-top: 0; color: var(--soft); font-weight: 600; padding-top: 0; white-space: nowrap; }
.list tbody th { font-weight: 600; }
.list th > p { font-weight: 400; font-size: 0.8125rem; margin-top: 0.2rem; }
.list .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
bdi { unicode-bidi: isolate; }

@media (max-width: 56rem) {
  .hero { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 40rem) {
  .run { margin-inline-start: 0; order: 5; width: 100%; }
  #language { margin-inline-start: auto; }
  .head { order: 4; width: 100%; }
}
@media print {
  :root { --page: #ffffff; }
  body { font-size: 10pt; }
  nav, #language, .skip { display: none; }
  .card, tr { break-inside: avoid; }
  .card:has(table.list) { break-inside: auto; }
  .card { box-shadow: none; }
}
`;
