files clocksource.files /sys/devices/system/clocksource/clocksource0/current_clocksource \
  /sys/devices/system/clocksource/clocksource0/available_clocksource
