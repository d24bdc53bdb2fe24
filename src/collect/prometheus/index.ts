export {SERIES_POLICIES, type SeriesFacts} from './facts.ts';
export {interpretSeries, type SeriesOfRun} from './interpret.ts';
export {machinesOf} from './machines.ts';
export {REGION_LABELS} from './questions.ts';
export {readPrometheus} from './read.ts';
export {regionIn} from './region-durations.ts';
export {strings} from './strings.ts';
export {windowsOf} from './windows.ts';
