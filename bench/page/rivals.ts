import type {ReportDocument} from '../../src/model/report.ts';

/** What a short script would write: every node by every node, path MTU in the cell. */
export function tablePage({run, paths}: ReportDocument): string {
  const nodes = run.inventory.nodes.map(({id}) => id);
  const sizes = new Map<string, string>();
  for (const path of paths) {
    if (path.probe !== 'path-mtu') continue;
    sizes.set(`${path.source} ${path.destination}`, `${path.passBytes ?? '?'} ${path.state}`);
  }
  const rows = nodes.map((from) => {
    const cells = nodes.map((to) => `<td>${sizes.get(`${from} ${to}`) ?? ''}`);
    return `<tr><th>${from}${cells.join('')}`;
  });
  return `<!doctype html><meta charset="utf-8"><title>paths</title><table><tr><th>${nodes.map((to) => `<th>${to}`).join('')}${rows.join('')}</table>`;
}

/** What `-o json` has of the paths, to be read in a browser. */
export function jsonPage({paths}: ReportDocument): string {
  const text = JSON.stringify(paths, null, 2).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html><meta charset="utf-8"><title>paths</title><pre>${text}</pre>`;
}
