import {z} from 'zod';

/** Objects of the API as far as they are read. Everything may be missing: versions differ, and so do rights. */
const words = z.record(z.string(), z.string()).catch({});
const text = z.string().optional().catch(undefined);

const Resources = z
  .object({
    requests: z.record(z.string(), z.unknown()).optional(),
    limits: z.record(z.string(), z.unknown()).optional(),
  })
  .optional()
  .catch(undefined);

const Container = z.object({
  name: z.string(),
  image: z.string().default(''),
  resources: Resources,
  restartPolicy: text,
  env: z
    .array(z.object({name: z.string(), value: z.string()}))
    .optional()
    .catch(undefined),
  args: z.array(z.string()).optional().catch(undefined),
});
export type Container = z.infer<typeof Container>;

const ContainerStatus = z.object({
  name: z.string(),
  imageID: z.string().default(''),
  containerID: text,
  restartCount: z.number().default(0),
  state: z
    .object({waiting: z.object({reason: text}).optional()})
    .optional()
    .catch(undefined),
  lastState: z
    .object({terminated: z.object({reason: text}).optional()})
    .optional()
    .catch(undefined),
});

const Condition = z.object({
  type: z.string(),
  status: z.string(),
  reason: text,
  lastTransitionTime: text.nullable(),
});

export const Pod = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string().default('default'),
    uid: text,
    labels: words,
    annotations: words,
    ownerReferences: z
      .array(z.object({kind: z.string(), name: z.string()}))
      .optional()
      .catch(undefined),
    creationTimestamp: text,
  }),
  spec: z.object({
    nodeName: text,
    hostNetwork: z.boolean().optional(),
    dnsPolicy: text,
    dnsConfig: z
      .object({options: z.array(z.object({name: text, value: text})).optional()})
      .optional()
      .catch(undefined),
    nodeSelector: words,
    affinity: z.object({nodeAffinity: z.unknown()}).optional().catch(undefined),
    containers: z.array(Container).default([]),
    initContainers: z.array(Container).default([]),
  }),
  status: z
    .object({
      phase: text,
      reason: text,
      qosClass: text,
      conditions: z.array(Condition).default([]),
      containerStatuses: z.array(ContainerStatus).default([]),
      initContainerStatuses: z.array(ContainerStatus).default([]),
    })
    .default({conditions: [], containerStatuses: [], initContainerStatuses: []}),
});
export type Pod = z.infer<typeof Pod>;

export const ClusterNode = z.object({
  metadata: z.object({name: z.string(), labels: words}),
  spec: z
    .object({
      taints: z
        .array(z.object({key: z.string(), value: text, effect: text}))
        .optional()
        .catch(undefined),
      unschedulable: z.boolean().optional(),
    })
    .default({}),
  status: z.object({
    capacity: z.record(z.string(), z.unknown()).default({}),
    allocatable: z.record(z.string(), z.unknown()).default({}),
    conditions: z.array(Condition.extend({message: text})).default([]),
    nodeInfo: words,
  }),
});
export type ClusterNode = z.infer<typeof ClusterNode>;

export const Workload = z.object({
  metadata: z.object({name: z.string(), namespace: z.string().default('default')}),
  spec: z
    .object({
      replicas: z.number().optional(),
      template: z
        .object({spec: z.object({containers: z.array(Container).default([])}).optional()})
        .optional(),
    })
    .optional(),
});
export type Workload = z.infer<typeof Workload>;

export const Custom = z.object({
  metadata: z.object({name: z.string(), namespace: z.string().default('')}),
  spec: z.record(z.string(), z.unknown()).catch({}),
});
export type Custom = z.infer<typeof Custom>;

type Read<T> = {read: T[]; unread: number};
const KNOWN = new WeakMap<readonly unknown[], Map<z.ZodType, Read<unknown>>>();

/** The objects of a list that have the expected shape; others are counted. Read once, however many ask. */
export function readObjects<T extends z.ZodType>(
  schema: T,
  items: readonly unknown[],
): Read<z.infer<T>> {
  let known = KNOWN.get(items);
  if (known === undefined) {
    known = new Map();
    KNOWN.set(items, known);
  }
  let found = known.get(schema) as Read<z.infer<T>> | undefined;
  if (found === undefined) {
    found = parsed(schema, items);
    known.set(schema, found);
  }
  return found;
}

function parsed<T extends z.ZodType>(schema: T, items: readonly unknown[]): Read<z.infer<T>> {
  const read: z.infer<T>[] = [];
  let unread = 0;
  for (const item of items) {
    const one = schema.safeParse(item);
    if (one.success) read.push(one.data);
    else unread += 1;
  }
  return {read, unread};
}
