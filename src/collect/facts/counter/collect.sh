plain_files counter /proc/net/snmp /proc/net/netstat /proc/net/snmp6
