/**
 * Every error that stops samespec: exit code and text in both languages (ICU MessageFormat).
 * Exit 2: the user gave something wrong. Exit 1: samespec or the machine it runs on is at fault.
 * One sentence each; it names the place and the mend.
 */
export const ERRORS = {
  usage: {
    exit: 2,
    en: '{detail}',
    'zh-CN': '{detail}',
  },
  'file-unreadable': {
    exit: 2,
    en: 'Cannot read {file}: {detail}. Give a file that exists and is readable.',
    'zh-CN': '无法读取 {file}：{detail}。请给出一个存在且可读的文件。',
  },
  'inventory-syntax': {
    exit: 2,
    en: '{place}: {detail}',
    'zh-CN': '{place}:{detail}',
  },
  'inventory-unknown-key': {
    exit: 2,
    en: '{place}: unknown key “{key}”. Known here: {known}.',
    'zh-CN': '{place}：未知的键“{key}”。此处可用的键：{known}。',
  },
  'inventory-did-you-mean': {
    exit: 2,
    en: '{place}: unknown key “{key}”. Did you mean “{near}”?',
    'zh-CN': '{place}：未知的键“{key}”。是否想写“{near}”?',
  },
  'inventory-wrong-type': {
    exit: 2,
    en: '{place}: “{key}” must be {expected}.',
    'zh-CN': '{place}：“{key}”应为 {expected}。',
  },
  'inventory-duplicate': {
    exit: 2,
    en: '{place}: node “{name}” is already defined at {first}. Rename or remove one of them.',
    'zh-CN': '{place}：节点“{name}”已在 {first} 定义过。请改名或删掉其中一个。',
  },
  'inventory-empty': {
    exit: 2,
    en: '{file}: no nodes in it. Add at least one, for example “bj-1: 10.1.0.11”.',
    'zh-CN': '{file}：里面没有任何节点。请至少加入一个，例如“bj-1: 10.1.0.11”。',
  },
  'inventory-bad-url': {
    exit: 2,
    en: '{place}: “{url}” is not an http or https URL.',
    'zh-CN': '{place}：“{url}”不是有效的 http 或 https 地址。',
  },
  'rules-syntax': {
    exit: 2,
    en: '{place}: {detail}. docs/your-own-rules.md shows a rule file.',
    'zh-CN': '{place}：{detail}。规则文件的写法见 docs/your-own-rules.md。',
  },
  'rules-unknown-key': {
    exit: 2,
    en: '{place}: unknown key “{key}”. Known here: {known}.',
    'zh-CN': '{place}：未知的键“{key}”。此处可用的键：{known}。',
  },
  'rules-wrong-value': {
    exit: 2,
    en: '{place}: “{key}” must be {expected}.',
    'zh-CN': '{place}：“{key}”应为 {expected}。',
  },
  'rules-duplicate': {
    exit: 2,
    en: '{place}: rule “{rule}” is already defined at {first}. Rename or remove one of them.',
    'zh-CN': '{place}：规则“{rule}”已在 {first} 定义过。请改名或删掉其中一条。',
  },
  'rules-expression': {
    exit: 2,
    en: '{place}: rule “{rule}”, {key}: {detail}.',
    'zh-CN': '{place}：规则“{rule}”的 {key}：{detail}。',
  },
  'host-flag': {
    exit: 2,
    en: '--host {given}: {detail}. Write it as NAME=USER@ADDRESS:PORT,region=REGION.',
    'zh-CN': '--host {given}：{detail}。写法：名称=用户@地址:端口,region=地域。',
  },
  'run-not-found': {
    exit: 2,
    en: 'No run “{run}” in {folder}. “samespec runs list” shows the saved runs.',
    'zh-CN': '{folder} 中没有名为“{run}”的运行记录。“samespec runs list”可列出已保存的记录。',
  },
  'run-damaged': {
    exit: 2,
    en: '{file}: this saved run cannot be read ({detail}). Export it again or collect anew.',
    'zh-CN': '{file}：无法读取这份运行记录（{detail}）。请重新导出或重新采集。',
  },
  'run-newer': {
    exit: 2,
    en: '{file}: written by a newer samespec (schemaVersion {found}, this one knows up to {known}). Update samespec.',
    'zh-CN':
      '{file}：由更新版本的 samespec 写成（schemaVersion {found}，当前程序最高支持 {known}）。请升级 samespec。',
  },
  'import-unsafe': {
    exit: 2,
    en: '{file}: refused, it holds an entry that does not belong in it ({entry}).',
    'zh-CN': '{file}：已拒绝导入，其中含有不该出现的条目（{entry}）。',
  },
  'archive-damaged': {
    exit: 2,
    en: '{file}: this archive cannot be read ({detail}). Give a whole .tar, .tar.gz or .tar.xz, or a folder.',
    'zh-CN':
      '{file}：无法读取这个归档文件（{detail}）。请给出完整的 .tar、.tar.gz 或 .tar.xz 文件，或一个目录。',
  },
  'archive-too-big': {
    exit: 2,
    en: '{file}: refused, unpacked it is beyond the limit of {limit}. Unpack it yourself and give the folder.',
    'zh-CN': '{file}：已拒绝读取，解包后超过上限 {limit}。请自行解包后给出目录。',
  },
  'not-a-tree': {
    exit: 2,
    en: '{file}: neither a saved run nor saved files of a machine: there is no proc/, sys/, etc/ or sos_commands/ in it.',
    'zh-CN':
      '{file}：既不是运行记录，也不是某台机器的文件：其中没有 proc/、sys/、etc/ 或 sos_commands/。',
  },
  'tree-several': {
    exit: 2,
    en: '--from {given}: it holds {count} machines. Leave out the name, or name the folder of one.',
    'zh-CN': '--from {given}：其中有 {count} 台机器。请去掉名称，或指定其中一台的目录。',
  },
  'from-mixed': {
    exit: 2,
    en: '--from {given} is a saved run. Give one saved run, or only folders and archives with files of machines.',
    'zh-CN': '--from {given} 是一份运行记录。请只给出一份运行记录，或只给出机器文件的目录和归档。',
  },
  'from-label': {
    exit: 2,
    en: '--from {given}: “{label}” is not a label. Write it as NAME=PATH,region=REGION.',
    'zh-CN': '--from {given}：“{label}”不是标签。写法：名称=路径,region=地域。',
  },
  'node-unknown': {
    exit: 2,
    en: 'No facts of a node “{node}” in this run. There are: {known}.',
    'zh-CN': '这份运行记录中没有节点“{node}”的事实。现有节点：{known}。',
  },
  'scenario-unknown': {
    exit: 2,
    en: 'No scenario “{name}”. “samespec lab list” shows what there is; -f FILE takes your own.',
    'zh-CN':
      '没有名为“{name}”的场景。“samespec lab list”可列出现有场景，-f 文件 可使用自己的场景。',
  },
  'scenario-invalid': {
    exit: 2,
    en: '{place}: {detail}',
    'zh-CN': '{place}:{detail}',
  },
  'lab-needs-root': {
    exit: 1,
    en: 'The lab makes network namespaces and needs root. Run it with sudo, or “samespec demo” to replay a recorded incident.',
    'zh-CN':
      '实验环境需要创建网络命名空间，必须以 root 运行。请使用 sudo，或用“samespec demo”回放已录制的事故。',
  },
  'lab-missing-tools': {
    exit: 1,
    en: 'The lab needs {tools}. Install with: {command}',
    'zh-CN': '实验环境缺少 {tools}。安装命令：{command}',
  },
  'lab-already-up': {
    exit: 1,
    en: 'The lab “{name}” is already up. End it first with “samespec lab down”.',
    'zh-CN': '实验环境“{name}”已在运行。请先执行“samespec lab down”。',
  },
  'lab-not-up': {
    exit: 1,
    en: 'No lab is up. Start one with “samespec lab up SCENARIO”.',
    'zh-CN': '当前没有运行中的实验环境。可用“samespec lab up 场景名”启动。',
  },
  'lab-several-up': {
    exit: 2,
    en: 'Several labs are up: {names}. Name one: “samespec lab down NAME”, “samespec lab fault … --lab NAME”.',
    'zh-CN':
      '有多个实验环境正在运行：{names}。请指明其中一个：“samespec lab down 名称”、“samespec lab fault … --lab 名称”。',
  },
  'lab-failed': {
    exit: 1,
    en: 'The lab could not be built: {step} failed ({detail}). What was made has been removed.',
    'zh-CN': '实验环境搭建失败：{step} 出错（{detail}）。已创建的内容均已清理。',
  },
  'lab-guest-kernel': {
    exit: 1,
    en: 'No kernel for the emulated guest: {detail}. It comes from Debian’s package {package} for amd64; fetch it once where that package is to be had.',
    'zh-CN':
      '没有可用于模拟虚拟机的内核：{detail}。该内核来自 Debian 的 {package} 软件包（amd64），请在能取得该软件包的机器上先下载一次。',
  },
  'lab-no-cgroup': {
    exit: 1,
    en: 'This machine has no writable cgroup with the cpu controller, so no CPU quota can be set. Run the lab outside a container.',
    'zh-CN': '本机没有可写的 cpu 控制器 cgroup，无法设置 CPU 配额。请在容器之外运行实验环境。',
  },
  'lab-fault-word': {
    exit: 2,
    en: '“{word}” cannot be changed in a running lab for {place}. Words that can: {known}, as WORD=VALUE.',
    'zh-CN': '在运行中的实验环境里，无法对 {place} 更改“{word}”。可用：{known}，写作 名称=值。',
  },
  'lab-fault-value': {
    exit: 2,
    en: '{word}: {detail}',
    'zh-CN': '{word}：{detail}',
  },
  'lab-fault-place': {
    exit: 2,
    en: 'This lab has no {place}. There are: {known}.',
    'zh-CN': '此实验环境中没有 {place}。现有：{known}。',
  },
  'lab-fault-guest': {
    exit: 2,
    en: '{node} is a virtual machine; what is inside it cannot be changed from outside. Choose another place than {place}.',
    'zh-CN': '{node} 是虚拟机，无法从外部更改其内部设置。请选择 {place} 以外的位置。',
  },
  'lab-fault-failed': {
    exit: 1,
    en: 'The running lab could not be changed: {detail}. “samespec lab down” ends it.',
    'zh-CN': '无法更改运行中的实验环境：{detail}。可用“samespec lab down”将其停止。',
  },
  'tool-missing': {
    exit: 1,
    en: '{tool} is not installed on this machine. Install with: {command}',
    'zh-CN': '本机未安装 {tool}。安装命令：{command}',
  },
  'output-failed': {
    exit: 1,
    en: 'Cannot write {file}: {detail}.',
    'zh-CN': '无法写入 {file}：{detail}。',
  },
  'store-failed': {
    exit: 1,
    en: 'Cannot save the run under {folder}: {detail}. Give another folder with SAMESPEC_HOME.',
    'zh-CN': '无法把运行记录保存到 {folder}：{detail}。可用 SAMESPEC_HOME 指定其他目录。',
  },
  'rule-unknown': {
    exit: 2,
    en: 'No rule “{rule}”. “samespec rules” lists them.',
    'zh-CN': '没有名为“{rule}”的规则。“samespec rules”可列出全部规则。',
  },
  'golden-unknown': {
    exit: 2,
    en: 'No node “{node}” in this run, so nothing can be measured against it. “samespec runs show RUN” lists its nodes.',
    'zh-CN':
      '该运行记录中没有节点“{node}”，无法以它为基准。“samespec runs show 运行编号”可列出其节点。',
  },
  'kube-config-unreadable': {
    exit: 2,
    en: 'Cannot read the kubeconfig {file}: {detail}. Give one with --kubeconfig, or set KUBECONFIG.',
    'zh-CN': '无法读取 kubeconfig {file}：{detail}。请用 --kubeconfig 指定，或设置 KUBECONFIG。',
  },
  'kube-context-unknown': {
    exit: 2,
    en: 'No context “{context}” in the kubeconfig. It has: {known}.',
    'zh-CN': 'kubeconfig 中没有名为“{context}”的 context。现有：{known}。',
  },
  'kube-no-cluster': {
    exit: 2,
    en: 'The context “{context}” names a cluster that the kubeconfig does not describe. Mend the file, or choose another --context.',
    'zh-CN':
      'context“{context}”所指的集群在 kubeconfig 中没有定义。请修正该文件，或换一个 --context。',
  },
  'kube-region-from': {
    exit: 2,
    en: '--region-from cannot be “{given}”. Give context, label:KEY, or regex:EXPRESSION whose first group is the region.',
    'zh-CN':
      '--region-from 不能是“{given}”。可用：context、label:键、regex:表达式（第一个分组为地域）。',
  },
  'kube-no-answer': {
    exit: 1,
    en: 'No cluster gave any node. {detail}',
    'zh-CN': '没有从任何集群得到节点。{detail}',
  },
  'kube-same-cluster': {
    exit: 2,
    en: 'The contexts “{first}” and “{second}” lead to the same cluster. Give one of them.',
    'zh-CN': 'context“{first}”与“{second}”指向同一个集群，请只保留一个。',
  },
  'plan-no-run': {
    exit: 2,
    en: 'There is no saved run to plan from. Run “samespec diagnose -i FLEET” first, or name a run with --from.',
    'zh-CN':
      '没有可用于生成计划的运行记录。请先执行“samespec diagnose -i 清单”，或用 --from 指定一份。',
  },
  'plan-finding-unknown': {
    exit: 2,
    en: 'No finding “{finding}” in this run. Findings with a remedy: {known}.',
    'zh-CN': '这份运行记录中没有结论“{finding}”。有处理办法的结论：{known}。',
  },
  'plan-no-remedy': {
    exit: 2,
    en: 'The finding “{finding}” has no remedy: there is nothing to change.',
    'zh-CN': '结论“{finding}”没有对应的处理办法，无需修改任何内容。',
  },
  'plan-remedy-unknown': {
    exit: 2,
    en: 'The finding “{finding}” has no remedy “{remedy}”. It has: {known}.',
    'zh-CN': '结论“{finding}”没有名为“{remedy}”的处理办法。可选：{known}。',
  },
  'plan-dangerous': {
    exit: 2,
    en: 'Refused: “{risk}”. {reason} This cannot be accepted.',
    'zh-CN': '已拒绝：“{risk}”。{reason}此风险不可接受。',
  },
  'plan-risk': {
    exit: 2,
    en: 'Refused: “{risk}”. {reason} Who wants it all the same accepts it by name: --i-accept {risk}',
    'zh-CN': '已拒绝：“{risk}”。{reason}如仍要执行，须按名称接受该风险：--i-accept {risk}',
  },
  'plan-risk-unknown': {
    exit: 2,
    en: 'There is no risk “{risk}” to accept. Known: {known}.',
    'zh-CN': '没有名为“{risk}”的风险可供接受。已知的有：{known}。',
  },
  'plan-refused': {
    exit: 2,
    en: 'No plan for “{finding}”: {reason}',
    'zh-CN': '无法为“{finding}”生成计划：{reason}',
  },
  'plan-node-untouched': {
    exit: 2,
    en: 'This remedy would not change the node “{node}”. It would change: {known}.',
    'zh-CN': '该处理办法不会修改节点“{node}”。会修改的节点：{known}。',
  },
  'plan-unreadable': {
    exit: 2,
    en: '{file}: this is not a plan that can be read ({detail}). Make it again with “samespec plan”.',
    'zh-CN': '{file}：无法作为计划读取（{detail}）。请用“samespec plan”重新生成。',
  },
  'plan-edited': {
    exit: 2,
    en: '{file}: the plan was edited after it was made: its content does not give the id it names. Make it again with “samespec plan”.',
    'zh-CN': '{file}：计划生成后被改动过，内容与其编号不符。请用“samespec plan”重新生成。',
  },
  'plan-newer': {
    exit: 2,
    en: '{file}: written by a newer samespec (schemaVersion {found}, this one knows up to {known}). Update samespec.',
    'zh-CN':
      '{file}：由更新版本的 samespec 写成（schemaVersion {found}，当前程序最高支持 {known}）。请升级 samespec。',
  },
  'plan-other-run': {
    exit: 2,
    en: '{file}: this plan was made from the run {made}, not from {run}.',
    'zh-CN': '{file}：该计划由运行记录 {made} 生成，而不是 {run}。',
  },
  'plan-for-people': {
    exit: 2,
    en: 'This plan holds nothing that samespec can carry out itself; it is work for people. Read it with -o text or -o md.',
    'zh-CN': '该计划中没有 samespec 能自行执行的内容，需由人来完成。可用 -o text 或 -o md 查看。',
  },
  'apply-needs-yes': {
    exit: 2,
    en: 'Nobody can be asked here. Read the plan, then give --yes.',
    'zh-CN': '当前无法询问确认。请先阅读计划，再加上 --yes。',
  },
  'apply-busy': {
    exit: 1,
    en: 'Another samespec (process {pid}) is carrying out this plan. Wait until it has ended.',
    'zh-CN': '另一个 samespec（进程 {pid}）正在执行该计划。请等它结束。',
  },
  'journal-failed': {
    exit: 1,
    en: 'The journal cannot be written under {folder}: {detail}. Without it nothing is changed; give another folder with SAMESPEC_HOME.',
    'zh-CN':
      '无法在 {folder} 写入日志：{detail}。没有日志就不做任何修改；可用 SAMESPEC_HOME 指定其他目录。',
  },
  'verify-no-criterion': {
    exit: 2,
    en: 'This plan names no region that answers slower, so there is nothing that could be measured before and after. What “samespec apply” proved with large packets is all there is.',
    'zh-CN':
      '该计划没有指明哪个地域响应变慢，因此没有可供前后测量的指标；“samespec apply”用大报文给出的证明即是全部。',
  },
  'verify-not-applied': {
    exit: 2,
    en: 'By the journal of this machine the plan is not in force: nothing to verify. Measure with “samespec verify PLAN --before” first, then “samespec apply PLAN”.',
    'zh-CN':
      '按本机日志，该计划未生效，没有可验证的内容。请先执行“samespec verify PLAN --before”测量基线，再执行“samespec apply PLAN”。',
  },
  'verify-in-force': {
    exit: 2,
    en: 'The plan is already in force: what is measured now is no baseline. Roll it back first, or run “samespec verify PLAN” without --before to judge it by its peers.',
    'zh-CN':
      '该计划已经生效，此时测得的不是基线。请先回滚，或不加 --before 执行“samespec verify PLAN”，仅与同类地域比较。',
  },
  'verify-half': {
    exit: 2,
    en: 'The plan is in force on some of its nodes only, or is being applied just now: neither before nor after can be measured. Finish it with “samespec apply” or “samespec rollback”.',
    'zh-CN':
      '该计划只在部分节点上生效，或正在执行，既不能测变更前也不能测变更后。请先用“samespec apply”或“samespec rollback”完成它。',
  },
  'verify-too-few-runs': {
    exit: 2,
    en: '{given, plural, one {# run per side is} other {# runs per side are}} too few: at least {needed, number} are needed, as fewer cannot exclude chance at 5 %.',
    'zh-CN':
      '每侧 {given, number} 次测量太少，至少需要 {needed, number} 次，否则在 5% 水平上无法排除偶然。',
  },
  'verify-other-nodes': {
    exit: 2,
    en: 'The plan changes {nodes}, which the run {run} does not know under this address: it is a plan for other nodes. Name the right run with --from.',
    'zh-CN':
      '该计划要修改 {nodes}，而运行记录 {run} 中没有这一地址的节点：这是针对其他节点的计划。请用 --from 指定正确的运行记录。',
  },
  'verify-nothing-measured': {
    exit: 2,
    en: 'In the run {run} no node of {regions} was measured in a way that could be repeated, so nothing can be verified.',
    'zh-CN': '运行记录 {run} 中，{regions} 没有任何节点有可重复的测量，无法验证。',
  },
  'verify-not-reversible': {
    exit: 2,
    en: 'The plan says that its change is made once and not flipped back and forth, so --interleave is refused.',
    'zh-CN': '该计划规定变更只执行一次，不来回切换，因此拒绝 --interleave。',
  },
  'verify-file-unreadable': {
    exit: 2,
    en: '{file}: this is not a run of a verification that can be read ({detail}). Remove it to go on without it.',
    'zh-CN': '{file}：无法作为验证测量读取（{detail}）。删除该文件后可继续。',
  },
  'verify-file-edited': {
    exit: 2,
    en: '{file}: the run was edited after it was measured. Remove it to go on without it.',
    'zh-CN': '{file}：该次测量在保存后被改动过。删除该文件后可继续。',
  },
  'verify-file-foreign': {
    exit: 2,
    en: '{file}: the run was measured for another plan. Remove it to go on without it.',
    'zh-CN': '{file}：该次测量属于另一个计划。删除该文件后可继续。',
  },
  'verify-file-stale': {
    exit: 2,
    en: '{file}: by the journal the plan was not {arm, select, before {out of force} other {in force}} all the time this run was measured. Remove it to go on without it.',
    'zh-CN':
      '{file}：按日志记载，该次测量期间计划并非始终{arm, select, before {未生效} other {处于生效状态}}。删除该文件后可继续。',
  },
  'verify-file-failed': {
    exit: 1,
    en: 'The run could not be saved as {file}: {detail}.',
    'zh-CN': '无法把这次测量保存为 {file}：{detail}。',
  },
  'compare-unknown': {
    exit: 2,
    en: 'No node or region “{name}” in the run {run}. There are: {known}.',
    'zh-CN': '运行记录 {run} 中没有名为“{name}”的节点或地域。现有：{known}。',
  },
  'compare-did-you-mean': {
    exit: 2,
    en: 'No run, node or region “{name}” (looked in the run {run}). Did you mean “{near}”?',
    'zh-CN':
      '没有名为“{name}”的运行记录、节点或地域（已在运行记录 {run} 中查找）。是否想写“{near}”？',
  },
  'compare-node-and-region': {
    exit: 2,
    en: '“{name}” is both a node and a region of the run {run}. Write node:{name} or region:{name}.',
    'zh-CN': '“{name}”在运行记录 {run} 中既是节点又是地域。请写作 node:{name} 或 region:{name}。',
  },
  'compare-two-kinds': {
    exit: 2,
    en: '“{node}” is a node and “{region}” a region. Compare two nodes, or two regions.',
    'zh-CN': '“{node}”是节点，“{region}”是地域。请比较两个节点，或两个地域。',
  },
  'compare-run-and-name': {
    exit: 2,
    en: '“{run}” is a run and “{other}” is none. Compare two runs, or write NAME@{run} for a node or region of it.',
    'zh-CN':
      '“{run}”是运行记录，“{other}”不是。请比较两份运行记录；若要比较其中的节点或地域，请写作 名称@{run}。',
  },
  'compare-no-run': {
    exit: 2,
    en: 'There are {count, plural, =0 {no saved runs} one {# saved run} other {# saved runs}}, and this needs {needed, number}. Run “samespec diagnose -i FLEET”, or name runs by folder or file.',
    'zh-CN':
      '已保存的运行记录有 {count, number} 份，此处需要 {needed, number} 份。请先执行“samespec diagnose -i 清单”，或用目录、文件指定运行记录。',
  },
  'prometheus-url': {
    exit: 2,
    en: '--prometheus {given}: not an http or https URL. Give the address of Prometheus itself, such as http://prometheus:9090.',
    'zh-CN':
      '--prometheus {given}：不是有效的 http 或 https 地址。请给出 Prometheus 本身的地址，例如 http://prometheus:9090。',
  },
  'prometheus-token': {
    exit: 2,
    en: '{file}: there is no token in it. Put the bearer token on one line, without blanks.',
    'zh-CN': '{file}：里面没有令牌。请把 bearer 令牌写成一行，不含空格。',
  },
  'prometheus-header': {
    exit: 2,
    en: '{place}: not a header. Write one on each line, as “Name: value”.',
    'zh-CN': '{place}：不是请求头。请每行写一个，例如“X-Tenant: web”。',
  },
  'prometheus-ca': {
    exit: 2,
    en: '{file}: there is no certificate in it. Give certificates in PEM.',
    'zh-CN': '{file}：里面没有证书。请给出 PEM 格式的证书。',
  },
  'prometheus-since': {
    exit: 2,
    en: '--since cannot be “{given}”. Give a time such as 15m, 1h or 2d; at least 45s, at most 30d.',
    'zh-CN': '--since 不能是“{given}”。请给出 15m、1h、2d 这样的时长，最短 45s，最长 30d。',
  },
  'prometheus-region-from': {
    exit: 2,
    en: '--region-from cannot be “{given}” for series of Prometheus. Give label:KEY with the label’s name there, such as label:datacenter.',
    'zh-CN':
      '对 Prometheus 的序列，--region-from 不能是“{given}”。请给出 label:键，其中键为那里的标签名，例如 label:datacenter。',
  },
  'prometheus-alone': {
    exit: 2,
    en: '{flag} goes with --prometheus. Give the address of a Prometheus as well, or leave it out.',
    'zh-CN': '{flag} 要与 --prometheus 一起使用。请同时给出 Prometheus 的地址，或去掉它。',
  },
  'prometheus-no-answer': {
    exit: 1,
    en: '{detail}',
    'zh-CN': '{detail}',
  },
  'prometheus-no-nodes': {
    exit: 2,
    en: '{url}: no series there names a node. Let it scrape samespec agents or node_exporter, or give the nodes with -i.',
    'zh-CN':
      '{url}：那里没有任何序列能指明节点。请让它抓取 samespec agent 或 node_exporter，或用 -i 给出节点。',
  },
  'agent-members': {
    exit: 2,
    en: 'The member list cannot be used: {detail}.',
    'zh-CN': '成员列表无法使用：{detail}。',
  },
  'agent-members-choice': {
    exit: 2,
    en: 'Give the members of the fleet by one of --members FILE, --members-dns NAME and --members-kubernetes SERVICE.',
    'zh-CN':
      '请用 --members 文件、--members-dns 名称、--members-kubernetes 服务 三者之一给出机群成员。',
  },
  'agent-flag': {
    exit: 2,
    en: '{flag} cannot be “{given}”. Give {expected}.',
    'zh-CN': '{flag} 不能是“{given}”。应为：{expected}。',
  },
  'agent-key-short': {
    exit: 2,
    en: '{file}: the key is shorter than {shortest, number} characters. Make one with “openssl rand -hex 32”.',
    'zh-CN': '{file}：密钥少于 {shortest, number} 个字符。可用“openssl rand -hex 32”生成。',
  },
  'agent-port-taken': {
    exit: 1,
    en: 'UDP port {port} is taken, by another agent perhaps. End that one, or give another with --probe-port on all nodes.',
    'zh-CN':
      'UDP 端口 {port} 已被占用，可能另一个 agent 正在运行。请结束它，或在所有节点上用 --probe-port 换一个端口。',
  },
  'agent-listen': {
    exit: 1,
    en: 'Cannot listen on {address}: {detail}. Give another address with --listen.',
    'zh-CN': '无法监听 {address}：{detail}。请用 --listen 换一个地址。',
  },
  'agent-facts': {
    exit: 1,
    en: 'The facts of this machine could not be read: {detail}.',
    'zh-CN': '无法读取本机的事实：{detail}。',
  },
  'agent-expected': {
    exit: 2,
    en: '{file}: not a list of expected facts ({detail}). “samespec agent --print-facts” on a good node writes one.',
    'zh-CN':
      '{file}：不是期望事实的列表（{detail}）。可在正常的节点上用“samespec agent --print-facts”生成。',
  },
  'serve-port-in-use': {
    exit: 2,
    en: 'Port {port} is taken by another program. Choose another with --port, or leave --port out for a free one.',
    'zh-CN': '端口 {port} 已被其他程序占用。请用 --port 换一个，或不加 --port，自动选用空闲端口。',
  },
  'serve-address': {
    exit: 2,
    en: 'Cannot listen on {address}: {detail}. Give an address of this machine with --listen.',
    'zh-CN': '无法监听 {address}：{detail}。请用 --listen 指定本机的地址。',
  },
  'serve-token-needed': {
    exit: 2,
    en: 'Without a token anybody who reaches {address} could read every run. --no-token is for 127.0.0.1 alone; leave it out.',
    'zh-CN':
      '没有令牌时，任何能访问 {address} 的人都可读取全部运行记录。--no-token 只能用于 127.0.0.1，请去掉该选项。',
  },
  'serve-token-file': {
    exit: 2,
    en: '{file}: cannot be used for the token ({detail}). Give a file that you may read and write, or leave --token-file out.',
    'zh-CN': '{file}：无法用作令牌文件（{detail}）。请指定一个可读写的文件，或去掉 --token-file。',
  },
  'serve-token-weak': {
    exit: 2,
    en: '{file}: a token has 32 to 256 letters, digits, - or _, and nothing else. Empty or remove the file, and one is made.',
    'zh-CN':
      '{file}：令牌应由 32 到 256 个字母、数字、- 或 _ 组成，不含其他字符。清空或删除该文件后会自动生成。',
  },
  'serve-no-page': {
    exit: 1,
    en: 'The page cannot be built: {detail}. Run “npm ci” and “npm run build:ui” in the clone, then “samespec serve” again.',
    'zh-CN':
      '无法构建页面：{detail}。请在源码目录执行“npm ci”和“npm run build:ui”，再执行“samespec serve”。',
  },
  'prune-age': {
    exit: 2,
    en: '--older-than cannot be “{given}”. Give a number and a unit: 30d, 12h, 4w or 90m.',
    'zh-CN': '--older-than 不能是“{given}”。请给出数字和单位，例如 30d、12h、4w、90m。',
  },
  'prune-what': {
    exit: 2,
    en: 'Say what may go: --keep N keeps the newest N runs, --older-than 30d keeps those of the last 30 days, both together keep both.',
    'zh-CN':
      '请说明可删除的范围：--keep N 保留最新的 N 份，--older-than 30d 保留最近 30 天内的；两者可同时使用，均予保留。',
  },
} as const satisfies Record<string, {exit: 1 | 2; en: string; 'zh-CN': string}>;

export type ErrorCode = keyof typeof ERRORS;
