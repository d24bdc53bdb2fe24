files_only diskio '^ *[0-9]+ +[0-9]+ (sd[a-z]+|hd[a-z]+|vd[a-z]+|xvd[a-z]+|nvme[0-9]+n[0-9]+|mmcblk[0-9]+) ' /proc/diskstats
