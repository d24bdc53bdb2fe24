import {STYLE} from '../html/style.ts';

/** The look of every page of ours, and that of two curves on one axis: told apart by dashes too, not by colour alone. */
export const VERIFICATION_STYLE = `${STYLE}
.improved, .equivalent { --tone: var(--good-fill); --tone-ink: var(--good); }
.regressed { --tone: var(--bad-fill); --tone-ink: var(--bad); }
.claim.wide { padding-top: 1rem; max-width: 60rem; }
.curve { width: 100%; height: auto; display: block; }
.curve .grid { stroke: var(--line); stroke-width: 1; }
.curve text { fill: var(--soft); font: 12px var(--sans); }
.curve polyline { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.curve polyline.before, .curve line.before { stroke: var(--bad-fill); stroke-dasharray: 6 4; }
.curve polyline.after, .curve line.after { stroke: var(--good-fill); }
.curve line.middle { stroke-width: 2; }
.curve circle.before { fill: var(--bad-fill); stroke: var(--bad-fill); }
.curve circle.after { fill: var(--good-fill); stroke: var(--good-fill); }
.curve circle.spare { fill: none; stroke-width: 1.5; }
.keys { display: flex; gap: 1.25rem; font-size: 0.875rem; color: var(--soft); margin-bottom: 0.5rem; }
.keys .key::before { content: ""; display: inline-block; width: 1.6rem; margin-inline-end: 0.4rem; vertical-align: middle; border-top: 3px solid var(--good-fill); }
.keys .key.before::before { border-top: 3px dashed var(--bad-fill); }
.pictures { margin-top: 0.75rem; display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); }
.word { font-weight: 700; color: var(--tone-ink); }
`;
