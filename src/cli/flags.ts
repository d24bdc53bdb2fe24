/** Flags that several commands share: how they are declared, and the shape they are read into. */
export {type AnalysisFlags, addAccept, addAnalysis, addRules} from './flags/analysis.ts';
export {addBudget} from './flags/budget.ts';
export {addClusters, addKubeconfig, type ProbeFlags} from './flags/clusters.ts';
export {addBenchmark, addLimits, type LimitFlags, settingsOf} from './flags/limits.ts';
export {addFormat, addLanguage, addOutput, type OutputFlags} from './flags/output.ts';
export {addPrometheus} from './flags/prometheus.ts';
export {addFrom, addInto, addTargets, type TargetFlags} from './flags/targets.ts';
export {kubeName, positive, repeated} from './flags/values.ts';
