import type {Palette} from './canvas-drawing.ts';

export type Look = {palette: Palette; fonts: {sans: string; mono: string}};

/** The colours and fonts of the theme as they are now. */
export function lookAt(element: Element): Look {
  const style = getComputedStyle(element);
  const of = (name: string, otherwise: string) =>
    style.getPropertyValue(`--${name}`).trim() || otherwise;
  return {
    palette: {
      card: of('card', '#ffffff'),
      ink: of('ink', '#17202b'),
      soft: of('soft', '#536070'),
      line: of('line', '#d7dde5'),
      faint: of('faint', '#eef1f5'),
      ok: of('good-fill', '#009e73'),
      few: of('soft', '#536070'),
      warn: of('warn-fill', '#e69f00'),
      unknown: of('soft', '#536070'),
      critical: of('bad-fill', '#d55e00'),
      onFill: of('on-fill', '#ffffff'),
      focus: of('info-fill', '#0072b2'),
    },
    fonts: {sans: of('sans', 'sans-serif'), mono: of('mono', 'monospace')},
  };
}

/** Calls back when the theme changes, or the screen’s pixels do; the result ends it. */
export function onLookChange(change: () => void): () => void {
  const watcher = new MutationObserver(change);
  watcher.observe(document.documentElement, {attributes: true});
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', change);
  return () => {
    watcher.disconnect();
    dark.removeEventListener('change', change);
  };
}
