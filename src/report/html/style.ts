/** The whole look. Signal colours are those of Okabe and Ito, which colour-blind people can tell apart. */
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
h1, h2, h3, h4, p, ul, dl, figure { margin: 0; }
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
code, pre { font-family: var(--mono); font-size: 0.84em; }
code { background: var(--faint); border-radius: 4px; padding: 0.1em 0.35em; }
pre { background: var(--faint); border-radius: 6px; padding: 0.6rem 0.75rem; margin: 0.35rem 0 0.75rem; max-height: 18rem; overflow: auto; white-space: pre-wrap; line-height: 1.45; }
small { font-size: 0.75em; }
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
main > .cards { margin-top: 1.25rem; display: grid; gap: 1.25rem; }
main > .cards:empty { display: none; }
.lead { color: var(--soft); margin: 0.3rem 0 1rem; max-width: 75ch; text-wrap: pretty; font-size: 0.9375rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: clamp(1rem, 2.2vw, 1.5rem); min-width: 0; }

.hero { display: grid; grid-template-columns: minmax(0, 9fr) minmax(0, 11fr); gap: 1.5rem clamp(1.5rem, 4vw, 3rem); align-items: start; }
.hero .claim { padding-top: 1rem; }
.hero.bare .claim { padding-top: 0; }
.hero.bare { grid-template-columns: minmax(0, 1fr); }
.kicker { display: flex; align-items: center; gap: 0.5rem; font-size: 0.875rem; font-weight: 600; color: var(--tone-ink); margin-bottom: 0.6rem; }
.sub { color: var(--soft); margin-top: 0.6rem; }
.because { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.125rem; }
.because .quiet { display: block; font-size: 0.875rem; }
ol.chain, ul.chain { list-style: none; padding: 0; margin-top: 0.35rem; display: grid; gap: 0.5rem; }
.chain li { position: relative; padding-inline-start: 1.5rem; }
.chain li::before { content: "↳"; position: absolute; inset-inline-start: 0; color: var(--soft); font-weight: 400; }
.chain .way { font-size: 1rem; color: var(--soft); }
.chain .end::before { content: "●"; color: var(--tone); font-size: 0.8em; top: 0.25em; }
.chain .root { font-size: 1rem; }
.share { font-size: 0.9375rem; color: var(--soft); margin-top: 0.75rem; padding-inline-start: 1.5rem; }
.effects { display: grid; gap: 0.9rem; margin-bottom: 1.1rem; padding-bottom: 1.1rem; border-bottom: 1px solid var(--faint); }
.effects li, .points li { padding-inline-start: 1.1rem; position: relative; margin-top: 0.35rem; }
.effects li::before, .points li::before { content: "↳"; position: absolute; inset-inline-start: 0; color: var(--soft); }
.points li::before { content: "·"; font-weight: 700; }
.parts { margin-top: 1.1rem; padding-top: 0.9rem; border-top: 1px solid var(--faint); }
.stack { display: grid; gap: 1.25rem; }
.stack h3 { font-size: 1rem; }
.stack h4 { margin-top: 0.9rem; }
.stack ul { font-size: 0.9375rem; }
.candidates li { display: grid; grid-template-columns: minmax(9rem, max-content) minmax(0, 1fr); gap: 0.25rem 1rem; padding-block: 0.45rem; border-top: 1px solid var(--faint); }
.candidates li:first-child { border-top: 0; }
.candidates .tag { color: var(--soft); font-weight: 600; font-size: 0.875rem; }
.candidates li > span { overflow-wrap: anywhere; }
.boxes + .grouped { margin-top: 1.25rem; }
.stack h3 + p { margin-top: 0.35rem; }
.grouped h3 { font-size: 1rem; }
.subjects { columns: 2; column-gap: 2.5rem; }
.subjects > div { break-inside: avoid; padding-top: 0.9rem; }
.list th > p.like { display: flex; flex-wrap: wrap; gap: 0.2rem 0.4rem; }
.differences + .quiet { margin-top: 0.5rem; }
#differences details { margin-top: 1rem; }
#differences summary { color: var(--soft); font-size: 0.9375rem; }
.first { font-size: 1rem; margin-top: 0.75rem; display: flex; gap: 0.6rem; color: var(--good); }
.sign { display: inline-grid; place-items: center; flex: none; width: 1.35em; height: 1.35em; border-radius: 50%; font-size: 0.8em; font-weight: 700; line-height: 1; background: var(--tone); color: var(--dark-sign); }
.cause, .unexplained { --tone: var(--bad-fill); --tone-ink: var(--bad); }
.contributor { --tone: var(--warn-fill); --tone-ink: var(--warn); }
.contributor .sign { color: #17202b; }
.clean, .ruled-out { --tone: var(--good-fill); --tone-ink: var(--good); }
.note { --tone: var(--info-fill); --tone-ink: var(--info); }
.unknown, .inconclusive, .clean.partly { --tone: var(--soft); --tone-ink: var(--soft); }

.plots { display: grid; gap: 1.5rem; }
.plot figcaption, .matrices figcaption { font-weight: 600; margin-bottom: 0.5rem; }
.lane { display: grid; grid-template-columns: minmax(3.5rem, 6.25rem) minmax(0, 1fr); column-gap: 0.75rem; align-items: center; padding-block: 0.3rem; }
.lane .who { display: flex; flex-direction: column; align-items: flex-start; font-weight: 600; line-height: 1.3; }
.lane p { grid-column: 2; font-size: 0.8125rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.lane p span.fact { white-space: nowrap; }
.lane b { color: var(--ink); font-weight: 600; }
.lane svg { width: 100%; display: block; overflow: visible; }
.lane circle { fill: var(--info-fill); fill-opacity: 0.5; stroke: var(--info-fill); stroke-width: 0.75; }
.lane .grid { stroke: var(--line); stroke-width: 1; }
.lane .median { stroke: var(--ink); stroke-width: 2; }
.lane .miss { fill: var(--bad); font: 700 14px var(--sans); }
.lane.odd { background: var(--bad-back); border-radius: 8px; margin-inline: -0.6rem; padding-inline: 0.6rem; }
.lane.odd circle { fill: var(--bad-fill); stroke: var(--bad-fill); }
.lane.odd .who { color: var(--bad); }
.lane .who bdi { max-height: 4em; overflow: hidden; }
.badge { font-size: 0.8125rem; white-space: nowrap; }
.axis { align-items: start; padding-top: 0; }
.axis text { fill: var(--soft); font: 11px var(--sans); }
.axis p { font-size: 0.75rem; }

.finding { border: 2px solid var(--tone); }
.finding header { margin-bottom: 1rem; }
.finding h3 { font-size: clamp(1.15rem, 1rem + 0.6vw, 1.4rem); line-height: 1.35; }
.meta { display: flex; flex-wrap: wrap; align-items: center; gap: 0.35rem 1.25rem; margin-top: 0.5rem; font-size: 0.875rem; color: var(--soft); }
.meta b { color: var(--ink); font-variant-numeric: tabular-nums; }
.meter { vertical-align: middle; margin-inline-start: 0.25rem; }
.meter .rail { fill: var(--line); }
.meter .fill { fill: var(--tone); }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem 2rem; }
.pair li, .inside ul li { padding-inline-start: 1.1rem; position: relative; margin-top: 0.35rem; }
.pair li::before, .inside ul li::before { content: ""; position: absolute; inset-inline-start: 0.15rem; top: 0.68em; width: 5px; height: 5px; border-radius: 50%; background: var(--soft); }
.pair section > p { margin-top: 0.35rem; }
.actions { margin-top: 1.1rem; gap: 1rem; }
.actions section { border-radius: 8px; padding: 0.75rem 1rem; }
.do { background: var(--good-back); }
.do h4 { color: var(--good); }
.never { background: var(--bad-back); }
.never h4 { color: var(--bad); }
.actions code { background: none; color: var(--soft); padding: 0; }
.why { margin-top: 1.1rem; max-width: 75ch; }
.why b { color: var(--soft); font-weight: 600; font-size: 0.875rem; margin-inline-end: 0.35rem; }
details > summary { cursor: pointer; }
.sources { margin-top: 0.75rem; font-size: 0.875rem; }
.sources summary { color: var(--soft); width: fit-content; }
.sources li { margin-top: 0.35rem; }

.matrices { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1.25rem; align-items: start; }
.scroll { overflow-x: auto; }
.matrix { border-collapse: separate; border-spacing: 3px; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.matrix th { font-weight: 600; text-align: start; padding: 0.2rem 0.4rem; white-space: nowrap; max-width: 11rem; overflow: hidden; text-overflow: ellipsis; }
.matrix thead th { text-align: center; }
.matrix thead th:first-child, .matrix tbody th { position: sticky; inset-inline-start: 0; background: var(--card); text-align: start; z-index: 1; }
.matrix thead .quiet { font-weight: 400; font-size: 0.75rem; }
.matrix td { padding: 0; }
.matrix .edge { padding-inline-start: 10px; }
.matrix tr.edge > * { padding-block-start: 10px; }
.matrix td.edge { padding-inline-start: 10px; }
.matrix button { position: relative; font: inherit; width: 100%; min-width: 3.7rem; min-height: 2.4rem; padding: 0 0.3rem; border-radius: 6px; border: 1.5px solid transparent; cursor: pointer; display: flex; align-items: center; justify-content: center; gap: 0.25rem; background: none; color: inherit; white-space: nowrap; }
.matrix button .sign { all: unset; font-weight: 700; }
.matrix button:hover { border-color: var(--ink); }
.matrix .self { background: repeating-linear-gradient(45deg, transparent 0 6px, var(--faint) 6px 7px); border-radius: 6px; background-clip: content-box; }
.look-ok button, .swatch.look-ok, .state.look-ok { background: var(--good-back); color: var(--good); }
.look-warn button, .swatch.look-warn, .state.look-warn { background: var(--warn-back); color: var(--warn); border: 1.5px dashed var(--warn-fill); }
.look-critical button, .swatch.look-critical, .state.look-critical { background: #b34700; color: #ffffff; font-weight: 700; }
.look-unknown button, .swatch.look-unknown, .state.look-unknown { color: var(--ink); border: 1.5px solid var(--soft); background: repeating-linear-gradient(135deg, var(--card) 0 5px, var(--line) 5px 8px); }
.look-none button, .swatch.look-none, .state.look-none { color: var(--soft); border: 1.5px dotted var(--line); }
.look-few button { border-color: var(--line); }
.matrix .look-few .sign { padding-inline: 0.05rem; }
.ink-critical { color: var(--bad); }
.matrix .old button { flex-wrap: wrap; row-gap: 0; border: 1.5px dashed currentcolor; }
.matrix .old:not(.look-unknown) button { background-image: linear-gradient(color-mix(in srgb, var(--card) 70%, transparent) 0 0); }
.matrix .old.look-critical button { color: var(--bad); }
.matrix .age { flex-basis: 100%; text-align: center; }
.swatch.old { border: 1.5px dashed var(--soft); }
.patterns { margin-top: 0.35rem; font-size: 0.9375rem; }
.patterns li { padding-inline-start: 1.1rem; position: relative; }
.patterns li::before { content: "→"; position: absolute; inset-inline-start: 0; color: var(--soft); }
.matrices h3 { font-size: 0.9375rem; margin-top: 0.9rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.4rem 1.5rem; margin-top: 0.9rem; font-size: 0.875rem; color: var(--soft); }
.legend li { display: flex; align-items: center; gap: 0.5rem; }
.legend b { color: var(--ink); white-space: nowrap; }
.swatch { display: inline-grid; place-items: center; width: 1.7rem; height: 1.4rem; border-radius: 5px; border: 1.5px solid transparent; font-weight: 700; flex: none; }
.even { display: inline; }
.matrices details .scroll { margin-top: 0.75rem; }
.detail { width: min(36rem, calc(100vw - 2rem)); max-height: min(40rem, calc(100vh - 3rem)); overflow: auto; margin: auto; padding: 1.5rem; border: 1px solid var(--line); border-radius: 12px; background: var(--card); color: var(--ink); box-shadow: 0 12px 48px rgb(0 0 0 / 0.28); }
.close { position: absolute; top: 1.1rem; inset-inline-end: 1.1rem; font: inherit; font-size: 0.875rem; color: var(--soft); background: var(--card); border: 1px solid var(--line); border-radius: 999px; padding: 0.25rem 0.8rem; min-height: 2rem; cursor: pointer; }
.detail::backdrop { background: rgb(8 12 16 / 0.35); }
.detail h3 { font-family: var(--mono); padding-inline-end: 3rem; }
.detail h4 { margin-top: 1rem; }
.state { border-radius: 8px; padding: 0.5rem 0.75rem; margin: 0.75rem 0 1rem; border: 1.5px solid transparent; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: 0.3rem 1rem; font-size: 0.875rem; }
dt { color: var(--soft); }
dd { margin: 0; }

.boxes { columns: 2; column-gap: 1.25rem; }
.boxes > .card { break-inside: avoid; margin-bottom: 1.25rem; }
.boxes h3 { font-size: 1rem; margin-bottom: 0.4rem; }
.lines > li { border-top: 1px solid var(--faint); padding-block: 0.5rem; }
.lines > li:first-child { border-top: 0; }
.lines summary, .lines .plain { display: flex; gap: 0.6rem; align-items: baseline; }
.lines summary::-webkit-details-marker { display: none; }
.lines summary::after { content: "+"; margin-inline-start: auto; color: var(--soft); padding-inline: 0.25rem; }
.lines details[open] summary::after { content: "–"; }
.lines .sign { align-self: flex-start; margin-top: 0.3em; }
.inside { padding: 0.4rem 0 0.3rem 1.7rem; font-size: 0.9375rem; color: var(--soft); }
.inside code { color: var(--ink); }

.list { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
.list th, .list td { text-align: start; vertical-align: top; overflow-wrap: break-word; padding: 0.45rem 1rem 0.45rem 0; border-top: 1px solid var(--faint); }
.list thead th { border-top: 0; color: var(--soft); font-weight: 600; padding-top: 0; white-space: nowrap; }
.list tbody th { font-weight: 600; }
.list th > p { font-weight: 400; font-size: 0.8125rem; margin-top: 0.2rem; }
.list .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.list .zero { color: var(--soft); opacity: 0.55; }
.list .fail, .list .error { color: var(--bad); font-weight: 700; }
.differences tbody th { width: 34%; min-width: 12rem; }
.group { display: flex; flex-wrap: wrap; gap: 0.2rem 0.6rem; align-items: baseline; padding-block: 0.15rem; }
.count { flex: none; min-width: 1.8rem; text-align: center; border-radius: 999px; background: var(--faint); font-weight: 600; font-variant-numeric: tabular-nums; padding-inline: 0.4rem; }
.group.odd .count { background: #b34700; color: #ffffff; }
.minority { color: var(--bad); font-size: 0.8125rem; font-weight: 600; }
.tag { white-space: normal; }
.tag.ok { color: var(--good); }
.tag.warn { color: var(--warn); }
.tag.critical { color: var(--bad); font-weight: 600; }
.raw > details { border-top: 1px solid var(--faint); padding-block: 0.5rem; }
.raw > details:first-child { border-top: 0; }
.raw details { font-size: 0.9375rem; }
.raw dl { margin-top: 0.5rem; }
bdi { unicode-bidi: isolate; }

@media (max-width: 56rem) {
  .hero { grid-template-columns: minmax(0, 1fr); }
  .boxes, .subjects { columns: 1; }
}
@media (max-width: 40rem) {
  .pair { grid-template-columns: minmax(0, 1fr); }
  .candidates li { grid-template-columns: minmax(0, 1fr); }
  .run { margin-inline-start: 0; order: 5; width: 100%; }
  #language { margin-inline-start: auto; }
  .head { order: 4; width: 100%; }
  .lane { grid-template-columns: 4rem minmax(0, 1fr); }
  .differences, .differences tbody, .differences tr, .differences th, .differences td { display: block; width: auto; }
  .differences thead { display: none; }
  .differences td, .differences tr:first-child th { border-top: 0; padding-top: 0; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root { --page: #ffffff; }
  body { font-size: 10pt; }
  nav, #language, .skip { display: none; }
  .card, .lane, tr { break-inside: avoid; }
  .card.raw, .card:has(table.list) { break-inside: auto; }
  .card { box-shadow: none; }
  pre { max-height: none; }
  .look-critical button, .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
