import type {Command} from 'commander';
import type {AgentFlags} from '../agent.ts';
import type {Context} from '../context.ts';
import {addLanguage} from '../flags.ts';

export function registerAgent(program: Command, context: Context): void {
  const {text} = context;
  const command = program
    .command('agent')
    .description(
      text({
        en: 'on every node, all the time: paths to its peers and changed facts, as metrics',
        'zh-CN': '在每个节点上常驻：持续测量到对端的路径、跟踪事实变化，并以指标形式提供',
      }),
    )
    .option(
      '--members <file>',
      text({
        en: 'lines “NAME ADDRESS [REGION [ZONE]]”, or YAML; read again when it changes',
        'zh-CN': '成员文件：每行“名称 地址 [地域 [可用区]]”，或 YAML；变化后自动重读',
      }),
    )
    .option(
      '--members-dns <[region=]name...>',
      text({
        en: 'addresses of a name, or the targets of SRV records (_samespec._udp.…)',
        'zh-CN': '按 DNS 取成员：名称的地址，或 SRV 记录（_samespec._udp.…）的目标',
      }),
    )
    .option(
      '--members-kubernetes <service>',
      text({
        en: 'endpoints of a service ([NAMESPACE/]NAME) of the cluster this pod runs in',
        'zh-CN': '按所在集群中服务（[命名空间/]名称）的端点取成员',
      }),
    )
    .option(
      '--name <name>',
      text({
        en: 'name of this node in the list (default: its hostname)',
        'zh-CN': '本节点在列表中的名称（默认：主机名）',
      }),
    )
    .option(
      '--region <region>',
      text({en: 'region of members that name none', 'zh-CN': '未写地域的成员所属的地域'}),
      '-',
    )
    .option(
      '--listen <address:port>',
      text({
        en: 'where /metrics, /healthz, /readyz and /events answer (default: 127.0.0.1:19464)',
        'zh-CN': '/metrics、/healthz、/readyz、/events 的监听地址（默认：127.0.0.1:19464）',
      }),
    )
    .option(
      '--probe-port <port>',
      text({
        en: 'UDP port of the probes, the same on all nodes (default: 19464)',
        'zh-CN': '探测用的 UDP 端口，所有节点须一致（默认：19464）',
      }),
    )
    .option(
      '--bind <address>',
      text({
        en: 'probe from this address, and answer there only',
        'zh-CN': '只从该地址发出探测，也只在该地址应答',
      }),
    )
    .option(
      '--layer <layer>',
      text({
        en: 'host, or pod where it runs in a pod’s own network',
        'zh-CN': 'host，或 pod（运行在 Pod 自己的网络中）',
      }),
      'host',
    )
    .option(
      '--key-file <file>',
      text({
        en: 'secret shared by the fleet; without it members are known by address',
        'zh-CN': '机群共享的密钥；不给出时按地址识别成员',
      }),
    )
    .option(
      '--pair-labels',
      text({
        en: 'series for each pair of nodes, not of regions: many',
        'zh-CN': '按节点对（而非地域对）生成序列，数量很大',
      }),
      false,
    )
    .option(
      '--probe-every <time>',
      text({
        en: 'small packets to each peer (default: 2s)',
        'zh-CN': '向每个对端发送小包的间隔（默认：2s）',
      }),
    )
    .option(
      '--check-every <time>',
      text({
        en: 'a few full-size packets to each peer (default: 60s)',
        'zh-CN': '向每个对端发送少量满长包的间隔（默认：60s）',
      }),
    )
    .option(
      '--search-every <time>',
      text({
        en: 'the whole search for the path MTU (default: 10m; at once when a check changes)',
        'zh-CN': '完整搜索路径 MTU 的间隔（默认：10m；检查结果变化时立即进行）',
      }),
    )
    .option(
      '--collect-every <time>',
      text({en: 'facts of this node (default: 15m)', 'zh-CN': '采集本节点事实的间隔（默认：15m）'}),
    )
    .option('--no-facts', text({en: 'paths only', 'zh-CN': '只测路径，不采集事实'}))
    .option(
      '--expected <file>',
      text({
        en: 'facts this node ought to have, as --print-facts wrote them on a good one',
        'zh-CN': '本节点应有的事实，由 --print-facts 在正常节点上生成',
      }),
    )
    .option('--sudo', text({en: 'collect facts with sudo', 'zh-CN': '用 sudo 采集事实'}), false)
    .option(
      '--once',
      text({
        en: 'one full cycle, metrics on standard output, end (for a textfile collector)',
        'zh-CN': '完整测量一轮，把指标写到标准输出后结束（供 textfile collector 使用）',
      }),
      false,
    )
    .option(
      '--print-facts',
      text({
        en: 'facts of this node that ought to be equal, for --expected; then end',
        'zh-CN': '输出本节点中应当一致的事实（供 --expected 使用）后结束',
      }),
      false,
    )
    .addHelpText('after', () => examples(context));
  addLanguage(command, context).action(async (flags: AgentFlags) => {
    const {agent} = await import('../agent.ts');
    await agent(flags, context);
  });
}

function examples(context: Context): string {
  return context.text({
    en: `
Examples:
  samespec agent --members /etc/samespec/members --key-file /etc/samespec/key
  samespec agent --members-dns bj=agents.bj.example --members-dns hk=agents.hk.example
  samespec agent --members-kubernetes samespec-agents/samespec-agent --name "$NODE_NAME" --listen 0.0.0.0:19464
  samespec agent --members members --once --no-facts > /var/lib/node_exporter/samespec.prom`,
    'zh-CN': `
示例：
  samespec agent --members /etc/samespec/members --key-file /etc/samespec/key
  samespec agent --members-dns bj=agents.bj.example --members-dns hk=agents.hk.example
  samespec agent --members-kubernetes samespec-agents/samespec-agent --name "$NODE_NAME" --listen 0.0.0.0:19464
  samespec agent --members members --once --no-facts > /var/lib/node_exporter/samespec.prom`,
  });
}
