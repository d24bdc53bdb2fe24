files pressure.files /proc/pressure/cpu /proc/pressure/io /proc/pressure/memory
