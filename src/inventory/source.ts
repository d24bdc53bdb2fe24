import type {FactExpectation, Node, Service} from '../model/node.ts';

/** What one source (a file, a flag) brings to the inventory. */
export type Part = {
  nodes: Node[];
  services: Service[];
  cohortBy?: string[];
  expectations: FactExpectation[];
};

/** A file as given by the user, and what is in it. Places are told as `file:line`. */
export type SourceFile = {file: string; text: string};
