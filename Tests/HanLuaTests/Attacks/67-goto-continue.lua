-- expect: HA703
::top:: goto top
