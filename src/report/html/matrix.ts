import type {PathMtuResult} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import {
  ageMessage,
  type Block,
  blockOf,
  type CellLook,
  isEven,
  isTooFew,
  lookOf,
  type MtuGrid,
  oldestMs,
  oldMs,
  pairKey,
  pathMtuGrids,
  sizeText,
  uniformBytes,
  worstOf,
} from '../outline/path-mtu.ts';
import {patternMessage} from '../outline/pattern-message.ts';
import {patternsOf} from '../outline/patterns.ts';
import {say} from '../strings.ts';
import type {Budget} from './budget.ts';
import {blockDetail, pairDetail} from './cell-detail.ts';
import type {Ink} from './ink.ts';
import {SIGNS} from './looks.ts';

// Above this a cell is smaller than a finger.
const MAX_NODES = 64;

/** Path MTU per layer as a table; a cell opens its evidence. */
export function matrixSection(document: ReportDocument, ink: Ink, budget: Budget): string {
  const grids = pathMtuGrids(document);
  if (grids.length === 0) return '';
  const tables = grids.map((grid, i) => gridFigure(document, grid, `mtu-${i}`, ink, budget));
  return (
    `<section id="paths"><h2>${ink.own('page-paths')}</h2><p class="lead">${ink.own('matrix-how')}</p>` +
    `<div class="matrices">${tables.join('')}</div>${legendOf(grids, ink)}</section>`
  );
}

/** `few`: some paths shown one by one, without the look of a summary. `old`: its age in words. */
type Cell = {look: CellLook | 'few'; text: string; old: string; detail: string} | null;

function gridFigure(
  document: ReportDocument,
  grid: MtuGrid,
  id: string,
  ink: Ink,
  budget: Budget,
): string {
  const blocks = grid.nodes.length > MAX_NODES;
  const names = blocks ? grid.regions.map((region) => ({id: region, region})) : grid.nodes;
  const cell = blocks
    ? (from: string, to: string) => blockCell(grid, from, to, ink)
    : (from: string, to: string) => nodeCell(document, grid, from, to, ink, budget);
  const details: string[] = [];
  const rows = names.map((from, i) => {
    const cells = names.map((to, j) => {
      const made = cell(from.id, to.id);
      const edge = names[j - 1]?.region === to.region || j === 0 ? '' : ' edge';
      if (made === null) return `<td class="self${edge}"></td>`;
      const popover = `${id}-${i}-${j}`;
      const close = `<button type="button" class="close" autofocus popovertarget="${popover}" popovertargetaction="hide">${ink.own('cell-close')}</button>`;
      details.push(`<div popover id="${popover}" class="detail">${close}${made.detail}</div>`);
      return (
        `<td class="look-${made.look}${made.old === '' ? '' : ' old'}${edge}"><button type="button" popovertarget="${popover}">` +
        `${made.text}${signOf(made.look)}${made.old}</button></td>`
      );
    });
    const edge = names[i - 1]?.region === from.region || i === 0 ? '' : ' class="edge"';
    return `<tr${edge}><th scope="row">${ink.name(from.id)}</th>${cells.join('')}</tr>`;
  });
  const heads = names.map((to, j) => {
    const edge = names[j - 1]?.region === to.region || j === 0 ? '' : ' class="edge"';
    return `<th scope="col"${edge}>${ink.name(to.id)}</th>`;
  });
  const caption = say('matrix-caption', {
    layer: say(`layer-${grid.layer}`),
    version: grid.ipVersion,
  });
  const bytes = uniformBytes(grid);
  const even =
    bytes === null
      ? ''
      : `<p class="even">✓ ${ink.own('mtu-uniform', {layer: say(`layer-${grid.layer}`), bytes, count: grid.results.size})}</p>`;
  const note = blocks ? `<p class="quiet">${ink.own('matrix-blocks', {limit: MAX_NODES})}</p>` : '';
  const table =
    `<div class="scroll" tabindex="0"><table class="matrix"><thead><tr><th>${corner(ink)}</th>${heads.join('')}</tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table></div>`;
  const patterns = patternsOf(grid).map(
    (pattern) => `<li>${ink.tell(patternMessage(grid, pattern))}</li>`,
  );
  const named =
    patterns.length === 0
      ? ''
      : `<h3>${ink.own('page-patterns')}</h3><ul class="patterns">${patterns.join('')}</ul>`;
  const body = even === '' ? table : `<details><summary>${even}</summary>${table}</details>`;
  return `<figure class="card"><figcaption>${ink.tell(caption)}</figcaption>${note}${body}${named}${details.join('')}</figure>`;
}

function corner(ink: Ink): string {
  return `<span class="quiet">${ink.own('matrix-from')} ↓ ${ink.own('matrix-to')} →</span>`;
}

function signOf(look: CellLook | 'few'): string {
  return look === 'few' ? '' : `<span class="sign" aria-hidden="true">${SIGNS[look]}</span>`;
}

function ageOf(ms: number | null, ink: Ink): string {
  return ms === null ? '' : `<small class="age">${ink.tell(ageMessage(ms))}</small>`;
}

function nodeCell(
  document: ReportDocument,
  grid: MtuGrid,
  from: string,
  to: string,
  ink: Ink,
  budget: Budget,
): Cell {
  if (from === to) return null;
  const result = grid.results.get(pairKey(from, to));
  const look = result === undefined ? 'none' : lookOf(result.state);
  return {
    look,
    text: textOf(result, ink),
    old: ageOf(result === undefined ? null : oldMs(grid, result), ink),
    detail: pairDetail(document, grid, from, to, ink, budget),
  };
}

function blockCell(grid: MtuGrid, from: string, to: string, ink: Ink): Cell {
  const block = blockOf(grid, from, to);
  const worst = worstOf(block.results);
  if (worst === undefined && block.missing === 0) return null;
  const old = ageOf(oldestMs(grid, block), ink);
  const detail = blockDetail(from, to, block, ink);
  if (isTooFew(block)) return {look: 'few', text: dotsOf(block, ink), old, detail};
  const alike = block.results.filter(
    (one) =>
      one.state === worst?.state && sizeText(one) === (worst === undefined ? '' : sizeText(worst)),
  );
  const count = isEven(block)
    ? ''
    : ` <small>${alike.length}/${block.results.length + block.missing}</small>`;
  return {
    look: worst === undefined ? 'none' : lookOf(worst.state),
    text: textOf(worst, ink) + count,
    old,
    detail,
  };
}

/** A sign for each path. */
function dotsOf({results, missing}: Block, ink: Ink): string {
  const dots = results.map((result) => {
    const look = lookOf(result.state);
    return `<span class="sign ink-${look}" aria-hidden="true">${SIGNS[look]}</span><span class="hidden"> ${sizeText(result)} ${ink.own(`word-${result.state}`)}</span>`;
  });
  const count =
    missing === 0 ? '' : ` <small>${results.length}/${results.length + missing}</small>`;
  return `${dots.join('')}${count}`;
}

function textOf(result: PathMtuResult | undefined, ink: Ink): string {
  const word = ink.own(`word-${result?.state ?? 'none'}`);
  const size = result === undefined ? '' : sizeText(result);
  const hidden = `<span class="hidden"> ${word}</span>`;
  return `<span>${size}</span>${hidden}`;
}

function legendOf(grids: readonly MtuGrid[], ink: Ink): string {
  const states = new Set(
    grids.flatMap((grid) => [...grid.results.values()].map(({state}) => state)),
  );
  const pairs = (grid: MtuGrid): number => grid.nodes.length * (grid.nodes.length - 1);
  const missing = grids.some((grid) => grid.results.size < pairs(grid));
  const items = [...states].map((state): [CellLook, string, string] => [
    lookOf(state),
    ink.own(`word-${state}`),
    ink.own(`legend-${state}`),
  ]);
  if (missing) items.push(['none', '', ink.own('legend-none')]);
  const old = grids.some((grid) =>
    [...grid.results.values()].some((one) => oldMs(grid, one) !== null),
  );
  const told = items.map(
    ([look, word, text]) =>
      `<li><span class="swatch look-${look}" aria-hidden="true">${SIGNS[look]}</span><b>${word}</b> ${text}</li>`,
  );
  if (old) {
    told.push(
      `<li><span class="swatch old" aria-hidden="true"></span><b>${ink.own('word-old')}</b> ${ink.own('legend-old')}</li>`,
    );
  }
  return `<ul class="legend">${told.join('')}</ul>`;
}
