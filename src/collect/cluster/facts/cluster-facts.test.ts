import {describe, expect, test} from 'vitest';
import {factPath} from '../../../model/fact.ts';
import {factsOfCluster, factsOfNodes, groupLeaves, podsByUid, type RawCluster} from '../index.ts';
import {keepEvent, keepPod, keepWorkload} from '../keep.ts';
import {imageDigest} from './image-digest.ts';
import {tagOf} from './network-plugin.ts';
import {cpuMillis, memoryBytes, quantity} from './quantity.ts';
import {withoutRegistry} from './workloads.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

/** A pod as the API publishes it, with the things that must not be kept. */
function pod(name: string, node: string, extra: {sidecar?: string; restarts?: number} = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      labels: {app: 'cart', 'pod-template-hash': '5d4f'},
      annotations: {'internal/token': 'secret', 'proxy.istio.io/config': '{concurrency: 2}'},
      ownerReferences: [{kind: 'ReplicaSet', name: 'cart-5d4f', uid: '1'}],
      managedFields: [{manager: 'kubectl'}],
    },
    spec: {
      nodeName: node,
      containers: [
        {
          name: 'cart',
          image: 'mirror.example:5000/shop/cart:1.4',
          env: [{name: 'PASSWORD', value: 'secret'}],
          resources: {requests: {cpu: '250m', memory: '128Mi'}, limits: {memory: '256Mi'}},
        },
        ...(extra.sidecar === undefined
          ? []
          : [
              {
                name: 'istio-proxy',
                image: `docker.io/istio/proxyv2:${extra.sidecar}`,
                resources: {limits: {cpu: '2', memory: '1Gi'}},
              },
            ]),
      ],
    },
    status: {
      phase: 'Running',
      qosClass: 'Burstable',
      conditions: [
        {type: 'PodScheduled', status: 'True', lastTransitionTime: '2026-11-23T05:00:00Z'},
        {type: 'Ready', status: 'True', lastTransitionTime: '2026-11-23T05:00:07Z'},
      ],
      containerStatuses: [
        {
          name: 'cart',
          imageID: `mirror.example:5000/shop/cart@${DIGEST}`,
          restartCount: extra.restarts ?? 0,
        },
      ],
    },
  };
}

function cluster(parts: Partial<RawCluster>): RawCluster {
  return {
    schemaVersion: 1,
    context: 'hk',
    at: '2026-11-23T05:41:07.000Z',
    version: {ok: true, value: {gitVersion: 'v1.33.1', major: '1', minor: '33'}},
    lists: {},
    configMaps: {},
    ...parts,
  };
}

const list = (...value: unknown[]) => ({ok: true as const, value});
const denied = {ok: false as const, failure: 'denied' as const, detail: 'forbidden'};

function values(raw: RawCluster): Record<string, unknown> {
  const {leaves} = factsOfCluster(raw);
  return Object.fromEntries(
    Object.entries(leaves).map(([path, leaf]) => [
      path,
      'value' in leaf ? leaf.value : leaf.reason,
    ]),
  );
}

describe('facts of a cluster, on objects of the published API shapes', () => {
  test('a workload is told by its pods: images without their registry, digests, requests, spread, start', () => {
    const found = values(
      cluster({
        lists: {
          pods: list(
            ...[pod('cart-1', 'n1'), pod('cart-2', 'n1'), pod('cart-3', 'n2')].map(keepPod),
          ),
        },
      }),
    );
    expect(found).toMatchObject({
      'workload["shop/cart"].pods': 3,
      'workload["shop/cart"].nodesUsed': 2,
      'workload["shop/cart"].mostOnOneNode': 2,
      'workload["shop/cart"].qos': ['Burstable'],
      'workload["shop/cart"].startMs': 7000,
      'workload["shop/cart"].container.cart.image': ['shop/cart:1.4'],
      'workload["shop/cart"].container.cart.manifestDigest': [DIGEST],
      'workload["shop/cart"].container.cart.requestsCpuMillis': ['250'],
      'workload["shop/cart"].container.cart.limitsCpuMillis': ['none'],
      'workload["shop/cart"].container.cart.limitsMemoryBytes': ['268435456'],
      'cluster.mesh.mode': 'none',
    });
  });

  test('sidecars are told with version, limits and concurrency', () => {
    const found = values(
      cluster({lists: {pods: list(keepPod(pod('cart-1', 'n1', {sidecar: '1.24.0'})))}}),
    );
    expect(found).toMatchObject({
      'cluster.mesh.mode': 'sidecar',
      'cluster.mesh.proxyVersion': ['1.24.0'],
      'workload["shop/cart"].sidecar.limitsCpuMillis': ['2000'],
      'workload["shop/cart"].sidecar.concurrency': ['2'],
    });
  });

  test('a pod that restarted says nothing of how long its start took', () => {
    const found = values(
      cluster({lists: {pods: list(keepPod(pod('cart-1', 'n1', {restarts: 2})))}}),
    );
    expect(found).not.toHaveProperty(['workload["shop/cart"].startMs']);
    expect(found['workload["shop/cart"].restarts']).toBe(2);
  });

  test('what is kept of a pod holds no environment, no foreign annotation and no managed fields', () => {
    expect(JSON.stringify(keepPod(pod('cart-1', 'n1')))).not.toMatch(
      /secret|managedFields|PASSWORD/,
    );
  });

  test('what is forbidden is denied, and not absent', () => {
    const found = values(
      cluster({lists: {pods: denied}, configMaps: {'kube-system/kube-proxy': denied}}),
    );
    expect(found['cluster.read.pods']).toBe('denied');
    expect(found['cluster.kubeProxy']).toBe('denied');
  });

  test('flannel tells what it was told; the version stands in its DaemonSet', () => {
    const found = values(
      cluster({
        lists: {
          daemonsets: list({
            metadata: {name: 'kube-flannel-ds', namespace: 'kube-flannel'},
            spec: {
              template: {
                spec: {containers: [{name: 'kube-flannel', image: 'flannel/flannel:v0.26.1'}]},
              },
            },
          }),
        },
        configMaps: {
          'kube-flannel/kube-flannel-cfg': {
            ok: true,
            value: {
              'net-conf.json': '{"Network":"10.244.0.0/16","Backend":{"Type":"vxlan","MTU":1450}}',
            },
          },
        },
      }),
    );
    expect(found).toMatchObject({
      'cluster.cni.kind': 'flannel',
      'cluster.cni.flannel.version': 'v0.26.1',
      'cluster.cni.flannel.netConf.Backend.MTU': 1450,
      'cluster.cni.flannel.netConf.Backend.Type': 'vxlan',
    });
  });

  test('how long images took to pull is told from the events, where they are still there', () => {
    const named = (name: string, uid: string) => {
      const {metadata, ...rest} = pod(name, 'n1');
      return keepPod({...rest, metadata: {...metadata, uid}});
    };
    const pulled = (uid: string, message: string) =>
      keepEvent({involvedObject: {uid, name: 'any'}, message, reason: 'Pulled'});
    const lists = {
      pods: list(named('cart-1', 'u1'), named('cart-2', 'u2'), named('cart-3', 'u3')),
      events: list(
        pulled('u1', 'Successfully pulled image "shop/cart:1.4" in 3s'),
        pulled('u1', 'Successfully pulled image "shop/helper:1" in 500ms (1s including waiting)'),
        pulled('u2', 'Container image "shop/cart:1.4" already present on machine'),
        pulled('u3', 'Successfully pulled image "shop/cart:1.4" in 5.5s'),
      ),
    };
    expect(values(cluster({lists}))['workload["shop/cart"].start.pullMs']).toBe(4500);
    const {events: _, ...without} = lists;
    expect(values(cluster({lists: without}))).not.toHaveProperty([
      'workload["shop/cart"].start.pullMs',
    ]);
  });

  test('settings of kube-proxy and kubelet, without addresses and names of their own', () => {
    const found = values(
      cluster({
        configMaps: {
          'kube-system/kube-proxy': {
            ok: true,
            value: {
              'config.conf': 'mode: ""\nbindAddress: 0.0.0.0\nconntrack: {maxPerCore: 32768}\n',
            },
          },
          'kube-system/kubelet-config': {
            ok: true,
            value: {kubelet: 'cpuManagerPolicy: static\nclusterDNS: [10.96.0.10]\n'},
          },
        },
      }),
    );
    expect(found).toMatchObject({
      'cluster.kubeProxy.mode': 'iptables',
      'cluster.kubeProxy.conntrack.maxPerCore': 32768,
      'cluster.kubelet.cpuManagerPolicy': 'static',
    });
    expect(Object.keys(found).join()).not.toMatch(/bindAddress|clusterDNS/);
  });

  test('settings that are no mapping, or want to grow without bound, are unparsed', () => {
    const bomb = `a0: &a0 [x]\n${Array.from({length: 12}, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]\n`).join('')}`;
    for (const text of ['- 1', bomb, 'a: [', 'x'.repeat(300_000)]) {
      const found = values(
        cluster({configMaps: {'kube-system/kube-proxy': {ok: true, value: {'config.conf': text}}}}),
      );
      expect(found['cluster.kubeProxy']).toBe('unparsed');
    }
  });

  test('mesh settings: mTLS of the mesh, and rules that limit connections', () => {
    const found = values(
      cluster({
        lists: {
          peerauthentications: list({
            metadata: {name: 'default', namespace: 'istio-system'},
            spec: {mtls: {mode: 'STRICT'}},
          }),
          destinationrules: list({
            metadata: {name: 'cart', namespace: 'shop'},
            spec: {host: 'cart', trafficPolicy: {connectionPool: {tcp: {maxConnections: 10}}}},
          }),
        },
      }),
    );
    expect(found).toMatchObject({
      'cluster.mesh.mtlsMode': 'STRICT',
      'cluster.mesh.destinationRule["shop/cart"].connectionPool.tcp.maxConnections': 10,
    });
  });

  test('the steps of a start count from the moment a pod was placed', () => {
    const given = pod('cart-1', 'n1');
    given.status.conditions.push(
      {
        type: 'PodReadyToStartContainers',
        status: 'True',
        lastTransitionTime: '2026-11-23T05:00:02Z',
      },
      {type: 'ContainersReady', status: 'True', lastTransitionTime: '2026-11-23T05:00:06Z'},
    );
    expect(values(cluster({lists: {pods: list(keepPod(given))}}))).toMatchObject({
      'workload["shop/cart"].startMs': 7000,
      'workload["shop/cart"].start.sandboxMs': 2000,
      'workload["shop/cart"].start.containersReadyMs': 6000,
      'workload["shop/cart"].startedPods': 1,
    });
  });

  test('the mesh’s proxy is told as a sidecar and not as a container of the workload', () => {
    const found = values(
      cluster({lists: {pods: list(keepPod(pod('cart-1', 'n1', {sidecar: '1.24.0'})))}}),
    );
    expect(found['workload["shop/cart"].sidecar.image']).toEqual(['istio/proxyv2:1.24.0']);
    expect(Object.keys(found).join()).not.toContain('container.istio-proxy');
  });

  test('the default of ndots and DNS policy is told like any other', () => {
    const given = pod('cart-1', 'n1');
    const own = {...given.spec, dnsConfig: {options: [{name: 'ndots', value: '2'}]}};
    const found = values(
      cluster({lists: {pods: list(keepPod(given), keepPod({...given, spec: own}))}}),
    );
    expect(found['workload["shop/cart"].ndots']).toEqual(['2', '5']);
    expect(found['workload["shop/cart"].dnsPolicy']).toEqual(['ClusterFirst']);
  });

  test('containers that wait or ended are told with the reason', () => {
    const given = pod('cart-1', 'n1');
    const [status] = given.status.containerStatuses;
    const waiting = {
      ...status,
      state: {waiting: {reason: 'CrashLoopBackOff'}},
      lastState: {terminated: {reason: 'OOMKilled'}},
    };
    const crashing = {...given, status: {...given.status, containerStatuses: [waiting]}};
    expect(values(cluster({lists: {pods: list(keepPod(crashing))}}))).toMatchObject({
      'workload["shop/cart"].waiting': ['CrashLoopBackOff'],
      'workload["shop/cart"].ended': ['OOMKilled'],
    });
  });

  test('settings in the environment of a network plugin are kept, in kube-system and by name only', () => {
    const daemonSet = (namespace: string) => ({
      metadata: {name: 'aws-node', namespace},
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'aws-node',
                image: 'amazon-k8s-cni:v1.18.1',
                args: ['--mtu=1400', '--token=secret'],
                env: [
                  {name: 'AWS_VPC_ENI_MTU', value: '9001'},
                  {name: 'AWS_SECRET_ACCESS_KEY', value: 'secret'},
                ],
              },
            ],
          },
        },
      },
    });
    const found = values(
      cluster({lists: {daemonsets: list(keepWorkload(daemonSet('kube-system')))}}),
    );
    expect(found).toMatchObject({
      'cluster.cni.aws-vpc-cni.version': 'v1.18.1',
      'cluster.cni.aws-vpc-cni.setting.AWS_VPC_ENI_MTU': '9001',
      'cluster.cni.aws-vpc-cni.setting.mtu': '1400',
    });
    expect(JSON.stringify(keepWorkload(daemonSet('kube-system')))).not.toContain('secret');
    expect(JSON.stringify(keepWorkload(daemonSet('shop')))).not.toContain('9001');
  });

  test('in a mesh every namespace tells whether it is injected, and mTLS its default', () => {
    const found = values(
      cluster({
        lists: {
          pods: list(keepPod(pod('cart-1', 'n1', {sidecar: '1.24.0'}))),
          namespaces: list(
            {metadata: {name: 'shop', labels: {'istio-injection': 'enabled'}}},
            {metadata: {name: 'batch', labels: {}}},
          ),
          peerauthentications: list(),
        },
      }),
    );
    expect(found).toMatchObject({
      'namespace.shop.injection': ['istio-injection=enabled'],
      'namespace.batch.injection': [],
      'cluster.mesh.mtlsMode': 'PERMISSIVE',
    });
  });

  test('nodes that take pods are counted: ready, not cordoned, without a taint that keeps them away', () => {
    const node = (name: string, spec: object, ready = 'True') => ({
      metadata: {name, labels: {}},
      spec,
      status: {
        conditions: [{type: 'Ready', status: ready}],
        nodeInfo: {containerRuntimeVersion: 'containerd://1.7.13', architecture: 'amd64'},
      },
    });
    const found = values(
      cluster({
        lists: {
          nodes: list(
            node('a', {}),
            node('b', {taints: [{key: 'x', effect: 'PreferNoSchedule'}]}),
            node('c', {taints: [{key: 'x', effect: 'NoSchedule'}]}),
            node('d', {unschedulable: true}),
            node('e', {}, 'Unknown'),
          ),
        },
      }),
    );
    expect(found).toMatchObject({
      'cluster.nodes': 5,
      'cluster.schedulableNodes': 2,
      'cluster.runtimes': ['containerd'],
      'cluster.architectures': ['amd64'],
    });
  });

  test('a cgroup is named after its pod by both drivers of the kubelet, and no other cgroup is', () => {
    const id = 'b'.repeat(64);
    const uid = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const given = pod('cart-1', 'n1');
    const [status] = given.status.containerStatuses;
    const kept = keepPod({
      ...given,
      metadata: {...given.metadata, uid},
      status: {
        ...given.status,
        containerStatuses: [{...status, containerID: `containerd://${id}`}],
      },
    });
    const pods = podsByUid(cluster({lists: {pods: list(kept)}}));
    const systemd = `/kubepods.slice/kubepods-pod${uid.replaceAll('-', '_')}.slice/cri-containerd-${id}.scope`;
    const cgroupfs = `/kubepods/burstable/pod${uid}/${id}`;
    const told = (path: string) => {
      const leaf = factPath('cgroup', 'throttle', path, 'periods');
      const leaves = {[leaf]: {value: 1, section: 'cgroup'}};
      const own = {node: 'n1', at: '-', sections: {}, leaves, dropped: []};
      return Object.values(groupLeaves(own, pods)).map((one) => 'value' in one && one.value);
    };
    expect(told(systemd)).toEqual(['shop/cart', 'shop/cart-1', 'cart']);
    expect(told(cgroupfs)).toEqual(['shop/cart', 'shop/cart-1', 'cart']);
    expect(told('/system.slice/ssh.service')).toEqual([]);
  });

  test('a node is told with what its pods have requested', () => {
    const found = factsOfNodes(
      cluster({
        lists: {
          nodes: list({
            metadata: {name: 'n1', labels: {}},
            spec: {taints: [{key: 'gpu', effect: 'NoSchedule'}]},
            status: {
              capacity: {cpu: '4', memory: '8Gi'},
              allocatable: {cpu: '3800m', memory: '7Gi'},
              conditions: [{type: 'Ready', status: 'False'}],
              nodeInfo: {kubeletVersion: 'v1.33.1'},
            },
          }),
          pods: list(keepPod(pod('cart-1', 'n1')), keepPod(pod('cart-2', 'n1'))),
        },
      }),
    ).get('n1');
    const read = (path: string) => found?.leaves[path];
    expect(read('kube.allocatable.cpuMillis')).toMatchObject({value: 3800});
    expect(read('kube.requested.cpuMillis')).toMatchObject({value: 500, section: 'pods'});
    expect(read('kube.condition.Ready')).toMatchObject({value: 'False'});
    expect(read('kube.taints')).toMatchObject({value: ['gpu=:NoSchedule']});
  });

  test('objects of another shape are left out and never throw', () => {
    for (const item of [null, 1, 'x', [], {}, {metadata: {}}, {metadata: {name: 1}}]) {
      expect(() =>
        values(cluster({lists: {pods: list(item), nodes: list(item), daemonsets: list(item)}})),
      ).not.toThrow();
    }
  });
});

test.each([
  ['250m', 0.25],
  ['1.5', 1.5],
  ['128Mi', 134_217_728],
  ['1e3', 1000],
  ['12E', 12e18],
  ['', null],
  ['1 Gi', null],
  ['abc', null],
  [2, 2],
])('the quantity %s is %s', (text, value) => {
  expect(quantity(text)).toBe(value);
});

test('CPU is told in thousandths, memory in bytes', () => {
  expect(cpuMillis('0.1')).toBe(100);
  expect(memoryBytes('64Ki')).toBe(65_536);
});

test('digests of an image and of its configuration are told apart', () => {
  expect(imageDigest(`docker-pullable://nginx@${DIGEST}`)).toEqual({
    kind: 'manifest',
    digest: DIGEST,
  });
  expect(imageDigest(DIGEST)).toEqual({kind: 'config', digest: DIGEST});
  expect(imageDigest(`docker://${DIGEST}`)).toEqual({kind: 'config', digest: DIGEST});
  expect(imageDigest('')).toBeNull();
});

test('the registry of an image is a mirror’s matter, its name is not', () => {
  expect(withoutRegistry('mirror.example:5000/lib/app:1')).toBe('lib/app:1');
  expect(withoutRegistry('lib/app:1')).toBe('lib/app:1');
  expect(withoutRegistry('localhost/app:1')).toBe('app:1');
  expect(tagOf('repo:5000/app')).toBe('latest');
  expect(tagOf(`app:1.2@${DIGEST}`)).toBe('1.2');
});
