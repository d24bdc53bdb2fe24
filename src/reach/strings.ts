import type {Strings} from '../model/message.ts';
import {messages} from '../model/message.ts';

/** Why a script did not run to its end on a node, with the mend. */
export const strings = {
  'time-limit': {
    en: 'Gave up after {seconds, number} s; what had been started on the node was ended. Allow more with --timeout.',
    'zh-CN':
      '{seconds, number} 秒后仍未完成，已放弃，并已结束在节点上启动的进程。可用 --timeout 放宽时限。',
  },
  'no-answer': {
    en: '{host} did not answer within {seconds, number} s. Check that the machine is up and that no firewall drops port {port}.',
    'zh-CN':
      '{host} 在 {seconds, number} 秒内没有应答。请确认机器已开机，且防火墙没有丢弃到端口 {port} 的流量。',
  },
  'connect-timeout': {
    en: 'Connecting to {host} timed out ({detail}). Check that the machine is up and that no firewall drops port {port}.',
    'zh-CN':
      '连接 {host} 超时（{detail}）。请确认机器已开机，且防火墙没有丢弃到端口 {port} 的流量。',
  },
  'too-much-output': {
    en: 'Said more than the cap of {bytes, number} bytes; what came before it is used, the rest was stopped.',
    'zh-CN': '输出超过 {bytes, number} 字节的上限；上限之前的内容照常使用，其余已中止。',
  },
  cancelled: {
    en: 'Cancelled before it ended.',
    'zh-CN': '尚未结束即被取消。',
  },
  'saved-files': {
    en: 'Only saved files of this machine are known; nothing can run there.',
    'zh-CN': '只有该机器保存下来的文件，无法在其上执行任何操作。',
  },
  'kube-denied': {
    en: 'The cluster of context {context} does not allow the probe pod on {node}: {detail}. The rights needed are in deploy/ (role “prober”).',
    'zh-CN':
      'context {context} 的集群不允许在 {node} 上运行探测 Pod：{detail}。所需权限见 deploy/（角色“prober”）。',
  },
  'kube-not-created': {
    en: 'The probe pod on {node} (context {context}) could not be made: {detail}.',
    'zh-CN': '无法在 {node}（context {context}）上创建探测 Pod：{detail}。',
  },
  'kube-pod-not-running': {
    en: 'The probe pod on {node} (context {context}) did not start: {detail}. If the image cannot be pulled there, give another with --probe-image.',
    'zh-CN':
      '{node}（context {context}）上的探测 Pod 未能启动：{detail}。若该处无法拉取镜像，请用 --probe-image 换一个。',
  },
  'kube-no-answer': {
    en: 'The probe pod on {node} (context {context}) runs, but did not answer in time. Allow more with --timeout.',
    'zh-CN':
      '{node}（context {context}）上的探测 Pod 已运行，但未在时限内应答。可用 --timeout 放宽时限。',
  },
  'kube-no-shell': {
    en: 'No shell could be started on {node} (context {context}) from its probe pod: {detail}.',
    'zh-CN': '无法从探测 Pod 在 {node}（context {context}）上启动 shell：{detail}。',
  },
  'kube-node-not-ready': {
    en: 'No probe pod can start on {node} (context {context}): {detail}. Look at the kubelet and the container runtime there.',
    'zh-CN':
      '无法在 {node}（context {context}）上启动探测 Pod：{detail}。请检查该节点的 kubelet 与容器运行时。',
  },
  'kube-pod-lost': {
    en: 'The probe pod on {node} (context {context}) was taken away while a script ran in it: {detail}. Look for evictions, drains and preemption there.',
    'zh-CN':
      '{node}（context {context}）上的探测 Pod 在脚本运行期间消失：{detail}。请检查是否发生了驱逐、排空或抢占。',
  },
  'kube-cut': {
    en: 'The connection to the probe pod on {node} (context {context}) was cut ({detail}). Try again; if it stays so, look at what lies before the API server.',
    'zh-CN':
      '与 {node}（context {context}）上探测 Pod 的连接中断（{detail}）。请重试；若仍然如此，请检查 API server 之前的设备。',
  },
  'kube-host-unread': {
    en: '{node} (context {context}) has no shell of its own: scripts ran in the probe pod instead. Its kernel, processes and network are read, its files are not, so facts from files are unknown there.',
    'zh-CN':
      '{node}（context {context}）自身没有 shell，脚本改在探测 Pod 中运行：可读取其内核、进程与网络，但读不到其文件，因此来自文件的事实在该节点上未知。',
  },
  'kube-namespace-stuck': {
    en: 'The temporary namespace {namespace} in context {context} is being deleted and does not come to its end: {detail}. See to what holds it; nothing more is to be done for samespec.',
    'zh-CN':
      'context {context} 中的临时命名空间 {namespace} 正在删除，但迟迟没有完成：{detail}。请处理卡住它的对象；samespec 一侧无需再做任何事。',
  },
  'kube-objects-left': {
    en: 'What this run made in namespace {namespace} of context {context} could not all be removed: {detail}. Remove it with: samespec cleanup --context {context} --probe-namespace {namespace} --all',
    'zh-CN':
      '本次运行在 context {context} 的命名空间 {namespace} 中创建的对象未能全部删除：{detail}。请执行：samespec cleanup --context {context} --probe-namespace {namespace} --all',
  },
  'kube-namespace-left': {
    en: 'The temporary namespace {namespace} in context {context} could not be removed: {detail}. Remove it with: samespec cleanup --context {context} --all',
    'zh-CN':
      'context {context} 中的临时命名空间 {namespace} 未能删除：{detail}。请执行：samespec cleanup --context {context} --all',
  },
  refused: {
    en: '{host} refused the connection on port {port}: nothing listens there. Start sshd on it, or correct the port in the inventory.',
    'zh-CN':
      '{host} 拒绝了到端口 {port} 的连接：该端口没有服务在监听。请在该机器上启动 sshd，或在清单中改正端口。',
  },
  unreachable: {
    en: 'There is no route to {host} ({detail}). Check the address, the VPN or a jump host.',
    'zh-CN': '没有到 {host} 的路由（{detail}）。请检查地址、VPN 或跳板机。',
  },
  unresolved: {
    en: 'The name {host} cannot be resolved here. Correct it, or give an address in the inventory.',
    'zh-CN': '本机无法解析主机名 {host}。请改正名称，或在清单中直接填写地址。',
  },
  'host-key-unknown': {
    en: 'The host key of {host} is not known here, so its identity cannot be checked. Connect once by hand ({command}) and compare the fingerprint, or add it with ssh-keyscan from a source you trust.',
    'zh-CN':
      '本机没有 {host} 的主机密钥，无法核实其身份。请先手动连接一次（{command}）并核对指纹，或从可信来源用 ssh-keyscan 添加。',
  },
  'host-key-changed': {
    en: 'The host key of {host} is not the one known here ({where}). If the machine was reinstalled, remove the old key with {command} and connect once by hand; if not, somebody may be in between.',
    'zh-CN':
      '{host} 的主机密钥与本机记录（{where}）不一致。若该机器重装过，请用 {command} 删除旧密钥，再手动连接一次；否则可能有人在中间劫持连接。',
  },
  'permission-denied': {
    en: '{login} was refused: no key offered is accepted there (the server takes {methods}). Add your public key with ssh-copy-id, load the key into ssh-agent, or correct the user or identityFile.',
    'zh-CN':
      '{login} 登录被拒绝：所提供的密钥均不被接受（服务器接受的方式：{methods}）。请用 ssh-copy-id 添加公钥、把密钥加载到 ssh-agent，或改正用户名或 identityFile。',
  },
  'asks-for-password': {
    en: '{login} asks for a password, and samespec never types one (the server takes {methods}). Allow keys on that server and add yours with ssh-copy-id.',
    'zh-CN':
      '{login} 要求输入密码，而 samespec 从不代输密码（服务器接受的方式：{methods}）。请在该服务器上允许密钥登录，并用 ssh-copy-id 添加公钥。',
  },
  'key-unusable': {
    en: '{login} was refused, and a key could not be used here: {detail}. Correct identityFile or the rights of that file (chmod 600).',
    'zh-CN':
      '{login} 登录被拒绝，且本机的一个密钥无法使用：{detail}。请改正 identityFile，或修正该文件的权限（chmod 600）。',
  },
  'sudo-denied': {
    en: 'sudo would not run without a password ({detail}). Allow it with NOPASSWD in sudoers, log in as root, or leave out --sudo.',
    'zh-CN':
      'sudo 无法免密执行（{detail}）。请在 sudoers 中配置 NOPASSWD、以 root 登录，或去掉 --sudo。',
  },
  'no-shell': {
    en: 'The login to {host} worked, but it gives no shell: {detail}. Use a user whose login shell is sh or bash and whose key has no forced command.',
    'zh-CN':
      '可以登录 {host}，但得不到 shell：{detail}。请改用登录 shell 为 sh 或 bash 的用户，且其密钥没有设置强制命令。',
  },
  closed: {
    en: 'The connection to {host} was cut ({detail}). Try again; if it stays so, look at the log of sshd there.',
    'zh-CN': '与 {host} 的连接中断（{detail}）。请重试；若仍然如此，请查看该机器上 sshd 的日志。',
  },
  'cut-short': {
    en: 'The script {script} was ended from outside before it was done ({detail}). Look for the out-of-memory killer on the node.',
    'zh-CN': '脚本 {script} 尚未完成就被外部终止（{detail}）。请检查该节点上是否触发了 OOM。',
  },
  'not-started': {
    en: 'The script {script} could not be started ({detail}). Try a shell on that node by hand.',
    'zh-CN': '脚本 {script} 无法启动（{detail}）。请在该节点上手动试一下 shell。',
  },
  'no-python3': {
    en: 'There is no python3 on the node, which {script} needs. Install it there, or do without this measurement.',
    'zh-CN': '节点上没有 {script} 所需的 python3。请在该节点上安装，或不做这项测量。',
  },
  'ssh-missing': {
    en: 'The program ssh is not installed on this machine. Install the OpenSSH client (Debian, Ubuntu: apt-get install openssh-client).',
    'zh-CN':
      '本机未安装 ssh 程序。请安装 OpenSSH 客户端（Debian、Ubuntu:apt-get install openssh-client）。',
  },
  failed: {
    en: 'ssh to {host} failed: {detail}. Try by hand: {command}',
    'zh-CN': '到 {host} 的 ssh 失败：{detail}。可手动尝试：{command}',
  },
} satisfies Strings;

export const say = messages('reach', strings);
