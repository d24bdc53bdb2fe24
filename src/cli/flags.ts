import {type Command, InvalidArgumentError, Option} from 'commander';
import type {RunSettings} from '../model/run.ts';
import type {Context} from './context.ts';

export const FORMATS = [
  'text',
  'json',
  'yaml',
  'md',
  'html',
  'junit',
  'sarif',
  'openmetrics',
] as const;
export type Format = (typeof FORMATS)[number];

export const FAIL_ON = ['note', 'contributor', 'cause', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export type TargetFlags = {
  inventory: string[];
  host: string[];
  from?: string[];
  into?: string;
  context?: string[];
  kubeconfig?: string;
  selector?: string;
  regionFrom?: string;
  prometheus?: string[];
  prometheusTokenFile?: string;
  prometheusHeaderFile?: string;
  prometheusCa?: string;
  since?: string;
};
export type LimitFlags = {
  timeout: number;
  concurrency: number;
  sudo: boolean;
  maxBytes?: number;
  maxDuration?: number;
  ports?: [number, number];
  soloChecks?: number;
  allPairs?: boolean;
  crossCheck?: boolean;
  benchmark?: boolean;
} & ProbeFlags;
/** How clusters are probed. */
export type ProbeFlags = {probeImage?: string; probeNamespace?: string; probeIngress?: string};
export type AnalysisFlags = {golden?: string; accept: string[]};
export type OutputFlags = {
  output: Format;
  /** Files of plans that the page shows as well. */
  plan?: string[];
  out?: string;
  color: boolean;
  quiet: boolean;
  verbose: boolean;
  failOn: FailOn;
};

export function addTargets(command: Command, context: Context): Command {
  const {text} = context;
  return command
    .option(
      '-i, --inventory <file>',
      text({
        en: 'fleet: samespec YAML, or an Ansible inventory (INI or YAML); repeatable',
        'zh-CN': '机群清单：samespec YAML，或 Ansible inventory（INI 或 YAML）；可重复',
      }),
      collect,
      [],
    )
    .option(
      '--host <host>',
      text({
        en: 'one node, NAME=USER@ADDRESS:PORT,region=REGION; repeatable',
        'zh-CN': '单个节点：名称=用户@地址:端口,region=地域；可重复',
      }),
      collect,
      [],
    );
}

export function addClusters(command: Command, context: Context): Command {
  const {text} = context;
  return command
    .option(
      '--context <name>',
      text({
        en: 'nodes of the cluster of a kubeconfig context; repeatable, several clusters are one fleet',
        'zh-CN': 'kubeconfig 中某个 context 所指集群的节点；可重复，多个集群视为一个机群',
      }),
      (value: string, before: string[] | undefined) => collect(value, before ?? []),
    )
    .option(
      '--kubeconfig <file>',
      text({
        en: 'kubeconfig to read (default: KUBECONFIG, else ~/.kube/config)',
        'zh-CN': 'kubeconfig 文件（默认取 KUBECONFIG，否则 ~/.kube/config）',
      }),
    )
    .option(
      '--selector <labels>',
      text({
        en: 'only nodes of the clusters with these labels, such as node-role.kubernetes.io/worker=',
        'zh-CN': '只取集群中带这些标签的节点，例如 node-role.kubernetes.io/worker=',
      }),
    )
    .option(
      '--region-from <source>',
      text({
        en: 'region of a cluster node: context, label:KEY or regex:EXPRESSION on CONTEXT/NODE (default: the standard label, else the context); of a target of Prometheus: label:KEY',
        'zh-CN':
          '集群节点的地域取自：context、label:键，或作用于 CONTEXT/NODE 的 regex:表达式（默认取标准标签，没有则取 context）；Prometheus 抓取目标的地域：label:键',
      }),
    )
    .option(
      '--probe-image <image>',
      text({
        en: 'image of the temporary probe pods, best with a digest; needs sh, sleep and nsenter (default: busybox:1.37)',
        'zh-CN': '临时探测 Pod 的镜像，最好带摘要；需含 sh、sleep、nsenter（默认 busybox:1.37）',
      }),
    )
    .option(
      '--probe-namespace <name>',
      text({
        en: 'existing namespace for the probe pods, for users with rights in it only (default: a new one for each run)',
        'zh-CN': '放置探测 Pod 的已有命名空间，供只在其中有权限的用户使用（默认每次运行新建一个）',
      }),
      kubeName,
    )
    .option(
      '--probe-ingress <class>',
      text({
        en: 'also measure through the ingress controller of this class: a temporary Ingress under a path of its own',
        'zh-CN':
          '同时经由该类（IngressClass）的 ingress 控制器测量：临时创建一个独占路径的 Ingress',
      }),
    );
}

/** Series that are there already, in place of or beside what is measured. */
export function addPrometheus(command: Command, context: Context): Command {
  const {text} = context;
  return command
    .option(
      '--prometheus <url>',
      text({
        en: 'read series of this Prometheus: beside the nodes given, or instead of touching any; repeatable',
        'zh-CN': '读取该 Prometheus 已有的序列：给出节点时作为补充，未给出时不触碰任何节点；可重复',
      }),
      (value: string, before: string[] | undefined) => collect(value, before ?? []),
    )
    .option(
      '--since <time>',
      text({
        en: 'how far back to read there, such as 15m or 2d (default: 1h)',
        'zh-CN': '从多久以前读起，例如 15m、2d（默认 1h）',
      }),
    )
    .option(
      '--prometheus-token-file <file>',
      text({en: 'bearer token for it', 'zh-CN': '访问它所用的 bearer 令牌文件'}),
    )
    .option(
      '--prometheus-header-file <file>',
      text({
        en: 'headers for it, “Name: value” on each line',
        'zh-CN': '访问它所用的请求头文件，每行“名称: 值”',
      }),
    )
    .option(
      '--prometheus-ca <file>',
      text({
        en: 'certificates (PEM) that vouch for it',
        'zh-CN': '信任的颁发机构证书（PEM）',
      }),
    );
}

export function addFrom(command: Command, context: Context): Command {
  return command.option(
    '--from <source>',
    context.text({
      en: 'a saved run or exported file, or saved files of machines (sosreport, any folder with proc/, sys/, etc/), NAME=PATH,region=REGION; the latter repeatable',
      'zh-CN':
        '已保存的运行记录或导出文件；或机器的文件（sosreport、任何含 proc/、sys/、etc/ 的目录），名称=路径,region=地域，后者可重复',
    }),
    (value: string, before: string[] | undefined) => collect(value, before ?? []),
  );
}

export function addInto(command: Command, context: Context): Command {
  return command.option(
    '--into <run>',
    context.text({
      en: 'go on with a saved run: only what is missing is asked',
      'zh-CN': '在已保存的运行记录上继续，只补缺少的部分',
    }),
  );
}

export function addLimits(command: Command, context: Context): Command {
  const {text} = context;
  return command
    .option(
      '--timeout <seconds>',
      text({en: 'time limit for each node', 'zh-CN': '每个节点的时限（秒）'}),
      positive,
      30,
    )
    .option(
      '--concurrency <n>',
      text({en: 'nodes asked at the same time', 'zh-CN': '同时访问的节点数'}),
      positive,
      32,
    )
    .option(
      '--sudo',
      text({
        en: 'read facts that need root through “sudo -n”',
        'zh-CN': '用“sudo -n”读取需要 root 的事实',
      }),
      false,
    );
}

export function addRules(command: Command, context: Context): Command {
  return command.option(
    '--rules <file>',
    context.text({
      en: 'rules of your own (YAML), asked beside the built-in ones; repeatable',
      'zh-CN': '自定义规则文件（YAML），与内置规则一同检查；可重复',
    }),
    collect,
    [],
  );
}

export function addBenchmark(command: Command, context: Context): Command {
  return command.option(
    '--benchmark',
    context.text({
      en: 'compare the speed of the CPUs too: up to 4 s of one CPU on every node, nothing written',
      'zh-CN': '同时比较 CPU 速度：在每个节点上占用一个 CPU 至多 4 秒，不写任何文件',
    }),
    false,
  );
}

/** What the measurements may cost. */
export function addBudget(command: Command, context: Context): Command {
  const {text} = context;
  return command
    .option(
      '--max-bytes <size>',
      text({
        en: 'bytes to send over all paths, such as 500M or 2G; bulk transfers share what there is, and end with it',
        'zh-CN': '全部路径的发送量上限，例如 500M、2G；各次带宽测试均分余量，用完即止',
      }),
      byteSize,
    )
    .option(
      '--max-duration <seconds>',
      text({
        en: 'time for measuring; bulk transfers beyond are left out and named',
        'zh-CN': '测量时间上限（秒）；超出的带宽测试不做，并会注明',
      }),
      positive,
    )
    .option(
      '--ports <low-high>',
      text({
        en: 'ports the probes may listen on, such as 40000-40100 (default: any free one)',
        'zh-CN': '探针可监听的端口范围，例如 40000-40100（默认任选空闲端口）',
      }),
      portRange,
    )
    .option(
      '--solo-checks <n>',
      text({
        en: 'repeat so many bulk tests alone, and run fewer at once where those run together disturb one another (default: repeat one, and say what came of it)',
        'zh-CN':
          '单独重做若干次带宽测试，若并行测试相互干扰则减少并行数（默认只重做一次，并注明结果）',
      }),
      positive,
    )
    .option(
      '--all-pairs',
      text({
        en: 'bandwidth between every two nodes, not one pair for each two regions',
        'zh-CN': '测量每两个节点之间的带宽，而不是每两个地域只测一对',
      }),
    )
    .option(
      '--cross-check',
      text({
        en: 'bandwidth also by iperf3, where both nodes have it',
        'zh-CN': '两端都有 iperf3 时，再用它测一遍带宽',
      }),
    );
}

/** What differences are held against. */
export function addAnalysis(command: Command, context: Context): Command {
  const {text} = context;
  return command
    .option(
      '--golden <node>',
      text({
        en: 'a node known to be good: differences are told against it, not against the majority',
        'zh-CN': '已知正常的节点：差异以它为基准，而不是以多数节点为准',
      }),
    )
    .option(
      '--accept <file>',
      text({
        en: 'differences to live with, each with a reason and a last day (YAML); repeatable',
        'zh-CN': '可接受的差异（YAML），每项注明原因与截止日期；可重复',
      }),
      collect,
      [],
    );
}

export function addOutput(command: Command, context: Context): Command {
  const {text} = context;
  return command
    .addOption(
      new Option('-o, --output <format>', text({en: 'output format', 'zh-CN': '输出格式'}))
        .choices([...FORMATS])
        .default('text'),
    )
    .option('--out <file>', text({en: 'write the result to a file', 'zh-CN': '把结果写入文件'}))
    .option(
      '--no-color',
      text({en: 'no colour (also NO_COLOR)', 'zh-CN': '不用颜色（也可设 NO_COLOR）'}),
    )
    .option(
      '--verbose',
      text({
        en: 'text output: everything, not one screen',
        'zh-CN': '文本输出显示全部内容，不限一屏',
      }),
      false,
    )
    .option('--quiet', text({en: 'no progress', 'zh-CN': '不显示进度'}), false)
    .addOption(
      new Option(
        '--fail-on <verdict>',
        text({
          en: 'exit with status 3 when a finding is at or above this',
          'zh-CN': '有达到或高于该级别的结论时以状态 3 退出',
        }),
      )
        .choices([...FAIL_ON])
        .default('cause'),
    );
}

export function addLanguage(command: Command, context: Context): Command {
  return command.addOption(
    new Option(
      '--lang <language>',
      context.text({en: 'language (default: from LANG)', 'zh-CN': '语言（默认取自 LANG）'}),
    ).choices(['en', 'zh-CN']),
  );
}

export function settingsOf(flags: LimitFlags, measure: boolean): RunSettings {
  return {
    timeoutMs: flags.timeout * 1000,
    concurrency: flags.concurrency,
    maxBytesPerNode: 16 * 1024 * 1024,
    sudo: flags.sudo,
    measure,
    ...(flags.benchmark === true ? {benchmark: true} : {}),
    ...(flags.maxBytes === undefined ? {} : {maxBytes: flags.maxBytes}),
    ...(flags.ports === undefined ? {} : {ports: flags.ports}),
    ...(flags.soloChecks === undefined ? {} : {soloChecks: flags.soloChecks}),
    ...(flags.probeImage === undefined ? {} : {probeImage: flags.probeImage}),
    ...(flags.probeNamespace === undefined ? {} : {probeNamespace: flags.probeNamespace}),
    ...(flags.probeIngress === undefined ? {} : {probeIngress: flags.probeIngress}),
    ...(flags.allPairs === true ? {allPairs: true} : {}),
    ...(flags.crossCheck === true ? {crossCheck: true} : {}),
    ...(flags.maxDuration === undefined ? {} : {maxDurationMs: flags.maxDuration * 1000}),
  };
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

/** Source: Kubernetes, Object Names and IDs. */
export function kubeName(value: string): string {
  if (!/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(value)) {
    throw new InvalidArgumentError('Not a name of a Kubernetes object.');
  }
  return value;
}

export function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 100_000) {
    throw new InvalidArgumentError('1…100000');
  }
  return number;
}

const UNIT_BYTES: Readonly<Record<string, number>> = {'': 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12};

function byteSize(value: string): number {
  const match = /^(\d+(?:\.\d+)?)([KMGT]?)B?$/i.exec(value);
  const bytes = Number(match?.[1]) * (UNIT_BYTES[(match?.[2] ?? '').toUpperCase()] ?? Number.NaN);
  if (!Number.isSafeInteger(Math.round(bytes)) || bytes < 1)
    throw new InvalidArgumentError('500M, 2G');
  return Math.round(bytes);
}

function portRange(value: string): [number, number] {
  const match = /^(\d{1,5})-(\d{1,5})$/.exec(value);
  const [low, high] = [Number(match?.[1]), Number(match?.[2])];
  if (!(low >= 1 && low <= high && high <= 65_535)) throw new InvalidArgumentError('40000-40100');
  return [low, high];
}
