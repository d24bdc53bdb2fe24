/** Flags that several commands share: how they are declared, and the shape they are read into. */
export {type AnalysisFlags, addAnalysis, addRules} from './flags/analysis.ts';
export {addBudget} from './flags/budget.ts';
export {addClusters, type ProbeFlags} from './flags/clusters.ts';
export {addBenchmark, addLimits, type LimitFlags, settingsOf} from './flags/limits.ts';
export {addLanguage, addOutput, type OutputFlags} from './flags/output.ts';
export {addPrometheus} from './flags/prometheus.ts';
export {addFrom, addInto, addTargets, type TargetFlags} from './flags/targets.ts';
export {kubeName, positive} from './flags/values.ts';
