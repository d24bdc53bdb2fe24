import {agentErrors} from './errors/agent.ts';
import {clusterErrors} from './errors/clusters.ts';
import {compareErrors} from './errors/comparing.ts';
import {givenErrors} from './errors/given.ts';
import {labErrors} from './errors/lab.ts';
import {machineErrors} from './errors/machine.ts';
import {planErrors} from './errors/plans.ts';
import {prometheusErrors} from './errors/prometheus.ts';
import {runErrors} from './errors/runs.ts';
import {serveErrors} from './errors/serving.ts';
import {verifyErrors} from './errors/verifying.ts';

/** Every error that stops samespec, by room. docs/errors.md lists them in this order. */
export const ERRORS = {
  ...givenErrors,
  ...runErrors,
  ...labErrors,
  ...machineErrors,
  ...clusterErrors,
  ...planErrors,
  ...verifyErrors,
  ...compareErrors,
  ...prometheusErrors,
  ...agentErrors,
  ...serveErrors,
};

export type ErrorCode = keyof typeof ERRORS;
