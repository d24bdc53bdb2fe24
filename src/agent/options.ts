/** What an agent is told when it starts. Plain data: it is handed to the process that stays. */
export type AgentOptions = {
  version: string;
  /** This node’s name in the member list. */
  name: string;
  /** For names of other sources than a file. */
  region: string;
  members: MemberSource;
  listen: {host: string; port: number};
  probePort: number;
  /** Address to probe from and to answer at; null: any. */
  bind: string | null;
  layer: 'host' | 'pod';
  /** Hex of a secret that the fleet shares; null: members are known by address alone. */
  keyFile: string | null;
  pairLabels: boolean;
  probeSeconds: number;
  checkSeconds: number;
  searchSeconds: number;
  /** 0: facts are not collected. */
  collectSeconds: number;
  expectedFile: string | null;
  sudo: boolean;
  once: boolean;
};

export type MemberSource =
  | {kind: 'file'; file: string}
  | {kind: 'dns'; names: readonly {region: string; name: string}[]}
  | {kind: 'kubernetes'; service: string};

/** Port of UDP probes and, on the loopback interface, of `/metrics`. */
export const DEFAULT_PORT = 19464;
export const DEFAULTS = {
  probeSeconds: 2,
  checkSeconds: 60,
  searchSeconds: 600,
  collectSeconds: 900,
} as const;
