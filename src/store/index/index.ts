export {listEntries} from './entries.ts';
export {fleetOf, type RunEntry, RunMetric, RunOutline, RunVerdict} from './entry.ts';
export {listSeries, readTrend, type Series, type TrendPoint} from './trend.ts';
export {type Judged, rememberVerdict, stateOfRun} from './verdicts.ts';
