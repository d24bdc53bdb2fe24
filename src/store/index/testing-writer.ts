import {CLEAN, saveManifest} from '../testing.ts';
import {listEntries, rememberVerdict, stateOfRun} from './index.ts';

/** A process of its own that saves runs and what was found in them: `RUNS NAME COUNT MARK`. */
const [runs = '', name = '', count = '0', analysedBy = ''] = process.argv.slice(2);
for (let i = 0; i < Number(count); i++) {
  const id = `2026-11-01T00-00-${String(i).padStart(2, '0')}-${name}`;
  await saveManifest(runs, id);
  await listEntries(runs, analysedBy);
  const fingerprint = stateOfRun(runs, id);
  await rememberVerdict(runs, {id, fingerprint, analysedBy, verdict: CLEAN, metrics: []});
}
