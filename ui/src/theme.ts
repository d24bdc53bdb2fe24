import {useEffect, useState} from 'preact/hooks';

export type Theme = 'light' | 'dark';

const DARK = '(prefers-color-scheme: dark)';
let chosen: Theme | null = null;

/** Light or dark as the system is, until the reader chooses; nothing is remembered. */
export function followSystemTheme(): void {
  const query = matchMedia(DARK);
  const follow = () => show(chosen ?? (query.matches ? 'dark' : 'light'));
  query.addEventListener('change', follow);
  follow();
}

/** The theme that is shown, and the way to the other one. */
export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = useState(shown);
  useEffect(() => {
    const watcher = new MutationObserver(() => setTheme(shown()));
    watcher.observe(document.documentElement, {attributeFilter: ['data-theme']});
    return () => watcher.disconnect();
  }, []);
  const toggle = () => {
    chosen = shown() === 'dark' ? 'light' : 'dark';
    show(chosen);
  };
  return [theme, toggle];
}

function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

function shown(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}
