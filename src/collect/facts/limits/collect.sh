files_without limits '^[^!-~]*(#|$)' /etc/security/limits.conf /etc/security/limits.d/*.conf \
  /proc/self/limits /proc/sys/fs/file-max
