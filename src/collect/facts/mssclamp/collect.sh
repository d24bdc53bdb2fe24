# xt_TCPMSS counts its rules in its own reference count, so iptables need not be started (it loads modules).
mssclamp_iptables() {
  if [ -r /sys/module/xt_TCPMSS/refcnt ] && read -r mssclamp_rules </sys/module/xt_TCPMSS/refcnt; then
    printf 'xt_TCPMSS %s\n' "$mssclamp_rules"
  elif [ -d /sys/module/xt_TCPMSS ]; then
    echo 'xt_TCPMSS builtin'
  elif [ -r /proc/modules ]; then
    echo 'xt_TCPMSS absent'
  fi
}
# Tables in which nobody clamps (nat, filter and so on of iptables, kube-proxy) may hold thousands of rules.
mssclamp_nftables() {
  mssclamp_tables=$(limited nft list tables 2>&1) || {
    printf '%s\n' "$mssclamp_tables" && return 1
  }
  mssclamp_count=0
  printf '%s\n' "$mssclamp_tables" | while read -r _ mssclamp_family mssclamp_name; do
    case $mssclamp_family/$mssclamp_name in
      ip*/nat | ip*/filter | ip*/raw | ip*/security | */kube-proxy* | bridge/* | netdev/*) continue ;;
    esac
    mssclamp_count=$((mssclamp_count + 1))
    [ "$mssclamp_count" -le 4 ] || break
    printf 'table %s %s\n' "$mssclamp_family" "$mssclamp_name"
    limited nft -s list table "$mssclamp_family" "$mssclamp_name" |
      grep -aoE 'maxseg size set [a-z0-9 ]+|TCPMSS [^#]*'
  done
  echo looked
}
inline mssclamp.iptables mssclamp_iptables 'cat /sys/module/xt_TCPMSS/refcnt'
# nft would load nf_tables where it is not loaded.
if [ -d /sys/module/nf_tables ] && have nft; then
  limit 65536 1
  call mssclamp.nftables mssclamp_nftables 'nft list ruleset | grep maxseg'
fi
