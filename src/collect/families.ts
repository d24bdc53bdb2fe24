import type {PolicyTable} from '../model/fact.ts';
import type {Strings} from '../model/message.ts';
import {benchmark} from './benchmark/index.ts';
import type {FactFamily} from './define-family.ts';
import {cgroup} from './facts/cgroup/index.ts';
import {clocksource} from './facts/clocksource/index.ts';
import {cloud} from './facts/cloud/index.ts';
import {cni} from './facts/cni/index.ts';
import {conntrack} from './facts/conntrack/index.ts';
import {container} from './facts/container/index.ts';
import {counter} from './facts/counter/index.ts';
import {cpu} from './facts/cpu/index.ts';
import {cputime} from './facts/cputime/index.ts';
import {disk} from './facts/disk/index.ts';
import {diskio} from './facts/diskio/index.ts';
import {kvm} from './facts/kvm/index.ts';
import {kvmrefusal} from './facts/kvmrefusal/index.ts';
import {limits} from './facts/limits/index.ts';
import {link} from './facts/link/index.ts';
import {memory} from './facts/memory/index.ts';
import {mssclamp} from './facts/mssclamp/index.ts';
import {nic} from './facts/nic/index.ts';
import {os} from './facts/os/index.ts';
import {paging} from './facts/paging/index.ts';
import {pod} from './facts/pod/index.ts';
import {pressure} from './facts/pressure/index.ts';
import {provenance} from './facts/provenance/index.ts';
import {route} from './facts/route/index.ts';
import {service} from './facts/service/index.ts';
import {softnet} from './facts/softnet/index.ts';
import {sysctl} from './facts/sysctl/index.ts';
import {timesync} from './facts/timesync/index.ts';
import {tuning} from './facts/tuning/index.ts';
import {virtualization} from './facts/virtualization/index.ts';
import {strings as collect} from './strings.ts';

/** Every family of facts, in the order in which the collector asks for them. */
export const FAMILIES: readonly FactFamily[] = [
  os,
  cpu,
  memory,
  virtualization,
  kvm,
  clocksource,
  cputime,
  pressure,
  link,
  route,
  counter,
  sysctl,
  limits,
  cni,
  pod,
  container,
  tuning,
  paging,
  cgroup,
  disk,
  diskio,
  nic,
  softnet,
  conntrack,
  mssclamp,
  timesync,
  service,
  cloud,
  kvmrefusal,
  provenance,
];

/** What a difference in any fact means, for comparing. */
export const FACT_POLICIES: PolicyTable = [...FAMILIES, benchmark].flatMap(
  (family) => family.policies,
);

/** Texts of this room, each list under its prefix. */
export const collectStrings: readonly {prefix: string; strings: Strings}[] = [
  {prefix: 'collect', strings: collect},
  {prefix: 'benchmark', strings: benchmark.strings},
  ...FAMILIES.filter((family) => Object.keys(family.strings).length > 0).map(({id, strings}) => ({
    prefix: id,
    strings,
  })),
];
