export {listEntries} from './entries.ts';
export {fleetOf, type RunEntry, RunMetric, RunVerdict} from './entry.ts';
export {listSeries, readTrend} from './trend.ts';
export {rememberVerdict, stateOfRun} from './verdicts.ts';
