import type {Message} from '../model/message.ts';
import type {Node, Service} from '../model/node.ts';
import type {ReachFailure} from '../model/run.ts';

/** A script sent over standard input; never written to the node’s disk. */
export type Script = {
  /** For logs and errors: `collector.sh`. */
  name: string;
  interpreter: 'sh' | 'python3';
  text: string;
  /** Positional parameters. Only plain words: `[A-Za-z0-9_.,:/@%+=-]`, checked before sending. */
  args: readonly string[];
};

export type ReachOptions = {
  timeoutMs: number;
  /** Cap on standard output. */
  maxBytes: number;
  /** Run through `sudo -n`; without the right to, the outcome is `permission-denied`. */
  sudo?: boolean;
  /** Over a connection of its own, not the shared one: proof that a new one can be made. */
  fresh?: boolean;
  signal?: AbortSignal;
  /** Output as it arrives, before the cap. */
  onStdout?: (chunk: Uint8Array) => void;
};

/**
 * How a script ended on a node. `ran: true` means the script itself ran to its end, whatever its exit status;
 * `ran: false` says which way it did not, and keeps what had arrived until then.
 */
export type ReachOutcome = {
  stdout: Buffer;
  stderr: string;
  durationMs: number;
} & ({ran: true; exit: number} | {ran: false; failure: ReachFailure; message: Message});

/** A script that is still running and can be talked to line by line. */
export type Session = {
  write(text: string): void;
  /** Ends the script and its children on the node. */
  end(): void;
  done: Promise<ReachOutcome>;
};

/** What is made in clusters before scripts run on their nodes. */
export type Preparation = {
  signal: AbortSignal;
  /** Also the far ends for measuring between pods and to services. */
  layers: boolean;
  /** Revision of the mesh that puts sidecars into the pods of a context’s cluster, where there is one. */
  meshOf: (context: string) => string | undefined;
  onProgress: (done: number, total: number, node?: string) => void;
};

/**
 * How scripts run on nodes. Failing to reach a node is data, never an exception.
 * When the caller gives up (time limit, byte cap, abort), what it started on the node ends too.
 */
export type Reach = {
  run(node: Node, script: Script, options: ReachOptions): Promise<ReachOutcome>;
  /** Like `run`, with standard input left open for `write`. */
  open(node: Node, script: Script, options: ReachOptions): Session;
  /**
   * Starts what has to stand before scripts can run, on all nodes together; without it that happens node by node.
   * Gives the services that exist for this run only. Never fails: a node’s own failure is told when it is used.
   */
  prepare?(nodes: readonly Node[], preparation: Preparation): Promise<Service[]>;
  /** What the user has to know of how nodes were reached, such as what could not be removed. Complete after `close`. */
  remarks?(): readonly Message[];
  /** Ends shared connections, removes sockets and all that was made in clusters. Safe to call twice. */
  close(): Promise<void>;
};
