export {cpuHierarchy} from './cgroups.ts';
export {labDown} from './down.ts';
export {checkExpectations} from './expectations.ts';
export {clearLabFaults, labFault} from './fault/change.ts';
export {type Fault, type FaultPlace, faultText} from './fault/fault.ts';
export {
  type PathTruth,
  type RandomPathOptions,
  type RandomPaths,
  randomPathScenario,
} from './random-path.ts';
export {type Expectation, Scenario} from './scenario.ts';
export {
  listScenarioNames,
  listScenarios,
  loadScenario,
  loadScenarioFile,
  parseScenario,
} from './scenario-file.ts';
export type {LabState} from './state.ts';
export {type LabStatus, labStatus} from './status.ts';
export {LAB_STEPS, type LabStep, type LabUpOptions, labUp} from './up.ts';
