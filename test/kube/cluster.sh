# shellcheck shell=bash
# One cluster: its control plane and its nodes, each a machine of its own. Sourced by kube-lab.sh.
# A cluster has a name (its region) and an index; node K of index I lives in 10.77.(10·I+K).0/24,
# its pods in 10.244.(10·I+K).0/24, its API server on port 16443+I of this machine.

control_plane_name() { echo "kl-$1-cp"; }
node_name() { echo "kl-$1-$2"; }
api_port() { echo $((16443 + $1)); }

# A veth from the router namespace to a machine.
link() {
  local name=$1 subnet=$2
  ip netns add "$name"
  ip -n kl-wan link add "r$subnet" type veth peer name eth0 netns "$name"
  ip -n kl-wan addr add "10.77.$subnet.1/24" dev "r$subnet"
  ip -n kl-wan link set "r$subnet" up
  ip -n "$name" addr add "10.77.$subnet.2/24" dev eth0
  ip -n "$name" link set eth0 up
  ip -n "$name" link set lo up
  ip -n "$name" route add default via "10.77.$subnet.1"
  in_net "$name" sysctl -qw net.ipv4.ip_forward=1
}

kubeconfig() {
  local file=$1 name=$2 server=$3 token=$4 certificate=$5
  cat >"$file" <<K
apiVersion: v1
kind: Config
clusters: [{name: $name, cluster: {server: "$server", certificate-authority: "$certificate"}}]
users: [{name: $name, user: {token: "$token"}}]
contexts: [{name: $name, context: {cluster: $name, user: $name}}]
current-context: $name
K
}

control_plane() {
  local cluster=$1 index=$2 count=$3 folder=$RUN/$1 k subnet=$((10 * $2 + 9)) certificate=$RUN/$1/certs/apiserver.crt
  mkdir -p "$folder/certs"
  openssl genrsa -out "$folder/sa.key" 2048 2>/dev/null
  {
    echo 'admintoken,admin,admin,"system:masters"'
    echo 'readertoken,reader,reader'
    for k in $(seq 1 "$count"); do echo "tok-$k,system:node:$cluster-$k,n$k,\"system:nodes\""; done
  } >"$folder/tokens.csv"
  kubeconfig "$folder/admin.kubeconfig" "$cluster" "https://localhost:$(api_port "$index")" admintoken "$certificate"
  kubeconfig "$folder/reader.kubeconfig" "$cluster" "https://localhost:$(api_port "$index")" readertoken "$certificate"
  kubeconfig "$folder/cp.kubeconfig" "$cluster" https://localhost:6443 admintoken "$certificate"
  kubeconfig "$folder/proxy.kubeconfig" "$cluster" "https://10.77.$subnet.2:6443" admintoken "$certificate"
  for k in $(seq 1 "$count"); do
    kubeconfig "$folder/node-$k.kubeconfig" "$cluster" "https://10.77.$subnet.2:6443" "tok-$k" "$certificate"
  done
  cat >"$folder/cp.init" <<I
hostname $cluster-cp
cd $folder
etcd --data-dir $folder/etcd --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
  --listen-peer-urls http://127.0.0.1:2380 --unsafe-no-fsync >etcd.log 2>&1 &
$BIN/kube-apiserver --etcd-servers=http://127.0.0.1:2379 --service-account-key-file=sa.key \
  --service-account-signing-key-file=sa.key --service-account-issuer=https://kubernetes.default.svc \
  --token-auth-file=tokens.csv --authorization-mode=Node,RBAC --secure-port=6443 --bind-address=0.0.0.0 \
  --advertise-address=10.77.$subnet.2 --cert-dir=certs --service-cluster-ip-range=10.96.0.0/16 --allow-privileged=true \
  --kubelet-preferred-address-types=InternalIP --kubelet-timeout=10s >apiserver.log 2>&1 &
until [ -s certs/apiserver.crt ]; do sleep .2; done
$BIN/kube-controller-manager --kubeconfig=cp.kubeconfig --service-account-private-key-file=sa.key \
  --root-ca-file=certs/apiserver.crt --cluster-cidr=10.244.0.0/16 --leader-elect=false --cert-dir=$folder/kcm-certs \
  --controllers='*,-nodeipam,-route,-cloud-node-lifecycle,-service' >kcm.log 2>&1 &
$BIN/kube-scheduler --kubeconfig=cp.kubeconfig --leader-elect=false >sched.log 2>&1 &
socat UNIX-LISTEN:$folder/api.sock,fork,unlink-early TCP:127.0.0.1:6443 &
wait
I
  machine "$(control_plane_name "$cluster")" "$folder/cp.init"
  setsid socat "TCP-LISTEN:$(api_port "$index"),bind=127.0.0.1,fork,reuseaddr" "UNIX-CONNECT:$folder/api.sock" \
    >"$folder/socat.log" 2>&1 </dev/null &
  record "socat-$cluster" $!
}

node_files() {
  local cluster=$1 subnet=$2 k=$3 folder=$4 mtu
  mtu=POD_MTU_${cluster}_$k
  mtu=${!mtu:-${POD_MTU:-1450}}
  mkdir -p "$folder"/{varlib/kubelet,varlog,etc.up/cni/net.d,etc.work,sysmnt}
  echo "$cluster-$k" >"$folder/etc.up/hostname"
  printf '127.0.0.1 localhost %s\n' "$cluster-$k" >"$folder/etc.up/hosts"
  cat >"$folder/etc.up/cni/net.d/10-podnet.conflist" <<C
{"cniVersion":"0.4.0","name":"podnet","plugins":[
 {"type":"bridge","bridge":"cni0","isGateway":true,"ipMasq":false,"hairpinMode":true,"mtu":$mtu,
  "ipam":{"type":"host-local","ranges":[[{"subnet":"10.244.$subnet.0/24"}]],"routes":[{"dst":"0.0.0.0/0"}]}}]}
C
  cat >"$folder/containerd.toml" <<C
version = 2
disabled_plugins = ["io.containerd.snapshotter.v1.aufs","io.containerd.snapshotter.v1.btrfs","io.containerd.snapshotter.v1.devmapper","io.containerd.snapshotter.v1.zfs","io.containerd.internal.v1.opt"]
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "lab.local/pause:3.2"
  restrict_oom_score_adj = true      # without CAP_SYS_RESOURCE runc cannot lower oom_score_adj
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "/etc/cni/net.d"
C
}

# The image node-tools may be another one under the same name: IMAGE_hk_1=node-tools-other.
node() {
  local cluster=$1 index=$2 k=$3 name subnet=$((10 * $2 + $3)) folder=$RUN/$1/node-$3 controller image
  name=$(node_name "$cluster" "$k")
  image=IMAGE_${cluster}_$k
  image=${!image:-node-tools}
  node_files "$cluster" "$subnet" "$k" "$folder"
  for controller in $CONTROLLERS; do mkdir -p "/sys/fs/cgroup/$controller/$name"; done
  cat /sys/fs/cgroup/cpuset/cpuset.cpus >"/sys/fs/cgroup/cpuset/$name/cpuset.cpus"
  cat /sys/fs/cgroup/cpuset/cpuset.mems >"/sys/fs/cgroup/cpuset/$name/cpuset.mems"
  cat >"$folder/kubelet.sh" <<I
cd $RUN/$cluster
exec $BIN/kubelet --kubeconfig=$RUN/$cluster/node-$k.kubeconfig --container-runtime=remote \
  --container-runtime-endpoint=unix:///run/containerd/containerd.sock --hostname-override=$cluster-$k \
  --node-ip=10.77.$subnet.2 --node-labels=topology.kubernetes.io/region=$cluster,topology.kubernetes.io/zone=${cluster}a \
  --cgroup-driver=cgroupfs --cgroup-root=/$name --pod-infra-container-image=lab.local/pause:3.2 --fail-swap-on=false \
  --make-iptables-util-chains=false --cluster-dns=10.96.0.10 --cluster-domain=cluster.local --eviction-hard= \
  --image-gc-high-threshold=100 --resolv-conf= --max-pods=40 --cert-dir=/var/lib/kubelet/pki --node-status-update-frequency=4s
I
  cat >"$folder/init" <<I
hostname $cluster-$k
mount -t sysfs sysfs $folder/sysmnt && mount --rbind /sys/fs/cgroup $folder/sysmnt/fs/cgroup && mount --move $folder/sysmnt /sys
mount -t tmpfs tmpfs /run
mount --bind $folder/varlib /var/lib
mount --bind $folder/varlog /var/log
mount -t overlay overlay -o lowerdir=/etc,upperdir=$folder/etc.up,workdir=$folder/etc.work /etc
mount --make-rshared /
containerd --config $folder/containerd.toml >/var/log/containerd.log 2>&1 &
until ctr version >/dev/null 2>&1; do sleep .1; done
for image in pause $image; do ctr -n k8s.io images import $IMAGES/\$image.tar; done
bash $folder/kubelet.sh >>/var/log/kubelet.log 2>&1 &
$BIN/kube-proxy --kubeconfig=$RUN/$cluster/proxy.kubeconfig --hostname-override=$cluster-$k --proxy-mode=iptables \
  --masquerade-all --cluster-cidr=10.244.0.0/16 --conntrack-max-per-core=0 --conntrack-tcp-timeout-established=0 \
  --conntrack-tcp-timeout-close-wait=0 >/var/log/kube-proxy.log 2>&1 &
while :; do wait; sleep 1; done
I
  machine "$name" "$folder/init"
}

# The pod overlay, by hand in the manner of flannel, over all nodes of all clusters: SUBNETS holds "NAME SUBNET" lines.
overlay() {
  local name subnet peer other
  while read -r name subnet; do
    ip -n "$name" link add vx0 address "$(overlay_mac "$subnet")" mtu 1450 type vxlan id 42 local "10.77.$subnet.2" dev eth0 dstport 4789 nolearning
    ip -n "$name" addr add "10.244.$subnet.0/32" dev vx0
    ip -n "$name" link set vx0 up
    while read -r peer other; do
      [ "$peer" != "$name" ] || continue
      ip -n "$name" route add "10.244.$other.0/24" via "10.244.$other.0" dev vx0 onlink
      ip -n "$name" neigh add "10.244.$other.0" lladdr "$(overlay_mac "$other")" dev vx0 nud permanent
      bridge -n "$name" fdb add "$(overlay_mac "$other")" dev vx0 dst "10.77.$other.2" self permanent
    done <"$RUN/subnets"
  done <"$RUN/subnets"
}

overlay_mac() { printf '02:42:00:00:00:%02x\n' "$1"; }
